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
    fold = TableFold({**table.columns, **table.extra})
    for first in range(0, len(table.rows), AT_ONCE):
        fold.add([table.sheet.rows[row] for row in table.rows[first : first + AT_ONCE]])
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
