"""Finding a table of the contract in a workbook: its sheet, its header row and its rows.

A table is found by the name of its Excel table, else by the name of its sheet, else by its headers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Kind
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.workbook.made import EXAMPLE
from ibcalc.workbook.reader.contentrows import rows_with
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.sheets.headers import SheetTable, header_cells, known_columns, match_headers
from ibcalc.workbook.sheets.loose_texts import is_loose_text
from ibcalc.workbook.sheets.misspelled import misspelled
from ibcalc.workbook.sheets.rows import SHEETS

SENTENCE = 3
"""Words of a text between the rows of a model that make it a remark, and no unfinished row."""
SEARCHED_ROWS = 50
"""Header rows are looked for in the first rows with content: titles and remarks may come before."""
FEWEST_HEADERS = 2
MOST_REMARKS = 1_000
"""More rows than this below a table are no remarks, but rows of which much was forgotten."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the headers of a table stand; ``area`` is its Excel table, if it is one."""

    sheet: Sheet
    header_row: int
    area: TableArea | None = None


def find_table(
    workbook: Workbook, spec: SheetSpec, own: Collection[str] = ()
) -> tuple[SheetTable | None, list[Finding]]:
    """The table of a sheet of the contract, None if the workbook has none, and the findings.

    ``own`` are the normal names of columns that are no alias here, for they are kenmerken.
    """
    found: list[Finding] = []
    spot = _by_table(workbook, spec) or _by_sheet(workbook, spec, found)
    if spot is None and not found:
        spot = _by_headers(workbook, spec, found)
    if spot is None:
        return None, found
    table, about_headers = match_headers(spot.sheet, spot.header_row, spec, spot.area, own)
    rows, about_rows = _data_rows(spot, table, spec)
    return replace(table, rows=rows), [*found, *about_headers, *about_rows]


def _by_table(workbook: Workbook, spec: SheetSpec) -> _Spot | None:
    named = workbook.table(spec.table)
    return None if named is None else _Spot(named[0], named[1].first_row, named[1])


def _by_sheet(workbook: Workbook, spec: SheetSpec, found: list[Finding]) -> _Spot | None:
    sheet = sheet_named(workbook, spec.name)
    if sheet is None or not sheet.rows:
        return None
    row = header_row(sheet, spec)
    if row is not None:
        area = next((area for area in sheet.tables if area.first_row == row), None)
        return _Spot(sheet, row, area)
    heads = ", ".join(column.header for column in spec.required)
    found.append(finding(f"{spec.family}-101", sheet.place, blad=sheet.name, koppen=heads))
    return None


def _by_headers(workbook: Workbook, spec: SheetSpec, found: list[Finding]) -> _Spot | None:
    """The first sheet that no other table claims and that has all required headers."""
    fits = [
        (sheet, row)
        for sheet in workbook.sheets
        if not _claimed(sheet) and (row := _full_header_row(sheet, spec)) is not None
    ]
    if not fits:
        return None
    (sheet, row), others = fits[0], [other.name for other, _ in fits[1:]]
    words = {"blad": spec.name, "gevonden": sheet.name}
    found.append(finding(f"{spec.family}-102", sheet.place, **words))
    if others:
        names = ", ".join(others)
        found.append(finding(f"{spec.family}-103", sheet.place, anders=names, **words))
    return _Spot(sheet, row)


def sheet_named(workbook: Workbook, name: str) -> Sheet | None:
    """The sheet with this name, whatever its case, accents and punctuation."""
    return next((sheet for sheet in workbook.sheets if normal(sheet.name) == normal(name)), None)


def _claimed(sheet: Sheet) -> bool:
    names = {normal(sheet.name), *(normal(table.name) for table in sheet.tables)}
    if sheet.cell(1, 1).shown == EXAMPLE:
        return True
    return any(normal(spec.name) in names or normal(spec.table) in names for spec in SHEETS)


def header_row(sheet: Sheet, spec: SheetSpec) -> int | None:
    """The first row with all required headers: its own, with those of the row above, or misspelled.

    Else the row with the most known headers; None if there is none.
    """
    needed = {column.field for column in spec.required}
    for row in _searched(sheet) if needed else ():
        if needed <= _fields(sheet, row, spec) or _completes(sheet, row, spec, needed):
            return row
    full = _full_header_row(sheet, spec)
    if full is not None:
        return full
    for fields in (_fields, _fields_with_slips):
        counted = [(len(fields(sheet, row, spec)), -row) for row in _searched(sheet)]
        most, row = max(counted, default=(0, 0))
        if most >= FEWEST_HEADERS:
            return -row
    return None


def _completes(sheet: Sheet, row: int, spec: SheetSpec, needed: set[str]) -> bool:
    """True if a row has all required headers with those of the row above it, or misspelled."""
    here = _fields(sheet, row, spec)
    if not here:
        return False
    above = _fields(sheet, row - 1, spec) if here & needed else set()
    return needed <= here | above or needed <= _fields_with_slips(sheet, row, spec)


def _full_header_row(sheet: Sheet, spec: SheetSpec) -> int | None:
    needed = {column.field for column in spec.required} or {c.field for c in spec.columns}
    rows = _searched(sheet)
    return next((row for row in rows if needed <= _fields(sheet, row, spec)), None)


