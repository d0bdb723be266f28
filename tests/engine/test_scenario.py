"""Scenario's: what each kind of line changes, and that the model as it stands stays the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.tariffmodel import (
    Bewerking,
    BudgetPost,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
)
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Rule, Rules

IS, PLUS, MAAL, PROCENT = Bewerking.IS, Bewerking.PLUS, Bewerking.MAAL, Bewerking.PROCENT
FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
"""2016-P02, whole."""

ROWS = (
    Row("C1", *FEBRUARY, product="IB1", opslag=True, aantal=3),
    Row("C2", *FEBRUARY, product="IB2"),
)


def total(*lines: tuple[ScenarioWat, str, Bewerking, str]) -> int:
    return scenario(*lines).total


def scenario(*lines: tuple[ScenarioWat, str, Bewerking, str]) -> Result:
    made = tuple(
        ScenarioLine("Proef", wat, product, bewerking, Decimal(waarde))
        for wat, product, bewerking, waarde in lines
    )
    model = replace(build(ib_products(), ib_tarieven()), scenarios=made)
    return run(model, caseload(ROWS), scenario="proef")


BASE = 3 * (31924 + 9001) + 69221


@pytest.mark.parametrize(
    "line, cents",
    [
        ((ScenarioWat.TARIEF, "IB2", IS, "700"), BASE - 69221 + 70000),
        ((ScenarioWat.TARIEF, "IB2", PLUS, "-0.21"), BASE - 21),
        ((ScenarioWat.TARIEF, "IB2", MAAL, "1.5"), BASE - 69221 + 103832),
        ((ScenarioWat.TARIEF, "IB2", PROCENT, "2"), BASE - 69221 + 70605),
        ((ScenarioWat.TARIEF, "", PROCENT, "10"), 3 * (35116 + 9901) + 76143),
        ((ScenarioWat.AANTAL, "IB1", IS, "5"), 5 * 31924 + 3 * 9001 + 69221),
        ((ScenarioWat.AANTAL, "IB2", PLUS, "2"), BASE + 2 * 69221),
        ((ScenarioWat.AANTAL, "IB2", PLUS, "-2"), BASE - 69221),
        ((ScenarioWat.AANTAL, "IB2", MAAL, "2"), BASE + 69221),
        ((ScenarioWat.GROEI, "IB2", PROCENT, "1.4"), BASE - 69221 + 70190),
        ((ScenarioWat.GROEI, "IB2", IS, "1.4"), BASE - 69221 + 70190),
        ((ScenarioWat.GROEI, "IB2", MAAL, "1.014"), BASE - 69221 + 70190),
        # each line is rounded by itself: 3 x 319,24 x 1,014 and 3 x 90,01 x 1,014
        ((ScenarioWat.GROEI, "", PROCENT, "1.4"), 97113 + 27381 + 70190),
    ],
)
def test_one_line(line: tuple[ScenarioWat, str, Bewerking, str], cents: int) -> None:
    assert total() == BASE
    assert total(line) == cents


def test_lines_apply_in_order() -> None:
    """692,21 + 7,79 = 700; then 10% more."""
    first = (ScenarioWat.TARIEF, "IB2", PLUS, "7.79")
    assert total(first, (ScenarioWat.TARIEF, "IB2", PROCENT, "10")) == BASE - 69221 + 77000


def test_grown_numbers_add_up_in_every_direction() -> None:
    result = scenario((ScenarioWat.GROEI, "", PROCENT, "1.4"))
    totals = result.totals
    assert totals.totaal == int(result.lines["bedrag_cent"].sum())
    assert totals.totaal == sum(totals.per_product.values()) == sum(totals.per_client.values())


@pytest.mark.parametrize(
    "bewerking, waarde, budget",
    [(IS, "20", 80000), (PLUS, "5", 70000), (MAAL, "2", 50000), (PROCENT, "-20", 80000)],
)
def test_korting_changes_the_budget(bewerking: Bewerking, waarde: str, budget: int) -> None:
    line = ScenarioLine("Proef", ScenarioWat.KORTING, "", bewerking, Decimal(waarde))
    post = BudgetPost(2016, "IB", grondslag=100_000, korting=Decimal(25))
    model = replace(build(ib_products(), ib_tarieven()), scenarios=(line,), budget=(post,))
    assert run(model, caseload(ROWS)).budget[0].budget == 75000
    assert run(model, caseload(ROWS), scenario="Proef").budget[0].budget == budget


def always(naam: str, product: str) -> Rules:
    return Rules(naam, ("Code", "Klasse"), "Product", (Rule((Anything(), Anything()), product),))


def with_spare_table() -> TariffModel:
    line = ScenarioLine("Nieuw", ScenarioWat.CONVERSIE, "Oud", IS, "Anders")
    tables = (always("Oud", "IB1"), always("Anders", "IB3"))
    return replace(build(ib_products(), ib_tarieven(), tables=tables), scenarios=(line,))


def test_conversie_swaps_a_table() -> None:
    """The spare table is only used in its scenario."""
    rows = caseload([Row("C1", *FEBRUARY, kenmerken={"code": "H300"})])
    assert run(with_spare_table(), rows).totals.per_product == {"IB1": 31924}
    assert run(with_spare_table(), rows, scenario="Nieuw").totals.per_product == {"IB3": 106361}
