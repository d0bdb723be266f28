"""A BSN is recognised, and is never shown where a value is."""

from __future__ import annotations

import pytest

from ibcalc.model.bsn import HIDDEN, elfproef, is_bsn, without_bsn


@pytest.mark.parametrize(
    "digits, passes", [("123456782", True), ("123456789", False), ("010000008", True)]
)
def test_elfproef(digits: str, *, passes: bool) -> None:
    assert elfproef(digits) is passes


@pytest.mark.parametrize("digits", ["12345678", "1234567890", "12345678x"])
def test_elfproef_is_about_nine_digits(digits: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        elfproef(digits)


def test_a_lost_zero_hides_nothing() -> None:
    assert is_bsn("10000008")
    assert not is_bsn("000000000")


def test_only_a_bsn_is_not_shown() -> None:
    assert without_bsn("123456782") == HIDDEN
    assert without_bsn("02015") == "02015"
