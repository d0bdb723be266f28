"""The cells of a sheet with a number that can be a BSN, where none belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ibcalc.model.bsn import LENGTH, holds_bsn
from ibcalc.model.cell import PADDED, Kind
from ibcalc.model.place import Place
from ibcalc.workbook.privacy.bsn_columns import bsn_values
from ibcalc.workbook.reader.grid import Sheet


def bsn_places(sheet: Sheet) -> Iterator[Place]:
    """Cells with such a text, and those of a column in which most such numbers are a BSN.

    One number in eleven is one by chance, so a single amount is left alone.
    """
    numbers: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for row, column, raw in _long_cells(sheet):
        if raw[0] == Kind.TEXT:
            if holds_bsn(raw[1:]):
                yield sheet.place.at(row=row, column=column)
        elif raw[0] in (Kind.NUMBER, PADDED) and raw[1:].isdigit():
            numbers[column].setdefault(raw[1:], []).append(row)
    for column, found in numbers.items():
        for row in _rows_with_bsn(found):
            yield sheet.place.at(row=row, column=column)


def _long_cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and raw of the cells with room for a BSN."""
    for row, cells in sheet.rows.items():
        for column, raw in enumerate(cells, start=1):
            if len(raw) > LENGTH:
                yield row, column, raw


def _rows_with_bsn(found: Mapping[str, Sequence[int]]) -> list[int]:
    """The rows of the numbers of a column that are a BSN, if there are more than one."""
    if len(found) == 1:
        return []
    hits = bsn_values(list(found), short=False).tolist()
    return [row for rows, hit in zip(found.values(), hits, strict=True) if hit for row in rows]
