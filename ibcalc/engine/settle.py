"""Settling: which product a client is charged in one odd spot, candidate by candidate.

Converted rows that overlap give the dearest one; what then remains is for the model's wissel. Plain
spots are chosen in columns, see :mod:`ibcalc.engine.choosing`; what is rare is obvious here.
Source: design.md section 3 (Wissel, Opslag).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ibcalc.engine.candidates import (
    CHOICES,
    Candidate,
    Candidates,
    Opslag,
    cents_of,
    clusters,
    spans_of,
)
from ibcalc.engine.counted import Missing
from ibcalc.engine.events import DEAREST, SWITCH, WISSELS, Events
from ibcalc.engine.neighbours import Index
from ibcalc.engine.partbook import Part, PartBook, Spans
from ibcalc.engine.regels import Regel
from ibcalc.engine.rivals import NOBODY
from ibcalc.engine.spots import Pairing
from ibcalc.engine.stays import Stay
from ibcalc.model.tariffmodel import Wissel


@dataclass(frozen=True, slots=True)
class Spot:
    """One spot: the stays of a household that are active in a period, in their order."""

    household: int
    period: int
    bases: tuple[Stay, ...]
    opslag: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A choice in one spot; see :class:`ibcalc.engine.events.Events` for the fields."""

    kind: int
    spot: Spot
    chosen: int
    amounts: tuple[int, ...]
    names: tuple[int, ...]
    row: int


