"""Profiles: each distinct (product, Van, T/m) that calendar and toerekening can tell apart.

A million clients have thousands of profiles. The calendar is applied to profiles only; a client
points at its profile. All arrays are int64 unless said; parts are sorted by profile, then period.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Days
from ibcalc.engine.folding import Keys, distinct
from ibcalc.engine.periods import AFTER, BEFORE, Periods
from ibcalc.engine.prices import NO_TARIFF, Prices, rounded
from ibcalc.engine.toerekening import Activity, Charge, Ints

Unpriced = dict[tuple[int, int], int]
"""(profile, period index) -> the first charged day of it that has no tariff."""

BLOCK = 1 << 18
"""Rows, or cells (profile x period), done in one go: bounds the working memory to some MB."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Charged parts, one a (profile, period, tariff): tariff x numerator / denominator."""

    profile: NDArray[np.int32]
    period: NDArray[np.int16]
    tarief: NDArray[np.int32]
    numerator: NDArray[np.int32]
    denominator: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.profile)

    def amounts(self, prices: Prices) -> Ints:
        """The amount of each part for one client, in whole cents, rounded once."""
        amounts = np.empty(len(self), np.int64)
        for begin in range(0, len(self), BLOCK):
            block = slice(begin, begin + BLOCK)
            cents = prices.cents[self.tarief[block]]
            amounts[block] = rounded(cents, self.numerator[block], self.denominator[block])
        return amounts


@dataclass(frozen=True, slots=True)
class Profiles:
    """P profiles: ``product``, ``van``, ``tot_en_met`` have length P; ``start`` has P + 1.

    The parts of profile i are ``parts[start[i]:start[i + 1]]``. ``unpriced`` are profiles with a
    charged day that has no tariff; they keep no parts for that day.
    """

    product: NDArray[np.int32]
    van: Ints
    tot_en_met: Ints
    parts: Parts
    start: Ints
    unpriced: Unpriced

    def __len__(self) -> int:
        return len(self.product)

    def amounts(self, prices: Prices) -> Ints:
        """The cost of one client of each profile, in whole cents."""
        running = np.concatenate(([0], np.cumsum(self.parts.amounts(prices))))
        return running[self.start[1:]] - running[self.start[:-1]]


