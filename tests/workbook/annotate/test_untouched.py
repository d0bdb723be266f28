"""What a checked copy may not touch: the input, and every part that need not change."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ibcalc.workbook.annotate import write_checked_copy
from ibcalc.workbook.annotate.archive import LOCAL_HEADER
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from tests.workbook.annotate.books import (
    MODEL,
    VBA,
    checked,
    differing,
    found,
    loaded,
    parts_of,
    proposed,
    rich_book,
)
from tests.workbook.handmade import parts, rels, zipped

ALWAYS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def shipped(folder: Path) -> Path:
    path = folder / MODEL.name
    path.write_bytes(MODEL.read_bytes())
    return path


def test_only_the_marked_sheets_of_a_model_change(tmp_path: Path) -> None:
    source = shipped(tmp_path)
    copy = checked(source, [found((4, 4), "Tarieven"), found((2, 1), "Categorie")], [proposed()])
    changed, added = differing(source, copy)
    assert added == {"xl/worksheets/sheet16.xml", "xl/worksheets/sheet17.xml"}
    assert changed - ALWAYS == {
        "xl/worksheets/sheet7.xml", "xl/comments6.xml", "xl/drawings/vmlDrawing6.vml",
        "xl/worksheets/sheet9.xml", "xl/comments8.xml", "xl/drawings/vmlDrawing8.vml",
    }  # fmt: skip
    assert changed >= ALWAYS
    assert source.read_bytes() == MODEL.read_bytes()


def test_a_workbook_with_everything_keeps_it(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    changed, added = differing(source, checked(source, [found((3, 2)), found((2, 2), "Kaal")]))
    assert changed - ALWAYS == {
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/sheet2.xml",
    }  # fmt: skip
    assert added == {
        "xl/worksheets/sheet4.xml", "xl/worksheets/_rels/sheet2.xml.rels", "xl/comments2.xml",
        "xl/drawings/vmlDrawing2.vml",
    }  # fmt: skip


def test_of_a_changed_sheet_only_the_styles_of_cells_change(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    before = parts_of(source)["xl/worksheets/sheet1.xml"].decode()
    after = parts_of(checked(source, [found((3, 2))]))["xl/worksheets/sheet1.xml"].decode()
    start, _, rest = before.partition('<c r="B3"')
    assert after.startswith(start)
    assert after.endswith(rest.partition(">")[2])
    assert 'password="' in after


def test_a_copied_entry_keeps_its_packed_bytes_and_date(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(source, "w") as package:
        for name, content in parts('<row r="1"><c r="A1"><v>1</v></c></row>').items():
            package.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), content)
        info = zipfile.ZipInfo("customXml/item1.xml", (2011, 12, 13, 14, 15, 16))
        info.compress_type, info.comment = zipfile.ZIP_DEFLATED, b"eigen"
        package.writestr(info, b"<eigen/>" * 999, compresslevel=1)
    copy = checked(source, [])
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy) as new:
        before, after = old.getinfo(info.filename), new.getinfo(info.filename)
        for name in ("date_time", "compress_size", "CRC", "comment", "external_attr"):
            assert getattr(before, name) == getattr(after, name)
        assert new.getinfo("xl/workbook.xml").date_time == (2001, 2, 3, 4, 5, 6)
        assert new.getinfo("xl/worksheets/sheet1.xml").compress_type == zipfile.ZIP_STORED
        assert packed(source, before) == packed(copy, after)
        assert new.getinfo("xl/worksheets/sheet2.xml").date_time == (1980, 1, 1, 0, 0, 0)


def packed(path: Path, info: zipfile.ZipInfo) -> bytes:
    header = 30 + len(info.filename)
    start = info.header_offset + header
    return path.read_bytes()[start : start + info.compress_size]


class OneWay:
    """A stream that can't go back, so that sizes are written behind the entries."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")

    def write(self, data: bytes) -> int:
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        self._stream.close()


