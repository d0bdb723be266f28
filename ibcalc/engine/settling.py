"""Settling all households: every spot chosen, in columns where it is plain.

What a stay is charged in a spot is a line of its own; all else it is charged by its profile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ibcalc.engine.arranged import Households
from ibcalc.engine.caseload import Mask
from ibcalc.engine.choosing import Chooser
from ibcalc.engine.counted import Missing
from ibcalc.engine.events import Events, no_events
from ibcalc.engine.neighbours import Index
from ibcalc.engine.partbook import PartBook, Range
from ibcalc.engine.priced import PriceDesk
from ibcalc.engine.regels import Regels, regels_of, together
from ibcalc.engine.rivals import plain_and_odd
from ibcalc.engine.settle import Settler, Spot
from ibcalc.engine.spots import Pairing, Spots, spots_of
from ibcalc.engine.stays import Stays
from ibcalc.model.tariffmodel import Wissel


@dataclass(frozen=True, slots=True)
class Settled:
    """The lines of all spots, what was chosen there, and who misses a tariff for it.

    Stay ``stay[i]`` is not charged by its profile in ``period[i]``. ``seen`` marks the stays that
    were active in a spot that has lines, ``opslag`` those of an opslag.
    """

    regels: Regels
    events: Events
    missing: tuple[Missing, ...]
    stay: Index
    period: Index
    seen: Mask
    opslag: Mask


def settle(
    pairing: Pairing,
    wissel: Wissel,
    desk: PriceDesk,
    book: PartBook,
    households: Households,
    rule: Index,
) -> Settled:
    """Chooses in every spot of all households.

    Args:
        pairing: which opslag goes with which base.
        wissel: how a change of product is settled.
        desk: prices plain spots.
        book: prices odd spots.
        households: who must be settled.
        rule: the rule of each toewijzing.
    """
    stays = households.stays
    chooser = Chooser(pairing, wissel, desk, stays, rule[stays.entry])
    settler = Settler(pairing, wissel, book, rule)
    lines, events = [regels_of(())], [no_events()]
    missing: list[Missing] = []
    spoken, periods = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for spots in spots_of(pairing, desk.periods, households):
        candidates, odd = plain_and_odd(pairing, stays, spots)
        chosen = chooser.choose(spots, candidates)
        apart = list(_odd_spots(pairing, stays, spots, odd))
        book.prepare(_ranges(apart))
        lines += [chosen.regels, regels_of(line for one in apart for line in settler.settle(one))]
        events.append(chosen.events)
        missing.extend(chosen.missing)
        spoken.append(spots.stay)
        periods.append(spots.period[spots.spot])
    regels, stay, period = together(*lines), np.concatenate(spoken), np.concatenate(periods)
    return Settled(
        regels,
        events[0].then(*events[1:], settler.told()),
        (*missing, *settler.missing),
        stay,
        period,
        _seen(households, regels, stay, period, len(desk.periods)),
        pairing.opslag[stays.product],
    )


def _odd_spots(pairing: Pairing, stays: Stays, spots: Spots, odd: Mask) -> Iterator[Spot]:
    """The odd spots with their stays one by one."""
    chosen = np.flatnonzero(odd[spots.spot])
    active: dict[int, tuple[list[int], list[int]]] = {}
    for spot, stay in zip(spots.spot[chosen].tolist(), spots.stay[chosen].tolist(), strict=True):
        is_opslag = bool(pairing.opslag[stays.product[stay]])
        active.setdefault(spot, ([], []))[is_opslag].append(stay)
    for spot, both in active.items():
        bases, opslag = (tuple(stays.one(stay) for stay in each) for each in both)
        yield Spot(int(spots.household[spot]), int(spots.period[spot]), bases, opslag)


def _ranges(spots: list[Spot]) -> Iterator[tuple[int, Range]]:
    for spot in spots:
        for stay in (*spot.bases, *spot.opslag):
            yield stay.product, Range(stay.van, stay.tot_en_met)


def _seen(households: Households, lines: Regels, stay: Index, period: Index, periods: int) -> Mask:
    """For each stay whether it is active in a spot with lines, whoever has them."""
    entries = households.stays.entry
    order = np.argsort(entries)
    charged = order[np.searchsorted(entries, lines.entry, sorter=order)]
    household = households.household.astype(np.int64) * periods
    hit = np.isin(household[stay] + period, household[charged] + lines.period)
    seen = np.zeros(len(entries), np.bool_)
    seen[stay[hit]] = True
    return seen
