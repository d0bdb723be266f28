"""Where a sheet's cells are put while it is read: rows of raw cells, and tallies of odd ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ibcalc.workbook.reader.grid import Tally
from ibcalc.workbook.reader.limits import USUAL
from ibcalc.workbook.reader.opening import too_many_cells
from ibcalc.workbook.reader.storedvalue import UNREADABLE

if TYPE_CHECKING:
    from ibcalc.workbook.reader.bulkrows import Block, Distinct

MOST_LISTED = 100_000
"""Cells of a sheet that are kept as lists of rows; of a bigger one the columns stay columns."""
FIRST_ROWS = 5
"""The rows that a tally remembers."""


class RowStore:
    """The rows of one sheet; ``number`` and ``cells`` are the row that is being filled.

    Rows that come one by one are kept as lists, blocks of them as they are.
    """

    def __init__(self, file: str, already: int, most: int = USUAL.cells) -> None:
        """``already`` counts the cells of earlier sheets; ``most`` may be stored in all."""
        self.stored = already
        self.number = 0
        self.cells: list[str] = []
        self.columns: defaultdict[int, Distinct] = _distinct_columns()
        self._file = file
        self._already, self._most = already, most
        self._rows: dict[int, list[str]] = {}
        self._parts: list[dict[int, list[str]] | Block] = []
        self._last = 0
        self._ascending = True

    def start_row(self, number: int) -> list[str]:
        """Finish the row that is being filled; the cells of the next, which may exist already."""
        self.finish_row()
        self.number = number
        if self._parts and number <= self._last:
            self._rows, self._parts = self._listed(), []
        self.cells = self._rows.get(number) or []
        return self.cells

    def finish_row(self) -> None:
        """Keep the row that is being filled, if it has content."""
        if not self.cells:
            return
        self._count(len(self.cells))
        if self.number < self._last:
            self._ascending = False
        self._last = max(self._last, self.number)
        self._rows[self.number] = self.cells

    def append(self, block: Block) -> bool:
        """Keep a block below all other rows; False, and it is not kept, if it is not there."""
        numbers = block.numbers
        # The row that is being filled may stand above others itself.
        ascending = self._ascending and (not self.cells or self.number > self._last)
        below = int(numbers[0]) > max(self.number, self._last)
        if not (ascending and below and bool((numbers[1:] > numbers[:-1]).all())):
            return False
        self.finish_row()
        self.cells = []
        self._count(block.stored())
        self._parts += [self._rows, block]
        self._rows = {}
        self.number = self._last = int(numbers[-1])
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

    def rows(self) -> Mapping[int, Sequence[str]]:
        """The rows with content, ascending."""
        if self._parts and self.stored - self._already > MOST_LISTED:
            from ibcalc.workbook.reader.bulkrows import Block, block_of, bulk_rows

            parts = (*self._parts, self._rows)
            blocks = (
                part if isinstance(part, Block) else block_of(part, self.columns) for part in parts
            )
            return bulk_rows(blocks, self.columns)
        return self._listed()

    def _listed(self) -> dict[int, list[str]]:
        """All rows as lists."""
        if not self._parts:
            return self._rows if self._ascending else dict(sorted(self._rows.items()))
        rows: dict[int, list[str]] = {}
        for part in (*self._parts, self._rows):
            rows.update(part if isinstance(part, dict) else part.rows(self.columns))
        return rows


def _distinct_columns() -> defaultdict[int, Distinct]:
    """The distinct cells by column; what makes them is only brought along for a big sheet."""

    def make() -> Distinct:
        from ibcalc.workbook.reader.bulkrows import Distinct

        return Distinct()

    return defaultdict(make)


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
