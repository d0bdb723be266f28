"""Every finding that the engine makes has a bad example, and names the cell that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from ibcalc.engine.run import run
from ibcalc.model.catalogue.cli_engine import CLI_ENGINE
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.product import Eenheid, Product, Toerekening
from ibcalc.model.tariffmodel import (
    Bewerking,
    BudgetPost,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
)
from tests.reference.models import KENMERKEN, build, ib_products, ib_tarieven, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, OneOf, Rule, Rules

JANUARY, FEBRUARY = (date(2016, 1, 1), date(2016, 1, 31)), (date(2016, 2, 1), date(2016, 2, 28))
EXTRA = (
    Product("HO", familie="HO"),
    Product("UUR", eenheid=Eenheid.UUR),
    Product("MAX", maximum=10_000),
    Product("KALM", toerekening=Toerekening.EERSTE_DAG),
)
OLD_AGE: Mapping[str, Value] = MappingProxyType({"leeftijd": Decimal(200)})
OLD: Mapping[str, Value] = MappingProxyType({"code": "H300", "klasse": Decimal(1)})


def model(*tables: Rules) -> TariffModel:
    prices = [*ib_tarieven(), *(tarief(product.code, 20_000) for product in EXTRA)]
    priced = [one for one in prices if one.product != "IB3"]
    return build([*ib_products(), *EXTRA], [*priced, tarief("IB3", 106361, date(2016, 3, 1))],
                 tables=tables)  # fmt: skip


def table(output: str, *values: str) -> Rules:
    rules = tuple(Rule((Anything(), Anything()), value) for value in values)
    return Rules(output, ("Code", "Klasse"), output, rules)


def with_budget(grondslag: int) -> TariffModel:
    return replace(model(), budget=(BudgetPost(2016, "IB", grondslag=grondslag),))


def with_kenmerk() -> TariffModel:
    age = Kenmerk("Leeftijd", KenmerkSoort.GEHEEL, Domain((), Decimal(0), Decimal(120)), True)
    return replace(model(), kenmerken=(*KENMERKEN, age))


def with_scenario() -> TariffModel:
    line = ScenarioLine("S", ScenarioWat.TARIEF, "IB1", Bewerking.PLUS, Decimal(-1000))
    return replace(model(), scenarios=(line,))


TO_IB1, TO_HO = table("Product", "IB1"), table("Product", "HO")
ONLY_H1 = Rules("Product", ("Code",), "Product", (Rule((OneOf(("H1",)),), "IB1"),))
NEVER, ALWAYS = table("Opslag", "nee"), table("Opslag", "ja")

Example = tuple[TariffModel, Sequence[Row], str]
"""A model, rows, and the cell that the finding must name."""

EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "CLI-301": (
            model(),
            [Row("A", *FEBRUARY, "IB1"), Row("A", FEBRUARY[1], None, "IB1")],
            "H2",
        ),
        "CLI-302": (model(), [Row("A", *JANUARY, "IB1"), Row("A", *FEBRUARY, "IB1O")], "F3"),
        "CLI-303": (model(), [Row("A", *FEBRUARY, "IB3")], "H2"),
        "CLI-304": (
            model(),
            [Row("A", FEBRUARY[0], date(2016, 2, 14), "IB1"),
             Row("A", date(2016, 2, 15), None, "IB2")],
            "H3",
        ),
        "CLI-305": (
            model(TO_IB1),
            [Row("A", *FEBRUARY, kenmerken=OLD, aanbieder=name) for name in "XY"],
            "H3",
        ),
        "CLI-306": (model(), [Row("A", date(2016, 2, 2), date(2016, 2, 9), "KALM")], "H2"),
        "CLI-307": (model(), [Row("A", *FEBRUARY, "IB1"), Row("A", *FEBRUARY, "HO")], "H3"),
        "CLI-308": (model(), [Row("A", *FEBRUARY, "MAX")], "F2"),
        "CLI-309": (model(), [Row("A", *FEBRUARY, "HO", opslag=True)], "F2"),
        "CLI-310": (model(), [Row("A", *FEBRUARY, "IB1", opslag="IB2O")], "F2"),
        "CLI-311": (model(), [Row("A", *FEBRUARY, "IB9")], "F2"),
        "CLI-312": (model(), [Row("A", *FEBRUARY, "UUR")], "K2"),
        "CLI-313": (model(), [Row("A", *FEBRUARY, "IB1", volume=Decimal(3))], "K2"),
        "CLI-314": (model(), [Row("A", JANUARY[0], FEBRUARY[1], "UUR", volume=Decimal(3))], "K2"),
        "CLI-315": (model(), [Row("A", *FEBRUARY, kenmerken=OLD)], "D2"),
        "CLI-316": (with_kenmerk(), [Row("A", *FEBRUARY, "IB1", kenmerken=OLD_AGE)],
                    "2"),
        "CLI-317": (with_kenmerk(), [Row("A", *FEBRUARY, "IB1")], "2"),
        "CNV-310": (model(TO_IB1, table("Let op", "Controleer dit.")),
                    [Row("A", *FEBRUARY, kenmerken=OLD)], "D2"),
        "TAR-201": (with_scenario(), [Row("A", *FEBRUARY, "IB1")], ""),
        "CNV-301": (model(ONLY_H1), [Row("A", *FEBRUARY, kenmerken=OLD)], "D2"),
        "CNV-304": (model(table("Product", "handmatig")), [Row("A", *FEBRUARY, kenmerken=OLD)],
                    "D2"),
        "CNV-305": (model(ONLY_H1), [Row("A", *FEBRUARY)], "D2"),
        "CNV-307": (model(TO_IB1, ALWAYS), [Row("A", *FEBRUARY, kenmerken=OLD, opslag=False)],
                    "G2"),
        "CNV-309": (model(TO_IB1, NEVER), [Row("A", *FEBRUARY, kenmerken=OLD, opslag=True)], "G2"),
        "BUD-201": (with_budget(100), [Row("A", *FEBRUARY, "IB1")], ""),
        "BUD-202": (with_budget(40_000), [Row("A", *FEBRUARY, "IB1")], ""),
    }
)  # fmt: skip


@pytest.mark.parametrize("code", EXAMPLES)
def test_bad_example(code: str) -> None:
    made, rows, cell = EXAMPLES[code]
    scenario = made.scenarios[0].scenario if made.scenarios else ""
    found = {one.code: one for one in run(made, caseload(rows), scenario=scenario).findings}
    assert code in found
    assert found[code].place.cell == cell


@pytest.mark.parametrize("code", EXAMPLES)
def test_says_what_and_how_without_the_client(code: str) -> None:
    made, rows, _ = EXAMPLES[code]
    secret = [replace(row, client="GEHEIM-1") for row in rows]
    for one in run(made, caseload(secret)).findings:
        assert "GEHEIM" not in str(one)
        assert one.message.endswith(".")
        assert one.fix.endswith(".")
        assert "{" not in one.message + one.fix


def test_no_engine_code_is_without_a_bad_example() -> None:
    assert {entry.code for entry in CLI_ENGINE} <= set(EXAMPLES)


def test_ja_where_no_table_gives_opslag_is_charged_and_told() -> None:
    row = Row("A", *FEBRUARY, kenmerken=OLD, opslag=True)
    totals = run(model(TO_IB1, NEVER), caseload([row])).totals
    assert totals.per_product == {"IB1": 31924, "IB1O": 9001}


def test_nee_where_a_table_gives_opslag_is_charged_and_told() -> None:
    row = Row("A", *FEBRUARY, kenmerken=OLD, opslag=False)
    totals = run(model(TO_IB1, ALWAYS), caseload([row])).totals
    assert totals.per_product == {"IB1": 31924, "IB1O": 9001}


def test_opslag_of_a_product_without_opslag_leaves_the_row_out() -> None:
    row = Row("A", *FEBRUARY, kenmerken=OLD)
    result = run(model(TO_HO, ALWAYS), caseload([row]))
    assert (result.total, result.counts.onopgelost) == (0, 1)


def test_every_bad_kenmerk_of_a_row_is_told() -> None:
    row = Row("A", *FEBRUARY, kenmerken={"code": "H300", "klasse": "veel"})
    needed = replace(KENMERKEN[0], domain=Domain(("H1",)))
    made = replace(model(TO_IB1), kenmerken=(needed, *KENMERKEN[1:]))
    result = run(made, caseload([row]))
    told = [one for one in result.findings if one.code == "CNV-306"]
    assert [one.place.cell for one in told] == ["D2", "E2"]
    assert result.counts.onopgelost == 1


def test_a_client_number_in_another_column_is_not_shown() -> None:
    row = Row("GEHEIM-1", *FEBRUARY, kenmerken={"code": "GEHEIM-1", "klasse": Decimal(1)})
    needed = replace(KENMERKEN[0], domain=Domain(("H1",)))
    made = replace(model(TO_IB1), kenmerken=(needed, *KENMERKEN[1:]))
    assert not any("GEHEIM" in str(one) for one in run(made, caseload([row])).findings)
