"""The look-up row by row: which rows of a conversion table apply, and what they decide together.

Every row is asked, every time; ``DecisionTable`` must decide the same by its diagram.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Value
from ibcalc.tables.decision import Decision, DecisionTable, Outcome, Rule
from ibcalc.tables.language.columns import Column

Asked = tuple[Value, ...]
Rows = Sequence[Rule]


def decide(table: DecisionTable, values: Mapping[str, Value], day: date) -> Decision:
    """Decide for values keyed by the normal name of the kenmerk; an absent key is leeg."""
    asked = tuple(values.get(column.key) for column in table.columns)
    valid = [rule for rule in table.rules if valid_on(rule, day)]
    hits = [rule for rule in valid if holds(rule, asked)]
    return chosen(table, hits) if hits else without(table, missing(table.columns, valid, asked))


def valid_on(rule: Rule, day: date) -> bool:
    """True from Vanaf to T/m, both included; an absent end is open."""
    start, end = rule.source.vanaf, rule.source.tot_en_met
    return (start is None or day >= start) and (end is None or day <= end)


def holds(rule: Rule, asked: Asked) -> bool:
    """True if every cell of the row contains the value asked in its column."""
    cells = zip(rule.conditions, asked, strict=True)
    return all(condition.matches(value) for condition, value in cells)


def missing(columns: Sequence[Column], valid: Rows, asked: Asked) -> tuple[str, ...]:
    """The leeg inputs of every row that lacks nothing else."""
    needed: set[int] = set()
    for rule in valid:
        cells = enumerate(zip(rule.conditions, asked, strict=True))
        failed = {number for number, (condition, value) in cells if not condition.matches(value)}
        if all(asked[number] is None for number in failed):
            needed |= failed
    return tuple(column.naam for number, column in enumerate(columns) if number in needed)


def without(table: DecisionTable, lacking: tuple[str, ...]) -> Decision:
    """The decision when no row applies: Anders, or nothing."""
    if table.default is None:
        return Decision(Outcome.GEEN, missing=lacking)
    return Decision(Outcome.ANDERS, (table.entry(table.default),), missing=lacking)


def chosen(table: DecisionTable, hits: Rows) -> Decision:
    """The decision when these rows apply, at least one, from top to bottom."""
    return TREFFERS[table.treffer](table, hits)


def _decided(table: DecisionTable, deciding: Rows, fired: Rows) -> Decision:
    entries = tuple(table.entry(rule.outputs) for rule in deciding)
    return Decision(Outcome.GERAAKT, entries, tuple(rule.source for rule in fired))


def _strijdig(rules: Rows) -> Decision:
    return Decision(Outcome.STRIJDIG, rows=tuple(rule.source for rule in rules))


def _uniek(table: DecisionTable, hits: Rows) -> Decision:
    return _strijdig(hits) if len(hits) > 1 else _decided(table, hits, hits)


def _eerste(table: DecisionTable, hits: Rows) -> Decision:
    return _decided(table, hits[:1], hits[:1])


def _gelijk(table: DecisionTable, hits: Rows) -> Decision:
    if any(rule.outputs != hits[0].outputs for rule in hits):
        return _strijdig(hits)
    return _decided(table, hits[:1], hits)


def _alle(table: DecisionTable, hits: Rows) -> Decision:
    return _decided(table, hits, hits)


def _prioriteit(table: DecisionTable, hits: Rows) -> Decision:
    first = min(rank(table, rule) for rule in hits)
    winners = [rule for rule in hits if rank(table, rule) == first]
    if any(rule.outputs != winners[0].outputs for rule in winners):
        return _strijdig(winners)
    return _decided(table, winners[:1], winners[:1])


def rank(table: DecisionTable, rule: Rule) -> tuple[int, ...]:
    """The place of each output in the order of its column; unknown ones next, blank ones last."""
    ranks = []
    for value, order in zip(rule.outputs, table.priorities, strict=True):
        known = [number for number, one in enumerate(order) if one == value]
        ranks.append(len(order) + 1 if value is None else (*known, len(order))[0])
    return tuple(ranks)


TREFFERS: Mapping[Treffer, Callable[[DecisionTable, Rows], Decision]] = {
    Treffer.UNIEK: _uniek,
    Treffer.EERSTE: _eerste,
    Treffer.GELIJK: _gelijk,
    Treffer.ALLE: _alle,
    Treffer.PRIORITEIT: _prioriteit,
}
