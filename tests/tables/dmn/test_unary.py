"""Unary tests of FEEL, at their bounds and at null; public tests let such faults pass.

Held here: every comparison at its bound, every form of range at both ends, null in negations.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.kenmerk import KenmerkSoort, Value
from ibcalc.tables.dmn.feel_text import condition_feel, feel_name, value_feel
from ibcalc.tables.dmn.tokens import NotReadable
from ibcalc.tables.dmn.unary import read_constant, read_list, read_tests
from ibcalc.tables.language.conditions import EMPTY, Between, Condition, Not, OneOf, Prefix, Union

NUMBERS = (Decimal(0), Decimal(1), Decimal("1.5"), Decimal(2), Decimal(3))


def held(text: str, values: tuple[Value, ...], soort: KenmerkSoort) -> list[str]:
    """The values for which a cell holds, as text; null is ``-``."""
    condition = read_tests(text, soort).condition
    return ["-" if value is None else str(value) for value in values if condition.matches(value)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1", "1"),
        ("= 1", "1"),
        ("!= 1", "0 1.5 2 3 -"),
        ("< 1", "0"),
        ("<= 1", "0 1"),
        ("> 1", "1.5 2 3"),
        (">= 1", "1 1.5 2 3"),
        ("[1..2]", "1 1.5 2"),
        ("[1..2)", "1 1.5"),
        ("[1..2[", "1 1.5"),
        ("(1..2]", "1.5 2"),
        ("]1..2]", "1.5 2"),
        ("(1..2)", "1.5"),
        ("]1..2[", "1.5"),
        ("1, 3", "1 3"),
        ("< 1, 2", "0 2"),
        ("-", "0 1 1.5 2 3 -"),
        ("", "0 1 1.5 2 3 -"),
        ("null", "-"),
        ("1, null", "1 -"),
        ("!= null", "0 1 1.5 2 3"),
        ("not(null)", "0 1 1.5 2 3"),
        ("not(1)", "0 1.5 2 3 -"),
        ("not(1, 2)", "0 1.5 3 -"),
        ("not(1, null)", "0 1.5 2 3"),
        ("not([1..2])", "0 3 -"),
        ("not([1..2), null)", "0 2 3"),
        ("not(> 1)", "0 1 -"),
        ("not(> 1, null)", "0 1"),
        ("? >= 2", "2 3"),
        ("? > 1 and ? <= 2", "1.5 2"),
        ("? >= 1 and ? < 1.5", "1"),
        ("? > 1 and ? >= 2", "2 3"),
        ("? >= 2 and ? > 1", "2 3"),
        ("? >= 1 and ? > 1", "1.5 2 3"),
        ("? < 2 and ? <= 3 and ? >= 0", "0 1 1.5"),
        ("? < 1 or ? > 2", "0 3"),
        ("? in (1, 3)", "1 3"),
        ("? in [1..2)", "1 1.5"),
        ("? = null", "-"),
        (">= -1", "0 1 1.5 2 3"),
        ("[-1..0]", "0"),
        (".5", ""),
        ("1.50", "1.5"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert held(text, (*NUMBERS, None), KenmerkSoort.GETAL) == expected.split()


DAYS = (date(2015, 12, 31), date(2016, 1, 1), date(2016, 1, 2), None)


@pytest.mark.parametrize(
    "text, expected",
    [
        ('date("2016-01-01")', "2016-01-01"),
        ('@"2016-01-01"', "2016-01-01"),
        ('>= date("2016-01-01")', "2016-01-01 2016-01-02"),
        ('> date("2016-01-01")', "2016-01-02"),
        ('< date("2016-01-01")', "2015-12-31"),
        ("<= date(2016, 1, 1)", "2015-12-31 2016-01-01"),
        ('[date("2016-01-01")..date("2016-01-02"))', "2016-01-01"),
        ('(date("2015-12-31")..date("2016-01-02")]', "2016-01-01 2016-01-02"),
        ("date(2016, 1, 2)", "2016-01-02"),
        ('date(date and time("2016-01-01T10:00:00"))', "2016-01-01"),
        ('date(date and time(date(2016, 1, 1), time("10:00:00")))', "2016-01-01"),
        ('not(date("2016-01-01"))', "2015-12-31 2016-01-02 -"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert held(text, DAYS, KenmerkSoort.DATUM) == expected.split()


TEXTS = ("H1", "H12", "h1", "H2", "", None)


@pytest.mark.parametrize(
    "text, expected",
    [
        ('"H1"', ["H1"]),
        ('"H1","H2"', ["H1", "H2"]),
        ('""', [""]),
        ('not("H1")', ["H12", "h1", "H2", "", "-"]),
        ('not("H1", null)', ["H12", "h1", "H2", ""]),
        ('starts with(?, "H1")', ["H1", "H12"]),
        ('? != null and starts with(?, "H1")', ["H1", "H12"]),
        ('not(starts with(?, "H1"))', ["h1", "H2", "", "-"]),
        ('not(starts with(?, "H1"), null)', ["h1", "H2", ""]),
        ('not(not("H1"))', ["H1"]),
        ("null", ["-"]),
    ],
)
def test_texts(text: str, expected: list[str]) -> None:
    assert held(text, TEXTS, KenmerkSoort.CODE) == expected


@pytest.mark.parametrize(
    "text, expected",
    [("true", ["True"]), ("false", ["False"]), ("true, false", ["True", "False"]),
     ("not(true)", ["False", "-"]), ("not(true, null)", ["False"]), ("-", ["True", "False", "-"])],
)  # fmt: skip
def test_booleans(text: str, expected: list[str]) -> None:
    assert held(text, (True, False, None), KenmerkSoort.JA_NEE) == expected


@pytest.mark.parametrize(
    "text, soort",
    [
        ("Age", KenmerkSoort.GETAL),
        ("1 + 2", KenmerkSoort.GETAL),
        ("[5..1]", KenmerkSoort.GETAL),
        ("[1..2", KenmerkSoort.GETAL),
        ("1..2", KenmerkSoort.GETAL),
        ("[null..2]", KenmerkSoort.GETAL),
        ("<", KenmerkSoort.GETAL),
        ("1,", KenmerkSoort.GETAL),
        ("1 2", KenmerkSoort.GETAL),
        ("not(1", KenmerkSoort.GETAL),
        ('"1"', KenmerkSoort.GETAL),
        ("true", KenmerkSoort.GETAL),
        ("1", KenmerkSoort.CODE),
        ('< "a"', KenmerkSoort.CODE),
        ('"a', KenmerkSoort.CODE),
        ("H1", KenmerkSoort.CODE),
        ('contains(?, "a")', KenmerkSoort.CODE),
        ('date("2016-02-30")', KenmerkSoort.DATUM),
        ('date("1-1-2016")', KenmerkSoort.DATUM),
        ('date and time("2016-01-01T10:00:00")', KenmerkSoort.DATUM),
        ('duration("P1D")', KenmerkSoort.DATUM),
        ("? > 3 and ? < 2", KenmerkSoort.GETAL),
        ("? > 3 and null", KenmerkSoort.GETAL),
        ("#", KenmerkSoort.GETAL),
        ("not(" * 2000 + "1" + ")" * 2000, KenmerkSoort.GETAL),
        ("date(" * 2000, KenmerkSoort.DATUM),
    ],
)
def test_what_cannot_be_read_is_said(text: str, soort: KenmerkSoort) -> None:
    with pytest.raises(NotReadable):
        read_tests(text, soort)


@pytest.mark.parametrize(
    "text, expected",
    [
        ('"a"', "a"),
        ('"a \\"b\\" \\\\ \\n \\u0041"', 'a "b" \\ \n A'),
        ("-12.50", Decimal("-12.5")),
        ("-0.12345678901234567890123456789012", Decimal("-0.12345678901234567890123456789012")),
        ("true", True),
        ("null", None),
        ("", None),
        ('date("2016-12-31")', date(2016, 12, 31)),
        ('number("1.234,5", ".", ",")', Decimal("1234.5")),
    ],
)
def test_constants(text: str, expected: Value) -> None:
    assert read_constant(text) == expected


@pytest.mark.parametrize("text", ["1 + 1", "-x", "input", '"a", "b"', "-", '{"a": 1}', "f(1)"])
def test_an_output_is_one_fixed_value(text: str) -> None:
    with pytest.raises(NotReadable):
        read_constant(text)


def test_a_list_keeps_its_order() -> None:
    assert read_list('"b", "a", null') == ("b", "a", None)


numbers = st.integers(-3, 3).map(Decimal)
texts = st.sampled_from(["a", "ab", "b", 'q"\\', "é\n"])


@st.composite
def ranges(draw: st.DrawFn) -> Between:
    low, high = sorted((draw(numbers), draw(numbers)))
    ends = draw(st.sampled_from(["both", "low", "high"]))
    return Between(
        low if ends != "high" else None,
        high if ends != "low" else None,
        ends != "high" and draw(st.booleans()),
        ends != "low" and draw(st.booleans()),
    )


def listed(values: st.SearchStrategy[Value]) -> st.SearchStrategy[Condition]:
    return st.lists(values, min_size=1, max_size=3).map(lambda each: OneOf(tuple(each)))


number_parts = st.one_of(listed(numbers), ranges(), st.just(EMPTY))
text_parts = st.one_of(listed(texts), texts.map(Prefix), st.just(EMPTY))


def conditions(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=3).map(lambda each: Union(tuple(each)))
    plain = st.one_of(parts, several)
    mixed = st.tuples(plain.map(Not), parts).map(Union)
    return st.one_of(plain, plain.map(Not), mixed)


@given(conditions(number_parts))
def test_a_condition_on_numbers_survives_feel(condition: Condition) -> None:
    again = read_tests(condition_feel(condition), KenmerkSoort.GETAL).condition
    for value in (*[Decimal(step) / 2 for step in range(-8, 9)], None):
        assert again.matches(value) == condition.matches(value)


@pytest.mark.parametrize("low_open", [True, False])
@pytest.mark.parametrize("high_open", [True, False])
def test_both_ends_of_a_range_survive_feel(low_open: bool, high_open: bool) -> None:
    between = Between(Decimal(1), Decimal(2), low_open, high_open)
    assert read_tests(condition_feel(between)).condition == between


def test_a_start_is_no_hit_for_null_whatever_the_program() -> None:
    assert condition_feel(Prefix("H1")) == '? != null and starts with(?, "H1")'


@given(conditions(text_parts))
def test_a_condition_on_texts_survives_feel(condition: Condition) -> None:
    again = read_tests(condition_feel(condition), KenmerkSoort.TEKST).condition
    for value in ("a", "ab", "abc", "b", 'q"\\', "é\n", "", None):
        assert again.matches(value) == condition.matches(value)


@given(st.one_of(st.text(), st.booleans(), st.none(), st.dates(), st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9)))  # fmt: skip
def test_a_value_survives_feel(value: Value) -> None:
    if isinstance(value, str) and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        return
    assert read_constant(value_feel(value)) == value


@pytest.mark.parametrize(
    "naam, expected",
    [("Klasse", "Klasse"), ("Uren 2015", "Uren_2015"), ("T/m", "T_m"), ("2e kans", "_2e_kans"),
     ("%", "_"), ("date", "_date"), ("Één", "Één")],
)  # fmt: skip
def test_names_that_every_program_takes(naam: str, expected: str) -> None:
    assert feel_name(naam, ()) == expected


def test_names_stay_different() -> None:
    assert feel_name("a b", {"a_b", "a_b_2"}) == "a_b_3"
