"""The budget against the cost: filters, factors and signals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.tariffmodel import BudgetPost
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload

ROWS = (
    Row("C1", date(2016, 2, 1), date(2016, 2, 28), product="IB1", gemeente="0505"),
    Row("C2", date(2016, 2, 1), date(2016, 2, 28), product="IB2", gemeente="0505", opslag=True),
    Row("C3", date(2016, 2, 1), date(2016, 2, 28), product="IB2", gemeente="0610"),
)


def result(*posts: BudgetPost) -> Result:
    return run(replace(build(ib_products(), ib_tarieven()), budget=posts), caseload(ROWS))


@pytest.mark.parametrize(
    "products, towns, cents",
    [
        ((), (), 31924 + 2 * 69221 + 19517),
        (("IB2",), (), 2 * 69221),
        (("IB2", "IB2O"), ("0505",), 69221 + 19517),
        ((), ("0610",), 69221),
        ((), ("9999",), 0),
    ],
)
def test_cost_within_filters(products: tuple[str, ...], towns: tuple[str, ...], cents: int) -> None:
    post = BudgetPost(2016, "IB", grondslag=10**9, producten=products, gemeenten=towns)
    assert result(post).budget[0].kosten == cents


def test_factors_of_overzicht_1() -> None:
    """domain.md F03, F05 and F07."""
    post = BudgetPost(2016, "IB", grondslag=776_477_500, groei=Decimal("1.4"), korting=Decimal(25))
    outcome = result(post).budget[0]
    assert (outcome.verwacht, outcome.budget) == (787_348_185, 582_358_125)
    assert outcome.verwacht - outcome.budget == 204_990_060
    assert outcome.verschil == outcome.kosten - outcome.budget


def test_other_years_do_not_count() -> None:
    assert result(BudgetPost(2015, "IB", grondslag=1)).budget[0].kosten == 0


@pytest.mark.parametrize(
    "grondslag, signaal, code",
    [
        (189_883, "70%", "BUD-202"),  # the cost to the cent: not over it
        (189_882, "100%", "BUD-201"),
        (271_261, "70%", "BUD-202"),  # 70% is 189.882,70
        (271_262, "", ""),  # 70% is 189.883,40
    ],
)
def test_signals(grondslag: int, signaal: str, code: str) -> None:
    found = result(BudgetPost(2016, "IB", grondslag=grondslag))
    assert found.totals.totaal == 189_883
    assert found.budget[0].signaal == signaal
    assert [one.code for one in found.findings] == ([code] if code else [])


def test_iso_block_of_the_year_before_is_not_of_this_year() -> None:
    row = Row("C1", date(2016, 1, 1), date(2016, 12, 31), product="IB1")
    model = build(ib_products(), ib_tarieven(), kalender=KalenderSoort.ISO)
    posts = (BudgetPost(2015, "oud", grondslag=10**9), BudgetPost(2016, "nieuw", grondslag=10**9))
    found = run(replace(model, budget=posts), caseload([row]))
    assert [one.kosten for one in found.budget] == [31924, 13 * 31924]
