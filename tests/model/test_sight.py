"""What a message may show of the value of a kenmerk."""

from __future__ import annotations

import pytest

from ibcalc.model.bsn import HIDDEN, bsns_in, crossed_out, has_nine_digits, holds_bsn
from ibcalc.model.kenmerk import Domain, Kenmerk
from ibcalc.model.sight import shown_value

CODES = Kenmerk("Leefvorm", domain=Domain(("alleen", "samenwonend", "H300")))
BSN = "999900006"


@pytest.mark.parametrize(
    "text", ["allen", "Samenwonend", "H301", "12", "31-2-2016", "twee", "Onbekend"]
)
def test_a_code_or_number_is_shown(text: str) -> None:
    assert shown_value(text, CODES, ()) == text


@pytest.mark.parametrize("text", ["Wubbo Zqvist", "", BSN, f"bel {BSN}", "C-017", "9999.00.006"])
def test_a_name_a_bsn_and_a_client_are_not(text: str) -> None:
    assert shown_value(text, CODES, {"C-017"}) == HIDDEN


def test_without_a_domain_only_what_has_a_digit_is_shown() -> None:
    assert shown_value("alleen", None, ()) == HIDDEN
    assert shown_value("H301", None, ()) == "H301"


def test_a_bsn_is_found_among_words() -> None:
    text = f"lijst {BSN}, 9999.00.018 en 123456789"
    assert bsns_in(text) == [BSN, "9999.00.018"]
    assert crossed_out(text) == "lijst XXXXXXXXX, XXXXXXXXXXX en 123456789"
    assert has_nine_digits("123456789")
    assert not holds_bsn("123456789")
    assert not has_nine_digits("1234567890")
