"""Columns of drawn tables: their kenmerk, and parts of their values as cells."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ibcalc.model.cell import dutch_date
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort

FIRST_DAY, LAST_DAY = date(2015, 1, 1).toordinal(), date(2017, 12, 31).toordinal()


class Axis(Protocol):
    """A column of a drawn table: its kenmerk, and cells as sets of values."""

    @property
    def kenmerk(self) -> Kenmerk:
        """With its whole domain; always filled in, so that leeg needs no row."""

    @property
    def full(self) -> Part:
        """Every value."""

    def split(self, part: Part, dice: random.Random) -> tuple[Part, Part] | None:
        """Two parts that make it up, or None for a single value."""

    def draw(self, dice: random.Random) -> Part:
        """A part of some size."""

    def text(self, part: Part) -> str:
        """The part as a cell; empty for every value."""


Part = tuple[int, ...]
"""Of a range its first and last; of a list the indices of its values."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Whole numbers or days from ``low`` to ``high``; a part is (first, last)."""

    naam: str
    low: int
    high: int
    days: bool = False

    @property
    def kenmerk(self) -> Kenmerk:
        """A whole number or a day with both ends."""
        if self.days:
            domain = Domain(low=date.fromordinal(self.low), high=date.fromordinal(self.high))
            return Kenmerk(self.naam, KenmerkSoort.DATUM, domain, verplicht=True)
        domain = Domain(low=Decimal(self.low), high=Decimal(self.high))
        return Kenmerk(self.naam, KenmerkSoort.GEHEEL, domain, verplicht=True)

    @property
    def full(self) -> Part:
        """From end to end."""
        return self.low, self.high

    def split(self, part: Part, dice: random.Random) -> tuple[Part, Part] | None:
        """At any place."""
        first, last = part
        if first == last:
            return None
        middle = dice.randrange(first, last)
        return (first, middle), (middle + 1, last)

    def draw(self, dice: random.Random) -> Part:
        """Between any two values."""
        first, last = sorted(dice.randint(self.low, self.high) for _ in range(2))
        return first, last

    def text(self, part: Part) -> str:
        """``3-8``, or days with t/m between them."""
        if part == self.full:
            return ""
        first, last = part
        if self.days:
            return f"{_day(first)} t/m {_day(last)}"
        return f"{first}-{last}"


def _day(ordinal: int) -> str:
    return dutch_date(date.fromordinal(ordinal))


@dataclass(frozen=True, slots=True)
class Listed:
    """Codes, or ja and nee; a part is the indices of some."""

    naam: str
    values: tuple[str, ...]

    @property
    def kenmerk(self) -> Kenmerk:
        """A code from a list, or ja/nee."""
        if self.values == ("ja", "nee"):
            return Kenmerk(self.naam, KenmerkSoort.JA_NEE, verplicht=True)
        return Kenmerk(self.naam, KenmerkSoort.CODE, Domain(self.values), verplicht=True)

    @property
    def full(self) -> Part:
        """All of them."""
        return tuple(range(len(self.values)))

    def split(self, part: Part, dice: random.Random) -> tuple[Part, Part] | None:
        """Any two halves."""
        if len(part) == 1:
            return None
        chosen = set(dice.sample(part, dice.randrange(1, len(part))))
        return tuple(sorted(chosen)), tuple(one for one in part if one not in chosen)

    def draw(self, dice: random.Random) -> Part:
        """Any number of any of them."""
        return tuple(sorted(dice.sample(self.full, dice.randint(1, len(self.values)))))

    def text(self, part: Part) -> str:
        """``H1; H3``."""
        return "" if part == self.full else "; ".join(self.values[one] for one in part)


def codes(naam: str, count: int) -> Listed:
    """A code from a list of some length."""
    return Listed(naam, tuple(f"{naam[0]}{number:03d}" for number in range(1, count + 1)))


def axes(count: int) -> tuple[Axis, ...]:
    """The columns of a realistic table, at most eight."""
    every: tuple[Axis, ...] = (
        codes("Code", 60),
        Ranges("Klasse", 1, 20),
        Ranges("Van", FIRST_DAY, LAST_DAY, days=True),
        codes("Gemeente", 12),
        Ranges("Uren", 0, 168),
        Listed("Verlengd", ("ja", "nee")),
        Ranges("Leeftijd", 0, 120),
        Listed("Herhaald", ("ja", "nee")),
    )
    return every[:count]
