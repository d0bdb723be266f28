"""A sheet of a form with its table: the rows that are ready, and what is computed in them.

It is no Excel table: on a protected sheet no row can be inserted into one. A range with a filter
can be filtered, sorted and have rows inserted and deleted, in Excel and in LibreOffice, as long as
all of its cells are open. What is computed is therefore open too, and refuses what is typed in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.place import column_letters
from ibcalc.workbook.made import COMPUTED
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import HEADER_ROW, FormTable
from ibcalc.workbook.submissions.template.beside import BESIDE
from ibcalc.workbook.submissions.template.cost_formulas import reference_day, unused
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.formulas import (
    LOOK_AT,
    NOT_DELIVERED,
    OK,
    REMARK,
    in_row,
)
from ibcalc.workbook.submissions.template.grid import Grid, Setting
from ibcalc.workbook.submissions.template.look import AS_TYPED, PROTECTION, Look
from ibcalc.workbook.submissions.template.rules import LAST_ROW, computed_rule, rule_of
from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.style import AS_TEXT, DAY, DECIMALS, LINE_HEIGHT, MONEY

TO_FILL, MAY_FILL, READY = "invullen", "mag leeg", "staat klaar"
FEW_ROWS = 20
"""Rows of a cost form that is made without a model, for each element of a product."""

MOST_ROWS, ROUNDED_TO = 2000, 100
"""More rows than this are seldom filled by hand, and each makes the form slower."""

LAST_COLUMN = 16_383
"""The last column of a sheet, from 0."""

FORMATS: Mapping[CellType, str] = MappingProxyType(
    {
        CellType.DATUM: DAY,
        CellType.GEHEEL: AS_TYPED,
        CellType.GETAL: DECIMALS,
        CellType.BEDRAG: MONEY,
        CellType.PERCENTAGE: DECIMALS,
    }
)
_WIDTHS: Mapping[str, int] = MappingProxyType(
    {"opmerking": 30, "bron": 28, "functie": 28, "element": 24, "client": 17, "product": 12}
)
_WIDTH, _STATUS_WIDTH, _COMPUTED_WIDTH = 13, 62, 14
_HEADER_LINES = 3
_QUIET = {"font_color": "#404040"}
_SIGNALS: Sequence[tuple[str, Mapping[str, str]]] = (
    (f'{{cell}}="{OK}"', {"bg_color": "#E2EFDA", "font_color": "#1E4620"}),
    (f'{{cell}}="{NOT_DELIVERED}"', _QUIET),
    (f'{{cell}}="{REMARK}"', _QUIET),
    (
        f'LEFT({{cell}},{len(LOOK_AT)})="{LOOK_AT}"',
        {"bg_color": "#FFF2CC", "font_color": "#4D3A00"},
    ),
    ("LEN({cell})>0", {"bg_color": "#FBE0DD", "font_color": "#7A0000"}),
)


def grid_of(table: FormTable, facts: Facts) -> Grid:
    """Where the table stands: its rows for filling, or those that the template fills."""
    return Grid(table, HEADER_ROW + 1, HEADER_ROW + len(ready_rows(table, facts)))


def ready_rows(table: FormTable, facts: Facts) -> list[tuple[Content, ...]]:
    """The cells that a template fills, from the left; rows of empty cells where it fills none."""
    if table.spec is forms.UREN:
        return [(product.code,) for product in facts.producten] or [()] * FEW_ROWS
    if table.spec is forms.KOSTEN:
        elements = list(Kostenelement)
        filled: list[tuple[Content, ...]] = [
            (product.code, element.value) for product in facts.producten for element in elements
        ]
        return filled or [()] * (FEW_ROWS * len(elements))
    return [()] * _room(table, facts)


def _room(table: FormTable, facts: Facts) -> int:
    """Rows enough for every product in every period of every gemeente, where that is asked."""
    wanted = table.room
    if table.spec is forms.VOLUMES:
        wanted = len(facts.producten) * len(facts.perioden) * max(len(facts.gemeenten), 1)
    rounded = -(-wanted // ROUNDED_TO) * ROUNDED_TO
    return max(table.room, min(rounded, MOST_ROWS))


def write_table(worksheet: Worksheet, setting: Setting, grid: Grid, look: Look) -> None:
    """The columns to fill with their labels and rules, and the computed ones, protected."""
    worksheet.set_column(grid.whole_width, LAST_COLUMN, None, look.beyond(AS_TYPED))
    ready = ready_rows(grid.table, setting.facts)
    for index, column in enumerate(grid.table.spec.columns):
        _write_column(worksheet, setting, grid, index, look)
        shown_as = FORMATS.get(column.type, AS_TEXT)
        for number in range(grid.first, grid.last + 1):
            row = ready[number - grid.first]
            content = row[index] if index < len(row) else None
            cell, given = (number - 1, index), content is not None
            look.write(worksheet, cell, content, shown_as, entered=not given, ready=given)
    # XlsxWriter counts the open columns to the right as used ones.
    worksheet.dim_colmax = grid.whole_width - 1
    _write_computed(worksheet, setting, grid, look)
    worksheet.autofilter(HEADER_ROW - 1, 0, grid.last - 1, grid.whole_width - 1)
    _finish(worksheet, grid, look)


def area_of(grid: Grid) -> str:
    """The cells of a table with its headers, as a name of the workbook refers to them."""
    letters = column_letters(grid.whole_width)
    return f"={quoted_sheet(grid.table.spec.name)}!$A${HEADER_ROW}:${letters}${grid.last}"


def label_of(table: FormTable, column: Column, facts: Facts) -> str:
    """Who fills a column, in the words that stand above its header."""
    if facts.producten and column.field in table.prefilled:
        return READY
    needed = column.must_fill or column.field in {"uren", "tarief", "bedrag"}
    return TO_FILL if needed else MAY_FILL


def _write_column(
    worksheet: Worksheet, setting: Setting, grid: Grid, index: int, look: Look
) -> None:
    column = grid.table.spec.columns[index]
    shown_as = FORMATS.get(column.type, AS_TEXT)
    width = _WIDTHS.get(column.field, _WIDTH)
    worksheet.set_column(index, index, width, look.beyond(shown_as))
    label = label_of(grid.table, column, setting.facts)
    header = look.optional_header if label == MAY_FILL else look.header
    worksheet.write_string(HEADER_ROW - 2, index, label, look.label)
    worksheet.write_string(HEADER_ROW - 1, index, column.header, header)
    worksheet.data_validation(
        grid.first - 1, index, LAST_ROW, index, rule_of(grid.table, column, setting.refs)
    )


def _write_computed(worksheet: Worksheet, setting: Setting, grid: Grid, look: Look) -> None:
    formulas = BESIDE[grid.table.spec.table](setting, grid)
    known = [before_filling(setting, grid, row) for row in range(grid.first, grid.last + 1)]
    for index, header in enumerate(grid.table.beside):
        column = grid.width + index
        width = _STATUS_WIDTH if header == forms.STATUS else _COMPUTED_WIDTH
        shown_as = AS_TYPED if header == forms.STATUS else MONEY
        worksheet.set_column(column, column, width, look.beyond(shown_as))
        worksheet.write_string(HEADER_ROW - 2, column, COMPUTED, look.label)
        worksheet.write_string(HEADER_ROW - 1, column, header, look.header)
        worksheet.data_validation(grid.first - 1, column, LAST_ROW, column, computed_rule(header))
        style = look.cell(AS_TEXT if header == forms.STATUS else MONEY, entered=False, ready=True)
        for row in range(grid.first, grid.last + 1):
            before = known[row - grid.first].get(header, "")
            formula = in_row(formulas[index], row)
            worksheet.write_formula(row - 1, column, formula, style, before)
    _colour_status(worksheet, grid, look)


def before_filling(setting: Setting, grid: Grid, row: int) -> Mapping[str, Content]:
    """What the formulas of a row give while the provider has filled nothing; else empty text."""
    spec = grid.table.spec
    if spec is forms.KOSTEN:
        return {forms.STATUS: unused(setting)}
    facts = setting.facts
    if spec is forms.UREN and facts.producten:
        product = facts.producten[row - grid.first]
        agreed = facts.tarief_on(product.code, reference_day(setting)) if facts.jaren[0] else None
        return {forms.STATUS: unused(setting), forms.AGREED: "" if agreed is None else agreed}
    return {}


def _colour_status(worksheet: Worksheet, grid: Grid, look: Look) -> None:
    """The colour only repeats what the text of the status says."""
    column = grid.width + grid.table.beside.index(forms.STATUS)
    cell = in_row(grid.computed(forms.STATUS), grid.first)
    signal_cells(worksheet, (grid.first - 1, column, LAST_ROW, column), cell, look)


def signal_cells(
    worksheet: Worksheet, cells: tuple[int, int, int, int], first: str, look: Look
) -> None:
    """Colour the statuses in an area, whose first cell formulas know as ``first``."""
    for condition, colours in _SIGNALS:
        worksheet.conditional_format(
            *cells,
            {
                "type": "formula",
                "criteria": f"={condition.format(cell=first)}",
                "format": look.signal(colours),
                "stop_if_true": True,
            },
        )


def _finish(worksheet: Worksheet, grid: Grid, look: Look) -> None:
    locked = look.locked
    worksheet.set_row(HEADER_ROW - 2, None, locked)
    worksheet.set_row(HEADER_ROW - 1, _HEADER_LINES * LINE_HEIGHT, locked)
    worksheet.freeze_panes(HEADER_ROW, 1)
    worksheet.set_selection(HEADER_ROW, 0, HEADER_ROW, 0)
    worksheet.repeat_rows(HEADER_ROW - 1)
    # A code such as 0505 is text on purpose, and a computed cell is open on purpose; Excel would
    # mark every one of them.
    filled = f"A{grid.first}:{column_letters(grid.width)}{LAST_ROW + 1}"
    computed = (
        f"{column_letters(grid.width + 1)}{grid.first}:"
        f"{column_letters(grid.whole_width)}{LAST_ROW + 1}"
    )
    worksheet.ignore_errors({"number_stored_as_text": filled, "formula_unlocked": computed})
    worksheet.protect("", dict(PROTECTION))
