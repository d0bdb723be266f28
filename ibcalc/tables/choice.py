"""Treffer: what the rows that apply decide together (DMN's hit policies)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ibcalc.model.conversion import Treffer
from ibcalc.tables.outcome import Decision, Outcome
from ibcalc.tables.rules import Rule, RuleSet


def decision_of(table: RuleSet, hits: Sequence[Rule], missing: tuple[str, ...] = ()) -> Decision:
    """The decision for the rows that apply, from top to bottom; ``missing`` counts if none does."""
    if hits:
        return _CHOICES[table.treffer](table, hits)
    if table.default is None:
        return Decision(Outcome.GEEN, missing=missing)
    return Decision(Outcome.ANDERS, (table.entry(table.default),), missing=missing)


def rank(table: RuleSet, rule: Rule) -> tuple[int, ...]:
    """The place of each output in the order of its column; a blank one comes last."""
    return tuple(
        len(order) + 1 if value is None else order.index(value) if value in order else len(order)
        for value, order in zip(rule.outputs, table.priorities, strict=True)
    )


def _hit(table: RuleSet, chosen: Sequence[Rule], fired: Sequence[Rule]) -> Decision:
    entries = tuple(table.entry(rule.outputs) for rule in chosen)
    return Decision(Outcome.GERAAKT, entries, tuple(rule.source for rule in fired))


def _conflict(hits: Sequence[Rule]) -> Decision:
    return Decision(Outcome.STRIJDIG, rows=tuple(rule.source for rule in hits))


def _uniek(table: RuleSet, hits: Sequence[Rule]) -> Decision:
    return _hit(table, hits, hits) if len(hits) == 1 else _conflict(hits)


def _eerste(table: RuleSet, hits: Sequence[Rule]) -> Decision:
    return _hit(table, hits[:1], hits[:1])


def _gelijk(table: RuleSet, hits: Sequence[Rule]) -> Decision:
    same = all(rule.outputs == hits[0].outputs for rule in hits)
    return _hit(table, hits[:1], hits) if same else _conflict(hits)


def _alle(table: RuleSet, hits: Sequence[Rule]) -> Decision:
    return _hit(table, hits, hits)


def _prioriteit(table: RuleSet, hits: Sequence[Rule]) -> Decision:
    best = min(rank(table, rule) for rule in hits)
    winners = [rule for rule in hits if rank(table, rule) == best]
    same = all(rule.outputs == winners[0].outputs for rule in winners)
    return _hit(table, winners[:1], winners[:1]) if same else _conflict(winners)


_CHOICES: Mapping[Treffer, Callable[[RuleSet, Sequence[Rule]], Decision]] = MappingProxyType(
    {
        Treffer.UNIEK: _uniek,
        Treffer.EERSTE: _eerste,
        Treffer.GELIJK: _gelijk,
        Treffer.ALLE: _alle,
        Treffer.PRIORITEIT: _prioriteit,
    }
)
