"""Money: one rounding, exact cents, and amounts as a Dutch reader writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.money import (
    cents,
    euro_decimal,
    euro_text,
    indexed,
    instalment,
    month_tariff,
    round_half_away,
)


@pytest.mark.parametrize(
    "amount, whole",
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(3, 2), 2),
        (Fraction(-3, 2), -2),
        (Fraction(5, 2), 3),
        (Fraction(-5, 2), -3),
        (Fraction(49, 100), 0),
        (Fraction(-49, 100), 0),
        (Fraction(51, 100), 1),
        (Fraction(7, 3), 2),
        (Fraction(8, 3), 3),
        (0, 0),
        (-7, -7),
    ],
)
def test_halves_go_away_from_zero(amount: Fraction | int, whole: int) -> None:
    assert round_half_away(amount) == whole


@given(st.decimals(-(10**9), 10**9, places=3))
def test_rounding_is_that_of_decimal(amount: Decimal) -> None:
    expected = amount.to_integral_value(ROUND_HALF_UP)
    assert round_half_away(Fraction(amount)) == int(expected)


@pytest.mark.parametrize(
    "euros, whole", [("319.24", 31924), ("0.1", 10), ("-5", -500), ("1E+3", 100000)]
)
def test_euros_are_whole_cents(euros: str, whole: int) -> None:
    assert cents(Decimal(euros)) == whole


@pytest.mark.parametrize("euros", ["0.001", "319.245", "-0.005"])
def test_a_third_decimal_is_no_money(euros: str) -> None:
    with pytest.raises(ValueError, match="two decimals"):
        cents(Decimal(euros))


@pytest.mark.parametrize(
    "amount, text",
    [
        (0, "€ 0,00"),
        (5, "€ 0,05"),
        (-5, "-€ 0,05"),
        (-101, "-€ 1,01"),
        (123456, "€ 1.234,56"),
        (-123456789, "-€ 1.234.567,89"),
    ],
)
def test_amounts_as_text(amount: int, text: str) -> None:
    assert euro_text(amount) == text


@given(st.integers(-(10**12), 10**12))
def test_cents_go_to_euros_and_back(amount: int) -> None:
    assert cents(euro_decimal(amount)) == amount


def test_a_month_is_thirteen_twelfths_of_four_weeks() -> None:
    assert month_tariff(31924) == 34584  # 34584,33
    assert month_tariff(6) == 7  # 6,50


def test_indexation_is_rounded_each_year() -> None:
    assert indexed(100, (Decimal(5), Decimal(10))) == 116  # 105; 115,5
    assert indexed(10, (Decimal(5), Decimal(5))) == 12  # 10,5 is 11; 11,55
    assert indexed(10, ()) == 10


@given(st.integers(0, 10**9), st.integers(1, 60))
def test_instalments_add_up_and_differ_a_cent_at_most(yearly: int, parts: int) -> None:
    amounts = [instalment(yearly, part, parts) for part in range(1, parts + 1)]
    assert sum(amounts) == yearly
    assert max(amounts) - min(amounts) <= 1
