"""Calendars: where periods begin and end, what they are called, and what a typed one may not do."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from ibcalc.model.calendar import (
    GENERATORS,
    Calendar,
    KalenderSoort,
    Period,
    check_calendar,
    doorlopend,
    iso,
    jaar13,
    maand,
)
from ibcalc.model.place import Place

DAY = timedelta(1)
ANCHOR = date(2015, 12, 14)


def shown(calendar: Calendar) -> list[tuple[str, date, date]]:
    return [(period.label, period.van, period.tot_en_met) for period in calendar]


def test_thirteen_periods_of_2016() -> None:
    made = shown(jaar13(2016, 2016))
    assert made[:2] == [
        ("2016-P01", date(2016, 1, 1), date(2016, 1, 31)),
        ("2016-P02", date(2016, 2, 1), date(2016, 2, 28)),
    ]
    assert made[-1] == ("2016-P13", date(2016, 12, 5), date(2016, 12, 31))


def test_a_year_with_week_53_ends_with_a_long_period() -> None:
    assert shown(jaar13(2015, 2015))[-1] == ("2015-P13", date(2015, 11, 30), date(2015, 12, 31))


def test_iso_blocks_that_touch_the_year_are_all_there() -> None:
    made = shown(iso(2016, 2016))
    assert made[0] == ("2015-I13", date(2015, 11, 30), date(2016, 1, 3))
    assert made[1] == ("2016-I01", date(2016, 1, 4), date(2016, 1, 31))
    assert made[-1] == ("2016-I13", date(2016, 12, 5), date(2017, 1, 1))
    assert len(made) == 14


@pytest.mark.parametrize(
    "year, first, last",
    [
        (2012, "2011-I13", "2013-I01"),  # 1 January is a Sunday; 31 December a Monday
        (2018, "2018-I01", "2019-I01"),  # 1 January is a Monday
        (2023, "2022-I13", "2023-I13"),  # 1 January and 31 December are Sundays
    ],
)
def test_an_iso_block_counts_if_it_touches_the_year_by_one_day(
    year: int, first: str, last: str
) -> None:
    made = iso(year, year)
    assert (made[0].label, made[-1].label) == (first, last)


def test_blocks_of_28_days_from_the_anchor() -> None:
    made = doorlopend(2016, 2016, ANCHOR)
    assert shown(made)[0] == ("R01", ANCHOR, date(2016, 1, 10))
    assert shown(made)[-1] == ("R14", date(2016, 12, 12), date(2017, 1, 8))
    assert {period.days for period in made} == {28}
    assert [period.nummer for period in made] == [*range(1, 14), 1]


def test_blocks_keep_their_number_when_earlier_years_are_left_out() -> None:
    made = doorlopend(2017, 2017, ANCHOR)
    assert shown(made)[0] == ("R14", date(2016, 12, 12), date(2017, 1, 8))


def test_a_block_that_begins_on_the_last_day_is_there() -> None:
    assert shown(doorlopend(2016, 2016, date(2016, 12, 31)))[-1][1] == date(2016, 12, 31)


def test_blocks_need_an_anchor() -> None:
    with pytest.raises(ValueError, match="anchor"):
        doorlopend(2016, 2016)


def test_months() -> None:
    made = shown(maand(2016, 2017))
    assert made[1] == ("2016-02", date(2016, 2, 1), date(2016, 2, 29))
    assert made[-1] == ("2017-12", date(2017, 12, 1), date(2017, 12, 31))
    assert len(made) == 24


@pytest.mark.parametrize("kind", GENERATORS)
@pytest.mark.parametrize("year", range(2009, 2025))
def test_every_day_of_the_years_is_in_one_period(kind: KalenderSoort, year: int) -> None:
    made = GENERATORS[kind](year, year + 1, date(year - 1, 12, 28))
    assert made[0].van <= date(year, 1, 1) <= made[0].tot_en_met
    assert made[-1].van <= date(year + 1, 12, 31) <= made[-1].tot_en_met
    assert all(one.tot_en_met + DAY == after.van for one, after in pairwise(made))
    assert not check_calendar(made)


@pytest.mark.parametrize("year", range(2009, 2025))
def test_thirteen_periods_number_the_weeks_by_four(year: int) -> None:
    made = jaar13(year, year)
    assert [period.nummer for period in made] == list(range(1, 14))
    for period in made[1:]:
        assert period.van.isocalendar() == (year, 4 * period.nummer - 3, 1)


def period(label: str, van: int, until: int) -> Period:
    """A period in January 2016, in the row of its first day."""
    place = Place("model.xlsx", "Kalender", van)
    return Period(label, date(2016, 1, van), date(2016, 1, until), 2016, 1, place)


@pytest.mark.parametrize(
    "periods, found",
    [
        ([period("A", 1, 10), period("B", 11, 20)], []),
        ([period("B", 11, 20), period("A", 1, 10)], []),
        ([period("A", 1, 10), period("B", 12, 20)], [("MOD-202", 12)]),
        ([period("A", 1, 10), period("B", 10, 20)], [("MOD-203", 10)]),
        ([period("A", 1, 10), period("A", 11, 20)], [("MOD-205", 11)]),
        ([period("A", 1, 1), period("B", 2, 2)], []),
        ([period("A", 5, 4)], [("MOD-204", 5)]),
    ],
)
def test_typed_periods_adjoin(periods: list[Period], found: list[tuple[str, int]]) -> None:
    made = check_calendar(tuple(periods))
    assert [(one.code, one.place.row) for one in made] == found
