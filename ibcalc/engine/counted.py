"""Lines that the calendar does not count: volumes, trajecten and yearly amounts.

Source: design.md section 3 (Volume, Taak / vast, Traject), domain.md C9 to C11, TR346.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from ibcalc.engine.caseload import NO_VOLUME, OPEN, VOLUME_SCALE, Caseload
from ibcalc.engine.periods import Periods
from ibcalc.engine.prices import NO_TARIFF, Prices
from ibcalc.engine.regels import Regel
from ibcalc.engine.toewijzing import Toewijzingen
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.money import CENTS, instalment, round_half_away
from ibcalc.model.product import VOLUME_UNITS, Eenheid, Product

MINUTES_PER_HOUR = 60
WHOLE = Decimal(100)
NO_VOLUME_GIVEN, IGNORED_VOLUME, MORE_PERIODS = "CLI-312", "CLI-313", "CLI-314"


@dataclass(frozen=True, slots=True)
class Missing:
    """A toewijzing that can't be charged: ``product`` has no tariff on ``day`` in ``period``."""

    entry: int
    product: int
    period: int
    day: int


@dataclass(frozen=True, slots=True)
class Counter:
    """What the makers of lines need to know."""

    producten: Sequence[Product]
    periods: Periods
    prices: Prices
    perioden_per_jaar: int
    caseload: Caseload
    entries: Toewijzingen

    def tarief(self, entry: int, period: int, day: int) -> int | Missing:
        """The tariff of a toewijzing on a day, or what is missing."""
        product = int(self.entries.product[entry])
        found = self.prices.at(product, day)
        return Missing(entry, product, period, day) if found == NO_TARIFF else found

    def product(self, entry: int) -> Product:
        """The product of a toewijzing."""
        return self.producten[int(self.entries.product[entry])]

    def line(self, entry: int, period: int, tarief: int, part: Fraction, cents: int) -> Regel:
        """A line over the active days of the toewijzing in the period."""
        van = max(int(self.entries.van[entry]), int(self.periods.begin[period]))
        tot_en_met = min(int(self.entries.tot_en_met[entry]), int(self.periods.end[period]))
        product, rule = int(self.entries.product[entry]), int(self.entries.rule[entry])
        ends = (van, tot_en_met)
        ratio = part.as_integer_ratio()
        return Regel(entry, product, rule, period, tarief, *ratio, cents, *ends)

    def touched(self, entry: int) -> range:
        """The periods in which a toewijzing is active."""
        van, end = int(self.entries.van[entry]), int(self.entries.tot_en_met[entry])
        low = int(np.searchsorted(self.periods.end, van))
        high = int(np.searchsorted(self.periods.begin, end, side="right"))
        return range(low, high)


Lines = Iterator[Regel | Missing]


def volume_lines(counter: Counter, entry: int) -> Lines:
    """Volume x tariff, multiplied first, divided by 60 for minutes, rounded once."""
    touched = counter.touched(entry)
    if not touched:
        return
    period = touched[0]
    day = max(int(counter.entries.van[entry]), int(counter.periods.begin[period]))
    volume = Fraction(int(counter.caseload.volume[counter.entries.indicatie[entry]]), VOLUME_SCALE)
    eenheid = counter.product(entry).eenheid
    if eenheid is Eenheid.EURO:
        amount = round_half_away(volume * CENTS)
        yield counter.line(entry, period, NO_TARIFF, Fraction(1), amount)
        return
    tarief = counter.tarief(entry, period, day)
    if isinstance(tarief, Missing):
        yield tarief
        return
    hours = MINUTES_PER_HOUR if eenheid is Eenheid.MINUUT else 1
    amount = round_half_away(volume * int(counter.prices.cents[tarief]) / hours)
    yield counter.line(entry, period, tarief, Fraction(1), amount)


