"""Verification: what a table does not decide, decides twice, or says in vain.

Exact for every value of the domains and every day; each claim has a witness that the look-up
confirms. Where the bound on the work is reached, that is said, and what was proven stands.
Gaps and unreachable rows are questions of covering a box; overlaps are pairs of rows that meet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ibcalc.model.conversion import SourceRow
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.tables.pieces.space import Box, Space, meet
from ibcalc.tables.pieces.table_space import space_of
from ibcalc.tables.proof.boxed_rows import BoxedRows
from ibcalc.tables.proof.claims import (
    Claim,
    double_claims,
    gap_claims,
    hidden_claims,
    idle_claims,
    overlap_claims,
    unproven_claims,
)
from ibcalc.tables.proof.gap_search import find_gaps
from ibcalc.tables.proof.regions import Double, Gap, Hidden, Overlap
from ibcalc.tables.proof.row_proofs import Pair, find_doubles, find_hidden, find_idle, find_pairs
from ibcalc.tables.rules import Rule, RuleSet

BUDGET = 4_000_000
"""Rows set against a box before "not proven"; some seconds."""

SHOWN_GAPS = 25


@dataclass(frozen=True)
class Verification:
    """What is true of a table; ``gaps`` are the largest boxes, at most ``limit`` of them.

    ``more_gaps``: there are others. ``unproven`` says in Dutch what could not be decided.
    ``idle`` are rows with a cell that no value can fulfil, each with the place of that cell.
    """

    table: RuleSet
    space: Space
    gaps: tuple[Gap, ...]
    more_gaps: bool
    pairs: tuple[Pair, ...]
    boxes: tuple[Box, ...]
    live: tuple[Rule, ...]
    hidden: tuple[Hidden, ...]
    doubles: tuple[Double, ...]
    idle: tuple[tuple[SourceRow, Place], ...]
    unproven: tuple[str, ...]

    @property
    def proven(self) -> bool:
        """True if everything was decided."""
        return not self.unproven

    @cached_property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Every pair of rows that applies to the same values, whatever the treffer."""
        return tuple(self._overlaps(only_conflicts=False))

    @cached_property
    def conflicts(self) -> tuple[Overlap, ...]:
        """The pairs that the treffer does not allow."""
        return tuple(self._overlaps(only_conflicts=True))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim with its finding, graded by the treffer."""
        table = self.table
        return (
            *overlap_claims(table, self.conflicts),
            *gap_claims(table, self.gaps, more=self.more_gaps),
            *hidden_claims(table, self.hidden),
            *idle_claims(table, self.idle),
            *double_claims(table, self.doubles),
            *unproven_claims(table, self.unproven, len(self.live)),
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The claims as findings."""
        return tuple(claim.finding for claim in self.claims)

    def _overlaps(self, *, only_conflicts: bool) -> Iterator[Overlap]:
        for first, second, clash in self.pairs:
            common = clash if only_conflicts else meet(self.boxes[first], self.boxes[second])
            if common is not None:
                rows = (self.live[first].source, self.live[second].source)
                yield Overlap(self.space, common, rows, clash is not None)


def verify(
    table: RuleSet,
    begin: date | None = None,
    end: date | None = None,
    *,
    budget: int = BUDGET,
    limit: int = SHOWN_GAPS,
    filled: Collection[str] = (),
) -> Verification:
    """Verify a table on the days from ``begin`` to ``end``, both included; absent is open."""
    space = space_of(table, begin, end, filled)
    boxed = [(rule, space.box_of(rule)) for rule in table.rules]
    live = [(rule, box) for rule, box in boxed if all(box)]
    rows = BoxedRows(table, space, tuple(r for r, _ in live), tuple(b for _, b in live), budget)
    gaps, more = find_gaps(rows, limit)
    pairs = tuple(find_pairs(rows))
    return Verification(
        table,
        space,
        gaps,
        more,
        pairs,
        rows.boxes,
        rows.rules,
        tuple(find_hidden(rows, pairs)),
        tuple(find_doubles(rows)),
        tuple(find_idle(boxed)),
        tuple(rows.unproven),
    )
