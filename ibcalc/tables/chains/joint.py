"""One space for two versions of a chain of tables: every kenmerk that either asks from a caseload.

A kenmerk that an earlier table sets is no axis: its value follows from the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column
from ibcalc.tables.language.conditions import ANY, Between, Condition, OneOf
from ibcalc.tables.language.literals import NUMERIC
from ibcalc.tables.pieces.axis import axis_of
from ibcalc.tables.pieces.space import PEILDATUM, Space, day_axis
from ibcalc.tables.pieces.table_space import may_be_leeg
from ibcalc.tables.rules import RuleSet

TEXT = frozenset({KenmerkSoort.TEKST, KenmerkSoort.CODE})

Tables = Sequence[RuleSet]


@dataclass(frozen=True, slots=True)
class Joint:
    """The space of two versions; ``keys`` are the normal names of its axes but the day.

    ``differing`` names in Dutch what could not be laid side by side.
    """

    space: Space
    keys: tuple[str, ...]
    differing: tuple[str, ...]


def joint_space(old: Tables, new: Tables, begin: date | None, end: date | None) -> Joint:
    """The space in which both versions decide."""
    asked: dict[str, list[tuple[Column, list[Condition]]]] = {}
    for table in (*new, *old):
        for index, column in base_columns(table):
            conditions = [rule.conditions[index] for rule in table.rules]
            asked.setdefault(column.key, []).append((column, conditions))
    axes, differing = [], []
    for uses in asked.values():
        kenmerk, remark = _merged([column.kenmerk for column, _ in uses])
        found = [condition for _, conditions in uses for condition in conditions]
        guards = [domain_condition(column.kenmerk) for column, _ in uses]
        leeg = any(may_be_leeg(column) for column, _ in uses)
        axes.append(axis_of(kenmerk, (*found, *guards), leeg=leeg))
        differing += [remark] if remark else []
    names = [uses[0][0].naam for uses in asked.values()]
    days = day_axis([rule for table in (*old, *new) for rule in table.rules], begin, end)
    space = Space((*names, PEILDATUM), (*axes, days))
    return Joint(space, tuple(asked), tuple(differing))


def base_columns(table: RuleSet) -> Iterator[tuple[int, Column]]:
    """The inputs that a caseload can hold, with their position."""
    for index, column in enumerate(table.columns):
        if column.given is None and column.key not in FIXED_OUTPUTS:
            yield index, column


def domain_condition(kenmerk: Kenmerk) -> Condition:
    """The filled values of a domain as a condition; leeg is not its business."""
    domain = kenmerk.domain
    if domain.values:
        return OneOf(domain.values)
    if domain.low is not None or domain.high is not None:
        return Between(domain.low, domain.high)
    return ANY


def _merged(kenmerken: Sequence[Kenmerk]) -> tuple[Kenmerk, str]:
    """One kenmerk that holds the values of all, and what they can't be compared on."""
    first = kenmerken[0]
    soorten = {kenmerk.soort for kenmerk in kenmerken}
    remark = ""
    soort = first.soort
    if len(soorten) > 1 and soorten <= TEXT:
        soort = KenmerkSoort.CODE
    elif len(soorten) > 1:
        shown = " en ".join(sorted(soorten))
        remark = f"{first.naam} heeft niet overal dezelfde soort ({shown})"
        soort = KenmerkSoort.GETAL if soorten <= NUMERIC else first.soort
    same = [kenmerk.domain for kenmerk in kenmerken if kenmerk.soort is first.soort]
    domains = same if soort is first.soort else [Domain()]
    return replace(first, soort=soort, domain=_hull(domains)), remark


def _hull(domains: Sequence[Domain]) -> Domain:
    if all(domain.values for domain in domains):
        values = dict.fromkeys(value for domain in domains for value in domain.values)
        return Domain(tuple(values))
    if any(domain.free or domain.values for domain in domains):
        return Domain()
    lows = [domain.low for domain in domains]
    highs = [domain.high for domain in domains]
    low = None if None in lows else min(lows)  # type: ignore[type-var]
    high = None if None in highs else max(highs)  # type: ignore[type-var]
    return Domain(low=low, high=high)
