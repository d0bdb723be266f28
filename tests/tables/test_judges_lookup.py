"""Deciding by the diagram is deciding row by row: on random tables, one by one and all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

import numpy as np
import pytest

from ibcalc.model.kenmerk import Value
from ibcalc.tables.decision import Decision, DecisionTable, coded
from ibcalc.tables.language.literals import fits
from tests.tables.judges import lookup
from tests.tables.judges.brute_force import days_of
from tests.tables.judges.made import Made
from tests.tables.judges.random_tables import random_table

SHARES, TABLES = 8, 60
ASKED = 60
STRANGE: tuple[Value, ...] = (
    None, "", "a", "aa", "H", "H1 ", "ja", True, False, Decimal(0), Decimal(1), Decimal(-7),
    Decimal("0.015"), Decimal("2.25"), Decimal(99), date(2016, 2, 28), date.min, date.max,
)  # fmt: skip
"""Values of any soort, most of them outside the domain."""

Asked = Mapping[str, Value]


def tables(share: int) -> list[Made]:
    """The tables of one share, always the same."""
    return [random_table(Random(number)) for number in range(share, SHARES * TABLES, SHARES)]


def questions(rng: Random, made: Made, table: DecisionTable) -> list[tuple[Asked, date]]:
    """Combinations of values inside and outside the domains, now and then with one absent."""
    days = (*days_of((table,)), date.min, date.max)
    return [
        (
            {
                column.key: rng.choice(one.values if rng.random() < 0.9 else STRANGE)
                for column, one in zip(table.columns, made.fields, strict=True)
                if rng.random() < 0.97
            },
            rng.choice(days),
        )
        for _ in range(ASKED)
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_table_decides_as_its_rows_do_one_by_one(share: int) -> None:
    for made in tables(share):
        table = made.table
        for values, day in questions(Random(share), made, table):
            expected = lookup.decide(table, values, day)
            assert table.decide(values, day) == expected, f"{made}\n{values} {day}"


@pytest.mark.parametrize("share", range(SHARES))
def test_every_value_that_does_not_exist_is_named(share: int) -> None:
    for made in tables(share):
        table = made.table
        for values, _ in questions(Random(share), made, table):
            named = {kenmerk.naam for kenmerk in table.outside(values)}
            for column, one in zip(table.columns, made.fields, strict=True):
                value = values.get(column.key)
                known = value is None or any(same(value, other) for other in one.values)
                assert known <= (column.naam not in named)
                assert fits(value, one.kenmerk) == (column.naam not in named)


def same(value: Value, other: Value) -> bool:
    """True for the same value; ja is not the number 1."""
    return value == other and type(value) is type(other)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_caseload_is_decided_as_its_rows_are(share: int) -> None:
    rng = Random(share)
    for made in tables(share):
        table = made.table
        asked = questions(rng, made, table)
        absent = {column.key for column in table.columns if rng.random() < 0.1}
        columns = {
            column.key: [values.get(column.key) for values, _ in asked]
            for column in table.columns
            if column.key not in absent
        }
        days = [day for _, day in asked]
        expected = [
            lookup.decide(table, {k: v for k, v in values.items() if k not in absent}, day)
            for values, day in asked
        ]
        assert decided(rng, table, columns, days) == expected, str(made)


def decided(
    rng: Random, table: DecisionTable, columns: Mapping[str, Sequence[Value]], days: Sequence[date]
) -> list[Decision]:
    """What ``decide_all`` decides, from plain columns or from coded ones."""
    numbers = np.array([day.toordinal() for day in days], np.int32)
    given = {k: coded(v) if rng.random() < 0.5 else v for k, v in columns.items()}
    decisions = table.decide_all(given, numbers)
    return [decisions[row] for row in range(len(numbers))]


@pytest.mark.parametrize(
    "made", [random_table(Random(number)) for number in range(40)], ids=range(40)
)
def test_a_caseload_without_rows_has_no_decisions(made: Made) -> None:
    table = made.table
    columns = {column.key: coded(()) for column in table.columns}
    assert len(table.decide_all(columns, np.zeros(0, np.int32))) == 0


def test_coded_values_that_no_row_uses_decide_nothing() -> None:
    table = random_table(Random(7)).table
    key = table.columns[0].key
    coded_column = ((None, "nergens", Decimal(5)), np.array([0, 0], np.int32))
    days = np.array([736000, 736000], np.int32)
    decisions = table.decide_all({key: coded_column}, days)
    expected = lookup.decide(table, {}, date.fromordinal(736000))
    assert [decisions[0], decisions[1]] == [expected, expected]
    assert decisions.decisions == (expected,)


def test_dates_of_rows_ask_for_days() -> None:
    dated = next(made for made in map(made_of, range(100)) if any(row.span[0] for row in made.rows))
    with pytest.raises(ValueError, match="days"):
        dated.table.decide_all({dated.table.columns[0].key: [None]})


def test_columns_of_one_caseload_are_as_long_as_each_other() -> None:
    made = next(made for made in map(made_of, range(100)) if len(made.fields) > 1)
    first, second, *_ = (column.key for column in made.table.columns)
    with pytest.raises(ValueError, match="length"):
        made.table.decide_all({first: [None], second: [None, None]})


def made_of(number: int) -> Made:
    return random_table(Random(number))
