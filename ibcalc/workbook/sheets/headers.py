"""The header row of a table: which column of the contract each header is, and which is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.workbook.made import NOT_READ
from ibcalc.workbook.reader.grid import Sheet, TableArea
from ibcalc.workbook.sheets.cleaning import clean, cleaned
from ibcalc.workbook.sheets.columns import Column, SheetSpec
from ibcalc.workbook.sheets.misspelled import looks_like, misspelled


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table as found.

    ``columns`` maps fields of the row model to 1-based columns, ``extra`` the other headers as
    typed. ``missing`` are fields of required columns that are not there. ``rows`` are the Excel
    numbers of the rows that hold data. ``adopted`` are fields that were read although their header
    is misspelled; ``upper`` are those whose header stands in the row above, with that row.
    """

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    extra: Mapping[str, int]
    missing: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    adopted: tuple[str, ...] = ()
    upper: Mapping[str, int] = field(default_factory=dict)

    def cell(self, row: int, column: str) -> Cell:
        """The cell of a field in a row, cleaned; an absent column is empty."""
        number = self.columns.get(column)
        if number is None:
            return Cell("", self.place(row))
        return cleaned(self.sheet.cell(row, number))

    def place(self, row: int, column: str = "") -> Place:
        """The place of a row, or of the cell of a field in it."""
        return Place(self.sheet.file, self.sheet.name, row, self.columns.get(column, 0))

    def header(self, column: str) -> Place:
        """The cell of the header of a field."""
        return self.place(self.upper.get(column, self.header_row), column)


def header_cells(
    sheet: Sheet, row: int, area: TableArea | None = None
) -> Iterator[tuple[str, int]]:
    """The texts of a header row with their 1-based columns, within the Excel table if it is one.

    What a template computes or keeps for remarks is passed by: the cell above its header says so.
    """
    first = area.first_column if area else 1
    last = area.last_column if area else len(sheet.rows.get(row, ()))
    for column in range(first, last + 1):
        text = clean(sheet.cell(row, column).shown)
        if text and not (row > 1 and sheet.cell(row - 1, column).shown in NOT_READ):
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
    heads = [(text, row, number) for text, number in header_cells(sheet, row, area)]
    above = [] if area else _above(sheet, row, spec, {number for _, _, number in heads})
    table, found = _matched(sheet, row, spec, sorted([*heads, *above], key=_column), own)
    if above:
        found.insert(0, finding(f"{spec.family}-156", sheet.place.at(row=row), blad=_name(sheet)))
    table, adopted = _with_misspelled(table, spec, own)
    absent = [column for column in spec.required if column.field not in table.columns]
    for column in absent:
        hint = did_you_mean(column.header, table.extra).replace("Bedoelde u", "Is dat")
        words = {"kolom": column.header, "blad": _name(sheet), "suggestie": hint}
        here = sheet.place.at(row=row, column=area.first_column if area else 1)
        found.append(finding(f"{spec.family}-104", here, **words))
    table = replace(table, missing=tuple(column.field for column in absent))
    return table, [*found, *adopted, *_unknown(table, spec, own)]


_Head = tuple[str, int, int]
"""A header: its text, row and column."""


def _column(head: _Head) -> int:
    return head[2]


def _above(sheet: Sheet, row: int, spec: SheetSpec, taken: Collection[int]) -> list[_Head]:
    """Headers in the row above, if that has required ones that this row misses."""
    here = {column.field for column in known_columns(sheet, row, spec)}
    upper = {column.field for column in known_columns(sheet, row - 1, spec)}
    if not {column.field for column in spec.required} & upper - here:
        return []
    heads = [(text, row - 1, number) for text, number in header_cells(sheet, row - 1)]
    return [head for head in heads if head[2] not in taken]


def known_columns(sheet: Sheet, row: int, spec: SheetSpec) -> Iterator[Column]:
    """The columns of the contract of which a header stands in a row."""
    for text, _ in header_cells(sheet, row):
        column = spec.by_name.get(normal(text))
        if column is not None:
            yield column


def _matched(
    sheet: Sheet, row: int, spec: SheetSpec, heads: list[_Head], own: Collection[str]
) -> tuple[SheetTable, list[Finding]]:
    """Which header is which column; of two equal ones the first is read."""
    columns: dict[str, int] = {}
    extra: dict[str, int] = {}
    upper: dict[str, int] = {}
    found: list[Finding] = []
    taken: set[str] = set()
    known = _known_headers([normal(text) for text, _, _ in heads], spec, own)
    for text, at, number in heads:
        column = known.get(normal(text))
        name = column.field if column else normal(text)
        if name in taken:
            here = sheet.place.at(row=at, column=number)
            first = columns.get(name)
            if first is not None and _is_empty(sheet, row, first):
                columns[name] = number
            spare = first is not None and any(_is_empty(sheet, row, one) for one in (first, number))
            code = f"{spec.family}-{'159' if spare else '105'}"
            found.append(finding(code, here, kolom=text, blad=_name(sheet)))
        elif column:
            columns[name] = number
            if at != row:
                upper[name] = at
        else:
            extra[text] = number
        taken.add(name)
    return SheetTable(sheet, row, columns, extra, upper=upper), found


def _is_empty(sheet: Sheet, header: int, column: int) -> bool:
    """True for a column with nothing below its header; of a csv that is not known."""
    below = (row for row in sheet.rows if row > header)
    return bool(sheet.name) and all(cleaned(sheet.cell(row, column)).blank for row in below)


def _with_misspelled(
    table: SheetTable, spec: SheetSpec, own: Collection[str]
) -> tuple[SheetTable, list[Finding]]:
    """The table with headers that can only be a misspelled one, each told."""
    absent = [column for column in spec.columns if column.field not in table.columns]
    strange = [text for text in table.extra if normal(text) not in own]
    adopted = misspelled(strange, {column.field: column.names for column in absent})
    columns = {**table.columns, **{name: table.extra[text] for text, name in adopted.items()}}
    extra = {text: number for text, number in table.extra.items() if text not in adopted}
    read = replace(table, columns=columns, extra=extra, adopted=tuple(adopted.values()))
    found = []
    for text, name in adopted.items():
        words = {"kop": text, "kolom": spec.column(name).header, "blad": _name(table.sheet)}
        found.append(finding(f"{spec.family}-157", read.header(name), **words))
    return read, found


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
        alike = looks_like(text, names)
        if alike:
            meant = next(column.header for column in absent if alike in column.names)
            hint = f' Bedoelde u "{meant}"?'
            yield finding(f"{spec.family}-106", where, suggestie=hint, **words)
        elif not spec.extra_columns:
            yield finding(f"{spec.family}-107", where, **words)
