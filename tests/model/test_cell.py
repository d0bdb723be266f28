"""Cells: what was stored, by the digits that Excel shows and the days that Excel means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.cell import (
    LAST_SERIAL,
    Cell,
    Kind,
    day_serial,
    dutch_date,
    dutch_number,
    serial_day,
    shown_digits,
)


@pytest.mark.parametrize(
    "stored, number",
    [
        ("0.30000000000000004", "0.3"),
        ("319.24", "319.24"),
        ("9.9499999999999993", "9.95"),
        ("1E+3", "1000"),
        ("123456789012345", "123456789012345"),
        ("-0.1", "-0.1"),
    ],
)
def test_a_number_has_the_digits_that_are_shown(stored: str, number: str) -> None:
    assert shown_digits(stored) == Decimal(number)


@pytest.mark.parametrize("stored", ["NaN", "Infinity", "-inf", "", "twaalf", "1E+999999999999"])
def test_what_is_no_number(stored: str) -> None:
    assert shown_digits(stored) is None


@pytest.mark.parametrize(
    "serial, day",
    [
        ("60", None),  # 29 February 1900, which never was
        ("61", date(1900, 3, 1)),
        ("42370", date(2016, 1, 1)),
        ("42370.99", date(2016, 1, 1)),
        (str(LAST_SERIAL), date(9999, 12, 31)),
        (str(LAST_SERIAL + 1), None),
        ("-1", None),
    ],
)
def test_serials_are_days_of_the_1900_system(serial: str, day: date | None) -> None:
    assert serial_day(serial) == day
    assert Cell(f"d{serial}").day == day
    if day is not None:
        assert day_serial(day) == int(Decimal(serial))


@pytest.mark.parametrize(
    "raw, kind, shown, blank",
    [
        ("", Kind.EMPTY, "", True),
        ("s", Kind.TEXT, "", True),
        ("s  \t", Kind.TEXT, "", True),
        ("s x ", Kind.TEXT, "x", False),
        ("n0", Kind.NUMBER, "0", False),
        ("n1234.50", Kind.NUMBER, "1234,5", False),
        ("d42370", Kind.DATE, "1-1-2016", False),
        ("b1", Kind.BOOLEAN, "WAAR", False),
        ("b0", Kind.BOOLEAN, "ONWAAR", False),
        ("e#N/A", Kind.ERROR, "#N/A", False),
        ("f", Kind.UNCALCULATED, "", False),
    ],
)
def test_a_cell_as_it_is_shown(raw: str, kind: Kind, shown: str, blank: bool) -> None:
    cell = Cell(raw)
    assert (cell.kind, cell.shown, cell.blank) == (kind, shown, blank)


def test_a_number_is_no_date_and_a_date_no_number() -> None:
    assert Cell("n42370").day is None
    assert Cell("d42370").number is None
    assert Cell("s42370").number is None


@pytest.mark.parametrize(
    "number, text",
    [("100", "100"), ("1E+3", "1000"), ("1.50", "1,5"), ("0.0", "0"), ("-2.25", "-2,25")],
)
def test_numbers_are_shown_in_dutch(number: str, text: str) -> None:
    assert dutch_number(Decimal(number)) == text


def test_dates_are_shown_in_dutch() -> None:
    assert dutch_date(date(2016, 12, 1)) == "1-12-2016"
