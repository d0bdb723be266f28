"""Lines of a scenario together, beside those of another, and at their bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import Bewerking, BudgetPost, ScenarioLine, ScenarioWat
from tests.reference.models import build, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Rule, Rules

IS, PLUS, MAAL, PROCENT = Bewerking.IS, Bewerking.PLUS, Bewerking.MAAL, Bewerking.PROCENT
TARIEF, AANTAL, GROEI = ScenarioWat.TARIEF, ScenarioWat.AANTAL, ScenarioWat.GROEI
KORTING, CONVERSIE = ScenarioWat.KORTING, ScenarioWat.CONVERSIE
DAYS = (date(2016, 2, 1), date(2016, 2, 28))

Line = tuple[ScenarioWat, Bewerking, str]


def lines(name: str, *made: Line) -> tuple[ScenarioLine, ...]:
    return tuple(ScenarioLine(name, wat, "", how, Decimal(value)) for wat, how, value in made)


def result(
    scenarios: tuple[ScenarioLine, ...], name: str = "Proef", *, aantal: int = 3, korting: int = 0
) -> Result:
    """One row of 10,00 a client."""
    post = BudgetPost(2016, "Zorg", grondslag=10**6, korting=Decimal(korting))
    model = replace(build([Product("A")], [tarief("A", 1000)]), scenarios=scenarios, budget=(post,))
    rows = caseload([Row("C1", *DAYS, product="A", aantal=aantal)])
    return run(model, rows, scenario=name)


@pytest.mark.parametrize(
    "made, cents",
    [
        ([(TARIEF, IS, "5"), (TARIEF, PLUS, "1")], 3 * 600),
        ([(TARIEF, PLUS, "1"), (TARIEF, IS, "5")], 3 * 500),
        ([(TARIEF, PLUS, "-10")], 0),
        ([(TARIEF, PLUS, "-11"), (TARIEF, PLUS, "2")], 3 * 100),
        ([(TARIEF, MAAL, "1.0005")], 3 * 1001),
        ([(AANTAL, MAAL, "2"), (AANTAL, PLUS, "1")], 7 * 1000),
        ([(AANTAL, PLUS, "1"), (AANTAL, MAAL, "2")], 8 * 1000),
        ([(AANTAL, PLUS, "1"), (AANTAL, IS, "2")], 2 * 1000),
        ([(AANTAL, IS, "2"), (AANTAL, PROCENT, "50")], 3 * 1000),
        ([(AANTAL, PLUS, "-5")], 0),
        ([(AANTAL, PLUS, "1"), (GROEI, PROCENT, "10")], 4400),
        ([(AANTAL, PLUS, "0.5"), (GROEI, PROCENT, "0.1")], 3504),  # 3,5035 clients
        ([(GROEI, PROCENT, "10"), (TARIEF, PROCENT, "10")], 3630),
    ],
)
def test_lines_apply_one_after_the_other(made: list[Line], cents: int) -> None:
    assert result(lines("Proef", *made)).total == cents


def test_a_tariff_below_zero_stops_the_scenario() -> None:
    found = result(lines("Proef", (TARIEF, PLUS, "-10.01")))
    assert [one.code for one in found.findings] == ["TAR-201"]
    assert (found.stopped, found.complete, found.total) == (True, False, 0)


def test_only_the_lines_of_the_scenario_apply() -> None:
    both = (*lines("Proef", (TARIEF, PLUS, "1")), *lines("Anders", (TARIEF, PLUS, "5")))
    assert [result(both, name).total for name in ("proef", "ANDERS", "")] == [3300, 4500, 3000]
    assert result(both).scenario == "Proef"


@pytest.mark.parametrize(
    "made, budget",
    [
        ([(KORTING, PLUS, "10"), (KORTING, MAAL, "2")], 400_000),
        ([(KORTING, IS, "10"), (KORTING, PROCENT, "50")], 850_000),
    ],
)
def test_korting_line_by_line(made: list[Line], budget: int) -> None:
    assert result(lines("Proef", *made), korting=20).budget[0].budget == budget


def always(naam: str, product: str) -> Rules:
    return Rules(naam, ("Code",), "Product", (Rule((Anything(),), product),))


def swapped(scenario: str, *swaps: tuple[str, str, str]) -> dict[str, int]:
    """What a client costs by product; tables Een, Twee, Drie give A, B, C, in that order."""
    tables = [always("Een", "A"), always("Twee", "B"), always("Drie", "C")]
    products = [Product(code) for code in "ABC"]
    model = replace(
        build(products, [tarief(code, 100) for code in "ABC"], tables=tables),
        scenarios=tuple(ScenarioLine(name, CONVERSIE, old, IS, new) for name, old, new in swaps),
    )
    rows = caseload([Row("C1", *DAYS, kenmerken={"code": "H1"})])
    return dict(run(model, rows, scenario=scenario).totals.per_product)


def test_a_table_comes_in_the_place_of_the_one_it_replaces() -> None:
    """The first table that gives a product decides, so the order shows."""
    swap = ("Proef", "Een", "Drie")
    assert swapped("Proef", swap) == {"C": 100}
    assert swapped("", swap) == {"A": 100}
    assert swapped("Proef", ("Proef", "Twee", "Drie")) == {"A": 100}


def test_a_table_that_another_scenario_replaces_stays() -> None:
    """Een and Drie change places in one scenario only."""
    swaps = [("Proef", "Een", "Drie"), ("Terug", "Drie", "Een")]
    assert swapped("", *swaps) == {"A": 100}
    assert swapped("Proef", *swaps) == {"C": 100}
    assert swapped("Terug", *swaps) == {"A": 100}


def test_a_table_that_only_a_scenario_names_is_left_out_elsewhere() -> None:
    """Een stands first, but it is there to replace Twee in one scenario."""
    swap = ("Proef", "Twee", "Een")
    assert swapped("", swap) == {"B": 100}
    assert swapped("Proef", swap) == {"A": 100}
