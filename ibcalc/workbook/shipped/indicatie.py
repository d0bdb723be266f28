"""A row of the sample caseload, and who lives and works in it: all invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.zorg2015 import Zorg

GEMEENTEN = ("0505", "0642", "0590", "0531", "0610", "0482")
"""Dordrecht, Zwijndrecht, Papendrecht, Hendrik-Ido-Ambacht, Sliedrecht, Alblasserdam (CBS)."""

_INHABITANTS = (119, 44, 32, 30, 25, 20)

AANBIEDERS = tuple(
    f"Aanbieder {boom}"
    for boom in (
        "Beuk", "Eik", "Linde", "Berk", "Els", "Es",
        "Iep", "Wilg", "Esdoorn", "Hazelaar", "Lijsterbes", "Meidoorn",
    )
)  # fmt: skip
"""Twelve, as many as signed the business case; named after trees, not after any real provider."""

_SHARES = (26, 20, 14, 10, 8, 6, 5, 4, 3, 2, 1, 1)


@dataclass(frozen=True, slots=True)
class Indicatie:
    """One row of sheet Clienten; a fault may put a number or a text where it does not belong."""

    aanbieder: str
    gemeente: str | int
    code: str | int = ""
    klasse: int | None = None
    product: str = ""
    opslag: str = ""
    van: date | str | None = None
    tot_en_met: date | None = None
    uren: int | None = None
    dagdelen: int | None = None
    opmerking: str = ""

    @property
    def start(self) -> date:
        """Van of a row that still has a proper date."""
        if not isinstance(self.van, date):
            raise TypeError("this row has no date in Van")
        return self.van

    def remark(self, text: str) -> Indicatie:
        """The same row with a remark for who looks at the sample."""
        return replace(self, opmerking=text)


Client = tuple[Indicatie, ...]


def somewhere(dice: Dice) -> Indicatie:
    """An empty row with a provider and a municipality."""
    return Indicatie(
        aanbieder=dice.weighted(AANBIEDERS, _SHARES),
        gemeente=dice.weighted(GEMEENTEN, _INHABITANTS),
    )


def other_provider(dice: Dice, aanbieder: str) -> str:
    """One of the other providers."""
    return dice.pick([name for name in AANBIEDERS if name != aanbieder])


def placed(dice: Dice, zorg: Zorg) -> Indicatie:
    """An old indicatie at some provider in some municipality."""
    return replace(
        somewhere(dice),
        code=zorg.code,
        klasse=zorg.klasse.nummer if zorg.klasse else None,
        van=zorg.van,
        tot_en_met=zorg.tot_en_met,
        uren=zorg.uren or None,
        dagdelen=zorg.dagdelen or None,
    )
