"""The rows of a conversion table as compiled, before anything is decided with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ibcalc.model.conversion import SourceRow, TableSource, Treffer
from ibcalc.model.kenmerk import Kenmerk, Value
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.language.literals import fits
from ibcalc.tables.language.outputs import Outputs
from ibcalc.tables.outcome import Entry


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
class RuleSet:
    """The columns and rows of a table. ``default`` is Anders, one value for each output.

    ``priorities`` holds for each output column its values from first to last. ``unread`` are rows
    with a cell that can't be read, which never apply: that cell counts as any value in them, so
    that it can be said what they might have decided.
    """

    source: TableSource
    columns: tuple[Column, ...]
    results: tuple[Column, ...]
    rules: tuple[Rule, ...]
    default: Outputs | None = None
    priorities: tuple[Outputs, ...] = ()
    unread: tuple[Rule, ...] = ()

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
