"""Charging: ranges of one product against the calendar, as priced parts of its tariffs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.neighbours import spread
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

    def renumbered(self, numbers: Ints) -> Parts:
        """The same parts of profiles with other numbers."""
        return replace(self, profile=numbers[self.profile].astype(np.int32))

    def sorted(self) -> Parts:
        """In order of profile; those of one profile stay as they stand."""
        return self.take(np.argsort(self.profile, kind="stable"))

    def take(self, index: Ints) -> Parts:
        """Some of the parts, in the order of the index."""
        return Parts(*(getattr(self, field.name)[index] for field in fields(self)))

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
    first = np.searchsorted(periods.end, van)
    size = np.searchsorted(periods.begin, tot_en_met, side="right") - first
    profile, period = spread(first, np.maximum(size, 0))
    days = van[profile], tot_en_met[profile]
    parts, missing = charge_each(charge, product, *days, period, periods, prices)
    found = {(int(profile[cell]), k): day for (cell, k), day in missing.items()}
    return parts.renumbered(profile), found


def charge_each(
    charge: Charge,
    product: int,
    van: Ints,
    tot_en_met: Ints,
    period: Ints,
    periods: Periods,
    prices: Prices,
) -> tuple[Parts, Unpriced]:
    """The parts of P ranges of one product, each in one period of its own."""
    count = charge.count(Activity(van, tot_en_met, periods.begin[period], periods.end[period]))
    cells = _Cells(np.arange(len(count)), period, van, tot_en_met, count)
    counted = np.flatnonzero(count != 0)
    if len(counted) < len(count):
        cells = _Cells(*(column[counted] for column in cells))
    return _charged(charge, product, cells, periods, prices)


class _Cells(NamedTuple):
    """Profiles in periods in which anything is counted; arrays of one length."""

    profile: Ints
    period: Ints
    van: Ints
    tot_en_met: Ints
    counted: Ints


def _charged(
    charge: Charge, product: int, cells: _Cells, periods: Periods, prices: Prices
) -> tuple[Parts, Unpriced]:
    profile, period, van, tot_en_met, counted = cells
    if charge.cap is not None:
        counted = np.minimum(counted, charge.cap)
    whole = periods.days[period] if charge.whole is None else np.full(len(period), charge.whole)
    if charge.split:
        first = np.maximum(van, periods.begin[period])
        spots = _Spots(profile, period, first, first + counted - 1, whole)
        return _split_parts(product, spots, counted, prices)
    day = charge.price_day(Activity(van, tot_en_met, periods.begin[period], periods.end[period]))
    tarief = prices.valid[product, day - prices.origin]
    parts = _parts(profile, period, tarief, counted, whole)
    return _priced(parts, day)


def _split_parts(
    product: int, spots: _Spots, counted: Ints, prices: Prices
) -> tuple[Parts, Unpriced]:
    """One part for each tariff that is valid on any of the counted days."""
    valid = prices.valid[product]
    opening = valid.take(spots.first - prices.origin)
    closing = valid.take(spots.last - prices.origin)
    parts = _parts(spots.profile, spots.period, opening, counted, spots.whole)
    alike = (opening == closing) & (opening != NO_TARIFF)
    if alike.all():
        return parts, {}
    other = np.flatnonzero(~alike)
    pieces, missing = _Spots(*(column[other] for column in spots)).split(product, prices)
    merged = concatenated([parts.take(np.flatnonzero(alike)), *pieces])
    key = merged.profile * np.int64(1 << 16) + merged.period
    return merged.take(np.argsort(key, kind="stable")), missing


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
            pieces.append(parts.take(np.flatnonzero(days)))
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
        parts = parts.take(np.flatnonzero(parts.tarief != NO_TARIFF))
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


def concatenated(pieces: list[Parts]) -> Parts:
    """The parts of several pieces, which are taken out of the list: nothing is held twice."""
    pieces = pieces or [no_parts()]
    columns = [[getattr(piece, field.name) for piece in pieces] for field in fields(Parts)]
    pieces.clear()
    return Parts(*(np.concatenate(columns.pop(0)) for _ in fields(Parts)))
