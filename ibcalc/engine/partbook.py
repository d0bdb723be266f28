"""The parts of single stays, by period: what profiles hold, for the few stays that must be settled.

The counting is that of :mod:`ibcalc.engine.profiles`; stays are charged in one go per product and
looked up after that. Day numbers, ends inclusive; amounts in whole cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from ibcalc.engine.charging import charge_ranges
from ibcalc.engine.periods import Periods
from ibcalc.engine.priced import charges_by_day
from ibcalc.engine.prices import NO_TARIFF, Prices, part_price
from ibcalc.engine.toerekening import (
    Activity,
    Charge,
    closing_sunday,
    first_active,
    sundays_and_closing,
    weeks,
)
from ibcalc.model.product import Product


class Part(NamedTuple):
    """tariff x numerator / denominator = cents, rounded once."""

    tarief: int
    numerator: int
    denominator: int
    cents: int


class Range(NamedTuple):
    """An uninterrupted range of days."""

    van: int
    tot_en_met: int


Spans = tuple[Range, ...]
ByPeriod = Mapping[int, tuple[Part, ...]]
NOTHING: ByPeriod = MappingProxyType({})


class PartBook:
    """Charges ranges of products and remembers them."""

    def __init__(
        self,
        producten: Sequence[Product],
        charges: Sequence[Charge | None],
        periods: Periods,
        prices: Prices,
    ) -> None:
        self.producten, self.periods, self.prices = producten, periods, prices
        self.charges = charges
        self._charges = {False: tuple(charges), True: charges_by_day(producten, charges)}
        self._known: dict[tuple[bool, int, Range], ByPeriod] = {}
        self._unpriced: dict[tuple[bool, int, Range, int], int] = {}

    def prepare(self, wanted: Iterable[tuple[int, Range]]) -> None:
        """Charges many (product, range) in one go, as they are and by day."""
        by_product: dict[int, list[Range]] = {}
        for product, span in dict.fromkeys(wanted):
            by_product.setdefault(product, []).append(span)
        for product, spans in by_product.items():
            self._charge(product, spans, by_day=False)
            self._charge(product, spans, by_day=True)

    def _charge(self, product: int, spans: Sequence[Range], *, by_day: bool) -> None:
        charge = self._charges[by_day][product]
        if charge is None:
            return
        # A Van long before the calendar keeps its rhythm of 28 days, a far T/m is as good as open.
        first, last = self.periods.first, self.periods.last
        van = np.array([s.van if s.van >= first else first - (first - s.van) % 28 for s in spans])
        end = np.array([min(span.tot_en_met, last + 7) for span in spans])
        van = np.minimum(van, last + 1)
        parts, missing = charge_ranges(charge, product, van, end, self.periods, self.prices)
        for (index, period), day in missing.items():
            self._unpriced[by_day, product, spans[index], period] = day
        amounts = parts.amounts(self.prices)
        found: list[dict[int, tuple[Part, ...]]] = [{} for _ in spans]
        columns = (parts.tarief, parts.numerator, parts.denominator, amounts)
        made = map(Part._make, zip(*(column.tolist() for column in columns), strict=True))
        where = zip(parts.profile.tolist(), parts.period.tolist(), strict=True)
        for (index, period), part in zip(where, made, strict=True):
            found[index][period] = (*found[index].get(period, ()), part)
        for span, mine in zip(spans, found, strict=True):
            self._known[by_day, product, span] = mine

    def _of(self, product: int, span: Range, *, by_day: bool) -> ByPeriod:
        key = (by_day, product, span)
        if key not in self._known:
            self._charge(product, [span], by_day=by_day)
        return self._known.get(key, NOTHING)

    def parts(
        self, product: int, spans: Spans, period: int, *, by_day: bool = False
    ) -> tuple[Part, ...]:
        """What a product costs in one period over one or more separate ranges, charged together."""
        if len(spans) == 1:
            return self._of(product, spans[0], by_day=by_day).get(period, ())
        each = [self._of(product, span, by_day=by_day).get(period, ()) for span in spans]
        found = [parts for parts in each if parts]
        charge = self._charges[by_day][product]
        if charge is None or not found:
            return ()
        flat = [part for parts in found for part in parts]
        if charge.split:
            return self._summed(flat, charge.cap)
        count = sum(part.numerator for part in flat) - self._counted_twice(charge, spans, period)
        count = count if charge.cap is None else min(charge.cap, count)
        tarief = self._joint_tarief(charge, product, spans, period, flat[0].tarief)
        return () if tarief == NO_TARIFF else (self._priced(tarief, count, flat[0].denominator),)

    def _joint_tarief(
        self, charge: Charge, product: int, spans: Spans, period: int, first_charged: int
    ) -> int:
        """The tariff of the first active day of all ranges, even of one that is not charged."""
        if charge.price_day is not first_active:
            return first_charged
        begin, end = int(self.periods.begin[period]), int(self.periods.end[period])
        active = [span for span in spans if span.van <= end and span.tot_en_met >= begin]
        day = max(min(span.van for span in active), begin)
        tarief = self.prices.at(product, day)
        if tarief == NO_TARIFF:
            self._unpriced[False, product, spans[0], period] = day
        return tarief

    def unpriced(self, product: int, spans: Spans, period: int, *, by_day: bool) -> int | None:
        """A charged day of the ranges in the period that has no tariff, or None."""
        for span in spans:
            self._of(product, span, by_day=by_day)
        keys = ((by_day, product, span, period) for span in spans)
        return next((self._unpriced[key] for key in keys if key in self._unpriced), None)

    def _counted_twice(self, charge: Charge, spans: Spans, period: int) -> int:
        """Weeks that two ranges touch, and closing Sundays after the first."""
        active = [self._activity(span, period) for span in spans]
        if charge.count is weeks:
            days = [(int(one.first), int(one.last)) for one in active if one.first <= one.last]
            touched = [{(day - 1) // 7 for day in range(a, b + 1)} for a, b in days]
            return sum(map(len, touched)) - len(set().union(*touched))
        if charge.count is sundays_and_closing:
            return max(sum(int(closing_sunday(one)) for one in active) - 1, 0)
        return 0

    def _activity(self, span: Range, period: int) -> Activity:
        ends = self.periods.begin[period], self.periods.end[period]
        return Activity(np.int64(span.van), np.int64(span.tot_en_met), *ends)  # type: ignore[arg-type]

    def _summed(self, parts: Sequence[Part], cap: int | None) -> tuple[Part, ...]:
        """Days by tariff, in order of time, up to the cap."""
        left = cap if cap is not None else sum(part.numerator for part in parts)
        days: dict[int, int] = {}
        for part in parts:
            counted = min(part.numerator, left)
            left -= counted
            days[part.tarief] = days.get(part.tarief, 0) + counted
        whole = parts[0].denominator
        return tuple(self._priced(tarief, n, whole) for tarief, n in days.items() if n)

    def _priced(self, tarief: int, numerator: int, denominator: int) -> Part:
        cents = part_price(int(self.prices.cents[tarief]), numerator, denominator)
        return Part(tarief, numerator, denominator, cents)
