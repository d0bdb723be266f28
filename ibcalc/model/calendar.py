"""Calendars: the periods in which a client is charged. Generated, or typed as a table.

All dates are inclusive. Source: design.md section 3 (Calendars), domain.md C3.
"""

from __future__ import annotations

import calendar as month_lengths
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place

WEEKS_PER_PERIOD = 4
PERIODS_PER_YEAR = 13
DAYS_PER_PERIOD = 7 * WEEKS_PER_PERIOD
MONTHS_PER_YEAR = 12
ONE_DAY = timedelta(days=1)


class KalenderSoort(StrEnum):
    """The kinds of calendar, in the words of sheet Model."""

    JAAR13 = "jaar13"
    ISO = "iso"
    DOORLOPEND = "doorlopend"
    MAAND = "maand"
    TABEL = "tabel"


@dataclass(frozen=True, slots=True)
class Period:
    """One period; ``jaar`` is the year it is counted in, ``nummer`` its number in that year."""

    label: str
    van: date
    tot_en_met: date
    jaar: int
    nummer: int
    place: Place = Place()

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.tot_en_met - self.van).days + 1


Calendar = tuple[Period, ...]


def jaar13(first: int, last: int, anchor: date | None = None) -> Calendar:
    """P1 starts on 1 January, Pk on the Monday of ISO week 4k-3, P13 ends on 31 December."""
    del anchor
    return tuple(period for year in range(first, last + 1) for period in _jaar13_year(year))


def _jaar13_year(year: int) -> Iterable[Period]:
    later = [_monday(year, number) for number in range(2, PERIODS_PER_YEAR + 1)]
    starts = [date(year, 1, 1), *later, date(year + 1, 1, 1)]
    for index in range(PERIODS_PER_YEAR):
        number = index + 1
        end = starts[number] - ONE_DAY
        yield Period(f"{year}-P{number:02d}", starts[index], end, year, number)


def _monday(year: int, number: int) -> date:
    return date.fromisocalendar(year, WEEKS_PER_PERIOD * number - 3, 1)


def iso(first: int, last: int, anchor: date | None = None) -> Calendar:
    """Blocks of four ISO weeks from Monday, week 53 in the last; all that touch the years.

    The years 2016-2016 begin with 2015-I13 (30-11-2015 t/m 3-1-2016): a client of the whole of
    2016 is charged fourteen times (worked example A06).
    """
    del anchor
    begin, end = date(first, 1, 1), date(last, 12, 31)
    blocks = (period for year in range(first - 1, last + 2) for period in _iso_year(year))
    return tuple(block for block in blocks if block.van <= end and block.tot_en_met >= begin)


def _iso_year(year: int) -> Iterable[Period]:
    starts = [_monday(year, number) for number in range(1, PERIODS_PER_YEAR + 1)]
    starts.append(date.fromisocalendar(year + 1, 1, 1))
    for index in range(PERIODS_PER_YEAR):
        number = index + 1
        end = starts[number] - ONE_DAY
        yield Period(f"{year}-I{number:02d}", starts[index], end, year, number)


def doorlopend(first: int, last: int, anchor: date | None = None) -> Calendar:
    """Blocks of 28 days from the anchor until the last year is covered: R01, R02, ...

    Raises:
        ValueError: there is no anchor.
    """
    if anchor is None:
        raise ValueError("doorlopend needs an anchor")
    periods: list[Period] = []
    start = anchor
    while start <= date(last, 12, 31):
        end = start + timedelta(days=DAYS_PER_PERIOD - 1)
        number = len(periods) + 1
        in_year = (number - 1) % PERIODS_PER_YEAR + 1
        periods.append(Period(f"R{number:02d}", start, end, start.year, in_year))
        start = end + ONE_DAY
    return tuple(period for period in periods if period.tot_en_met >= date(first, 1, 1))


def maand(first: int, last: int, anchor: date | None = None) -> Calendar:
    """Calendar months: 2016-01, 2016-02, ..."""
    del anchor
    return tuple(_month(year, month) for year in range(first, last + 1) for month in range(1, 13))


def _month(year: int, month: int) -> Period:
    length = month_lengths.monthrange(year, month)[1]
    start, end = date(year, month, 1), date(year, month, length)
    return Period(f"{year}-{month:02d}", start, end, year, month)


Generator = Callable[[int, int, date | None], Calendar]
GENERATORS: MappingProxyType[KalenderSoort, Generator] = MappingProxyType(
    {
        KalenderSoort.JAAR13: jaar13,
        KalenderSoort.ISO: iso,
        KalenderSoort.DOORLOPEND: doorlopend,
        KalenderSoort.MAAND: maand,
    }
)


def check_calendar(periods: Calendar) -> tuple[Finding, ...]:
    """Gaps, overlaps, double labels and ends before starts in a calendar, each at its row."""
    found: list[Finding] = []
    labels: set[str] = set()
    for period in periods:
        if period.label in labels:
            found.append(finding("MOD-205", period.place, label=period.label))
        labels.add(period.label)
        if period.tot_en_met < period.van:
            found.append(finding("MOD-204", period.place, label=period.label))
    ordered = sorted(periods, key=lambda period: period.van)
    for before, after in pairwise(ordered):
        if after.van <= before.tot_en_met:
            found.append(_between("MOD-203", before, after))
        elif after.van > before.tot_en_met + ONE_DAY:
            found.append(_between("MOD-202", before, after))
    return tuple(found)


def _between(code: str, before: Period, after: Period) -> Finding:
    return finding(code, after.place, first=before.label, second=after.label)
