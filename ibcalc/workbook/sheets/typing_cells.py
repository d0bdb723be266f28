"""One cell against the type of its column: a typed value, and what is wrong or was repaired.

The column decides, not the cell: a date may stand there as date, as Dutch text or as a number.
Types of values: tekst and code str, keuze the text of a choice, geheel int, getal and percentage
Decimal, bedrag whole cents, datum date, ja/nee bool, lijst tuple of str, vrij the Cell itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind, dutch_date, dutch_number, serial_day, shown_digits
from ibcalc.model.findings import Finding
from ibcalc.model.money import cents
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import CodeMatch, whole
from ibcalc.workbook.sheets.cleaning import cleaned, is_error, shown
from ibcalc.workbook.sheets.code_forms import find_code, other_with_zeros
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.sheets.date_forms import read_date
from ibcalc.workbook.sheets.number_forms import LEAVE_EMPTY, read_number, thousands_hint
from ibcalc.workbook.sheets.typed import Typed, repaired, wrong
from ibcalc.workbook.sheets.yes_no import odd_yes_no, yes_no

FIRST_YEAR, FIRST_SERIAL_YEAR, LAST_SERIAL_YEAR = 1900, 1950, 2100
"""Dates before 1900 are typing errors; a bare number is only read as a date in 1950..2100."""

MINUTES = 24 * 60
ERROR_VALUE, DAY_NUMBER, SPELLING, EMPTY_TEXT = "111", "120", "123", "160"
FREE_TEXTS = frozenset((CellType.TEKST, CellType.VRIJ))
"""Of these a text of only a space decides nothing."""
_SEPARATORS = re.compile(r"[;,\n]")


def read_cell(cell: Cell, column: Column, known: Sequence[str] = ()) -> Typed:
    """The value of a cell by the type of its column; an empty one has the column's default.

    Args:
        cell: as read from the workbook.
        column: what is expected.
        known: the codes that exist, if a code may be repaired to one of them.
    """
    cell = cleaned(cell)
    if is_error(cell.raw):
        return wrong(ERROR_VALUE, waarde=cell.text)
    if cell.kind is Kind.UNCALCULATED:
        return wrong("112")
    if cell.blank:
        return _absent(cell, column)
    return _READERS[column.type](cell, column, known)


def _absent(cell: Cell, column: Column) -> Typed:
    """What an empty cell means; a text without anything in it looks like one that is filled."""
    if column.must_fill:
        return wrong("155" if cell.raw else "113")
    if cell.raw and column.type not in FREE_TEXTS:
        return repaired(column.default, EMPTY_TEXT)
    return Typed(column.default)


def cell_findings(typed: Typed, column: Column, place: Place, family: str) -> list[Finding]:
    """The findings of a cell that was read, in the family of its sheet."""
    return [
        finding(f"{family}-{problem.number}", place, kolom=column.header, **dict(problem.words))
        for problem in typed.problems
    ]


def _text(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return Typed(code_text(cell))


def _free(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return Typed(cell)


def _code(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column
    if cell.kind is Kind.DATE:
        return wrong("124", waarde=cell.shown, verwacht="een code")
    text = code_text(cell)
    other = "" if cell.padded or cell.kind is Kind.TEXT else other_with_zeros(text, known)
    if other and text in known:
        return wrong("154", waarde=text, ook=other)
    return match_known(text, known)


def code_text(cell: Cell) -> str:
    """A code as it stands there: the zeros that a format puts before a number are its own."""
    return cell.text if cell.padded else cell.shown


def match_known(text: str, known: Sequence[str]) -> Typed:
    """A code, repaired to a known one where only spelling or lost zeros differ."""
    if not known:
        return Typed(text)
    match, code = find_code(text, known)
    if match in (CodeMatch.EXACT, CodeMatch.NONE):
        return Typed(text)
    if match is CodeMatch.ZEROS:
        return repaired(code, "122", waarde=shown(text), gelezen=code)
    if "".join(text.split()) == "".join(code.split()):
        return Typed(code)
    return repaired(code, "123", waarde=shown(text), gelezen=code)


def _choice(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    text = cell.shown
    if text in column.choices:
        return Typed(text)
    alike = [choice for choice in column.choices if _same(choice, text)]
    if len(alike) == 1:
        return repaired(alike[0], "123", waarde=shown(text), gelezen=alike[0])
    choices = ", ".join(column.choices)
    hint = did_you_mean(text, column.choices)
    return wrong("119", waarde=shown(text), keuzes=choices, suggestie=hint)


def _same(choice: str, text: str) -> bool:
    # Signs such as = and + have no normal form.
    return choice.casefold() == text.casefold() or (normal(choice) == normal(text) != "")


def _yes_no(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    if cell.kind is Kind.BOOLEAN:
        return Typed(cell.text == "1")
    text = cell.shown
    answer = yes_no(text)
    typed = odd_answer(text) if answer is None else Typed(answer)
    return typed or wrong("118", waarde=shown(text))


def odd_answer(text: str) -> Typed | None:
    """``yes``, ``1`` or a tick as ja or nee, with a warning; None if it is no such thing."""
    answer = odd_yes_no(text)
    if answer is None:
        return None
    return repaired(answer, "123", waarde=shown(text), gelezen="ja" if answer else "nee")


def _day(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    text = cell.shown
    if cell.kind is Kind.DATE:
        return _day_of_date(cell)
    day = _day_of_number(text) if cell.kind in (Kind.NUMBER, Kind.TEXT) else None
    if day is not None:
        return repaired(day, "120", waarde=text, datum=dutch_date(day))
    read = read_date(text)
    if read.day is None or read.day.year < FIRST_YEAR:
        return wrong("114", waarde=shown(text), hint=_hint(read.hint, column))
    if not read.other:
        return Typed(read.day)
    datum = dutch_date(read.day)
    return repaired(read.day, "127", waarde=shown(text), datum=datum, let_op=read.beware)


def _day_of_date(cell: Cell) -> Typed:
    """The day of a date cell; a time of day in it is told."""
    if cell.day is None:
        return wrong("114", waarde=shown(cell.shown), hint="")
    minutes = int(((shown_digits(cell.text) or Decimal(0)) % 1) * MINUTES)
    if not minutes:
        return Typed(cell.day)
    datum = dutch_date(cell.day)
    clock = f"{datum} {minutes // 60}:{minutes % 60:02d}"
    return repaired(cell.day, "127", waarde=clock, datum=datum, let_op="")


def _day_of_number(text: str) -> date | None:
    """An Excel serial, also with a time of day, or ``20161231``, if it is a plausible date."""
    if not re.fullmatch(r"[0-9]{5,8}(?:[.,][0-9]+)?", text, re.ASCII):
        return None
    written = read_date(text).day if len(text) == len("20161231") else None
    number = shown_digits(text.replace(",", "."))
    day = written or serial_day(str(number))
    return day if day and FIRST_SERIAL_YEAR <= day.year <= LAST_SERIAL_YEAR else None


def _hint(hint: str, column: Column) -> str:
    """The hint, but not to leave a cell empty that must be filled."""
    return "" if column.must_fill and hint == LEAVE_EMPTY else hint


def _number(cell: Cell, column: Column) -> Typed:
    if cell.kind is Kind.DATE:
        return wrong("124", waarde=cell.shown, verwacht="een getal")
    if cell.percent:
        return wrong("129", waarde=cell.shown)
    if cell.kind is Kind.NUMBER:
        return Typed(cell.number)
    return _number_of_text(cell.shown, column)


def _number_of_text(text: str, column: Column) -> Typed:
    read = read_number(text)
    if read.number is None:
        return wrong("115", waarde=shown(text), hint=_hint(read.hint, column))
    if not (read.point or read.other):
        return Typed(read.number)
    words = {"waarde": shown(text), "gelezen": dutch_number(read.number)}
    return repaired(read.number, "125" if read.point else "128", **words)


def _decimal(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    return _number(cell, column)


def _whole(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    typed = _number(cell, column)
    if not isinstance(typed.value, Decimal):
        return typed
    if not whole(typed.value):
        return wrong("116", waarde=shown(cell.shown), hint=thousands_hint(cell.shown))
    return replace(typed, value=int(typed.value))


def _amount(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    typed = _number(cell, column)
    if not isinstance(typed.value, Decimal):
        return typed
    try:
        return replace(typed, value=cents(typed.value))
    except ValueError:
        return wrong("117", waarde=shown(cell.shown), hint=thousands_hint(cell.shown))


def _percentage(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del known
    text = cell.shown
    if "€" in text:
        return wrong("115", waarde=shown(text), hint=" Hier hoort een percentage, geen bedrag.")
    if cell.kind is Kind.TEXT and text.endswith("%"):
        return _number_of_text(text[:-1].strip(), column)
    if cell.percent and cell.number is not None:
        return Typed(cell.number * 100)
    typed = _number(cell, column)
    if isinstance(typed.value, Decimal) and 0 < abs(typed.value) < 1 and not typed.problems:
        return repaired(typed.value, "121", waarde=dutch_number(typed.value))
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
            return wrong("126", waarde=shown(part))
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
