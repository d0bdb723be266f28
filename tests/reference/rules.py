"""Conversion by plain ``if`` and ``for`` over plain rules, and those rules as cells of a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place

HAND = "handmatig"


@dataclass(frozen=True, slots=True)
class Anything:
    """Every value, also none."""

    def holds(self, _value: Value) -> bool:
        """True, always."""
        return True

    def text(self) -> str:
        """As a cell."""
        return "-"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few codes."""

    codes: tuple[str, ...]

    def holds(self, value: Value) -> bool:
        """True if the value is one of the codes."""
        return value in self.codes

    def text(self) -> str:
        """As a cell."""
        return " ; ".join(self.codes)


@dataclass(frozen=True, slots=True)
class Between:
    """A number from ``low`` to ``high``, both included; no ``high`` is no limit."""

    low: int
    high: int | None

    def holds(self, value: Value) -> bool:
        """True if the value is a number within the limits."""
        if not isinstance(value, Decimal):
            return False
        return value >= self.low and (self.high is None or value <= self.high)

    def text(self) -> str:
        """As a cell."""
        return f">= {self.low}" if self.high is None else f"{self.low} t/m {self.high}"


@dataclass(frozen=True, slots=True)
class Leeg:
    """No value."""

    def holds(self, value: Value) -> bool:
        """True if there is no value."""
        return value is None

    def text(self) -> str:
        """As a cell."""
        return "leeg"


CellTest = Anything | OneOf | Between | Leeg


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a test for each input of its table, one output, its own dates."""

    tests: tuple[CellTest, ...]
    output: str
    vanaf: date | None = None
    tot_en_met: date | None = None

    def valid(self, day: date) -> bool:
        """True if the row holds on that day."""
        return (self.vanaf is None or self.vanaf <= day) and (
            self.tot_en_met is None or day <= self.tot_en_met
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """One table with one output column (``Product``, ``Opslag`` or ``Component``)."""

    naam: str
    inputs: tuple[str, ...]
    output: str
    rules: tuple[Rule, ...]
    treffer: Treffer = Treffer.EERSTE
    anders: str = ""

    def _holds(self, rule: Rule, values: Mapping[str, Value]) -> bool:
        pairs = zip(self.inputs, rule.tests, strict=True)
        return all(test.holds(values.get(name.lower())) for name, test in pairs)

    def outputs(self, values: Mapping[str, Value], day: date) -> list[str]:
        """What the rows say: the first hit, or for ``alle`` every hit; the default if none."""
        found: list[str] = []
        for rule in self.rules:
            applies = rule.valid(day) and self._holds(rule, values)
            if applies and (self.treffer is Treffer.ALLE or not found):
                found.append(rule.output)
        if not found and self.anders:
            return [self.anders]
        return found


@dataclass(frozen=True, slots=True)
class Converted:
    """What all tables together make of an indicatie on one day."""

    product: str
    opslag: bool
    components: tuple[str, ...]


def convert(tables: Sequence[Rules], values: Mapping[str, Value], day: date) -> Converted | None:
    """The product, the opslag and the components; None if a person must decide."""
    product, opslag, components = "", False, list[str]()
    for table in tables:
        outputs = table.outputs(values, day)
        if table.output == "Product":
            if not outputs or outputs[0] == HAND:
                return None
            product = outputs[0]
        elif table.output == "Opslag":
            opslag = outputs == ["ja"]
        else:
            components += [code for code in outputs if code not in components]
    return Converted(product, opslag, tuple(components)) if product else None


def cut_days(tables: Sequence[Rules]) -> set[date]:
    """Every day on which some row starts, or has just ended."""
    days: set[date] = set()
    for table in tables:
        for rule in table.rules:
            if rule.vanaf is not None:
                days.add(rule.vanaf)
            if rule.tot_en_met is not None:
                days.add(rule.tot_en_met + timedelta(days=1))
    return days


def as_source(table: Rules, volgorde: int) -> TableSource:
    """The table as it would stand in a sheet: ALS cells and DAN cell of every row."""
    width = len(table.inputs)
    rows = tuple(
        SourceRow(
            inputs=tuple(
                Cell("s" + test.text(), Place("voorbeeld.xlsx", table.naam, number, column))
                for column, test in enumerate(rule.tests, 1)
            ),
            outputs=(
                Cell("s" + rule.output, Place("voorbeeld.xlsx", table.naam, number, width + 1)),
            ),
            vanaf=rule.vanaf,
            tot_en_met=rule.tot_en_met,
            place=Place("voorbeeld.xlsx", table.naam, number),
        )
        for number, rule in enumerate(table.rules, 2)
    )
    return TableSource(
        naam=table.naam,
        volgorde=volgorde,
        treffer=table.treffer,
        inputs=tuple(Heading(name) for name in table.inputs),
        outputs=(Heading(table.output),),
        rows=rows,
        anders=table.anders,
        place=Place("voorbeeld.xlsx", "Conversies", volgorde + 1),
    )
