"""A sheet of an empty tariff model: an Excel table with its labels, rules, help and status.

It is not protected: on a protected sheet an Excel table takes no new row. A rule guards its
headers, by which the table is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.place import column_letters
from ibcalc.workbook.made import COMPUTED, FOR_YOU
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import CellType, SheetSpec
from ibcalc.workbook.submissions.forms.form import HEADER_ROW, STATUS, FormTable
from ibcalc.workbook.submissions.forms.volume_rows import OPMERKING
from ibcalc.workbook.submissions.template.formulas import OK
from ibcalc.workbook.submissions.template.grid import Grid
from ibcalc.workbook.submissions.template.look import AS_TYPED, Look
from ibcalc.workbook.submissions.template.model_formulas import (
    NO_YEAR,
    status_of,
    status_of_settings,
)
from ibcalc.workbook.submissions.template.rules import computed_rule
from ibcalc.workbook.submissions.template.table_sheet import (
    FORMATS,
    MAY_FILL,
    READY,
    TO_FILL,
    signal_cells,
)
from ibcalc.workbook.template.choices import LAST_ROW, add_choices, rule_of_column
from ibcalc.workbook.template.layout import ColumnLayout, Content, SheetLayout
from ibcalc.workbook.template.style import AS_TEXT, FILTER_BUTTON, LINE_HEIGHT

ROOM = 40
"""Rows that are ready; an Excel table grows by itself, with its formulas."""
COUNTED = 2000
"""Rows that sheet Status counts."""

_STATUS_WIDTH, _LEAST_WIDTH = 60, 12
_WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        "omschrijving": 34, "opmerking": 30, "bron": 34, "toelichting": 40, "waarden": 30,
        "post": 28, "sleutel": 20, "waarde": 50, "kenmerk": 18, "verwacht bedrag per periode": 30,
    }
)  # fmt: skip
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_HEADER_RULE = {
    "validate": "custom",
    "value": "=FALSE",
    "error_title": "Kop",
    "error_message": "Aan deze kop herkent ibcalc de kolom: laat hem staan. Druk op Esc.",
}


def grid_of_sheet(spec: SheetSpec) -> Grid:
    """Where the table of a sheet stands, with the rows that may still come."""
    ready = ("sleutel",) if spec is rows.MODEL else ()
    beside = (*(one.header for one in notes(spec)), STATUS)
    return Grid(FormTable(spec, {}, beside, ready), HEADER_ROW + 1, COUNTED)


def notes(spec: SheetSpec) -> tuple[ColumnLayout, ...]:
    """A column for remarks, on a sheet of which no column is one already."""
    there = any(column.field == "toelichting" for column in spec.columns)
    return () if there else (ColumnLayout(OPMERKING.header, CellType.TEKST, OPMERKING.help),)


def write_model_sheet(
    worksheet: Worksheet, spec: SheetSpec, sheet: SheetLayout, look: Look
) -> None:
    """The table with its rows, or rows to be filled."""
    content = sheet.rows or ((None,) * len(sheet.columns),) * ROOM
    last = HEADER_ROW + len(content) - 1
    for index, column in enumerate(sheet.columns):
        _write_column(worksheet, index, column, [row[index] for row in content], look)
    for row, choices in (sheet.cell_choices or {}).items():
        add_choices(worksheet, (row + HEADER_ROW, len(spec.columns) - 1), choices)
    _add_table(worksheet, spec, sheet, last, look)
    _add_status(worksheet, len(sheet.columns), look)
    worksheet.set_row(HEADER_ROW - 1, 2 * LINE_HEIGHT + FILTER_BUTTON)
    worksheet.freeze_panes(HEADER_ROW, 1)
    worksheet.repeat_rows(HEADER_ROW - 1)
    letters = column_letters(len(sheet.columns))
    worksheet.ignore_errors({"number_stored_as_text": f"A{HEADER_ROW + 1}:{letters}{LAST_ROW + 1}"})


def _write_column(
    worksheet: Worksheet, index: int, column: ColumnLayout, content: Sequence[Content], look: Look
) -> None:
    shown_as = FORMATS.get(column.type, AS_TEXT)
    given = any(value is not None for value in content) and index == 0
    worksheet.set_column(index, index, _width(column), look.beyond(shown_as))
    label = READY if given else TO_FILL if column.must_fill else MAY_FILL
    if column.header == OPMERKING.header:
        label = FOR_YOU
    worksheet.write_string(HEADER_ROW - 2, index, label, look.label)
    for row, value in enumerate(content, start=HEADER_ROW):
        look.write(worksheet, (row, index), value, shown_as, entered=not given, ready=given)
    message = f"{column.help} {'Verplicht' if column.must_fill else 'Mag leeg blijven'}."
    rule = {
        **(rule_of_column(column) or {"validate": "any"}),
        "input_title": column.header[:_LONGEST_TITLE],
        "input_message": message[:_LONGEST_MESSAGE],
    }
    worksheet.data_validation(HEADER_ROW, index, LAST_ROW, index, rule)


def _width(column: ColumnLayout) -> int:
    words = max(len(word) for word in column.header.split()) + FILTER_BUTTON
    return max(words, _WIDTHS.get(column.header.casefold(), _LEAST_WIDTH))


def _add_table(
    worksheet: Worksheet, spec: SheetSpec, sheet: SheetLayout, last: int, look: Look
) -> None:
    columns: list[dict[str, object]] = [
        {
            "header": column.header,
            "header_format": look.header if column.must_fill else look.optional_header,
        }
        for column in sheet.columns
    ]
    formula = status_of_settings() if spec is rows.MODEL else status_of(spec)
    style = look.cell(AS_TEXT, entered=False, ready=True)
    columns.append(
        {"header": STATUS, "header_format": look.header, "formula": formula, "format": style}
    )
    width = len(sheet.columns)
    options = {"name": spec.table, "columns": columns, "style": None}
    worksheet.add_table(HEADER_ROW - 1, 0, last, width, options)
    worksheet.data_validation(HEADER_ROW - 1, 0, HEADER_ROW - 1, width, _HEADER_RULE)
    # The table writes 0 as what its formulas give.
    for row in range(HEADER_ROW, last + 1):
        known = _before_filling(sheet.rows[row - HEADER_ROW]) if sheet.rows else ""
        worksheet.write_formula(row, width, formula, style, known)


def _before_filling(setting: Sequence[Content]) -> str:
    """What the status of a row of sheet Model is while only the defaults are filled."""
    sleutel, waarde = setting[:2]
    return NO_YEAR if sleutel == "jaar" else OK if waarde else ""


def _add_status(worksheet: Worksheet, column: int, look: Look) -> None:
    worksheet.set_column(column, column, _STATUS_WIDTH, look.beyond(AS_TYPED))
    worksheet.write_string(HEADER_ROW - 2, column, COMPUTED, look.label)
    worksheet.data_validation(HEADER_ROW, column, LAST_ROW, column, computed_rule(STATUS))
    first = f"${column_letters(column + 1)}{HEADER_ROW + 1}"
    signal_cells(worksheet, (HEADER_ROW, column, LAST_ROW, column), first, look)
