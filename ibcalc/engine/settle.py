"""Settling: which product a client is charged in a period in which more than one is active.

A period with one active candidate is charged as it is. Converted rows that overlap give the dearest
one; what then remains is for the model's wissel. Source: design.md section 3 (Wissel, Opslag).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ibcalc.engine.candidates import (
    CHOICES,
    Candidate,
    Candidates,
    Opslag,
    cents_of,
    clusters,
    spans_of,
)
from ibcalc.engine.caseload import Caseload
from ibcalc.engine.counted import Missing
from ibcalc.engine.decide import opslag_products
from ibcalc.engine.partbook import Part, PartBook, Range, Spans
from ibcalc.engine.regels import Regel
from ibcalc.engine.stays import Household, Stay
from ibcalc.engine.toewijzing import Toewijzingen
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import Wissel

SWITCH, DEAREST = "CLI-304", "CLI-305"


@dataclass(frozen=True, slots=True)
class Event:
    """A choice in one period: what was chosen among which products, and what each would cost."""

    code: str
    producten: str
    gekozen: str
    row: int
    period: int
    amounts: Mapping[str, int]


class Settler:
    """Settles households with one model.

    ``missing`` gathers what has no tariff, ``idle`` the rows that no period charges.
    """

    def __init__(
        self,
        producten: Sequence[Product],
        wissel: Wissel,
        book: PartBook,
        caseload: Caseload,
        entries: Toewijzingen,
    ) -> None:
        self.producten, self.wissel, self.book = producten, wissel, book
        self.caseload, self.entries = caseload, entries
        self.periods = book.periods
        self._begins, self._ends = self.periods.begin.tolist(), self.periods.end.tolist()
        position = {product.code: index for index, product in enumerate(producten)}
        pairs = opslag_products(producten).items()
        self.opslag_of = {position[b]: position[o] for b, o in pairs if b in position}
        self.findings: list[Finding] = []
        self.missing: list[Missing] = []
        self.idle: list[int] = []
        self._events: list[Event] = []

    def settle(self, household: Household) -> Iterator[Regel]:
        """The lines of a household in all periods; findings go to ``findings``."""
        seen: set[int] = set()
        bases, opslagen = self._by_period(household.bases), self._by_period(household.opslag)
        for period, active in sorted(bases.items()):
            lines = list(self._period(active, opslagen.get(period, []), period))
            if lines:
                seen.update(stay.entry for stay in active)
            yield from lines
        unseen = (stay for stay in household.bases if stay.entry not in seen)
        self.idle.extend(row for stay in unseen for row in stay.rows)
        self.findings.extend(self._told(self._events))
        self._events = []

    def _by_period(self, stays: Sequence[Stay]) -> dict[int, list[Stay]]:
        """The stays that are active in each period, in their order."""
        active: dict[int, list[Stay]] = {}
        for stay in stays:
            first = bisect_left(self._ends, stay.van)
            for period in range(first, bisect_right(self._begins, stay.tot_en_met)):
                active.setdefault(period, []).append(stay)
        return active

    def _period(
        self, active: Sequence[Stay], opslagen: Sequence[Stay], period: int
    ) -> Iterator[Regel]:
        if len(active) == 1 and not opslagen:
            yield from self._alone(active[0], period)
            return
        candidates = self._candidates(active, opslagen, period)
        if len(candidates) > 1:
            candidates = self._chosen(candidates, period)
        for candidate in candidates:
            if candidate.parts:
                yield from self._lines(candidate, period)

    def _alone(self, stay: Stay, period: int) -> Iterator[Regel]:
        """The lines of the only active stay: nothing to settle."""
        spans = (Range(stay.van, stay.tot_en_met),)
        rule = int(self.entries.rule[stay.entry])
        for part in self.book.parts(stay.product, spans, period):
            yield self._line(stay.entry, stay.product, rule, part, spans, period)

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
        opslag = self.opslag_of.get(stays[0].product, -1)
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
        holders: dict[tuple[int, int, int], list[Stay]] = {}
        for stay in opslagen:
            if self._belongs(stay, one, found):
                holders.setdefault(stay.holder, []).append(stay)
        each = (tuple(sorted(stays, key=lambda s: s.van)) for stays in holders.values())
        rule = self.entries.rule
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

    def _chosen(self, candidates: Candidates, period: int) -> list[Candidate]:
        left = [
            self._dearest(cluster, period) if len(cluster) > 1 else cluster[0]
            for cluster in clusters(candidates)
        ]
        if len(left) == 1:
            return left
        options = self._options(left, period)
        amounts = {str(wissel): cents_of(options[wissel]) for wissel in Wissel}
        self._note(SWITCH, left, period, str(self.wissel), amounts)
        if self.wissel is Wissel.DAG:
            self.missing.extend(m for one in left for m in self._days_without_tariff(one, period))
        return list(options[self.wissel])

    def _days_without_tariff(self, one: Candidate, period: int) -> Iterator[Missing]:
        """A candidate that goes by days needs a tariff on each of them."""
        opslagen = ((one.opslag, opslag.stays) for opslag in one.opslagen)
        for product, stays in ((one.first.product, one.stays), *opslagen):
            day = self.book.unpriced(product, spans_of(stays), period, by_day=True)
            if day is not None:
                holder = next(stay for stay in stays if stay.van <= day <= stay.tot_en_met)
                yield Missing(holder.entry, product, period, day)

    def _dearest(self, cluster: Candidates, period: int) -> Candidate:
        """The dearest of converted rows that overlap, with an opslag if any of them has one."""
        winner = min(cluster, key=lambda one: (-one.own_cents, one.row))
        donor = next((one for one in cluster if one.opslagen), None)
        if winner.opslag >= 0 and donor is not None:
            rule = (winner.opslagen or donor.opslagen)[0].rule
            opslag = self._opslag(winner.stays, winner.opslag, rule, period)
            winner = replace(winner, opslagen=(opslag,))
        chosen = self.producten[winner.first.product].code
        self._note(DEAREST, cluster, period, chosen, {chosen: winner.cents})
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
        self,
        code: str,
        candidates: Candidates,
        period: int,
        chosen: str,
        amounts: Mapping[str, int],
    ) -> None:
        ordered = sorted(candidates, key=lambda one: (one.first.van, one.row))
        codes = dict.fromkeys(self.producten[one.first.product].code for one in ordered)
        row = ordered[-1].first.rows[0]
        self._events.append(Event(code, ", ".join(codes), chosen, row, period, amounts))

    def _told(self, events: Sequence[Event]) -> Iterator[Finding]:
        """One finding for the same choice in one household, whatever number of periods it took."""
        grouped: dict[tuple[str, str, str, int], list[Event]] = {}
        for event in events:
            key = (event.code, event.producten, event.gekozen, event.row)
            grouped.setdefault(key, []).append(event)
        for (code, names, chosen, row), group in grouped.items():
            sums = {name: sum(event.amounts[name] for event in group) for name in group[0].amounts}
            others = [f"{name} {euro_text(sums[name])}" for name in sums if name != chosen]
            yield finding(
                code,
                self.caseload.place(row, "van"),
                perioden=self._labels([event.period for event in group]),
                producten=names,
                gekozen=chosen,
                bedrag=euro_text(sums[chosen]),
                anders=", ".join(others),
            )

    def _labels(self, periods: Sequence[int]) -> str:
        """``periode 2016-P02``, or ``13 perioden (2016-P01 t/m 2016-P13)``."""
        labels = [self.periods.calendar[period].label for period in periods]
        if len(labels) == 1:
            return f"periode {labels[0]}"
        return f"{len(labels)} perioden ({labels[0]} t/m {labels[-1]})"

    def _lines(self, one: Candidate, period: int) -> Iterator[Regel]:
        entry, product = one.first.entry, one.first.product
        rule = int(self.entries.rule[entry])
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
