"""What is wrong or worth knowing about stays that meet, before anything is charged.

Source: design.md section 3 (Wissel, Opslag) and docs/rekenregels.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ibcalc.engine.caseload import Caseload, Mask
from ibcalc.engine.neighbours import Index, firsts, highest_before, pairs, spread
from ibcalc.engine.stays import Stays, opslag_mask
from ibcalc.engine.telling import told
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.product import Product, ProductSoort

OVERLAP, WITHOUT_BASE, STACKED = "CLI-301", "CLI-302", "CLI-307"

Fault = tuple[int, Finding]


def stay_faults(producten: Sequence[Product], caseload: Caseload, stays: Stays) -> Iterator[Fault]:
    """Rows that overlap with the same product, and opslagen without their base, by client."""
    overlapping, first = _overlapping(stays)
    lonely = _without_base(producten, stays)
    number = np.concatenate((overlapping, lonely))
    kind = np.repeat((0, 1), (len(overlapping), len(lonely)))
    first = np.concatenate((first, np.zeros(len(lonely), np.int64)))
    for spot in np.lexsort((number, first, kind, stays.client[number])):
        row = int(stays.row[number[spot]])
        product = producten[stays.product[number[spot]]]
        if kind[spot] == 0:
            yield row, finding(OVERLAP, caseload.place(row, "van"), product=product.code)
        else:
            names = {"product": product.code, "basis": product.hoort_bij}
            yield row, finding(WITHOUT_BASE, caseload.place(row, "product"), **names)


def _overlapping(stays: Stays) -> tuple[Index, Index]:
    """Every typed stay that shares a day with another of its client and product.

    With it the first stay of that client and product, which sets the order in which they are told.
    """
    typed = np.flatnonzero(~stays.converted)
    size = int(stays.product.max(initial=0)) + 1
    key = stays.client[typed] * np.int64(size) + stays.product[typed]
    order = np.lexsort((stays.van[typed], key))
    number, key = typed[order], key[order]
    fresh = firsts(key)
    van, end = stays.van[number], stays.tot_en_met[number]
    group = np.cumsum(fresh, dtype=np.int32)
    meets = van <= highest_before(end, group)
    meets[:-1] |= ~fresh[1:] & (van[1:] <= end[:-1])
    first = np.minimum.reduceat(number, np.flatnonzero(fresh)) if len(number) else number
    return number[meets], first[group[meets] - 1]


def _without_base(producten: Sequence[Product], stays: Stays) -> Index:
    """Typed opslagen that have a day on which no stay of their client has their base."""
    opslag = opslag_mask(producten)
    asked = np.flatnonzero(opslag[stays.product] & ~stays.converted & ~stays.follows)
    if not len(asked):
        return asked
    position = {product.code: index for index, product in enumerate(producten)}
    base = np.array([position.get(product.hoort_bij, -1) for product in producten], np.int64)
    size = len(producten) + 1
    key = stays.client * np.int64(size) + stays.product
    order = np.lexsort((stays.van, key))
    wanted = stays.client[asked] * np.int64(size) + base[stays.product[asked]] % size
    low = np.searchsorted(key[order], wanted, side="left")
    high = np.searchsorted(key[order], wanted, side="right")
    which, place = spread(low, high - low)
    bases = order[place]
    whole = stays.van[bases] <= stays.van[asked[which]]
    whole &= stays.tot_en_met[bases] >= stays.tot_en_met[asked[which]]
    covered = np.bincount(which[whole], minlength=len(asked)) > 0
    rest = np.flatnonzero(~covered)
    alone = [
        one for one in rest if not _covered(stays, int(asked[one]), order[low[one] : high[one]])
    ]
    return asked[alone]


def _covered(stays: Stays, number: int, bases: Index) -> bool:
    """True if the bases, in order of Van, together hold every day of a stay."""
    day = stays.van[number]
    for base in bases:
        if stays.van[base] <= day <= stays.tot_en_met[base]:
            day = stays.tot_en_met[base] + 1
    return bool(day > stays.tot_en_met[number])


def stacking(producten: Sequence[Product], caseload: Caseload, stays: Stays) -> Iterator[Finding]:
    """Base products of different families on the same day: told once a client and pair."""
    basis = np.array([product.soort is ProductSoort.BASIS for product in producten], np.bool_)
    names = sorted({product.family for product in producten})
    family = np.array([names.index(product.family) for product in producten], np.int64)
    chosen = stays.take(basis[stays.product])
    later, earlier, kind = _stacked(chosen, family, len(names))
    order = np.lexsort((earlier, later))
    later, kind = later[order], kind[order]
    _, first = np.unique(chosen.client[later] * np.int64(len(names) ** 2) + kind, return_index=True)
    first.sort()
    for one in dict.fromkeys(kind[first].tolist()):
        rows = chosen.row[later[first[kind[first] == one]]]
        low, high = (names[number] for number in divmod(one, len(names)))
        yield told(caseload, rows, STACKED, "van", eerste=low, tweede=high)


def _stacked(stays: Stays, family: Index, families: int) -> tuple[Index, Index, Index]:
    """Pairs of stays of one client, of two families, that meet: (later, earlier, which two)."""
    found: list[tuple[Index, Index, Index]] = []
    for later, earlier in pairs(stays.client):
        mine, other = family[stays.product[later]], family[stays.product[earlier]]
        meets: Mask = mine != other
        meets &= stays.van[later] <= stays.tot_en_met[earlier]
        meets &= stays.van[earlier] <= stays.tot_en_met[later]
        which = np.minimum(mine, other) * families + np.maximum(mine, other)
        found.append((later[meets], earlier[meets], which[meets]))
    nothing = np.zeros(0, np.int64)
    columns = zip(*found, strict=True) if found else [(nothing,)] * 3
    later, earlier, which = (np.concatenate(pieces) for pieces in columns)
    return later, earlier, which
