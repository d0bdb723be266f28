"""Writes a workbook of sheets in the contract's layout: model, caseload, later other templates.

Each sheet is one Excel table with a note on every header, one validation per column, formats for
the rows that are still to come, and a print set-up. The same layout gives the same parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.template.choices import add_choices, validate_column
from ibcalc.workbook.template.layout import ColumnLayout, Content, SheetLayout
from ibcalc.workbook.template.page import Page, write_page
from ibcalc.workbook.template.style import (
    AS_TEXT,
    FILTER_BUTTON,
    LINE_HEIGHT,
    Styles,
    cell_format,
    column_width,
    lines_of,
    number_format,
)

A4 = 9
HEADER_SPACE = 4
_NOTE_WIDTH = 260
_NOTE_LINE_HEIGHT = 17
_NOTE_LINE_LENGTH = 40


def write_book(
    target: Path | BinaryIO, sheets: Sequence[SheetLayout | Page], *, title: str
) -> None:
    """Write the sheets, in their order, to a new workbook. The first one is shown on opening."""
    workbook = open_for_writing(target, properties={"title": title, "company": "ibcalc"})
    styles = Styles(workbook)
    for sheet in sheets:
        worksheet = workbook.add_worksheet(sheet.name)
        if isinstance(sheet, Page):
            write_page(worksheet, sheet, styles)
        else:
            _write_sheet(worksheet, sheet, styles)
        _print_setup(worksheet, sheet)
    workbook.close()


def _print_setup(worksheet: Worksheet, sheet: SheetLayout | Page) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 1 if isinstance(sheet, Page) else 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_header("&L&B&A")
    worksheet.set_footer("&L&F&RPagina &P van &N")
    if sheet.tab:
        worksheet.set_tab_color(sheet.tab)


def _write_sheet(worksheet: Worksheet, sheet: SheetLayout, styles: Styles) -> None:
    last_row = max(len(sheet.rows), 1)
    contents = [[row[index] for row in sheet.rows] for index in range(len(sheet.columns))]
    widths = []
    for index, column in enumerate(sheet.columns):
        shown_as = number_format(column, contents[index])
        widths.append(column_width(column, contents[index], shown_as))
        worksheet.set_column(index, index, widths[-1], styles.beyond(shown_as))
        _write_cells(worksheet, index, column, contents[index], styles)
        validate_column(worksheet, index, column)
    for row, choices in (sheet.cell_choices or {}).items():
        add_choices(worksheet, (row + 1, len(sheet.columns) - 1), choices)
    _add_table(worksheet, sheet, last_row, styles)
    _set_heights(worksheet, sheet, widths)
    worksheet.freeze_panes(1, 1)
    worksheet.repeat_rows(0)
    worksheet.print_area(0, 0, last_row, len(sheet.columns) - 1)


def _set_heights(worksheet: Worksheet, sheet: SheetLayout, widths: Sequence[int]) -> None:
    """Heights for wrapped texts: LibreOffice does not find them by itself."""
    headers = zip((column.header for column in sheet.columns), widths, strict=True)
    lines = max(lines_of(header, width - FILTER_BUTTON + 1) for header, width in headers)
    worksheet.set_row(0, lines * LINE_HEIGHT + HEADER_SPACE)
    for number, row in enumerate(sheet.rows, start=1):
        texts = zip(row, widths, strict=True)
        lines = max(lines_of(text, width) for text, width in texts if isinstance(text, str))
        if lines > 1:
            worksheet.set_row(number, lines * LINE_HEIGHT)


def _write_cells(
    worksheet: Worksheet,
    index: int,
    column: ColumnLayout,
    contents: Sequence[Content],
    styles: Styles,
) -> None:
    shown_as = number_format(column, contents)
    left = column.type in {CellType.VRIJ, CellType.BEDRAGEN} and shown_as == AS_TEXT
    for row, content in enumerate(contents or [None], start=1):
        style = styles.cell(cell_format(content, shown_as), entered=column.entered, left=left)
        _write_cell(worksheet, (row, index), content, style)


def _write_cell(
    worksheet: Worksheet, cell: tuple[int, int], content: Content, style: object
) -> None:
    if content is None or content == "":
        worksheet.write_blank(*cell, None, style)
    elif isinstance(content, str):
        worksheet.write_string(*cell, content, style)
    elif isinstance(content, date):
        worksheet.write_datetime(*cell, content, style)
    else:
        worksheet.write_number(*cell, content, style)


def _add_table(worksheet: Worksheet, sheet: SheetLayout, last_row: int, styles: Styles) -> None:
    columns = [
        {"header": column.header, "header_format": styles.header(must_fill=column.must_fill)}
        for column in sheet.columns
    ]
    worksheet.add_table(
        0,
        0,
        last_row,
        len(sheet.columns) - 1,
        {"name": sheet.table, "columns": columns, "style": None},
    )
    for index, column in enumerate(sheet.columns):
        _note(worksheet, index, column)


def _note(worksheet: Worksheet, index: int, column: ColumnLayout) -> None:
    text = note_text(column)
    lines = sum(1 + len(line) // _NOTE_LINE_LENGTH for line in text.split("\n"))
    worksheet.write_comment(
        0,
        index,
        text,
        {
            "author": "ibcalc",
            "width": _NOTE_WIDTH,
            "height": _NOTE_LINE_HEIGHT * (lines + 1),
            "font_size": 9,
        },
    )


def note_text(column: ColumnLayout) -> str:
    """What the note on a header says: what the column is, who fills it, what is allowed."""
    if column.entered:
        who = "Invoer, verplicht." if column.must_fill else "Invoer, mag leeg zijn."
    else:
        who = "Gevuld door ibcalc; u hoeft hier niets te doen."
    lines = [column.help, who]
    if column.choices.values:
        lines.append("Keuze: " + ", ".join(column.choices.values) + ".")
    return "\n".join(line for line in lines if line)
