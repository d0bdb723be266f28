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
from ibcalc.engine.charging import Parts, Unpriced, charge_ranges, concatenated, no_parts
from ibcalc.engine.periods import AFTER, BEFORE, Periods
from ibcalc.engine.prices import Prices
from ibcalc.engine.toerekening import Charge, Ints
from ibcalc.tables.folding import BLOCK, Keys, distinct


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
        return self.summed(self.parts.amounts(prices))

    def summed(self, amounts: Ints) -> Ints:
        """The sum of an amount for each part, for each profile."""
        found = np.zeros(len(self), np.int64)
        for begin in range(0, len(amounts), BLOCK):
            block = slice(begin, begin + BLOCK)
            np.add.at(found, self.parts.profile[block].astype(np.intp), amounts[block])
        return found


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

    def fold(
        self, product: NDArray[np.int32], van: Days, tot_en_met: Days
    ) -> tuple[Profiles, NDArray[np.int32]]:
        """The profiles of n toewijzingen and, for each of them, the index of its profile."""
        origin, span = self.periods.origin, self.periods.span
        size = len(self.charges) * span * span
        small = size <= np.iinfo(np.int32).max
        key: Keys = np.empty(len(product), np.int32) if small else np.empty(len(product), np.int64)
        lowest = int(van.min(initial=self.periods.first))
        starts_at = self._starts_at(lowest)
        for begin in range(0, len(product), BLOCK):
            block = slice(begin, begin + BLOCK)
            start = starts_at.take(np.minimum(van[block], self.periods.last + 1) - lowest)
            end = np.clip(tot_en_met[block], origin, self.periods.last + AFTER) - origin
            line = product[block] * np.int32(span)
            key[block] = line + self._starts.ravel().take(line + start)
            key[block] *= span
            key[block] += self._ends.ravel().take(line + end)
        keys, index = distinct(key, size)
        del key
        whole, ends = np.divmod(keys, span)
        products, starts = np.divmod(whole, span)
        profiles = self._charge(products.astype(np.int32), starts + origin, ends + origin)
        return profiles, index

    def _starts_at(self, lowest: int) -> NDArray[np.int32]:
        """For each day from ``lowest`` where it stands in the day tables.

        A day before the calendar stands for the one just before it that keeps its rhythm of 28.
        """
        first = self.periods.first
        days = np.arange(lowest, self.periods.last + 2)
        kept = np.where(days < first, first - (first - days) % BEFORE, days)
        return (kept - self.periods.origin).astype(np.int32)

    def _charge(self, product: NDArray[np.int32], van: Ints, tot_en_met: Ints) -> Profiles:
        pieces: list[Parts] = []
        unpriced: Unpriced = {}
        for begin, end in _blocks(product, max(BLOCK // max(len(self.periods), 1), 1)):
            ranges = van[begin:end], tot_en_met[begin:end]
            parts, missing = self._charge_block(int(product[begin]), begin, *ranges)
            pieces.append(parts)
            unpriced.update(missing)
        merged = concatenated(pieces)
        size = np.bincount(merged.profile, minlength=len(product))
        start = np.concatenate(([0], np.cumsum(size)))
        return Profiles(product, van, tot_en_met, merged, start, unpriced)

    def _charge_block(
        self, product: int, offset: int, van: Ints, tot_en_met: Ints
    ) -> tuple[Parts, Unpriced]:
        charge = self.charges[product]
        if charge is None:
            return no_parts(), {}
        parts, missing = charge_ranges(charge, product, van, tot_en_met, self.periods, self.prices)
        shifted = Parts(
            parts.profile + np.int32(offset),
            parts.period,
            parts.tarief,
            parts.numerator,
            parts.denominator,
        )
        return shifted, {(profile + offset, k): day for (profile, k), day in missing.items()}


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
