"""Changed numbers of clients: exact fractions, rounded once a line, never below zero."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.volumes import volumes_of
from ibcalc.model.money import round_half_away

SHARES = st.fractions(min_value=-3, max_value=3, max_denominator=60)


def amount(times: Fraction, plus: Fraction, cents: int, aantal: int) -> int:
    made = volumes_of([(Fraction(9), Fraction(9)), (times, plus)])
    return int(made.amounts(np.array([1]), np.array([cents]), np.array([aantal]))[0])


@pytest.mark.parametrize(
    "times, plus, cents",
    [("1", "0", 300), ("1/3", "0", 100), ("1/6", "1/4", 75), ("1/4", "1/6", 92), ("1", "-4", 0)],
)
def test_three_clients_of_a_euro(times: str, plus: str, cents: int) -> None:
    """(3/6 + 1/4) x 100 = 75; (3/4 + 1/6) x 100 = 91,67."""
    assert amount(Fraction(times), Fraction(plus), 100, 3) == cents


@given(SHARES, SHARES, st.integers(0, 10**6), st.integers(0, 1000))
def test_is_rounded_once(times: Fraction, plus: Fraction, cents: int, aantal: int) -> None:
    exact = max(times * aantal + plus, Fraction(0)) * cents
    assert amount(times, plus, cents, aantal) == round_half_away(exact)
