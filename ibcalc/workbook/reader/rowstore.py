"""Where a sheet's cells are put while it is read: rows of raw cells, and tallies of odd ones."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence

from ibcalc.workbook.reader.grid import Tally
from ibcalc.workbook.reader.limits import USUAL
from ibcalc.workbook.reader.opening import too_many_cells
from ibcalc.workbook.reader.storedvalue import UNREADABLE

FIRST_ROWS = 5
"""The rows that a tally remembers."""


class RowStore:
    """The rows of one sheet; ``number`` and ``cells`` are the row that is being filled."""

    def __init__(self, file: str, already: int, most: int = USUAL.cells) -> None:
        """``already`` counts the cells of earlier sheets; ``most`` may be stored in all."""
        self.stored = already
        self.number = 0
        self.cells: list[str] = []
        self._file = file
        self._most = most
        self._rows: dict[int, list[str]] = {}
        self._ascending = True

    def start_row(self, number: int) -> list[str]:
        """Finish the row that is being filled; the cells of the next, which may exist already."""
        self.finish_row()
        self.number = number
        self.cells = self._rows.get(number) or []
        return self.cells

    def finish_row(self) -> None:
        """Keep the row that is being filled, if it has content."""
        if not self.cells:
            return
        self._count(len(self.cells))
        if self._rows and self.number < next(reversed(self._rows)):
            self._ascending = False
        self._rows[self.number] = self.cells

    def append(self, rows: Sequence[tuple[int, list[str]]]) -> bool:
        """Keep whole rows below all others; False, and none is kept, if they are not there."""
        numbers = [number for number, _ in rows]
        last = max(self.number, next(reversed(self._rows), 0))
        if not (self._ascending and all(map(operator.lt, (last, *numbers), numbers))):
            return False
        self.finish_row()
        self.cells = []
        self._count(sum(len(cells) for _, cells in rows))
        self._rows.update(row for row in rows if row[1])
        self.number = numbers[-1]
        return True

    def _count(self, cells: int) -> None:
        self.stored += cells
        if self.stored > self._most:
            raise too_many_cells(self._file, self._most)

    def put(self, column: int, raw: str) -> str:
        """Put a cell at a 0-based column, anywhere in the row; what was put is given back.

        A second value for the same cell makes it unreadable: which one counts, nobody can say.
        """
        cells = self.cells
        missing = column - len(cells)
        if missing >= 0:
            cells.extend([""] * missing)
            cells.append(raw)
        else:
            cells[column] = raw = UNREADABLE if cells[column] else raw
        return raw

    def rows(self) -> Mapping[int, list[str]]:
        """The rows with content, ascending."""
        return self._rows if self._ascending else dict(sorted(self._rows.items()))


class Tallies:
    """Counts odd cells per column and remembers the first few."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._rows: dict[int, list[int]] = {}

    def add(self, row: int, column: int) -> None:
        """Count one cell, 1-based."""
        self._counts[column] = self._counts.get(column, 0) + 1
        rows = self._rows.setdefault(column, [])
        if len(rows) < FIRST_ROWS:
            rows.append(row)

    def all(self) -> tuple[Tally, ...]:
        """One tally per column, from left to right."""
        return tuple(
            Tally(column, count, tuple(self._rows[column]))
            for column, count in sorted(self._counts.items())
        )
