"""The calendars of two models side by side: their periods in order of time, each label once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ibcalc.model.calendar import Calendar, Period
from ibcalc.model.cell import dutch_date


@dataclass(frozen=True, slots=True)
class BothCalendars:
    """Two calendars; ``periods`` are those of either, in order of time, each label once.

    ``begin`` and ``end`` are the first and the last day of the hull, inclusive. ``same`` says that
    both have the same periods on the same days.
    """

    periods: tuple[Period, ...]
    begin: date
    end: date
    same: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the periods."""
        return tuple(period.label for period in self.periods)

    def places(self, calendar: Iterable[Period]) -> list[int]:
        """For each period of one of the calendars its index in ``periods``."""
        spot = {label: index for index, label in enumerate(self.labels)}
        return [spot[period.label] for period in calendar]

    def begun(self, van: date, tot_en_met: date) -> Sequence[Period]:
        """The periods whose first day lies in a range, both ends included."""
        return [period for period in self.periods if van <= period.van <= tot_en_met]


def both_calendars(old: Calendar, new: Calendar) -> BothCalendars:
    """Two calendars of at least one period each."""
    every = sorted((*old, *new), key=lambda period: (period.van, period.tot_en_met))
    by_label = {period.label: period for period in reversed(every)}
    periods = sorted(by_label.values(), key=lambda period: (period.van, period.tot_en_met))
    return BothCalendars(
        tuple(periods),
        min(period.van for period in every),
        max(period.tot_en_met for period in every),
        _days(old) == _days(new),
    )


def _days(calendar: Calendar) -> set[tuple[str, date, date]]:
    return {(period.label, period.van, period.tot_en_met) for period in calendar}


def calendar_text(calendar: Calendar) -> str:
    """``13 perioden van 1-1-2016 t/m 31-12-2016``."""
    if not calendar:
        return "geen perioden"
    begin = min(period.van for period in calendar)
    end = max(period.tot_en_met for period in calendar)
    count = len(calendar)
    noun = "periode" if count == 1 else "perioden"
    return f"{count} {noun} van {dutch_date(begin)} t/m {dutch_date(end)}"
