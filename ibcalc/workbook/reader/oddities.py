"""What is worth knowing about a workbook that could be read: hidden, merged, linked, uncalculated.

Each check is a small pure function in one of two tuples; adding one touches one line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import SHOWN_CELLS, Finding, fold
from ibcalc.model.place import Place
from ibcalc.workbook.made import COMPUTED, STATUS_OF
from ibcalc.workbook.reader.grid import Area, Sheet, State, Tally, Workbook

MACRO_EXTENSIONS = frozenset((".xlsm", ".xltm", ".xlam"))
_HIDDEN = MappingProxyType({State.HIDDEN: "BOEK-040", State.VERY_HIDDEN: "BOEK-050"})
MERGE_ROWS = 1_000_000
"""Rows under merged cells that are looked at; more only stand in files made to keep us busy."""


def reading_findings(
    workbook: Workbook, told: Collection[tuple[str, int]] = ()
) -> tuple[Finding, ...]:
    """All findings about the file itself; error cells are left to the one who needs the value.

    Args:
        workbook: as it was read.
        told: sheet and 1-based column where a formula without a value is a fout already.
    """
    found = [one for check in _WORKBOOK_CHECKS for one in check(workbook)]
    for sheet in workbook.sheets:
        found.extend(one for check in _SHEET_CHECKS for one in check(sheet))
    return fold(one for one in found if one.code != "BOEK-045" or _column(one) not in told)


def uncalculated_columns(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    """Sheet and column of formulas without a value that one who needs the value has told."""
    return {_column(one) for one in findings if one.code.endswith("-112")}


def _column(one: Finding) -> tuple[str, int]:
    return one.place.sheet, one.place.column


def _external_links(workbook: Workbook) -> Iterator[Finding]:
    if workbook.external_links:
        yield finding("BOEK-047", Place(workbook.file))


def _macros(workbook: Workbook) -> Iterator[Finding]:
    extension = PurePath(workbook.file).suffix.casefold()
    if workbook.macros and extension in MACRO_EXTENSIONS:
        yield finding("BOEK-052", Place(workbook.file))
    elif workbook.macros:
        yield finding("BOEK-048", Place(workbook.file), extensie=extension or "(geen)")


def _connections(workbook: Workbook) -> Iterator[Finding]:
    if workbook.connections:
        yield finding("BOEK-049", Place(workbook.file))


def _dde(workbook: Workbook) -> Iterator[Finding]:
    if workbook.dde:
        yield finding("BOEK-051", Place(workbook.file))


def _limited(workbook: Workbook) -> Iterator[Finding]:
    if workbook.old_format:
        yield finding("BOEK-070", Place(workbook.file), soort=workbook.old_format)


def _hidden_sheet(sheet: Sheet) -> Iterator[Finding]:
    code = _HIDDEN.get(sheet.state)
    if code and sheet.rows:
        yield finding(code, sheet.place, blad=sheet.name)


def _hidden_rows(sheet: Sheet) -> Iterator[Finding]:
    if sheet.hidden_rows:
        yield finding("BOEK-041", sheet.place, blad=sheet.name, aantal=sheet.hidden_rows)


def _hidden_columns(sheet: Sheet) -> Iterator[Finding]:
    if any(_has_content(sheet, first, last) for first, last in sheet.hidden_columns):
        yield finding("BOEK-042", sheet.place, blad=sheet.name)


def _has_content(sheet: Sheet, first: int, last: int) -> bool:
    return any(any(cells[first - 1 : last]) for cells in sheet.rows.values())


@dataclass(slots=True)
class _Merges:
    """The merges of a sheet by what they do to a reader; of hidden values the first few."""

    count: int = 0
    places: list[Place] = field(default_factory=list)
    apart: list[Area] = field(default_factory=list)
    titles: list[Area] = field(default_factory=list)


def _merges(sheet: Sheet) -> Iterator[Finding]:
    merges = _by_what_they_do(sheet)
    if merges.places:
        found = finding("BOEK-044", merges.places[0], blad=sheet.name)
        cells = tuple(place.cell for place in merges.places)
        yield replace(found, count=merges.count, cells=cells)
    for code, areas in (("BOEK-043", merges.apart), ("BOEK-054", merges.titles)):
        if areas:
            place = sheet.place.at(row=areas[0].first_row, column=areas[0].first_column)
            yield finding(code, place, blad=sheet.name, aantal=len(areas))


def _by_what_they_do(sheet: Sheet) -> _Merges:
    merges, rows_left = _Merges(), MERGE_ROWS
    for area in sheet.merges:
        rows_left -= min(area.last_row - area.first_row + 1, len(sheet.rows))
        before = merges.count
        for row, column in _covered(sheet, area) if rows_left >= 0 else ():
            merges.count += 1
            if len(merges.places) < SHOWN_CELLS:
                merges.places.append(sheet.place.at(row=row, column=column))
        if merges.count == before:
            title = rows_left >= 0 and _stands_alone(sheet, area)
            (merges.titles if title else merges.apart).append(area)
    return merges


def _stands_alone(sheet: Sheet, area: Area) -> bool:
    """True if nothing stands beside a merge, as with a title above a table."""
    rows = (sheet.rows.get(row, ()) for row in _rows_of(sheet, area))
    return not any(
        any(cells[: area.first_column - 1]) or any(cells[area.last_column :]) for cells in rows
    )


def _rows_of(sheet: Sheet, area: Area) -> Iterable[int]:
    span = range(area.first_row, area.last_row + 1)
    return span if len(span) <= len(sheet.rows) else [row for row in sheet.rows if row in span]


def _covered(sheet: Sheet, area: Area) -> Iterator[tuple[int, int]]:
    """The cells with content that a merge hides: all but the one at its top left."""
    for row in _rows_of(sheet, area):
        cells = sheet.rows.get(row, ())
        for column in range(area.first_column, min(area.last_column, len(cells)) + 1):
            shown = row == area.first_row and column == area.first_column
            if cells[column - 1] and not shown:
                yield row, column


def _uncalculated(sheet: Sheet) -> Iterator[Finding]:
    for tally in sheet.uncalculated:
        if not _is_of_template(sheet, tally.column):
            yield _tallied("BOEK-045", sheet, tally)


def _is_of_template(sheet: Sheet, column: int) -> bool:
    """True where a template only helps the one who fills it: no one reads what stands there."""
    title = sheet.cell(1, 1).shown
    return sheet.cell(1, column).shown == COMPUTED or title.startswith(f"{STATUS_OF} ")


def _damaged(sheet: Sheet) -> Iterator[Finding]:
    for tally in sheet.damaged:
        yield _tallied("BOEK-046", sheet, tally)


def _reaching(sheet: Sheet) -> Iterator[Finding]:
    for tally in sheet.reaching:
        yield _tallied("BOEK-053", sheet, tally)


def _tallied(code: str, sheet: Sheet, tally: Tally) -> Finding:
    places = [sheet.place.at(row=row, column=tally.column) for row in tally.rows[:SHOWN_CELLS]]
    cells = tuple(place.cell for place in places)
    return replace(finding(code, places[0]), count=tally.count, cells=cells)


_WORKBOOK_CHECKS: tuple[Callable[[Workbook], Iterator[Finding]], ...] = (
    _external_links,
    _macros,
    _connections,
    _dde,
    _limited,
)

_SHEET_CHECKS: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    _hidden_sheet,
    _hidden_rows,
    _hidden_columns,
    _merges,
    _uncalculated,
    _damaged,
    _reaching,
)
