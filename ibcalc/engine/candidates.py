"""Candidates: what a client could be charged in one period, and how each wissel picks.

Source: design.md section 3 (Wissel).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ibcalc.engine.partbook import Part, Range, Spans
from ibcalc.engine.stays import Stay
from ibcalc.model.tariffmodel import Wissel


@dataclass(frozen=True, slots=True)
class Opslag:
    """An opslag of one holder that goes with a candidate.

    ``stays`` give its days and its holder; they are those of the base if it takes its dates.
    ``rule`` may come from another row of the client.
    """

    stays: tuple[Stay, ...]
    rule: int
    parts: tuple[Part, ...]

    @property
    def spans(self) -> Spans:
        """The ranges of its stays."""
        return spans_of(self.stays)

    @property
    def cents(self) -> int:
        """The line amount, for the aantal of its own holder."""
        return sum(part.cents for part in self.parts) * self.stays[0].aantal


@dataclass(frozen=True, slots=True)
class Candidate:
    """One product at one aanbieder that is active in the period, with its opslag.

    ``parts`` are what it would be charged, ``opslag`` is the opslag product or -1, ``opslagen``
    what the client has of it, one for each holder.
    """

    stays: tuple[Stay, ...]
    opslag: int
    parts: tuple[Part, ...]
    opslagen: tuple[Opslag, ...] = ()

    @property
    def first(self) -> Stay:
        """The stay that stands for it."""
        return self.stays[0]

    @property
    def row(self) -> int:
        """The first of the rows with which its stays begin: it decides a tie."""
        return min(stay.row for stay in self.stays)

    @property
    def spans(self) -> Spans:
        """The ranges of its stays."""
        return spans_of(self.stays)

    @property
    def own_cents(self) -> int:
        """The line amount without opslag."""
        return sum(part.cents for part in self.parts) * self.first.aantal

    @property
    def asks_itself(self) -> bool:
        """True if it has an opslag of its own over all its days: its profile tells what it misses.

        One of another holder or of fewer days does not.
        """
        mine = (one for one in self.opslagen if one.stays[0].holder == self.first.holder)
        return any(one.spans == self.spans for one in mine)

    @property
    def cents(self) -> int:
        """The line amounts with opslag."""
        opslag = sum(one.cents for one in self.opslagen) if self.parts else 0
        return self.own_cents + opslag


def spans_of(stays: Sequence[Stay]) -> Spans:
    """The ranges of stays, in their order."""
    return tuple(Range(stay.van, stay.tot_en_met) for stay in stays)


Candidates = Sequence[Candidate]


def earliest(candidates: Candidates) -> Candidates:
    """The one that began first; of equals the first row."""
    return [min(candidates, key=lambda one: (one.first.van, one.row))]


def latest(candidates: Candidates) -> Candidates:
    """The one that began last; of equals the last row."""
    return [max(candidates, key=lambda one: (one.stays[-1].van, one.row))]


def highest(candidates: Candidates) -> Candidates:
    """The one that costs most, opslag included; of equals the one that began first."""
    return [min(candidates, key=lambda one: (-one.cents, one.first.van, one.row))]


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


def cents_of(candidates: Candidates) -> int:
    """What they cost together, opslag included."""
    return sum(one.cents for one in candidates)


def clusters(candidates: Candidates) -> list[list[Candidate]]:
    """Converted candidates that overlap in time together; every other one by itself.

    In their order, each cluster at its first.
    """
    found: list[list[int]] = []
    for number, one in enumerate(candidates):
        joins = [c for c in found if any(_overlap(one, candidates[other]) for other in c)]
        merged = [other for cluster in joins for other in cluster]
        found = [cluster for cluster in found if cluster not in joins]
        found.append(sorted([*merged, number]))
    return [[candidates[number] for number in cluster] for cluster in sorted(found)]


def _overlap(one: Candidate, other: Candidate) -> bool:
    """True if stays that conversion made share a day."""
    return any(
        mine.converted and theirs.converted and mine.meets(theirs)
        for mine in one.stays
        for theirs in other.stays
    )
