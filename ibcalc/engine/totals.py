"""Totals: sums of rounded regels in every direction, straight from profiles and own lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column
from ibcalc.engine.folding import distinct
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.result import Totals

Sums = NDArray[np.int64]


class CentsByKey(Mapping[str, int]):
    """Cents by the values of a column; becomes a dict only when it is looked into.

    Keys without any line are left out. A million clients cost nothing until someone asks for them.
    """

    def __init__(self, column: Column, cents: Sums, lines: Sums) -> None:
        self._column, self._cents, self._lines = column, cents, lines
        self._made: dict[str, int] | None = None

    def _dict(self) -> dict[str, int]:
        if self._made is None:
            values = self._column.values
            self._made = {
                "" if values[int(code)] is None else str(values[int(code)]): int(self._cents[code])
                for code in np.flatnonzero(self._lines)
            }
        return self._made

    def __getitem__(self, key: str) -> int:
        return self._dict()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._dict())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._lines))

    def __repr__(self) -> str:
        return f"CentsByKey({len(self)} keys)"


@dataclass(frozen=True, slots=True)
class Cube:
    """Cents and numbers of lines by (period, product, gemeente code); int64 arrays of that shape."""

    cents: Sums
    lines: Sums


def cube_of(ledger: Ledger) -> Cube:
    """The sums from which all totals but those of clients and aanbieders follow."""
    terms, caseload = ledger.terms, ledger.caseload
    shape = (len(terms.periods), len(terms.producten), len(caseload.gemeente.values))
    cents, lines = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    gemeente = caseload.gemeente.codes[ledger.entries.indicatie]
    shared = np.flatnonzero(ledger.shared)
    key = ledger.profile[shared].astype(np.int64) * shape[2] + gemeente[shared]
    keys, index = distinct(key, len(ledger.profiles) * shape[2])
    weight, count = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
    np.add.at(weight, index, ledger.aantal[shared])
    np.add.at(count, index, 1)
    profile, town = np.divmod(keys, max(shape[2], 1))
    start = ledger.profiles.start
    size = start[profile + 1] - start[profile]
    pair = np.repeat(np.arange(len(keys)), size)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
    part = start[profile[pair]] + within
    amounts = ledger.profiles.parts.amounts(terms.prices)
    spot = (ledger.profiles.parts.period[part], ledger.profiles.product[profile[pair]], town[pair])
    np.add.at(cents, spot, amounts[part] * weight[pair])
    np.add.at(lines, spot, count[pair])
    own = ledger.own
    where = (own.period, own.product, gemeente[own.entry])
    np.add.at(cents, where, ledger.bedragen(own))
    np.add.at(lines, where, 1)
    return Cube(cents, lines)


def totals_of(ledger: Ledger, cube: Cube) -> Totals:
    """All totals of a ledger."""
    caseload, terms = ledger.caseload, ledger.terms
    clients = _by_entry(ledger, caseload.client)
    aanbieders = _by_entry(ledger, caseload.aanbieder)
    labels = [period.label for period in terms.periods.calendar]
    codes = [product.code for product in terms.producten]
    return Totals(
        totaal=int(cube.cents.sum()),
        regels=int(cube.lines.sum()),
        per_product=_named(codes, cube, (0, 2)),
        per_aanbieder=CentsByKey(caseload.aanbieder, *aanbieders),
        per_gemeente=CentsByKey(
            caseload.gemeente, cube.cents.sum(axis=(0, 1)), cube.lines.sum(axis=(0, 1))
        ),
        per_periode=_named(labels, cube, (1, 2)),
        per_client=CentsByKey(caseload.client, *clients),
    )


def _named(names: list[str], cube: Cube, over: tuple[int, int]) -> dict[str, int]:
    cents, lines = cube.cents.sum(axis=over), cube.lines.sum(axis=over)
    return {name: int(cents[i]) for i, name in enumerate(names) if lines[i]}


def _by_entry(ledger: Ledger, column: Column) -> tuple[Sums, Sums]:
    """Cents and lines by the codes of a column of the caseload."""
    cents, lines = np.zeros(len(column.values), np.int64), np.zeros(len(column.values), np.int64)
    codes = column.codes[ledger.entries.indicatie]
    shared = np.flatnonzero(ledger.shared)
    profile = ledger.profile[shared]
    each = ledger.profiles.amounts(ledger.terms.prices)[profile]
    np.add.at(cents, codes[shared], each * ledger.aantal[shared])
    np.add.at(lines, codes[shared], np.diff(ledger.profiles.start)[profile])
    own = ledger.own
    np.add.at(cents, codes[own.entry], ledger.bedragen(own))
    np.add.at(lines, codes[own.entry], 1)
    return cents, lines


def lines_by_entry(ledger: Ledger) -> Sums:
    """How many lines each toewijzing has."""
    found: Sums = np.where(ledger.shared, np.diff(ledger.profiles.start)[ledger.profile], 0)
    np.add.at(found, ledger.own.entry, 1)
    return found
