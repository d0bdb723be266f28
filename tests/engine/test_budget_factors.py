"""Each factor of the budget by itself, and a signal at its very bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import BudgetOutcome, Result
from ibcalc.engine.run import run
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import BudgetPost
from tests.reference.models import build, tarief
from tests.reference.rows import Row, caseload


def result(post: BudgetPost, cents: int = 70_000) -> Result:
    """One client who costs so much in 2016-P02."""
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 28), product="A")
    return run(
        replace(build([Product("A")], [tarief("A", cents)]), budget=(post,)), caseload([row])
    )


def outcome(**values: object) -> BudgetOutcome:
    post = BudgetPost(2016, "Zorg", grondslag=1_000)
    return result(replace(post, **values)).budget[0]  # type: ignore[arg-type]


def test_growth_and_indexation_are_each_rounded() -> None:
    """10,00 with 0,05% is 10,005 and so 10,01; with 10% that is 11,011."""
    found = outcome(groei=Decimal("0.05"), indexatie=Decimal(10))
    assert found.verwacht == 1_101
    assert outcome(groei=Decimal(50), indexatie=Decimal(50)).verwacht == 2_250


@pytest.mark.parametrize(
    "column, verwacht, budget", [("groei", 1_100, 1_000), ("indexatie", 1_100, 1_000),
                                 ("korting", 1_000, 900)],
)  # fmt: skip
def test_one_factor_of_ten_percent(column: str, verwacht: int, budget: int) -> None:
    found = outcome(**{column: Decimal(10)})
    assert (found.verwacht, found.budget, found.verschil) == (verwacht, budget, 70_000 - budget)


@pytest.mark.parametrize(
    "cents, signaal",
    [(69_999, ""), (70_000, "70%"), (100_000, "70%"), (100_001, "100%")],
)
def test_a_signal_at_its_bound(cents: int, signaal: str) -> None:
    found = result(BudgetPost(2016, "Zorg", grondslag=100_000), cents)
    assert found.budget[0].signaal == signaal


def test_a_post_without_an_amount_gives_no_signal() -> None:
    found = result(BudgetPost(2016, "Zorg"))
    assert (found.budget[0].signaal, found.budget[0].kosten) == ("", 70_000)
    assert not found.findings


def test_nothing_of_nothing_is_no_signal() -> None:
    assert result(BudgetPost(2015, "Zorg", grondslag=0)).budget[0].signaal == ""
