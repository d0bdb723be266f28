"""What a look-up compares: types, starts of codes, spelling of outputs, and the first of equals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.conditions import Between, Empty, Not, OneOf, Prefix, Union
from ibcalc.tables.language.literals import CodeMatch, fits, match_code
from tests.tables.markdown import compiled, said, shown

DAY = date(2016, 7, 1)
SOORTEN: dict[KenmerkSoort, Value] = {
    KenmerkSoort.TEKST: "lang",
    KenmerkSoort.CODE: "H1",
    KenmerkSoort.GEHEEL: Decimal(3),
    KenmerkSoort.GETAL: Decimal("2.5"),
    KenmerkSoort.BEDRAG: Decimal("2.50"),
    KenmerkSoort.DATUM: DAY,
    KenmerkSoort.JA_NEE: True,
}
TEXTS = {KenmerkSoort.TEKST, KenmerkSoort.CODE}
DECIMALS = {KenmerkSoort.GETAL, KenmerkSoort.BEDRAG}
ALIKE = ({KenmerkSoort.TEKST, KenmerkSoort.CODE}, {KenmerkSoort.GETAL, KenmerkSoort.BEDRAG})


@pytest.mark.parametrize("asked", SOORTEN)
@pytest.mark.parametrize("given", SOORTEN)
def test_a_value_of_another_soort_does_not_fit(asked: KenmerkSoort, given: KenmerkSoort) -> None:
    whole = given is KenmerkSoort.GEHEEL and asked in DECIMALS
    alike = asked is given or whole or any({asked, given} <= group for group in ALIKE)
    assert fits(SOORTEN[given], Kenmerk("K", asked)) is alike


def test_leeg_fits_every_domain() -> None:
    assert fits(None, Kenmerk("K", KenmerkSoort.CODE, Domain(("H1",))))


@pytest.mark.parametrize(
    "text, how, code",
    [
        ("H1", CodeMatch.EXACT, "H1"),
        ("h 1", CodeMatch.SPELLING, "H1"),
        ("ab", CodeMatch.NONE, ""),  # Ab or aB
        ("15", CodeMatch.NONE, ""),  # 015 or 0015
        ("7", CodeMatch.ZEROS, "007"),
        ("", CodeMatch.NONE, ""),
    ],
)
def test_a_code_is_only_repaired_to_a_single_one(text: str, how: CodeMatch, code: str) -> None:
    codes = ("H1", "Ab", "aB", "015", "0015", "007")
    assert match_code(text, codes) == (how, code)


@pytest.mark.parametrize("value, holds", [("H12", True), ("H1", True), ("AH1", False),
                                          ("h12", False), (None, False)])  # fmt: skip
def test_a_prefix_is_the_start(value: Value, holds: bool) -> None:
    assert Prefix("H1").matches(value) is holds


@pytest.mark.parametrize(
    "condition, value, holds",
    [
        (OneOf((Decimal(1),)), True, False),
        (OneOf((True,)), Decimal(1), False),
        (OneOf((True,)), True, True),
        (Empty(), None, True),
        (Empty(), False, False),
        (Not(OneOf(("H1",))), None, False),
        (Not(OneOf(("H1",))), "H2", True),
        (Union((Empty(), Between(Decimal(1), Decimal(2)))), None, True),
        (Union((Empty(), Between(Decimal(1), Decimal(2)))), Decimal(2), True),
        (Union((Empty(), Between(Decimal(1), Decimal(2)))), Decimal(3), False),
        (Between(DAY, DAY), DAY, True),
        (Between(low=DAY, low_open=True), DAY, False),
        (Between(high=DAY, high_open=True), DAY, False),
        (Between(low=Decimal(1)), DAY, False),
    ],
)
def test_conditions_at_their_bounds(condition: Union, value: Value, holds: bool) -> None:
    assert condition.matches(value) is holds


def test_another_spelling_of_a_product_is_repaired_and_told() -> None:
    text = """
    | ALS Code | DAN Product |
    |---|---|
    | H1 | ib1 |
    """
    (table,), findings = compiled(text)
    assert shown(findings) == [("T1!B2", "CNV-106")]
    assert said(table.decide({"code": "H1"}, DAY)) == [{"Product": "IB1"}]


def test_a_later_table_knows_the_kenmerk_and_its_soort() -> None:
    first = """
    | ALS Code | DAN Punten |
    |---|---|
    | H1 | 3 |
    | H2 | 5 |
    """
    second = """
    | ALS Punten | DAN Product |
    |---|---|
    | <= 3 | IB1 |
    | > 3 | IB3 |
    """
    tables, findings = compiled(first, second)
    assert findings == ()
    points = said(tables[0].decide({"code": "H2"}, DAY))[0]["Punten"]
    assert said(tables[1].decide({"punten": points}, DAY)) == [{"Product": "IB3"}]


@pytest.mark.parametrize("anders", ["Handmatig", "handmatig", "product = handmatig"])
def test_anders_is_handmatig(anders: str) -> None:
    text = """
    | ALS Code | DAN Product | DAN Opslag |
    |---|---|---|
    | H1 | IB1 | nee |
    """
    (table,), findings = compiled(text, anders=anders)
    assert findings == ()
    decision = table.decide({"code": "H2"}, DAY)
    assert decision.handmatig
    assert said(decision) == [{"Product": "handmatig", "Opslag": None}]
