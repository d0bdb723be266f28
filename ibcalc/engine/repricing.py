"""Repricing: the totals of a loaded caseload at other amounts, without charging it again.

Tariffs keep their products and dates, only their cents change. Profiles are folded once more onto
cells, the distinct (tariff, part): a million clients are then a few hundred cells with counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.arranged import Arranged
from ibcalc.engine.ledger import Ledger, repriced
from ibcalc.engine.prices import rounded
from ibcalc.tables.folding import fold_columns, groups

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class QuickTotals:
    """Totals in cents: of everything, and by the index of product, period, aanbieder, gemeente.

    ``per_product`` follows the model's producten, ``per_periode`` its calendar, and the others the
    distinct values of the caseload's column (index 0 is leeg).
    """

    totaal: int
    per_product: Ints
    per_periode: Ints
    per_aanbieder: Ints
    per_gemeente: Ints


class Repricer:
    """A ledger folded onto cells. Building it passes over the caseload; repricing does not."""

    def __init__(self, ledger: Ledger, arranged: Arranged) -> None:
        self._ledger, self._arranged = ledger, arranged
        parts = ledger.profiles.parts
        keys = (parts.tarief, parts.numerator, parts.denominator)
        columns = [(codes, int(codes.max(initial=0)) + 1) for codes in keys]
        self._cell, count = fold_columns(columns, len(parts))
        first = [int(spots[0]) for spots in groups(self._cell, count)]
        self._tarief = parts.tarief[first]
        self._numerator = parts.numerator[first].astype(np.int64)
        self._denominator = parts.denominator[first].astype(np.int64)
        self._weights = _Weights(ledger, self._cell, count)
        shared = np.flatnonzero(ledger.shared)
        row = ledger.entries.indicatie.take(shared)
        self._profile = ledger.profile.take(shared)
        self._client = ledger.caseload.client.codes.take(row).astype(np.intp)
        self._aantal = ledger.caseload.aantal.take(row)

    def totals(self, cents: Mapping[int, int] | None = None) -> QuickTotals:
        """The totals with some tariffs at other amounts.

        Args:
            cents: index of a tariff in the model's tarieven -> its new amount in cents.
        """
        changed = self._changed(cents or {})
        amounts, weights = self._amounts(changed), self._weights
        own = _own_totals(self._ledger if not cents else self._with(changed))
        product = weights.product @ amounts + own.per_product
        return QuickTotals(
            int(product.sum()),
            product,
            weights.period @ amounts + own.per_periode,
            weights.aanbieder @ amounts + own.per_aanbieder,
            weights.gemeente @ amounts + own.per_gemeente,
        )

    def per_client(self, cents: Mapping[int, int] | None = None) -> Ints:
        """Cents by the codes of the caseload's column client, at other amounts."""
        changed = self._changed(cents or {})
        ledger = self._with(changed)
        codes, own = ledger.caseload.client.codes, ledger.own
        found = np.zeros(len(ledger.caseload.client.values), np.int64)
        each = ledger.profiles.summed(self._amounts(changed).take(self._cell))
        np.add.at(found, self._client, each.take(self._profile) * self._aantal)
        row = ledger.entries.indicatie.take(own.entry)
        np.add.at(found, codes.take(row), ledger.bedragen(own))
        return found

    def _amounts(self, cents: Ints) -> Ints:
        """The amount of each cell for one client, in whole cents."""
        return rounded(cents[self._tarief], self._numerator, self._denominator)

    def _changed(self, cents: Mapping[int, int]) -> Ints:
        changed = self._ledger.terms.prices.cents.copy()
        for index, amount in cents.items():
            changed[index] = amount
        return changed

    def _with(self, cents: Ints) -> Ledger:
        """The ledger at other amounts; lines that depend on which is dearest are decided again."""
        prices = replace(self._ledger.terms.prices, cents=cents)
        if not len(self._ledger.own):
            return replace(self._ledger, terms=replace(self._ledger.terms, prices=prices))
        return repriced(self._ledger, self._arranged, prices)


class _Weights:
    """How many clients are charged each cell, by product, period, aanbieder and gemeente."""

    def __init__(self, ledger: Ledger, cell: NDArray[np.int32], count: int) -> None:
        terms, caseload = ledger.terms, ledger.caseload
        shared = np.flatnonzero(ledger.shared)
        profile = ledger.profile[shared]
        weight = np.zeros(len(ledger.profiles), np.int64)
        np.add.at(weight, profile, ledger.aantal(shared))
        parts = ledger.profiles.parts
        each = weight[parts.profile]
        self.product = np.zeros((len(terms.producten), count), np.int64)
        self.period = np.zeros((len(terms.periods), count), np.int64)
        np.add.at(self.product, (ledger.profiles.product[parts.profile], cell), each)
        np.add.at(self.period, (parts.period, cell), each)
        row = ledger.entries.indicatie[shared]
        self.aanbieder = _by_column(ledger, shared, caseload.aanbieder.codes[row], cell, count,
                                    len(caseload.aanbieder.values))  # fmt: skip
        self.gemeente = _by_column(ledger, shared, caseload.gemeente.codes[row], cell, count,
                                   len(caseload.gemeente.values))  # fmt: skip


def _by_column(
    ledger: Ledger,
    shared: NDArray[np.intp],
    codes: NDArray[np.int32],
    cell: NDArray[np.int32],
    count: int,
    size: int,
) -> Ints:
    """Clients by (code, cell): first by (code, profile), then spread over the profile's parts."""
    found = np.zeros((size, count), np.int64)
    parts = ledger.profiles.parts
    aantal, profile = ledger.aantal(shared), ledger.profile[shared]
    for code, spots in enumerate(groups(codes, size)):
        weight = np.zeros(len(ledger.profiles), np.int64)
        np.add.at(weight, profile[spots], aantal[spots])
        np.add.at(found[code], cell, weight[parts.profile])
    return found


def _own_totals(ledger: Ledger) -> QuickTotals:
    """Totals of the lines that no profile holds."""
    own, caseload = ledger.own, ledger.caseload
    amounts = ledger.bedragen(own)
    row = ledger.entries.indicatie[own.entry]
    terms = ledger.terms
    return QuickTotals(
        int(amounts.sum()),
        _summed(own.product, amounts, len(terms.producten)),
        _summed(own.period, amounts, len(terms.periods)),
        _summed(caseload.aanbieder.codes[row], amounts, len(caseload.aanbieder.values)),
        _summed(caseload.gemeente.codes[row], amounts, len(caseload.gemeente.values)),
    )


def _summed(codes: NDArray[np.int32] | Ints, amounts: Ints, size: int) -> Ints:
    found = np.zeros(size, np.int64)
    np.add.at(found, codes, amounts)
    return found
