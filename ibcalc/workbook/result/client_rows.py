"""The rows of sheet Per client: columns made from the matrix of a result, piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.matrix import Matrix
from ibcalc.workbook.result.rows import Numbers, Piece, Texts

KEYS = ("client", "aanbieder", "gemeente", "product")
TOTAL = "totaal"
LINES = "regels"

Labels = Mapping[str, list[str]]
"""For each of KEYS what a cell shows for each value of its column."""


def period_column(index: int) -> str:
    """The name of the column of the calendar's period ``index``."""
    return f"p{index}"


def year_column(year: int) -> str:
    """The name of the column with the total of a year."""
    return f"jaar{year}"


@dataclass(frozen=True, slots=True)
class ClientRows:
    """The rows ``span`` of a matrix.

    The columns are KEYS, ``regels``, one of each period (no cell where nothing is charged),
    ``totaal``, and one of each year. ``years`` is the year of each period, ``period_totals`` the
    cents of these rows in it; ``line_total`` counts their regels.
    """

    matrix: Matrix
    labels: Labels
    years: NDArray[np.int64]
    span: tuple[int, int]
    period_totals: NDArray[np.int64]
    line_total: int

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.span[1] - self.span[0]

    def piece(self, start: int, stop: int) -> Piece:
        """All columns of some rows."""
        rows = slice(self.span[0] + start, self.span[0] + stop)
        cents, lines = self.matrix.sums(rows.start, rows.stop)
        columns: dict[str, Texts | Numbers] = {
            key: Texts(self.labels[key], getattr(self.matrix, key).codes[rows]) for key in KEYS
        }
        columns[LINES] = Numbers(lines.sum(axis=1))
        columns[TOTAL] = Numbers(cents.sum(axis=1))
        for index in range(cents.shape[1]):
            columns[period_column(index)] = Numbers(cents[:, index], lines[:, index] > 0)
        for year in set(self.years.tolist()):
            columns[year_column(year)] = Numbers(cents[:, self.years == year].sum(axis=1))
        return columns

    def total(self, source: str) -> int:
        """The sum of a column of numbers over all rows."""
        if source == LINES:
            return self.line_total
        if source == TOTAL:
            return int(self.period_totals.sum())
        sums = {period_column(i): int(cents) for i, cents in enumerate(self.period_totals)}
        for year in set(self.years.tolist()):
            sums[year_column(year)] = int(self.period_totals[self.years == year].sum())
        return sums[source]
