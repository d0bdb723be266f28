"""The reference: what a caseload costs, worked out day by day and client by client.

Written from the text of the design (section 3) to be obviously right, not to be quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ibcalc.model.product import VOLUME_UNITS, Eenheid
from ibcalc.model.tariffmodel import TariffModel
from tests.reference.calendars import Slot, slots
from tests.reference.client import client_regels
from tests.reference.rows import Row
from tests.reference.rules import Rules
from tests.reference.toerekening import Prices, Regel, round_cents
from tests.reference.toewijzing import Toewijzing, assign, overlapping, without_base

Line = tuple[str, str, str, str, str, int]
"""Client, aanbieder, gemeente, product, periode, bedrag in cents."""


@dataclass(frozen=True, slots=True)
class ReferenceResult:
    """The lines, and the row indexes without a price; totals are sums of the lines."""

    lines: tuple[Line, ...]
    onopgelost: frozenset[int] = field(default_factory=frozenset)

    @property
    def total(self) -> int:
        """All lines together, in cents."""
        return sum(line[5] for line in self.lines)

    def per(self, column: int) -> dict[str, int]:
        """Sums by one column of the lines: 0 client .. 3 product, 4 periode."""
        sums: dict[str, int] = {}
        for line in self.lines:
            name = str(line[column])
            sums[name] = sums.get(name, 0) + line[5]
        return sums

    @property
    def counted(self) -> Counter[Line]:
        """The lines without their order."""
        return Counter(self.lines)


def reference(
    model: TariffModel, rows: Sequence[Row], tables: Sequence[Rules] = ()
) -> ReferenceResult:
    """Price the rows; ``tables`` are the conversion tables of the model as plain rules."""
    periods = slots(model)
    made, onopgelost = assign(rows, model.producten, tables, periods)
    onopgelost |= overlapping(made)
    while True:
        left = [part for part in made if part.row not in onopgelost]
        lines, out = _price(model, left, periods)
        out |= without_base(left)
        if not out:
            break
        onopgelost |= out
    return ReferenceResult(
        tuple(_as_line(regel) for regel in _capped(lines, periods)), frozenset(onopgelost)
    )


def _as_line(regel: Regel) -> Line:
    product, aanbieder, gemeente, _ = regel.key
    return regel.client, aanbieder, gemeente, product.code, regel.slot.label, regel.bedrag


def _price(
    model: TariffModel, parts: Sequence[Toewijzing], periods: Sequence[Slot]
) -> tuple[list[Regel], set[int]]:
    """All lines, and the rows for which a tariff is missing."""
    prices = Prices(model.tarieven)
    lines: list[Regel] = []
    clients: dict[tuple[str, int], list[Toewijzing]] = {}
    for part in parts:
        if part.product.eenheid in VOLUME_UNITS:
            lines += _by_volume(part, periods, prices)
        elif part.product.eenheid is Eenheid.TRAJECT:
            lines += _by_traject(part, periods, prices)
        elif part.product.eenheid is Eenheid.JAAR:
            lines += _by_year(part, periods, prices, model.settings.perioden_per_jaar)
        else:
            clients.setdefault(part.who, []).append(part)
    for owned in clients.values():
        lines += client_regels(owned, model.producten, periods, model.settings.wissel, prices)
    return lines, prices.missing


def _by_volume(part: Toewijzing, periods: Sequence[Slot], prices: Prices) -> list[Regel]:
    """Volume x tariff in the period of the first active day; minutes by an hour tariff."""
    for slot in periods:
        for day in slot.days:
            if not part.active(day) or part.volume is None:
                continue
            if part.product.eenheid is Eenheid.EURO:
                return [_regel(part, slot, part.volume * 100)]
            tarief = prices.on(part.product, day, [part])
            if tarief is None:
                return []
            amount = part.volume * tarief.cent
            if part.product.eenheid is Eenheid.MINUUT:
                amount = amount / 60
            return [_regel(part, slot, amount)]
    return []


def _by_traject(part: Toewijzing, periods: Sequence[Slot], prices: Prices) -> list[Regel]:
    """The first part in the period of Van, the rest in the period of T/m; together if the same."""
    at_start = [slot for slot in periods if part.van in slot.days]
    at_end = [slot for slot in periods if part.tot_en_met in slot.days]
    if not at_start and not at_end:
        return []
    tarief = prices.on(part.product, part.van, [part])
    if tarief is None:
        return []
    percentage = part.product.eerste_deel
    share = Fraction(100 if percentage is None else percentage) / 100
    first = round_cents(tarief.cent * share)
    booked: dict[str, int] = {}
    for slot, amount in [
        *[(slot, first) for slot in at_start],
        *[(slot, tarief.cent - first) for slot in at_end],
    ]:
        booked[slot.label] = booked.get(slot.label, 0) + amount
    return [
        _regel(part, slot, Fraction(booked[slot.label]))
        for slot in periods
        if booked.get(slot.label)
    ]


def _by_year(
    part: Toewijzing, periods: Sequence[Slot], prices: Prices, per_year: int
) -> list[Regel]:
    """The yearly amount in equal parts that add up: what is due until now less until before."""
    lines: list[Regel] = []
    for slot in periods:
        active = [day for day in slot.days if part.active(day)]
        tarief = prices.on(part.product, active[0], [part]) if active else None
        if tarief is not None:
            until_now = round_cents(Fraction(tarief.cent * slot.nummer, per_year))
            until_before = round_cents(Fraction(tarief.cent * (slot.nummer - 1), per_year))
            lines.append(_regel(part, slot, Fraction(until_now - until_before)))
    return lines


def _regel(part: Toewijzing, slot: Slot, amount: Fraction) -> Regel:
    first = min(day for day in slot.days if part.active(day))
    bedrag = round_cents(amount) * part.aantal
    return Regel(part.client, part.key, slot, bedrag, first, part.row)


def _capped(lines: Sequence[Regel], periods: Sequence[Slot]) -> list[Regel]:
    """The lines, cut at the Maximum of their product for a client in a year.

    A line of aantal n is for n clients, who each have spent an n-th of it.
    """
    order = {slot.label: number for number, slot in enumerate(periods)}
    spent: dict[tuple[str, str, int], int] = {}
    kept: list[Regel] = []
    for line in sorted(lines, key=lambda line: (order[line.slot.label], line.first, line.row)):
        product, aantal = line.key[0], line.key[3]
        if product.maximum is None:
            kept.append(line)
            continue
        account = (line.client, product.code, line.slot.jaar)
        each = min(line.bedrag // aantal, product.maximum - spent.get(account, 0))
        if each > 0:
            spent[account] = spent.get(account, 0) + each
            bedrag = each * aantal
            kept.append(Regel(line.client, line.key, line.slot, bedrag, line.first, line.row))
    return kept
