"""Verification against trying everything: ten thousand tables, nothing missed, nothing made up."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random

import pytest

from ibcalc.model.cell import Cell
from ibcalc.model.conversion import HANDMATIG, PRODUCT, SourceRow, Treffer
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import DecisionTable, Outcome, Rule
from ibcalc.tables.language.cells import read_condition
from ibcalc.tables.language.outputs import read_output
from ibcalc.tables.pieces.space import PEILDATUM, inside
from ibcalc.tables.proof.regions import Region, Suggestion
from ibcalc.tables.proof.verification import Verification
from tests.tables.judges import lookup
from tests.tables.judges.boxes import points_in
from tests.tables.judges.brute_force import Pair, Point, Walk, walk
from tests.tables.judges.made import Made, Span
from tests.tables.judges.parts import random_ends
from tests.tables.judges.random_tables import random_table

TABLES = int(os.environ.get("IBCALC_TABLES", "10000"))
SHARES = 20
EVERY_GAP = 10**6
SAMPLE = 4


@dataclass(frozen=True)
class Case:
    """A table, what verification says of it and what trying everything says."""

    made: Made
    ends: Span
    table: DecisionTable
    walk: Walk

    @cached_property
    def verified(self) -> Verification:
        """What verification says, with every gap."""
        return self.table.verify(*self.ends, limit=EVERY_GAP)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Excel row -> number of the rule."""
        return {rule.source.place.row: n for n, rule in enumerate(self.table.rules)}

    def rules(self, rows: Sequence[SourceRow]) -> tuple[int, ...]:
        """The numbers of rules, from their rows."""
        return tuple(self.numbers[row.place.row] for row in rows)

    def held(self, region: Region) -> frozenset[Point]:
        """All points in a region."""
        listed = {one.kenmerk.naam: one.values for one in self.made.fields}
        held = points_in(region.space, region.box, listed, self.walk.days)
        self._agree(region, held)
        return held

    def _agree(self, region: Region, held: frozenset[Point]) -> None:
        """Some points asked of the region itself, inside and outside."""
        some = (*tuple(held)[:SAMPLE], *Random(len(held)).sample(self.points, SAMPLE))
        for number, day in some:
            assert region.holds(self.walk.asked[number], day) == ((number, day) in held)
        asked, one = dict(self.walk.asked[0]), self.made.fields[0]
        asked[normal(one.kenmerk.naam)] = "overal buiten" if one.ordered else Decimal(1)
        assert not any(region.holds(asked, day) for day in self.walk.days)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All points, some of them more than once if they are few."""
        return self.walk.points * SAMPLE

    def witness(self, region: Region) -> tuple[dict[str, Value], date]:
        """The witness as a look-up wants it; the day is one of those asked if it doesn't matter."""
        values = {normal(naam): value for naam, value in region.witness.items()}
        day = values.pop(normal(PEILDATUM), self.walk.days[0])
        assert isinstance(day, date)
        return values, day

    def hits(self, region: Region) -> list[int]:
        """The rules that apply to the witness of a region, which must lie in it."""
        values, day = self.witness(region)
        assert region.holds(values, day)
        asked = tuple(values[column.key] for column in self.table.columns)
        rules = enumerate(self.table.rules)
        return [n for n, one in rules if lookup.valid_on(one, day) and lookup.holds(one, asked)]

    def __str__(self) -> str:
        return f"{self.made}\n{self.ends}"


def case_of(number: int) -> Case:
    """The case with a number, always the same."""
    rng = Random(number)
    made = random_table(rng)
    table = made.table
    ends = random_ends(rng) if rng.random() < 0.2 else (None, None)
    return Case(made, ends, table, walk(table, [one.values for one in made.fields], *ends))


def cases(share: int) -> Iterator[Case]:
    """The cases of one share."""
    return map(case_of, range(share, TABLES, SHARES))


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_missed_and_nothing_made_up(share: int) -> None:
    for case in cases(share):
        assert case.verified.proven, str(case)
        check_gaps(case)
        check_suggestions(case)
        check_overlaps(case)
        check_hidden(case)
        check_doubles(case)


def check_gaps(case: Case) -> None:
    """The gaps together are exactly what no row covers, and each lies wholly in it."""
    expected = frozenset() if case.made.treffer is Treffer.ALLE else case.walk.uncovered
    found: set[Point] = set()
    for gap in case.verified.gaps:
        held = case.held(gap)
        assert held, f"a gap outside everything\n{case}\n{gap.words}"
        assert held <= expected, f"a gap where a row applies\n{case}\n{gap.words}"
        found |= held
        values, day = case.witness(gap)
        decision = lookup.decide(case.table, values, day)
        assert not case.hits(gap)
        assert decision.outcome in (Outcome.GEEN, Outcome.ANDERS)
        assert all(beside(case, gap, rule) for rule in case.rules(gap.rows)), f"{case}\n{gap.words}"
    assert found == expected, f"a gap is missed\n{case}"
    boxes = [gap.box for gap in case.verified.gaps]
    nested = [one for one in boxes for other in boxes if one != other and inside(one, other)]
    assert not nested, f"a gap lies inside another\n{case}"
    assert not case.verified.more_gaps


