"""Big parts that are read without expat come out as if expat had read them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ibcalc.workbook.reader import package, plainrows
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.limits import USUAL
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.plainrows import PlainRows
from ibcalc.workbook.reader.storedtext import PlainTexts
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook import test_reader_against_openpyxl as peers
from tests.workbook import test_reader_damage as damage
from tests.workbook.handmade import book_bytes, parts
from tests.workbook.test_reader_cells import DATES, TEXTS

WHOLE = 1 << 30
TEMPLATES = Path(__file__).parents[2] / "templates"


@contextmanager
def read_in_chunks(size: int) -> Iterator[None]:
    """Parts of more bytes than this are big; a huge size leaves all of it to expat."""
    with mock.patch.object(package, "CHUNK", size):
        yield


def outcome(data: bytes, size: int) -> Workbook | str:
    """The workbook, or the code of why there is none."""
    with read_in_chunks(size):
        try:
            return read_workbook(data, "b.xlsx", hashlib.sha256(data).hexdigest())
        except CannotOpen as refused:
            return refused.code


def check(data: bytes, size: int) -> None:
    """Cells, findings and refusals are the same with the shortcut and without it."""
    found, expected = outcome(data, size), outcome(data, WHOLE)
    assert found == expected
    if isinstance(found, Workbook) and isinstance(expected, Workbook):
        for one, other in zip(found.sheets, expected.sheets, strict=True):
            assert list(one.rows.items()) == list(other.rows.items())


PLAIN_CELLS = (
    '<c r="{0}"><v>5</v></c>',
    '<c r="{0}" s="1"><v>42370</v></c>',
    '<c r="{0}" s="3" t="n"><v>0.5</v></c>',
    '<c r="{0}" t="s"><v>0</v></c>',
    '<c r="{0}" s="2" t="s"><v>2</v></c>',
    '<c r="{0}" t="b"><v>1</v></c>',
    '<c r="{0}" s="4"/>',
    "",
)
ODD_CELLS = (
    '<c r="{0}" t="s"><v>99</v></c>',
    '<c r="{0}"><v>twaalf</v></c>',
    '<c r="{0}"><f>1+1</f><v>2</v></c>',
    '<c r="{0}"><f>1+1</f></c>',
    '<c r="{0}" t="inlineStr"><is><t>x</t></is></c>',
    '<c r="{0}" t="str"><v><![CDATA[</row><row r="9"><c r="A9"><v>1</v></c></row>]]></v></c>',
    '<!-- <row r="8"><c r="A8"><v>1</v></c></row> -->',
    '<c r="{0}" t="e"><v>#N/A</v></c>',
    '<c r="{0}" t="str"><v>é</v></c>',
    '<c r="{0}"><v>&#53;</v></c>',
    '<c r="{0}"><v></v></c>',
    '<c r="{0}" s="1" s="1"><v>1</v></c>',
    '<c r="A1"><v>7</v></c>',
    "<c><v>8</v></c>",
    "<v>3</v>",
    "<c r='{0}'><v>5</v></c>",
    "</row>",
)
ATTRIBUTES = (
    "", ' spans="1:3"', ' ht="15" customHeight="1" x14ac:dyDescent="0.25"', ' hidden="0"',
    ' hidden="1"', ' ht="1" ht="2"', ' r="4"', " ht='1'", ' s="&lt;"', ' 1="2"',
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows that are mostly plain and mostly in order, with odd ones in between."""
    rows = []
    number = 0
    often = st.sampled_from((*PLAIN_CELLS * 6, *ODD_CELLS))
    for _ in range(draw(st.integers(1, 12))):
        number = max(1, number + draw(st.sampled_from((1, 1, 1, 1, 2, 5, 0, -2))))
        cells = [draw(often).format(f"{letter}{number}") for letter in "ABC"]
        more = draw(st.sampled_from(("",) * 12 + ATTRIBUTES))
        rows.append(f'<row r="{number}"{more}>{"".join(cells)}</row>')
    return "".join(rows)


@settings(max_examples=400, deadline=None)
@given(sheets(), st.integers(20, 400))
def test_random_rows(rows: str, size: int) -> None:
    check(book_bytes(parts(rows, texts=TEXTS, styles=DATES)), size)


