"""Conversion tables as DMN and back: the same bytes, the same decisions, readable for others."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.dmn import DmnTable, export, read
from tests.tables.judges.made import Made
from tests.tables.judges.random_tables import random_table
from tests.tables.markdown import codes, compiled, soort

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
DAYS = (date(2016, 1, 1), date(2016, 2, 29), date(2016, 3, 1), date(2016, 12, 31))
SEEDS = range(150)
MOST_ASKED = 400

KENMERKEN = (
    codes("Code", "H126", "H152", "02015"),
    soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))),
    Kenmerk("Uren 2015", KenmerkSoort.GETAL, verplicht=True, toelichting="Regel 1\nen <2>"),
    soort("Bedrag", KenmerkSoort.BEDRAG, Domain(low=Decimal("0.05"))),
    soort("Sinds", KenmerkSoort.DATUM),
    soort("Nieuw", KenmerkSoort.JA_NEE),
)
FULL = """
| ALS Code    | ALS Klasse | ALS Uren 2015 | ALS Nieuw | DAN Product | DAN Opslag | DAN Let op | Vanaf    | T/m      | Toelichting |
|-------------|------------|---------------|-----------|-------------|------------|------------|----------|----------|-------------|
| H126 ; H152 | 1-2 ; leeg | >= 2,5        | ja        | IB1         | ja         |            | 1-1-2016 |          | Eerste      |
| niet H126   | niet 3     | niet 1 t/m 2  | -         | handmatig   |            | Kijk na    |          | 1-7-2016 | a; "b" & c  |
| leeg        | *          | < 0           | leeg      | IB2         | nee        |            |          |          |             |
"""  # noqa: E501 - a sheet is a Markdown table, and its row one line


def tables(*texts: str, treffer: str = "eerste", anders: str = "") -> tuple[DecisionTable, ...]:
    made, findings = compiled(*texts, treffer=treffer, anders=anders, kenmerken=KENMERKEN)
    assert not findings
    return made


def back(made: Sequence[DecisionTable]) -> tuple[DmnTable, ...]:
    again = read(export(made), "terug.dmn")
    assert not [table.findings for table in again if table.findings]
    return again


def elements(made: Sequence[DecisionTable], name: str) -> list[ET.Element]:
    return list(ET.fromstring(export(made)).iter(f"{{{MODEL}}}{name}"))


def texts_of(made: Sequence[DecisionTable], name: str) -> list[str]:
    return ["".join(each.itertext()).strip() for each in elements(made, name)]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert export(tables(FULL)) == export(tables(FULL))


def test_a_table_as_others_read_it() -> None:
    made = tables(FULL, anders="Product = handmatig; Opslag = nee")
    (table,) = elements(made, "decisionTable")
    assert table.get("hitPolicy") == "FIRST"
    assert [each.tag.rpartition("}")[2] for each in table] == [
        "extensionElements", *["input"] * 5, *["output"] * 3, "annotation", *["rule"] * 3
    ]  # fmt: skip
    assert texts_of(made, "inputExpression") == [
        "Code", "Klasse", "Uren_2015", "Nieuw", "Peildatum"
    ]  # fmt: skip
    assert texts_of(made, "inputValues") == ['"H126", "H152", "02015", null', "[1..8], null"]
    assert texts_of(made, "inputEntry")[:10] == [
        '"H126", "H152"', "[1..2], null", ">= 2.5", "true", '>= date("2016-01-01")',
        'not("H126", null)', "not(3, null)", "not([1..2], null)", "-", '<= date("2016-07-01")',
    ]  # fmt: skip
    assert texts_of(made, "outputEntry")[:3] == ['"IB1"', "true", "null"]
    assert texts_of(made, "defaultOutputEntry") == ['"handmatig"', "false", "null"]
    assert texts_of(made, "annotationEntry") == ["Eerste", 'a; "b" & c', ""]
    assert [each.get("typeRef") for each in elements(made, "inputExpression")] == [
        "string", "number", "number", "boolean", "date"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "treffer, policy",
    [("uniek", "UNIQUE"), ("eerste", "FIRST"), ("gelijk", "ANY"), ("alle", "COLLECT"),
     ("prioriteit", "PRIORITY")],
)  # fmt: skip
def test_each_treffer_has_its_policy(treffer: str, policy: str) -> None:
    made = tables("| ALS Nieuw | DAN Product |\n|-|-|\n| ja | IB1 |", treffer=treffer)
    assert [each.get("hitPolicy") for each in elements(made, "decisionTable")] == [policy]
    assert back(made)[0].table.treffer == treffer


def test_what_one_table_sets_the_next_asks_of_that_decision() -> None:
    sets = "| ALS Klasse | DAN Zwaarte | DAN Soort zorg |\n|-|-|-|\n| 1-3 | licht | x y |"
    asks = "| ALS Soort zorg | ALS Code | DAN Product |\n|-|-|-|\n| x y | - | IB1 |"
    made = tables(sets, asks)
    assert texts_of(made, "inputExpression") == ["Klasse", "T1.Soort_zorg", "Code"]
    needed = [each.get("href") for each in elements(made, "requiredDecision")]
    assert needed == ["#tabel_1"]
    first, second = back(made)
    assert second.needs == ("T1",)
    assert second.table.inputs == ("Soort zorg", "Code")
    assert second.decide({"T1.Soort_zorg": "x y", "Code": None}).value == "IB1"
    assert first.decide({"Klasse": 2}).value == {"Zwaarte": "licht", "Soort_zorg": "x y"}


def test_a_table_by_itself_keeps_its_place() -> None:
    text = "| ALS Nieuw | DAN Product |\n|-|-|\n| ja | IB1 |"
    (again,) = back(tables(text, text)[1:])
    assert again.table.source.volgorde == 2


def test_what_dmn_lacks_comes_back() -> None:
    made = tables(FULL)
    (again,) = back(made)
    for old, new in zip(made[0].columns, again.table.columns, strict=True):
        a, b = old.kenmerk, new.kenmerk
        assert (a.naam, a.soort, a.domain, a.verplicht, a.toelichting) == (
            b.naam, b.soort, b.domain, b.verplicht, b.toelichting
        )  # fmt: skip
    rows = [(rule.source.vanaf, rule.source.tot_en_met) for rule in again.table.rules]
    assert rows == [(date(2016, 1, 1), None), (None, date(2016, 7, 1)), (None, None)]
    assert again.table.outputs == ("Product", "Opslag", "Let op")
    assert [rule.source.toelichting for rule in again.table.rules] == ["Eerste", 'a; "b" & c', ""]
    assert [rule.conditions for rule in again.table.rules] == [
        rule.conditions for rule in made[0].rules
    ]


@pytest.mark.parametrize(
    "day, value",
    [(date(2015, 12, 31), "handmatig"), (date(2016, 1, 1), "IB1"), (date(2016, 7, 1), "IB1")],
)
def test_the_dates_of_rows_are_asked_as_peildatum(day: date, value: str) -> None:
    text = """
