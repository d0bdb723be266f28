"""Each toerekening, literally: the active days of a period in, parts of a tariff out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import groupby

from ibcalc.model.product import Eenheid, Product, Tarief, Toerekening
from tests.reference.calendars import Slot, monday_of
from tests.reference.toewijzing import ONE_DAY, Key, Toewijzing

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Stay:
    """Rows of one key that overlap or adjoin, as one range."""

    van: date
    tot_en_met: date
    parts: tuple[Toewijzing, ...]

    @property
    def open(self) -> bool:
        """True if it has no end."""
        return self.tot_en_met == date.max

    def active(self, slot: Slot) -> set[date]:
        """Its days in a period."""
        return {day for day in slot.days if self.van <= day <= self.tot_en_met}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: ``bedrag`` in cents, aantal included; ``first`` is the first day it is for."""

    client: str
    key: Key
    slot: Slot
    bedrag: int
    first: date
    row: int


@dataclass(slots=True)
class Prices:
    """The dated tariffs, and the rows for which a tariff was looked for in vain."""

    tarieven: Sequence[Tarief]
    missing: set[int] = field(default_factory=set)

    def on(self, product: Product, day: date, rows: Sequence[Toewijzing]) -> Tarief | None:
        """The tariff of a product valid on a day; without one the rows active then are out."""
        for tarief in self.tarieven:
            if tarief.product == product.code and tarief.vanaf <= day <= tarief.until:
                return tarief
        self.missing |= {row.row for row in rows if row.active(day)}
        return None


def round_cents(amount: Fraction) -> int:
    """To whole cents, a half away from zero."""
    whole = int(abs(amount))
    if abs(amount) - whole >= Fraction(1, 2):
        whole += 1
    return whole if amount >= 0 else -whole


def stays_of(parts: Sequence[Toewijzing]) -> list[Stay]:
    """Join what overlaps or adjoins; all parts have the same client and key."""
    stays: list[Stay] = []
    for part in sorted(parts, key=lambda part: (part.van, part.row)):
        before = stays[-1] if stays else None
        if before is not None and (before.open or part.van <= before.tot_en_met + ONE_DAY):
            end = max(before.tot_en_met, part.tot_en_met)
            stays[-1] = Stay(before.van, end, (*before.parts, part))
        else:
            stays.append(Stay(part.van, part.tot_en_met, (part,)))
    return stays


def regels(
    stays: Sequence[Stay], key: Key, slot: Slot, prices: Prices, *, by_day: bool = False
) -> list[Regel]:
    """What one key is charged in one period; ``by_day`` for a wissel that charges each its days.

    A tariff for a day or a week is for the days themselves already.
    """
    active = sorted({day for stay in stays for day in stay.active(slot)})
    if not active:
        return []
    product = key[0]
    parts = [part for stay in stays for part in stay.parts]
    by_day = by_day or product.toerekening is Toerekening.DAG
    if by_day and product.eenheid in PER_PERIOD:
        shares = [(day, Fraction(1, len(slot.days))) for day in active]
    elif product.eenheid is Eenheid.ETMAAL:
        shares = [(day, Fraction(1)) for day in active]
    elif product.toerekening is Toerekening.DAG28:
        shares = [(day, Fraction(1, 28)) for day in active[:28]]
    elif product.toerekening is Toerekening.EIGEN:
        blocks = block_starts(stays, slot)
        shares = [(blocks[0], Fraction(len(blocks)))] if blocks else []
    else:
        deel = whole_part(product, stays, slot, active)
        shares = [(active[0], deel)] if deel else []
    return _priced(shares, key, slot, prices, parts)


PER_PERIOD = (Eenheid.PERIODE, Eenheid.MAAND)


def _priced(
    shares: Sequence[tuple[date, Fraction]],
    key: Key,
    slot: Slot,
    prices: Prices,
    parts: Sequence[Toewijzing],
) -> list[Regel]:
    """One line for each tariff that the shares meet, each rounded once, then times aantal."""
    priced = [(day, deel, prices.on(key[0], day, parts)) for day, deel in shares]
    lines: list[Regel] = []
    for tarief, group in groupby(priced, key=lambda share: share[2]):
        found = list(group)
        if tarief is None:
            continue
        deel = sum((share[1] for share in found), Fraction(0))
        bedrag = round_cents(deel * tarief.cent) * key[3]
        row = min(part.row for part in parts if part.active(found[0][0]))
        lines.append(Regel(parts[0].client, key, slot, bedrag, found[0][0], row))
    return lines


def whole_part(
    product: Product, stays: Sequence[Stay], slot: Slot, active: Sequence[date]
) -> Fraction:
    """The part of one tariff for the toerekeningen that take one price for the whole period."""
    capped = product.eenheid is not Eenheid.WEEK
    match product.toerekening:
        case Toerekening.VOL:
            return Fraction(1)
        case Toerekening.EERSTE_DAG:
            return Fraction(slot.days[0] in active)
        case Toerekening.LAATSTE_DAG:
            return Fraction(slot.days[-1] in active)
        case Toerekening.MIDDEN:
            return Fraction(len(slot.days) >= 15 and slot.days[14] in active)
        case Toerekening.WEEK:
            count = len({monday_of(day) for day in active})
        case Toerekening.ZONDAG:
            count = sum(1 for day in active if day.weekday() == SUNDAY)
            count += int(any(_last_sunday_extra(stay, slot) for stay in stays))
        case _:
            raise ValueError(product.toerekening)
    return Fraction(min(4, count), 4) if capped else Fraction(count)


def _last_sunday_extra(stay: Stay, slot: Slot) -> bool:
    """True if the last Sunday of the range lies in this period and the range ends later."""
    if stay.open or stay.tot_en_met.weekday() == SUNDAY:
        return False
    day = stay.tot_en_met
    while day.weekday() != SUNDAY and day > stay.van:
        day -= ONE_DAY
    return day.weekday() == SUNDAY and day in slot.days


def block_starts(stays: Sequence[Stay], slot: Slot) -> list[date]:
    """First days, in this period, of the blocks of 28 days from each stay's own start."""
    starts: list[date] = []
    for stay in stays:
        starts += [day for day in stay.active(slot) if (day - stay.van).days % 28 == 0]
    return sorted(starts)
