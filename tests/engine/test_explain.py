"""The explanation: a walk over what the calculation kept, down to the cells."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, OneOf, Rule, Rules

KEY = Rules(
    "Categorie",
    ("Code", "Klasse"),
    "Product",
    (
        Rule((OneOf(("H132",)), Anything()), "handmatig"),
        Rule((Anything(), Anything()), "IB1", tot_en_met=date(2016, 2, 14)),
        Rule((Anything(), Anything()), "IB3", vanaf=date(2016, 2, 15)),
    ),
)


def result(*rows: Row) -> Result:
    return run(build(ib_products(), ib_tarieven(), tables=[KEY]), caseload(rows))


def test_every_line_of_the_client_and_no_other() -> None:
    rows = (
        Row("C1", date(2016, 1, 1), date(2016, 3, 31), product="IB2", opslag=True, aantal=2),
        Row("C2", date(2016, 1, 1), None, product="IB1"),
    )
    found = result(*rows)
    explanation = found.explain("C1")
    assert explanation.bedrag_cent == found.totals.per_client["C1"]
    assert [len(step.regels) for step in explanation.steps] == [8]
    assert {line.product for line in explanation.steps[0].regels} == {"IB2", "IB2O"}


def test_conversion_names_the_row_of_the_rule_and_its_date() -> None:
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 28), kenmerken={"code": "H300"})
    explanation = result(row).explain("C1")
    steps = explanation.steps[0].omzetting
    assert [step.uitkomst for step in steps] == ["Product IB1", "vanaf 15-2-2016: Product IB3"]
    assert all(step.cel.startswith("Categorie!") for step in steps)


def test_unresolved_row_says_why() -> None:
    row = Row("C1", date(2016, 2, 1), kenmerken={"code": "H132"})
    explanation = result(row).explain("C1")
    assert explanation.bedrag_cent == 0
    assert "handmatig" in explanation.steps[0].reden


def test_joined_row_points_at_the_row_it_was_joined_to() -> None:
    rows = (
        Row("C1", date(2016, 2, 1), date(2016, 2, 14), product="IB1"),
        Row("C1", date(2016, 2, 15), date(2016, 2, 28), product="IB1"),
    )
    first, second = result(*rows).explain("C1").steps
    assert first.bedrag_cent == 31924
    assert second.samen_met == first.bron
    assert not second.regels


def test_text_and_json_never_hold_the_client() -> None:
    row = Row("GEHEIM", date(2016, 2, 17), date(2016, 4, 6), product="IB2")
    explanation = result(row).explain("GEHEIM")
    assert "GEHEIM" not in explanation.text()
    assert "GEHEIM" not in json.dumps(explanation.as_dict())
    assert "€ 2.076,63" in explanation.text()


def test_unknown_client_is_not_repeated() -> None:
    with pytest.raises(KeyError) as caught:
        result(Row("C1", date(2016, 2, 1), product="IB1")).explain("GEHEIM")
    assert "GEHEIM" not in str(caught.value)


def test_a_day_shows_the_row_of_the_table_that_applied_on_it() -> None:
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 28), kenmerken={"code": "H300"})
    found = result(row)
    cells = {}
    for day in (14, 15):
        (step,) = found.explain("C1", date(2016, 2, day)).steps
        (applied,) = step.omzetting
        cells[applied.uitkomst] = applied.cel
        assert {line.product for line in step.regels} <= {"IB1", "IB3"}
    assert list(cells) == ["Product IB1", "Product IB3"]
    assert len(set(cells.values())) == 2


def test_a_day_on_which_a_row_does_not_run_says_so() -> None:
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 28), kenmerken={"code": "H300"})
    explanation = result(row).explain("C1", date(2016, 3, 1))
    assert "Op deze dag loopt deze rij niet." in explanation.text()
    assert explanation.as_dict()["dag"] == "2016-03-01"
    assert explanation.steps[0].omzetting == ()


GAP = Rules(
    "Categorie",
    ("Code", "Klasse"),
    "Product",
    (
        Rule((OneOf(("H300",)), Anything()), "IB1", tot_en_met=date(2016, 6, 30)),
        Rule((OneOf(("H300",)), Anything()), "IB3", vanaf=date(2016, 8, 1)),
    ),
)


@pytest.mark.parametrize(
    "month, lead",
    [(6, "  Deze rij heeft als geheel geen prijs: "), (7, "  Geen prijs: ")],
)
def test_a_day_with_a_rule_in_a_row_that_has_no_price(month: int, lead: str) -> None:
    rows = [Row("C1", date(2016, 6, 1), date(2016, 8, 31), kenmerken={"code": "H300"})]
    found = run(build(ib_products(), ib_tarieven(), tables=[GAP]), caseload(rows))
    explanation = found.explain("C1", date(2016, month, 1))
    (step,) = explanation.steps
    assert bool(step.omzetting) is (month == 6)
    assert explanation.text().count("geen prijs") + explanation.text().count("Geen prijs") == 1
    assert f"{lead}{step.reden}" in explanation.text().splitlines()


def test_a_day_that_is_itself_for_a_person_has_no_price() -> None:
    row = Row("C1", date(2016, 2, 1), kenmerken={"code": "H132"})
    text = result(row).explain("C1", date(2016, 2, 2)).text()
    assert "  Geen prijs: " in text
    assert "als geheel" not in text
