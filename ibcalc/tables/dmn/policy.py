"""Hit policies of DMN: what several rules that apply come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Value


class Policy(StrEnum):
    """The hit policies by their letters; C with a sign aggregates."""

    UNIQUE = "U"
    ANY = "A"
    PRIORITY = "P"
    FIRST = "F"
    RULE_ORDER = "R"
    OUTPUT_ORDER = "O"
    COLLECT = "C"
    SUM = "C+"
    MIN = "C<"
    MAX = "C>"
    COUNT = "C#"


NAMES: Mapping[str, Policy] = MappingProxyType(
    {
        "": Policy.UNIQUE,
        "UNIQUE": Policy.UNIQUE,
        "ANY": Policy.ANY,
        "PRIORITY": Policy.PRIORITY,
        "FIRST": Policy.FIRST,
        "RULE ORDER": Policy.RULE_ORDER,
        "OUTPUT ORDER": Policy.OUTPUT_ORDER,
        "COLLECT": Policy.COLLECT,
    }
)
AGGREGATIONS: Mapping[str, Policy] = MappingProxyType(
    {
        "": Policy.COLLECT,
        "SUM": Policy.SUM,
        "MIN": Policy.MIN,
        "MAX": Policy.MAX,
        "COUNT": Policy.COUNT,
    }
)
TREFFERS: Mapping[Policy, Treffer] = MappingProxyType(
    {
        Policy.UNIQUE: Treffer.UNIEK,
        Policy.ANY: Treffer.GELIJK,
        Policy.PRIORITY: Treffer.PRIORITEIT,
        Policy.FIRST: Treffer.EERSTE,
    }
)
"""The treffer of a policy; that of the others is alle."""

ORDERED = frozenset({Policy.PRIORITY, Policy.OUTPUT_ORDER})
LISTS = frozenset({Policy.RULE_ORDER, Policy.OUTPUT_ORDER, Policy.COLLECT})
CALCULATED = frozenset({Policy.SUM, Policy.MIN, Policy.MAX})
NOT_IN_WORKBOOK: Mapping[Policy, str] = MappingProxyType(
    {
        Policy.OUTPUT_ORDER: "alle regels die passen gelden, van boven naar beneden",
        Policy.SUM: "ibcalc telt de uitkomsten niet op",
        Policy.MIN: "ibcalc kiest de kleinste uitkomst niet",
        Policy.MAX: "ibcalc kiest de grootste uitkomst niet",
        Policy.COUNT: "ibcalc telt de regels niet",
    }
)
"""Policies that a workbook has not, and what it does instead."""

_PLACE: Mapping[Policy, Callable[[Sequence[Decimal | date]], Decimal | date]] = MappingProxyType(
    {Policy.MIN: min, Policy.MAX: max}
)


def policy_of(hit_policy: str, aggregation: str) -> Policy | None:
    """The policy that a file names; None if there is no such policy."""
    named = NAMES.get(hit_policy.upper().replace("_", " "))
    if named is not Policy.COLLECT:
        return named
    return AGGREGATIONS.get(aggregation.upper())


def treffer_of(policy: Policy) -> Treffer:
    """What several rows mean in a conversion table."""
    return TREFFERS.get(policy, Treffer.ALLE)


def dmn_name(treffer: Treffer) -> str:
    """The hit policy of a treffer as DMN writes it."""
    policies = {value: key for key, value in TREFFERS.items()}
    policy = policies.get(treffer, Policy.COLLECT)
    return next(name for name, named in NAMES.items() if name and named is policy)


def aggregate(policy: Policy, values: Sequence[Value]) -> Value:
    """The sum, smallest, largest or number of the outputs of the rules that apply."""
    if policy is Policy.COUNT:
        return Decimal(len(values))
    numbers = [value for value in values if isinstance(value, Decimal)]
    if policy is Policy.SUM:
        return sum(numbers, Decimal(0)) if numbers else None
    return _PLACE[policy](numbers) if numbers else None