def beside(case: Case, gap: Region, number: int) -> bool:
    """True if a row would apply somewhere in a gap but for one column, or but for its days."""
    rule = case.table.rules[number]
    days = [d for d in case.walk.days if gap.box[-1] >> gap.space.axes[-1].locate(d) & 1]
    failing = int(not any(lookup.valid_on(rule, day) for day in days))
    for index, one in enumerate(case.made.fields):
        axis, mask = gap.space.axes[index], gap.box[index]
        inside = [value for value in one.values if mask >> axis.locate(value) & 1]
        failing += not any(map(rule.conditions[index].matches, inside))
    return failing == 1


def check_suggestions(case: Case) -> None:
    """Suggested rows can be read, never overlap, and close every gap, or say that they do not."""
    closed: set[tuple[int, date]] = set()
    for gap in case.verified.gaps:
        said = {case.table.rules[number].outputs for number in case.rules(gap.rows)}
        hand = tuple(HANDMATIG if naam == PRODUCT else None for naam in case.table.outputs)
        for suggestion in gap.suggestions:
            row, new = suggested(case, suggestion)
            points = {
                (number, day)
                for number, day in case.walk.points
                if lookup.valid_on(row, day) and lookup.holds(row, new[number])
            }
            assert points <= case.held(gap), f"it applies outside the gap\n{case}\n{gap.words}"
            assert not points & closed, f"it overlaps with another\n{case}\n{gap.words}"
            closed |= points
            assert row.outputs == (next(iter(said)) if len(said) == 1 else hand), str(case)
    suggestions = [one for gap in case.verified.gaps for one in gap.suggestions]
    whole = all(one.whole for one in suggestions)
    every = {point for gap in case.verified.gaps for point in case.held(gap)}
    assert closed == every or not whole, f"a part stays open\n{case}"


def suggested(case: Case, suggestion: Suggestion) -> tuple[Rule, list[tuple[Value, ...]]]:
    """A suggested row as compiled, and what is asked at each number of a point."""
    columns = case.table.columns
    pairs = zip(suggestion.cells, columns, strict=True)
    read = [read_condition(Cell(f"s{text}"), column.kenmerk) for text, column in pairs]
    assert not any(has_fout(found) for _, found in read), f"{suggestion}\n{case}"
    texts = zip(suggestion.outputs, case.table.results, strict=True)
    said = [read_output(Cell(f"s{text}"), column) for text, column in texts]
    assert not any(has_fout(found) for _, found in said), f"{suggestion}\n{case}"
    row = SourceRow((), (), suggestion.vanaf, suggestion.tot_en_met)
    rule = Rule(tuple(one for one, _ in read), tuple(one for one, _ in said), row)
    return rule, [tuple(asked[column.key] for column in columns) for asked in case.walk.asked]


def check_overlaps(case: Case) -> None:
    """The pairs that overlap, and the pairs that may not, each with a witness."""
    points = {case.rules(one.rows): case.held(one) for one in case.verified.overlaps}
    assert points == case.walk.overlapping, f"other overlaps\n{case}"
    for overlap in case.verified.overlaps:
        assert set(case.rules(overlap.rows)) <= set(case.hits(overlap)), str(case)
    conflicts = {case.rules(one.rows) for one in case.verified.conflicts}
    assert conflicts == case.walk.conflicting, f"other conflicts\n{case}"
    for conflict in case.verified.conflicts:
        fired = strijdig(case, conflict)
        assert set(case.rules(conflict.rows)) <= set(fired), f"no conflict at its witness\n{case}"


def strijdig(case: Case, conflict: Region) -> tuple[int, ...]:
    """The rules that are in conflict at a witness; none if there is no conflict."""
    decision = lookup.decide(case.table, *case.witness(conflict))
    return case.rules(decision.rows) if decision.outcome is Outcome.STRIJDIG else ()


def check_hidden(case: Case) -> None:
    """The rows that never decide, each with rows that together hide it."""
    hidden = {case.rules(one.rows)[0]: case.rules(one.rows)[1:] for one in case.verified.hidden}
    assert set(hidden) == case.walk.hidden - case.walk.idle, f"other hidden rows\n{case}"
    idle = set(case.rules([row for row, _ in case.verified.idle]))
    assert idle == {n for n in case.walk.idle if impossible(case, n)}, f"other idle rows\n{case}"
    for one in case.verified.hidden:
        number, *before = case.rules(one.rows)
        apply = case.hits(one)
        assert number in apply
        assert set(before) & set(apply), f"nothing hides the row at its witness\n{case}"
        only = [number, *before]
        assert case.walk.hides(number, only), f"these rows do not hide it\n{case}"


def impossible(case: Case, number: int) -> bool:
    """True if a cell of a row contains no value of its kenmerk, whatever the day."""
    cells = zip(case.table.rules[number].conditions, case.made.fields, strict=True)
    return not all(any(map(condition.matches, one.values)) for condition, one in cells)


def check_doubles(case: Case) -> None:
    """Each row that is there twice beside the first of them."""
    found = {case.rules(one.rows) for one in case.verified.doubles}
    first: dict[int, Pair] = {}
    for one, other in sorted(case.walk.doubles):
        first.setdefault(other, (one, other))
    assert found == set(first.values()), f"other doubles\n{case}"
    for double in case.verified.doubles:
        assert set(case.rules(double.rows)) <= set(case.hits(double))