STORED_TEXTS = st.sampled_from(
    (
        *("<si><t>H300</t></si>", '<si><t xml:space="preserve"> a\n</t></si>') * 4,
        "<si><t>a]]&gt;b</t></si>", "<si><t>_x000D_</t></si>", "<si><t>é</t></si>", "<si/>",
        "<si><r><t>a</t></r><r><t>b</t></r></si>", "<si><t/></si>", "<si><t>a\x01</t></si>",
        "<si><t>a\r\nb</t></si>", "<si><t>a]]>b</t></si>", "<!-- <si><t>x</t></si> -->",
        "<si><t><![CDATA[</si><si><t>x</t></si>]]></t></si>", "<si><t>uit</t>", "</sst>",
    )
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(STORED_TEXTS, max_size=12), st.integers(20, 300))
def test_random_shared_texts(texts: list[str], size: int) -> None:
    rows = "".join(
        f'<row r="{index + 1}"><c r="A{index + 1}" t="s"><v>{index}</v></c></row>'
        for index in range(len(texts))
    )
    check(book_bytes(parts(rows, texts="".join(texts))), size)


@settings(max_examples=60, deadline=None)
@given(peers.WILD_GRIDS, st.integers(100, 1000))
def test_random_sheets_of_other_programs(grid: peers.Grid, size: int) -> None:
    for write in (peers.written_by_openpyxl, peers.written_by_xlsxwriter):
        check(write(grid), size)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(20, 300))
def test_a_damaged_part(data: st.DataObject, size: int) -> None:
    name = data.draw(st.sampled_from(sorted(damage.WHOLE)))
    text = str(damage.WHOLE[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(damage.SNIPPETS) + text[end:]
    check(book_bytes(damage.WHOLE | {name: text}), size)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    made = parts("", texts="")
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n}</v></c></row>' for n in range(1, 40))
    texts = "".join(f"<si><t>tekst {n} {'é' * (n % 9 == 0)}</t></si>" for n in range(40))
    for name, content in (("worksheets/sheet1", rows), ("sharedStrings", texts)):
        part = str(made[f"xl/{name}.xml"]).replace("UTF-8", declared)
        whole = part.replace("<sheetData>", f"<sheetData>{content}").replace(
            "</sst>", f"{content}</sst>"
        )
        made[f"xl/{name}.xml"] = whole.encode(encoding)
    data = book_bytes(made)
    check(data, 200)
    read = outcome(data, 200)
    assert isinstance(read, Workbook)
    assert read.sheets[0].rows[9] == ["stekst 9 é"]


def taken(monkeypatch: pytest.MonkeyPatch, shortcut: type[Any]) -> list[tuple[int, int]]:
    """What a shortcut is given and what it gives back, in bytes, while a workbook is read."""
    seen: list[tuple[int, int]] = []
    original = shortcut.take

    def take(self: Any, items: bytes) -> bytes:
        left: bytes = original(self, items)
        seen.append((len(items), len(left)))
        return left

    monkeypatch.setattr(shortcut, "take", take)
    return seen


def clients(rows: int, columns: int = 4) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Clienten")
    day = book.add_format({"num_format": "d-m-yyyy"})
    for row in range(rows):
        sheet.write_string(row, 0, f"C-{row}")
        sheet.write_number(row, columns - 1, 42370 + row, day)
    book.close()
    return target.getvalue()


def test_plain_rows_and_texts_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the shortcut would be no shortcut: all but the last row of each piece."""
    rows, texts = taken(monkeypatch, PlainRows), taken(monkeypatch, PlainTexts)
    check(clients(500), 2_000)
    assert len(rows) > 10
    assert all(left < given / 4 for given, left in rows)
    assert texts
    assert not any(left for _, left in texts)


def test_a_wider_row_further_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """The columns that are looked for follow the sheet, up to a bound."""
    narrow = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 60))
    wide = "".join(f'<row r="{n}"><c r="AB{n}"><v>{n}</v></c></row>' for n in range(60, 120))
    rows = taken(monkeypatch, PlainRows)
    data = book_bytes(parts(narrow + wide))
    check(data, 500)
    assert all(left < given for given, left in rows)
    monkeypatch.setattr(plainrows, "MOST_COLUMNS", 20)
    rows.clear()
    check(data, 500)
    assert rows[-1][0] == rows[-1][1]


def test_the_shipped_workbooks() -> None:
    for name in ("model-ib-2016", "clienten-voorbeeld"):
        check((TEMPLATES / f"{name}.xlsx").read_bytes(), 3_000)


def test_too_many_cells() -> None:
    most = replace(USUAL, cells=300)
    with read_in_chunks(2_000):
        assert read_workbook(clients(300, columns=1), "b.xlsx", "", most).sheets
        with pytest.raises(CannotOpen) as refused:
            read_workbook(clients(500, columns=1), "b.xlsx", "", most)
    assert refused.value.code == "BOEK-021"


def test_rows_below_the_grid() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1_048_560, 1_048_590)
    )
    check(book_bytes(parts(rows)), 300)
    assert outcome(book_bytes(parts(rows)), 300) == "BOEK-020"
