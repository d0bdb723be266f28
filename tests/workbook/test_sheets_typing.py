"""One cell against the type of its column: what is read, what is repaired, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.cell import Cell, day_serial, dutch_date
from ibcalc.model.money import euro_text
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.rows import (
    BUDGET,
    CLIENTEN,
    KENMERKEN,
    PRODUCTEN,
    SCENARIOS,
    SHEETS,
    TARIEVEN,
    TOETSEN,
)
from ibcalc.workbook.sheets.typing_cells import read_cell

VANAF, TARIEF = TARIEVEN.column("vanaf"), TARIEVEN.column("tarief")
T_M, NOTE = TARIEVEN.column("tot_en_met"), TARIEVEN.column("bron")
AANTAL, VOLUME = CLIENTEN.column("aantal"), CLIENTEN.column("volume")
GROEI, FILTER = BUDGET.column("groei"), BUDGET.column("producten")
SOORT, BEWERKING = PRODUCTEN.column("soort"), SCENARIOS.column("bewerking")
VERPLICHT, CODE = KENMERKEN.column("verplicht"), CLIENTEN.column("code")
PERIODS = TOETSEN.column("per_periode")
CODES = ("02015", "H300")


def read(raw: str, column: Column, *known: str) -> tuple[object, list[str]]:
    typed = read_cell(Cell(raw), column, known)
    return typed.value, [problem.number for problem in typed.problems]


@pytest.mark.parametrize(
    "raw, column, value",
    [
        ("d42370", VANAF, date(2016, 1, 1)),
        ("d42370.0001", VANAF, date(2016, 1, 1)),
        ("s31-12-2016", VANAF, date(2016, 12, 31)),
        ("s31/12/2016", VANAF, date(2016, 12, 31)),
        ("s2016-12-31", VANAF, date(2016, 12, 31)),
        ("s2016-12-31 00:00:00", VANAF, date(2016, 12, 31)),
        ("s\u00a031-12-2016\u200b ", VANAF, date(2016, 12, 31)),
        ("", T_M, None),
        ("n319.24", TARIEF, 31924),
        ("n9.9499999999999993", TARIEF, 995),
        ("s1.234,56", TARIEF, 123456),
        ("s€ 45,50", TARIEF, 4550),
        ("s€ 45,-", TARIEF, 4500),
        ("s€ -", TARIEF, 0),
        ("s-€ 5,00", TARIEF, -500),
        ("s€ -5,00", TARIEF, -500),
        ("s25%", GROEI, Decimal(25)),
        ("p0.25", GROEI, Decimal(25)),
        ("p1.4999999999999999E-2", GROEI, Decimal("1.5")),
        ("p-2E-3", GROEI, Decimal("-0.2")),
        ("p1", GROEI, Decimal(100)),
        ("p0.25", NOTE, "25%"),
        ("z02015", CODE, "02015"),
        ("z00123", NOTE, "00123"),
        ("z0007", AANTAL, 7),
        ("s2016-01-05T00:00:00", VANAF, date(2016, 1, 5)),
        ("s5-1-2016 0:00", VANAF, date(2016, 1, 5)),
        ("s1,4 %", GROEI, Decimal("1.4")),
        ("n1.4", GROEI, Decimal("1.4")),
        ("n0", GROEI, Decimal(0)),
        ("s0,5%", GROEI, Decimal("0.5")),
        ("", GROEI, Decimal(0)),
        ("n12.5", VOLUME, Decimal("12.5")),
        ("n3", AANTAL, 3),
        ("s1.000", AANTAL, 1000),
        ("", AANTAL, 1),
        ("sopslag", SOORT, "opslag"),
        ("s=", BEWERKING, "="),
        ("sx", BEWERKING, "x"),
        ("b1", VERPLICHT, True),
        ("sNee", VERPLICHT, False),
        ("sJ", VERPLICHT, True),
        ("sx", VERPLICHT, True),
        ("sONWAAR", VERPLICHT, False),
        ("sTRUE", VERPLICHT, True),
        ("", VERPLICHT, False),
        ("s02015", CODE, "02015"),
        ("n300", CODE, "300"),
        ("n1E+3", CODE, "1000"),
        ("n12", NOTE, "12"),
        ("sIB1; IB3", FILTER, ("IB1", "IB3")),
        ("sIB1,IB3;", FILTER, ("IB1", "IB3")),
        ("", FILTER, ()),
        ("n692.21", PERIODS, (("", 69221),)),
        ("s€ 692,21", PERIODS, (("", 69221),)),
        (
            "s2016-P02: 692,21; 2016-P03: € 1,00",
            PERIODS,
            (("2016-P02", 69221), ("2016-P03", 100)),
        ),
        ("s2016-P02 692,21", PERIODS, (("2016-P02", 69221),)),
    ],
)
def test_is_read_without_a_finding(raw: str, column: Column, value: object) -> None:
    assert read(raw, column) == (value, [])


@pytest.mark.parametrize(
    "raw, column, value, number",
    [
        ("n42370", VANAF, date(2016, 1, 1), "120"),
        ("s42370", VANAF, date(2016, 1, 1), "120"),
        ("s20160101", VANAF, date(2016, 1, 1), "120"),
        ("n20160101", VANAF, date(2016, 1, 1), "120"),
        ("n0.25", GROEI, Decimal("0.25"), "121"),
        ("s12.50", TARIEF, 1250, "125"),
        ("s0.123", VOLUME, Decimal("0.123"), "125"),
        ("n2015", CODE, "02015", "122"),
        ("s2015", CODE, "02015", "122"),
        ("sh300", CODE, "H300", "123"),
        ("sBasis", SOORT, "basis", "123"),
        ("sX", BEWERKING, "x", "123"),
    ],
)
def test_is_repaired_with_a_warning(raw: str, column: Column, value: object, number: str) -> None:
    assert read(raw, column, *CODES) == (value, [number])


def test_only_spaces_are_repaired_in_silence() -> None:
    assert read("sH 300", CODE, *CODES) == ("H300", [])


def test_a_list_repairs_each_of_its_codes() -> None:
    assert read("sh300; 2015; H999", FILTER, *CODES) == (("H300", "02015", "H999"), ["123", "122"])


@pytest.mark.parametrize(
    "raw, column, number",
    [
        ("e#N/A", TARIEF, "111"),
        ("f", TARIEF, "112"),
        ("", TARIEF, "113"),
        ("s31-12-50", VANAF, "114"),
        ("s2016-01-05T23:00:00Z", VANAF, "114"),
        ("s5012016", VANAF, "114"),
        ("s1-13-216", VANAF, "114"),
        ("s4 januari", VANAF, "114"),
        ("s30-2-2016", VANAF, "114"),
        ("s1-1-0216", VANAF, "114"),
        ("n2016", VANAF, "114"),
        ("n99999999", VANAF, "114"),
        ("b1", VANAF, "114"),
        ("stwaalf", TARIEF, "115"),
        ("b1", TARIEF, "115"),
        ("s1 23", TARIEF, "115"),
        ("s1 234.567", TARIEF, "115"),
        ("s12,34.56", TARIEF, "115"),
        ("s(-5)", TARIEF, "115"),
        ("s12 uur", VOLUME, "115"),
        ("s1E+3", VOLUME, "115"),
        ("s1O", VOLUME, "115"),
        ("s€ 45,50", GROEI, "115"),
        ("s12%", VOLUME, "115"),
        ("p0.12", VOLUME, "129"),
        ("p0.25", TARIEF, "129"),
        ("p3", AANTAL, "129"),
        ("s#N/B", TARIEF, "111"),
        ("s#N/A", NOTE, "111"),
        ("s", TARIEF, "155"),
        ("s \u200b", VANAF, "155"),
        ("n1.5", AANTAL, "116"),
        ("n1.234", TARIEF, "117"),
        ("s12,345", TARIEF, "117"),
        ("smisschien", VERPLICHT, "118"),
        ("sbasi", SOORT, "119"),
        ("s×", BEWERKING, "119"),
        ("d42370", TARIEF, "124"),
        ("d42370", CODE, "124"),
        ("d42370", FILTER, "124"),
        ("s2016-P02: veel", PERIODS, "126"),
    ],
)
def test_is_refused(raw: str, column: Column, number: str) -> None:
    assert read(raw, column) == (None, [number])


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)))
def test_a_date_reads_the_same_however_it_is_stored(day: date) -> None:
    stored = (f"d{day_serial(day)}", f"s{dutch_date(day)}", f"s{day.isoformat()}")
    assert {read(raw, VANAF)[0] for raw in stored} == {day}


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_bare_number_is_a_date_only_with_a_warning(day: date) -> None:
    assert read(f"n{day_serial(day)}", VANAF) == (day, ["120"])
    assert read(f"n{day_serial(day + timedelta(days=90_000))}", VANAF)[1] in (["114"], ["120"])


@given(st.integers(-(10**12), 10**12))
def test_an_amount_as_ibcalc_prints_it_reads_back(cents: int) -> None:
    assert read(f"s{euro_text(cents)}", TARIEF) == (cents, [])


@given(st.text(max_size=20))
def test_of_any_text_comes_a_value_or_a_fault(text: str) -> None:
    for column in (column for spec in SHEETS for column in spec.columns if column.must_fill):
        typed = read_cell(Cell(f"s{text}"), column)
        assert (typed.value is None) == typed.faulty


@pytest.mark.parametrize(
    "text, result",
    [
        ("31-12-2016", "31-12-2016"),
        ("319,2400000001", "319,2400000001"),
        ("x" * 100, "x" * 60 + "..."),
    ],
)
def test_a_message_shows_a_value_not_too_long(text: str, result: str) -> None:
    assert shown(text) == result
