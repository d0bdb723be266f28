"""The decision diagram of a table: column by column, which rows are still alive.

A node is a column and the set of rows that every value so far leaves alive; equal nodes are one.
The diagram grows where it is asked, so that a table of any size can be looked up: a caseload
visits no more nodes than it has distinct combinations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.kenmerk import Kenmerk, Value
from ibcalc.tables.choice import decision_of
from ibcalc.tables.folding import distinct
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.outcome import Decision
from ibcalc.tables.pieces.axis import OUTSIDE, Axis, axis_of
from ibcalc.tables.pieces.masks import bits, span
from ibcalc.tables.rules import RuleSet

Codes = NDArray[np.int32]
Coded = tuple[Sequence[Value], Codes]
"""A column as its distinct values and, for each row, the position of its value among them."""

Node = tuple[int, int]
"""(rows that fail on nothing but leeg columns, the leeg columns on which any of them fails)."""

REMEMBERED = 1 << 16
"""So many values of a column and ends of the diagram are kept, so that its size is bounded."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a table decides for many rows: ``decisions[index[i]]`` is that of row i."""

    decisions: tuple[Decision, ...]
    index: Codes

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, row: int) -> Decision:
        return self.decisions[int(self.index[row])]

    @property
    def fired(self) -> Codes:
        """For each row the Excel row of the first rule that fired; 0 where none did."""
        first = [decision.rows[0].place.row if decision.rows else 0 for decision in self.decisions]
        return np.array(first, np.int32)[self.index]


class Asked:
    """One column as its rules ask for it: for each value the set of rows that it leaves alive."""

    def __init__(self, kenmerk: Kenmerk, conditions: Sequence[Condition]) -> None:
        self._rows: dict[Condition, int] = {}
        for number, condition in enumerate(conditions):
            self._rows[condition] = self._rows.get(condition, 0) | 1 << number
        # The domain is left out: a look-up answers for every value, also for one outside it.
        self._axis: Axis = axis_of(Kenmerk(kenmerk.naam, kenmerk.soort), self._rows)
        self._alive = [0] * len(self._axis)
        for condition, rows in self._rows.items():
            for piece in bits(self._axis.mask(condition)):
                self._alive[piece] |= rows
        self._known: dict[tuple[type, Value], int] = {}

    def alive(self, value: Value | int) -> int:
        """The rows whose condition holds for a value; a plain int is a number as well."""
        asked = _typed(value)
        piece = self._axis.locate(asked)
        if piece != OUTSIDE:
            return self._alive[piece]
        matching = (rows for condition, rows in self._rows.items() if condition.matches(asked))
        return sum(matching)

    def remembered(self, value: Value) -> int:
        """The same, quicker for values that come again."""
        key = (type(value), value)
        rows = self._known.get(key)
        if rows is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            rows = self._known[key] = self.alive(value)
        return rows


def _typed(value: Value | int) -> Value:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


