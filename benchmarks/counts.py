"""The nine toerekeningen as sums on whole columns, for the peers that work on columns.

Days are day numbers of which 7, 14, 21, ... are Sundays; ranges include both ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from ibcalc.model.product import Toerekening

Col: TypeAlias = Any
"""A pandas Series, a polars expression or a whole number: what has the arithmetic."""


@dataclass(frozen=True, slots=True)
class Range:
    """Ranges against periods, and the three things that each library spells in its own way."""

    van: Col
    tot_en_met: Col
    begin: Col
    end: Col
    larger: Callable[[Col, Col], Col]
    smaller: Callable[[Col, Col], Col]
    one_if: Callable[[Col], Col]

    @property
    def first(self) -> Col:
        """The first active day of the period."""
        return self.larger(self.van, self.begin)

    @property
    def last(self) -> Col:
        """The last active day of the period."""
        return self.smaller(self.tot_en_met, self.end)

    def holds(self, day: Col) -> Col:
        """1 where a day of the period is active, else 0."""
        return self.one_if((day >= self.first) & (day <= self.last))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is charged of a tariff: count / whole; ``day`` sets the price unless each day does."""

    count: Col
    whole: Col
    day: Col = None


def _days(ranges: Range) -> Col:
    return ranges.last - ranges.first + 1


def _sundays(ranges: Range) -> Col:
    whole = ranges.last // 7 - (ranges.first - 1) // 7
    closing = ranges.holds(ranges.tot_en_met - ranges.tot_en_met % 7)
    return whole + closing * ranges.one_if(ranges.tot_en_met % 7 != 0)


def _weeks(ranges: Range) -> Col:
    return (ranges.last - 1) // 7 - (ranges.first - 1) // 7 + 1


def _own(ranges: Range) -> Counted:
    day = ranges.first + (ranges.van - ranges.first) % 28
    return Counted((ranges.last - day) // 28 + 1, 1, day)


COUNTED: MappingProxyType[Toerekening, Callable[[Range], Counted]] = MappingProxyType(
    {
        Toerekening.VOL: lambda r: Counted(r.holds(r.first), 1, r.first),
        Toerekening.EERSTE_DAG: lambda r: Counted(r.holds(r.begin), 1, r.first),
        Toerekening.LAATSTE_DAG: lambda r: Counted(r.holds(r.end), 1, r.first),
        Toerekening.MIDDEN: lambda r: Counted(r.holds(r.begin + 14), 1, r.first),
        Toerekening.DAG: lambda r: Counted(_days(r), r.end - r.begin + 1),
        Toerekening.DAG28: lambda r: Counted(r.smaller(_days(r), 28), 28),
        Toerekening.WEEK: lambda r: Counted(r.smaller(_weeks(r), 4), 4, r.first),
        Toerekening.ZONDAG: lambda r: Counted(r.smaller(_sundays(r), 4), 4, r.first),
        Toerekening.EIGEN: _own,
    }
)
"""For rows of which some day is active in the period."""


def priced_days(ranges: Range, counted: Counted, vanaf: Col, until: Col) -> Col:
    """How much of the count falls under one tariff: all or nothing, or day by day."""
    if counted.day is None:
        last = ranges.first + counted.count - 1
        days = ranges.smaller(last, until) - ranges.larger(ranges.first, vanaf) + 1
        return ranges.larger(days, 0)
    inside = (counted.day >= vanaf) & (counted.day <= until)
    return ranges.larger(counted.count, 0) * ranges.one_if(inside)


def rounded(cents: Col, count: Col, whole: Col) -> Col:
    """Cents times count / whole, rounded once, half up."""
    return (2 * cents * count + whole) // (2 * whole)
