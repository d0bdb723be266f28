"""A BSN is recognised, and is never shown where a value is."""

from __future__ import annotations

import pytest

from ibcalc.model.bsn import HIDDEN, crossed_out, elfproef, holds_bsn, is_bsn, without_bsn


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


ODD_FORMS = (
    "9999\u200900\u2009006", "99990000\uff16", "9999\u200b00006", "\u200e999900006",
    "9999\u201100\u2011006", "\u0669\u0669\u0669\u0669000\u0660\u0666",
)  # fmt: skip
"""With thin spaces, digits of full width and of another script, and signs that nobody sees."""


@pytest.mark.parametrize("text", ODD_FORMS)
def test_a_bsn_in_other_signs_is_one(text: str) -> None:
    assert holds_bsn(f"zie {text}!")
    assert without_bsn(text) == HIDDEN
    crossed = crossed_out(f"zie {text}!")
    assert crossed.startswith("zie ")
    assert crossed.endswith("X!")
    assert len(crossed) == len(text) + 5
    assert not any(char.isdecimal() for char in crossed)


def test_only_a_bsn_is_not_shown() -> None:
    assert without_bsn("123456782") == HIDDEN
    assert without_bsn("02015") == "02015"
