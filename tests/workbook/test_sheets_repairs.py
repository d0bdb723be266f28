"""What is written in another way: read if it can mean one thing, else refused with a proposal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.cell import Cell
from ibcalc.model.place import Place
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell
from tests.workbook.test_sheets_typing import (
    AANTAL,
    CODE,
    CODES,
    GROEI,
    T_M,
    TARIEF,
    VANAF,
    VERPLICHT,
    VOLUME,
    read,
)


@pytest.mark.parametrize(
    "raw, column, value, number",
    [
        ("n42370.75", VANAF, date(2016, 1, 1), "120"),
        ("s05012016", VANAF, date(2016, 1, 5), "120"),
        ("s31-12-16", VANAF, date(2016, 12, 31), "127"),
        ("s31.12.49", VANAF, date(2049, 12, 31), "127"),
        ("s5 mei '16", VANAF, date(2016, 5, 5), "127"),
        ("s1 jan 2016", VANAF, date(2016, 1, 1), "127"),
        ("s1-mrt-2016", VANAF, date(2016, 3, 1), "127"),
        ("sma 4 januari 2016", VANAF, date(2016, 1, 4), "127"),
        ("sJanuary 5, 2016", VANAF, date(2016, 1, 5), "127"),
        ("s2016/01/05", VANAF, date(2016, 1, 5), "127"),
        ("s2016-01-05T13:45:00", VANAF, date(2016, 1, 5), "127"),
        ("s2016-01-05T13:45:00Z", VANAF, date(2016, 1, 5), "127"),
        ("s5-1-2016 13:45 uur", VANAF, date(2016, 1, 5), "127"),
        ("s12/31/2016", VANAF, date(2016, 12, 31), "127"),
        ("s5 \u2013 1 \u2013 2016", VANAF, date(2016, 1, 5), "127"),
        ("s\uff15-1-2016", VANAF, date(2016, 1, 5), "127"),
        ("s'5-1-2016", VANAF, date(2016, 1, 5), "127"),
        ("s1,234.56", TARIEF, 123456, "128"),
        ("s1,234,567", VOLUME, Decimal(1234567), "128"),
        ("s1 234,56", TARIEF, 123456, "128"),
        ("s1\u00a0234", TARIEF, 123400, "128"),
        ("s1\u202f234,5", TARIEF, 123450, "128"),
        ("s1'234.56", TARIEF, 123456, "128"),
        ("sEUR 45,50", TARIEF, 4550, "128"),
        ("s45,50 euro", TARIEF, 4550, "128"),
        ("s45,5-", TARIEF, -4550, "128"),
        ("s(45,50)", TARIEF, -4550, "128"),
        ("s(\u20ac 45,50)", TARIEF, -4550, "128"),
        ("s+5", TARIEF, 500, "128"),
        ("s,5", TARIEF, 50, "128"),
        ("s\uff11\uff12", VOLUME, Decimal(12), "128"),
        ("s'02015", CODE, "02015", "123"),
        ("s2015.0", CODE, "02015", "122"),
        ("sH-300", CODE, "H300", "123"),
        ("s\uff28300", CODE, "H300", "123"),
        ("syes", VERPLICHT, True, "123"),
        ("n1", VERPLICHT, True, "123"),
        ("n0", VERPLICHT, False, "123"),
        ("s\u2714", VERPLICHT, True, "123"),
    ],
)
def test_another_notation_is_read_with_a_warning(
    raw: str, column: Column, value: object, number: str
) -> None:
    assert read(raw, column, *CODES) == (value, [number])


@pytest.mark.parametrize(
    "raw, column, hint",
    [
        ("s31-12-50", VANAF, "Bedoelde u 31-12-1950 of 31-12-2050?"),
        ("s31-2-2016", VANAF, "Februari 2016 heeft 29 dagen."),
        ("s30 feb 2015", VANAF, "Februari 2015 heeft 28 dagen."),
        ("n2016", VANAF, "typ ook dag en maand"),
        ("s2016-01-05T23:00Z", VANAF, "Greenwich"),
        ("sheden", T_M, "Laat de cel leeg"),
        ("sn.v.t.", VOLUME, "Laat de cel leeg"),
        ("s12 uur", VOLUME, "Typ alleen het getal: 12."),
        ("s1E+3", VOLUME, "Bedoelde u 1000?"),
        ("s1O", VOLUME, "bedoelde u 10?"),
        ("s12%", VOLUME, "Laat het procentteken weg"),
        ("s1,234", AANTAL, "Bedoelde u 1234?"),
        ("s12,345", TARIEF, "Bedoelde u 12345?"),
        ("s€ 3", GROEI, "Hier hoort een percentage"),
    ],
)
def test_what_is_refused_proposes_how_to_mend_it(raw: str, column: Column, hint: str) -> None:
    (told,) = cell_findings(read_cell(Cell(raw), column), column, Place(), "MOD")
    assert hint in told.message


@pytest.mark.parametrize("raw, column", [("s-", TARIEF), ("sheden", VANAF)])
def test_it_is_not_proposed_to_leave_empty_what_must_be_filled(raw: str, column: Column) -> None:
    (told,) = cell_findings(read_cell(Cell(raw), column), column, Place(), "MOD")
    assert "leeg" not in told.message


def test_a_month_in_front_makes_the_rest_of_the_column_suspect() -> None:
    (told,) = cell_findings(read_cell(Cell("s12/31/2016"), VANAF), VANAF, Place(), "MOD")
    assert told.fix.startswith("Schrijf de datum als 31-12-2016. Kijk ook de andere datums")


def test_a_serial_long_before_or_after_our_time_is_no_date() -> None:
    assert read("s31129999", VANAF) == (None, ["114"])
    assert read("n99999", VANAF) == read("n10001", VANAF) == (None, ["114"])


def test_a_number_that_may_have_lost_a_zero_is_no_code_if_both_exist() -> None:
    both = ("215", "0215")
    assert read("n215", CODE, *both) == (None, ["154"])
    assert read("s215", CODE, *both) == ("215", [])
    assert read("z0215", CODE, *both) == ("0215", [])
    assert read("n215", CODE, "215") == ("215", [])
    assert read("n215", CODE, "0215") == ("0215", ["122"])


@pytest.mark.parametrize("text", ["1.1", "H3OO", "H300; 02015", "300"])
def test_a_code_that_can_be_another_stays_what_it_is(text: str) -> None:
    assert read(f"s{text}", CODE, "11", *CODES) == (text, [])
