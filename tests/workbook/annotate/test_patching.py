"""Changes of XML at exact places, and formats added to a styles part."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.workbook.annotate.looks import LOOKS, Look
from ibcalc.workbook.annotate.stylesheet import Stylesheet, empty_styles
from ibcalc.workbook.annotate.xmlpatch import (
    CannotPatch,
    Patch,
    as_utf8,
    escaped,
    prefixed,
    read_tree,
    stored,
)
from tests.workbook.annotate.books import FOUT, INFO
from tests.workbook.handmade import MAIN

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\t\n\r<>&\"'"), max_size=40)


def test_a_tree_knows_its_places() -> None:
    data = b'<a><b x="/>"/>tekst<c> <d></d></c  ></a>'
    root = read_tree(data).root
    b, c = root.children
    assert data[b.start : b.end] == b'<b x="/>"/>'
    assert b.empty
    assert data[c.inner : c.close] == b" <d></d>"
    assert data[c.start : c.end] == b"<c> <d></d></c  >"
    assert not c.children[0].empty
    assert data[root.inner : root.close] == data[3:-4]


def test_a_prefix_of_the_root_is_taken_off() -> None:
    document = read_tree(b'<x:a xmlns:x="urn:a" xmlns:r="urn:r"><x:b/><y:b/></x:a>')
    assert [node.tag for node in document.root.children] == ["b", "y:b"]
    assert document.namespace() == "urn:a"
    assert document.namespace_prefix("urn:q", "urn:r") == "r:"
    assert document.namespace_prefix("urn:q") is None


@pytest.mark.parametrize(
    "data",
    [b"<a>", b"<a/><b/>", b"", b"<!DOCTYPE a><a/>", b'<?xml version="1.0" encoding="x"?><a/>'],
)
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(CannotPatch):
        read_tree(data)


def test_changes_of_one_part_go_together() -> None:
    data = b"<a k='1' n=\"k='2'\"><b/><c></c></a>"
    document = read_tree(data)
    b, c = document.root.children
    patch = Patch(data)
    patch.append(b, "<i/>")
    patch.append(b, "<j/>")
    patch.append(c, "é")
    patch.set_attribute(b.start, "s", "5")
    patch.set_attribute(document.root.start, "k", "9")
    patch.drop_attribute(document.root.start, "n")
    patch.insert(c.start, "<n/>")
    assert patch.result().decode() == '<a k="9"><b s="5"><i/><j/></b><n/><c>é</c></a>'


def test_changes_at_one_place_stay_in_their_order() -> None:
    patch = Patch(b"<a>x</a>")
    patch.replace(3, 4, "y")
    patch.insert(3, "1")
    patch.insert(3, "2")
    assert patch.result() == b"<a>12y</a>"


def test_changes_that_overlap_are_our_own_fault() -> None:
    patch = Patch(b"<a>xyz</a>")
    patch.replace(3, 5, "1")
    patch.replace(4, 6, "2")
    with pytest.raises(RuntimeError):
        patch.result()


def test_nothing_to_change_changes_nothing() -> None:
    data = "<a>  é<!-- x --><b/></a>".encode()
    assert Patch(data).result() == data


@given(TEXTS)
def test_any_text_is_read_back_from_elements_and_attributes(text: str) -> None:
    xml = f'<a k="{escaped(text)}">{escaped(text)}</a>'
    root = ET.fromstring(xml)
    assert root.get("k") == (root.text or "")
    illegal = {chr(code) for code in range(32)} - set("\t\n\r") | {"\ufffe", "\uffff"}
    assert (root.text or "") == "".join("\ufffd" if one in illegal else one for one in text)


def test_text_that_looks_like_an_escape_stays_as_typed() -> None:
    assert stored("_x0041_ _x_ _x0041") == "_x005F_x0041_ _x_ _x0041"


def test_a_prefix_goes_to_our_own_tags_only() -> None:
    assert prefixed('<a k="1"><b/>&lt;c/&gt;<v:d/></a>', "x:") == (
        '<x:a k="1"><x:b/>&lt;c/&gt;<v:d/></x:a>'
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "us-ascii"])
def test_every_encoding_becomes_utf_8(encoding: str) -> None:
    name = "UTF-16" if encoding.startswith("utf-16") else encoding
    text = f'<?xml version="1.0" encoding="{name}"?><a>{"e" if encoding == "us-ascii" else "é"}</a>'
    changed = as_utf8(text.encode(encoding))
    assert changed.decode() == text.replace(name, "UTF-8", 1)
    read_tree(changed)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CannotPatch):
        as_utf8("<a/>".encode("utf-16") + b"x")


FONTS = {
    '<color rgb="FFFFFFFF"/>': True,
    '<color rgb="FFC00000"/>': False,
    '<color rgb="FFFFFF99"/>': True,
    '<color rgb="onzin"/>': True,
    '<color theme="0"/>': True,
    '<color theme="1"/>': True,
    '<color theme="4"/>': False,
    '<color theme="4" tint="0.59999389629810485"/>': True,
    '<color indexed="9"/>': True,
    '<color indexed="10"/>': False,
    '<color auto="1"/>': True,
    "": True,
}


@pytest.mark.parametrize("colour", FONTS)
def test_letters_that_a_light_fill_would_hide_become_black(colour: str) -> None:
    """A dark colour that someone chose is kept."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><b/><sz val="9"/>{colour}'
        '<name val="Arial"/></font></fonts><cellXfs count="1"><xf fontId="0"/></cellXfs>'
        "</styleSheet>"
    )
    sheet = Stylesheet(styles.encode())
    assert sheet.marked(0, FOUT) == 1
    root = ET.fromstring(sheet.result())
    fonts = root.findall(f"{{{MAIN}}}fonts/{{{MAIN}}}font")
    marked = root.findall(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")[1]
    assert (marked.get("fontId") == "1") is FONTS[colour]
    assert marked.get("applyFill") == "1"
    if FONTS[colour]:
        tags = [node.tag.rpartition("}")[2] for node in fonts[1]]
        assert tags == ["b", "sz", "color", "name"]
        assert fonts[1][2].get("rgb") == "FF000000"


def test_equal_formats_are_made_once() -> None:
    sheet = Stylesheet(empty_styles(MAIN))
    numbers = [sheet.marked(0, FOUT), sheet.marked(0, INFO), sheet.marked(0, FOUT)]
    numbers += [sheet.look(Look.TEXT), sheet.look(Look.TEXT)]
    assert numbers == [1, 2, 1, 3, 3]
    root = ET.fromstring(sheet.result())
    for tag in ("fonts", "fills", "borders", "cellXfs"):
        section = root.find(f"{{{MAIN}}}{tag}")
        assert section is not None
        assert section.get("count") == str(len(section))


def test_a_styles_part_that_is_not_used_stays_as_it_is() -> None:
    data = empty_styles(MAIN)
    assert Stylesheet(data).result() == data


def test_every_look_has_a_format() -> None:
    assert set(LOOKS) == set(Look)
