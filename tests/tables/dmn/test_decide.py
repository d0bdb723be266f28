"""What a DMN table decides: every hit policy, its default, and what is wrong with the question.

Public tests let these faults pass: a default that is not used, allowed values that are not looked
at, UNIQUE with two hits that returns the first, RULE and OUTPUT order mixed up, and an aggregation
taken for another.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ibcalc.tables.dmn import Answer, DmnTable
from ibcalc.tables.outcome import Outcome
from tests.tables.dmn.files import codes, dmn_table

SCORE = [("score", "number")]
RULES = ('>= 1 => "laag"', '>= 2 => "hoog"', '>= 3 => "laag"')
VALUES = '"hoog", "laag"'


def policy_table(policy: str, *rules: str, default: str = "") -> DmnTable:
    return dmn_table(SCORE, [("", "string", VALUES, default)], *(rules or RULES), policy=policy)


def rows(answer: Answer) -> list[int]:
    return [row.place.row for row in answer.rows]


@pytest.mark.parametrize(
    "policy, score, value, outcome, fired",
    [
        ("UNIQUE", 1, "laag", Outcome.GERAAKT, [1]),
        ("UNIQUE", 2, None, Outcome.STRIJDIG, [1, 2]),
        ("UNIQUE", 0, None, Outcome.GEEN, []),
        ("FIRST", 3, "laag", Outcome.GERAAKT, [1]),
        ("FIRST", 0, None, Outcome.GEEN, []),
        ("ANY", 1, "laag", Outcome.GERAAKT, [1]),
        ("ANY", 2, None, Outcome.STRIJDIG, [1, 2]),
        ("PRIORITY", 1, "laag", Outcome.GERAAKT, [1]),
        ("PRIORITY", 2, "hoog", Outcome.GERAAKT, [2]),
        ("PRIORITY", 3, "hoog", Outcome.GERAAKT, [2]),
        ("RULE ORDER", 3, ["laag", "hoog", "laag"], Outcome.GERAAKT, [1, 2, 3]),
        ("OUTPUT ORDER", 3, ["hoog", "laag", "laag"], Outcome.GERAAKT, [1, 2, 3]),
        ("COLLECT", 2, ["laag", "hoog"], Outcome.GERAAKT, [1, 2]),
        ("COLLECT", 0, None, Outcome.GEEN, []),
        ("", 2, None, Outcome.STRIJDIG, [1, 2]),
    ],
)
def test_a_policy(policy: str, score: int, value: Any, outcome: Outcome, fired: list[int]) -> None:
    answer = policy_table(policy).decide({"score": score})
    assert (answer.value, answer.outcome, rows(answer)) == (value, outcome, fired)
    assert not answer.findings


def test_any_takes_rules_that_agree() -> None:
    answer = policy_table("ANY", '>= 1 => "laag"', '>= 2 => "laag"').decide({"score": 2})
    assert (answer.value, answer.outcome) == ("laag", Outcome.GERAAKT)


def test_output_order_with_several_outputs_looks_at_the_first_first() -> None:
    table = dmn_table(
        SCORE,
        [("a", "string", '"x","y"'), ("b", "string", '"p","q"')],
        '- => "y" | "p"',
        '- => "x" | "q"',
        '- => "x" | "p"',
        policy="OUTPUT ORDER",
    )
    assert table.decide({"score": 1}).value == [
        {"a": "x", "b": "p"}, {"a": "x", "b": "q"}, {"a": "y", "b": "p"}
    ]  # fmt: skip


def test_priority_by_values_of_the_type() -> None:
    allowed = f"<allowedValues><text>{VALUES}</text></allowedValues>"
    types = f'<itemDefinition name="tU"><typeRef>string</typeRef>{allowed}</itemDefinition>'
    table = dmn_table(SCORE, [("", "tU")], *RULES, policy="PRIORITY", types=types)
    assert table.decide({"score": 2}).value == "hoog"


@pytest.mark.parametrize(
    "aggregation, score, value",
    [
        ("SUM", 3, Decimal("6.5")),
        ("MIN", 3, Decimal(-1)),
        ("MAX", 3, Decimal(5)),
        ("COUNT", 3, Decimal(4)),
        ("SUM", 1, Decimal(5)),
        ("COUNT", 1, Decimal(1)),
        ("SUM", 0, None),
        ("COUNT", 0, None),
    ],
)
def test_an_aggregation(aggregation: str, score: int, value: Decimal | None) -> None:
    table = dmn_table(
        SCORE, [("", "number")], ">= 1 => 5", ">= 2 => 3.5", ">= 3 => -1", ">= 3 => -1",
        policy="COLLECT", aggregation=aggregation,
    )  # fmt: skip
    assert table.decide({"score": score}).value == value
    assert not table.findings


@pytest.mark.parametrize(
    "policy, value",
    [("UNIQUE", "laag"), ("FIRST", "laag"), ("PRIORITY", "laag"), ("RULE ORDER", ["laag"])],
)
def test_the_default_counts_when_no_rule_applies(policy: str, value: Any) -> None:
    table = policy_table(policy, '> 5 => "hoog"', default='"laag"')
    answer = table.decide({"score": 1})
    assert (answer.value, answer.outcome, rows(answer)) == (value, Outcome.ANDERS, [])
    assert table.decide({"score": 6}).value in ("hoog", ["hoog"])


def test_the_default_does_not_hide_a_conflict() -> None:
    answer = policy_table("UNIQUE", default='"laag"').decide({"score": 2})
    assert (answer.value, answer.outcome) == (None, Outcome.STRIJDIG)


def test_a_default_is_not_aggregated() -> None:
    outputs = [("", "number", "", "9")]
    table = dmn_table(SCORE, outputs, "> 5 => 1", policy="COLLECT", aggregation="COUNT")
    assert table.decide({"score": 1}).value == Decimal(9)


def test_a_default_that_cannot_be_read_is_never_silent() -> None:
    table = policy_table("UNIQUE", '> 5 => "hoog"', default="anders")
    assert codes(table) == [("B", "CNV-402")]
    answer = table.decide({"score": 1})
    assert (answer.value, [one.code for one in answer.findings]) == (None, ["CNV-402"])
    assert table.decide({"score": 6}).value == "hoog"


def test_several_outputs_are_named() -> None:
    outputs = [("Product", "string"), ("Opslag", "boolean", "", "false")]
    table = dmn_table(SCORE, outputs, '> 1 => "IB1" | true', "<= 0 => null | null")
    assert table.decide({"score": 2}).value == {"Product": "IB1", "Opslag": True}
    assert table.decide({"score": 1}).value == {"Product": None, "Opslag": False}
    assert table.decide({"score": 0}).value == {"Product": None, "Opslag": None}


@pytest.mark.parametrize(
    "given", [2, 2.0, Decimal(2), Decimal("2.00")], ids=lambda it: f"{type(it).__name__}-{it}"
)
def test_a_number_may_be_of_any_kind(given: object) -> None:
    assert dmn_table(SCORE, [("",)], '2 => "a"').decide({"score": given}).value == "a"


def test_a_float_is_what_it_shows() -> None:
    table = dmn_table(SCORE, [("",)], '0.1 => "a"', '[0.3..0.3] => "b"')
    assert table.decide({"score": 0.1}).value == "a"
    assert table.decide({"score": 0.3}).value == "b"
    assert table.decide({"score": 0.1 + 0.2}).value is None


def wrong(table: DmnTable, **given: object) -> list[str]:
    answer = table.decide(given)
    assert answer.value is None
    assert answer.outcome is Outcome.GEEN
    return [finding.code for finding in answer.findings]


PEOPLE = [("leeftijd", "number", "[0..120]"), ("soort", "string", '"kat","hond"')]
PETS = ('< 18 | "kat" => "a"', '>= 18 | - => "b"')


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"leeftijd": 20}, ["CNV-422"]),
        ({}, ["CNV-422", "CNV-422"]),
        ({"leeftijd": 20, "soort": "kat", "Soort": "kat"}, ["CNV-421"]),
        ({"leeftijd": "20", "soort": "kat"}, ["CNV-423"]),
        ({"leeftijd": True, "soort": "kat"}, ["CNV-423"]),
        ({"leeftijd": 20, "soort": 1}, ["CNV-423"]),
        ({"leeftijd": float("nan"), "soort": "kat"}, ["CNV-423"]),
        ({"leeftijd": float("inf"), "soort": "kat"}, ["CNV-423"]),
        ({"leeftijd": object(), "soort": "kat"}, ["CNV-423"]),
        ({"leeftijd": 121, "soort": "kat"}, ["CNV-424"]),
        ({"leeftijd": 120.5, "soort": "vis"}, ["CNV-424", "CNV-424"]),
        ({"leeftijd": 20, "soort": "kat "}, ["CNV-424"]),
        ({"leeftijd": 20, "soort": None}, ["CNV-424"]),
    ],
)
def test_a_question_that_does_not_fit(given: dict[str, object], expected: list[str]) -> None:
    assert wrong(dmn_table(PEOPLE, [("",)], *PETS), **given) == expected


@pytest.mark.parametrize("age, value", [(0, "a"), (17.99, "a"), (18, "b"), (120, "b")])
def test_the_ends_of_the_allowed_values_are_allowed(age: object, value: str) -> None:
    table = dmn_table(PEOPLE, [("",)], *PETS)
    assert table.decide({"leeftijd": age, "soort": "kat"}).value == value


@pytest.mark.parametrize("values, allowed", [("[0..10)", [0, 9.99]), ("(0..10]", [0.01, 10]),
                                             (">= 0", [0, 10]), ("1, 5", [1, 5])])  # fmt: skip
def test_open_ends_of_the_allowed_values(values: str, allowed: list[object]) -> None:
    table = dmn_table([("x", "number", values)], [("",)], '- => "a"')
    tried = [-1, 0, 0.01, 1, 5, 9.99, 10]
    passed = [number for number in tried if not table.decide({"x": number}).findings]
    assert passed[0] == allowed[0]
    assert passed[-1] == allowed[1]


def test_null_among_the_allowed_values() -> None:
    table = dmn_table([("x", "string", '"a", null')], [("",)], '"a" => "ja"', 'null => "leeg"')
    assert table.decide({"x": None}).value == "leeg"
    assert table.table.columns[0].kenmerk.verplicht is False


@pytest.mark.parametrize(
    "values, cell, verplicht",
    [('"a", null', '"a"', False), ('"a"', '"a"', True), ("", '"a"', True), ("", "null", False)],
)
def test_an_input_may_be_null_where_the_file_says_so(
    values: str, cell: str, verplicht: bool
) -> None:
    table = dmn_table([("x", "string", values)], [("",)], f'{cell} => "ja"')
    assert table.table.columns[0].kenmerk.verplicht is verplicht


def test_null_is_asked_of_a_free_column() -> None:
    table = dmn_table(SCORE, [("",)], '> 1 => "a"', '- => "b"', policy="FIRST")
    assert table.decide({"score": None}).value == "b"


def test_a_date_has_no_time() -> None:
    table = dmn_table([("dag", "date")], [("",)], '>= date("2016-01-01") => "a"')
    assert table.decide({"dag": date(2016, 1, 1)}).value == "a"
    assert wrong(table, dag=datetime(2016, 1, 1, 10, tzinfo=UTC)) == ["CNV-423"]
    assert wrong(table, dag="2016-01-01") == ["CNV-423"]


def test_a_rule_that_cannot_be_read_is_never_silent() -> None:
    table = dmn_table(
        [("x", "number"), ("y", "number")], [("",)], '> z | > 5 => "a"', '- | - => "b"',
        policy="FIRST",
    )  # fmt: skip
    assert codes(table) == [("A1", "CNV-401")]
    assert table.decide({"x": 1, "y": 5}).value == "b"
    doubtful = table.decide({"x": 1, "y": 6})
    assert (doubtful.value, [one.code for one in doubtful.findings]) == (None, ["CNV-425"])
    assert rows(doubtful) == [2]


def test_an_output_that_cannot_be_read_is_never_silent() -> None:
    table = dmn_table(SCORE, [("", "number")], "> 1 => score * 2", "<= 1 => 0")
    assert codes(table) == [("B1", "CNV-402")]
    answer = table.decide({"score": 2})
    assert (answer.value, [one.code for one in answer.findings]) == (None, ["CNV-402"])
    assert table.decide({"score": 1}).value == 0


def test_an_output_that_is_not_allowed_is_never_silent() -> None:
    table = policy_table("UNIQUE", '> 1 => "hooog"', '<= 1 => "laag"')
    assert codes(table) == [("B1", "CNV-403")]
    assert 'Bedoelde u "hoog"?' in table.findings[0].message
    assert table.decide({"score": 2}).value is None
    assert table.decide({"score": 1}).value == "laag"


def test_verification_is_that_of_our_tables() -> None:
    found = dmn_table(SCORE, [("",)], '[0..10) => "a"', '(10..20] => "b"').verify()
    assert any(gap.holds({"score": Decimal(10)}, date(2016, 1, 1)) for gap in found.gaps)
    assert not found.overlaps
