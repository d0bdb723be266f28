"""Settling: which product a client is charged in a period in which more than one is active.

A period with one active candidate is charged as it is. Converted rows that overlap give the dearest
one; what then remains is for the model's wissel. Source: design.md section 3 (Wissel, Opslag).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ibcalc.engine.caseload import Caseload
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
class Candidate:
    """One product at one aanbieder that is active in the period, with its opslag.

    ``parts`` and ``opslag_parts`` are what it would be charged; ``opslag_rule`` is the rule of the
    opslag, which may come from another row of the client.
    """

    stays: tuple[Stay, ...]
    opslag: int
    opslag_spans: Spans
    opslag_rule: int
    parts: tuple[Part, ...]
    opslag_parts: tuple[Part, ...]

    @property
    def first(self) -> Stay:
        """The stay that stands for it."""
        return self.stays[0]

    @property
    def spans(self) -> Spans:
        """The ranges of its stays."""
        return tuple(Range(stay.van, stay.tot_en_met) for stay in self.stays)

    @property
    def own_cents(self) -> int:
        """The line amount without opslag."""
        return sum(part.cents for part in self.parts) * self.first.holder[2]

    @property
    def cents(self) -> int:
        """The line amounts with opslag."""
        opslag = sum(part.cents for part in self.opslag_parts) if self.parts else 0
        return self.own_cents + opslag * self.first.holder[2]


Candidates = Sequence[Candidate]


def earliest(candidates: Candidates) -> Candidates:
    """The one that began first; of equals the first row."""
    return [min(candidates, key=lambda one: (one.first.van, one.first.entry))]


def latest(candidates: Candidates) -> Candidates:
    """The one that began last; of equals the last row."""
    return [max(candidates, key=lambda one: (one.stays[-1].van, one.stays[-1].entry))]


def highest(candidates: Candidates) -> Candidates:
    """The one that costs most, opslag included; of equals the one that began first."""
    return [min(candidates, key=lambda one: (-one.cents, one.first.van, one.first.entry))]


def both(candidates: Candidates) -> Candidates:
    """All of them."""
    return candidates


CHOICES: Mapping[Wissel, Callable[[Candidates], Candidates]] = MappingProxyType(
    {
        Wissel.EERSTE: earliest,
        Wissel.LAATSTE: latest,
        Wissel.HOOGSTE: highest,
        Wissel.BEIDE: both,
    }
)


class Settler:
    """Settles households with one model."""

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
        position = {product.code: index for index, product in enumerate(producten)}
        pairs = opslag_products(producten).items()
        self.opslag_of = {position[b]: position[o] for b, o in pairs if b in position}
        self.findings: list[Finding] = []

    def settle(self, household: Household) -> Iterator[Regel]:
        """The lines of a household in all periods; findings go to ``findings``."""
        for period in range(len(self.periods)):
            active = [stay for stay in household.bases if self._active(stay, period)]
            if active:
                yield from self._period(household, active, period)

    def _active(self, stay: Stay, period: int) -> bool:
        begin, end = int(self.periods.begin[period]), int(self.periods.end[period])
        return stay.van <= end and stay.tot_en_met >= begin

    def _period(self, household: Household, active: Sequence[Stay], period: int) -> Iterator[Regel]:
        candidates = self._candidates(household, active, period)
        if len(candidates) > 1:
            candidates = self._chosen(candidates, period)
        for candidate in candidates:
            if candidate.parts:
                yield from self._lines(candidate, period)

    def _candidates(
        self, household: Household, active: Sequence[Stay], period: int
    ) -> list[Candidate]:
        grouped: dict[tuple[object, ...], list[Stay]] = {}
        for stay in active:
            grouped.setdefault((stay.product, stay.holder), []).append(stay)
        found = [self._candidate(tuple(sorted(stays, key=lambda s: s.van)), period)
                 for stays in grouped.values()]  # fmt: skip
        opslagen = [stay for stay in household.opslag if self._active(stay, period)]
        return [self._with_opslag(one, found, opslagen, period) for one in found]

    def _candidate(self, stays: tuple[Stay, ...], period: int) -> Candidate:
        opslag = self.opslag_of.get(stays[0].product, -1)
        spans = tuple(Range(stay.van, stay.tot_en_met) for stay in stays)
        parts = self.book.parts(stays[0].product, spans, period)
        return Candidate(stays, opslag, (), -1, parts, ())

    def _with_opslag(
        self, one: Candidate, found: Candidates, opslagen: Sequence[Stay], period: int
    ) -> Candidate:
        mine = [stay for stay in opslagen if self._belongs(stay, one, found)]
        if not mine:
            return one
        spans = tuple(Range(stay.van, stay.tot_en_met) for stay in mine)
        parts = self.book.parts(one.opslag, spans, period)
        rule = int(self.entries.rule[mine[0].entry])
        return replace(one, opslag_spans=spans, opslag_rule=rule, opslag_parts=parts)

    def _belongs(self, stay: Stay, one: Candidate, found: Candidates) -> bool:
        """An opslag goes with its base at the same holder, else with the first base there is."""
        if stay.product != one.opslag:
            return False
        bases = [other for other in found if other.opslag == stay.product]
        same = [other for other in bases if other.first.holder == stay.holder]
        return one is (same or bases)[0]

    def _chosen(self, candidates: Candidates, period: int) -> list[Candidate]:
        left = [
            self._dearest(cluster, period) if len(cluster) > 1 else cluster[0]
            for cluster in _clusters(candidates)
        ]
        if len(left) == 1:
            return left
        options = self._options(left, period)
        self._tell_switch(left, options, period)
        return list(options[self.wissel])

    def _dearest(self, cluster: Candidates, period: int) -> Candidate:
        """The dearest of converted rows that overlap, with an opslag if any of them has one."""
        winner = min(cluster, key=lambda one: (-one.own_cents, one.first.entry))
        donor = next((one for one in cluster if one.opslag_spans), None)
        if winner.opslag >= 0 and donor is not None:
            parts = self.book.parts(winner.opslag, winner.spans, period)
            rule = (winner if winner.opslag_spans else donor).opslag_rule
            winner = replace(
                winner, opslag_spans=winner.spans, opslag_rule=rule, opslag_parts=parts
            )
        self._tell(
            DEAREST,
            cluster,
            period,
            gekozen=self.producten[winner.first.product].code,
            bedrag=euro_text(winner.cents),
        )
        return winner

    def _options(self, left: Candidates, period: int) -> dict[Wissel, Candidates]:
        """What each wissel would charge."""
        charged = [one for one in left if one.parts]
        options = {wissel: pick(charged) if charged else [] for wissel, pick in CHOICES.items()}
        options[Wissel.DAG] = [self._by_day(one, period) for one in left]
        return options

    def _by_day(self, one: Candidate, period: int) -> Candidate:
        parts = self.book.parts(one.first.product, one.spans, period, by_day=True)
        opslag: tuple[Part, ...] = ()
        if one.opslag_spans:
            opslag = self.book.parts(one.opslag, one.opslag_spans, period, by_day=True)
        return replace(one, parts=parts, opslag_parts=opslag)

    def _tell_switch(
        self, left: Candidates, options: Mapping[Wissel, Candidates], period: int
    ) -> None:
        amounts = {wissel: euro_text(_cents(options[wissel])) for wissel in Wissel}
        others = [f"{wissel} {amounts[wissel]}" for wissel in Wissel if wissel != self.wissel]
        self._tell(
            SWITCH,
            left,
            period,
            gekozen=str(self.wissel),
            bedrag=amounts[self.wissel],
            anders=", ".join(others),
        )

    def _tell(self, code: str, candidates: Candidates, period: int, **values: object) -> None:
        ordered = sorted(candidates, key=lambda one: (one.first.van, one.first.entry))
        codes = dict.fromkeys(self.producten[one.first.product].code for one in ordered)
        place = self.caseload.place(ordered[-1].first.rows[0], "van")
        label = self.periods.calendar[period].label
        names = ", ".join(codes)
        self.findings.append(finding(code, place, periode=label, producten=names, **values))

    def _lines(self, one: Candidate, period: int) -> Iterator[Regel]:
        entry, product = one.first.entry, one.first.product
        rule = int(self.entries.rule[entry])
        for part in one.parts:
            yield self._line(entry, product, rule, part, one.spans, period)
        for part in one.opslag_parts:
            yield self._line(entry, one.opslag, one.opslag_rule, part, one.opslag_spans, period)

    def _line(
        self, entry: int, product: int, rule: int, part: Part, spans: Spans, period: int
    ) -> Regel:
        begin, end = int(self.periods.begin[period]), int(self.periods.end[period])
        tarief = self.book.prices.tarieven[part.tarief]
        van = max(min(span.van for span in spans), begin)
        tot_en_met = min(max(span.tot_en_met for span in spans), end)
        charge = self.book.charges[product]
        if charge is not None and charge.split:
            van = max(van, tarief.vanaf.toordinal())
            tot_en_met = min(tot_en_met, tarief.until.toordinal())
        return Regel(entry, product, rule, period, *part, van, tot_en_met)


def _cents(candidates: Candidates) -> int:
    return sum(one.cents for one in candidates)


def _clusters(candidates: Candidates) -> list[list[Candidate]]:
    """Converted candidates that overlap in time together; every other one by itself."""
    clusters: list[list[Candidate]] = []
    for one in candidates:
        joins = [cluster for cluster in clusters if any(_overlap(one, other) for other in cluster)]
        merged = [other for cluster in joins for other in cluster]
        clusters = [cluster for cluster in clusters if cluster not in joins]
        clusters.append([*merged, one])
    return clusters


def _overlap(one: Candidate, other: Candidate) -> bool:
    """True if stays that conversion made share a day."""
    return any(
        mine.converted and theirs.converted and mine.meets(theirs)
        for mine in one.stays
        for theirs in other.stays
    )
