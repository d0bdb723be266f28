"""FEEL unary tests as conditions: what an input cell of a DMN table asks.

    cell  = "" | "-" | tests
    tests = test {"," test}
    test  = value | comparison value | range | "?" comparison value | "?" "in" ...
          | "starts" "with" "(" "?" "," text ")" | "not" "(" tests ")"

Null follows FEEL: ``-`` and ``null`` hold it, comparisons and ranges never do, and a negation does
unless null stands in its list: what does not hold for null makes ``not`` hold.
Source: DMN 1.5, chapter 10 (FEEL).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.kenmerk import KenmerkSoort, Value
from ibcalc.tables.dmn.constants import Cursor
from ibcalc.tables.dmn.tokens import END, NotReadable, Sort, Token, tokens
from ibcalc.tables.language.conditions import (
    ANY,
    EMPTY,
    Between,
    Condition,
    Empty,
    Not,
    OneOf,
    Ordered,
    Prefix,
    Union,
    before,
    united,
)
from ibcalc.tables.language.literals import NUMERIC

Soort = KenmerkSoort | None
"""None: the file does not say, and any value is taken."""

_COMPARED: Mapping[str, Callable[[Ordered], Between]] = MappingProxyType(
    {
        ">=": lambda bound: Between(low=bound),
        ">": lambda bound: Between(low=bound, low_open=True),
        "<=": lambda bound: Between(high=bound),
        "<": lambda bound: Between(high=bound, high_open=True),
    }
)
_TYPES: Mapping[type, str] = MappingProxyType(
    {str: "een tekst", Decimal: "een getal", bool: "true of false", date: "een datum"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell asks. ``null`` is True if it speaks of null in so many words."""

    condition: Condition
    null: bool = False


def read_tests(text: str, soort: Soort = None) -> Asked:
    """The condition of an input cell, of the soort of its column.

    Raises:
        NotReadable: a formula, a name, or a value of another soort.
    """
    if text.strip() in ("", "-"):
        return Asked(ANY)
    found = tokens(text)
    condition = _Tests(found, soort).whole()
    return Asked(condition, Token(Sort.WORD, "null") in found)


def read_constant(text: str, soort: Soort = None) -> Value:
    """One value, as an output cell says it; nothing is null.

    Raises:
        NotReadable: anything but a fixed value of the soort.
    """
    if not text.strip():
        return None
    cursor = Cursor(tokens(text))
    value = cursor.value()
    if cursor.here is not END:
        raise NotReadable("het is een formule; alleen vaste waarden kunnen")
    return fitting(value, soort)


def read_list(text: str, soort: Soort = None) -> tuple[Value, ...]:
    """Values with commas between them, in their order.

    Raises:
        NotReadable: anything else.
    """
    cursor = Cursor(tokens(text))
    values = [fitting(cursor.value(), soort)]
    while cursor.skip(","):
        values.append(fitting(cursor.value(), soort))
    if cursor.here is not END:
        raise NotReadable("het is geen lijst van waarden")
    return tuple(values)


def fitting(value: Value, soort: Soort) -> Value:
    """The value, if it is null or of the soort.

    Raises:
        NotReadable: it is of another.
    """
    if value is None or soort is None or soort_fits(value, soort):
        return value
    raise NotReadable(f"het is {_TYPES[type(value)]}, en de kolom is van een ander type")


def soort_fits(value: Value, soort: KenmerkSoort) -> bool:
    """True for a value of the type that a soort has, whatever its decimals."""
    if isinstance(value, bool):
        return soort is KenmerkSoort.JA_NEE
    if isinstance(value, Decimal):
        return soort in NUMERIC
    if isinstance(value, date):
        return soort is KenmerkSoort.DATUM
    return soort in (KenmerkSoort.TEKST, KenmerkSoort.CODE)