def _searched(sheet: Sheet) -> Sequence[int]:
    return [row for _, row in zip(range(SEARCHED_ROWS), sheet.rows, strict=False)]


def _fields(sheet: Sheet, row: int, spec: SheetSpec) -> set[str]:
    return {column.field for column in known_columns(sheet, row, spec)}


def _fields_with_slips(sheet: Sheet, row: int, spec: SheetSpec) -> set[str]:
    heads = [text for text, _ in header_cells(sheet, row)]
    slips = misspelled(heads, {column.field: column.names for column in spec.columns})
    return {*slips.values(), *_fields(sheet, row, spec)}


def _data_rows(
    spot: _Spot, table: SheetTable, spec: SheetSpec
) -> tuple[tuple[int, ...], list[Finding]]:
    """Rows with content under the header, without remarks, totals and headers pasted again."""
    columns = sorted((*table.columns.values(), *table.extra.values()))
    sheet, until = spot.sheet, _next_table(spot)
    numbers = [
        row for row in rows_with(sheet.rows, columns, filled) if spot.header_row < row < until
    ]
    inside = spot.area.last_row if spot.area else 0
    remarks = _remarks_below(table, [row for row in numbers if row > inside], columns, spec)
    numbers = numbers[: len(numbers) - len(remarks)]
    found = [
        finding(f"{spec.family}-109", sheet.place.at(row=row), blad=sheet.name) for row in remarks
    ]
    if not spec.extra_columns:
        loose = dict(_loose_rows(table, numbers, columns, spec))
        numbers = [row for row in numbers if row not in loose]
        found[:0] = loose.values()
    if spot.area and numbers and numbers[-1] > inside:
        below = sheet.place.at(row=next(row for row in numbers if row > inside))
        found.append(finding(f"{spec.family}-108", below, blad=sheet.name))
    return tuple(numbers), found


def _remarks_below(
    table: SheetTable, numbers: Sequence[int], columns: Sequence[int], spec: SheetSpec
) -> Sequence[int]:
    """The last of these rows that are remarks or totals, unless they are too many for that."""
    if not spec.required:
        return ()
    first = len(numbers)
    while first and _is_remark(table, numbers[first - 1], columns, spec):
        first -= 1
        if len(numbers) - first > MOST_REMARKS:
            return ()
    return numbers[first:]


def filled(raw: str) -> bool:
    """True if a raw cell holds more than white space."""
    return bool(raw) and (raw[0] != Kind.TEXT or bool(clean(raw[1:])))


def _contents(sheet: Sheet, row: int, columns: Sequence[int]) -> Iterator[str]:
    cells = sheet.rows[row]
    width = len(cells)
    for column in columns:
        if column <= width and filled(cells[column - 1]):
            yield cells[column - 1]


def _is_remark(table: SheetTable, row: int, columns: Sequence[int], spec: SheetSpec) -> bool:
    """True for one text alone in the first column, and for a row that starts with totaal.

    Not asked of a sheet without required columns: Realisatie has rows with a total that are data.
    """
    contents = list(_contents(table.sheet, row, columns))
    if contents[0][0] != Kind.TEXT or _is_complete(table, row, spec):
        return False
    alone = len(contents) == 1 and filled(table.sheet.raw(row, columns[0]))
    return alone or is_loose_text(contents)


def _is_complete(table: SheetTable, row: int, spec: SheetSpec) -> bool:
    """True if every cell that must be filled is."""
    must = [column.field for column in spec.columns if column.must_fill]
    return bool(must) and all(not table.cell(row, name).blank for name in must)


def _loose_rows(
    table: SheetTable, numbers: Sequence[int], columns: Sequence[int], spec: SheetSpec
) -> Iterator[tuple[int, Finding]]:
    """The rows between the data that are none, each with what is told of it."""
    sheet = table.sheet
    must = sum(column.must_fill for column in spec.columns)
    for row in numbers:
        contents = list(_contents(sheet, row, columns))
        code = ""
        if _headers_again(table, row, spec, contents):
            code = f"{spec.family}-158"
        elif must > 1 and is_loose_text(contents, SENTENCE) and not _is_complete(table, row, spec):
            code = f"{spec.family}-109"
        if code:
            yield row, finding(code, sheet.place.at(row=row), blad=sheet.name)


def _headers_again(table: SheetTable, row: int, spec: SheetSpec, contents: Sequence[str]) -> bool:
    """True if most of the cells of a row with these contents hold the header of their column."""
    if not any(normal(raw[1:]) in spec.by_name for raw in contents[:FEWEST_HEADERS]):
        return False
    again = 0
    for name in table.columns:
        cell = table.cell(row, name)
        if cell.kind is Kind.TEXT and normal(cell.text) in spec.column(name).names:
            again += 1
    return again > 1 and 2 * again >= len(contents)


def _next_table(spot: _Spot) -> int:
    """The row of the first other Excel table below, where this one certainly ends."""
    starts = [
        table.first_row
        for table in spot.sheet.tables
        if table is not spot.area
        and table.first_row > spot.header_row
        and (spot.area is None or _beside(table, spot.area))
    ]
    return min(starts, default=max(spot.sheet.rows, default=0) + 1)


def _beside(table: TableArea, area: TableArea) -> bool:
    """True if two tables share a column."""
    return table.first_column <= area.last_column and area.first_column <= table.last_column
