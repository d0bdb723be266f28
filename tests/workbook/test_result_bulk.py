"""The rows rendered in blocks are the rows that XlsxWriter would have written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import openpyxl
import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ibcalc.model.money import euro_decimal
from ibcalc.model.place import column_letters
from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.result import bulk
from ibcalc.workbook.result.bulk import BulkColumn, CellKind, render
from ibcalc.workbook.result.line_rows import LineRows
from ibcalc.workbook.result.rows import HeldRows, Numbers, Texts
from ibcalc.workbook.result.sheet_xml import Span, clean_text, decimal_text, joined, whole_text
from ibcalc.workbook.result.splice import BulkBlock, assemble

COLUMNS = (
    BulkColumn("Naam", "naam", CellKind.TEXT),
    BulkColumn("Dag", "dag", CellKind.DATE),
    BulkColumn("Aantal", "aantal", CellKind.COUNT),
    BulkColumn("Een", "een", CellKind.CENTS),
    BulkColumn("Twee", "twee", CellKind.CENTS),
    BulkColumn("Som", "som", CellKind.FORMULA, "SUM(D3:E3)"),
)
FORMATS = ("General", "dd-mm-yyyy", "#,##0", "[$€-413] #,##0.00", "[$€-413] #,##0.00", "0.00")
SCHEMA = {
    "naam": pl.String, "dag": pl.Date, "aantal": pl.Int64,
    "een": pl.Int64, "twee": pl.Int64, "som": pl.Int64,
}  # fmt: skip
FIRST_ROW = 3
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Row = tuple[str | None, date | None, int, int | None, int | None, int]


def row(naam: str | None, dag: date | None, een: int | None, twee: int | None) -> Row:
    return naam, dag, 7, een, twee, (een or 0) + (twee or 0)


ROWS = (
    row("=1+1", date(2016, 1, 1), 995, -5),
    row("  ruimte ", None, None, 0),
    row("a<b>&\"c\" 'd'", date(1900, 3, 1), 1, 100),
    row(None, date(9999, 12, 31), -100_000_000_001, None),
    row("regel 1\nregel 2\tx", date(2016, 2, 29), 31924, 10),
    row("0505", date(2015, 12, 31), 12_345_678_901_234, 99),
    row("é € 😀", date(2016, 12, 31), 50, 5),
    row("", date(2016, 12, 31), 50, 5),
)


def spliced(rows: Sequence[Row]) -> bytes:
    """A workbook with one block, as the result workbook has them."""
    block = BulkBlock("tblBlok", COLUMNS, table(rows), FIRST_ROW)
    target = io.BytesIO()
    assemble(skeleton(()), {"xl/worksheets/sheet1.xml": block}, target)
    return target.getvalue()


def table(rows: Sequence[Row]) -> LineRows:
    """The rows as those of sheet Regels come."""
    return LineRows(pl.DataFrame(rows, schema=SCHEMA, orient="row"))


def skeleton(rows: Sequence[Row]) -> bytes:
    """The same workbook by XlsxWriter alone, cell by cell; without rows, its empty table."""
    target = io.BytesIO()
    book = open_for_writing(target)
    sheet = book.add_worksheet("Blad")
    styles = [book.add_format({"num_format": code, "bold": True}) for code in FORMATS]
    last = FIRST_ROW - 2 + max(len(rows), 1)
    columns = [{"header": column.header} for column in COLUMNS]
    sheet.add_table(
        FIRST_ROW - 2, 0, last, len(COLUMNS) - 1, {"name": "tblBlok", "columns": columns}
    )
    if not rows:
        for index, style in enumerate(styles):
            sheet.write_blank(FIRST_ROW - 1, index, None, style)
    for number, (naam, dag, aantal, een, twee, som) in enumerate(rows, start=FIRST_ROW - 1):
        if naam:
            sheet.write_string(number, 0, naam, styles[0])
        if dag is not None:
            sheet.write_datetime(number, 1, dag, styles[1])
        sheet.write_number(number, 2, aantal, styles[2])
        for index, cents in ((3, een), (4, twee)):
            if cents is not None:
                sheet.write_number(number, index, euro_decimal(cents), styles[index])
        formula = f"=SUM(D{number + 1}:E{number + 1})"
        sheet.write_formula(number, 5, formula, styles[5], euro_decimal(som))
    book.close()
    return target.getvalue()


def cells(data: bytes, *, data_only: bool) -> dict[str, tuple[object, str, bool]]:
    """Every cell with something in it: value, number format and whether it is bold."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=data_only)["Blad"]
    return {
        cell.coordinate: (cell.value, cell.number_format, bool(cell.font.b))
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }


