"""What openpyxl and XlsxWriter write, comes back cell by cell; openpyxl reads the same."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from ibcalc.model.cell import EXCEL_DIGITS, Cell, Kind
from ibcalc.workbook.reader.grid import Sheet, Workbook
from ibcalc.workbook.reader.xlsx import read_workbook, reading_findings

Grid = dict[tuple[int, int], Any]

# XML has no control characters; a lone carriage return would be read as a line feed.
TEXTS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cn")),
    min_size=1,
    max_size=12,
).filter(lambda text: not text.startswith(("=", "{=", "http", "ftp", "mailto", "_x", "#")))
NUMBERS = st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2).map(float)
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))
PLACES = st.tuples(st.integers(1, 40), st.integers(1, 30))
CELLS = st.one_of(TEXTS, NUMBERS, DAYS, st.booleans())
GRIDS = st.dictionaries(PLACES, CELLS, max_size=25)
WILD_GRIDS = st.dictionaries(PLACES, CELLS | st.floats(1e-12, 1e12), max_size=25)


def written_by_openpyxl(grid: Grid) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for (row, column), value in grid.items():
        sheet.cell(row, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def written_by_xlsxwriter(grid: Grid) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_urls": False})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "d-m-yyyy"})
    for (row, column), value in grid.items():
        if isinstance(value, date):
            sheet.write_datetime(row - 1, column - 1, value, day)
        else:
            sheet.write(row - 1, column - 1, value)
    book.close()
    return target.getvalue()


def read(data: bytes) -> Workbook:
    return read_workbook(data, "b.xlsx", "")


def understood(cell: Cell) -> object:
    """The value as openpyxl would give it, numbers as the 15 digits that Excel shows."""
    if cell.kind is Kind.DATE:
        return cell.day
    if cell.kind is Kind.BOOLEAN:
        return cell.text == "1"
    return cell.number if cell.kind is Kind.NUMBER else cell.raw[1:]


def comparable(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return EXCEL_DIGITS.create_decimal(Decimal(repr(value)))


def cells_of(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {
        (row, column): understood(sheet.cell(row, column))
        for row, cells in sheet.rows.items()
        for column, raw in enumerate(cells, start=1)
        if raw
    }


@pytest.mark.parametrize("write", [written_by_openpyxl, written_by_xlsxwriter])
@settings(max_examples=40)
@given(grid=WILD_GRIDS)
def test_random_sheets_are_read_as_openpyxl_reads_them(write: Any, grid: Grid) -> None:
    data = write(grid)
    ours = cells_of(read(data).sheets[0])
    peer = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    theirs = {
        (cell.row, cell.column): comparable(cell.value)
        for cells in peer.iter_rows()
        for cell in cells
        if cell.value is not None
    }
    assert ours == theirs
    assert set(ours) == set(grid)


@settings(max_examples=40)
@given(grid=GRIDS)
def test_random_sheets_come_back_as_they_were_written(grid: Grid) -> None:
    written = {place: comparable(value) for place, value in grid.items()}
    assert cells_of(read(written_by_openpyxl(grid)).sheets[0]) == written
    assert cells_of(read(written_by_xlsxwriter(grid)).sheets[0]) == written


@settings(max_examples=40)
@given(grid=GRIDS)
def test_rows_end_with_content_and_ascend(grid: Grid) -> None:
    rows = read(written_by_openpyxl(grid)).sheets[0].rows
    assert all(cells and cells[-1] for cells in rows.values())
    assert list(rows) == sorted(rows)


def test_a_time_of_day_is_no_date_and_a_moment_is() -> None:
    grid = {
        (1, 1): time(12, 0),
        (1, 2): datetime(2016, 1, 1, 18, 0),  # noqa: DTZ001 - Excel knows no time zones
        (1, 3): timedelta(hours=36),
    }
    sheet = read(written_by_openpyxl(grid)).sheets[0]
    assert sheet.rows[1] == ["n0.5", "d42370.75", "n1.5"]
    assert sheet.cell(1, 2).day == date(2016, 1, 1)


def test_a_1904_workbook_of_xlsxwriter() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"date_1904": True})
    day = book.add_format({"num_format": "[$-413]d mmmm yyyy"})
    book.add_worksheet().write_datetime(0, 0, date(2016, 1, 1), day)
    book.close()
    read_back = read(target.getvalue())
    assert read_back.date1904
    assert read_back.sheets[0].cell(1, 1).day == date(2016, 1, 1)


def test_tables_merges_hidden_parts_and_rich_text_of_xlsxwriter() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Tarieven")
    bold = book.add_format({"bold": True})
    sheet.merge_range("A1:D1", "Tarieven 2016")
    sheet.add_table(
        "B3:C6",
        {
            "name": "tblTarieven",
            "total_row": True,
            "data": [["IB1", 319.24], ["IB2", 638.48]],
            "columns": [{"header": "Product"}, {"header": "Tarief", "total_function": "sum"}],
        },
    )
    sheet.write_rich_string("F1", "Individuele ", bold, "Begeleiding")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column("F:F", None, None, {"hidden": True})
    book.add_worksheet("Verborgen").hide()
    book.close()
    read_back = read(target.getvalue())
    found = read_back.table("tblTarieven")
    assert found is not None
    tarieven, table = found
    assert (table.first_row, table.first_column, table.last_row, table.last_column) == (3, 2, 5, 3)
    assert tarieven.rows[4] == ["", "sIB1", "n319.24"]
    assert tarieven.cell(1, 6).text == "Individuele Begeleiding"
    codes = [finding.code for finding in reading_findings(read_back)]
    assert codes == ["BOEK-041", "BOEK-042", "BOEK-043"]


def test_formulas_of_openpyxl_have_no_value_and_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Blad"
    sheet.append(["Bedrag"])
    sheet.append(["=1+1"])
    sheet.add_table(Table(displayName="tblBedrag", ref="A1:A2"))
    target = io.BytesIO()
    book.save(target)
    read_back = read(target.getvalue())
    assert read_back.sheets[0].raw(2, 1) == "f1+1"
    assert read_back.sheets[0].tables[0].name == "tblBedrag"
    (finding,) = reading_findings(read_back)
    assert (finding.code, finding.place.in_sheet) == ("BOEK-045", "Blad!A2")


def test_error_values_and_formula_texts_of_xlsxwriter() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_formula("A1", "=NA()", None, "#N/A")
    sheet.write_formula("B1", '="IB"&1', None, "IB1")
    sheet.write_formula("C1", '=""', None, "")
    sheet.write_string("D1", "=geen formule")
    sheet.write_string("E1", "_x000D_ letterlijk")
    book.close()
    row = read(target.getvalue()).sheets[0].rows[1]
    assert row[:2] == ["e#N/A", "sIB1"]
    assert row[3:] == ["s=geen formule", "s_x000D_ letterlijk"]
