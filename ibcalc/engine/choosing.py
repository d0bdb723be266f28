"""Choosing: what each plain spot is charged, for whole columns of spots at a time.

The same choice that :mod:`ibcalc.engine.settle` makes spot by spot. Amounts in whole cents.
Source: design.md section 3 (Wissel).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ibcalc.engine.caseload import Mask
from ibcalc.engine.counted import Missing
from ibcalc.engine.events import DEAREST, SWITCH, WISSELS, Events
from ibcalc.engine.neighbours import Index, firsts
from ibcalc.engine.priced import Claims, Priced, PriceDesk
from ibcalc.engine.regels import Regels, together
from ibcalc.engine.rivals import NOBODY, Candidates, Rivals, rivals_of
from ibcalc.engine.spots import Pairing, Spots
from ibcalc.engine.stays import Stays
from ibcalc.model.tariffmodel import Wissel


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lines of spots, what was chosen there, and who misses a tariff for it."""

    regels: Regels
    events: Events
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The price of each rival and of its opslag; ``extra`` numbers the latter or is NOBODY."""

    base: Priced
    opslag: Priced
    extra: Index
    cents: Index
    """Of base and opslag together, for all identical clients."""

    @property
    def charged(self) -> Mask:
        """For each rival whether its period is charged."""
        return self.base.charged

    def regels(self, desk: PriceDesk, chosen: Mask) -> Regels:
        """The lines of the chosen rivals; without a base there is no opslag."""
        picked = np.flatnonzero(chosen & self.charged)
        extra = self.extra[picked]
        mine, others = desk.regels(self.base, picked), extra[extra != NOBODY]
        return together(mine, desk.regels(self.opslag, others))


class Chooser:
    """Chooses with one model, for stays of which ``rule`` has the rule of each."""

    def __init__(
        self, pairing: Pairing, wissel: Wissel, desk: PriceDesk, stays: Stays, rule: Index
    ) -> None:
        self.pairing, self.wissel, self.desk = pairing, wissel, desk
        self.stays, self.rule = stays, rule

    def choose(self, spots: Spots, candidates: Candidates) -> Chosen:
        """The lines and events of all plain spots."""
        stay = candidates.stay
        period = spots.period[candidates.spot]
        alone = self.desk.priced(self._claims(stay, stay, period))
        own = alone.cents * self.stays.aantal[stay]
        rivals, cluster = rivals_of(self.pairing, self.stays, candidates, own)
        offer = self._offer(rivals, spots)
        overlaps = self._overlaps(spots, candidates, cluster, rivals, offer)
        contested = np.bincount(rivals.spot, minlength=len(spots))[rivals.spot] > 1
        number = np.flatnonzero(contested)
        among = Rivals(*(getattr(rivals, name)[number] for name in Rivals.__slots__))
        by_day = self._offer(among, spots, by_day=True)
        picks = self._picks(among, offer.charged[number], offer.cents[number])
        switches = self._switches(spots, among, picks, offer.cents[number], by_day.cents)
        chosen = ~contested
        lent = offer.charged & self._lent(rivals)
        if self.wissel is Wissel.DAG:
            whole = np.ones(len(among), np.bool_)
            lines = together(offer.regels(self.desk, chosen), by_day.regels(self.desk, whole))
            missing = (*_missing(by_day.base), *_missing(by_day.opslag))
            missing += _missing(offer.opslag, offer.extra[lent & chosen])
            return Chosen(lines, overlaps.then(switches), missing)
        chosen[number] = picks[self.wissel]
        missing = _missing(offer.opslag, offer.extra[lent])
        return Chosen(offer.regels(self.desk, chosen), overlaps.then(switches), missing)

    def _lent(self, rivals: Rivals) -> Mask:
        """Who has an opslag on its own days only since it won an overlap: no profile prices it.

        An opslag of its own over all its days has a profile, which tells what it misses.
        """
        stays, stay, rule = self.stays, rivals.stay, rivals.rule
        own = stays.product[rule] == self.pairing.opslag_of[stays.product[stay]]
        for column in (stays.holder, stays.van, stays.tot_en_met):
            own &= column[rule] == column[stay]
        lent: Mask = (rivals.cluster != NOBODY) & (rivals.days != NOBODY) & ~own
        return lent

    def _claims(self, days: Index, rule: Index, period: Index) -> Claims:
        """Claims for the product, days and holder of some stays."""
        stays = self.stays
        product = stays.product[days].astype(np.int64)
        ranges = (stays.van[days].astype(np.int64), stays.tot_en_met[days].astype(np.int64))
        entry = stays.entry[days].astype(np.int64)
        return Claims(entry, product, self.rule[rule], period, *ranges)

    def _offer(self, rivals: Rivals, spots: Spots, *, by_day: bool = False) -> Offer:
        period = spots.period[rivals.spot]
        claims = self._claims(rivals.stay, rivals.stay, period)
        base = self.desk.priced(claims, by_day=by_day)
        having = np.flatnonzero(rivals.days != NOBODY)
        asked = self._claims(rivals.days[having], rivals.rule[having], period[having])
        product = self.pairing.opslag_of[self.stays.product[rivals.stay[having]]]
        claimed = Claims(
            asked.entry, product.astype(np.int64), asked.rule, asked.period, asked.van,
            asked.tot_en_met,
        )  # fmt: skip
        opslag = self.desk.priced(claimed, by_day=by_day)
        extra = np.full(len(rivals), NOBODY)
        extra[having] = np.arange(len(having))
        cents = base.cents * self.stays.aantal[rivals.stay]
        more = opslag.cents * self.stays.aantal[rivals.days[having]]
        cents[having] += np.where(base.charged[having], more, 0)
        return Offer(base, opslag, extra, cents)

    def _picks(self, rivals: Rivals, charged: Mask, cents: Index) -> Mapping[Wissel, Mask]:
        """What each wissel but ``dag`` would charge, of rivals whose period is charged."""
        van, row = self.stays.van[rivals.stay], self.stays.row[rivals.stay]
        place = np.arange(len(rivals))
        first = np.lexsort((place, row, van, ~charged, rivals.spot))
        last = np.lexsort((place, -row, -van, ~charged, rivals.spot))
        dear = np.lexsort((place, row, van, -cents, ~charged, rivals.spot))
        orders = {Wissel.EERSTE: first, Wissel.LAATSTE: last, Wissel.HOOGSTE: dear}
        picks = {name: _heads(rivals.spot, order) & charged for name, order in orders.items()}
        return {**picks, Wissel.BEIDE: charged}

    def _overlaps(
        self,
        spots: Spots,
        candidates: Candidates,
        cluster: Index,
        rivals: Rivals,
        offer: Offer,
    ) -> Events:
        """An event for each overlap of converted rows: the dearest is charged."""
        members = np.flatnonzero(cluster != NOBODY)
        won = np.flatnonzero(rivals.cluster != NOBODY)
        group = np.searchsorted(rivals.cluster[won], cluster[members])
        amounts = np.zeros((len(won), len(WISSELS)), np.int64)
        amounts[:, 0] = offer.cents[won]
        return Events.of(
            DEAREST,
            spots.household[rivals.spot[won]],
            spots.period[rivals.spot[won]],
            self.stays.product[rivals.stay[won]],
            amounts,
            *self._told(group, candidates.stay[members]),
        )

    def _switches(
        self,
        spots: Spots,
        rivals: Rivals,
        picks: Mapping[Wissel, Mask],
        cents: Index,
        by_day: Index,
    ) -> Events:
        """An event for each spot with more than one rival, with what each wissel would charge."""
        spot, group = np.unique(rivals.spot, return_inverse=True)
        amounts = np.zeros((len(spot), len(WISSELS)), np.int64)
        for column, wissel in enumerate(WISSELS):
            each = by_day if wissel is Wissel.DAG else np.where(picks[wissel], cents, 0)
            np.add.at(amounts[:, column], group, each)
        mine = np.full(len(spot), WISSELS.index(self.wissel))
        told = self._told(group, rivals.stay)
        return Events.of(SWITCH, spots.household[spot], spots.period[spot], mine, amounts, *told)

    def _told(self, group: Index, stay: Index) -> tuple[Index, Index]:
        """The products of each group in order of Van, padded with NOBODY; and its last row."""
        order = np.lexsort((self.stays.row[stay], self.stays.van[stay], group))
        group, stay = group[order], stay[order]
        fresh = np.flatnonzero(firsts(group))
        size = np.diff(np.append(fresh, len(group)))
        within = np.arange(len(group)) - np.repeat(fresh, size)
        names = np.full((len(fresh), int(size.max(initial=0))), NOBODY)
        names[group, within] = self.stays.product[stay]
        return names, self.stays.row[stay[fresh + size - 1]].astype(np.int64)


def _heads(spot: Index, order: Index) -> Mask:
    """The first of each spot in an order by spot."""
    chosen = np.zeros(len(spot), np.bool_)
    chosen[order[firsts(spot[order])]] = True
    return chosen


def _missing(priced: Priced, among: Index | None = None) -> tuple[Missing, ...]:
    """Charged days without a tariff, of all claims or of some."""
    claims, wanted = priced.claims, None if among is None else set(among.tolist())
    return tuple(
        Missing(int(claims.entry[claim]), int(claims.product[claim]), period, day)
        for (claim, period), day in sorted(priced.unpriced.items())
        if wanted is None or claim in wanted
    )
