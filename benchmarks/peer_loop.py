"""The plain Python loop: client by client, product by product, period by period.

The way one writes it from the text of the rules: dates, names and whole cents, sums in dicts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from benchmarks.job import Job
from benchmarks.peer import Answer, Peer, digest
from ibcalc.model.calendar import Period
from ibcalc.model.product import Tarief, Toerekening

DAY = timedelta(days=1)
SUNDAY = 7


class Row(NamedTuple):
    """One row of the caseload; dates inclusive."""

    client: str
    aanbieder: str
    gemeente: str
    product: str
    opslag: bool
    van: date
    tot_en_met: date
    aantal: int


class Stay(NamedTuple):
    """The range of a client and a period; ``first`` and ``last`` are the active days in it."""

    van: date
    tot_en_met: date
    period: Period
    first: date
    last: date


class Part(NamedTuple):
    """What is charged: parts / whole of the tariff of a day."""

    day: date
    parts: int
    whole: int


@dataclass(slots=True)
class Sums:
    """Cents by name, and the number of lines."""

    product: Counter[str] = field(default_factory=Counter)
    period: Counter[str] = field(default_factory=Counter)
    aanbieder: Counter[str] = field(default_factory=Counter)
    gemeente: Counter[str] = field(default_factory=Counter)
    client: Counter[str] = field(default_factory=Counter)
    lines: int = 0


def _on(day: date, stay: Stay) -> Part:
    return Part(stay.first, int(stay.first <= day <= stay.last), 1)


def _monday(day: date) -> date:
    return day - DAY * day.weekday()


def _weeks(stay: Stay) -> Part:
    touched = (_monday(stay.last) - _monday(stay.first)).days // 7 + 1
    return Part(stay.first, min(4, touched), 4)


def _sundays(stay: Stay) -> Part:
    sunday = stay.first + DAY * (SUNDAY - stay.first.isoweekday())
    count = (stay.last - sunday).days // 7 + 1
    if stay.tot_en_met != date.max and stay.tot_en_met.isoweekday() != SUNDAY:
        last_sunday = stay.tot_en_met - DAY * stay.tot_en_met.isoweekday()
        count += stay.first <= last_sunday <= stay.last
    return Part(stay.first, min(4, count), 4)


def _own_blocks(stay: Stay) -> Part:
    day = stay.first + DAY * (-(stay.first - stay.van).days % 28)
    return Part(day, (stay.last - day).days // 28 + 1, 1)


PARTS: MappingProxyType[Toerekening, Callable[[Stay], Part]] = MappingProxyType(
    {
        Toerekening.VOL: lambda stay: Part(stay.first, 1, 1),
        Toerekening.EERSTE_DAG: lambda stay: _on(stay.period.van, stay),
        Toerekening.LAATSTE_DAG: lambda stay: _on(stay.period.tot_en_met, stay),
        Toerekening.MIDDEN: lambda stay: _on(stay.period.van + 14 * DAY, stay),
        Toerekening.WEEK: _weeks,
        Toerekening.ZONDAG: _sundays,
        Toerekening.EIGEN: _own_blocks,
    }
)
"""Those that take the tariff of one day; ``dag`` and ``dag28`` go tariff by tariff."""


def amounts(toerekening: Toerekening, stay: Stay, tariffs: Sequence[Tarief]) -> Iterator[int]:
    """The amounts of the lines of one client in one period, each rounded once."""
    if toerekening in PARTS:
        part = PARTS[toerekening](stay)
        if part.parts > 0:
            cents = next(each.cent for each in tariffs if each.vanaf <= part.day <= each.until)
            yield _rounded(cents * part.parts, part.whole)
        return
    by_28 = toerekening is Toerekening.DAG28
    whole = 28 if by_28 else stay.period.days
    last = min(stay.last, stay.first + 27 * DAY) if by_28 else stay.last
    for tarief in tariffs:
        days = (min(last, tarief.until) - max(stay.first, tarief.vanaf)).days + 1
        if days > 0:
            yield _rounded(tarief.cent * days, whole)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


def prepare(job: Job) -> list[Row]:
    """The caseload as rows."""
    caseload = job.caseload
    return [
        Row(
            caseload.client.text(row),
            caseload.aanbieder.text(row),
            caseload.gemeente.text(row),
            caseload.product.text(row),
            bool(caseload.opslag[row]),
            date.fromordinal(int(caseload.van[row])),
            date.fromordinal(int(caseload.tot_en_met[row])),
            int(caseload.aantal[row]),
        )
        for row in range(len(caseload))
    ]


def _work(job: Job, rows: Sequence[Row]) -> Sums:
    toerekening, calendar = job.toerekening, job.model.calendar
    sums = Sums()
    tariffs: dict[str, list[Tarief]] = {}
    for tarief in job.model.tarieven:
        tariffs.setdefault(tarief.product, []).append(tarief)
    for row in rows:
        products = (row.product, f"{row.product}O") if row.opslag else (row.product,)
        for product in products:
            for period in calendar:
                first, last = max(row.van, period.van), min(row.tot_en_met, period.tot_en_met)
                if first > last:
                    continue
                stay = Stay(row.van, row.tot_en_met, period, first, last)
                for amount in amounts(toerekening, stay, tariffs[product]):
                    cents = amount * row.aantal
                    sums.product[product] += cents
                    sums.period[period.label] += cents
                    sums.aanbieder[row.aanbieder] += cents
                    sums.gemeente[row.gemeente] += cents
                    sums.client[row.client] += cents
                    sums.lines += 1
    return sums


def answer_of(job: Job, sums: Sums) -> Answer:
    """All totals by index."""
    caseload = job.caseload
    return Answer(
        sum(sums.period.values()),
        sums.lines,
        tuple(sums.product[product.code] for product in job.model.producten),
        tuple(sums.period[period.label] for period in job.model.calendar),
        tuple(sums.aanbieder[str(name)] for name in caseload.aanbieder.values[1:]),
        tuple(sums.gemeente[str(name)] for name in caseload.gemeente.values[1:]),
        digest(np.array([sums.client[str(name)] for name in caseload.client.values[1:]], np.int64)),
    )


PEER = Peer(prepare, _work, answer_of)
