"""Which tariffs two models price differently: for every product, by period and to the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from ibcalc.engine.comparison.periods import BothCalendars
from ibcalc.model.product import Eenheid, Product, SoortPrijs, Tarief
from ibcalc.model.tariffmodel import TariffModel

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TariffChange:
    """A stretch of days, both ends included, on which a product has another tariff.

    ``van_periode`` and ``tot_en_met_periode`` are the labels of the first and the last period that
    begin in it; empty if none does. ``oud`` and ``nieuw`` are the tariffs on its first day, None
    where a model has none.
    """

    product: str
    van: date
    tot_en_met: date
    van_periode: str
    tot_en_met_periode: str
    oud: Tarief | None
    nieuw: Tarief | None

    @property
    def verschil(self) -> int | None:
        """New minus old, in cents; None if either model has no tariff."""
        if self.oud is None or self.nieuw is None:
            return None
        return self.nieuw.cent - self.oud.cent

    @property
    def part(self) -> Fraction | None:
        """The difference as a part of the old tariff; None if that is absent or 0."""
        if self.oud is None or self.nieuw is None or not self.oud.cent:
            return None
        return Fraction(self.nieuw.cent - self.oud.cent, self.oud.cent)


def tariff_changes(
    old: TariffModel, new: TariffModel, both: BothCalendars
) -> tuple[TariffChange, ...]:
    """Every difference in tariff, by product (in the order of the old model) and time.

    Not only the first day of each period is looked at but every day of the calendars, and of a
    traject, which is priced on its own first day, also the days before them.
    """
    products = {item.code: item for item in (*new.producten, *old.producten)}
    order = dict.fromkeys(item.code for item in (*old.producten, *new.producten))
    changes: list[TariffChange] = []
    for code in order:
        pair = (_of_product(old.tarieven, code), _of_product(new.tarieven, code))
        begin = _begin(products[code], pair, both.begin)
        changes.extend(_folded(_differences(code, pair, begin, both.end), both))
    return tuple(changes)


Pair = tuple[Sequence[Tarief], Sequence[Tarief]]


def _of_product(tarieven: Iterable[Tarief], code: str) -> list[Tarief]:
    return [tarief for tarief in tarieven if tarief.product == code]


def _begin(product: Product, pair: Pair, begin: date) -> date:
    if product.eenheid is not Eenheid.TRAJECT:
        return begin
    return min([begin, *(tarief.vanaf for rows in pair for tarief in rows)])


def _differences(code: str, pair: Pair, begin: date, end: date) -> Iterator[TariffChange]:
    """The pieces between the days on which either model changes its tariff, if they differ."""
    cuts = {begin} | {day for rows in pair for tarief in rows for day in _cuts(tarief)}
    starts = sorted(day for day in cuts if begin <= day <= end)
    for index, start in enumerate(starts):
        stop = starts[index + 1] - ONE_DAY if index + 1 < len(starts) else end
        oud, nieuw = (next((row for row in rows if row.holds(start)), None) for rows in pair)
        if _told(oud) != _told(nieuw):
            yield TariffChange(code, start, stop, "", "", oud, nieuw)


def _cuts(tarief: Tarief) -> Iterator[date]:
    yield tarief.vanaf
    if tarief.tot_en_met is not None and tarief.tot_en_met < date.max:
        yield tarief.tot_en_met + ONE_DAY


def _told(tarief: Tarief | None) -> tuple[int, SoortPrijs] | None:
    return None if tarief is None else (tarief.cent, tarief.soort_prijs)


def _folded(changes: Iterable[TariffChange], both: BothCalendars) -> Iterator[TariffChange]:
    """Neighbours with the same change as one, with the periods that begin in it."""
    held: TariffChange | None = None
    for change in changes:
        if held is not None and _continues(held, change):
            held = replace(held, tot_en_met=change.tot_en_met)
            continue
        if held is not None:
            yield _with_periods(held, both)
        held = change
    if held is not None:
        yield _with_periods(held, both)


def _continues(before: TariffChange, after: TariffChange) -> bool:
    same = (_told(before.oud), _told(before.nieuw)) == (_told(after.oud), _told(after.nieuw))
    return same and before.tot_en_met + ONE_DAY == after.van


def _with_periods(change: TariffChange, both: BothCalendars) -> TariffChange:
    begun = both.begun(change.van, change.tot_en_met)
    if not begun:
        return change
    return replace(change, van_periode=begun[0].label, tot_en_met_periode=begun[-1].label)
