"""Ranges of days, each priced in one period of its own: what is compared where stays meet.

No profiles here: a range is priced in the one period in which something must be chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.charging import Parts, Unpriced, charge_each, concatenated
from ibcalc.engine.neighbours import Index, spread
from ibcalc.engine.periods import Periods
from ibcalc.engine.prices import Prices
from ibcalc.engine.regels import Regels
from ibcalc.engine.toerekening import BY_DAY, PERIOD_UNITS, Charge
from ibcalc.model.product import Product


@dataclass(frozen=True, slots=True)
class Claims:
    """n ranges of a product, each in a period, and whose lines they would be; see ``Regels``."""

    entry: Index
    product: Index
    rule: Index
    period: Index
    van: Index
    tot_en_met: Index

    def __len__(self) -> int:
        return len(self.entry)


@dataclass(frozen=True, slots=True)
class Priced:
    """Claims with their price: ``cents`` has length n, for one client, rounded part by part.

    The parts of claim i are ``parts[start[i]:start[i + 1]]``, ``amounts`` are their cents.
    ``unpriced`` says by (claim, period) which charged day has no tariff.
    """

    claims: Claims
    parts: Parts
    amounts: Index
    start: Index
    cents: Index
    unpriced: Unpriced

    @property
    def charged(self) -> NDArray[np.bool_]:
        """For each claim whether its period is charged."""
        found: NDArray[np.bool_] = np.diff(self.start) > 0
        return found


class PriceDesk:
    """Prices claims, as their product is charged or by day as wissel ``dag`` does."""

    def __init__(
        self,
        producten: Sequence[Product],
        charges: Sequence[Charge | None],
        periods: Periods,
        prices: Prices,
    ) -> None:
        self.periods, self.prices = periods, prices
        self.split = [charge is not None and charge.split for charge in charges]
        by_day = charges_by_day(producten, charges)
        self._charges = {False: tuple(charges), True: by_day}
        self._begins = np.array([row.vanaf.toordinal() for row in prices.tarieven], np.int64)
        self._ends = np.array([row.until.toordinal() for row in prices.tarieven], np.int64)

    def priced(self, claims: Claims, *, by_day: bool = False) -> Priced:
        """What each claim costs in its period."""
        pieces: list[Parts] = []
        unpriced: Unpriced = {}
        for product in np.unique(claims.product).tolist():
            charge = self._charges[by_day][product]
            if charge is None:
                continue
            mine = np.flatnonzero(claims.product == product)
            ranges = claims.van[mine], claims.tot_en_met[mine], claims.period[mine]
            found, missing = charge_each(charge, product, *ranges, self.periods, self.prices)
            pieces.append(found.renumbered(mine))
            unpriced.update({(int(mine[one]), k): day for (one, k), day in missing.items()})
        parts = concatenated(pieces).sorted()
        amounts = parts.amounts(self.prices)
        size = np.bincount(parts.profile, minlength=len(claims))
        start = np.concatenate(([0], np.cumsum(size)))
        total = np.concatenate(([0], np.cumsum(amounts)))
        return Priced(claims, parts, amounts, start, np.diff(total[start]), unpriced)

    def regels(self, priced: Priced, chosen: Index) -> Regels:
        """The lines of some claims."""
        which, part = spread(priced.start[chosen], np.diff(priced.start)[chosen])
        claims, parts, claim = priced.claims, priced.parts, chosen[which]
        product, period = claims.product[claim], claims.period[claim]
        tarief = parts.tarief[part].astype(np.int64)
        van = np.maximum(claims.van[claim], self.periods.begin[period])
        tot_en_met = np.minimum(claims.tot_en_met[claim], self.periods.end[period])
        split = np.array(self.split, np.bool_)[product]
        return Regels(
            claims.entry[claim],
            product,
            claims.rule[claim],
            period,
            tarief,
            parts.numerator[part].astype(np.int64),
            parts.denominator[part].astype(np.int64),
            priced.amounts[part],
            np.where(split, np.maximum(van, self._begins[tarief]), van),
            np.where(split, np.minimum(tot_en_met, self._ends[tarief]), tot_en_met),
        )


def charges_by_day(
    producten: Sequence[Product], charges: Sequence[Charge | None]
) -> tuple[Charge | None, ...]:
    """How wissel ``dag`` charges each product: a tariff per period by its real days."""
    both = zip(producten, charges, strict=True)
    return tuple(BY_DAY if product.eenheid in PERIOD_UNITS else charge for product, charge in both)