class Settler:
    """Settles spots with one model; ``rule`` has the rule of each toewijzing.

    ``missing`` gathers what has no tariff, ``events`` what was chosen.
    """

    def __init__(self, pairing: Pairing, wissel: Wissel, book: PartBook, rule: Index) -> None:
        self.producten, self.wissel, self.book = pairing.producten, wissel, book
        self.opslag_of, self.rule = pairing.opslag_of.tolist(), rule
        self._begins, self._ends = book.periods.begin.tolist(), book.periods.end.tolist()
        self.missing: list[Missing] = []
        self.events: list[Event] = []

    def settle(self, spot: Spot) -> Iterator[Regel]:
        """The lines of a spot; what was chosen goes to ``events``."""
        candidates = self._candidates(spot.bases, spot.opslag, spot.period)
        if len(candidates) > 1:
            candidates = self._chosen(candidates, spot)
        for candidate in candidates:
            if candidate.parts:
                yield from self._lines(candidate, spot.period)

    def told(self) -> Events:
        """All events as columns."""
        events = self.events
        names = np.full((len(events), max((len(one.names) for one in events), default=0)), NOBODY)
        for line, one in enumerate(events):
            names[line, : len(one.names)] = one.names
        return Events(
            np.array([one.kind for one in events], np.int64),
            np.array([one.spot.household for one in events], np.int64),
            np.array([one.spot.period for one in events], np.int64),
            np.array([one.chosen for one in events], np.int64),
            np.array([one.amounts for one in events], np.int64).reshape(-1, len(WISSELS)),
            names,
            np.array([one.row for one in events], np.int64),
        )

    def _candidates(
        self, active: Sequence[Stay], opslagen: Sequence[Stay], period: int
    ) -> list[Candidate]:
        grouped: dict[tuple[object, ...], list[Stay]] = {}
        for stay in active:
            grouped.setdefault((stay.product, stay.holder), []).append(stay)
        found = [self._candidate(tuple(sorted(stays, key=lambda s: s.van)), period)
                 for stays in grouped.values()]  # fmt: skip
        return [self._with_opslag(one, found, opslagen, period) for one in found]

    def _candidate(self, stays: tuple[Stay, ...], period: int) -> Candidate:
        opslag = self.opslag_of[stays[0].product]
        spans = spans_of(stays)
        parts = self.book.parts(stays[0].product, spans, period)
        self._look_for_tariff(stays, stays[0].product, spans, period)
        return Candidate(stays, opslag, parts)

    def _look_for_tariff(
        self, stays: Sequence[Stay], product: int, spans: Spans, period: int
    ) -> None:
        """Ranges that are charged together may need a tariff that none needed by itself."""
        day = self.book.unpriced(product, spans, period, by_day=False)
        if day is not None and len(spans) > 1:
            holder = next((stay for stay in stays if stay.van <= day <= stay.tot_en_met), stays[0])
            self.missing.append(Missing(holder.entry, product, period, day))

    def _with_opslag(
        self, one: Candidate, found: Candidates, opslagen: Sequence[Stay], period: int
    ) -> Candidate:
        holders: dict[int, list[Stay]] = {}
        for stay in opslagen:
            if self._belongs(stay, one, found):
                holders.setdefault(stay.holder, []).append(stay)
        each = (tuple(sorted(stays, key=lambda s: s.van)) for stays in holders.values())
        rule = self.rule
        mine = (self._opslag(s, one.opslag, int(rule[s[0].entry]), period) for s in each)
        return replace(one, opslagen=tuple(mine))

    def _opslag(self, stays: tuple[Stay, ...], product: int, rule: int, period: int) -> Opslag:
        """What an opslag product costs over some stays of one holder."""
        spans = spans_of(stays)
        parts = self.book.parts(product, spans, period)
        self._look_for_tariff(stays, product, spans, period)
        return Opslag(stays, rule, parts)

    def _belongs(self, stay: Stay, one: Candidate, found: Candidates) -> bool:
        """An opslag goes with its base at the same holder, else with the first base in the period.

        It keeps its own holder: a line of its own for its own aantal.
        """
        if stay.product != one.opslag:
            return False
        bases = [other for other in found if other.opslag == stay.product]
        same = [other for other in bases if other.first.holder == stay.holder]
        return one is (same or bases)[0]

    def _chosen(self, candidates: Candidates, spot: Spot) -> list[Candidate]:
        found = clusters(candidates)
        by_day = len(found) > 1 and self.wissel is Wissel.DAG
        left = [
            self._dearest(cluster, spot, by_day=by_day) if len(cluster) > 1 else cluster[0]
            for cluster in found
        ]
        if len(left) == 1:
            return left
        options = self._options(left, spot.period)
        amounts = tuple(cents_of(options[wissel]) for wissel in WISSELS)
        self._note(SWITCH, left, spot, WISSELS.index(self.wissel), amounts)
        if self.wissel is Wissel.DAG:
            periods = (self._days_without_tariff(one, spot.period) for one in left)
            self.missing.extend(missing for each in periods for missing in each)
        return list(options[self.wissel])

    def _days_without_tariff(self, one: Candidate, period: int) -> Iterator[Missing]:
        """A candidate that goes by days needs a tariff on each of them."""
        opslagen = ((one.opslag, opslag.stays) for opslag in one.opslagen)
        for product, stays in ((one.first.product, one.stays), *opslagen):
            yield from self._gap(product, stays, period, by_day=True)

    def _gap(
        self, product: int, stays: Sequence[Stay], period: int, *, by_day: bool = False
    ) -> Iterator[Missing]:
        """The first charged day of some stays that has no tariff, if there is one."""
        day = self.book.unpriced(product, spans_of(stays), period, by_day=by_day)
        if day is not None:
            holder = next(stay for stay in stays if stay.van <= day <= stay.tot_en_met)
            yield Missing(holder.entry, product, period, day)

    def _dearest(self, cluster: Candidates, spot: Spot, *, by_day: bool) -> Candidate:
        """The dearest of converted rows that overlap, with an opslag if any of them has one.

        ``by_day`` if it goes by days after this, which looks for its tariffs itself.
        """
        winner = min(cluster, key=lambda one: (-one.own_cents, one.row))
        donor = next((one for one in cluster if one.opslagen), None)
        if winner.opslag >= 0 and donor is not None:
            rule = (winner.opslagen or donor.opslagen)[0].rule
            opslag = self._opslag(winner.stays, winner.opslag, rule, spot.period)
            if winner.parts and not by_day and not winner.asks_itself:
                self.missing.extend(self._gap(winner.opslag, opslag.stays, spot.period))
            winner = replace(winner, opslagen=(opslag,))
        amounts = (winner.cents, *(0 for _ in WISSELS[1:]))
        self._note(DEAREST, cluster, spot, winner.first.product, amounts)
        return winner

    def _options(self, left: Candidates, period: int) -> dict[Wissel, Candidates]:
        """What each wissel would charge."""
        charged = [one for one in left if one.parts]
        options = {wissel: pick(charged) if charged else [] for wissel, pick in CHOICES.items()}
        options[Wissel.DAG] = [self._by_day(one, period) for one in left]
        return options

    def _by_day(self, one: Candidate, period: int) -> Candidate:
        parts = self.book.parts(one.first.product, one.spans, period, by_day=True)
        opslagen = tuple(
            replace(opslag, parts=self.book.parts(one.opslag, opslag.spans, period, by_day=True))
            for opslag in one.opslagen
        )
        return replace(one, parts=parts, opslagen=opslagen)

    def _note(
        self, kind: int, candidates: Candidates, spot: Spot, chosen: int, amounts: tuple[int, ...]
    ) -> None:
        ordered = sorted(candidates, key=lambda one: (one.first.van, one.row))
        names = tuple(one.first.product for one in ordered)
        row = ordered[-1].first.row
        self.events.append(Event(kind, spot, chosen, amounts, names, row))

    def _lines(self, one: Candidate, period: int) -> Iterator[Regel]:
        entry, product = one.first.entry, one.first.product
        rule = int(self.rule[entry])
        for part in one.parts:
            yield self._line(entry, product, rule, part, one.spans, period)
        for opslag in one.opslagen:
            entry, spans = opslag.stays[0].entry, opslag.spans
            for part in opslag.parts:
                yield self._line(entry, one.opslag, opslag.rule, part, spans, period)

    def _line(
        self, entry: int, product: int, rule: int, part: Part, spans: Spans, period: int
    ) -> Regel:
        begin, end = self._begins[period], self._ends[period]
        tarief = self.book.prices.tarieven[part.tarief]
        van = max(min(span.van for span in spans), begin)
        tot_en_met = min(max(span.tot_en_met for span in spans), end)
        charge = self.book.charges[product]
        if charge is not None and charge.split:
            van = max(van, tarief.vanaf.toordinal())
            tot_en_met = min(tot_en_met, tarief.until.toordinal())
        return Regel(entry, product, rule, period, *part, van, tot_en_met)
