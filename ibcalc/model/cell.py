"""What stands in a cell: six different things, each with the exact text it was stored as.

A cell travels as one short string, a letter for its kind and then its stored text, so that a
caseload of a million cells stays a list of strings and each distinct one is understood once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation, Overflow
from enum import StrEnum

from ibcalc.model.place import Place

EXCEL_DIGITS = Context(prec=15)
EXCEL_EPOCH = date(1899, 12, 30)
LAST_SERIAL = (date.max - EXCEL_EPOCH).days


class Kind(StrEnum):
    """The kinds of content; the value is the letter that leads the raw string."""

    EMPTY = ""
    TEXT = "s"
    NUMBER = "n"
    DATE = "d"
    BOOLEAN = "b"
    ERROR = "e"
    UNCALCULATED = "f"


PERCENT = "p"
"""Leads a number whose format shows it as a percentage: ``"p0.25"`` is what a user sees as 25%."""
PADDED = "z"
"""Leads a number whose format puts zeros before it: ``"z02015"`` is 2015, and 02015 to a user."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``raw`` is kind letter + stored text (``"sH300"``, ``"n319.24"``, ``"d42370"``)."""

    raw: str = ""
    place: Place = Place()

    @property
    def kind(self) -> Kind:
        """The kind of content; an empty text counts as text, a missing cell as empty."""
        return Kind.NUMBER if self.percent or self.padded else Kind(self.raw[:1])

    @property
    def percent(self) -> bool:
        """True for a number that Excel shows as a percentage; ``number`` is 0.25 for 25%."""
        return self.raw[:1] == PERCENT

    @property
    def padded(self) -> bool:
        """True for a number that Excel shows with zeros before it; ``text`` has them."""
        return self.raw[:1] == PADDED

    @property
    def text(self) -> str:
        """The stored text, without the kind letter, outer white space removed."""
        return self.raw[1:].strip()

    @property
    def blank(self) -> bool:
        """True for nothing and for a text of only white space."""
        return not self.raw or (self.raw[0] == Kind.TEXT and not self.text)

    @property
    def number(self) -> Decimal | None:
        """The number by its 15 shown digits, never through a binary float; None if it is none."""
        if self.kind is not Kind.NUMBER:
            return None
        return shown_digits(self.text)

    @property
    def day(self) -> date | None:
        """The date of a date cell (time of day dropped); None if it is none."""
        if self.kind is not Kind.DATE:
            return None
        return serial_day(self.text)

    @property
    def shown(self) -> str:
        """The content as a user would read it, in Dutch notation."""
        day = self.day
        if day is not None:
            return dutch_date(day)
        if self.kind is Kind.BOOLEAN:
            return "WAAR" if self.text == "1" else "ONWAAR"
        number = self.number
        if number is None:
            return self.text
        return f"{dutch_number(number * 100)}%" if self.percent else dutch_number(number)


def shown_digits(stored: str) -> Decimal | None:
    """A stored number as Excel shows it, in 15 digits: ``"0.30000000000000004"`` is 0.3."""
    try:
        number = EXCEL_DIGITS.create_decimal(stored)
    except (InvalidOperation, Overflow):
        return None
    return number if number.is_finite() else None


def serial_day(stored: str) -> date | None:
    """An Excel serial number (1900 system) as a date; None outside 1900-03-01..9999-12-31."""
    number = shown_digits(stored)
    if number is None or not 61 <= number <= LAST_SERIAL:
        return None
    return EXCEL_EPOCH + timedelta(days=int(number))


def day_serial(day: date) -> int:
    """A date as an Excel serial number (1900 system)."""
    return (day - EXCEL_EPOCH).days


def dutch_date(day: date) -> str:
    """``31-12-2016``."""
    return f"{day.day}-{day.month}-{day.year}"


def dutch_number(number: Decimal | int) -> str:
    """``1234.5`` as ``1234,5``, without an exponent and without trailing zeros."""
    text = f"{Decimal(number):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
