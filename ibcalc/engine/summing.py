"""From a ledger to its matrix, straight from the profiles: no regel is made for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.matrix import Matrix, Sums
from ibcalc.engine.totals import lines_by_entry
from ibcalc.tables.folding import fold_columns

Spots = NDArray[np.int32]


def matrix_of(ledger: Ledger) -> Matrix:
    """The matrix of all regels of a ledger."""
    shared = np.flatnonzero(ledger.shared & (lines_by_entry(ledger) > 0))
    entry = np.concatenate((shared, ledger.own.entry))
    product = np.concatenate((ledger.entries.product[shared], ledger.own.product)).astype(np.int32)
    source = ledger.entries.indicatie[entry]
    caseload, products = ledger.caseload, [one.code for one in ledger.terms.producten]
    columns = (caseload.client, caseload.aanbieder, caseload.gemeente)
    ranks = (_last_without(caseload.client), _by_name(caseload.aanbieder), _by_name(columns[2]))
    keys = [(rank[one.codes[source]], len(rank)) for one, rank in zip(columns, ranks, strict=True)]
    row, count = fold_columns([*keys, (product, len(products))], len(entry))
    any_item = np.zeros(count, np.int64)
    any_item[row] = np.arange(len(row))
    client, aanbieder, gemeente = (
        Column(column.values, column.codes[source[any_item]]) for column in columns
    )
    own = ledger.own
    amounts = ledger.bedragen(own)
    work = _Work(
        ledger,
        ledger.profiles.parts.amounts(ledger.terms.prices),
        _Items.of(row[: len(shared)], shared),
        _Items.of(row[len(shared) :], np.arange(len(own))),
        amounts,
    )
    names = Column((None, *products), product[any_item] + np.int32(1))
    return Matrix(client, aanbieder, gemeente, names, work.sums)


def _last_without(column: Column) -> Spots:
    """For each value its place: as they first occur, leeg at the end."""
    rank = np.arange(-1, len(column.values) - 1, dtype=np.int32)
    rank[0] = len(column.values) - 1
    return rank


def _by_name(column: Column) -> Spots:
    """For each value its place in order of name, leeg first."""
    names = ["" if value is None else str(value) for value in column.values]
    rank = np.empty(len(names), np.int32)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int32)
    return rank


@dataclass(frozen=True, slots=True)
class _Items:
    """Things that add to a row of the matrix, in order of their row."""

    row: Spots
    thing: NDArray[np.intp]

    @classmethod
    def of(cls, row: Spots, thing: NDArray[np.intp]) -> _Items:
        order = np.argsort(row, kind="stable")
        return cls(row[order], thing[order])

    def between(self, start: int, stop: int) -> _Items:
        """Those of the rows from ``start`` up to ``stop``, which count from 0 then."""
        first, last = np.searchsorted(self.row, (start, stop))
        return _Items(self.row[first:last] - np.int32(start), self.thing[first:last])


@dataclass(frozen=True, slots=True)
class _Work:
    """What the sums of any rows are made from: toewijzingen with a profile, and own lines."""

    ledger: Ledger
    part_cents: Sums
    shared: _Items
    own: _Items
    own_cents: Sums

    def sums(self, start: int, stop: int) -> tuple[Sums, Sums]:
        """Cents and numbers of regels of some rows."""
        periods = len(self.ledger.terms.periods)
        cents = np.zeros((stop - start) * periods, np.int64)
        lines = np.zeros_like(cents)
        self._add_shared(self.shared.between(start, stop), periods, cents, lines)
        own = self.own.between(start, stop)
        spot = own.row * np.int64(periods) + self.ledger.own.period[own.thing]
        np.add.at(cents, spot, self.own_cents[own.thing])
        np.add.at(lines, spot, 1)
        return cents.reshape(-1, periods), lines.reshape(-1, periods)

    def _add_shared(self, items: _Items, periods: int, cents: Sums, lines: Sums) -> None:
        profiles = self.ledger.profiles
        profile = self.ledger.profile[items.thing]
        first = profiles.start[profile]
        size = profiles.start[profile + 1] - first
        # Number k of all parts is that number less those of the items before, on from ``first``.
        part = np.arange(int(size.sum())) + np.repeat(first - (np.cumsum(size) - size), size)
        spot = np.repeat(items.row * np.int64(periods), size) + profiles.parts.period[part]
        aantal = np.repeat(self.ledger.aantal(items.thing), size)
        np.add.at(cents, spot, self.part_cents[part] * aantal)
        np.add.at(lines, spot, 1)
