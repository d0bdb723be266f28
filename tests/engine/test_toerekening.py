"""Every toerekening against a walk over the days, for every range that a period can meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from ibcalc.engine.charging import Parts, charge_ranges
from ibcalc.engine.periods import Periods, periods_of
from ibcalc.engine.prices import Prices, price_table
from ibcalc.engine.profiles import Folder
from ibcalc.engine.toerekening import (
    PER_ETMAAL,
    PER_PERIOD,
    PER_WEEK,
    Activity,
    Charge,
    Count,
    any_day,
    blocks,
    days,
    first_block_day,
    first_day,
    last_day,
    middle_day,
    sundays_and_closing,
    weeks,
)
from ibcalc.model.calendar import Period
from ibcalc.model.product import Product, Tarief

DAY = timedelta(1)
BEGIN = date(2016, 2, 1)
"""A Monday; the period of 31 days behind it ends on a Wednesday."""
ENDS = (date(2016, 2, 29), date(2016, 3, 30), date(2016, 4, 17))
STARTS = (BEGIN, *(end + DAY for end in ENDS[:-1]))
CALENDAR = tuple(
    Period(f"T{number}", start, end, 2016, number)
    for number, (start, end) in enumerate(zip(STARTS, ENDS, strict=True), 1)
)
FIRST, LAST = BEGIN - 60 * DAY, ENDS[-1] + 15 * DAY
RANGES = [
    (FIRST + a * DAY, FIRST + b * DAY)
    for a in range((LAST - FIRST).days)
    for b in range(a, (LAST - FIRST).days)
]


def day_list(start: date, end: date) -> list[date]:
    return [start + n * DAY for n in range((end - start).days + 1)]


def active(van: date, until: date, period: Period) -> list[date]:
    return [day for day in day_list(period.van, period.tot_en_met) if van <= day <= until]


def touched(mine: list[date], _van: date, _until: date, _period: Period) -> int:
    return len({day.isocalendar()[:2] for day in mine})


def sunday_count(mine: list[date], van: date, until: date, _period: Period) -> int:
    last = until - (until.isoweekday() % 7) * DAY
    more = last != until and last >= van and last in mine
    return sum(day.isoweekday() == 7 for day in mine) + more


def block_count(mine: list[date], van: date, _until: date, _period: Period) -> int:
    return sum((day - van).days % 28 == 0 for day in mine)


Walk = Callable[[list[date], date, date, Period], int]
WALKS: dict[Count, Walk] = {
    any_day: lambda mine, _van, _until, _period: bool(mine),
    first_day: lambda mine, _van, _until, period: period.van in mine,
    last_day: lambda mine, _van, _until, period: period.tot_en_met in mine,
    middle_day: lambda mine, _van, _until, period: period.van + 14 * DAY in mine,
    days: lambda mine, _van, _until, _period: len(mine),
    weeks: touched,
    sundays_and_closing: sunday_count,
    blocks: block_count,
}


def numbers(dates: Sequence[date]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([day.toordinal() for day in dates], np.int64)


def everything() -> Activity:
    """Every range against every period."""
    vans, untils = zip(*RANGES, strict=True)
    return Activity(
        numbers(vans)[:, None], numbers(untils)[:, None], numbers(STARTS), numbers(ENDS)
    )


@pytest.mark.parametrize("count, walk", WALKS.items(), ids=lambda one: one.__name__)
def test_every_range_is_counted_as_by_hand(count: Count, walk: Walk) -> None:
    counted = count(everything())
    for (van, until), row in zip(RANGES, counted.tolist(), strict=True):
        walked = [walk(active(van, until, one), van, until, one) for one in CALENDAR]
        assert row == walked, (van, until)


def test_the_price_of_own_blocks_is_that_of_the_first_day_of_the_first_block() -> None:
    priced = np.broadcast_to(first_block_day(everything()), (len(RANGES), len(CALENDAR)))
    for (van, until), row in zip(RANGES, priced.tolist(), strict=True):
        for period, day in zip(CALENDAR, row, strict=True):
            starts = [one for one in active(van, until, period) if (one - van).days % 28 == 0]
            assert not starts or starts[0].toordinal() == day


def terms() -> tuple[Periods, Prices]:
    """One product, of which the price changes within a period and at the end of one."""
    changes = (date(2000, 1, 1), date(2016, 2, 17), date(2016, 3, 31))
    ends = (*(start - DAY for start in changes[1:]), None)
    tarieven = [Tarief("P", a, b, n) for n, (a, b) in enumerate(zip(changes, ends, strict=True), 1)]
    periods = periods_of(CALENDAR)
    return periods, price_table([Product("P")], tarieven, periods)


CHARGES = {
    **{str(name): charge for name, charge in PER_PERIOD.items()},
    **{f"per week {name}": charge for name, charge in PER_WEEK.items()},
    "etmaal": PER_ETMAAL,
}


def lines(parts: Parts, profile: int) -> list[tuple[int, ...]]:
    mine = np.flatnonzero(parts.profile == profile)
    columns = (parts.period, parts.tarief, parts.numerator, parts.denominator)
    return [tuple(int(column[spot]) for column in columns) for spot in mine]


@pytest.mark.parametrize("charge", CHARGES.values(), ids=CHARGES)
def test_a_folded_range_is_charged_as_the_range_itself(charge: Charge) -> None:
    """Ranges that share a profile differ in nothing that the calendar can tell."""
    periods, prices = terms()
    vans, untils = (numbers(column) for column in zip(*RANGES, strict=True))
    product = np.zeros(len(RANGES), np.int32)
    folder = Folder((charge,), periods, prices)
    profiles, index = folder.fold(product, vans.astype(np.int32), untils.astype(np.int32))
    by_profile = [lines(profiles.parts, profile) for profile in range(len(profiles))]
    close = np.maximum(vans, periods.origin + (vans - periods.origin) % 28)
    itself, missing = charge_ranges(charge, 0, close, untils, periods, prices)
    assert not missing
    assert not profiles.unpriced
    own: dict[int, list[tuple[int, ...]]] = {}
    for profile, *line in zip(
        itself.profile.tolist(),
        itself.period.tolist(),
        itself.tarief.tolist(),
        itself.numerator.tolist(),
        itself.denominator.tolist(),
        strict=True,
    ):
        own.setdefault(profile, []).append(tuple(line))
    for number, days_of in enumerate(RANGES):
        assert by_profile[int(index[number])] == own.get(number, []), days_of
