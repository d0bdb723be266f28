"""Rules with dates of their own: on which day a row is decided, and where it is cut."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.conversion import Treffer
from ibcalc.model.product import Eenheid, Product, ProductSoort, Toerekening
from tests.reference.models import build, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Between, OneOf, Rule, Rules

ANY = Anything()
MARCH, APRIL = date(2016, 3, 1), date(2016, 4, 1)
LAST_OF_MARCH = date(2016, 3, 31)
CALENDAR_BEGIN, CALENDAR_END = date(2016, 1, 1), date(2016, 12, 31)
H300 = {"code": "H300"}


def result(rules: tuple[Rule, ...], *rows: Row) -> Result:
    """Products A and B, of which a day costs a 28th of 28 and of 2800 cents."""
    table = Rules("Sleutel", ("Code",), "Product", rules)
    products = [Product(code, toerekening=Toerekening.DAG28) for code in "AB"]
    prices = [tarief("A", 28), tarief("B", 2800)]
    return run(build(products, prices, tables=[table]), caseload(rows))


def days(found: Result) -> list[tuple[str, date, date]]:
    return list(found.lines.select("product", "van", "tot_en_met").iter_rows())


A_THEN_B = (
    Rule((ANY,), "A", tot_en_met=LAST_OF_MARCH),
    Rule((ANY,), "B", vanaf=APRIL),
)


def test_a_row_is_cut_between_the_last_day_of_one_rule_and_the_first_of_the_next() -> None:
    found = result(A_THEN_B, Row("C1", date(2016, 3, 30), date(2016, 4, 2), kenmerken=H300))
    assert days(found) == [
        ("A", date(2016, 3, 30), LAST_OF_MARCH),
        ("B", APRIL, date(2016, 4, 2)),
    ]
    assert found.totals.per_product == {"A": 2, "B": 200}


@pytest.mark.parametrize(
    "van, until, products",
    [
        (LAST_OF_MARCH, LAST_OF_MARCH, {"A": 1}),
        (APRIL, APRIL, {"B": 100}),
        (LAST_OF_MARCH, APRIL, {"A": 1, "B": 100}),
    ],
)
def test_the_days_beside_a_cut(van: date, until: date, products: dict[str, int]) -> None:
    found = result(A_THEN_B, Row("C1", van, until, kenmerken=H300))
    assert found.totals.per_product == products


def test_equal_rows_of_other_dates_are_decided_by_their_own_dates() -> None:
    rows = [
        Row("C1", MARCH, MARCH, kenmerken=H300),
        Row("C2", APRIL, APRIL, kenmerken=H300),
        Row("C3", MARCH, APRIL, kenmerken=H300),
    ]
    found = result(A_THEN_B, *rows)
    assert found.totals.per_client == {"C1": 1, "C2": 100, "C3": 31 + 100}
    assert found.counts.omgezet == 3


HAND_BEFORE = (
    Rule((ANY,), "handmatig", tot_en_met=date(2015, 12, 31)),
    Rule((ANY,), "A", vanaf=CALENDAR_BEGIN, tot_en_met=CALENDAR_END),
    Rule((ANY,), "handmatig", vanaf=date(2017, 1, 1)),
)


def test_rules_of_days_outside_the_calendar_are_not_asked() -> None:
    """A row is decided on the days that are charged, whatever held before and will hold after."""
    found = result(HAND_BEFORE, Row("C1", date(2015, 6, 1), None, kenmerken=H300))
    assert found.complete
    assert found.totals.per_product == {"A": 13 * 28 - 1}  # P13 of 2016 has 27 days


@pytest.mark.parametrize("hand", ["A", "B"], ids=["first piece", "second piece"])
def test_one_piece_without_an_answer_leaves_the_whole_row_out(hand: str) -> None:
    rules = tuple(
        Rule(rule.tests, "handmatig" if rule.output == hand else rule.output,
             rule.vanaf, rule.tot_en_met)
        for rule in A_THEN_B
    )  # fmt: skip
    found = result(rules, Row("C1", MARCH, APRIL, kenmerken=H300))
    assert found.total == 0
    assert [one.row for one in found.unresolved] == [0]
    assert (found.counts.handmatig, found.counts.geprijsd, found.complete) == (1, 0, False)


def test_a_date_of_other_rules_does_not_cut() -> None:
    """A rule of H1 begins inside the row; the row of H300 stays one toewijzing."""
    rules = (Rule((OneOf(("H1",)),), "B", vanaf=APRIL), Rule((ANY,), "A"))
    found = result(rules, Row("C1", date(2016, 3, 28), date(2016, 4, 24), kenmerken=H300))
    assert days(found) == [("A", date(2016, 3, 28), date(2016, 4, 24))]


def test_components_are_charged_beside_the_product_and_show_their_own_rule() -> None:
    product = Rules("Sleutel", ("Code",), "Product", (Rule((ANY,), "A"),))
    parts = Rules("Delen", ("Code",), "Component", (Rule((ANY,), "C"), Rule((ANY,), "D")),
                  Treffer.ALLE)  # fmt: skip
    products = [Product("A"), *(Product(code, soort=ProductSoort.COMPONENT) for code in "CD")]
    prices = [tarief("A", 1000), tarief("C", 200), tarief("D", 30)]
    model = build(products, prices, tables=[product, parts])
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 28), aantal=2, kenmerken=H300)
    found = run(model, caseload([row]))
    assert found.totals.per_product == {"A": 2000, "C": 400, "D": 60}
    assert list(found.lines["regel_bron"]) == ["Sleutel!2", "Delen!2", "Delen!3"]


@pytest.mark.parametrize("volume, product", [("2", "A"), ("2.5", "B")])
def test_a_rule_sees_the_volume_as_it_was_typed(volume: str, product: str) -> None:
    rules = (Rule((Between(0, 2),), "A"), Rule((ANY,), "B"))
    asked = Rules("Sleutel", ("Volume",), "Product", rules)
    products = [Product(code, eenheid=Eenheid.UUR) for code in "AB"]
    model = build(products, [tarief("A", 100), tarief("B", 100)], tables=[asked])
    found = run(model, caseload([Row("C1", MARCH, MARCH, volume=Decimal(volume))]))
    assert list(found.totals.per_product) == [product]


def test_the_same_product_by_two_rules_is_one_toewijzing() -> None:
    """A volume is charged once, though another row of the table gives it from April on."""
    rules = (
        Rule((ANY,), "U", tot_en_met=LAST_OF_MARCH),
        Rule((ANY,), "U", vanaf=APRIL),
    )
    model = build(
        [Product("U", eenheid=Eenheid.UUR)],
        [tarief("U", 100)],
        tables=[Rules("Sleutel", ("Code",), "Product", rules)],
    )
    row = Row("C1", MARCH, date(2016, 4, 10), volume=Decimal(2), kenmerken=H300)
    found = run(model, caseload([row]))
    assert (found.total, list(found.lines["regel_bron"])) == (200, ["Sleutel!2"])
