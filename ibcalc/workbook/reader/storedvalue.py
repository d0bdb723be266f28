"""From what is stored in a cell to its raw form: kind letter + text (see ibcalc.model.cell)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from ibcalc.model.cell import PADDED, PERCENT, Kind, day_serial
from ibcalc.workbook.reader.storedtext import decoded

UNREADABLE = Kind.ERROR + "#ONLEESBAAR"
"""A cell whose stored value means nothing: an error of its own, never empty or zero."""
DAYS_1904 = 1462
"""Days between the epochs of the two date systems: 1 January 1904 and 30 December 1899."""
FIRST_DAY, LAST_SERIAL_1904 = 61, 2_957_003
"""1 March 1900, from where Excel's serials are right, and 31 December 9999 in the 1904 system."""
LONGEST_INDEX = 9
LONGEST_NUMBER = 400
"""Characters: 1E308 written out has 309 digits; arithmetic with far more would never end."""
MEMO_SIZE = 200_000
"""Distinct values remembered per kind, so that equal cells share one text."""

# Excel's numbers end at 1E308; an exponent of more digits would only overflow further on.
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_BOOLEANS = {"1": "b1", "0": "b0", "true": "b1", "false": "b0"}

Understand = Callable[[str], str]


class Memo(dict[str, str]):
    """Stored text to raw cell, understood once per distinct text."""

    def __init__(self, understand: Understand) -> None:
        super().__init__()
        self._understand = understand

    def __missing__(self, stored: str) -> str:
        if len(self) >= MEMO_SIZE:
            self.clear()
        raw = self[stored] = self._understand(stored)
        return raw


def number(stored: str) -> str:
    """``"319.24"`` as ``"n319.24"``; nothing as empty."""
    text = stored.strip()
    if not text:
        return ""
    sound = len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text)
    return Kind.NUMBER + text if sound else UNREADABLE


def percentage(stored: str) -> str:
    """A number with a percentage format: ``"0.25"`` as ``"p0.25"``, which Excel shows as 25%."""
    raw = number(stored)
    return PERCENT + raw[1:] if raw and raw != UNREADABLE else raw


def padded(width: int) -> Understand:
    """Understands a number that shows at least so many digits: ``"2015"`` as ``"z02015"``.

    One that has as many by itself, a fraction and a negative one are like any other number.
    """

    def understand(stored: str) -> str:
        text = stored.strip()
        short = text.isascii() and text.isdigit() and len(text) < width
        return PADDED + text.zfill(width) if short else number(stored)

    return understand


def serial_1900(stored: str) -> str:
    """A number with a date format, in the 1900 system: ``"42370"`` as ``"d42370"``."""
    raw = number(stored)
    return Kind.DATE + raw[1:] if raw and raw != UNREADABLE else raw


def serial_1904(stored: str) -> str:
    """The same for a workbook in the 1904 system, shifted to the 1900 system."""
    raw = serial_1900(stored)
    if not raw or raw == UNREADABLE:
        return raw
    serial = Decimal(raw[1:])
    return f"{Kind.DATE}{serial + DAYS_1904}" if abs(serial) <= LAST_SERIAL_1904 else UNREADABLE


def iso_day(stored: str) -> str:
    """``"2016-01-01T00:00:00Z"`` as its serial, without the time of day.

    What is no date, or one that has no serial in Excel, stays the text that it is.
    """
    text = stored.strip()
    match = _ISO_DAY.fullmatch(text)
    if not match:
        return Kind.TEXT + text if text else ""
    try:
        serial = day_serial(date.fromisoformat(match[1]))
    except ValueError:
        return UNREADABLE
    return f"{Kind.DATE}{serial}" if serial >= FIRST_DAY else Kind.TEXT + text


def boolean(stored: str) -> str:
    """``"1"`` or ``"true"`` as ``"b1"``."""
    text = stored.strip()
    return _BOOLEANS.get(text.casefold(), UNREADABLE) if text else ""


def error(stored: str) -> str:
    """``"#N/A"`` as ``"e#N/A"``."""
    text = stored.strip()
    return Kind.ERROR + text if text else ""


def text(stored: str) -> str:
    """A text stored in the cell itself; the result of a formula may be the empty text."""
    return Kind.TEXT + decoded(stored)


def unknown(stored: str) -> str:
    """A value of a type that does not exist."""
    return UNREADABLE if stored.strip() else ""


def shared(texts: Sequence[str]) -> Understand:
    """Understands an index into the shared texts."""

    def understand(stored: str) -> str:
        index = stored.strip()
        if not index:
            return ""
        known = index.isascii() and index.isdigit() and len(index) <= LONGEST_INDEX
        return texts[int(index)] if known and int(index) < len(texts) else UNREADABLE

    return understand
