"""Names match whatever their spelling, and a suggestion is spelled as it was typed."""

from __future__ import annotations

import pytest

from ibcalc.model.names import closest, did_you_mean, normal


@pytest.mark.parametrize(
    "name, form",
    [(" T/m ", "tm"), ("É", "e"), ("Groei %", "groei%"), ("ALS  Klasse", "alsklasse"), ("-", "")],
)
def test_the_form_in_which_names_are_compared(name: str, form: str) -> None:
    assert normal(name) == form


def test_of_two_spellings_the_first_is_suggested() -> None:
    assert closest("urren", ["Uren", "uren"]) == "Uren"
    assert closest("Urren", ["uren", "Uren"]) == "uren"


def test_case_does_not_make_a_name_less_alike() -> None:
    assert did_you_mean("KLASE", ["Code", "Klasse"]) == ' Bedoelde u "Klasse"?'


def test_nothing_alike_is_no_suggestion() -> None:
    assert closest("Leeftijd", ["Code", "Klasse"]) is None
    assert did_you_mean("Leeftijd", []) == ""
