"""From the texts of a DMN table to a table that decides, with a finding for all that can't be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.tables.decision import DecisionTable, Rule
from ibcalc.tables.dmn.clauses import (
    KENMERK,
    InputClause,
    OutputClause,
    input_clauses,
    output_clauses,
)
from ibcalc.tables.dmn.document import RawRule, RawTable
from ibcalc.tables.dmn.elements import small_number
from ibcalc.tables.dmn.policy import CALCULATED, ORDERED, Policy, policy_of, treffer_of
from ibcalc.tables.dmn.table import DmnInput, DmnTable
from ibcalc.tables.dmn.tokens import NotReadable
from ibcalc.tables.dmn.typed import Types
from ibcalc.tables.dmn.unary import read_constant, read_tests
from ibcalc.tables.language.conditions import ANY, Between, Condition
from ibcalc.tables.language.literals import NUMERIC

Validity = tuple[date | None, date | None]
_EXAMPLE = 'bijvoorbeeld >= 3, [1..5], "a","b", not("a") of -'
_NAMED = "-, of zet in de kop van de kolom een naam"
_FIXED = 'een vaste waarde, bijvoorbeeld "IB1", 12.5, true of date("2016-01-01")'


@dataclass(frozen=True, slots=True)
class _Read:
    """A rule as read; with ``faults`` it applies to nobody, and what is unreadable is any value."""

    rule: Rule
    faults: tuple[Finding, ...] = ()
    unsaid: tuple[Finding, ...] = ()


def build(raw: RawTable, types: Types, file: str, order: int) -> DmnTable:
    """A table that decides; ``order`` is its place in the file, from 1."""
    place = Place(file, raw.name)
    ins, in_findings = input_clauses(raw, types, place)
    outs, out_findings = output_clauses(raw, types, place)
    policy = policy_of(raw.hit_policy, raw.aggregation)
    rules = [
        _Rules(raw, ins, outs, place.at(row=number)).read(rule)
        for number, rule in enumerate(raw.rules, start=1)
    ]
    default, default_findings = _default(raw, outs, place)
    of_policy = tuple(_policy_findings(raw, policy, outs, place))
    found = [*in_findings, *out_findings, *of_policy]
    for each in rules:
        found += (*each.faults, *each.unsaid)
    table = DecisionTable(
        source=_source(raw, ins, outs, rules, policy, place=place, order=order),
        columns=tuple(clause.column for clause in ins if clause.column is not None),
        results=tuple(clause.column for clause in outs),
        rules=tuple(each.rule for each in rules if not each.faults),
        default=default,
        priorities=tuple(clause.priorities for clause in outs),
        unread=tuple(each.rule for each in rules if each.faults),
    )
    return DmnTable(
        table=table,
        policy=policy or Policy.UNIQUE,
        inputs=tuple(_asked(clause) for clause in ins),
        labels=tuple(clause.label for clause in outs),
        findings=(*found, *default_findings),
        unsaid={
            0: default_findings,
            **{each.rule.source.place.row: each.unsaid for each in rules if each.unsaid},
        },
        faults=tuple(one for one in (*in_findings, *of_policy) if has_fout([one])),
        needs=raw.needs,
        derived=frozenset(_derived(raw)),
    )


def _derived(raw: RawTable) -> Iterator[str]:
    for clause in (*raw.inputs, *raw.outputs):
        own = clause.own.get(KENMERK, {})
        if own.get("afgeleid") == "ja":
            yield normal(own.get("naam", ""))


def _asked(clause: InputClause) -> DmnInput:
    return DmnInput(clause.expression, clause.column, clause.allowed, clause.written, clause.exact)


def _source(
    raw: RawTable,
    ins: Sequence[InputClause],
    outs: Sequence[OutputClause],
    rules: Sequence[_Read],
    policy: Policy | None,
    *,
    place: Place,
    order: int,
) -> TableSource:
    own = raw.own.get("tabel", {})
    volgorde = small_number(own.get("volgorde", ""))
    columns = [clause.column for clause in ins if clause.column is not None]
    return TableSource(
        naam=own.get("naam") or raw.name,
        volgorde=order if volgorde is None else volgorde,
        treffer=treffer_of(policy) if policy else Treffer.UNIEK,
        inputs=tuple(Heading(column.naam, column.place) for column in columns),
        outputs=tuple(Heading(clause.column.naam, clause.column.place) for clause in outs),
        rows=tuple(each.rule.source for each in rules),
        toelichting=own.get("toelichting", ""),
        place=place,
    )


def _policy_findings(
    raw: RawTable, policy: Policy | None, outs: Sequence[OutputClause], place: Place
) -> Iterator[Finding]:
    named = " ".join(filter(None, (raw.hit_policy, raw.aggregation)))
    if policy is None:
        yield finding("CNV-407", place, tabel=raw.name, waarde=named)
    elif policy in ORDERED and not any(clause.priorities for clause in outs):
        yield finding("CNV-408", place, tabel=raw.name)
    elif policy in CALCULATED:
        soorten = {clause.column.kenmerk.soort for clause in outs}
        if len(outs) > 1:
            reden = "de tabel heeft meer dan één uitvoer"
        else:
            reden = "" if soorten <= NUMERIC else "de uitvoer is geen getal"
        if reden:
            yield finding("CNV-409", place, tabel=raw.name, waarde=raw.aggregation, reden=reden)


def _default(
    raw: RawTable, outs: Sequence[OutputClause], place: Place
) -> tuple[tuple[Value, ...] | None, tuple[Finding, ...]]:
    if not any(clause.default for clause in outs):
        return None, ()
    values: list[Value] = []
    found: list[Finding] = []
    for number, clause in enumerate(outs, start=len(raw.inputs) + 1):
        value, faults = _output(clause.default, clause, place.at(column=number), raw.name)
        values.append(value)
        found += faults
    return (None if found else tuple(values)), tuple(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    """Reads one rule; ``place`` is its row."""

    raw: RawTable
    ins: tuple[InputClause, ...]
    outs: tuple[OutputClause, ...]
    place: Place

    def read(self, rule: RawRule) -> _Read:
        if (len(rule.inputs), len(rule.outputs)) != (len(self.ins), len(self.outs)):
            return self._misshapen(rule)
        conditions, dates, faults = self._conditions(rule)
        outputs, unsaid = self._outputs(rule)
        return _Read(Rule(conditions, outputs, self._source(rule, dates)), faults, unsaid)

    def _misshapen(self, rule: RawRule) -> _Read:
        wanted, given = len(self.ins) + len(self.outs), len(rule.inputs) + len(rule.outputs)
        fault = self._say("CNV-410", self.place, waarde=given, verwacht=wanted)
        columns = [clause for clause in self.ins if clause.column is not None]
        source = SourceRow(
            inputs=tuple(Cell(place=self.place) for _ in columns),
            outputs=tuple(Cell(place=self.place) for _ in self.outs),
            place=self.place,
        )
        made = Rule(tuple(ANY for _ in columns), tuple(None for _ in self.outs), source)
        return _Read(made, (fault,))

    def _conditions(
        self, rule: RawRule
    ) -> tuple[tuple[Condition, ...], Validity, tuple[Finding, ...]]:
        conditions: list[Condition] = []
        dates: Validity = (None, None)
        found: list[Finding] = []
        for number, (text, clause) in enumerate(zip(rule.inputs, self.ins, strict=True), start=1):
            condition: Condition = ANY
            try:
                condition = _asked_of(clause, text)
                if clause.column is None:
                    dates = validity(condition)
            except NotReadable as why:
                expected = _NAMED if clause.formula else _EXAMPLE
                values = {"waarde": text, "reden": why, "verwacht": expected}
                place = self.place.at(column=number)
                found.append(self._say("CNV-401", place, kolom=clause.expression, **values))
            if clause.column is not None:
                conditions.append(condition)
        return tuple(conditions), dates, tuple(found)

    def _outputs(self, rule: RawRule) -> tuple[tuple[Value, ...], tuple[Finding, ...]]:
        values: list[Value] = []
        found: list[Finding] = []
        first = len(self.ins) + 1
        pairs = zip(rule.outputs, self.outs, strict=True)
        for number, (text, clause) in enumerate(pairs, start=first):
            place = self.place.at(column=number)
            value, faults = _output(text, clause, place, self.raw.name)
            values.append(value)
            found += faults
        return tuple(values), tuple(found)

    def _source(self, rule: RawRule, dates: Validity) -> SourceRow:
        asked = (
            text
            for text, clause in zip(rule.inputs, self.ins, strict=True)
            if clause.column is not None
        )
        return SourceRow(
            inputs=tuple(self._cells(asked, 1)),
            outputs=tuple(self._cells(rule.outputs, len(self.ins) + 1)),
            vanaf=dates[0],
            tot_en_met=dates[1],
            toelichting="; ".join(filter(None, rule.annotations)),
            place=self.place,
        )

    def _cells(self, texts: Iterable[str], first: int) -> Iterator[Cell]:
        for number, text in enumerate(texts, start=first):
            yield Cell(f"s{text}", self.place.at(column=number))

    def _say(self, code: str, place: Place, **values: object) -> Finding:
        return finding(code, place, tabel=self.raw.name, regel=self.place.row, **values)


def _asked_of(clause: InputClause, text: str) -> Condition:
    """The condition of an input cell.

    Raises:
        NotReadable: the cell is unreadable, or asks for the value of a formula.
    """
    condition = read_tests(text, clause.soort).condition
    if clause.formula and condition != ANY:
        raise NotReadable("de kolom vraagt naar een formule")
    return condition


def _output(
    text: str, clause: OutputClause, place: Place, tabel: str
) -> tuple[Value, tuple[Finding, ...]]:
    """The value of an output cell. One that can't be read is its text: equal texts are equal."""
    where = {"tabel": tabel, "regel": place.row or "standaard", "kolom": clause.label}
    try:
        value = read_constant(text, clause.soort)
    except NotReadable as why:
        values = {"waarde": text, "reden": why, "verwacht": _FIXED}
        return text, (finding("CNV-402", place, **where, **values),)
    if clause.allows(value):
        return value, ()
    return value, (finding("CNV-403", place, **where, **clause.expected(value)),)


def validity(condition: Condition) -> Validity:
    """Vanaf and T/m of a condition on the Peildatum.

    Raises:
        NotReadable: it is more than a range of days that belong to it.
    """
    if condition == ANY:
        return None, None
    if isinstance(condition, Between) and not (condition.low_open or condition.high_open):
        low, high = condition.low, condition.high
        if not isinstance(low, Decimal) and not isinstance(high, Decimal):
            return low, high
    raise NotReadable("bij Peildatum hoort een bereik van datums, met [ en ]")
