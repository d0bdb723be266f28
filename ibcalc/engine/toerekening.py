"""Toerekening: how many parts of a tariff a period costs, as one entry in one table each.

Every count works on whole numbers and on arrays alike: days are proleptic day numbers
(``date.toordinal()``), of which 1, 8, 15, ... are Mondays and 7, 14, 21, ... are Sundays.
Source: design.md section 3 (Toerekening), domain.md C4, IV076 and IV077 for weeks and Sundays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.calendar import DAYS_PER_PERIOD, WEEKS_PER_PERIOD
from ibcalc.model.product import Eenheid, Product, Toerekening

Ints = NDArray[np.int64]

MIDDLE_DAY = 15


@dataclass(frozen=True, slots=True)
class Activity:
    """Ranges against periods; arrays that broadcast, every one a day number, ends inclusive.

    ``van`` and ``tot_en_met`` are the client's own range, ``begin`` and ``end`` the period.
    """

    van: Ints
    tot_en_met: Ints
    begin: Ints
    end: Ints

    @property
    def first(self) -> Ints:
        """The first active day of the period, if ``first <= last``."""
        return np.maximum(self.van, self.begin)

    @property
    def last(self) -> Ints:
        """The last active day of the period."""
        return np.minimum(self.tot_en_met, self.end)

    def holds(self, day: Ints) -> Ints:
        """1 where ``day`` lies in the period and is active, else 0."""
        inside: Ints = ((day >= self.first) & (day <= self.last)).astype(np.int64)
        return inside


def any_day(active: Activity) -> Ints:
    """1 if active on any day of the period."""
    touched: Ints = (active.first <= active.last).astype(np.int64)
    return touched


def first_day(active: Activity) -> Ints:
    """1 if active on the first day of the period."""
    return active.holds(active.begin)


def last_day(active: Activity) -> Ints:
    """1 if active on the last day of the period."""
    return active.holds(active.end)


def middle_day(active: Activity) -> Ints:
    """1 if active on day 15 of the period."""
    return active.holds(active.begin + (MIDDLE_DAY - 1))


def days(active: Activity) -> Ints:
    """Active days."""
    found: Ints = np.maximum(active.last - active.first + 1, 0)
    return found


def weeks(active: Activity) -> Ints:
    """Touched ISO weeks."""
    touched = (active.last - 1) // 7 - (active.first - 1) // 7 + 1
    found: Ints = np.where(active.first <= active.last, touched, 0)
    return found


def sundays(active: Activity) -> Ints:
    """Active Sundays, without the one more of :func:`closing_sunday`."""
    found: Ints = np.maximum(active.last // 7 - (active.first - 1) // 7, 0)
    return found


def closing_sunday(active: Activity) -> Ints:
    """1 in the period of the range's last Sunday if the range ends on another day (IV076)."""
    open_week: Ints = (active.tot_en_met % 7 != 0).astype(np.int64)
    return active.holds(active.tot_en_met // 7 * 7) * open_week


def sundays_and_closing(active: Activity) -> Ints:
    """Active Sundays, with the one more."""
    return sundays(active) + closing_sunday(active)


def first_block(active: Activity) -> Ints:
    """The number (from 0) of the first own block of 28 days that begins in or after the period."""
    found: Ints = np.maximum(-((active.van - active.begin) // DAYS_PER_PERIOD), 0)
    return found


def blocks(active: Activity) -> Ints:
    """Own blocks of 28 days whose first day is active and lies in the period."""
    last_block = (active.last - active.van) // DAYS_PER_PERIOD
    found: Ints = np.maximum(last_block - first_block(active) + 1, 0)
    return found


def first_active(active: Activity) -> Ints:
    """The day that sets the price: the first active day of the period."""
    return active.first


def first_block_day(active: Activity) -> Ints:
    """The day that sets the price of own blocks: the first day of the first block."""
    return active.van + first_block(active) * DAYS_PER_PERIOD


Count = Callable[[Activity], Ints]
ALL_DAYS: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """What a period costs: tariff x min(cap, count) / whole.

    ``whole`` None means the real days of the period. ``split`` charges each day by its own
    tariff; else ``price_day`` sets it. ``start_cuts`` and ``end_cuts`` are the days of a period, as
    offsets from its begin (negative: from the day after its end), at which the answer for a Van or
    a T/m can change; empty means any day.
    """

    count: Count
    whole: int | None = 1
    cap: int | None = None
    split: bool = False
    price_day: Count = first_active
    start_cuts: tuple[int, ...] = ALL_DAYS
    end_cuts: tuple[int, ...] = ALL_DAYS


PER_PERIOD = MappingProxyType(
    {
        Toerekening.VOL: Charge(any_day, cap=1, start_cuts=(0,), end_cuts=(0,)),
        Toerekening.EERSTE_DAG: Charge(first_day, cap=1, start_cuts=(0, 1), end_cuts=(0,)),
        Toerekening.LAATSTE_DAG: Charge(last_day, cap=1, start_cuts=(0,), end_cuts=(0, -1)),
        Toerekening.MIDDEN: Charge(
            middle_day, cap=1, start_cuts=(0, MIDDLE_DAY), end_cuts=(0, MIDDLE_DAY - 1)
        ),
        Toerekening.DAG: Charge(days, whole=None, split=True),
        Toerekening.DAG28: Charge(days, whole=DAYS_PER_PERIOD, cap=DAYS_PER_PERIOD, split=True),
        Toerekening.WEEK: Charge(weeks, whole=WEEKS_PER_PERIOD, cap=WEEKS_PER_PERIOD),
        Toerekening.ZONDAG: Charge(
            sundays_and_closing, whole=WEEKS_PER_PERIOD, cap=WEEKS_PER_PERIOD
        ),
        Toerekening.EIGEN: Charge(blocks, price_day=first_block_day),
    }
)
"""For a tariff per periode or maand."""

PER_WEEK = MappingProxyType(
    {Toerekening.WEEK: Charge(weeks), Toerekening.ZONDAG: Charge(sundays_and_closing)}
)
"""For a tariff per week, uncapped."""

PER_ETMAAL = Charge(days, split=True)

BY_DAY = PER_PERIOD[Toerekening.DAG]
"""How wissel ``dag`` charges each product for its days."""

PERIOD_UNITS = frozenset({Eenheid.PERIODE, Eenheid.MAAND})


def charge_of(product: Product) -> Charge | None:
    """How the calendar charges a product; None if its unit is not counted by the calendar.

    Raises:
        KeyError: eenheid week with a toerekening that knows no weeks; the model's check refuses it.
    """
    if product.eenheid in PERIOD_UNITS:
        return PER_PERIOD[product.toerekening]
    if product.eenheid is Eenheid.WEEK:
        return PER_WEEK[product.toerekening]
    return PER_ETMAAL if product.eenheid is Eenheid.ETMAAL else None
