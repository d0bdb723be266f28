"""A decision table of a DMN file: a decision table of ours, and what DMN knows beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ibcalc.model.catalogue import finding
from ibcalc.model.conversion import SourceRow
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import did_you_mean
from ibcalc.tables.decision import Decision, DecisionTable, Entry, Outcome
from ibcalc.tables.dmn.origin import NO_ORIGIN, Origin
from ibcalc.tables.dmn.policy import CALCULATED, LISTS, Policy, aggregate
from ibcalc.tables.dmn.values import EXPECTED, Unfit, typed
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.conditions import ANY, Condition
from ibcalc.tables.language.literals import domain_text, listed_codes, value_text
from ibcalc.tables.proof.verification import Verification

Given = Value | dict[str, Value]
"""What one rule says: a value, or the values of several outputs by their names."""

ANY_DAY = date(2000, 1, 1)
"""The day on which a table whose rows have no dates is asked."""


@dataclass(frozen=True, slots=True)
class DmnInput:
    """An input column: the text of its expression, and the column that it is in our table.

    ``allowed`` are the conditions that a value must meet, ``written`` their FEEL text; ``exact``
    is False if the domain of the kenmerk can't say the same. Without a ``column`` it is the
    Peildatum of an exported table, which stands in the rows as Vanaf and T/m.
    """

    expression: str
    column: Column | None
    allowed: Condition = ANY
    written: str = ""
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table decides.

    ``value`` is what DMN returns: a value, a dict for several outputs, a list where the hit policy
    collects, None if no rule applies or the policy is violated. ``outputs`` are the rules that
    decided, in the order of the value; ``rows`` those that applied. With ``findings`` the value
    is not to be relied on.
    """

    value: Given | list[Given]
    outcome: Outcome
    outputs: tuple[Entry, ...] = ()
    rows: tuple[SourceRow, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class DmnTable:
    """A decision table of a DMN file.

    ``table`` has the rules by their numbers as rows; those that could not be read are its
    ``unread``. ``labels`` name the outputs as the file does. ``unsaid`` are the findings about
    outputs that could not be read, by rule; 0 is the default. ``faults`` are those for which the
    table decides nothing at all. ``needs`` are the decisions that it asks for, ``derived``
    the keys of kenmerken that only tables set, ``origin`` is what the file says of its model.
    """

    table: DecisionTable
    policy: Policy
    inputs: tuple[DmnInput, ...]
    labels: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    unsaid: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()
    needs: tuple[str, ...] = ()
    derived: frozenset[str] = frozenset()
    origin: Origin = NO_ORIGIN

    @property
    def naam(self) -> str:
        """The name of the decision, or of what is closest around the table."""
        return self.table.naam

    def verify(self, begin: date | None = None, end: date | None = None) -> Verification:
        """Gaps, overlaps and rules that can't be reached, as of any conversion table."""
        return self.table.verify(begin, end)

    def decide(self, given: Mapping[str, object]) -> Answer:
        """Decide for plain values (int, float, Decimal, str, bool, date, None) by expression.

        Every input must be given; None is null. What does not fit comes back as a finding, and
        then there is no value.
        """
        found, values, day = self._read(given)
        if found or self.faults:
            return Answer(None, Outcome.GEEN, findings=(*self.faults, *found))
        decision = self.table.decide(values, day)
        doubts = tuple(self._doubts(decision, values, day))
        outputs = self._in_order(decision.outputs)
        value = None if doubts else self._value(outputs, decision.outcome)
        return Answer(value, decision.outcome, outputs, decision.rows, doubts)

    def _doubts(
        self, decision: Decision, values: Mapping[str, Value], day: date
    ) -> Iterator[Finding]:
        """Why a decision is not to be relied on: what could not be read has a part in it."""
        asked = tuple(values.get(column.key) for column in self.table.columns)
        for rule in self.table.unread:
            if rule.valid_on(day) and rule.matches(asked):
                yield self._say("CNV-425", regel=rule.source.place.row)
        for row in decision.rows:
            yield from self.unsaid.get(row.place.row, ())
        if decision.outcome is Outcome.GEEN:
            yield from self.unsaid.get(0, ())

    def _read(
        self, given: Mapping[str, object]
    ) -> tuple[tuple[Finding, ...], dict[str, Value], date]:
        expressions = tuple(dict.fromkeys(each.expression for each in self.inputs))
        found = [
            self._say(
                "CNV-421", kolom=name, suggestie=did_you_mean(name, expressions),
                verwacht=", ".join(expressions),
            )
            for name in given
            if name not in expressions
        ]  # fmt: skip
        values: dict[str, Value] = {}
        day = ANY_DAY
        for each in self.inputs:
            if each.expression not in given:
                found.append(self._say("CNV-422", kolom=each.expression))
            elif each.column is None:
                day, faults = self._day(given[each.expression], each)
                found += faults
            else:
                values[each.column.key], faults = self._input(given[each.expression], each)
                found += faults
        return tuple(dict.fromkeys(found)), values, day

    def _day(self, value: object, asked: DmnInput) -> tuple[date, list[Finding]]:
        if isinstance(value, date):
            return value, []
        values = {"waarde": "geen datum", "verwacht": "een datum zonder tijd"}
        return ANY_DAY, [self._say("CNV-423", kolom=asked.expression, **values)]

    def _input(self, value: object, asked: DmnInput) -> tuple[Value, list[Finding]]:
        if asked.column is None:
            return None, []
        kenmerk = asked.column.kenmerk
        try:
            known = typed(value, kenmerk.soort)
        except Unfit as unfit:
            values = {"waarde": str(unfit), "verwacht": EXPECTED[kenmerk.soort]}
            return None, [self._say("CNV-423", kolom=asked.expression, **values)]
        if asked.allowed.matches(known):
            return known, []
        fault = self._say(
            "CNV-424",
            kolom=asked.expression,
            waarde=value_text(known),
            verwacht=asked.written or domain_text(kenmerk),
            suggestie=did_you_mean(value_text(known), listed_codes(kenmerk.domain)),
        )
        return known, [fault]

    def _say(self, code: str, **values: object) -> Finding:
        return finding(code, self.table.source.place, tabel=self.naam, **values)

    def _in_order(self, outputs: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The outputs from the most to the least important where the policy asks so."""
        if self.policy is not Policy.OUTPUT_ORDER:
            return outputs
        return tuple(sorted(outputs, key=self._rank))

    def _rank(self, entry: Entry) -> tuple[int, ...]:
        ranked = zip(entry, self.table.priorities, strict=True)
        return tuple(
            order.index(value) if value in order else len(order) for (_, value), order in ranked
        )

    def _value(self, outputs: tuple[Entry, ...], outcome: Outcome) -> Given | list[Given]:
        if not outputs:
            return None
        given = [self._given(entry) for entry in outputs]
        if self.policy in LISTS:
            return given
        if outcome is Outcome.ANDERS or self.policy not in (*CALCULATED, Policy.COUNT):
            return given[0]
        return aggregate(self.policy, [entry[0][1] for entry in outputs])

    def _given(self, entry: Entry) -> Given:
        if len(entry) == 1:
            return entry[0][1]
        return {label: value for label, (_, value) in zip(self.labels, entry, strict=True)}
