"""What an ALS cell asks: a set of values, as frozen conditions that say whether a value is in it.

Values are typed (``ibcalc.model.kenmerk.Value``); None is leeg. Only :class:`Any` and
:class:`Empty` contain leeg, so that a missing input never passes for a decided one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ibcalc.model.kenmerk import Value

Ordered = Decimal | date
"""Values that have an order: numbers and days."""


@dataclass(frozen=True, slots=True)
class Any:
    """Blank, ``-`` or ``*``: every value and leeg."""

    def matches(self, value: Value) -> bool:
        """Always true."""
        del value
        return True


@dataclass(frozen=True, slots=True)
class Empty:
    """``leeg``: no value."""

    def matches(self, value: Value) -> bool:
        """True for leeg only."""
        return value is None


@dataclass(frozen=True, slots=True)
class OneOf:
    """``H152 ; H153``: a list of values, in the order of the cell, compared exactly."""

    values: tuple[Value, ...]
    members: frozenset[tuple[type, Value]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", frozenset((type(one), one) for one in self.values))

    def matches(self, value: Value) -> bool:
        """True for a value of the list; a ja is never the number 1."""
        return (type(value), value) in self.members


@dataclass(frozen=True, slots=True)
class Between:
    """A range or a comparison; an absent bound is open-ended, an ``_open`` bound is left out."""

    low: Ordered | None = None
    high: Ordered | None = None
    low_open: bool = False
    high_open: bool = False

    def matches(self, value: Value) -> bool:
        """True for a number or day inside; false for leeg and for values without order."""
        if value is None or isinstance(value, str | bool):
            return False
        above = self.low is None or before(self.low, value, strict=self.low_open)
        return above and (self.high is None or before(value, self.high, strict=self.high_open))


@dataclass(frozen=True, slots=True)
class Prefix:
    """``H1*``: texts and codes that start so."""

    text: str

    def matches(self, value: Value) -> bool:
        """True for a text with this start."""
        return isinstance(value, str) and value.startswith(self.text)


@dataclass(frozen=True, slots=True)
class Union:
    """A list of different kinds of things, ``1-2; 5; leeg``: in any of the parts."""

    parts: tuple[Condition, ...]

    def matches(self, value: Value) -> bool:
        """True if any part matches."""
        return any(part.matches(value) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """``niet H126; H127``: every filled value outside the whole list; never leeg."""

    inner: Condition

    def matches(self, value: Value) -> bool:
        """True for a value outside the list."""
        return value is not None and not self.inner.matches(value)


Condition = Any | Empty | OneOf | Between | Prefix | Union | Not

ANY = Any()
EMPTY = Empty()


def before(first: Ordered, second: Ordered, *, strict: bool) -> bool:
    """``first < second``, or ``<=`` if not strict; false for a number beside a day."""
    if isinstance(first, date) and isinstance(second, date):
        return first < second or (first == second and not strict)
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return first < second or (first == second and not strict)
    return False


def united(parts: tuple[Condition, ...]) -> Condition:
    """One condition for a list of parts, in its plainest form: values together in one list."""
    values = tuple(value for part in parts if isinstance(part, OneOf) for value in part.values)
    others = tuple(part for part in parts if not isinstance(part, OneOf))
    merged: tuple[Condition, ...] = (*((OneOf(values),) if values else ()), *others)
    return merged[0] if len(merged) == 1 else Union(merged)
