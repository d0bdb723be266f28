"""Spots in columns and spots one by one: two ways to settle that must say the very same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import given

from ibcalc.engine import rivals
from ibcalc.engine.result import Result
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import TariffModel, Wissel
from tests.engine.strategies import THOROUGH, Case, cases
from tests.engine.test_settle import FEBRUARY, model, old
from tests.reference.models import build, tarief
from tests.reference.outcome import run_engine
from tests.reference.rows import Row


def one_by_one(case: Case) -> Result:
    """The result where every spot is a crowd, so that each is settled by itself."""
    with patch.object(rivals, "CROWD", 0):
        result = run_engine(case.model, case.rows)
        result.repricer.totals()
        return result


def said(result: Result) -> object:
    """All that a result says."""
    lines = result.lines.rows()
    return lines, result.findings, result.unresolved, result.counts, result.totals


@THOROUGH
@given(cases())
def test_both_ways_say_the_same(case: Case) -> None:
    """Every line with its sources, every finding with its cells."""
    assert said(run_engine(case.model, case.rows)) == said(one_by_one(case))


@THOROUGH
@given(cases(gaps=True))
def test_both_ways_miss_the_same_prices(case: Case) -> None:
    """The same, with tariffs that are not there for a while."""
    assert said(run_engine(case.model, case.rows)) == said(one_by_one(case))


@pytest.mark.parametrize("crowd", [8, 0], ids=["in columns", "one by one"])
def test_a_line_keeps_the_cell_of_its_own_row(crowd: int) -> None:
    """Rows of other clients before them do not shift where the products were typed."""
    spring, later = (date(2016, 2, 1), date(2016, 2, 14)), (date(2016, 2, 15), date(2016, 2, 28))
    made = build([Product("A", familie="F"), Product("B", familie="F")],
                 [tarief("A", 100), tarief("B", 200)], wissel=Wissel.BEIDE)  # fmt: skip
    rows = [
        Row("C9", *spring, product="B"),
        Row("C1", *spring, product="A"),
        Row("C8", *spring, product="B"),
        Row("C1", *later, product="B"),
    ]
    with patch.object(rivals, "CROWD", crowd):
        lines = run_engine(made, rows).lines
    assert lines["regel_bron"].to_list() == [f"Clienten!F{row}" for row in (2, 3, 4, 5)]


def test_more_years_than_one_number_has_bits() -> None:
    """A change in the seventieth month leaves all other months as they were."""
    products = [Product("A", familie="F"), Product("B", familie="F")]
    made = build(products, [tarief("A", 100), tarief("B", 1)], kalender=KalenderSoort.MAAND,
                  jaren=(2016, 2021))  # fmt: skip
    rows = [
        Row("C1", date(2016, 1, 1), date(2021, 10, 15), "A"),
        Row("C1", date(2021, 10, 16), None, "B"),
        Row("C2", date(2016, 1, 1), date(2016, 1, 15), "A"),
        Row("C2", date(2016, 1, 16), None, "B"),
    ]
    found = run_engine(made, rows)
    assert dict(found.totals.per_client) == {"C1": 70 * 100 + 2, "C2": 100 + 71}
    assert found.totals.regels == 72 * 2


def test_a_crowd_has_one_that_is_charged() -> None:
    """More products in one period than columns tell: settled all the same, and told."""
    products = [Product(f"P{number}", familie="F") for number in range(12)]
    prices = [tarief(product.code, 100 + number) for number, product in enumerate(products)]
    rows = [
        Row("C1", date(2016, 2, 1 + number), date(2016, 2, 1 + number), f"P{number}")
        for number in range(12)
    ]
    for wissel, cents in ((Wissel.EERSTE, 100), (Wissel.HOOGSTE, 111), (Wissel.BEIDE, 1266)):
        found = run_engine(build(products, prices, wissel=wissel), rows)
        assert found.total == cents
        assert [one.code for one in found.findings] == ["CLI-304"]


def test_households_of_which_the_same_is_said_share_a_finding() -> None:
    """A hundred clients with the same change: one warning, counted, with the first cells."""
    products = [Product("A", familie="F"), Product("B", familie="F")]
    made = build(products, [tarief("A", 100), tarief("B", 200)])
    rows = [
        Row(f"C{client}", date(2016, 2, first), date(2016, 2, last), product)
        for client in range(100)
        for product, first, last in (("A", 1, 14), ("B", 15, 28))
    ]
    (told,) = run_engine(made, rows).findings
    assert (told.code, told.count, told.cells) == ("CLI-304", 100, ("H3", "H5", "H7", "H9", "H11"))


def test_an_opslag_of_two_lines_in_a_period_of_two_tariffs() -> None:
    """By days a price date cuts base and opslag of a spot alike."""
    cut = date(2016, 2, 10)
    products = [
        Product("A", familie="F"),
        Product("B", familie="F"),
        Product("AO", soort=ProductSoort.OPSLAG, hoort_bij="A"),
    ]
    prices = [
        Tarief(code, vanaf, until, cents)
        for code in ("A", "B", "AO")
        for vanaf, until, cents in (
            (date(2016, 1, 1), date(2016, 2, 9), 2800),
            (cut, None, 5600),
        )
    ]
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 14), "A", opslag=True),
        Row("C1", date(2016, 2, 15), date(2016, 2, 28), "B"),
    ]
    found = run_engine(build(products, prices, wissel=Wissel.DAG), rows)
    assert dict(found.totals.per_product) == {"A": 1900, "B": 2800, "AO": 1900}


def told_of(case: TariffModel, *rows: Row) -> list[tuple[str, str, str]]:
    """Code, message and cell of every finding; the same in both ways."""
    plain = run_engine(case, rows)
    assert said(plain) == said(one_by_one(Case(case, rows, ())))
    return [(one.code, one.message, one.place.cell) for one in plain.findings]


def test_an_overlap_tells_the_amount_with_the_opslag() -> None:
    """B with its opslag: 200 and 1 euro."""
    rows = [old("C1", FEBRUARY, "A"), old("C1", FEBRUARY, "B", opslag=True)]
    ((code, message, _),) = told_of(model(), *rows)
    assert code == "CLI-305"
    assert "€ 201,00" in message


def test_an_overlap_of_what_is_not_charged_costs_nothing() -> None:
    """By its first day nothing is charged in the middle of a period, so neither is the opslag."""
    middle = (date(2016, 2, 10), date(2016, 2, 12))
    rows = [old("C1", middle, "A", opslag=True), old("C1", middle, "B", opslag=True)]
    case = model(toerekening=Toerekening.EERSTE_DAG, opslag=Toerekening.VOL)
    found = [message for code, message, _ in told_of(case, *rows) if code == "CLI-305"]
    assert len(found) == 1
    assert "€ 0,00" in found[0]


def test_choices_of_one_client_stand_in_order_of_time() -> None:
    """A change in February, an overlap of old rows in April."""
    april = (date(2016, 4, 1), date(2016, 4, 10))
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 5), "A"),
        Row("C1", date(2016, 2, 6), date(2016, 2, 9), "B"),
        old("C1", april, "A"),
        old("C1", april, "C"),
    ]
    assert [code for code, _, _ in told_of(model(), *rows)] == ["CLI-304", "CLI-305"]


def test_a_choice_among_other_products_is_told_apart() -> None:
    """A, B and C in February, B and C in March: two changes, both told at the row of C."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 10), "A"),
        Row("C1", date(2016, 2, 2), date(2016, 3, 10), "B"),
        Row("C1", date(2016, 2, 3), date(2016, 3, 20), "C"),
    ]
    found = told_of(model(), *rows)
    assert [(code, cell) for code, _, cell in found] == [("CLI-304", "H4")] * 2
    assert "(A, B, C)" in found[0][1]
    assert "(B, C)" in found[1][1]


