"""Maximum: at most so much per client per year for a product; what exceeds it is not charged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ibcalc.engine.caseload import Caseload
from ibcalc.engine.periods import Periods
from ibcalc.engine.regels import Regels
from ibcalc.engine.toewijzing import Toewijzingen
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.model.product import Product

REACHED = "CLI-308"


def cut_to_maximum(
    regels: Regels,
    producten: Sequence[Product],
    periods: Periods,
    caseload: Caseload,
    entries: Toewijzingen,
) -> tuple[Regels, list[Finding]]:
    """Lines in order of period until the maximum of their product, client and year is used up.

    The line that passes it is cut, later ones vanish. Amounts are per identical client, in cents.
    """
    capped = np.array([product.maximum is not None for product in producten], np.bool_)
    chosen = np.flatnonzero(capped[regels.product])
    if not len(chosen):
        return regels, []
    chosen = chosen[np.lexsort((chosen, regels.van[chosen], regels.period[chosen]))]
    cents = regels.cents.copy()
    used: dict[tuple[int, int, int], int] = defaultdict(int)
    told: dict[tuple[int, int, int], Finding] = {}
    for line in chosen:
        row = int(entries.indicatie[regels.entry[line]])
        client, product = int(caseload.client.codes[row]), int(regels.product[line])
        most = producten[product].maximum
        if most is None or client == 0:
            continue
        key = (client, product, periods.calendar[regels.period[line]].jaar)
        allowed = min(int(cents[line]), most - used[key])
        if allowed < cents[line]:
            told.setdefault(key, _told(caseload, row, producten[product], most, key[2]))
        used[key] += allowed
        cents[line] = allowed
    kept = (cents > 0) | (regels.cents == cents)
    return replace(regels, cents=cents).take(kept), list(told.values())


def _told(caseload: Caseload, row: int, product: Product, most: int, jaar: int) -> Finding:
    place = caseload.place(row, "product")
    return finding(REACHED, place, product=product.code, maximum=euro_text(most), jaar=jaar)