class _Tests:
    """Reads one cell."""

    def __init__(self, found: tuple[Token, ...], soort: Soort) -> None:
        self._cursor = Cursor(found)
        self._soort = soort

    def whole(self) -> Condition:
        condition = united(flat(self._list()))
        if self._cursor.here is not END:
            rest = self._cursor.here.text
            raise NotReadable(f'bij "{rest}" staat iets dat ibcalc niet kan overnemen')
        return condition

    def _negation(self) -> Condition:
        self._cursor.take()
        self._cursor.need("(")
        parts = self._list()
        self._cursor.need(")")
        return negated(parts)

    def _list(self) -> list[Condition]:
        parts = [self._alternatives()]
        while self._cursor.skip(","):
            parts.append(self._alternatives())
        return parts

    def _alternatives(self) -> Condition:
        parts = [self._together()]
        while self._cursor.skip("or"):
            parts.append(self._together())
        return united(flat(parts))

    def _together(self) -> Condition:
        condition = self._test()
        while self._cursor.skip("and"):
            condition = _both(condition, self._test())
        return condition

    def _test(self) -> Condition:
        cursor = self._cursor
        if cursor.here.text == "not" and cursor.peek().text == "(":
            return self._negation()
        if cursor.skip("?"):
            return self._about_input()
        if cursor.here.text == "starts" and cursor.peek().text == "with":
            return self._start()
        if cursor.here.sort is Sort.SIGN and cursor.here.text in (*_COMPARED, "=", "!="):
            return self._comparison()
        if cursor.here.sort is Sort.SIGN and cursor.here.text in "[](":
            return self._range()
        return exactly(self._value())

    def _about_input(self) -> Condition:
        if not self._cursor.skip("in"):
            return self._comparison()
        if not self._cursor.skip("("):
            return self._test()
        condition = united(flat(self._list()))
        self._cursor.need(")")
        return condition

    def _comparison(self) -> Condition:
        sign = self._cursor.take().text
        if sign == "=":
            return exactly(self._value())
        if sign == "!=":
            return negated([exactly(self._value())])
        if sign not in _COMPARED:
            raise NotReadable("achter ? hoort een vergelijking")
        return _COMPARED[sign](self._bound())

    def _start(self) -> Condition:
        for text in ("starts", "with", "(", "?", ","):
            self._cursor.need(text)
        value = self._value()
        self._cursor.need(")")
        if not isinstance(value, str):
            raise NotReadable("starts with hoort bij een tekst")
        return Prefix(value)

    def _range(self) -> Condition:
        opening = self._cursor.take().text
        low = self._bound()
        self._cursor.need("..")
        high = self._bound()
        closing = self._cursor.take().text
        if closing not in ("]", ")", "["):
            raise NotReadable("het bereik is niet gesloten met ], ) of [")
        if type(low) is not type(high) or before(high, low, strict=True):
            raise NotReadable("het bereik begint hoger dan het eindigt")
        return Between(low, high, opening != "[", closing != "]")

    def _value(self) -> Value:
        return fitting(self._cursor.value(), self._soort)

    def _bound(self) -> Ordered:
        value = self._value()
        if isinstance(value, Decimal | date):
            return value
        raise NotReadable("een grens is een getal of een datum")


def exactly(value: Value) -> Condition:
    """The condition for one value or null."""
    return EMPTY if value is None else OneOf((value,))


def negated(parts: list[Condition]) -> Condition:
    """``not(...)`` of FEEL, with its own answer for null."""
    flatted = flat(parts)
    filled = tuple(part for part in flatted if not isinstance(part, Empty))
    if not filled:
        return Not(EMPTY)
    condition = Not(united(filled))
    null = any(part.matches(None) for part in flatted)
    return condition if null else Union((condition, EMPTY))


def flat(parts: list[Condition]) -> tuple[Condition, ...]:
    """The parts, with those of a union in its place."""
    return tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, Union) else (part,))
    )


def _both(one: Condition, other: Condition) -> Condition:
    """The range where two ranges meet, or what holds beside ``? != null``.

    Raises:
        NotReadable: they are no ranges, or they have nothing in common.
    """
    if one == Not(EMPTY) and not other.matches(None):
        return other
    if not isinstance(one, Between) or not isinstance(other, Between):
        raise NotReadable("and kan alleen tussen grenzen")
    low, low_open = _tighter((one.low, one.low_open), (other.low, other.low_open), lowest=False)
    high, high_open = _tighter(
        (one.high, one.high_open), (other.high, other.high_open), lowest=True
    )
    if low is not None and high is not None:
        meet = before(low, high, strict=low_open or high_open)
        if not meet:
            raise NotReadable("de grenzen hebben niets gemeen")
    return Between(low, high, low_open, high_open)


_End = tuple[Ordered | None, bool]


def _tighter(one: _End, other: _End, *, lowest: bool) -> _End:
    """Of two ends of a range the one that leaves out most; an open one at the same bound."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    first = before(one[0], other[0], strict=True)
    return one if first is lowest else other
