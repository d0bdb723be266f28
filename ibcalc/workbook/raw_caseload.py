"""A caseload before it is understood: columns of raw cells, each folded on its distinct texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.findings import Finding
from ibcalc.workbook.sheet_table import SheetTable


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
    cells can't be trusted to stand in their own column.
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


@dataclass(slots=True)
class ColumnFold:
    """Folds a column while its cells come in, piece by piece."""

    _index: dict[str, int] = field(default_factory=lambda: {"": 0})
    _pieces: list[NDArray[np.int32]] = field(default_factory=list)

    def add(self, texts: Iterable[str], count: int) -> None:
        """The next ``count`` cells."""
        index = self._index
        codes = (index.setdefault(text, len(index)) for text in texts)
        self._pieces.append(np.fromiter(codes, np.int32, count))

    def column(self, header: str, number: int, kind: str = "") -> RawColumn:
        """All cells so far; ``kind`` is put before every text that is not empty."""
        raws = ["", *(kind + text for text in list(self._index)[1:])]
        codes = np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.int32)
        return RawColumn(header, number, raws, codes)


def absent_column(header: str, length: int) -> RawColumn:
    """A column that the caseload does not have: empty in every row."""
    return RawColumn(header, 0, ("",), np.zeros(length, np.int32))


def raw_of_sheet(
    table: SheetTable, sha256: str, findings: Iterable[Finding]
) -> RawCaseload:
    """The rows of a table in a workbook, folded column by column."""
    cells = [table.sheet.rows[row] for row in table.rows]

    def folded(header: str, number: int) -> RawColumn:
        fold, place = ColumnFold(), number - 1
        fold.add((row[place] if len(row) > place else "" for row in cells), len(cells))
        return fold.column(header, number)

    return RawCaseload(
        file=table.sheet.file,
        sheet=table.sheet.name,
        sha256=sha256,
        rows=np.array(table.rows, np.int32),
        columns={name: folded(name, number) for name, number in table.columns.items()},
        extra={header: folded(header, number) for header, number in table.extra.items()},
        missing=table.missing,
        findings=tuple(findings),
    )
