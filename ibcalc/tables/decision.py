"""The look-up: which rows of a conversion table apply, and what they decide together.

Plain and row by row; a quicker way of deciding is to be held equal to this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from ibcalc.model.conversion import HANDMATIG, PRODUCT, SourceRow, TableSource, Treffer
from ibcalc.model.kenmerk import Kenmerk, Value
from ibcalc.tables.columns import Column
from ibcalc.tables.conditions import Condition
from ibcalc.tables.literals import fits
from ibcalc.tables.outputs import Outputs

Entry = tuple[tuple[str, Value], ...]
"""What one row says: (name of the output, value), in the order of the columns; None is blank."""


CONFLICT_CODES: Mapping[Treffer, str] = MappingProxyType(
    {Treffer.UNIEK: "CNV-302", Treffer.GELIJK: "CNV-303", Treffer.PRIORITEIT: "CNV-308"}
)
"""The finding for a STRIJDIG decision; the other treffers never conflict."""


class Outcome(StrEnum):
    """How a table came to its decision."""

    GERAAKT = "geraakt"
    ANDERS = "anders"
    GEEN = "geen"
    STRIJDIG = "strijdig"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table decides for one set of values.

    ``outputs`` has one entry for each collected row: one, or with treffer alle any number; none
    when GEEN or STRIJDIG. ``rows`` are the rows that fired, top to bottom: those that decided, or
    those in conflict. ``missing`` names, when no row applies, the leeg inputs that a row would
    need and that are the only thing it lacks.
    """

    outcome: Outcome
    outputs: tuple[Entry, ...] = ()
    rows: tuple[SourceRow, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def handmatig(self) -> bool:
        """True if a person must choose the product."""
        return any((PRODUCT, HANDMATIG) in entry for entry in self.outputs)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row as compiled: a condition for each input column, a value for each output column."""

    conditions: tuple[Condition, ...]
    outputs: Outputs
    source: SourceRow

    def valid_on(self, day: date) -> bool:
        """True from Vanaf to T/m, both included; absent ends are open."""
        start, end = self.source.vanaf, self.source.tot_en_met
        return (start is None or start <= day) and (end is None or day <= end)

    def matches(self, asked: tuple[Value, ...]) -> bool:
        """True if every condition holds."""
        pairs = zip(self.conditions, asked, strict=True)
        return all(condition.matches(value) for condition, value in pairs)


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A conversion table, ready to decide. ``default`` is Anders, one value for each output.

    ``priorities`` holds for each output column its values from first to last.
    """

    source: TableSource
    columns: tuple[Column, ...]
    results: tuple[Column, ...]
    rules: tuple[Rule, ...]
    default: Outputs | None = None
    priorities: tuple[Outputs, ...] = ()

    @property
    def naam(self) -> str:
        """The name in sheet Conversies."""
        return self.source.naam

    @property
    def treffer(self) -> Treffer:
        """What several rows that apply mean."""
        return self.source.treffer

    @property
    def inputs(self) -> tuple[str, ...]:
        """The kenmerken it asks for, as in its headings."""
        return tuple(column.naam for column in self.columns)

    @property
    def outputs(self) -> tuple[str, ...]:
        """What it sets: Product, Opslag, Component, or the name of a derived kenmerk."""
        return tuple(column.naam for column in self.results)

    def decide(self, values: Mapping[str, Value], day: date) -> Decision:
        """Decide for values keyed by ``names.normal(kenmerk)``; an absent key is leeg."""
        asked = tuple(values.get(column.key) for column in self.columns)
        valid = [rule for rule in self.rules if rule.valid_on(day)]
        hits = [rule for rule in valid if rule.matches(asked)]
        return _CHOICES[self.treffer](self, hits) if hits else self._without(valid, asked)

    def boundaries(self) -> tuple[date, ...]:
        """The days on which a row begins to apply, or has just ceased to, in order."""
        rows = self.source.rows
        begun = {row.vanaf for row in rows if row.vanaf is not None}
        ends = (row.tot_en_met for row in rows)
        return tuple(sorted(begun | {end + timedelta(1) for end in ends if end and end < date.max}))

    def outside(self, values: Mapping[str, Value]) -> tuple[Kenmerk, ...]:
        """The inputs whose value has another soort or lies outside its domain."""
        columns = self.columns
        return tuple(col.kenmerk for col in columns if not fits(values.get(col.key), col.kenmerk))

    def entry(self, outputs: Outputs) -> Entry:
        """Outputs with their names."""
        return tuple(zip(self.outputs, outputs, strict=True))

    def _without(self, valid: list[Rule], asked: tuple[Value, ...]) -> Decision:
        missing = _missing(self.columns, valid, asked)
        if self.default is None:
            return Decision(Outcome.GEEN, missing=missing)
        return Decision(Outcome.ANDERS, (self.entry(self.default),), missing=missing)


def _missing(
    columns: tuple[Column, ...], rules: list[Rule], asked: tuple[Value, ...]
) -> tuple[str, ...]:
    needed: set[int] = set()
    for rule in rules:
        pairs = enumerate(zip(rule.conditions, asked, strict=True))
        failed = {index for index, (condition, value) in pairs if not condition.matches(value)}
        if all(asked[index] is None for index in failed):
            needed |= failed
    return tuple(columns[index].naam for index in sorted(needed))


def _hit(table: DecisionTable, chosen: list[Rule], fired: list[Rule]) -> Decision:
    entries = tuple(table.entry(rule.outputs) for rule in chosen)
    return Decision(Outcome.GERAAKT, entries, tuple(rule.source for rule in fired))


def _conflict(hits: list[Rule]) -> Decision:
    return Decision(Outcome.STRIJDIG, rows=tuple(rule.source for rule in hits))


def _uniek(table: DecisionTable, hits: list[Rule]) -> Decision:
    return _hit(table, hits, hits) if len(hits) == 1 else _conflict(hits)


def _eerste(table: DecisionTable, hits: list[Rule]) -> Decision:
    return _hit(table, hits[:1], hits[:1])


def _gelijk(table: DecisionTable, hits: list[Rule]) -> Decision:
    same = all(rule.outputs == hits[0].outputs for rule in hits)
    return _hit(table, hits[:1], hits) if same else _conflict(hits)


def _alle(table: DecisionTable, hits: list[Rule]) -> Decision:
    return _hit(table, hits, hits)


def _prioriteit(table: DecisionTable, hits: list[Rule]) -> Decision:
    best = min(_rank(table, rule) for rule in hits)
    winners = [rule for rule in hits if _rank(table, rule) == best]
    same = all(rule.outputs == winners[0].outputs for rule in winners)
    return _hit(table, winners[:1], winners[:1]) if same else _conflict(winners)


def _rank(table: DecisionTable, rule: Rule) -> tuple[int, ...]:
    """The place of each output in the order of its column; a blank one comes last."""
    return tuple(
        len(order) + 1 if value is None else order.index(value) if value in order else len(order)
        for value, order in zip(rule.outputs, table.priorities, strict=True)
    )


_CHOICES = {
    Treffer.UNIEK: _uniek,
    Treffer.EERSTE: _eerste,
    Treffer.GELIJK: _gelijk,
    Treffer.ALLE: _alle,
    Treffer.PRIORITEIT: _prioriteit,
}
