"""Sheet Conversies and the sheets of its tables into table sources, cells as they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ibcalc.engine.decide import REMARK
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.conversion import (
    COMPONENT,
    OPSLAG,
    PRODUCT,
    Heading,
    SourceRow,
    TableSource,
    Treffer,
)
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.workbook.made import EXAMPLE
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.sheets.cleaning import cleaned
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.headers import header_cells
from ibcalc.workbook.sheets.read_rows import Rows, read_rows
from ibcalc.workbook.sheets.rows import CONVERSIES, SHEETS, TARIEVEN, ConversieRow
from ibcalc.workbook.sheets.spaces import has_spaces, spaces_told
from ibcalc.workbook.sheets.table import SEARCHED_ROWS, filled, sheet_named
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

TABLE_PREFIX = "tbl"
PROPOSALS = "Voorstel"
"""The sheet of a checked copy with rows that would close gaps; they are no table yet."""

_HEADING = re.compile(r"(ALS|DAN)\s+(\S.*)", re.IGNORECASE)
_CANONICAL = {normal(name): name for name in (PRODUCT, OPSLAG, COMPONENT)}
_FROM, _UNTIL = TARIEVEN.column("vanaf"), TARIEVEN.column("tot_en_met")
_NOTE = CONVERSIES.column("toelichting")


@dataclass(slots=True)
class _Layout:
    """The columns of one conversion table, 1-based."""

    inputs: dict[int, str] = field(default_factory=dict)
    outputs: dict[int, str] = field(default_factory=dict)
    vanaf: int = 0
    tot_en_met: int = 0
    toelichting: int = 0

    @property
    def all(self) -> list[int]:
        """Every column in use, from left to right."""
        single = [number for number in (self.vanaf, self.tot_en_met, self.toelichting) if number]
        return sorted([*self.inputs, *self.outputs, *single])


@dataclass(frozen=True, slots=True)
class _Spot:
    sheet: Sheet
    header_row: int
    area: TableArea | None = None


def read_conversions(workbook: Workbook) -> tuple[tuple[TableSource, ...], list[Finding]]:
    """Every table of sheet Conversies with the rows of its own sheet, in the order of Volgorde."""
    sheet = read_rows(workbook, CONVERSIES)
    found = list(sheet.findings)
    sources: list[TableSource] = []
    numbers: set[int] = set()
    names: set[str] = set()
    for row, numbered in _listed(sheet):
        place = sheet.place(row.place, "tabel")
        if numbered and row.volgorde in numbers:
            where = sheet.place(row.place, "volgorde")
            found.append(finding("MOD-413", where, volgorde=row.volgorde))
        if normal(row.tabel) in names:
            found.append(finding("MOD-412", place, tabel=row.tabel))
            continue
        numbers.add(row.volgorde)
        names.add(normal(row.tabel))
        sources += _source(workbook, row, place, found)
    found += _unused(workbook, names)
    return tuple(sorted(sources, key=lambda source: source.volgorde)), found


def _listed(sheet: Rows) -> Iterator[tuple[ConversieRow, bool]]:
    """Every row that names a table, and whether its Volgorde could be read.

    A faulty row has a fout that stops the pricing; its table is read only to be checked as well.
    """
    last = 0
    for record in sheet.records:
        if "tabel" in record.values:
            stand_in = {"volgorde": last + 1, "treffer": Treffer.EERSTE}
            row = ConversieRow.model_validate({**stand_in, **record.values, "place": record.place})
            last = row.volgorde
            yield row, "volgorde" in record.values


def _source(
    workbook: Workbook, row: ConversieRow, place: Place, found: list[Finding]
) -> Iterator[TableSource]:
    sheet_or_area = _named(workbook, row.tabel)
    if sheet_or_area is None:
        hint = did_you_mean(row.tabel, _candidates(workbook))
        found.append(finding("MOD-411", place, tabel=row.tabel, suggestie=hint))
        return
    spot = _spot(*sheet_or_area)
    if spot is None:
        sheet = sheet_or_area[0]
        found.append(finding("MOD-415", sheet.place, tabel=sheet.name))
        return
    layout = _layout(spot, found)
    found += _spaced(spot, layout)
    yield TableSource(
        naam=row.tabel,
        volgorde=row.volgorde,
        treffer=row.treffer,
        inputs=_headings(spot, layout.inputs),
        outputs=_headings(spot, layout.outputs),
        rows=tuple(_rows(spot, layout, found)),
        anders=row.anders.shown if row.anders else "",
        toelichting=row.toelichting,
        place=place,
        anders_place=row.anders.place if row.anders else Place(),
    )


def _named(workbook: Workbook, name: str) -> tuple[Sheet, TableArea | None] | None:
    """The Excel table or the sheet with this name."""
    area = workbook.table(name) or workbook.table(f"{TABLE_PREFIX}{name}")
    if area is not None:
        return area
    sheet = sheet_named(workbook, name)
    return None if sheet is None else (sheet, None)


def _candidates(workbook: Workbook) -> list[str]:
    fixed = {normal(spec.name) for spec in SHEETS}
    return [sheet.name for sheet in workbook.sheets if normal(sheet.name) not in fixed]


def _spot(sheet: Sheet, area: TableArea | None) -> _Spot | None:
    """The header row: that of the Excel table, else the first row with an ALS or DAN heading."""
    if area is None:
        rows = [row for row, _ in zip(sheet.rows, range(SEARCHED_ROWS), strict=False)]
        row = next((row for row in rows if _is_header(sheet, row)), None)
        areas = [area for area in sheet.tables if area.first_row == row]
        return None if row is None else _Spot(sheet, row, areas[0] if areas else None)
    return _Spot(sheet, area.first_row, area) if _is_header(sheet, area.first_row) else None


def _is_header(sheet: Sheet, row: int) -> bool:
    return any(_HEADING.fullmatch(text) for text, _ in header_cells(sheet, row))


def _unused(workbook: Workbook, names: set[str]) -> Iterator[Finding]:
    """Sheets that look like a conversion table but are in no row of Conversies."""
    for sheet in workbook.sheets:
        if sheet.name.startswith(PROPOSALS) or sheet.cell(1, 1).shown == EXAMPLE:
            continue
        known = {normal(sheet.name)}
        for table in sheet.tables:
            known |= {normal(table.name), normal(table.name).removeprefix(TABLE_PREFIX)}
        if not known & names and normal(sheet.name) not in {normal(s.name) for s in SHEETS}:
            spot = _spot(sheet, None)
            if spot is not None and _has_both(spot):
                yield finding("MOD-414", sheet.place, blad=sheet.name)


def _has_both(spot: _Spot) -> bool:
    layout = _layout(spot, [])
    return bool(layout.inputs and layout.outputs)


def _layout(spot: _Spot, found: list[Finding]) -> _Layout:
    layout = _Layout()
    for text, number in header_cells(spot.sheet, spot.header_row, spot.area):
        heading = _HEADING.fullmatch(text)
        if heading is not None:
            side = layout.inputs if heading[1].upper() == "ALS" else layout.outputs
            side[number] = _CANONICAL.get(normal(heading[2]), heading[2])
        elif normal(text) in _FROM.names and not layout.vanaf:
            layout.vanaf = number
        elif normal(text) in _UNTIL.names and not layout.tot_en_met:
            layout.tot_en_met = number
        elif normal(text) in _NOTE.names:
            layout.toelichting = number
        else:
            place = spot.sheet.place.at(row=spot.header_row, column=number)
            found.append(finding("MOD-107", place, kolom=text, blad=spot.sheet.name))
    return layout


def _headings(spot: _Spot, names: dict[int, str]) -> tuple[Heading, ...]:
    place = spot.sheet.place.at(row=spot.header_row)
    return tuple(Heading(name, place.at(column=number)) for number, name in names.items())


def _rows(spot: _Spot, layout: _Layout, found: list[Finding]) -> Iterator[SourceRow]:
    first = min(layout.outputs, default=min(layout.all, default=1))
    for number in _row_numbers(spot, layout):
        before = len(found)
        vanaf = _day(spot, number, layout.vanaf, _FROM, found)
        tot_en_met = _day(spot, number, layout.tot_en_met, _UNTIL, found)
        yield SourceRow(
            inputs=tuple(_cell(spot, number, column) for column in layout.inputs),
            outputs=tuple(_cell(spot, number, column) for column in layout.outputs),
            vanaf=vanaf,
            tot_en_met=tot_en_met,
            toelichting=_cell(spot, number, layout.toelichting).shown,
            place=spot.sheet.place.at(row=number, column=first),
            dates_unread=has_fout(found[before:]),
        )


def _spaced(spot: _Spot, layout: _Layout) -> Iterator[Finding]:
    """Once for each ALS and DAN column: its cells with spaces that are read away."""
    numbers = list(_row_numbers(spot, layout))
    named = [(f"ALS {name}", number) for number, name in layout.inputs.items()]
    named += [(f"DAN {name}", number) for number, name in layout.outputs.items()]
    for name, number in named:
        cells = [spot.sheet.cell(row, number) for row in numbers]
        if normal(name) != normal(f"DAN {REMARK}"):
            yield from spaces_told([cell for cell in cells if has_spaces(cell)], name)


def _row_numbers(spot: _Spot, layout: _Layout) -> Iterator[int]:
    """Rows below the header with anything in a column of the table; a lone remark is none."""
    inside = spot.area.last_row if spot.area else 0
    below = [table.first_row for table in spot.sheet.tables if table.first_row > spot.header_row]
    until = min(below, default=max(spot.sheet.rows, default=0) + 1)
    outputs = set(layout.outputs)
    for row, cells in spot.sheet.rows.items():
        if not spot.header_row < row < until:
            continue
        held = {n for n in layout.all if n <= len(cells) and filled(cells[n - 1])}
        if held and (row <= inside or len(held) > 1 or held & outputs):
            yield row


def _cell(spot: _Spot, row: int, column: int) -> Cell:
    return cleaned(spot.sheet.cell(row, column)) if column else Cell()


def _day(spot: _Spot, row: int, column: int, like: Column, found: list[Finding]) -> date | None:
    """The date in a Vanaf or T/m cell of a rule, empty for always."""
    if not column:
        return None
    optional = replace(like, required=False, must_fill=False)
    cell = _cell(spot, row, column)
    typed = read_cell(cell, optional)
    found += cell_findings(typed, optional, cell.place, CONVERSIES.family)
    return typed.value if isinstance(typed.value, date) else None
