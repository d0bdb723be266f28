"""The calendar as arrays of day numbers, ends inclusive, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.calendar import Calendar

BEFORE = 28
"""Days kept before the calendar: own blocks of 28 days keep their rhythm from an earlier Van."""

AFTER = 7
"""Days kept after it: a T/m this far behind the end can no longer move a last Sunday inside."""


@dataclass(frozen=True, slots=True)
class Periods:
    """n periods: ``begin``, ``end``, ``days`` are int64 arrays of length n."""

    calendar: Calendar
    begin: NDArray[np.int64]
    end: NDArray[np.int64]

    @property
    def days(self) -> NDArray[np.int64]:
        """Real days of each period."""
        return self.end - self.begin + 1

    @property
    def first(self) -> int:
        """The first day of the calendar."""
        return int(self.begin[0])

    @property
    def last(self) -> int:
        """The last day of the calendar."""
        return int(self.end[-1])

    @property
    def origin(self) -> int:
        """The day that day tables begin with, a little before the calendar."""
        return self.first - BEFORE

    @property
    def span(self) -> int:
        """The length of day tables."""
        return self.last + AFTER + 2 - self.origin

    def holding(self, day: int) -> int | None:
        """The index of the period that holds a day, or None outside the calendar."""
        index = int(np.searchsorted(self.begin, day, side="right")) - 1
        return index if index >= 0 and day <= self.end[index] else None

    def __len__(self) -> int:
        return len(self.calendar)


def periods_of(calendar: Calendar) -> Periods:
    """A checked calendar (no gaps, no overlaps) as arrays."""
    ordered = tuple(sorted(calendar, key=lambda period: period.van))
    begin = np.array([period.van.toordinal() for period in ordered], np.int64)
    end = np.array([period.tot_en_met.toordinal() for period in ordered], np.int64)
    return Periods(ordered, begin, end)