@pytest.mark.parametrize("data_only", [True, False])
def test_as_xlsxwriter_writes_it(*, data_only: bool) -> None:
    """Values, formulas (shared ones worked out per row), formats."""
    expected = cells(skeleton(ROWS), data_only=data_only)
    assert cells(spliced(ROWS), data_only=data_only) == expected


def test_the_table_holds_all_rows() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(spliced(ROWS)))["Blad"]
    table = sheet.tables["tblBlok"]
    expected = f"A2:F{FIRST_ROW + len(ROWS) - 1}"
    assert (table.ref, table.autoFilter.ref, sheet.dimensions) == (expected, expected, expected)


def test_a_block_without_rows_keeps_its_empty_row() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(spliced(())))["Blad"]
    assert sheet.tables["tblBlok"].ref == "A2:F3"
    assert sheet["A3"].value is None


def test_blocks_of_rows_join(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = spliced(ROWS)
    monkeypatch.setattr(bulk, "BLOCK", 3)
    assert cells(spliced(ROWS), data_only=False) == cells(whole, data_only=False)


def test_every_part_has_the_fixed_date() -> None:
    with zipfile.ZipFile(io.BytesIO(spliced(ROWS))) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=5))
def test_numbers_are_exact(numbers: list[int]) -> None:
    values = np.array(numbers, np.int64)
    euros = [joined([Span(decimal_text(values[i : i + 1]))], 1) for i in range(len(numbers))]
    assert [Decimal(text.decode()) for text in euros] == [euro_decimal(n) for n in numbers]
    assert not any(b"E" in text for text in euros)
    assert joined([Span(decimal_text(values))], len(values)) == b"".join(euros)
    assert joined([Span(whole_text(values))], len(values)) == "".join(map(str, numbers)).encode()


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
@example(["_x0041_", "a\rb", " ", "\n", "\x00\x1f", "]]>", "&amp;"])
def test_any_text_makes_sound_xml(texts: list[str]) -> None:
    """Characters that XML can't hold go; all others come back.

    ``_x0041_`` is A to Excel, so its first underscore is escaped.
    """
    column = BulkColumn("Naam", "naam", CellKind.TEXT)
    rows = HeldRows({"naam": Texts.of(texts)}, len(texts))
    xml = b"".join(render(rows, [column], ["1"], 2)).decode()
    root = ET.fromstring(f'<s xmlns="{MAIN[1:-1]}">{xml}</s>')
    read = [element.text or "" for element in root.iter(f"{MAIN}t")]
    assert read == [legal(text) for text in texts if text]


def legal(text: str) -> str:
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return re.sub("(_x[0-9a-fA-F]{4}_)", r"_x005F\1", kept)


def test_text_stays_within_a_cell() -> None:
    long = "é" * 40_000
    assert clean_text(long) == "é" * 32_767
    assert clean_text("😀" * 20_000) == "😀" * 16_383


def test_huge_texts_make_smaller_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """One long text widens every row of its block, which must not take all memory."""
    whole = spliced(ROWS)
    monkeypatch.setattr(bulk, "MAX_BYTES", 1_000)
    assert cells(spliced(ROWS), data_only=False) == cells(whole, data_only=False)
    blocks = list(render(table(ROWS), COLUMNS, ["1"] * len(COLUMNS), FIRST_ROW))
    assert len(blocks) == 4


def test_a_block_must_be_the_last_of_its_sheet(tmp_path: Path) -> None:
    data = skeleton(ROWS[:2])
    block = BulkBlock("tblBlok", COLUMNS, table(ROWS), FIRST_ROW)
    with (
        pytest.raises(RuntimeError, match="not the last thing"),
        (tmp_path / "x.xlsx").open("wb") as target,
    ):
        assemble(data, {"xl/worksheets/sheet1.xml": block}, target)


def test_the_last_column_of_a_wide_block() -> None:
    """More columns than the alphabet has letters."""
    count = 60
    numbers = {f"c{index}": Numbers(np.array([index])) for index in range(count)}
    columns = [BulkColumn(f"K{index}", f"c{index}", CellKind.COUNT) for index in range(count)]
    xml = b"".join(render(HeldRows(numbers, 1), columns, ["1"] * count, 9)).decode()
    assert f'<c r="{column_letters(count)}9" s="1"><v>{count - 1}</v></c></row>' in xml
