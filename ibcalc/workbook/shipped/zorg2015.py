"""Care in 2015: invented indicaties whose hours add up to the overview, each fit for its class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.klassen import KLASSEN, Klasse
from ibcalc.workbook.shipped.overzicht2015 import CODE_NACHT, PRESTATIES

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2015, 12, 31)
_OLDEST = date(2012, 1, 1)
_LAST_START = date(2015, 11, 23)
DAYS_PER_HALF_HOUR = 14
NIGHT_DAGDELEN = (12, 8)

_COMMON = (32, 34, 22, 8, 2, 1, 1, 0)
_HEAVY = (24, 34, 26, 10, 3, 2, 1, 0)
_WEIGHTS = MappingProxyType(
    {
        "H126": (36, 40, 18, 5, 1, 0, 0, 0),
        "H127": (40, 40, 20, 0, 0, 0, 0, 0),
        "H300": (31, 34, 22, 8, 2, 1, 1, 1),
        "H150": _HEAVY,
        "H152": _HEAVY,
        "H153": _HEAVY,
    }
)
"""How likely each class is, a choice of ours: no source gives clients per class."""


@dataclass(frozen=True, slots=True)
class Zorg:
    """One indicatie; dates inclusive, ``tot_en_met`` absent is open; whole hours of 2015."""

    code: str
    klasse: Klasse | None
    van: date
    tot_en_met: date | None
    uren: int = 0
    dagdelen: int = 0

    @property
    def days(self) -> int:
        """Days of care in 2015."""
        last = min(self.tot_en_met or LAST_DAY, LAST_DAY)
        return (last - max(self.van, FIRST_DAY)).days + 1

    @property
    def room(self) -> tuple[int, int]:
        """The fewest and the most hours that fit the class, and half an hour a week at least."""
        if self.klasse is None:
            raise ValueError("a row without a class has no hours to fit")
        fewest, most = self.klasse.hours(self.days)
        return max(fewest, -(-self.days // DAYS_PER_HALF_HOUR)), most


def draw_care(dice: Dice) -> list[Zorg]:
    """Indicaties for all ten codes; hours per code are exactly those of overzicht 1."""
    care: list[Zorg] = []
    for prestatie in PRESTATIES:
        if prestatie.code == CODE_NACHT:
            care.extend(_nights(dice))
        else:
            care.extend(_hours(dice, prestatie.code, prestatie.uren))
    return care


def _nights(dice: Dice) -> list[Zorg]:
    return [
        Zorg(CODE_NACHT, None, dice.day(_OLDEST, FIRST_DAY), None, dagdelen=count)
        for count in NIGHT_DAGDELEN
    ]


def _hours(dice: Dice, code: str, total: int) -> list[Zorg]:
    """Draws until the hours are there; draws again if the last one cannot be made to fit."""
    while True:
        drawn: list[Zorg] = []
        left = total
        while left > 0:
            drawn.append(_one(dice, code))
            left -= drawn[-1].uren
        if _too_many(drawn, -left):
            continue
        return _lowered(drawn, -left)


def _one(dice: Dice, code: str) -> Zorg:
    klasse = dice.weighted(KLASSEN, _WEIGHTS.get(code, _COMMON))
    van = dice.weighted((dice.day(_OLDEST, FIRST_DAY), dice.day(FIRST_DAY, _LAST_START)), (75, 25))
    zorg = Zorg(code, klasse, van, _end(dice))
    return replace(zorg, uren=dice.between(*zorg.room))


def _end(dice: Dice) -> date | None:
    """Open, or an end in or after 2016."""
    return dice.weighted(
        (
            None,
            dice.day(date(2016, 1, 4), date(2016, 12, 31)),
            date(2016, 12, 31),
            dice.day(date(2017, 1, 1), date(2018, 12, 31)),
        ),
        (50, 30, 8, 12),
    )


def _too_many(drawn: Sequence[Zorg], excess: int) -> bool:
    return excess > sum(zorg.uren - zorg.room[0] for zorg in drawn)


def _lowered(drawn: Sequence[Zorg], excess: int) -> list[Zorg]:
    """Takes the hours too many off the last indicaties that have room, within their class."""
    care = list(drawn)
    for index in range(len(care) - 1, -1, -1):
        spare = min(excess, care[index].uren - care[index].room[0])
        care[index] = replace(care[index], uren=care[index].uren - spare)
        excess -= spare
    return care
