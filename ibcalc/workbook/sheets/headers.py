"""The header row of a table: which column of the contract each header is, and which is none."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Sheet, TableArea
from ibcalc.workbook.sheets.cleaning import clean, cleaned
from ibcalc.workbook.sheets.columns import Column, SheetSpec

ALIKE = 0.8
"""How much an extra column must look like a missing one to be reported as a typing error."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as found.

    ``columns`` maps fields of the row model to 1-based columns, ``extra`` the other headers as
    typed. ``missing`` are fields of required columns that are not there. ``rows`` are the Excel
    numbers of the rows that hold data.
    """

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    extra: Mapping[str, int]
    missing: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()

    def cell(self, row: int, column: str) -> Cell:
        """The cell of a field in a row, cleaned; an absent column is empty."""
        number = self.columns.get(column)
        if number is None:
            return Cell("", self.place(row))
        return cleaned(self.sheet.cell(row, number))

    def place(self, row: int, column: str = "") -> Place:
        """The place of a row, or of the cell of a field in it."""
        return Place(self.sheet.file, self.sheet.name, row, self.columns.get(column, 0))


def header_cells(
    sheet: Sheet, row: int, area: TableArea | None = None
) -> Iterator[tuple[str, int]]:
    """The texts of a header row with their 1-based columns, within the Excel table if it is one."""
    first = area.first_column if area else 1
    last = area.last_column if area else len(sheet.rows.get(row, ()))
    for column in range(first, last + 1):
        text = clean(sheet.cell(row, column).shown)
        if text:
            yield " ".join(text.split()), column


def match_headers(
    sheet: Sheet,
    row: int,
    spec: SheetSpec,
    area: TableArea | None = None,
    own: Collection[str] = (),
) -> tuple[SheetTable, list[Finding]]:
    """The columns that a header row gives a sheet of the contract; without its rows.

    An alias only counts for a column whose own header is absent, and not if it is in ``own``.
    """
    columns: dict[str, int] = {}
    extra: dict[str, int] = {}
    found: list[Finding] = []
    taken: set[str] = set()
    place = sheet.place.at(row=row)
    heads = list(header_cells(sheet, row, area))
    known = _known_headers([normal(text) for text, _ in heads], spec, own)
    for text, number in heads:
        column = known.get(normal(text))
        name = column.field if column else normal(text)
        if name in taken:
            here = place.at(column=number)
            found.append(finding(f"{spec.family}-105", here, kolom=text, blad=_name(sheet)))
        elif column:
            columns[name] = number
        else:
            extra[text] = number
        taken.add(name)
    absent = [column for column in spec.required if column.field not in columns]
    for column in absent:
        hint = did_you_mean(column.header, extra).replace("Bedoelde u", "Is dat")
        words = {"kolom": column.header, "blad": _name(sheet), "suggestie": hint}
        here = place.at(column=area.first_column if area else 1)
        found.append(finding(f"{spec.family}-104", here, **words))
    missing = tuple(column.field for column in absent)
    table = SheetTable(sheet, row, columns, extra, missing)
    return table, [*found, *_unknown(table, spec, own)]


def _known_headers(
    names: Collection[str], spec: SheetSpec, own: Collection[str]
) -> Mapping[str, Column]:
    """Which column of the contract each of these normal names is."""
    exact = {normal(column.header): column for column in spec.columns}
    present = {exact[name].field for name in names if name in exact}
    known = {name: exact.get(name) or spec.by_name.get(name) for name in names}
    return {
        name: column
        for name, column in known.items()
        if column and (name in exact or (name not in own and column.field not in present))
    }


def _name(sheet: Sheet) -> str:
    """The sheet's name; of a file without sheets that of the file."""
    return sheet.name or sheet.file


def _unknown(table: SheetTable, spec: SheetSpec, own: Collection[str]) -> Iterator[Finding]:
    absent = [column for column in spec.columns if column.field not in table.columns]
    names = {name for column in absent for name in column.names}
    for text, number in table.extra.items():
        if normal(text) in own:
            continue
        where = table.place(table.header_row).at(column=number)
        words = {"kolom": text, "blad": _name(table.sheet)}
        alike = difflib.get_close_matches(normal(text), names, n=1, cutoff=ALIKE)
        if alike:
            meant = next(column.header for column in absent if alike[0] in column.names)
            hint = f' Bedoelde u "{meant}"?'
            yield finding(f"{spec.family}-106", where, suggestie=hint, **words)
        elif not spec.extra_columns:
            yield finding(f"{spec.family}-107", where, **words)