def traject_lines(counter: Counter, entry: int) -> Lines:
    """The first part at the start, the rest on closing; both by the tariff of the start."""
    van, end = int(counter.entries.van[entry]), int(counter.entries.tot_en_met[entry])
    begin, close = counter.periods.holding(van), counter.periods.holding(end)
    booked = close if begin is None else begin
    if booked is None:
        return
    tarief = counter.tarief(entry, booked, van)
    if isinstance(tarief, Missing):
        yield tarief
        return
    whole = int(counter.prices.cents[tarief])
    share = Fraction(counter.product(entry).eerste_deel or WHOLE) / 100
    first = round_half_away(whole * share)
    if begin is not None and begin == close:
        yield counter.line(entry, begin, tarief, Fraction(1), whole)
        return
    if begin is not None:
        yield counter.line(entry, begin, tarief, share, first)
    if close is not None and end != OPEN and whole != first:
        yield counter.line(entry, close, tarief, 1 - share, whole - first)


def yearly_lines(counter: Counter, entry: int) -> Lines:
    """A yearly amount over the periods of its year, so that all together are exact."""
    parts = counter.perioden_per_jaar
    for period in counter.touched(entry):
        day = max(int(counter.entries.van[entry]), int(counter.periods.begin[period]))
        tarief = counter.tarief(entry, period, day)
        if isinstance(tarief, Missing):
            yield tarief
            return
        number = counter.periods.calendar[period].nummer
        amount = instalment(int(counter.prices.cents[tarief]), number, parts)
        yield counter.line(entry, period, tarief, Fraction(1, parts), amount)


MAKERS: Mapping[Eenheid, Callable[[Counter, int], Lines]] = MappingProxyType(
    {
        **dict.fromkeys(VOLUME_UNITS, volume_lines),
        Eenheid.TRAJECT: traject_lines,
        Eenheid.JAAR: yearly_lines,
    }
)
"""How each unit that the calendar does not count makes its lines."""


def counted_lines(counter: Counter, entries: Sequence[int]) -> tuple[list[Regel], list[Missing]]:
    """The lines of the given toewijzingen, and those that miss a tariff."""
    lines: list[Regel] = []
    missing: list[Missing] = []
    for entry in entries:
        for made in MAKERS[counter.product(entry).eenheid](counter, entry):
            (missing if isinstance(made, Missing) else lines).append(made)  # type: ignore[arg-type]
    return lines, missing


def volume_faults(
    producten: Sequence[Product], caseload: Caseload, entries: Toewijzingen
) -> list[tuple[int, Finding]]:
    """Rows whose Volume is absent where the unit needs it: (row, finding)."""
    return [
        (row, finding(NO_VOLUME_GIVEN, caseload.place(row, "volume"), **_named(product)))
        for row, product in _rows(producten, caseload, entries, given=False, needed=True)
    ]


def volume_remarks(
    producten: Sequence[Product], caseload: Caseload, entries: Toewijzingen, periods: Periods
) -> list[Finding]:
    """Volumes that are not used, and volumes over more than one period."""
    used = {row for row, _ in _rows(producten, caseload, entries, given=True, needed=True)}
    remarks = [
        finding(IGNORED_VOLUME, caseload.place(row, "volume"), **_named(product))
        for row, product in _rows(producten, caseload, entries, given=True, needed=False)
        if row not in used
    ]
    for row in sorted(used):
        begin = max(int(caseload.van[row]), periods.first)
        end = min(int(caseload.tot_en_met[row]), periods.last)
        if begin <= end and periods.holding(begin) != periods.holding(end):
            remarks.append(finding(MORE_PERIODS, caseload.place(row, "volume")))
    return remarks


def _rows(
    producten: Sequence[Product],
    caseload: Caseload,
    entries: Toewijzingen,
    *,
    given: bool,
    needed: bool,
) -> list[tuple[int, Product]]:
    """Rows and products where Volume is given or not, and the unit needs it or not.

    An opslag or component that goes by volume needs one too; a volume is ignored by a base only.
    """
    by_volume = np.array([product.eenheid in VOLUME_UNITS for product in producten])
    has = caseload.volume != NO_VOLUME
    if not (has == given).any() or not (by_volume == needed).any():
        return []
    hits = (has[entries.indicatie] == given) & (by_volume[entries.product] == needed)
    if not needed:
        hits &= ~entries.follows
    return [
        (int(entries.indicatie[entry]), producten[entries.product[entry]])
        for entry in np.flatnonzero(hits)
    ]


def _named(product: Product) -> dict[str, object]:
    return {"product": product.code, "eenheid": str(product.eenheid)}
