"""The cell language (design.md section 2): what each way of writing contains, bound by bound."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.cell import Cell, day_serial
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.cells import has_own_meaning, read_condition
from ibcalc.tables.language.conditions import Any, Between, Condition, Not, OneOf, Prefix, Union
from tests.tables.markdown import codes, soort

KLASSE = soort("Klasse", KenmerkSoort.GEHEEL)
GETAL = soort("Uren", KenmerkSoort.GETAL)
BEDRAG = soort("Inkomen", KenmerkSoort.BEDRAG)
DAG = soort("Start", KenmerkSoort.DATUM)
THUIS = soort("Thuiswonend", KenmerkSoort.JA_NEE)
CODE = codes("Code", "H126", "H127", "H132", "H152", "H153", "H300", "02015", "02-015")
VRIJ = soort("Regeling", KenmerkSoort.CODE)


def condition(text: str, kenmerk: Kenmerk) -> Condition:
    """The condition of a text cell without any finding."""
    found, findings = read_condition(Cell(f"s{text}"), kenmerk)
    assert not findings
    return found


def numbers(text: str, kenmerk: Kenmerk = KLASSE) -> list[int]:
    """Which of 0..9 the cell contains."""
    asked = condition(text, kenmerk)
    return [number for number in range(10) if asked.matches(Decimal(number))]


@pytest.mark.parametrize(
    "text, contained",
    [
        ("3", [3]),
        ("= 3", [3]),
        (" 3 ", [3]),
        ("1-2", [1, 2]),
        ("1 - 2", [1, 2]),
        ("1–2", [1, 2]),
        ("1 t/m 2", [1, 2]),
        ("1 T/M 2", [1, 2]),
        ("1 tot en met 2", [1, 2]),
        ("3-3", [3]),
        (">= 7", [7, 8, 9]),
        (">=7", [7, 8, 9]),
        ("> 7", [8, 9]),
        ("<= 2", [0, 1, 2]),
        ("< 2", [0, 1]),
        ("≥ 8", [8, 9]),
        ("≤ 1", [0, 1]),
        ("1; 3", [1, 3]),
        ("1 ; 3-4 ; >= 9", [1, 3, 4, 9]),
        ("niet 1-7", [0, 8, 9]),
        ("niet 0; 1; 2-8", [9]),
        ("NIET < 8", [8, 9]),
        ("<> 0", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("-3 t/m 1", [0, 1]),
        ("-3-1", [0, 1]),
        ("-5--1", []),
        ("1;", [1]),
        ("1\n3", [1, 3]),
    ],
)
def test_numbers(text: str, contained: list[int]) -> None:
    assert numbers(text) == contained


@pytest.mark.parametrize("text", ["", "   ", "-", "*", "–"])
@pytest.mark.parametrize("kenmerk", [KLASSE, DAG, THUIS, CODE, VRIJ], ids=lambda k: k.naam)
def test_any_contains_leeg(text: str, kenmerk: Kenmerk) -> None:
    asked = condition(text, kenmerk)
    assert asked == Any()
    assert asked.matches(None)
    assert asked.matches("H126")


@pytest.mark.parametrize("text", ["1-9", ">= 0", "< 5", "niet 3", "niet leeg", "3", "niet 3; leeg"])
def test_leeg_is_in_nothing_that_does_not_ask_for_it(text: str) -> None:
    assert not condition(text, KLASSE).matches(None)


def test_leeg_is_asked_for_by_its_word() -> None:
    assert condition("leeg", KLASSE).matches(None)
    assert not condition("Leeg", KLASSE).matches(Decimal(3))
    assert numbers("niet leeg") == list(range(10))


def test_leeg_beside_values() -> None:
    asked = condition("1-2; leeg; 5", KLASSE)
    assert isinstance(asked, Union)
    assert [value for value in (None, *map(Decimal, range(7))) if asked.matches(value)] == [
        None, Decimal(1), Decimal(2), Decimal(5),
    ]  # fmt: skip


def test_bounds_between_whole_numbers() -> None:
    half = Decimal("2.5")
    assert condition("1 t/m 2,5", GETAL).matches(half)
    assert not condition("< 2,5", GETAL).matches(half)
    assert condition("<= 2,5", GETAL).matches(half)
    assert condition("> 2,49", GETAL).matches(half)
    assert not condition("> 2,5", GETAL).matches(half)


@pytest.mark.parametrize(
    "text, value",
    [
        ("1.234,56", "1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("€12,5", "12.5"),
        ("12345", "12345"),
        ("-0,5", "-0.5"),
        ("1.000.000", "1000000"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert condition(text, BEDRAG) == OneOf((Decimal(value),))


def test_a_cent_counts() -> None:
    asked = condition("€ 100,00 t/m € 199,99", BEDRAG)
    assert asked.matches(Decimal("199.99"))
    assert not asked.matches(Decimal(200))
    assert not asked.matches(Decimal("99.99"))


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("1-1-2016 t/m 31-12-2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("1-1-2016 - 31-12-2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("1/1/2016 t/m 2016-12-31", date(2016, 1, 1), date(2016, 12, 31)),
        (">= 1-1-2016", date(2016, 1, 1), None),
        ("> 31-12-2015", date(2016, 1, 1), None),
        ("<= 31-12-2016", None, date(2016, 12, 31)),
        ("< 1-1-2017", None, date(2016, 12, 31)),
        ("29-2-2016", date(2016, 2, 29), date(2016, 2, 29)),
    ],
)
def test_days_step_by_one(text: str, first: date | None, last: date | None) -> None:
    asked, day = condition(text, DAG), timedelta(1)
    if first is not None:
        assert (asked.matches(first - day), asked.matches(first)) == (False, True)
    if last is not None:
        assert (asked.matches(last), asked.matches(last + day)) == (True, False)


def test_codes() -> None:
    assert condition("H152 ; H153", CODE) == OneOf(("H152", "H153"))
    assert condition("= H152", CODE) == OneOf(("H152",))
    asked = condition("niet H126; H127", CODE)
    assert [code for code in CODE.domain.values if not asked.matches(code)] == ["H126", "H127"]


def test_a_prefix() -> None:
    asked = condition("H1*", CODE)
    assert asked == Prefix("H1")
    inside = [code for code in CODE.domain.values if asked.matches(code)]
    assert inside == ["H126", "H127", "H132", "H152", "H153"]
    assert condition("niet H1*; 02015", CODE).matches("H300")
    assert not condition("niet H1*; 02015", CODE).matches("02015")


def test_a_code_with_a_dash_is_a_code() -> None:
    assert condition("02-015", CODE) == OneOf(("02-015",))
    assert condition("H126; 02-015", CODE) == OneOf(("02-015", "H126")[::-1])
    assert condition("02-015", VRIJ) == OneOf(("02-015",))


@pytest.mark.parametrize("text", ["a; b", "-", "1 t/m 2", "H*", "niet a"])
def test_what_stands_in_the_list_is_that_value(text: str) -> None:
    assert condition(text, codes("Code", text, "a")) == OneOf((text,))


def test_leeg_beside_a_list() -> None:
    assert condition("leeg", CODE).matches(None)
    assert not condition("leeg", CODE).matches("H126")


def test_a_value_that_begins_with_niet_is_a_value() -> None:
    kenmerk = codes("Status", "bekend", "niet bekend", "anders")
    assert condition("niet bekend", kenmerk) == OneOf(("niet bekend",))
    assert condition("niet bekend; anders", kenmerk) == OneOf(("niet bekend", "anders"))
    assert condition("niet anders", kenmerk) == Not(OneOf(("anders",)))


@pytest.mark.parametrize(
    "text, ja, nee",
    [
        ("ja", True, False),
        ("Nee", False, True),
        ("niet ja", False, True),
        ("ja; leeg", True, False),
    ],
)
def test_ja_and_nee(text: str, ja: bool, nee: bool) -> None:
    asked = condition(text, THUIS)
    assert (asked.matches(True), asked.matches(False)) == (ja, nee)


@pytest.mark.parametrize(
    "raw, kenmerk, value",
    [
        ("n3", KLASSE, Decimal(3)),
        ("n12.5", GETAL, Decimal("12.5")),
        ("n0.30000000000000004", GETAL, Decimal("0.3")),
        (f"d{day_serial(date(2016, 1, 1))}", DAG, date(2016, 1, 1)),
        (f"d{day_serial(date(2016, 1, 1))}.75", DAG, date(2016, 1, 1)),
        ("b1", THUIS, True),
        ("b0", THUIS, False),
        ("n300", codes("Code", "300", "400"), "300"),
        ("n300", VRIJ, "300"),
    ],
)
def test_cells_that_excel_stored_as_numbers_days_and_booleans(
    raw: str, kenmerk: Kenmerk, value: Value
) -> None:
    assert read_condition(Cell(raw), kenmerk) == (OneOf((value,)), ())


@pytest.mark.parametrize("value", ["3", True, date(2016, 1, 1)])
def test_a_value_of_another_soort_is_in_no_number(value: Value) -> None:
    for text in ("1", "3", ">= 0", "0-9"):
        assert not condition(text, KLASSE).matches(value)


whole = st.integers(-50, 50)


@given(whole, whole, whole)
def test_a_range_holds_exactly_what_lies_between(first: int, second: int, value: int) -> None:
    low, high = sorted((first, second))
    inside = low <= value <= high
    for text in (f"{low} t/m {high}", f"{low}-{high}", f"<0; {low} t/m {high}"):
        expected = inside or (text[0] == "<" and value < 0)
        assert condition(text, KLASSE).matches(Decimal(value)) == expected
    assert condition(f"niet {low} t/m {high}", KLASSE).matches(Decimal(value)) != inside


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_dutch_amount_is_read_back(amount: Decimal) -> None:
    grouped = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert condition(f"{grouped} t/m {grouped}", BEDRAG) == Between(amount, amount)


PIECES = [
    "1",
    "-",
    "2",
    "t/m",
    ">=",
    "<",
    ";",
    " ",
    "*",
    "niet ",
    "leeg",
    "ja",
    "H1",
    ",",
    ".",
    "=",
]
SOORTEN = [*(soort("K", kind) for kind in KenmerkSoort), codes("K", "H1", "H12", "1-2")]
SOORTEN.append(soort("K", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))))


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12))
def test_every_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for kenmerk in SOORTEN:
        asked, findings = read_condition(Cell(f"s{text}"), kenmerk)
        assert has_fout(findings) <= (asked == Any())
        assert asked.matches(None) in (True, False)
        if not findings and asked != Any() and "leeg" not in text.casefold():
            assert not asked.matches(None)


@pytest.mark.parametrize(
    "value", ["leeg", "Leeg", "-", "*", "A*", "niet nodig", "<> B", "=3", ">5"]
)
def test_texts_that_a_cell_can_read_as_a_sign(value: str) -> None:
    assert has_own_meaning(value)


@pytest.mark.parametrize("value", ["onbekend", "legen", "A-B", "nietig", "H300", "1 t/m 8 uur"])
def test_texts_that_are_only_themselves(value: str) -> None:
    assert not has_own_meaning(value)
