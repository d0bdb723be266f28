"""What happens to clients in 2016: new ones, re-indications, changes of provider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from ibcalc.model.calendar import jaar13
from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.indicatie import Client, Indicatie, other_provider, somewhere

_ONE_DAY = timedelta(days=1)
_HALF_YEAR, _YEAR = 182, 364
_FIRST_CHANGE, _LAST_CHANGE = date(2016, 2, 1), date(2016, 10, 31)
_WITH_OPSLAG = ("H152", "H153")
_PERIOD_STARTS = tuple(period.van for period in jaar13(2016, 2016)[2:11])


class Pool:
    """Clients still as they were drawn, and those to which something has happened."""

    def __init__(self, clients: list[Client]) -> None:
        self.left = clients
        self.changed: list[Client] = []

    def take(self, fits: Callable[[Indicatie], bool]) -> Indicatie:
        """The row of the first client left that fits; the client is no longer left."""
        index = next(at for at, client in enumerate(self.left) if fits(client[0]))
        return self.left.pop(index)[0]

    def put(self, *rows: Indicatie) -> None:
        """A client to which something has happened."""
        self.changed.append(rows)


def runs_on(row: Indicatie) -> bool:
    """True if care goes on to the end of 2016."""
    return row.tot_en_met is None or row.tot_en_met >= date(2016, 12, 31)


def live_2016(dice: Dice, pool: Pool) -> None:
    """The year 2016 without any fault."""
    for _ in range(20):
        _reindicated(dice, pool, dice.day(_FIRST_CHANGE, _LAST_CHANGE))
    for _ in range(8):
        _reindicated(dice, pool, dice.pick(_PERIOD_STARTS))
    for _ in range(5):
        _moves_on(dice, pool)
    for _ in range(48):
        pool.put(new_client(dice))


def _reindicated(dice: Dice, pool: Pool, day: date) -> None:
    old = pool.take(lambda row: runs_on(row) and row.code in {"H300", "H150", "H153"})
    product = "IB2" if (old.klasse or 0) < 3 else dice.weighted(("IB2", "IB1"), (85, 15))
    new = replace(
        old,
        code="",
        klasse=None,
        product=product,
        opslag="ja" if old.code in _WITH_OPSLAG else "nee",
        van=day,
        tot_en_met=day + timedelta(days=_YEAR - 1) if product == "IB2" else None,
        uren=None,
    )
    new = new.remark("Geherindiceerd in 2016")
    pool.put(replace(old, tot_en_met=day - _ONE_DAY), new)


def _moves_on(dice: Dice, pool: Pool) -> None:
    """To another provider, with the same indicatie."""
    old = pool.take(lambda row: runs_on(row) and row.code == "H300")
    day = dice.day(_FIRST_CHANGE, _LAST_CHANGE)
    provider = other_provider(dice, old.aanbieder)
    new = replace(old, aanbieder=provider, van=day, uren=None).remark("Andere aanbieder")
    pool.put(replace(old, tot_en_met=day - _ONE_DAY), new)


def new_client(dice: Dice) -> Indicatie:
    """A new indicatie of 2016, in the new products; IB2 always ends."""
    product = dice.weighted(("IB1", "IB2", "IB3"), (25, 60, 15))
    start = dice.day(date(2016, 1, 4), date(2016, 11, 30))
    length = dice.pick((_HALF_YEAR, _YEAR))
    return replace(
        somewhere(dice),
        product=product,
        opslag=dice.weighted(("ja", "nee"), (12, 88)),
        van=start,
        tot_en_met=start + timedelta(days=length - 1) if product == "IB2" else None,
    )
