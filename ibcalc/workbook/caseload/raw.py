"""A caseload before it is understood: columns of raw cells, each folded on its distinct texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.findings import Finding
from ibcalc.workbook.reader.bulkrows import BulkRows
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.rows import TOETSEN

HEADERS: Mapping[str, str] = MappingProxyType({c.field: c.header for c in TOETSEN.columns})
"""Field -> header, of sheets Clienten and Toetsen."""

AT_ONCE = 5_000
"""Rows that are turned into columns at a time, which bounds the memory for it."""


@dataclass(frozen=True, slots=True)
class RawColumn:
    """Row i holds the raw cell ``raws[codes[i]]``; ``raws[0]`` is the empty cell.

    ``number`` is the 1-based column, 0 for a column that is not there.
    """

    header: str
    number: int
    raws: Sequence[str]
    codes: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class RawCaseload:
    """n rows; ``columns`` by field of the row model, ``extra`` by header as typed.

    ``missing`` are fields of required columns that are absent; ``broken`` are row indices whose
    cells can't be trusted to stand in their own column. ``all_text``: the file knows no numbers.
    """

    file: str
    sheet: str
    sha256: str
    rows: NDArray[np.int32]
    columns: Mapping[str, RawColumn]
    extra: Mapping[str, RawColumn]
    missing: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    all_text: bool = False


class ColumnFold:
    """Folds a column while its cells come in, piece by piece."""

    def __init__(self) -> None:
        # A missing text gets the next number, without a line of Python for each cell.
        self._index: defaultdict[str, int] = defaultdict(count(1).__next__, {"": 0})
        self._pieces: list[NDArray[np.int32]] = []

    def add(self, texts: Sequence[str]) -> None:
        """The next cells."""
        codes = map(self._index.__getitem__, texts)
        self._pieces.append(np.fromiter(codes, np.int32, len(texts)))

    def column(self, name: str, number: int, kind: str = "") -> RawColumn:
        """All cells so far; ``kind`` is put before every text that is not empty."""
        raws = ["", *(kind + text for text in list(self._index)[1:])]
        codes = np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.int32)
        return RawColumn(HEADERS.get(name, name), number, raws, codes)


class TableFold:
    """Folds the wanted columns of rows that come in piece by piece.

    Args:
        wanted: name -> 1-based column.
    """

    def __init__(self, wanted: Mapping[str, int]) -> None:
        self._wanted = wanted
        self._folds = {name: ColumnFold() for name in wanted}

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """The next rows; cells that a row is short of are empty."""
        columns = list(zip_longest(*rows, fillvalue=""))
        for name, number in self._wanted.items():
            absent = [""] * len(rows)
            self._folds[name].add(columns[number - 1] if number <= len(columns) else absent)

    def columns(self, kind: str = "") -> dict[str, RawColumn]:
        """All columns so far; ``kind`` is put before every text that is not empty."""
        return {
            name: fold.column(name, self._wanted[name], kind) for name, fold in self._folds.items()
        }


def absent_column(header: str, length: int) -> RawColumn:
    """A column that the caseload does not have: empty in every row."""
    return RawColumn(header, 0, ("",), np.zeros(length, np.int32))


def raw_of_sheet(table: SheetTable, sha256: str, findings: Iterable[Finding]) -> RawCaseload:
    """The rows of a table in a workbook, folded column by column."""
    rows, wanted = table.sheet.rows, {**table.columns, **table.extra}
    if isinstance(rows, BulkRows):
        columns = _folded_again(rows, np.array(table.rows, np.int32), wanted)
    else:
        fold = TableFold(wanted)
        for first in range(0, len(table.rows), AT_ONCE):
            fold.add([rows[row] for row in table.rows[first : first + AT_ONCE]])
        columns = fold.columns()
    return RawCaseload(
        file=table.sheet.file,
        sheet=table.sheet.name,
        sha256=sha256,
        rows=np.array(table.rows, np.int32),
        columns={name: columns[name] for name in table.columns},
        extra={name: columns[name] for name in table.extra},
        missing=table.missing,
        findings=tuple(findings),
    )


def _folded_again(
    rows: BulkRows, numbers: NDArray[np.int32], wanted: Mapping[str, int]
) -> dict[str, RawColumn]:
    """Some rows and columns of a big sheet, which is folded already.

    The codes are dealt out anew in the order of these rows, as if they had come one by one.
    """
    places = np.searchsorted(rows.numbers, numbers)
    columns: dict[str, RawColumn] = {}
    for name, number in wanted.items():
        header = HEADERS.get(name, name)
        if number - 1 not in rows.columns:
            columns[name] = RawColumn(header, number, ("",), np.zeros(len(places), np.int32))
            continue
        raws, codes = rows.columns[number - 1]
        codes = codes[places]
        places_of = np.arange(len(codes))
        first = np.zeros(len(raws), np.intp)
        first[codes[::-1]] = places_of[::-1]
        order = codes[(first[codes] == places_of) & (codes > 0)]
        moved = np.zeros(len(raws), np.int32)
        moved[order] = np.arange(1, len(order) + 1, dtype=np.int32)
        texts = ("", *map(raws.__getitem__, order.tolist()))
        columns[name] = RawColumn(header, number, texts, moved[codes])
    return columns