@pytest.mark.parametrize("first, second", [("A", "B"), ("B", "A")])
def test_rows_that_share_one_day_overlap(first: str, second: str) -> None:
    """Up to and with the fourteenth, and from the fourteenth on."""
    early, late = (date(2016, 2, 1), date(2016, 2, 14)), (date(2016, 2, 14), date(2016, 2, 28))
    rows = {"A": old("C1", early, "A"), "B": old("C1", late, "B")}
    assert [code for code, _, _ in told_of(model(), rows[first], rows[second])] == ["CLI-305"]


def test_the_last_day_of_a_period_counts() -> None:
    """B begins on the last day of February's period, in which A is charged."""
    last = date(2016, 2, 28)
    rows = [Row("C1", *FEBRUARY, "A"), Row("C1", last, date(2016, 3, 27), "B")]
    ((code, message, _),) = told_of(model(), *rows)
    assert code == "CLI-304"
    assert "2016-P02" in message


def test_a_product_at_two_aanbieders_is_named_once() -> None:
    """A at X and then at Y is a change too."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 9), "A", aanbieder="X"),
        Row("C1", date(2016, 2, 10), date(2016, 2, 20), "A", aanbieder="Y"),
    ]
    ((_, message, _),) = told_of(model(), *rows)
    assert "(A)" in message


@pytest.mark.parametrize("turned", [False, True])
def test_families_that_do_not_meet_do_not_stack(turned: bool) -> None:
    """One in February and one in March, in any order of rows."""
    products = [Product("A", familie="F"), Product("R", familie="G")]
    case = build(products, [tarief("A", 100), tarief("R", 7)])
    rows = [Row("C1", *FEBRUARY, "A"), Row("C1", date(2016, 2, 29), date(2016, 3, 27), "R")]
    assert told_of(case, *(rows[::-1] if turned else rows)) == []


@pytest.mark.parametrize("turned", [False, True])
def test_the_first_opslag_of_an_overlap_gives_the_rule(turned: bool) -> None:
    """A by the table, B by column Opslag; the dearest has none of its own."""
    rows = [old("C1", FEBRUARY, "A", opslag=True), replace(old("C1", FEBRUARY, "B"), opslag=True)]
    rows = [*(rows[::-1] if turned else rows), old("C1", FEBRUARY, "C", aantal=2)]
    told_of(model(), *rows)
    lines = run_engine(model(), rows).lines
    (source,) = lines.filter(lines["product"] == "CO")["regel_bron"].to_list()
    assert source.startswith("Erbij") is not turned


def test_a_stay_with_a_typed_row_takes_no_part_in_an_overlap() -> None:
    """A is typed first and converted after that: one stay, and B is a change."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 10), "A", aanbieder="X"),
        old("C1", (date(2016, 2, 11), date(2016, 2, 20)), "A"),
        old("C1", (date(2016, 2, 5), date(2016, 2, 15)), "B"),
    ]
    assert [code for code, _, _ in told_of(model(), *rows)] == ["CLI-304"]


def test_the_same_change_at_other_rows_is_told_apart() -> None:
    """From A to B in February and again in May."""
    rows = [
        Row("C1", date(2016, month, first), date(2016, month, first + 4), product)
        for month in (2, 5)
        for first, product in ((3, "A"), (8, "B"))
    ]
    assert [cell for _, _, cell in told_of(model(), *rows)] == ["H3", "H5"]
