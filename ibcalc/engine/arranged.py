"""Arranging: stays checked and joined, and the families of one client that must be settled.

Source: design.md section 3 (Wissel, Opslag) and docs/rekenregels.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload, Mask
from ibcalc.engine.neighbours import Index, in_order_seen
from ibcalc.engine.stay_checks import Fault, stacking, stay_faults
from ibcalc.engine.stays import (
    Joined,
    Stays,
    charged_apart,
    join,
    meeting,
    opslag_mask,
    rows_joined,
)
from ibcalc.engine.toerekening import Charge
from ibcalc.engine.toewijzing import Toewijzingen
from ibcalc.model.findings import Finding
from ibcalc.model.product import Product, ProductSoort, Toerekening


@dataclass(frozen=True, slots=True)
class Households:
    """Stays of clients in one Familie that must be settled, in order of their household.

    ``household`` has for each stay the number of its household, in order of the caseload.
    ``rows`` are all caseload rows that they join, ``host`` has for each the number of its stay.
    """

    stays: Stays
    household: NDArray[np.int32]
    rows: NDArray[np.int32]
    host: Index


@dataclass(frozen=True, slots=True)
class Arranged:
    """Toewijzingen with joined stays, what must be settled, and rows that can't be charged.

    ``joined`` maps a toewijzing to the caseload rows that it stands for, where more than one.
    ``faults`` are caseload rows with why; if there are any, nothing else here may be used.
    """

    toewijzingen: Toewijzingen
    households: Households
    joined: dict[int, tuple[int, ...]]
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]


def arrange(
    producten: Sequence[Product],
    charges: Sequence[Charge | None],
    caseload: Caseload,
    entries: Toewijzingen,
) -> Arranged:
    """Checks and joins the stays of clients whose rows meet."""
    met = meeting(producten, charges, caseload, entries)
    faults = tuple(stay_faults(producten, caseload, met))
    if faults or not len(met):
        return Arranged(entries, no_households(), {}, faults, ())
    joined = join(met)
    rows = rows_joined(met, joined)
    kept, joined = _without_joined(entries, met, joined)
    told = tuple(stacking(producten, caseload, joined.stays))
    entry = joined.stays.entry
    names = {int(entry[host]): each for host, each in rows.items()}
    return Arranged(kept, _households(producten, met, joined), names, (), told)


def _without_joined(
    entries: Toewijzingen, before: Stays, joined: Joined
) -> tuple[Toewijzingen, Joined]:
    """The toewijzingen without those that were joined into another, and stays that know them."""
    stays = joined.stays
    if len(stays) == len(before):
        return entries, joined
    keep = np.ones(len(entries), np.bool_)
    keep[before.entry] = False
    keep[stays.entry] = True
    tot_en_met = entries.tot_en_met.copy()
    tot_en_met[stays.entry] = stays.tot_en_met
    renumbered = np.cumsum(keep, dtype=np.int32) - np.int32(1)
    kept = replace(entries, tot_en_met=tot_en_met).take(keep)
    return kept, replace(joined, stays=replace(stays, entry=renumbered[stays.entry]))


def no_households() -> Households:
    """Nothing to settle."""
    none = np.zeros(0, np.int32)
    mask: Mask = np.zeros(0, np.bool_)
    amounts = np.zeros(0, np.int64)
    stays = Stays(none, none, none, none, none, amounts, none, none, mask, mask)
    return Households(stays, none, none, amounts)


def _households(producten: Sequence[Product], before: Stays, joined: Joined) -> Households:
    """Families of one client in which more than one stay, or an opslag apart, must be settled."""
    stays = joined.stays
    families, family = _families(producten)
    household = in_order_seen(stays.client * np.int64(families) + family[stays.product])
    chosen = np.flatnonzero(_needs_settling(producten, stays, household)[household])
    chosen = chosen[np.argsort(household[chosen], kind="stable")]
    place = np.full(len(stays), -1)
    place[chosen] = np.arange(len(chosen))
    host = place[joined.host]
    inside = host >= 0
    numbers = in_order_seen(household[chosen])
    return Households(stays.take(chosen), numbers, before.row[inside], host[inside])


def _families(producten: Sequence[Product]) -> tuple[int, Index]:
    """How many families there are, and the number of that of each product."""
    names: dict[str, int] = {}
    found = [names.setdefault(_family(producten, product), len(names)) for product in producten]
    return len(names), np.array(found, np.int64)


def _family(producten: Sequence[Product], product: Product) -> str:
    if product.soort is not ProductSoort.OPSLAG:
        return product.family
    base = next((other for other in producten if other.code == product.hoort_bij), product)
    return base.family


def _needs_settling(
    producten: Sequence[Product], stays: Stays, household: NDArray[np.int32]
) -> Mask:
    """For each household whether it has several bases, an opslag twice, or one charged apart."""
    count = int(household.max(initial=-1)) + 1
    opslag = opslag_mask(producten)[stays.product]
    look = look_mask(producten)[stays.product]
    needs: Mask = np.bincount(household[~opslag], minlength=count) > 1
    needs[household[look]] = True
    size = np.int64(len(producten))
    kinds, times = np.unique(household[opslag] * size + stays.product[opslag], return_counts=True)
    needs[kinds[times > 1] // size] = True
    return needs


def look_mask(producten: Sequence[Product]) -> Mask:
    """For each product whether it is an opslag whose periods may differ from those of its base."""
    return np.array(
        [
            charged_apart(product, producten)
            or (product.soort is ProductSoort.OPSLAG and product.toerekening is Toerekening.EIGEN)
            for product in producten
        ],
        np.bool_,
    )
