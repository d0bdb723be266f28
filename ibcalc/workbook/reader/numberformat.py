"""Which styles show a number as a date, a percentage or a code: only its format tells it.

Source: ECMA-376 part 1, 18.8.30 (numFmt). A format of only hours, minutes and seconds, also of
elapsed time such as ``[h]:mm``, is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ibcalc.workbook.reader.limits import MAX_FORMAT, MAX_STYLES
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package

BUILT_IN_DATES = frozenset(("14", "15", "16", "17", "22"))
"""Built-in formats 18-21 and 45-47 are times of day."""
BUILT_IN_PERCENTAGES = frozenset(("9", "10"))
"""``0%`` and ``0.00%``."""
LONGEST_PADDED = 15
"""Digits that Excel keeps of a number."""
LONGEST_FORMAT = 255
"""Excel's own limit; a longer one shows no date."""

_ELAPSED = re.compile(r"\[(?:h+|m+|s+|u+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P', re.IGNORECASE)
_GENERAL = frozenset(("general", "standaard", "@"))


def shows_date(format_code: str) -> bool:
    """Whether a number format shows a day, month or year (``[$-413]d mmmm yyyy``: yes)."""
    if len(format_code) > LONGEST_FORMAT or format_code.strip().casefold() in _GENERAL:
        return False
    shown = _first_section(_ELAPSED.sub("h", format_code)).casefold()
    if "y" in shown or "d" in shown:
        return True
    # A lone m is a month, but beside hours or seconds it is minutes.
    return "m" in shown and not ("h" in shown or "s" in shown)


def shows_percentage(format_code: str) -> bool:
    """Whether a number format shows 0.25 as 25%: it has a ``%`` that is no literal."""
    return len(format_code) <= LONGEST_FORMAT and "%" in _first_section(format_code)


def padded_width(format_code: str) -> int:
    """How many digits a number format such as ``00000`` shows at least; 0 for any other format."""
    code = format_code.partition(";")[0]
    return len(code) if 1 < len(code) <= LONGEST_PADDED and not code.strip("0") else 0


def _first_section(format_code: str) -> str:
    """The part for positive numbers, without texts, colours and spacing."""
    return _LITERAL.sub("", format_code).partition(";")[0]


@dataclass(frozen=True, slots=True)
class NumberStyles:
    """The cell styles, as their index is written in a cell, that show no plain number.

    ``padded`` maps a style that puts zeros before a number to how many digits it then has.
    """

    dates: frozenset[str] = frozenset()
    percentages: frozenset[str] = frozenset()
    padded: Mapping[str, int] = field(default_factory=dict)


def number_styles(package: Package, part: str) -> NumberStyles:
    """The cell styles of a workbook that show a date or a percentage.

    Raises:
        CannotOpen: the part is damaged, or holds more styles or a longer format than Excel makes.
    """
    parser = _Styles(package.file)
    package.parse(part, parser.start, parser.end)
    formats = [(str(index), number) for index, number in enumerate(parser.cell_formats)]
    return NumberStyles(
        dates=frozenset(index for index, number in formats if parser.is_date(number)),
        percentages=frozenset(index for index, number in formats if parser.is_percentage(number)),
        padded={index: width for index, number in formats if (width := parser.width(number))},
    )


class _Styles:
    """Collects the custom formats and, per cell style, the number of its format."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.cell_formats: list[str] = []
        self._custom: dict[str, str] = {}
        self._inside = ""

    def is_date(self, number: str) -> bool:
        code = self._custom.get(number)
        return number in BUILT_IN_DATES if code is None else shows_date(code)

    def is_percentage(self, number: str) -> bool:
        code = self._custom.get(number)
        return number in BUILT_IN_PERCENTAGES if code is None else shows_percentage(code)

    def width(self, number: str) -> int:
        return padded_width(self._custom.get(number, ""))

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in {"numFmts", "cellXfs"}:
            self._inside = tag
        elif tag == "numFmt" and self._inside == "numFmts":
            self._add_format(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif tag == "xf" and self._inside == "cellXfs":
            self.cell_formats.append(attributes.get("numFmtId", "0"))
            self._at_most(len(self.cell_formats))

    def end(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def _add_format(self, number: str, code: str) -> None:
        if len(code) > MAX_FORMAT:
            raise cannot_open("BOEK-033", self._file, grens=MAX_FORMAT)
        self._custom[number] = code
        self._at_most(len(self._custom))

    def _at_most(self, count: int) -> None:
        if count > MAX_STYLES:
            raise cannot_open("BOEK-027", self._file, soort="celstijlen")
