"""The space in which one table decides: an axis for each input, and the days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from ibcalc.model.kenmerk import Domain
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.pieces.axis import Axis, axis_of
from ibcalc.tables.pieces.space import PEILDATUM, Space, day_axis
from ibcalc.tables.rules import RuleSet


def space_of(
    table: RuleSet, begin: date | None, end: date | None, filled: Collection[str] = ()
) -> Space:
    """The axes of a table, cut by all its rows, also those that can't be read.

    ``filled`` are normal names of inputs that tables set and never leave leeg.
    """
    rules = (*table.rules, *table.unread)
    axes = [
        _axis(column, [rule.conditions[index] for rule in rules], filled)
        for index, column in enumerate(table.columns)
    ]
    return Space((*table.inputs, PEILDATUM), (*axes, day_axis(rules, begin, end)))


def _axis(column: Column, conditions: Sequence[Condition], filled: Collection[str]) -> Axis:
    """The axis of an input; of one that only tables set, just the values that they can set."""
    if column.given is None:
        return axis_of(column.kenmerk, conditions, leeg=may_be_leeg(column))
    values = tuple(value for value in column.given if value is not None)
    kenmerk = replace(column.kenmerk, domain=Domain(values)) if values else column.kenmerk
    return axis_of(kenmerk, conditions, leeg=None in column.given and column.key not in filled)


def may_be_leeg(column: Column) -> bool:
    """True if a caseload may leave the column empty."""
    return not column.kenmerk.verplicht
