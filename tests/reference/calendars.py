"""Calendars worked out by giving each day, one after another, the label of its period.

All calendar arithmetic here is its own; nothing is taken from the generators of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ibcalc.model.tariffmodel import Settings, TariffModel

Label = tuple[str, int, int]
"""Label of a period, the year it counts in, its number in that year."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One period as the plain row of its days."""

    label: str
    jaar: int
    nummer: int
    days: tuple[date, ...]


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def monday_of(day: date) -> date:
    """The Monday of the week of a day: two days with the same Monday share their ISO week."""
    return day - timedelta(days=day.weekday())


def iso_year_week(day: date) -> tuple[int, int]:
    """ISO year and week: the year of the week's Thursday, and how many Thursdays it has had."""
    thursday = monday_of(day) + timedelta(days=3)
    days_before = (thursday - date(thursday.year, 1, 1)).days
    return thursday.year, days_before // 7 + 1


def _four_weeks(week: int) -> int:
    return min(13, (week - 1) // 4 + 1)


def _jaar13(day: date) -> Label:
    iso_year, week = iso_year_week(day)
    number = _four_weeks(week)
    if iso_year < day.year:
        number = 1
    if iso_year > day.year:
        number = 13
    return f"{day.year}-P{number:02d}", day.year, number


def _iso(day: date) -> Label:
    year, week = iso_year_week(day)
    number = _four_weeks(week)
    return f"{year}-I{number:02d}", year, number


def _maand(day: date) -> Label:
    return f"{day.year}-{day.month:02d}", day.year, day.month


def _doorlopend(anchor: date) -> Callable[[date], Label]:
    def label(day: date) -> Label:
        block = (day - anchor).days // 28
        start = anchor + timedelta(days=28 * block)
        return f"R{block + 1:02d}", start.year, block % 13 + 1

    return label


def slots(model: TariffModel) -> list[Slot]:
    """The periods of a model, oldest first."""
    kind = str(model.settings.kalender)
    if kind == "tabel":
        return [
            Slot(p.label, p.jaar, p.nummer, tuple(each_day(p.van, p.tot_en_met)))
            for p in sorted(model.calendar, key=lambda p: p.van)
        ]
    first, last = model.settings.jaren
    # A year more on both sides, so that a period that only touches the years is seen whole.
    days_by_label: dict[Label, list[date]] = {}
    labelled = _labelling(model.settings)
    for day in each_day(_first_day(model.settings), date(last + 1, 12, 31)):
        days_by_label.setdefault(labelled(day), []).append(day)
    return [
        Slot(*label, tuple(days))
        for label, days in days_by_label.items()
        if any(first <= day.year <= last for day in days)
    ]


def _first_day(settings: Settings) -> date:
    if str(settings.kalender) == "doorlopend" and settings.anker is not None:
        return settings.anker
    return date(settings.jaren[0] - 1, 1, 1)


def _labelling(settings: Settings) -> Callable[[date], Label]:
    if str(settings.kalender) == "doorlopend":
        if settings.anker is None:
            raise ValueError("no anchor")
        return _doorlopend(settings.anker)
    return {"jaar13": _jaar13, "iso": _iso, "maand": _maand}[str(settings.kalender)]
