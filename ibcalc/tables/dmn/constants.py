"""FEEL values that stand fast: literals, and functions of nothing but literals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.kenmerk import Value
from ibcalc.tables.dmn.tokens import END, NotReadable, Sort, Token

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*")
_WORDS: Mapping[str, Value] = MappingProxyType({"true": True, "false": False, "null": None})


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time; only its day is ever asked for."""

    day: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A time or a duration, which only serves to make a date and time."""


Constant = Value | Moment | Clock


class Cursor:
    """Walks through tokens; reads one constant where it stands."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def here(self) -> Token:
        """The token where it stands."""
        return self._tokens[self._at]

    def peek(self, ahead: int = 1) -> Token:
        """A token further on."""
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else END

    def take(self) -> Token:
        """The token where it stands, and step over it."""
        token = self.here
        if token is not END:
            self._at += 1
        return token

    def skip(self, text: str) -> bool:
        """Step over a sign or word, if it stands here."""
        here = self.here.text == text and self.here.sort in (Sort.SIGN, Sort.WORD)
        if here:
            self._at += 1
        return here

    def need(self, text: str) -> None:
        """Step over a sign that must stand here.

        Raises:
            NotReadable: something else stands here.
        """
        if not self.skip(text):
            raise NotReadable(f'"{text}" ontbreekt')

    def value(self) -> Value:
        """One value: a literal, a date, or null.

        Raises:
            NotReadable: a name, a formula, or a value that ibcalc has not.
        """
        constant = self._constant()
        if isinstance(constant, Moment | Clock):
            raise NotReadable("tijden en duren kent ibcalc niet, alleen datums")
        return constant

    def _constant(self) -> Constant:
        token = self.take()
        if token.sort is Sort.STRING:
            return token.text
        if token.sort is Sort.NUMBER:
            return Decimal(token.text)
        if token == Token(Sort.SIGN, "-") and self.here.sort is Sort.NUMBER:
            return Decimal(f"-{self.take().text}")
        if token == Token(Sort.SIGN, "@") and self.here.sort is Sort.STRING:
            return _at_literal(self.take().text)
        if token.sort is Sort.WORD:
            return self._word(token.text)
        raise NotReadable("er staat geen vaste waarde")

    def _word(self, word: str) -> Constant:
        if word in _WORDS:
            return _WORDS[word]
        name = word
        while self.here.sort is Sort.WORD:
            name += f" {self.take().text}"
        if not self.skip("("):
            raise NotReadable(f'"{name}" is geen vaste waarde; tekst hoort tussen aanhalingstekens')
        if name not in _FUNCTIONS:
            raise NotReadable(f'de functie "{name}" kan ibcalc niet uitrekenen')
        return _FUNCTIONS[name](self._arguments())

    def _arguments(self) -> tuple[Constant, ...]:
        given: list[Constant] = []
        while not self.skip(")"):
            if given:
                self.need(",")
            given.append(self._constant())
        return tuple(given)


def _day(text: str) -> date:
    match = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in match.groups())) if match else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise NotReadable(f'"{text}" is geen bestaande datum (jaar-maand-dag)')


def _at_literal(text: str) -> Constant:
    if _MOMENT.fullmatch(text):
        return _moment((text,))
    if _DAY.fullmatch(text):
        return _day(text)
    return Clock()


def _date(given: tuple[Constant, ...]) -> date:
    match given:
        case (str(text),):
            return _day(text)
        case (Moment(day),):
            return day
        case (date() as day,):
            return day
        case (Decimal() as year, Decimal() as month, Decimal() as number):
            return _day(f"{year:04f}-{month:02f}-{number:02f}")
    raise NotReadable("van deze datum zijn jaar, maand en dag niet te lezen")


def _moment(given: tuple[Constant, ...]) -> Moment:
    match given:
        case (str(text),) if found := _MOMENT.fullmatch(text):
            return Moment(_day(found[1]))
        case (date() as day, Clock()) | (Moment(day), Clock()):
            return Moment(day)
    raise NotReadable("deze datum en tijd zijn niet te lezen")


def _clock(_: tuple[Constant, ...]) -> Clock:
    return Clock()


def _number(given: tuple[Constant, ...]) -> Decimal:
    """``number("1.234,5", ".", ",")``: grouping and decimal signs are named."""
    match given:
        case (str(text), str() | None as groups, str() | None as decimals):
            plain = text.replace(groups, "") if groups else text
            plain = plain.replace(decimals, ".") if decimals else plain
        case (str(text),):
            plain = text
        case _:
            plain = ""
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        raise NotReadable("dit getal is niet te lezen")
    return Decimal(plain)


_FUNCTIONS: Mapping[str, Callable[[tuple[Constant, ...]], Constant]] = MappingProxyType(
    {
        "date": _date,
        "date and time": _moment,
        "time": _clock,
        "duration": _clock,
        "number": _number,
    }
)