def test_a_streamed_zip_with_large_size_fields(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    stream = OneWay(source)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts('<row r="1"><c r="A1"><v>1</v></c></row>').items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(content.encode() if isinstance(content, str) else content)
    stream.close()
    copy = checked(source, [found((1, 1))])
    assert open_workbook(copy).sheets[0].raw(1, 1) == "n1"
    differing(source, copy)
    with zipfile.ZipFile(copy) as package:
        for info in package.infolist():
            header = LOCAL_HEADER.unpack_from(copy.read_bytes(), info.header_offset)
            assert header[1:3] == (20, info.flag_bits)
            assert not info.flag_bits & 0x8
            assert header[6:9] == (info.CRC, info.compress_size, info.file_size)
            assert header[-1] == len(info.extra) == 0


def test_macros_stay_byte_for_byte(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsm")
    copy = checked(source, [found((3, 2))])
    after = parts_of(copy)
    assert after["xl/vbaProject.bin"] == VBA
    assert b"sheet.macroEnabled.main+xml" in after["[Content_Types].xml"]


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_the_copy_is_read_as_before(suffix: str, tmp_path: Path) -> None:
    source = rich_book(tmp_path / f"boek{suffix}")
    before = open_workbook(source)
    after = open_workbook(checked(source, [found((3, 2)), found((40, 9)), found((9, 3))]))
    assert [sheet.name for sheet in after.sheets] == ["Blad", "Kaal", "Verborgen", "Bevindingen"]
    for old, new in zip(before.sheets, after.sheets, strict=False):
        assert replace(new, file=old.file) == old
    assert after.macros == before.macros
    assert not after.external_links


def test_the_model_in_the_copy_is_the_same_model(tmp_path: Path) -> None:
    source = shipped(tmp_path)
    before = read_model(open_workbook(source))
    folder = tmp_path / "uit"
    folder.mkdir()
    target = folder / source.name
    write_checked_copy(source, target, [*before.findings, found((4, 4), "Tarieven")], [])
    after = read_model(open_workbook(target))
    assert after.findings == before.findings
    assert replace(after.model, sha256="") == replace(before.model, sha256="")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    findings = [found((3, 2)), found((1, 1), "Kaal")]
    first = checked(source, findings, [proposed()]).read_bytes()
    assert checked(source, findings, [proposed()]).read_bytes() == first


def test_a_copy_of_a_copy(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    first = checked(source, [found((2, 1))], [proposed()]).rename(tmp_path / "eerste.xlsx")
    second = loaded(checked(first, [found((2, 1))], [proposed()]))
    assert second.sheetnames[3:] == [
        "Bevindingen", "Voorstel", "Bevindingen (2)", "Voorstel (2)",
    ]  # fmt: skip
    comment = second["Blad"]["A2"].comment
    assert comment is not None
    assert comment.text.count("Hier klopt iets niet.") == 1


def test_never_over_the_input(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    before = source.read_bytes()
    with pytest.raises(CannotWrite) as refused:
        write_checked_copy(source, source, [], [])
    assert refused.value.code == "BOEK-060"
    assert source.read_bytes() == before


def test_the_extension_stays(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsm")
    target = tmp_path / "kopie.xlsx"
    with pytest.raises(CannotWrite) as refused:
        write_checked_copy(source, target, [], [])
    assert refused.value.code == "BOEK-065"
    assert ".xlsm" in str(refused.value)
    assert not target.exists()


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    source, target = tmp_path / "boek.xlsx", tmp_path / "kopie.xlsx"
    target.write_text("oud")
    for content in (b"geen werkmap", zipped([("word/document.xml", "<a/>")])):
        source.write_bytes(content)
        with pytest.raises(CannotOpen):
            write_checked_copy(source, target, [found((1, 1))], [])
        assert target.read_text() == "oud"


ROW = '<row r="{}"><c r="A{}"><v>1</v></c></row>'
UNSAFE = {
    "rows out of order": parts(ROW.format(2, 2) + ROW.format(1, 1)),
    "cells out of order": parts('<row r="1"><c r="B1"/><c r="A1"/></row>'),
    "a cell in another row": parts('<row r="1"><c r="A2"/></row>'),
    "no kinds of parts": {k: v for k, v in parts("").items() if k != "[Content_Types].xml"},
    "an unknown drawing": parts(
        "", after='<legacyDrawing xmlns:r="urn:r" r:id="rId1"/>',
        extra={"xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "vmlDrawing", "../d.vml")),
               "xl/d.vml": "<svg></svg>"},
    ),
    "a drawing that is absent": parts("", after='<legacyDrawing xmlns:r="urn:r" r:id="rId9"/>'),
    "a shared workbook": parts("", extra={
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "revisionHeaders", "revisions/revisionHeaders.xml"),
        )}),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSAFE)
def test_what_can_not_be_changed_safely_is_refused(case: str, tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    source.write_bytes(zipped(list(UNSAFE[case].items())))
    with pytest.raises(CannotWrite) as refused:
        checked(source, [found((1, 1))])
    assert refused.value.code == "BOEK-066"
    assert refused.value.exit_status == 3
    assert [path.name for path in tmp_path.iterdir()] == ["boek.xlsx"]
