"""Prices: which tariff holds on a day, and one rounding for whole arrays and single parts."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.periods import periods_of
from ibcalc.engine.prices import NO_TARIFF, Prices, part_price, price_table, rounded
from ibcalc.model.calendar import Period, jaar13
from ibcalc.model.product import Product, Tarief

DAY = timedelta(1)
A_OLD = Tarief("A", date(2014, 1, 1), date(2014, 12, 31), 1)
A_NEW = Tarief("A", date(2016, 3, 1), date(2016, 6, 30), 2)
B_ALL = Tarief("B", date(2013, 1, 1), None, 3)
TARIEVEN = (B_ALL, A_NEW, A_OLD)


def prices() -> Prices:
    return price_table([Product("A"), Product("B")], TARIEVEN, periods_of(jaar13(2016, 2016)))


def tarief_on(product: int, day: date) -> Tarief | None:
    found = prices().at(product, day.toordinal())
    return None if found == NO_TARIFF else TARIEVEN[found]


@pytest.mark.parametrize(
    "day, tarief",
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), A_OLD),
        (date(2014, 12, 31), A_OLD),
        (date(2015, 1, 1), None),
        (date(2016, 2, 29), None),
        (date(2016, 3, 1), A_NEW),
        (date(2016, 6, 30), A_NEW),
        (date(2016, 7, 1), None),
        (date(2017, 6, 1), None),
    ],
)
def test_a_tariff_holds_from_its_first_to_its_last_day(day: date, tarief: Tarief | None) -> None:
    """Also on days far from the calendar, which a traject may begin on."""
    assert tarief_on(0, day) == tarief
    assert tarief_on(1, day) == B_ALL


def test_tariffs_of_a_product_come_in_order_of_time() -> None:
    first, second = (
        Tarief("A", date(2015, 1, 1), date(2016, 5, 31), 1),
        Tarief("A", date(2016, 6, 1), None, 2),
    )
    table = price_table([Product("A")], (second, first), periods_of(jaar13(2016, 2016)))
    assert table.of_product(0) == [1, 0]


def test_periods_come_in_order_of_time() -> None:
    calendar = jaar13(2016, 2016)
    periods = periods_of(calendar[::-1])
    assert periods.calendar == calendar
    assert (periods.first, periods.last) == (
        date(2016, 1, 1).toordinal(),
        date(2016, 12, 31).toordinal(),
    )


def period_of(day: date, calendar: tuple[Period, ...]) -> int | None:
    held = (i for i, one in enumerate(calendar) if one.van <= day <= one.tot_en_met)
    return next(held, None)


def test_the_period_that_holds_a_day() -> None:
    calendar = jaar13(2016, 2016)
    periods = periods_of(calendar)
    for number in range(-3, 370):
        day = date(2016, 1, 1) + number * DAY
        assert periods.holding(day.toordinal()) == period_of(day, calendar)


@pytest.mark.parametrize(
    "cents, numerator, denominator, amount",
    [(5, 3, 2, 8), (1, 1, 2, 1), (3, 1, 2, 2), (100, 1, 3, 33), (200, 1, 3, 67), (319, 7, 31, 72)],
)
def test_a_part_is_rounded_once_after_it_is_multiplied(
    cents: int, numerator: int, denominator: int, amount: int
) -> None:
    assert part_price(cents, numerator, denominator) == amount


@given(st.integers(0, 10**9), st.integers(0, 400), st.integers(1, 400))
def test_arrays_round_as_single_parts(cents: int, numerator: int, denominator: int) -> None:
    made = rounded(np.array([cents]), np.array([numerator]), np.array([denominator]))
    assert made.tolist() == [part_price(cents, numerator, denominator)]