| ALS Code | DAN Product | Vanaf    | T/m        |
|----------|-------------|----------|------------|
| H152     | IB1         | 1-1-2016 | 1-7-2016   |
| -        | handmatig   |          |            |
"""
    (again,) = back(tables(text))
    assert again.decide({"Code": "H152", "Peildatum": day}).value == value
    assert [one.code for one in again.decide({"Code": "H152"}).findings] == ["CNV-422"]
    faulty = again.decide({"Code": "H152", "Peildatum": None})
    assert [one.code for one in faulty.findings] == ["CNV-423"]


def combinations(made: Made, rng: Random) -> Iterator[tuple[Mapping[str, Value], date]]:
    """Every combination of values and days, or a good number of them."""
    keys = [column.key for column in made.table.columns]
    values = {one.kenmerk.naam: one.values for one in made.fields}
    asked = [values[column.naam] for column in made.table.columns]
    every = list(product(product(*asked), DAYS))
    for point, day in every if len(every) <= MOST_ASKED else rng.sample(every, MOST_ASKED):
        yield dict(zip(keys, point, strict=True)), day


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_table_decides_the_same_after_dmn(seed: int) -> None:
    rng = Random(seed)
    made = random_table(rng)
    old = made.table
    (again,) = back([old])
    expressions = {each.column.key: each for each in again.inputs if each.column}
    for values, day in combinations(made, rng):
        expected, came = old.decide(values, day), again.table.decide(values, day)
        assert (came.outcome, came.outputs, came.missing) == (
            expected.outcome, expected.outputs, expected.missing
        ), made  # fmt: skip
        given: dict[str, object] = {expressions[key].expression: values[key] for key in values}
        if len(again.inputs) > len(given):
            given["Peildatum"] = day
        assert again.decide(given).outcome is expected.outcome
