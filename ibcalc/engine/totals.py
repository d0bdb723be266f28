"""Totals: sums of rounded regels in every direction, straight from profiles and own lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column, Mask
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.result import Totals
from ibcalc.tables.folding import BLOCK

Sums = NDArray[np.int64]


class CentsByKey(Mapping[str, int]):
    """Cents by the values of a column; becomes a dict only when it is looked into.

    Keys without any line are left out. A million clients cost nothing until someone asks for them.
    """

    def __init__(self, column: Column, cents: Sums, charged: Mask) -> None:
        self._column, self._cents, self._charged = column, cents, charged
        self._made: dict[str, int] | None = None

    def _dict(self) -> dict[str, int]:
        if self._made is None:
            values = self._column.values
            self._made = {
                "" if values[int(code)] is None else str(values[int(code)]): int(self._cents[code])
                for code in np.flatnonzero(self._charged)
            }
        return self._made

    def __getitem__(self, key: str) -> int:
        return self._dict()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._dict())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._charged))

    def __repr__(self) -> str:
        return f"CentsByKey({len(self)} keys)"


@dataclass(frozen=True, slots=True)
class Cube:
    """Cents and numbers of lines by (period, product): int64 arrays of that shape."""

    cents: Sums
    lines: Sums


def cube_of(ledger: Ledger, amounts: Sums, chosen: Mask | None = None) -> Cube:
    """The sums of all lines, or of those of some toewijzingen, by period and product.

    Args:
        ledger: what is charged.
        amounts: the cents of each part of its profiles, for one client.
        chosen: the toewijzingen to sum, if not all.
    """
    terms, parts = ledger.terms, ledger.profiles.parts
    shape = (len(terms.periods), len(terms.producten))
    cents, lines = np.zeros(prod(shape), np.int64), np.zeros(prod(shape), np.int64)
    weight, count = _weights(ledger, chosen)
    for begin in range(0, len(parts), BLOCK):
        block = slice(begin, begin + BLOCK)
        profile = parts.profile[block]
        spot = parts.period[block] * np.int64(shape[1]) + ledger.profiles.product[profile]
        np.add.at(cents, spot, amounts[block] * weight[profile])
        np.add.at(lines, spot, count[profile])
    own = ledger.own if chosen is None else ledger.own.take(chosen[ledger.own.entry])
    where = own.period * shape[1] + own.product
    np.add.at(cents, where, ledger.bedragen(own))
    np.add.at(lines, where, 1)
    return Cube(cents.reshape(shape), lines.reshape(shape))


def _weights(ledger: Ledger, chosen: Mask | None) -> tuple[Sums, Sums]:
    """For each profile how many identical clients, and how many toewijzingen, point at it."""
    weight, count = (np.zeros(len(ledger.profiles), np.int64) for _ in range(2))
    for shared in _in_blocks(ledger.shared if chosen is None else ledger.shared & chosen):
        profile = ledger.profile.take(shared).astype(np.intp)
        np.add.at(weight, profile, ledger.aantal(shared))
        count += np.bincount(profile, minlength=len(count))
    return weight, count


def _in_blocks(marked: Mask) -> Iterator[NDArray[np.intp]]:
    """The indexes that are marked, some at a time: bounds the working memory."""
    for begin in range(0, len(marked), BLOCK):
        yield np.flatnonzero(marked[begin : begin + BLOCK]) + begin


def totals_of(ledger: Ledger, cube: Cube, rows: RowSums) -> Totals:
    """All totals of a ledger."""
    caseload, terms = ledger.caseload, ledger.terms
    labels = [period.label for period in terms.periods.calendar]
    codes = [product.code for product in terms.producten]
    return Totals(
        totaal=int(cube.cents.sum()),
        regels=int(cube.lines.sum()),
        per_product=_named(codes, cube, 0),
        per_aanbieder=rows.by(caseload.aanbieder),
        per_gemeente=rows.by(caseload.gemeente),
        per_periode=_named(labels, cube, 1),
        per_client=rows.by(caseload.client),
    )


def _named(names: list[str], cube: Cube, over: int) -> dict[str, int]:
    cents, lines = cube.cents.sum(axis=over), cube.lines.sum(axis=over)
    return {name: int(cents[i]) for i, name in enumerate(names) if lines[i]}


class RowSums:
    """Cents of every row of the caseload and whether it has a line, to be summed by any column."""

    def __init__(self, ledger: Ledger, amounts: Sums) -> None:
        length, own = len(ledger.caseload), ledger.own
        self.cents, self.charged = np.zeros(length, np.int64), np.zeros(length, np.bool_)
        each, any_part = ledger.profiles.summed(amounts), np.diff(ledger.profiles.start) > 0
        for shared in _in_blocks(ledger.shared):
            row = ledger.entries.indicatie.take(shared).astype(np.intp)
            profile = ledger.profile.take(shared)
            np.add.at(self.cents, row, each.take(profile) * ledger.caseload.aantal.take(row))
            self.charged[row[any_part.take(profile)]] = True
        row = ledger.entries.indicatie[own.entry].astype(np.intp)
        np.add.at(self.cents, row, ledger.bedragen(own))
        self.charged[row] = True

    def by(self, column: Column) -> CentsByKey:
        """The sums by the values of a column of the caseload."""
        cents = np.zeros(len(column.values), np.int64)
        charged = np.zeros(len(column.values), np.bool_)
        for begin in range(0, len(self.cents), BLOCK):
            block = slice(begin, begin + BLOCK)
            codes = column.codes[block].astype(np.intp)
            np.add.at(cents, codes, self.cents[block])
            charged[codes[self.charged[block]]] = True
        return CentsByKey(column, cents, charged)


def lines_by_entry(ledger: Ledger) -> Sums:
    """How many lines each toewijzing has."""
    found: Sums = np.where(ledger.shared, np.diff(ledger.profiles.start)[ledger.profile], 0)
    np.add.at(found, ledger.own.entry, 1)
    return found
