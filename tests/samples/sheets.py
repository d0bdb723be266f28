"""Sheets as Markdown tables, written as plain workbooks with one Excel table a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

Content = str | date | Decimal
DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
NUMBER_COLUMNS = frozenset(
    {"Tarief", "Aantal", "Volume", "Bedrag totaal", "Eerste deel %", "Maximum", "Volgorde", "Jaar",
     "Klasse"}
)  # fmt: skip
"""Columns that hold numbers; everything else that is no date is text, as codes must be."""

MADE_ON = datetime(2016, 1, 1)  # noqa: DTZ001 - fixed, so that the same data gives the same file
SHEET_TABLES: Mapping[str, str] = {"Scenario's": "tblScenarios"}


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """The header and the rows of one sheet."""

    header: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]


def parse(markdown: str) -> MarkdownTable:
    """A Markdown table with typed cells; the line of dashes may be left out."""
    lines = [line.strip() for line in markdown.strip().splitlines()]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    header, *body = [row for row in cells if not set("".join(row)) <= set("-: ")]
    rows = tuple(
        tuple(typed(name, text) for name, text in zip(header, row, strict=True)) for row in body
    )
    return MarkdownTable(tuple(header), rows)


def typed(column: str, text: str) -> Content:
    """A cell by its text: ``31-12-2016`` a date, ``1.234,5`` a number where numbers belong."""
    day = DAY.fullmatch(text)
    if day and not column.startswith(("ALS ", "DAN ")):
        return date(int(day[3]), int(day[2]), int(day[1]))
    if text and column in NUMBER_COLUMNS:
        return Decimal(text.replace(".", "").replace(",", "."))
    return text


def write(path: Path, sheets: Mapping[str, MarkdownTable]) -> None:
    """A workbook of these sheets, in this order; the same sheets give the same bytes."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        book.set_properties({"created": MADE_ON})
        formats = {
            date: book.add_format({"num_format": "d-m-yyyy"}),
            Decimal: book.add_format({"num_format": "#,##0.00"}),
            str: book.add_format({"num_format": "@"}),
        }
        for name, content in sheets.items():
            _write_sheet(book.add_worksheet(name), name, content, formats)


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    name: str,
    content: MarkdownTable,
    formats: Mapping[type, xlsxwriter.format.Format],
) -> None:
    columns = [{"header": header} for header in content.header]
    table = SHEET_TABLES.get(name, f"tbl{name}")
    last_row, last_column = max(len(content.rows), 1), len(columns) - 1
    sheet.add_table(0, 0, last_row, last_column, {"name": table, "columns": columns})
    for row, cells in enumerate(content.rows, start=1):
        for column, cell in enumerate(cells):
            _write_cell(sheet, row, column, cell, formats)
    for column, width in enumerate(_widths(content)):
        sheet.set_column(column, column, width)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: Content,
    formats: Mapping[type, xlsxwriter.format.Format],
) -> None:
    if isinstance(cell, Decimal):
        # A number cell of Excel is a double by its nature; the reader takes its 15 shown digits.
        whole = cell == cell.to_integral_value()
        sheet.write_number(row, column, float(cell), None if whole else formats[Decimal])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[date])
    elif cell:
        sheet.write_string(row, column, cell, formats[str])


def _widths(content: MarkdownTable) -> Sequence[int]:
    columns = zip(content.header, *content.rows, strict=True)
    return [min(max(len(str(cell)) for cell in column) + 3, 70) for column in columns]