class Diagram:
    """A table, ready to be looked up; it keeps the nodes that were visited."""

    def __init__(self, table: RuleSet) -> None:
        self._table = table
        self._asked = [
            Asked(column.kenmerk, [rule.conditions[index] for rule in table.rules])
            for index, column in enumerate(table.columns)
        ]
        self._leeg = [asked.alive(None) for asked in self._asked]
        self._leaves: dict[Node, Decision] = {}

    def decide(self, values: Mapping[str, Value], day: date) -> Decision:
        """Decide for values keyed by ``names.normal(kenmerk)``; an absent key is leeg."""
        node: Node = (self._valid(day.toordinal()), 0)
        for index, column in enumerate(self._table.columns):
            value = values.get(column.key)
            rows = None if value is None else self._asked[index].remembered(value)
            node = self._step(node, index, rows)
            if not node[0]:
                break
        return self._leaf(node)

    def decide_all(
        self, columns: Mapping[str, Coded], days: Codes | None, length: int
    ) -> Decisions:
        """Decide for ``length`` rows of coded columns keyed by normal name; days are ordinals."""
        nodes, index = self._roots(days, length)
        for number, column in enumerate(self._table.columns):
            values, codes = columns.get(column.key, ((None,), np.zeros(length, np.int32)))
            nodes, index = self._descend(nodes, index, number, values, codes)
        found: dict[Decision, int] = {}
        leaves = [found.setdefault(self._leaf(node), len(found)) for node in nodes]
        return Decisions(tuple(found), np.array(leaves, np.int32)[index])

    def _roots(self, days: Codes | None, length: int) -> tuple[list[Node], Codes]:
        """The nodes above the first column: rows valid on each day."""
        if days is None or not self._boundaries:
            return [(span(0, len(self._table.rules)), 0)], np.zeros(length, np.int32)
        spans = np.searchsorted(np.array(self._boundaries, np.int32), days, side="right")
        firsts = (1, *self._boundaries)
        return [(self._valid(day), 0) for day in firsts], spans.astype(np.int32)

    def _descend(
        self, nodes: list[Node], index: Codes, column: int, values: Sequence[Value], codes: Codes
    ) -> tuple[list[Node], Codes]:
        """One column further: a step for each combination of a node and a kind of value."""
        kinds, kind_of = self._kinds(column, values)
        key = index.astype(np.int64) * len(kinds) + kind_of[codes]
        keys, position = distinct(key, len(nodes) * len(kinds))
        below: dict[Node, int] = {}
        targets = np.empty(len(keys), np.int32)
        for at, (number, kind) in enumerate(divmod(int(one), len(kinds)) for one in keys):
            node = self._step(nodes[number], column, kinds[kind])
            targets[at] = below.setdefault(node, len(below))
        return list(below), targets[position]

    def _kinds(self, column: int, values: Sequence[Value]) -> tuple[list[int | None], Codes]:
        """The distinct sets of rows that values leave alive (None for leeg), and each value's."""
        asked = self._asked[column]
        found: dict[int | None, int] = {}
        kinds = (None if value is None else asked.alive(value) for value in values)
        kind_of = [found.setdefault(kind, len(found)) for kind in kinds]
        return list(found) or [None], np.array(kind_of or [0], np.int32)

    def _step(self, node: Node, column: int, rows: int | None) -> Node:
        """The node below: for leeg the rows stay, so that it can be said what was missing."""
        alive, leeg = node
        if rows is not None:
            return alive & rows, leeg
        return (alive, leeg | 1 << column) if alive & ~self._leeg[column] else node

    def _leaf(self, node: Node) -> Decision:
        decision = self._leaves.get(node)
        if decision is None:
            if len(self._leaves) >= REMEMBERED:
                self._leaves.clear()
            decision = self._leaves[node] = self._decision(node)
        return decision

    def _decision(self, node: Node) -> Decision:
        rows, lacking = node
        alive = rows
        for column in bits(lacking):
            alive &= self._leeg[column]
        hits = [self._table.rules[number] for number in bits(alive)]
        missing = [c for c in bits(lacking) if rows & ~self._leeg[c]]
        names = tuple(self._table.columns[column].naam for column in missing)
        return decision_of(self._table, hits, names)

    def _valid(self, day: int) -> int:
        """The rows that are valid on a day; remembered for each stretch between boundaries."""
        if not self._boundaries:
            return span(0, len(self._table.rules))
        at = int(np.searchsorted(self._boundaries, day, side="right"))
        return self._stretches[at]

    @cached_property
    def _boundaries(self) -> list[int]:
        return [day.toordinal() for day in self._table.boundaries()]

    @cached_property
    def _stretches(self) -> list[int]:
        firsts = [date.fromordinal(day) for day in (1, *self._boundaries)]
        return [_valid_rows(self._table, day) for day in firsts]


def _valid_rows(table: RuleSet, day: date) -> int:
    return sum(1 << number for number, rule in enumerate(table.rules) if rule.valid_on(day))


def coded(values: Iterable[Value]) -> Coded:
    """A plain column as distinct values and codes."""
    listed = list(values)
    kinds = set(map(type, listed))
    # True equals the number 1 in Python, but ja is no number.
    if bool in kinds and len(kinds - {bool, type(None)}) > 0:
        position = {key: i for i, key in enumerate(dict.fromkeys(map(_keyed, listed)))}
        codes = np.fromiter((position[_keyed(v)] for v in listed), np.int32, len(listed))
        return tuple(value for _, value in position), codes
    plain: defaultdict[Value, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(plain.__getitem__, listed), np.int32, len(listed))
    return tuple(plain), codes


def _keyed(value: Value) -> tuple[type, Value]:
    return type(value), value
