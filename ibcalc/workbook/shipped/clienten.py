"""The sample caseload: invented clients whose hours are those of overzicht 1 of 2015, exactly.

No person, provider or indicatie is real. The same seed gives the same rows everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.workbook.shipped.dice import Dice
from ibcalc.workbook.shipped.fouten import plant_faults
from ibcalc.workbook.shipped.indicatie import Indicatie, placed
from ibcalc.workbook.shipped.loop2016 import Pool, live_2016
from ibcalc.workbook.shipped.zorg2015 import draw_care

SEED = 2016


@dataclass(frozen=True, slots=True)
class Rij:
    """A row with the number of its client: ``C-0001``."""

    client: str
    indicatie: Indicatie


def draw_caseload(seed: int = SEED) -> tuple[Rij, ...]:
    """All rows, in the order of their client numbers."""
    dice = Dice(seed)
    care = dice.shuffled(draw_care(dice))
    pool = Pool([(placed(dice, zorg),) for zorg in care])
    plant_faults(dice, pool)
    live_2016(dice, pool)
    clients = dice.shuffled([*pool.left, *pool.changed])
    return tuple(
        Rij(f"C-{number:04d}", row)
        for number, client in enumerate(clients, start=1)
        for row in client
    )
