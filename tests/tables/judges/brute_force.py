"""What is wrong with a table, by trying every value of every kenmerk on every day that matters.

Asks the cells (``Condition.matches``) and nothing else; no piece, box or diagram.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product

from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Value
from ibcalc.tables.decision import DecisionTable, Outcome, Rule
from tests.tables.judges import lookup

SOME_DAY = date(2016, 7, 1)
ONE_DAY = timedelta(1)

Values = Mapping[str, Value]
Point = tuple[int, date]
"""The number of a combination of values, and a day."""
Pair = tuple[int, int]
"""Two rules of the table, by their numbers, the first one first."""


@dataclass(frozen=True)
class Walk:
    """Everything that can be asked of a table: which rules apply at each point.

    ``hits`` maps a set of rule numbers to the points at which exactly these apply.
    """

    table: DecisionTable
    asked: tuple[Values, ...]
    days: tuple[date, ...]
    hits: Mapping[frozenset[int], tuple[Point, ...]]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points."""
        return tuple(point for points in self.hits.values() for point in points)

    @property
    def uncovered(self) -> frozenset[Point]:
        """The points to which no rule applies."""
        return frozenset(self.hits.get(frozenset(), ()))

    @cached_property
    def overlapping(self) -> Mapping[Pair, frozenset[Point]]:
        """Each pair of rules that apply together somewhere, with all those points."""
        found: dict[Pair, list[Point]] = {}
        for rules, points in self.hits.items():
            for pair in combinations(sorted(rules), 2):
                found.setdefault(pair, []).extend(points)
        return {pair: frozenset(points) for pair, points in found.items()}

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The rules that win nowhere."""
        winning = (number for rules in self.hits if rules for number in self._winners(rules))
        return frozenset(range(len(self.table.rules))) - frozenset(winning)

    @property
    def idle(self) -> frozenset[int]:
        """The rules that apply nowhere."""
        applying = {number for rules in self.hits for number in rules}
        return frozenset(range(len(self.table.rules))) - applying

    def hides(self, number: int, rules: Sequence[int]) -> bool:
        """True if a rule would win nowhere in a table of only these rules."""
        kept = frozenset(rules)
        return not any(number in self._winners(hit & kept) for hit in self.hits if number in hit)

    @cached_property
    def conflicting(self) -> frozenset[Pair]:
        """The pairs of rules that are in conflict with each other somewhere."""
        return frozenset(
            pair for rules in self.hits if rules for pair in self._conflicts(sorted(rules))
        )

    @cached_property
    def doubles(self) -> frozenset[Pair]:
        """The pairs of rules that apply at the same points, at least one, and say the same."""
        where: dict[int, set[frozenset[int]]] = {}
        for rules in self.hits:
            for number in rules:
                where.setdefault(number, set()).add(rules)
        outputs = [rule.outputs for rule in self.table.rules]
        return frozenset(
            (one, other)
            for one, other in combinations(sorted(where), 2)
            if where[one] == where[other] and outputs[one] == outputs[other]
        )

    def _conflicts(self, numbers: Sequence[int]) -> list[Pair]:
        rules = self.table.rules
        decision = lookup.chosen(self.table, [rules[number] for number in numbers])
        if decision.outcome is not Outcome.STRIJDIG:
            return []
        fired = {id(row) for row in decision.rows}
        clashing = [number for number in numbers if id(rules[number].source) in fired]
        always = self.table.treffer is Treffer.UNIEK
        return [
            (one, other)
            for one, other in combinations(clashing, 2)
            if always or rules[one].outputs != rules[other].outputs
        ]

    def _winners(self, numbers: frozenset[int]) -> list[int]:
        rules = self.table.rules
        decision = lookup.chosen(self.table, [rules[number] for number in sorted(numbers)])
        if decision.outcome is Outcome.STRIJDIG:
            return []
        fired = {id(row) for row in decision.rows}
        return [number for number in numbers if id(rules[number].source) in fired]


def walk(
    table: DecisionTable,
    values: Sequence[Sequence[Value]],
    begin: date | None = None,
    end: date | None = None,
) -> Walk:
    """Try all combinations of values, one list for each column, on each day that matters."""
    columns = list(zip(table.columns, values, strict=True))
    tried = tuple(
        dict(zip((column.key for column, _ in columns), combination, strict=True))
        for combination in product(*values)
    )
    every = (1 << len(table.rules)) - 1
    alive = [every]
    for index, (_, listed) in enumerate(columns):
        masks = [_matching(table.rules, index, value) for value in listed]
        alive = [rules & mask for rules in alive for mask in masks]
    days = days_of((table,), begin, end)
    hits: dict[int, list[Point]] = {}
    for day in days:
        valid = _mask(lookup.valid_on(rule, day) for rule in table.rules)
        for number, rules in enumerate(alive):
            hits.setdefault(rules & valid, []).append((number, day))
    named = {_numbers(rules): tuple(points) for rules, points in hits.items()}
    return Walk(table, tried, days, named)


def days_of(
    tables: Sequence[DecisionTable], begin: date | None = None, end: date | None = None
) -> tuple[date, ...]:
    """The days around each Vanaf and T/m, from begin to end; some day if there are none."""
    found: set[date] = set()
    for row in (rule.source for table in tables for rule in table.rules):
        for ending in (row.vanaf, row.tot_en_met):
            if ending is not None:
                found |= {ending - ONE_DAY, ending, ending + ONE_DAY}
    found |= {day for day in (begin, end) if day is not None}
    inside = (day for day in found or {SOME_DAY} if (begin or day) <= day <= (end or day))
    return tuple(sorted(inside))


def _matching(rules: Sequence[Rule], column: int, value: Value) -> int:
    return _mask(rule.conditions[column].matches(value) for rule in rules)


def _mask(answers: Iterable[bool]) -> int:
    return sum(1 << number for number, answer in enumerate(answers) if answer)


def _numbers(mask: int) -> frozenset[int]:
    return frozenset(number for number in range(mask.bit_length()) if mask >> number & 1)
