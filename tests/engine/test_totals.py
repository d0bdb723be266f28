"""Totals where they could slip: filters on settled clients, lines of nothing, other amounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.product import Product, Toerekening
from ibcalc.model.tariffmodel import BudgetPost, TariffModel, Wissel
from tests.reference.models import build, tarief
from tests.reference.rows import Row, caseload

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
PRODUCTS = (
    Product("A", familie="F"),
    Product("B", familie="F"),
    Product("D", toerekening=Toerekening.DAG),
)
CENTS = {"A": 300, "B": 500, "D": 31 * 28}


def model(**cents: int) -> TariffModel:
    amounts = CENTS | cents
    prices = [tarief(code, amount) for code, amount in amounts.items()]
    return build(PRODUCTS, prices, wissel=Wissel.HOOGSTE)


def result(*rows: Row, made: TariffModel | None = None) -> Result:
    return run(made or model(), caseload(rows))


def settled(client: str, gemeente: str, aantal: int = 1) -> list[Row]:
    """A and B in one period: the dearest of the two is charged."""
    where = {"gemeente": gemeente, "aantal": aantal, "aanbieder": "X"}
    days = ((date(2016, 2, 1), date(2016, 2, 9)), (date(2016, 2, 10), date(2016, 2, 28)))
    return [Row(client, *span, product=code, **where)  # type: ignore[arg-type]
            for code, span in zip("AB", days, strict=True)]  # fmt: skip


ROWS = (
    *settled("C1", "0505", 2),
    *settled("C2", "0193"),
    Row("C3", *FEBRUARY, product="A", gemeente="0505", aantal=3),
    Row("C4", *FEBRUARY, product="A", gemeente="0193"),
)


def test_a_filter_on_gemeente_holds_for_every_kind_of_line() -> None:
    posts = tuple(
        BudgetPost(2016, gemeente, grondslag=10**6, gemeenten=(gemeente,))
        for gemeente in ("0505", "0193", "9999")
    )
    found = result(*ROWS, made=replace(model(), budget=posts))
    assert [one.kosten for one in found.budget] == [2 * 500 + 3 * 300, 500 + 300, 0]


def test_aantal_counts_in_every_direction_and_a_line_is_one_line() -> None:
    totals = result(*ROWS).totals
    assert (totals.totaal, totals.regels) == (2700, 4)
    assert totals.per_product == {"A": 1200, "B": 1500}
    assert dict(totals.per_client) == {"C1": 1000, "C2": 500, "C3": 900, "C4": 300}
    assert dict(totals.per_gemeente) == {"0505": 1900, "0193": 800}
    assert dict(totals.per_aanbieder) == {"X": 1500, "": 1200}
    assert totals.per_periode == {"2016-P02": 2700}


def test_a_line_of_nothing_is_still_a_line() -> None:
    totals = result(Row("C1", *FEBRUARY, product="A"), made=model(A=0)).totals
    assert (totals.totaal, totals.regels) == (0, 1)
    assert totals.per_product == {"A": 0}
    assert dict(totals.per_client) == {"C1": 0}
    assert len(totals.per_client) == 1


def test_at_other_amounts_another_product_may_be_the_dearest() -> None:
    quick = result(*ROWS).repricer.totals({0: 700})
    fresh = result(*ROWS, made=model(A=700)).totals
    assert quick.totaal == fresh.totaal == 700 * (2 + 1 + 3 + 1)
    assert quick.per_product.tolist() == [4900, 0, 0]
    assert result(*ROWS).repricer.totals().totaal == 2700


def test_equal_parts_of_other_periods_are_priced_by_their_own_length() -> None:
    """Seven days of P01 (31 days) and of P02 (28), seven and eight of P03 (28)."""
    spans = [
        (date(2016, 1, 1), date(2016, 1, 7)), (date(2016, 2, 1), date(2016, 2, 7)),
        (date(2016, 2, 29), date(2016, 3, 6)), (date(2016, 3, 7), date(2016, 3, 14)),
    ]  # fmt: skip
    rows = [Row(f"C{n}", *span, product="D", aantal=n + 1) for n, span in enumerate(spans)]
    found = result(*rows)
    expected = [7 * 28, 2 * 7 * 31, 3 * 7 * 31, 4 * 8 * 31]
    assert list(dict(found.totals.per_client).values()) == expected
    assert found.repricer.totals().totaal == sum(expected)
    assert found.repricer.totals({2: 2 * CENTS["D"]}).totaal == 2 * sum(expected)
    assert found.repricer.per_client({2: 2 * CENTS["D"]}).tolist() == [
        0, *(2 * cents for cents in expected),
    ]  # fmt: skip
