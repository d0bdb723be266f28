"""Spots: the periods of a household in which something must be chosen, and who is active there.

Elsewhere a stay is charged by its profile. A spot is a period with more than one base, or with an
opslag that has no base of the same holder and days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.arranged import Households, look_mask
from ibcalc.engine.caseload import Mask
from ibcalc.engine.decide import opslag_products
from ibcalc.engine.neighbours import SPAN, Index, highest_before, spread
from ibcalc.engine.periods import Periods
from ibcalc.engine.stays import opslag_mask
from ibcalc.model.product import Product
from ibcalc.tables.folding import BLOCK, fold_columns


class Pairing:
    """Which opslag goes with which base; arrays by the index of the product.

    ``opslag_of`` has for a base its opslag, ``base_of`` for an opslag its base, else -1.
    """

    def __init__(self, producten: Sequence[Product]) -> None:
        self.producten = tuple(producten)
        self.opslag = opslag_mask(producten)
        self.look = look_mask(producten)
        self.opslag_of = np.full(len(producten), -1, np.int32)
        self.base_of = np.full(len(producten), -1, np.int32)
        position = {product.code: index for index, product in enumerate(producten)}
        for base, opslag in opslag_products(producten).items():
            if base in position:
                self.opslag_of[position[base]] = position[opslag]
                self.base_of[position[opslag]] = position[base]


@dataclass(frozen=True, slots=True)
class Spots:
    """m stays that are active in a spot, in order of spot and then of stay.

    ``spot`` and ``stay`` have length m, ``household`` and ``period`` that of the spots.
    """

    spot: Index
    stay: Index
    household: Index
    period: Index

    def __len__(self) -> int:
        return len(self.period)


def spots_of(pairing: Pairing, periods: Periods, households: Households) -> Iterator[Spots]:
    """All spots, some households at a time: bounds the working memory."""
    for begin, end in _blocks(households.household, BLOCK // 4):
        yield _spots(pairing, periods, households, np.arange(begin, end))


def _blocks(household: NDArray[np.int32], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of whole households, about ``size`` stays long."""
    begin = 0
    while begin < len(household):
        last = household[min(begin + size, len(household)) - 1]
        end = int(np.searchsorted(household, last, side="right"))
        yield begin, end
        begin = end


def _spots(pairing: Pairing, periods: Periods, households: Households, number: Index) -> Spots:
    stays, household = households.stays, households.household[number].astype(np.int64)
    first = np.searchsorted(periods.end, stays.van[number])
    last = np.searchsorted(periods.begin, stays.tot_en_met[number], side="right") - 1
    opslag = pairing.opslag[stays.product[number]]
    base = np.flatnonzero(~opslag)
    base = base[np.lexsort((first[base], household[base]))]
    until = np.minimum(last[base], highest_before(last[base], household[base]))
    loose = np.flatnonzero(opslag)
    loose = loose[_loose(pairing, households, number, loose)]
    begin = np.concatenate((first[base], first[loose]))
    size = np.maximum(np.concatenate((until, last[loose])) - begin + 1, 0)
    which, period = spread(begin, size)
    whose = household[np.concatenate((base, loose))[which]]
    keys = np.unique(whose * len(periods) + period)
    whose, period = np.divmod(keys, len(periods))
    low = np.searchsorted(household, whose, side="left")
    high = np.searchsorted(household, whose, side="right")
    spot, place = spread(low, high - low)
    active = (first[place] <= period[spot]) & (period[spot] <= last[place])
    return Spots(spot[active], number[place[active]], whose, period)


def _loose(pairing: Pairing, households: Households, number: Index, opslag: Index) -> Mask:
    """For some opslagen whether no base has their holder and days, or they are charged apart."""
    stays = households.stays
    product = stays.product[number]
    paired = product.copy()
    paired[opslag] = pairing.base_of[product[opslag]]
    ends = stays.van[number] * np.int64(SPAN) + stays.tot_en_met[number]
    whose = households.household[number] * np.int64(len(pairing.producten) + 1) + paired
    numbered = [
        np.unique(codes, return_inverse=True)[1].astype(np.int32) for codes in (ends, whose)
    ]
    coded = [(codes, int(codes.max(initial=0)) + 1) for codes in (*numbered, stays.holder[number])]
    key, count = fold_columns(coded, len(number))
    has_base = np.zeros(count, np.bool_)
    has_base[key[~pairing.opslag[product]]] = True
    return ~has_base[key[opslag]] | pairing.look[product[opslag]]
