"""One cell against the type of its column: a typed value, and what is wrong or was repaired.

The column decides, not the cell: a date may stand there as date, as Dutch text or as a number.
Types of values: tekst and code str, keuze the text of a choice, geheel int, getal and percentage
Decimal, bedrag whole cents, datum date, ja/nee bool, lijst tuple of str, vrij the Cell itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.catalogue import CATALOGUE, finding
from ibcalc.model.cell import Cell, Kind, dutch_date, dutch_number, serial_day
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.money import cents
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import (
    CodeMatch,
    dutch_day,
    dutch_decimal,
    ja_nee,
    match_code,
    whole,
)
from ibcalc.workbook.sheets.cleaning import cleaned, shown
from ibcalc.workbook.sheets.columns import CellType, Column

FIRST_YEAR, FIRST_SERIAL_YEAR, LAST_SERIAL_YEAR = 1900, 1950, 2100
"""Dates before 1900 are typing errors; a bare number is only read as a date in 1950..2100."""

_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?$")
_POINT = re.compile(r"-?(?:0\.[0-9]+|[0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|[0-9]{4,}\.[0-9]+)")
_SEPARATORS = re.compile(r"[;,\n]")
_MORE_YES = MappingProxyType({"x": True, "true": True, "false": False})


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: the last three digits of its code and the words of its text."""

    number: str
    words: tuple[tuple[str, object], ...] = ()

    @property
    def faulty(self) -> bool:
        """True if the value can't be used."""
        return CATALOGUE[f"MOD-{self.number}"].severity is Severity.FOUT


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed value with what was found; of a faulty cell the value is None."""

    value: object
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """True if the value can't be used."""
        return any(problem.faulty for problem in self.problems)


def read_cell(cell: Cell, column: Column, known: Sequence[str] = ()) -> Typed:
    """The value of a cell by the type of its column; an empty one has the column's default.

    Args:
        cell: as read from the workbook.
        column: what is expected.
        known: the codes that exist, if a code may be repaired to one of them.
    """
    cell = cleaned(cell)
    if cell.kind is Kind.ERROR:
        return _wrong("111", waarde=cell.text)
    if cell.kind is Kind.UNCALCULATED:
        return _wrong("112")
    if cell.blank:
        return _wrong("113") if column.must_fill else Typed(column.default)
    return _READERS[column.type](cell, column, known)


def cell_findings(typed: Typed, column: Column, place: Place, family: str) -> list[Finding]:
    """The findings of a cell that was read, in the family of its sheet."""
    return [
        finding(f"{family}-{problem.number}", place, kolom=column.header, **dict(problem.words))
        for problem in typed.problems
    ]


def _wrong(number: str, **words: object) -> Typed:
    return Typed(None, (Problem(number, tuple(words.items())),))


def _repaired(value: object, number: str, **words: object) -> Typed:
    return Typed(value, (Problem(number, tuple(words.items())),))