class Folder:
    """Folds toewijzingen on profiles and charges those; holds the tables that this needs."""

    def __init__(
        self, charges: tuple[Charge | None, ...], periods: Periods, prices: Prices
    ) -> None:
        self.charges = charges
        self.periods = periods
        self.prices = prices
        self._starts = np.stack([self._start_classes(i) for i in range(len(charges))])
        self._ends = np.stack([self._end_classes(i) for i in range(len(charges))])

    def _start_classes(self, product: int) -> NDArray[np.int32]:
        charge = self.charges[product]
        cuts = self._cuts(charge.start_cuts if charge else (0,))
        prices = self.prices.valid[product]
        cuts[1:] |= prices[1:] != prices[:-1]
        return _first_of_class(cuts)

    def _end_classes(self, product: int) -> NDArray[np.int32]:
        charge = self.charges[product]
        return _last_of_class(self._cuts(charge.end_cuts if charge else (0,)))

    def _cuts(self, offsets: tuple[int, ...]) -> NDArray[np.bool_]:
        cuts = np.full(self.periods.span, not offsets)
        origin = self.periods.origin
        for offset in offsets:
            anchor = self.periods.begin if offset >= 0 else self.periods.end + 1
            cuts[np.minimum(anchor + offset - origin, self.periods.span - 1)] = True
        cuts[self.periods.first - origin] = cuts[self.periods.last + 1 - origin] = True
        cuts[0] = True
        return cuts

    def _clipped(self, van: Days, tot_en_met: Days) -> tuple[Ints, Ints]:
        first, last = self.periods.first, self.periods.last
        early = first - (first - van.astype(np.int64)) % BEFORE
        start = np.where(van < first, early, np.minimum(van, last + 1))
        return start, np.clip(tot_en_met.astype(np.int64), self.periods.origin, last + AFTER)

    def fold(
        self, product: NDArray[np.int32], van: Days, tot_en_met: Days
    ) -> tuple[Profiles, NDArray[np.int32]]:
        """The profiles of n toewijzingen and, for each of them, the index of its profile."""
        origin, span = self.periods.origin, self.periods.span
        size = len(self.charges) * span * span
        small = size <= np.iinfo(np.int32).max
        key: Keys = np.empty(len(product), np.int32) if small else np.empty(len(product), np.int64)
        for begin in range(0, len(product), BLOCK):
            block = slice(begin, begin + BLOCK)
            key[block] = self._keys(product[block], van[block], tot_en_met[block])
        keys, index = distinct(key, size)
        whole, ends = np.divmod(keys, span)
        products, starts = np.divmod(whole, span)
        profiles = self._charge(products.astype(np.int32), starts + origin, ends + origin)
        return profiles, index

    def _keys(self, product: NDArray[np.int32], van: Days, tot_en_met: Days) -> Ints:
        start, end = self._clipped(van, tot_en_met)
        origin, span = self.periods.origin, self.periods.span
        low = self._starts[product, start - origin].astype(np.int64)
        high = self._ends[product, end - origin]
        key: Ints = (product * np.int64(span) + low) * span + high
        return key

    def _charge(self, product: NDArray[np.int32], van: Ints, tot_en_met: Ints) -> Profiles:
        pieces = [
            self._charge_block(int(product[begin]), begin, van[begin:end], tot_en_met[begin:end])
            for begin, end in _blocks(product, max(BLOCK // max(len(self.periods), 1), 1))
        ]
        merged = _concatenated([piece for piece, _ in pieces])
        unpriced = {spot: day for _, missing in pieces for spot, day in missing.items()}
        start = np.searchsorted(merged.profile, np.arange(len(product) + 1))
        return Profiles(product, van, tot_en_met, merged, start, unpriced)

    def _charge_block(
        self, product: int, offset: int, van: Ints, tot_en_met: Ints
    ) -> tuple[Parts, Unpriced]:
        charge = self.charges[product]
        if charge is None:
            return _no_parts(), {}
        parts, missing = charge_ranges(charge, product, van, tot_en_met, self.periods, self.prices)
        shifted = Parts(
            parts.profile + np.int32(offset),
            parts.period,
            parts.tarief,
            parts.numerator,
            parts.denominator,
        )
        return shifted, {(profile + offset, k): day for (profile, k), day in missing.items()}


def charge_ranges(
    charge: Charge,
    product: int,
    van: Ints,
    tot_en_met: Ints,
    periods: Periods,
    prices: Prices,
) -> tuple[Parts, Unpriced]:
    """The parts of P ranges of one product, and where a charged day has no tariff."""
    active = Activity(van[:, None], tot_en_met[:, None], periods.begin, periods.end)
    count = charge.count(active)
    profile, period = np.nonzero(count)
    counted = count[profile, period]
    if charge.cap is not None:
        counted = np.minimum(counted, charge.cap)
    whole = periods.days[period] if charge.whole is None else np.full(len(period), charge.whole)
    if charge.split:
        return _split_parts(product, active, profile, period, counted, whole, prices)
    day = np.broadcast_to(charge.price_day(active), count.shape)[profile, period]
    tarief = prices.valid[product, day - prices.origin]
    parts = _parts(profile, period, tarief, counted, whole)
    return _priced(parts, day)


def _split_parts(
    product: int,
    active: Activity,
    profile: Ints,
    period: Ints,
    counted: Ints,
    whole: Ints,
    prices: Prices,
) -> tuple[Parts, Unpriced]:
    """One part for each tariff that is valid on any of the counted days."""
    first = np.broadcast_to(active.first, (len(active.van), len(active.begin)))[profile, period]
    last = first + counted - 1
    left = counted.copy()
    pieces: list[Parts] = []
    for tarief in prices.of_product(product):
        row = prices.tarieven[tarief]
        begin = np.maximum(first, row.vanaf.toordinal())
        days = np.maximum(np.minimum(last, row.until.toordinal()) - begin + 1, 0)
        left -= days
        hit = np.flatnonzero(days)
        same = np.full(len(hit), tarief)
        pieces.append(_parts(profile[hit], period[hit], same, days[hit], whole[hit]))
    missing: Unpriced = {}
    for spot in np.flatnonzero(left):
        day = _first_unpriced(product, int(first[spot]), int(last[spot]), prices)
        missing[int(profile[spot]), int(period[spot])] = day
    merged = _concatenated(pieces)
    order = np.lexsort((merged.period, merged.profile))
    return _taken(merged, order), missing


def _first_unpriced(product: int, first: int, last: int, prices: Prices) -> int:
    days = range(first, last + 1)
    return next((day for day in days if prices.at(product, day) == NO_TARIFF), first)


def _priced(parts: Parts, day: Ints) -> tuple[Parts, Unpriced]:
    spots = np.flatnonzero(parts.tarief == NO_TARIFF)
    where = zip(parts.profile[spots].tolist(), parts.period[spots].tolist(), strict=True)
    missing = dict(zip(where, day[spots].tolist(), strict=True))
    if missing:
        parts = _taken(parts, np.flatnonzero(parts.tarief != NO_TARIFF))
    return parts, missing


def _parts(profile: Ints, period: Ints, tarief: Ints, numerator: Ints, denominator: Ints) -> Parts:
    return Parts(
        profile.astype(np.int32),
        period.astype(np.int16),
        tarief.astype(np.int32),
        numerator.astype(np.int32),
        denominator.astype(np.int32),
    )


def _no_parts() -> Parts:
    nothing = np.zeros(0, np.int64)
    return _parts(nothing, nothing, nothing, nothing, nothing)


def _taken(parts: Parts, index: Ints) -> Parts:
    return Parts(
        parts.profile[index],
        parts.period[index],
        parts.tarief[index],
        parts.numerator[index],
        parts.denominator[index],
    )


def _concatenated(pieces: list[Parts]) -> Parts:
    pieces = pieces or [_no_parts()]
    return Parts(
        np.concatenate([piece.profile for piece in pieces]),
        np.concatenate([piece.period for piece in pieces]),
        np.concatenate([piece.tarief for piece in pieces]),
        np.concatenate([piece.numerator for piece in pieces]),
        np.concatenate([piece.denominator for piece in pieces]),
    )


def _first_of_class(cuts: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each day the first day of its class: the last cut at or before it."""
    days = np.arange(len(cuts))
    return np.maximum.accumulate(np.where(cuts, days, 0)).astype(np.int32)


def _last_of_class(cuts: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each day the last day of its class, so that a T/m never comes to stand before its Van."""
    days = np.arange(len(cuts))
    until = np.where(np.append(cuts[1:], [True]), days, len(cuts))
    return np.minimum.accumulate(until[::-1])[::-1].astype(np.int32)


def _blocks(product: NDArray[np.int32], most: int) -> list[tuple[int, int]]:
    """Ranges of equal product (sorted), each at most ``most`` long."""
    edges = np.flatnonzero(np.diff(product)) + 1
    bounds = [0, *edges.tolist(), len(product)]
    return [
        (begin, min(begin + most, end))
        for low, end in pairwise(bounds)
        for begin in range(low, end, most)
    ]
