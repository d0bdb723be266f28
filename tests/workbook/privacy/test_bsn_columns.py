"""Which values of a column count as a BSN: by the column, for chance makes one in eleven."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.bsn import elfproef, is_bsn
from ibcalc.workbook.privacy.bsn_columns import bsn_values

BSNS = [
    text for text in (f"{number:09d}" for number in range(12_345_000, 12_348_000)) if elfproef(text)
]
"""With a zero in front, as a program takes it away."""


def hidden(*texts: str, short: bool = True) -> list[str]:
    """The values of a column that count as a BSN."""
    return [text for text, hit in zip(texts, bsn_values(texts, short=short), strict=True) if hit]


def test_a_column_of_bsns_with_typing_errors_and_lost_zeros() -> None:
    odd = ["999900007", BSNS[0].lstrip("0"), "9999.00.006", "999 900 018", "Jansen 999900006"]
    assert hidden("", *BSNS, *odd, "K-12", "12") == [*BSNS, *odd]


def test_official_test_numbers_count() -> None:
    assert hidden("999900006") == ["999900006"]


def test_a_column_of_own_numbers_in_which_some_pass_by_chance() -> None:
    numbers = [str(number) for number in range(200_000_000, 200_001_000)]
    assert 80 < sum(map(elfproef, numbers)) < 100
    assert hidden(*numbers) == []


def test_own_numbers_of_another_form_beside_some_bsns() -> None:
    own = [f"C-{number:04d}" for number in range(1_000)]
    assert hidden(*own, *BSNS[:3]) == BSNS[:3]


@pytest.mark.parametrize("text", ["", "C-017", "12345678", "2016-000000123", "\n", "é"])
def test_other_values_are_shown(text: str) -> None:
    assert hidden(text) == []


def test_codes_of_eight_digits_are_no_bsns() -> None:
    codes = [text[1:] for text in BSNS[:5]]
    assert hidden(*codes) == codes
    assert hidden(*codes, short=False) == []


@given(st.lists(st.text(st.sampled_from("0123456789 .-aé\n"), max_size=14), max_size=20))
def test_every_bsn_is_hidden_that_stands_among_bsns(texts: list[str]) -> None:
    distinct = list(dict.fromkeys(texts))
    found = bsn_values([*distinct, *BSNS])
    assert found.dtype == np.bool_
    assert len(found) == len(distinct) + len(BSNS)
    missed = [text for text, hit in zip(distinct, found, strict=False) if is_bsn(text) and not hit]
    assert missed == []
