"""The figures of the result workbook: the matrix of a result, summed in every direction.

Everything is whole cents. The block (one row a client, aanbieder, gemeente and product, one column
a period) is what every other total of the workbook is made from by formulas; the sums here are the
cached values of those formulas.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column
from ibcalc.engine.matrix import Matrix
from ibcalc.engine.result import Result
from ibcalc.model.calendar import Calendar
from ibcalc.workbook.result import bulk
from ibcalc.workbook.result.client_rows import KEYS, ClientRows, Labels

NOT_GIVEN = "(niet ingevuld)"

Sums = NDArray[np.int64]
Codes = TypeVar("Codes", NDArray[np.int32], NDArray[np.int64])


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a totals sheet: how many clients and regels, and how many cents."""

    clients: int = 0
    lines: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sheets show; ``years`` is in order, ``periods`` is the calendar.

    ``parts`` is the block, in pieces that each fit on a sheet.
    """

    periods: Calendar
    years: tuple[int, ...]
    parts: tuple[ClientRows, ...]
    clients: int
    total: int
    lines: int
    per_period: tuple[Share, ...]
    per_product: dict[str, Share]
    per_aanbieder: dict[str, Share]
    per_gemeente: dict[str, Share]

    @property
    def year_columns(self) -> tuple[int, ...]:
        """The years that have a column of their own in the block: none if there is only one."""
        return self.years if len(self.years) > 1 else ()

    def periods_of(self, year: int) -> tuple[int, ...]:
        """The indexes of the periods that count in a year."""
        return tuple(i for i, period in enumerate(self.periods) if period.jaar == year)


def make_figures(result: Result) -> Figures:
    """Sum the regels of a result.

    Raises:
        RuntimeError: the regels do not add up to the totals of the engine: a bug of ours.
    """
    matrix, periods = result.matrix, result.model.calendar
    labels = _labels(matrix)
    years = np.array([period.jaar for period in periods], np.int64)
    added = _Added(matrix, len(periods))
    parts = tuple(
        ClientRows(matrix, labels, years, span, *added.add(*span)) for span in _spans(len(matrix))
    )
    figures = Figures(
        periods=periods,
        years=tuple(sorted(set(years.tolist()))),
        parts=parts,
        clients=added.clients,
        total=int(added.cents.sum()),
        lines=int(added.lines.sum()),
        per_period=added.per_period(),
        per_product=added.per_key(matrix.product, labels["product"]),
        per_aanbieder=added.per_key(matrix.aanbieder, labels["aanbieder"]),
        per_gemeente=added.per_key(matrix.gemeente, labels["gemeente"]),
    )
    if (figures.total, figures.lines) != (result.totals.totaal, result.totals.regels):
        raise RuntimeError("the regels do not add up to the totals of the result")
    return figures


def _spans(height: int) -> Iterator[tuple[int, int]]:
    """The rows of each sheet; a block without rows has a sheet too."""
    for start in range(0, max(height, 1), bulk.MAX_ROWS):
        yield start, min(start + bulk.MAX_ROWS, height)


def _labels(matrix: Matrix) -> Labels:
    """What the cells of each key show: for leeg a word that is no key itself.

    An empty cell would match nothing.
    """
    columns: dict[str, Column] = {key: getattr(matrix, key) for key in KEYS}
    texts = {
        key: ["" if value is None else str(value) for value in column.values]
        for key, column in columns.items()
    }
    word = NOT_GIVEN
    while any(word in known for known in texts.values()):
        word = f"({word})"
    return {key: [text or word for text in known] for key, known in texts.items()}


def _starts(values: NDArray[Any]) -> NDArray[np.intp]:
    """Where another value begins, in an array in which equal values stand together."""
    return np.flatnonzero(np.diff(values, prepend=-1))


def _each_once(values: Codes) -> Codes:
    """The distinct values, of an array in which equal ones stand together."""
    return values[_starts(values)]


class _Added:
    """The sums of the block, while its pieces come in."""

    def __init__(self, matrix: Matrix, periods: int) -> None:
        self._matrix = matrix
        self.cents = np.zeros(len(matrix), np.int64)
        self.lines = np.zeros(len(matrix), np.int64)
        # A lump sum has no client.
        self.clients = int(np.count_nonzero(_each_once(matrix.client.codes)))
        self._period_clients = np.zeros(periods, np.int64)
        self._period_lines = np.zeros(periods, np.int64)
        self._period_cents = np.zeros(periods, np.int64)
        # The client of the last row so far, and in which periods it is already counted.
        self._client = 0
        self._counted = np.zeros(periods, np.bool_)

    def add(self, first: int, last: int) -> tuple[Sums, int]:
        """The next rows; their cents in each period and their number of regels."""
        totals = np.zeros(len(self._counted), np.int64)
        for start in range(first, last, bulk.BLOCK):
            stop = min(start + bulk.BLOCK, last)
            cents, lines = self._matrix.sums(start, stop)
            self.cents[start:stop] = cents.sum(axis=1)
            self.lines[start:stop] = lines.sum(axis=1)
            totals += cents.sum(axis=0)
            self._period_lines += lines.sum(axis=0)
            self._count_clients(self._matrix.client.codes[start:stop], lines > 0)
        self._period_cents += totals
        return totals, int(self.lines[first:last].sum())

    def _count_clients(self, clients: NDArray[np.int32], charged: NDArray[np.bool_]) -> None:
        """The rows of a client stand together, but may be in two pieces."""
        starts = _starts(clients)
        by_client = np.logical_or.reduceat(charged, starts, axis=0)
        fresh = by_client[clients[starts] != 0]
        self._period_clients += fresh.sum(axis=0)
        same = bool(clients[0] == self._client)
        if same and self._client:
            self._period_clients -= self._counted & by_client[0]
        carried = self._counted if same and len(starts) == 1 else np.False_
        self._client, self._counted = int(clients[-1]), by_client[-1] | carried

    def per_period(self) -> tuple[Share, ...]:
        """For each period of the calendar."""
        columns = (self._period_clients, self._period_lines, self._period_cents)
        return tuple(Share(*row) for row in np.stack(columns, axis=1).tolist())

    def per_key(self, column: Column, names: list[str]) -> dict[str, Share]:
        """For each value of a key, in order of name."""
        sums = np.zeros((len(names), 3), np.int64)
        pairs = np.sort(self._matrix.client.codes * np.int64(len(names)) + column.codes)
        clients, codes = np.divmod(_each_once(pairs), len(names))
        np.add.at(sums[:, 0], codes[clients > 0], 1)
        np.add.at(sums[:, 1], column.codes, self.lines)
        np.add.at(sums[:, 2], column.codes, self.cents)
        found = np.flatnonzero(sums[:, 1]).tolist()
        by_name = sorted(found, key=names.__getitem__)
        return {names[code]: Share(*sums[code].tolist()) for code in by_name}
