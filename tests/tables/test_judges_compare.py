"""Comparison against trying everything: tables and chains of tables, and edits of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from random import Random

import pytest

from ibcalc.model.conversion import SourceRow, Treffer
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.tables.chains.compare import Change, Comparison, compare_tables
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.pieces.space import PEILDATUM
from tests.tables.judges.boxes import Listed, points_in
from tests.tables.judges.brute_force import Point, days_of
from tests.tables.judges.chains import Decided, Linked, decide, edited_chain, random_chain
from tests.tables.judges.lookup import valid_on
from tests.tables.judges.parts import random_ends

PAIRS = int(os.environ.get("IBCALC_TABLES", "10000")) // 5
SHARES = 20

Tables = Sequence[DecisionTable]


@dataclass(frozen=True)
class Versions:
    """Two versions of a chain, what comparison says and what trying everything says."""

    before: Linked
    after: Linked
    ends: tuple[date | None, date | None]
    old: Tables
    new: Tables

    @cached_property
    def compared(self) -> Comparison:
        """What comparison says."""
        return compare_tables(self.old, self.new, *self.ends)

    @cached_property
    def listed(self) -> Listed:
        """All values of each kenmerk in either version."""
        found: dict[str, dict[Value, None]] = {}
        for one in (*self.before.fields, *self.after.fields):
            found.setdefault(one.kenmerk.naam, {}).update(dict.fromkeys(one.values))
        return {naam: tuple(values) for naam, values in found.items()}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that matter to either version."""
        return days_of((*self.old, *self.new), *self.ends)

    @cached_property
    def asked(self) -> list[Mapping[str, Value]]:
        """Every combination of values."""
        names = [normal(naam) for naam in self.listed]
        return [dict(zip(names, one, strict=True)) for one in product(*self.listed.values())]

    @cached_property
    def decided(self) -> dict[Point, tuple[Decided, Decided]]:
        """What both versions decide at each point."""
        found: dict[Point, tuple[Decided, Decided]] = {}
        for days in self._alike():
            for number, values in enumerate(self.asked):
                both = decide(self.old, values, days[0]), decide(self.new, values, days[0])
                found.update(((number, day), both) for day in days)
        return found

    def _alike(self) -> list[list[date]]:
        """The days, together those on which the same rows are valid."""
        rules = [rule for table in (*self.old, *self.new) for rule in table.rules]
        groups: dict[tuple[bool, ...], list[date]] = {}
        for day in self.days:
            groups.setdefault(tuple(valid_on(rule, day) for rule in rules), []).append(day)
        return list(groups.values())

    @property
    def differing(self) -> frozenset[Point]:
        """The points at which they decide differently."""
        return frozenset(p for p, (old, new) in self.decided.items() if old.told != new.told)

    def held(self, change: Change) -> frozenset[Point]:
        """All points in a change."""
        return points_in(change.space, change.box, self.listed, self.days)

    def __str__(self) -> str:
        return f"{self.before}\n\nbecame\n\n{self.after}\n{self.ends}"


def versions_of(number: int) -> Versions:
    """The pair with a number, always the same."""
    rng = Random(number)
    before = random_chain(rng)
    after = edited_chain(rng, before)
    ends = random_ends(rng) if rng.random() < 0.2 else (None, None)
    return Versions(before, after, ends, before.compiled, after.compiled)


def pairs(share: int) -> Iterator[Versions]:
    """The pairs of one share."""
    return map(versions_of, range(share, PAIRS, SHARES))


@pytest.mark.parametrize("share", range(SHARES))
def test_the_changes_are_exactly_where_the_versions_differ(share: int) -> None:
    for versions in pairs(share):
        compared = versions.compared
        assert compared.proven, str(versions)
        assert not compared.remarks
        found: set[Point] = set()
        for change in compared.changes:
            held = versions.held(change)
            assert held, f"a change nowhere\n{versions}\n{change.words}"
            check_change(versions, change, held)
            found |= held
        assert found == versions.differing, f"other differences\n{versions}"


def check_change(versions: Versions, change: Change, held: frozenset[Point]) -> None:
    """A change tells the same at each of its points, also at its witness, and names the rows."""
    told = (told_of(change.old), told_of(change.new))
    for point in held:
        old, new = versions.decided[point]
        assert (old.told, new.told) == told, f"{change.words}\n{versions}"
    values = {normal(naam): value for naam, value in change.witness.items()}
    day = values.pop(normal(PEILDATUM), versions.days[0])
    assert isinstance(day, date)
    assert change.holds(values, day)
    old, new = decide(versions.old, values, day), decide(versions.new, values, day)
    assert (old.told, new.told) == told, f"{change.words}\n{versions}"
    assert named(old, change.old_rows), f"{change.words}\n{versions}"
    assert named(new, change.new_rows), f"{change.words}\n{versions}"
    for side, rows in enumerate((change.old_rows, change.new_rows)):
        deciding = {id(row) for point in held for row in versions.decided[point][side].rows}
        eerste = any(
            table.treffer is Treffer.EERSTE for table in (versions.old, versions.new)[side]
        )
        shown = {id(row) for row in rows if row.outputs}  # Anders is a row without cells
        assert eerste or shown <= deciding, f"{change.words}\n{versions}"


def named(decided: Decided, rows: Sequence[SourceRow]) -> bool:
    """True if the rows that decided are among those named; of rows in conflict, two of them."""
    there = {id(row) for row in rows}
    missed = [row for row in decided.rows if id(row) not in there]
    conflict = decided.outcome == "strijdig"
    return not missed or (conflict and len(decided.rows) - len(missed) > 1)


def told_of(told: object) -> tuple[object, ...]:
    """What a comparison tells, as the judge of chains tells it."""
    names = ("outcome", "product", "opslag", "components")
    return tuple(getattr(told, name) for name in names)
