"""Comparison by outcome: where two versions of the tables of a model decide differently.

Exact for every value and every day: both versions are laid in one space and boxes are cut until
each version decides one thing in all of a box. Boxes in which both ask the same are left at once,
so the work is in what was changed. "No difference" is thus proven, not sampled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ibcalc.model.conversion import SourceRow, Treffer
from ibcalc.tables.chains.chain import Answer, Chain, Line, Lines, Told
from ibcalc.tables.chains.joint import Joint, joint_space
from ibcalc.tables.pieces.cover import Budget, Cut, NotProven, Packing, halves, separation
from ibcalc.tables.pieces.space import Part, Space, size
from ibcalc.tables.rules import RuleSet

BUDGET = 4_000_000

Pair = tuple[Told, Told]
Waiting = tuple[int, Lines, Lines]
Difference = tuple[int, Answer, Answer]


@dataclass(frozen=True, slots=True, repr=False)
class Change(Part):
    """A part in which the versions decide differently, and the rows that do."""

    old: Told
    new: Told
    old_rows: tuple[SourceRow, ...]
    new_rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, the largest first. Without changes and ``proven`` the versions are equal.

    ``remarks`` say in Dutch what was not compared.
    """

    changes: tuple[Change, ...]
    proven: bool
    remarks: tuple[str, ...] = ()


def compare_tables(
    old: Sequence[RuleSet],
    new: Sequence[RuleSet],
    begin: date | None = None,
    end: date | None = None,
    *,
    budget: int = BUDGET,
) -> Comparison:
    """Where two chains of tables, each in its order, decide differently between two days."""
    joint = joint_space(old, new, begin, end)
    work = _Work(old, new, joint, Budget(budget))
    found: list[Difference] = []
    remarks = list(joint.differing)
    try:
        work.search(found)
    except NotProven:
        remarks.append("de tabellen zijn te ingewikkeld om helemaal te vergelijken")
    changes = [_change(joint.space, work.packing, *one) for one in _joined(found, work.packing)]
    changes.sort(key=lambda change: -size(change.box))
    return Comparison(tuple(changes), not remarks, tuple(remarks))


class _Work:
    """The boxes that are still to be decided."""

    def __init__(
        self, old: Sequence[RuleSet], new: Sequence[RuleSet], joint: Joint, budget: Budget
    ) -> None:
        self.packing = Packing(joint.space.widths)
        self.old = Chain(old, joint, self.packing, budget)
        self.new = Chain(new, joint, self.packing, budget)
        self.full = self.packing.pack(joint.space.full)
        self.alike = _shape(old) == _shape(new)
        self.ordered = [table.treffer in (Treffer.EERSTE, Treffer.ALLE) for table in new]
        self.budget = budget

    def search(self, found: list[Difference]) -> None:
        """Add every box with a difference; what was found stands if the budget is spent.

        Raises:
            NotProven: the budget is spent.
        """
        waiting: list[Waiting] = [(self.full, self.old.lines, self.new.lines)]
        while waiting:
            box, old, new = waiting.pop()
            old, new = self._meeting(box, old), self._meeting(box, new)
            cut = self._difference(box, old, new)
            if isinstance(cut, Cut):
                waiting += [(half, old, new) for half in halves(box, cut)]
            elif cut is not None:
                found.append((box, *cut))

    def _meeting(self, box: int, lines: Lines) -> Lines:
        ones, guards = self.packing.ones, self.packing.guards
        self.budget.spend(1 + sum(map(len, lines)))
        return tuple(
            [line for line in rows if ((line.box & box) + ones) & guards == guards]
            for rows in lines
        )

    def _difference(self, box: int, old: Lines, new: Lines) -> Cut | tuple[Answer, Answer] | None:
        """Where to cut, or both answers if they differ, or None for no difference."""
        if self.alike and self._same_guards(box):
            apart = _apart(box, old, new, self.ordered)
            if apart is None:
                return None
            if box & ~apart:
                return separation(self.packing, box, [apart], self.budget)
        first = self.old.answer(box, old)
        if isinstance(first, Cut):
            return first
        second = self.new.answer(box, new)
        if isinstance(second, Cut):
            return second
        return None if first.told == second.told else (first, second)

    def _same_guards(self, box: int) -> bool:
        mine = {field: allowed & box for field, allowed in self.old.guards}
        return mine == {field: allowed & box for field, allowed in self.new.guards}


def _shape(tables: Sequence[RuleSet]) -> list[tuple[object, ...]]:
    """All of the tables but their rows and inputs."""
    return [(table.treffer, table.default, table.outputs, table.priorities) for table in tables]


def _apart(box: int, old: Lines, new: Lines, ordered: Sequence[bool]) -> int | None:
    """The box of a row that only one version has in a box; None if both have the same rows."""
    for mine, other, in_order in zip(old, new, ordered, strict=True):
        first = [line.content(box) for line in mine]
        second = [line.content(box) for line in other]
        if first == second or (not in_order and Counter(first) == Counter(second)):
            continue
        lone = _lone(mine, first, second) + _lone(other, second, first)
        return next((row for row in lone if box & ~row), box)
    return None


def _lone(lines: list[Line], content: Sequence[object], other: Sequence[object]) -> list[int]:
    there = set(other)
    return [line.box for line, what in zip(lines, content, strict=True) if what not in there]


def _joined(found: list[Difference], packing: Packing) -> Iterator[Difference]:
    """Boxes with the same difference become one where they are neighbours."""
    groups: dict[Pair, list[Difference]] = {}
    for one in found:
        groups.setdefault((one[1].told, one[2].told), []).append(one)
    for group in groups.values():
        yield from _neighbours_joined(group, packing)


def _neighbours_joined(group: list[Difference], packing: Packing) -> list[Difference]:
    """Boxes that are equal but for one field become one, until none are left."""
    count = 0
    while count != len(group):
        count = len(group)
        for field in packing.fields.values():
            beside: dict[int, Difference] = {}
            for one in group:
                key = one[0] & ~field
                beside[key] = _one(beside[key], one) if key in beside else one
            group = list(beside.values())
    return group


def _one(first: Difference, second: Difference) -> Difference:
    return first[0] | second[0], first[1].also(second[1]), first[2].also(second[2])


def _change(space: Space, packing: Packing, box: int, old: Answer, new: Answer) -> Change:
    return Change(space, packing.unpack(box), old.told, new.told, old.rows, new.rows)
