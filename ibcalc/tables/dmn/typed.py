"""The types of a DMN file: what soort a ``typeRef`` is, and which values it allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType

from ibcalc.model.kenmerk import Domain, KenmerkSoort
from ibcalc.tables.dmn.document import Document
from ibcalc.tables.dmn.elements import Element
from ibcalc.tables.language.conditions import (
    Any,
    Between,
    Condition,
    Empty,
    OneOf,
    Ordered,
    Union,
)

_BASE: Mapping[str, KenmerkSoort | None] = MappingProxyType(
    {
        "number": KenmerkSoort.GETAL,
        "double": KenmerkSoort.GETAL,
        "integer": KenmerkSoort.GEHEEL,
        "long": KenmerkSoort.GEHEEL,
        "string": KenmerkSoort.TEKST,
        "boolean": KenmerkSoort.JA_NEE,
        "date": KenmerkSoort.DATUM,
        "Any": None,
        "": None,
    }
)
"""The types of DMN and those of older Camunda files; None: the cells tell."""

_MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """What a ``typeRef`` comes to. ``allowed`` is the FEEL text of its allowed values."""

    soort: KenmerkSoort | None = None
    allowed: str = ""
    known: bool = True
    components: Mapping[str, Typed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Types:
    """The types of a file and of the files that it imports, by their namespaces."""

    own: Document
    imported: Mapping[str, Document] = field(default_factory=dict)

    def find(self, ref: str) -> Typed:
        """The type of a name, through item definitions and imports."""
        return self._find(ref, self.own, _MOST_STEPS)

    def _find(self, ref: str, where: Document, steps: int) -> Typed:
        if ref in where.items and steps:
            return self._item(where.items[ref], where, steps - 1)
        prefix, _, name = ref.partition(".")
        other = self.imported.get(where.imports.get(prefix, ""))
        if name and other is not None and steps:
            return self._find(name, other, steps - 1)
        local = ref.rpartition(":")[2].rpartition("}")[2]
        if local != ref and local in where.items and steps:
            return self._item(where.items[local], where, steps - 1)
        return Typed(_BASE.get(local), known=local in _BASE)

    def _item(self, item: Element, where: Document, steps: int) -> Typed:
        components = {
            each.get("name"): self._item(each, where, steps) for each in item.all("itemComponent")
        }
        base = self._find(item.text_of("typeRef"), where, steps)
        allowed = item.text_of("allowedValues") or item.text_of("typeConstraint")
        return Typed(base.soort, allowed or base.allowed, base.known, components)


def domain_of(condition: Condition, soort: KenmerkSoort) -> tuple[Domain, bool]:
    """Allowed values as a domain, and whether it says exactly the same (null left aside)."""
    parts = condition.parts if isinstance(condition, Union) else (condition,)
    filled = [part for part in parts if not isinstance(part, Empty)]
    match filled:
        case []:
            return Domain(), True
        case [Any()]:
            return Domain(), True
        case [OneOf(values)]:
            return Domain(tuple(dict.fromkeys(values))), True
        case [Between() as between]:
            return _range(between, soort)
    return Domain(), False


def _range(between: Between, soort: KenmerkSoort) -> tuple[Domain, bool]:
    low, exact_low = _closed(between.low, soort, up=True, is_open=between.low_open)
    high, exact_high = _closed(between.high, soort, up=False, is_open=between.high_open)
    return Domain(low=low, high=high), exact_low and exact_high


def _closed(
    bound: Ordered | None, soort: KenmerkSoort, *, up: bool, is_open: bool
) -> tuple[Ordered | None, bool]:
    """The bound as one that belongs to the range: the next whole number or day of an open one."""
    step = 1 if up else -1
    if bound is None:
        return None, True
    if isinstance(bound, date):
        last = bound == (date.max if up else date.min)
        return (bound + timedelta(step) if is_open and not last else bound), not (is_open and last)
    if soort is not KenmerkSoort.GEHEEL:
        return bound, not is_open
    whole = bound.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)
    return (whole + Decimal(step) if is_open and whole == bound else whole), True
