"""What a user sees in a cell: its raw form and its number format as the text of a Dutch Excel.

Worked out when asked, never while a sheet is read. A format that is not known gives None: a text
that nobody sees is worse than none. What depends on the width of the column (``*`` fills, ``####``)
is left out.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ibcalc.model.cell import PADDED, PERCENT, Kind, shown_digits
from ibcalc.workbook.reader.formatcode import Mark, Section, sections
from ibcalc.workbook.reader.shown_moment import moment_text
from ibcalc.workbook.reader.shown_number import general_text, number_text

_NUMBERS = frozenset((Kind.NUMBER, Kind.DATE, PERCENT, PADDED))
_SOME_DIGIT = re.compile("[1-9]")
_BOOLEANS = {"1": "WAAR", "0": "ONWAAR"}


def shown(raw: str, format_code: str) -> str | None:
    """The text that Excel shows, in Dutch notation: ``shown("n2015", "00000") == "02015"``.

    Args:
        raw: the cell, as a sheet holds it (see :mod:`ibcalc.model.cell`).
        format_code: the number format as the file stores it, in English; empty for General.

    Returns:
        The text; None for a format that is not known, for a formula that was never calculated, for
        a date that Excel cannot show and for a negative number of which only zeros are shown.
    """
    kind, stored = raw[:1], raw[1:]
    parts = sections(format_code)
    if kind in _NUMBERS:
        number = shown_digits(stored)
        return None if number is None or parts is None else _number(number, parts)
    if kind == Kind.TEXT:
        return None if parts is None else _text(stored, parts)
    if kind == Kind.BOOLEAN:
        return _BOOLEANS.get(stored)
    return None if kind == Kind.UNCALCULATED else stored


def _number(number: Decimal, parts: tuple[Section, ...]) -> str | None:
    chosen = _chosen(number, parts)
    if chosen is None:
        return None
    section, signed = chosen
    if section.is_moment:
        return moment_text(number, section)
    if section.has(Mark.SLASH):
        return None
    sign = "-" if signed and number < 0 else ""
    if section.has(Mark.GENERAL, Mark.TEXT):
        return sign + _around(section, general_text(abs(number)))
    text = number_text(abs(number), section)
    # Excel and other programs differ on a sign before nothing but zeros.
    return None if text is None or (sign and not _SOME_DIGIT.search(text)) else sign + text


def _chosen(number: Decimal, parts: tuple[Section, ...]) -> tuple[Section, bool] | None:
    """The section for a number, and whether it shows the sign of a negative one by itself."""
    if any(part.applies for part in parts):
        return _by_condition(number, parts)
    of_numbers = [part for part in parts[:3] if not (len(parts) > 1 and _only_text(part))]
    if not of_numbers:
        return Section(parts[0].pieces), True
    if number < 0 and len(of_numbers) > 1:
        return of_numbers[1], False
    return of_numbers[2 if number == 0 and len(of_numbers) > 2 else 0], True


def _by_condition(number: Decimal, parts: tuple[Section, ...]) -> tuple[Section, bool] | None:
    """By its own conditions; what happens to a minus sign then is not written down anywhere."""
    if number < 0:
        return None
    for part in parts[:3]:
        if part.applies is None or part.applies(number):
            return part, True
    return None


def _only_text(section: Section) -> bool:
    return section.has(Mark.TEXT)


def _around(section: Section, text: str) -> str:
    """The literals of a section around what it shows."""
    return "".join(
        text if piece.mark in {Mark.GENERAL, Mark.TEXT} else piece.text for piece in section.pieces
    )


def _text(text: str, parts: tuple[Section, ...]) -> str:
    """A text: by the section with an ``@``, else as it is."""
    section = parts[-1]
    if len(parts) == 4 or section.has(Mark.TEXT):
        return _around(section, text)
    return text
