"""Charging: ranges of one product against the calendar, as priced parts of its tariffs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.periods import Periods
from ibcalc.engine.prices import NO_TARIFF, Prices, rounded
from ibcalc.engine.toerekening import Activity, Charge, Ints
from ibcalc.tables.folding import BLOCK

Unpriced = dict[tuple[int, int], int]
"""(profile, period index) -> the first charged day of it that has no tariff."""


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
    cell = np.flatnonzero(count.ravel() != 0)
    profile, period = np.divmod(cell, len(periods))
    counted = count.ravel().take(cell)
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
    first = np.maximum(active.van.ravel().take(profile), active.begin.take(period))
    last = first + counted - 1
    opening = prices.valid[product].take(first - prices.origin)
    closing = prices.valid[product].take(last - prices.origin)
    alike = (opening == closing) & (opening != NO_TARIFF)
    kept = np.flatnonzero(alike)
    simple = _taken(_parts(profile, period, opening, counted, whole), kept)
    if len(kept) == len(profile):
        return simple, {}
    other = np.flatnonzero(~alike)
    spots = _Spots(profile[other], period[other], first[other], last[other], whole[other])
    parts, missing = spots.split(product, prices)
    merged = concatenated([simple, *parts])
    key = merged.profile * np.int64(len(active.begin)) + merged.period
    return _taken(merged, np.argsort(key, kind="stable")), missing


class _Spots(NamedTuple):
    """Counted days, first to last, of some profiles in some periods; arrays of one length."""

    profile: Ints
    period: Ints
    first: Ints
    last: Ints
    whole: Ints

    def split(self, product: int, prices: Prices) -> tuple[list[Parts], Unpriced]:
        """The parts under each tariff in order of time, and the first day without one."""
        left = self.last - self.first + 1
        pieces: list[Parts] = []
        for tarief in prices.of_product(product):
            row = prices.tarieven[tarief]
            begin = np.maximum(self.first, row.vanaf.toordinal())
            days = np.maximum(np.minimum(self.last, row.until.toordinal()) - begin + 1, 0)
            left -= days
            same = np.full(len(days), tarief)
            parts = _parts(self.profile, self.period, same, days, self.whole)
            pieces.append(_taken(parts, np.flatnonzero(days)))
        missing: Unpriced = {}
        for spot in np.flatnonzero(left):
            day = _first_unpriced(product, int(self.first[spot]), int(self.last[spot]), prices)
            missing[int(self.profile[spot]), int(self.period[spot])] = day
        return pieces, missing


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


def no_parts() -> Parts:
    """The parts of a product that the calendar does not count."""
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


def concatenated(pieces: list[Parts]) -> Parts:
    """The parts of several pieces, which are taken out of the list: nothing is held twice."""
    pieces = pieces or [no_parts()]
    columns = [[getattr(piece, field.name) for piece in pieces] for field in fields(Parts)]
    pieces.clear()
    return Parts(*(np.concatenate(columns.pop(0)) for _ in fields(Parts)))
