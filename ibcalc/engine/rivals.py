"""Rivals: who may be charged in a spot, as columns; plain spots and odd ones are told apart.

In a plain spot every candidate is one stay with at most one opslag, at its own holder. An odd spot
(two stays of one product and holder, an opslag at another holder, a crowd) is settled by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Mask
from ibcalc.engine.neighbours import Index, firsts, highest_before
from ibcalc.engine.spots import Pairing, Spots
from ibcalc.engine.stays import Stays

NOBODY = -1
CROWD = 8
"""Candidates in one spot above which it is settled by itself: tells names in few columns."""


class Candidates(NamedTuple):
    """n candidates in order of spot: the stay of each, and that of its opslag or NOBODY."""

    spot: Index
    stay: Index
    opslag: Index


@dataclass(frozen=True, slots=True)
class Rivals:
    """What is left in each spot after overlaps of converted rows, in order of their first row.

    ``days`` is the stay whose dates and holder the opslag has, ``rule`` the one that gave the
    opslag, both NOBODY without an opslag. ``cluster`` numbers the overlap that it won, or NOBODY.
    """

    spot: Index
    stay: Index
    days: Index
    rule: Index
    cluster: Index

    def __len__(self) -> int:
        return len(self.spot)


def plain_and_odd(pairing: Pairing, stays: Stays, spots: Spots) -> tuple[Candidates, Mask]:
    """The candidates of all plain spots; and for each spot whether it is odd."""
    opslag = pairing.opslag[stays.product[spots.stay]]
    base, extra = np.flatnonzero(~opslag), np.flatnonzero(opslag)
    products, holders = len(pairing.producten) + 1, int(stays.holder.max(initial=0)) + 1
    product = stays.product[spots.stay].astype(np.int64)
    product[extra] = pairing.base_of[product[extra]]
    # An opslag of which no product is the base gets a number that no base has.
    kind = spots.spot * products + product % products
    key = kind * holders + stays.holder[spots.stay]
    keys, first, times = np.unique(key[base], return_index=True, return_counts=True)
    extras, again = np.unique(key[extra], return_counts=True)
    odd = np.bincount(spots.spot[base], minlength=len(spots)) > CROWD
    odd[keys[times > 1] // (products * holders)] = True
    odd[extras[again > 1] // (products * holders)] = True
    at = np.searchsorted(keys, key[extra]) % max(len(keys), 1)
    hosted = keys[at] == key[extra] if len(keys) else np.zeros(len(extra), np.bool_)
    elsewhere = ~hosted & np.isin(kind[extra], kind[base])
    odd[spots.spot[extra[elsewhere]]] = True
    mine = np.full(len(base), NOBODY)
    mine[first[at[hosted]]] = spots.stay[extra[hosted]]
    plain = np.flatnonzero(~odd[spots.spot[base]])
    return Candidates(spots.spot[base][plain], spots.stay[base][plain], mine[plain]), odd


def rivals_of(
    pairing: Pairing, stays: Stays, candidates: Candidates, cents: Index
) -> tuple[Rivals, Index]:
    """Of converted candidates that overlap only the dearest stays; with the cluster of each.

    It has an opslag if any of them has one: of its own days, by its own rule or else by that of
    the first of them. ``cents`` is what each candidate costs without opslag.
    """
    lead = _leads(stays, candidates)
    order = np.lexsort((stays.row[candidates.stay], -cents, lead))
    fresh = firsts(lead[order])
    winner = order[fresh]
    stay, own = candidates.stay[winner], candidates.opslag[winner]
    clustered = np.bincount(lead, minlength=len(lead))[lead[winner]] > 1
    cluster = np.where(clustered, lead[winner], NOBODY)
    donor = _donors(candidates, lead)[lead[winner]]
    asked = (donor != NOBODY) & (pairing.opslag_of[stays.product[stay]] >= 0)
    rule = np.where(clustered & (own == NOBODY) & asked, donor, own)
    days = np.where(clustered & asked, stay, own)
    left = Rivals(candidates.spot[winner], stay, days, rule, cluster)
    return left, np.where(np.bincount(lead, minlength=len(lead))[lead] > 1, lead, NOBODY)


def _leads(stays: Stays, candidates: Candidates) -> Index:
    """For each candidate the first of those that it overlaps with, also by way of another."""
    lead = np.arange(len(candidates.spot))
    number = np.flatnonzero(stays.converted[candidates.stay])
    number = number[np.lexsort((stays.van[candidates.stay[number]], candidates.spot[number]))]
    stay = candidates.stay[number]
    fresh = stays.van[stay] > highest_before(stays.tot_en_met[stay], candidates.spot[number])
    starts = np.flatnonzero(fresh)
    if len(starts):
        lead[number] = np.minimum.reduceat(number, starts)[np.cumsum(fresh) - 1]
    return lead


def _donors(candidates: Candidates, lead: Index) -> NDArray[np.int64]:
    """For each lead the opslag of the first of its cluster that has one."""
    found = np.full(len(lead), NOBODY)
    having = np.flatnonzero(candidates.opslag != NOBODY)[::-1]
    found[lead[having]] = candidates.opslag[having]
    return found
