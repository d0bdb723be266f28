"""A number format taken apart: sections and the marks in them.

Source: ECMA-376 part 1, 18.8.31 (numFmts). A format that holds anything else than is named here is
not guessed at: it has no parts.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType

LONGEST_FORMAT = 255
"""Excel's own limit."""
MOST_SECTIONS = 4
"""For positive, for negative, for zero and for text."""
REMEMBERED = 1_000
"""Formats; a workbook has some dozens."""


class Mark(Enum):
    """What a piece of a format stands for."""

    LITERAL = auto()
    DIGIT = auto()  # 0, # or ?
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()  # E+ or E-
    SLASH = auto()  # a fraction, or between the parts of a date
    MOMENT = auto()  # y, m, d, h or s, any number of times
    ELAPSED = auto()  # [h], [mm], [ss]: more than a day goes on counting
    NOON = auto()  # AM/PM or A/P
    GENERAL = auto()
    TEXT = auto()  # @


@dataclass(frozen=True, slots=True)
class Piece:
    """One mark with its text: the letters of a part of a date, the text of a literal."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section; ``applies`` is its condition, ``language`` its hexadecimal code of Windows."""

    pieces: tuple[Piece, ...]
    applies: Callable[[Decimal], bool] | None = None
    language: str = ""

    def has(self, *marks: Mark) -> bool:
        """Whether any of these marks is in it."""
        return any(piece.mark in marks for piece in self.pieces)

    @property
    def is_moment(self) -> bool:
        """Whether it shows a date or a time."""
        return self.has(Mark.MOMENT, Mark.ELAPSED)


class _Unknown(Exception):
    """A piece that is not in the standard, or not done here."""


_PIECE = re.compile(
    r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<GENERAL>general|standaard) | (?P<NOON>am/pm|a/p)
    | (?P<EXPONENT>e[+-](?=[0\#?])) | (?P<MOMENT>y{1,4}|m{1,5}|d{1,4}|h{1,2}|s{1,2})
    | (?P<DIGIT>[0\#?]) | (?P<POINT>\.) | (?P<COMMA>,) | (?P<PERCENT>%)
    | (?P<SLASH>/) | (?P<TEXT>@) | (?P<next>;)
    | (?P<LITERAL>[-+$():!^&'~{}<>=\s\u00a0\u202f€£¥|])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h{1,2}|m{1,2}|s{1,2}", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2})", re.IGNORECASE
)
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<language>[0-9A-Fa-fx]{1,8}|x-sys(?:date|time)))?")
_CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<limit>-?\d+(?:\.\d+)?)")
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        "<": operator.lt, "<=": operator.le, ">": operator.gt,
        ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
    }
)  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def sections(format_code: str) -> tuple[Section, ...] | None:
    """The sections of a format; None if there is anything in it that is not known."""
    if len(format_code) > LONGEST_FORMAT:
        return None
    try:
        found = _sections(format_code or "General")
    except _Unknown:
        return None
    return found if len(found) <= MOST_SECTIONS else None


def _sections(code: str) -> tuple[Section, ...]:
    found: list[Section] = []
    builder = _Builder()
    at = 0
    while at < len(code):
        match = _PIECE.match(code, at)
        if match is None or match.lastgroup is None:
            raise _Unknown
        at = match.end()
        if match.lastgroup == "next":
            found.append(builder.section())
            builder = _Builder()
        else:
            builder.add(match.lastgroup, match[match.lastgroup])
    return (*found, builder.section())


class _Builder:
    """One section while its pieces come in."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._applies: Callable[[Decimal], bool] | None = None
        self._language = ""

    def add(self, group: str, text: str) -> None:
        """The next piece."""
        if group in {"quoted", "escaped"}:
            self._pieces.append(Piece(Mark.LITERAL, text))
        elif group == "space":
            self._pieces.append(Piece(Mark.LITERAL, " "))
        elif group == "bracket":
            self._bracket(text)
        elif group != "fill":
            mark = Mark[group]
            moment = mark is Mark.MOMENT
            self._pieces.append(Piece(mark, text.casefold() if moment else text))

    def section(self) -> Section:
        """All of it; a lone m is minutes beside hours or seconds."""
        return Section(_with_minutes(self._pieces), self._applies, self._language)

    def _bracket(self, text: str) -> None:
        if _ELAPSED.fullmatch(text):
            self._pieces.append(Piece(Mark.ELAPSED, text.casefold()))
        elif found := _CURRENCY.fullmatch(text):
            self._language = (found["language"] or "").casefold()
            if found["sign"]:
                self._pieces.append(Piece(Mark.LITERAL, found["sign"]))
        elif condition := _CONDITION.fullmatch(text):
            compare, limit = _COMPARE[condition["sign"]], Decimal(condition["limit"])
            self._applies = lambda number: compare(number, limit)
        elif not _COLOUR.fullmatch(text):
            raise _Unknown


def _with_minutes(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The same with ``n`` and ``nn`` for the minutes: an m after hours or before seconds."""
    found = list(pieces)
    moments = [at for at, piece in enumerate(pieces) if piece.mark in {Mark.MOMENT, Mark.ELAPSED}]
    for index, at in enumerate(moments):
        if pieces[at].text not in {"m", "mm"} or pieces[at].mark is Mark.ELAPSED:
            continue
        before = pieces[moments[index - 1]].text[0] if index else ""
        after = pieces[moments[index + 1]].text[0] if index + 1 < len(moments) else ""
        if before == "h" or after == "s" or (before == "s" and after == ""):
            found[at] = Piece(Mark.MOMENT, pieces[at].text.replace("m", "n"))
    return tuple(found)
