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
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.sheets.headers import SheetTable, header_cells, match_headers
from ibcalc.workbook.sheets.rows import SHEETS

SEARCHED_ROWS = 50
"""Header rows are looked for in the first rows with content: titles and remarks may come before."""
FEWEST_HEADERS = 2


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
    return any(normal(spec.name) in names or normal(spec.table) in names for spec in SHEETS)


def header_row(sheet: Sheet, spec: SheetSpec) -> int | None:
    """The first row with all required headers, else the row with the most known headers."""
    full = _full_header_row(sheet, spec)
    if full is not None:
        return full
    counted = [(len(_fields(sheet, row, spec)), -row) for row in _searched(sheet)]
    most, row = max(counted, default=(0, 0))
    return -row if most >= FEWEST_HEADERS else None


def _full_header_row(sheet: Sheet, spec: SheetSpec) -> int | None:
    needed = {column.field for column in spec.required} or {c.field for c in spec.columns}
    rows = _searched(sheet)
    return next((row for row in rows if needed <= _fields(sheet, row, spec)), None)


def _searched(sheet: Sheet) -> Sequence[int]:
    return [row for _, row in zip(range(SEARCHED_ROWS), sheet.rows, strict=False)]


def _fields(sheet: Sheet, row: int, spec: SheetSpec) -> set[str]:
    heads = (spec.by_name.get(normal(text)) for text, _ in header_cells(sheet, row))
    return {column.field for column in heads if column is not None}


def _data_rows(
    spot: _Spot, table: SheetTable, spec: SheetSpec
) -> tuple[tuple[int, ...], list[Finding]]:
    """Rows with content under the header; a remark or totals row at the end is no data."""
    columns = sorted((*table.columns.values(), *table.extra.values()))
    sheet, until = spot.sheet, _next_table(spot)
    numbers = [
        row
        for row, cells in sheet.rows.items()
        if spot.header_row < row < until
        # Most rows are filled from their first column on.
        and ((filled(cells[0]) and columns[0] == 1) or any(_contents(sheet, row, columns)))
    ]
    inside = spot.area.last_row if spot.area else 0
    found: list[Finding] = []
    while numbers and numbers[-1] > inside:
        if not (spec.required and _is_remark(sheet, numbers[-1], columns)):
            break
        here = sheet.place.at(row=numbers.pop())
        found.insert(0, finding(f"{spec.family}-109", here, blad=sheet.name))
    if spot.area and numbers and numbers[-1] > inside:
        below = sheet.place.at(row=next(row for row in numbers if row > inside))
        found.append(finding(f"{spec.family}-108", below, blad=sheet.name))
    return tuple(numbers), found


def filled(raw: str) -> bool:
    """True if a raw cell holds more than white space."""
    return bool(raw) and (raw[0] != Kind.TEXT or bool(clean(raw[1:])))


def _contents(sheet: Sheet, row: int, columns: Sequence[int]) -> Iterator[str]:
    cells = sheet.rows[row]
    width = len(cells)
    for column in columns:
        if column <= width and filled(cells[column - 1]):
            yield cells[column - 1]


def _is_remark(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """True for one text alone in the first column, and for a row that starts with totaal.

    Not asked of a sheet without required columns: Realisatie has rows with a total that are data.
    """
    contents = list(_contents(sheet, row, columns))
    if contents[0][0] != Kind.TEXT:
        return False
    alone = len(contents) == 1 and filled(sheet.raw(row, columns[0]))
    return alone or normal(contents[0][1:]).startswith("totaal")


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
