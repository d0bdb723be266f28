"""One combination asked by a person: every fault has its own answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.decision import DecisionTable, Outcome
from tests.tables.markdown import codes, compiled, fired

KLASSE = Kenmerk(
    "Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8)), verplicht=True
)
TEXT = """
| ALS Code | ALS Klasse | DAN Product |
|-|-|-|
| H126 | 1 t/m 4 | IB1 |
| - | 5 t/m 7 | IB3 |
"""


def table(text: str = TEXT) -> DecisionTable:
    tables, _ = compiled(text, kenmerken=(codes("Code", "H126", "H300"), KLASSE))
    return tables[0]


def test_plain_values_and_any_spelling_of_the_name() -> None:
    reply = table().ask({"code": "H126", "KLASSE": 2})
    assert reply.findings == ()
    assert reply.decision is not None
    assert fired(reply.decision) == [2]


def test_a_witness_can_be_asked_as_it_is() -> None:
    (gap, *_) = table().verify().gaps
    reply = table().ask(gap.witness)
    assert reply.decision is not None
    assert reply.decision.outcome is Outcome.GEEN


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"Code": "H126", "Klasse": 2, "Kleur": "rood"}, "CNV-421"),
        ({"Code": "H126"}, "CNV-422"),
        ({"Code": "H126", "Klasse": None}, "CNV-422"),
        ({"Code": "H126", "Klasse": 2.5}, "CNV-423"),
        ({"Code": "H126", "Klasse": "2"}, "CNV-424"),
        ({"Code": "H126", "Klasse": 99}, "CNV-424"),
        ({"Code": "H126 ", "Klasse": 2}, "CNV-424"),
        ({"Code": "H126", "Klasse": Decimal("3.5")}, "CNV-424"),
    ],
)
def test_every_fault_is_told_and_nothing_is_decided(given: dict[str, object], code: str) -> None:
    reply = table().ask(given)
    assert [one.code for one in reply.findings] == [code]
    assert reply.decision is None


def test_a_dated_table_is_asked_on_a_day() -> None:
    dated = table("| ALS Code | DAN Product | Vanaf |\n|-|-|-|\n| - | IB1 | 1-7-2016 |")
    with pytest.raises(ValueError, match="given day"):
        dated.ask({"Code": "H126"})
    reply = dated.ask({"Code": "H126", "Peildatum": date(2016, 7, 1)})
    assert reply.decision is not None
    assert reply.decision.outcome is Outcome.GERAAKT


def test_an_int_is_a_number_in_every_look_up() -> None:
    made = table().decide_all({"code": ["H126", "H300"], "klasse": [2, 6]})  # type: ignore[list-item]
    assert made.fired.tolist() == [2, 3]