def _text(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return Typed(cell.shown)


def _free(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return Typed(cell)


def _code(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column
    if cell.kind is Kind.DATE:
        return _wrong("124", waarde=cell.shown, verwacht="een code")
    return match_known(cell.shown, known)


def match_known(text: str, known: Sequence[str]) -> Typed:
    """A code, repaired to a known one where only spelling or lost zeros differ."""
    if not known:
        return Typed(text)
    match, code = match_code(text, known)
    if match in (CodeMatch.EXACT, CodeMatch.NONE):
        return Typed(text)
    if match is CodeMatch.ZEROS:
        return _repaired(code, "122", waarde=shown(text), gelezen=code)
    if "".join(text.split()) == "".join(code.split()):
        return Typed(code)
    return _repaired(code, "123", waarde=shown(text), gelezen=code)


def _choice(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    text = cell.shown
    if text in column.choices:
        return Typed(text)
    alike = [choice for choice in column.choices if _same(choice, text)]
    if len(alike) == 1:
        return _repaired(alike[0], "123", waarde=shown(text), gelezen=alike[0])
    choices = ", ".join(column.choices)
    hint = did_you_mean(text, column.choices)
    return _wrong("119", waarde=shown(text), keuzes=choices, suggestie=hint)


def _same(choice: str, text: str) -> bool:
    # Signs such as = and + have no normal form.
    return choice.casefold() == text.casefold() or (normal(choice) == normal(text) != "")


def _yes_no(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    if cell.kind is Kind.BOOLEAN:
        return Typed(cell.text == "1")
    answer = yes_no(cell.shown)
    return _wrong("118", waarde=shown(cell.shown)) if answer is None else Typed(answer)


def yes_no(text: str) -> bool | None:
    """``ja``, ``nee``, also j, n, x, true, false, waar and onwaar; None if neither."""
    answer = ja_nee(text)
    return _MORE_YES.get(text.casefold()) if answer is None else answer


def _day(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    text = cell.shown
    day = cell.day if cell.kind is Kind.DATE else dutch_day(_MIDNIGHT.sub("", text))
    if cell.kind in (Kind.NUMBER, Kind.TEXT) and day is None:
        day = _day_of_number(text)
        if day is not None:
            return _repaired(day, "120", waarde=text, datum=dutch_date(day))
    if day is None or day.year < FIRST_YEAR:
        return _wrong("114", waarde=shown(text))
    return Typed(day)


def _day_of_number(text: str) -> date | None:
    """An Excel serial or ``20161231`` as a date, if it is a plausible one."""
    if not (text.isascii() and text.isdigit()):
        return None
    written = dutch_day(f"{text[:4]}-{text[4:6]}-{text[6:]}") if len(text) == 8 else None
    day = written or serial_day(text)
    return day if day and FIRST_SERIAL_YEAR <= day.year <= LAST_SERIAL_YEAR else None


def _number(cell: Cell) -> Typed:
    if cell.kind is Kind.DATE:
        return _wrong("124", waarde=cell.shown, verwacht="een getal")
    if cell.kind is Kind.NUMBER:
        return Typed(cell.number)
    text = cell.shown
    bare = text.replace("€", "").strip()
    if "€" in text and bare in {"-", "–", "—"}:
        return Typed(Decimal(0))
    if _POINT.fullmatch(bare):
        number = Decimal(bare)
        return _repaired(number, "125", waarde=shown(text), gelezen=dutch_number(number))
    read = dutch_decimal(re.sub(r",-{1,2}$", "", bare))
    return _wrong("115", waarde=shown(text)) if read is None else Typed(read)


def _decimal(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return _number(cell)


def _whole(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    typed = _number(cell)
    if not isinstance(typed.value, Decimal):
        return typed
    if not whole(typed.value):
        return _wrong("116", waarde=shown(cell.shown))
    return replace(typed, value=int(typed.value))


def _amount(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    typed = _number(cell)
    if not isinstance(typed.value, Decimal):
        return typed
    try:
        return replace(typed, value=cents(typed.value))
    except ValueError:
        return _wrong("117", waarde=shown(cell.shown))


def _percentage(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    text = cell.shown
    if cell.kind is Kind.TEXT and text.endswith("%"):
        return _number(Cell(f"{Kind.TEXT}{text[:-1].strip()}"))
    typed = _number(cell)
    if cell.percent and isinstance(typed.value, Decimal):
        return Typed(typed.value * 100)
    if isinstance(typed.value, Decimal) and 0 < abs(typed.value) < 1 and not typed.problems:
        return _repaired(typed.value, "121", waarde=dutch_number(typed.value))
    return typed


def _list(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    if cell.kind is not Kind.TEXT:
        typed = _code(cell, column, known)
        return typed if typed.faulty else replace(typed, value=(typed.value,))
    parts = [part.strip() for part in _SEPARATORS.split(cell.text) if part.strip()]
    codes = [match_known(part, known) for part in parts]
    problems = tuple(problem for code in codes for problem in code.problems)
    return Typed(tuple(code.value for code in codes), problems)


def _amounts(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    """One amount, or ``period: amount`` separated by ``;``; a period without text is each one."""
    if cell.kind is not Kind.TEXT:
        typed = _amount(cell, column, known)
        return typed if typed.faulty else replace(typed, value=(("", typed.value),))
    pairs: list[tuple[str, object]] = []
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", cell.text))):
        label, _, amount = part.replace("€", "").strip().rpartition(":" if ":" in part else " ")
        typed = _amount(Cell(f"{Kind.TEXT}{amount.strip()}"), column, known)
        if typed.problems:
            return _wrong("126", waarde=shown(part))
        pairs.append((label.strip(), typed.value))
    return Typed(tuple(pairs))


Reader = Callable[[Cell, Column, Sequence[str]], Typed]
_READERS: Mapping[CellType, Reader] = MappingProxyType(
    {
        CellType.TEKST: _text,
        CellType.CODE: _code,
        CellType.GEHEEL: _whole,
        CellType.GETAL: _decimal,
        CellType.BEDRAG: _amount,
        CellType.PERCENTAGE: _percentage,
        CellType.DATUM: _day,
        CellType.JA_NEE: _yes_no,
        CellType.KEUZE: _choice,
        CellType.LIJST: _list,
        CellType.BEDRAGEN: _amounts,
        CellType.VRIJ: _free,
    }
)
