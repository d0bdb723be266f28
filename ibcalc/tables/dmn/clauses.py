"""The columns of a DMN table: their type, allowed values and place in our table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.tables.dmn.document import RawClause, RawTable
from ibcalc.tables.dmn.tokens import NotReadable
from ibcalc.tables.dmn.typed import Typed, Types, domain_of
from ibcalc.tables.dmn.unary import Soort, read_constant, read_list, read_tests
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.conditions import ANY, Between, Condition, Not, OneOf, Prefix, Union
from ibcalc.tables.language.literals import domain_text, listed_codes, value_text

PEILDATUM = "peildatum"
KENMERK = "kenmerk"
_EXAMPLE = '"a","b" of [0..100]'
_SOORT_OF: Mapping[type, KenmerkSoort] = {
    str: KenmerkSoort.TEKST,
    bool: KenmerkSoort.JA_NEE,
    Decimal: KenmerkSoort.GETAL,
    date: KenmerkSoort.DATUM,
}


@dataclass(frozen=True, slots=True)
class InputClause:
    """An input column as understood; without ``column`` it is the Peildatum of the rows.

    Of a ``formula`` nobody knows the value, so that only a cell that asks nothing holds.
    """

    expression: str
    soort: KenmerkSoort
    column: Column | None
    allowed: Condition = ANY
    written: str = ""
    exact: bool = True
    formula: bool = False


@dataclass(frozen=True, slots=True)
class OutputClause:
    """An output column as understood; ``allowed`` are its values from most to least important."""

    label: str
    soort: Soort
    column: Column
    priorities: tuple[Value, ...]
    allowed: Condition
    default: str

    def allows(self, value: Value) -> bool:
        """True for null and for a value that the file allows."""
        return value is None or self.allowed.matches(value)

    def expected(self, value: Value) -> dict[str, str]:
        """What to say of a value that is not allowed."""
        kenmerk = self.column.kenmerk
        return {
            "waarde": value_text(value),
            "verwacht": domain_text(kenmerk),
            "suggestie": did_you_mean(value_text(value), listed_codes(kenmerk.domain)),
        }


def input_clauses(
    raw: RawTable, types: Types, place: Place
) -> tuple[tuple[InputClause, ...], list[Finding]]:
    """The input columns and what is wrong with them."""
    found: list[Finding] = []
    keys: set[str] = set()
    clauses: list[InputClause] = []
    asked: set[str] = set()
    for number, clause in enumerate(raw.inputs):
        where = place.at(column=number + 1)
        texts = [rule.inputs[number] for rule in raw.rules if len(rule.inputs) > number]
        if clause.text in asked:
            found.append(finding("CNV-406", where, tabel=raw.name, kolom=clause.text))
        asked.add(clause.text)
        if clause.formula:
            found.append(finding("CNV-413", where, tabel=raw.name, kolom=clause.text))
        reading = _Reading(clause, types.find(clause.type_ref), raw.name, where)
        clauses.append(reading.input(texts, keys))
        found += reading.findings(clause.text)
    return tuple(clauses), found


def output_clauses(
    raw: RawTable, types: Types, place: Place
) -> tuple[tuple[OutputClause, ...], list[Finding]]:
    """The output columns and what is wrong with them."""
    found: list[Finding] = []
    keys: set[str] = set()
    clauses: list[OutputClause] = []
    whole = types.find(raw.type_ref)
    for number, clause in enumerate(raw.outputs):
        where = place.at(column=len(raw.inputs) + number + 1)
        texts = [rule.outputs[number] for rule in raw.rules if len(rule.outputs) > number]
        typed = types.find(clause.type_ref) if clause.type_ref else _output_type(raw, clause, whole)
        reading = _Reading(clause, typed, raw.name, where)
        label = clause.name or clause.label or raw.name
        clauses.append(reading.output(label, [*texts, clause.text], keys))
        found += reading.findings(label)
    return tuple(clauses), found


def _output_type(raw: RawTable, clause: RawClause, whole: Typed) -> Typed:
    """The type of the whole decision is that of its only output, or has the output inside."""
    if clause.name in whole.components:
        return whole.components[clause.name]
    return whole if len(raw.outputs) == 1 and not whole.components else Typed()


class _Reading:
    """Understands one column."""

    def __init__(self, clause: RawClause, typed: Typed, tabel: str, place: Place) -> None:
        self._clause = clause
        self._typed = typed
        self._tabel = tabel
        self._place = place
        self._found: list[tuple[str, dict[str, object]]] = []

    def findings(self, kolom: str) -> Iterator[Finding]:
        for code, values in self._found:
            yield finding(code, self._place, tabel=self._tabel, kolom=kolom, **values)

    def input(self, texts: Sequence[str], keys: set[str]) -> InputClause:
        clause = self._clause
        if PEILDATUM in clause.own:
            return InputClause(clause.text, KenmerkSoort.DATUM, None, formula=clause.formula)
        soort = self._soort([*texts, clause.values, self._typed.allowed], tests=True)
        allowed = self._allowed(soort)
        domain, exact = domain_of(allowed, soort)
        own = clause.own.get(KENMERK, {})
        null = allowed.matches(None) if allowed != ANY else any(map(_speaks_of_null, texts))
        kenmerk = Kenmerk(
            naam=own.get("naam") or clause.text,
            soort=_listed(soort, domain, own),
            domain=domain,
            verplicht=own["verplicht"] == "ja" if "verplicht" in own else not null,
            toelichting=own.get("toelichting", ""),
        )
        column = _column(kenmerk, keys, self._place)
        written = clause.values or self._typed.allowed
        return InputClause(
            clause.text, soort, column, allowed, written, exact, formula=clause.formula
        )

    def output(self, label: str, texts: Sequence[str], keys: set[str]) -> OutputClause:
        clause = self._clause
        soort = self._soort([*texts, clause.values, self._typed.allowed], tests=False)
        allowed = self._allowed(soort)
        priorities = self._priorities(soort)
        domain, _ = domain_of(allowed, soort)
        own = clause.own.get(KENMERK, {})
        kenmerk = Kenmerk(
            own.get("naam") or label,
            _listed(soort, domain, own),
            domain,
            toelichting=own.get("toelichting", ""),
        )
        column = _column(kenmerk, keys, self._place)
        return OutputClause(label, soort, column, priorities, allowed, clause.text)

    def _soort(self, texts: Iterable[str], *, tests: bool) -> KenmerkSoort:
        own = self._clause.own.get(KENMERK, {}).get("soort", "")
        if own in set(KenmerkSoort):
            return KenmerkSoort(own)
        if self._typed.soort is not None:
            return self._typed.soort
        if not self._typed.known:
            self._found.append(("CNV-404", {"waarde": self._clause.type_ref}))
        return _told_by(texts, tests=tests)

    def _allowed(self, soort: KenmerkSoort) -> Condition:
        """The values of the column and those of its type, which both hold if both are ranges."""
        read = [self._tests(text, soort) for text in self._texts()]
        listed = [each for each in read if each is not None]
        return listed[0] if listed else ANY

    def _texts(self) -> list[str]:
        return [text for text in (self._clause.values, self._typed.allowed) if text]

    def _tests(self, text: str, soort: KenmerkSoort) -> Condition | None:
        try:
            return read_tests(text, soort).condition
        except NotReadable as why:
            values = {"waarde": text, "reden": why, "verwacht": _EXAMPLE}
            self._found.append(("CNV-405", values))
            return None

    def _priorities(self, soort: KenmerkSoort) -> tuple[Value, ...]:
        for text in self._texts():
            try:
                return tuple(value for value in read_list(text, soort) if value is not None)
            except NotReadable:
                continue  # a range of numbers has no order of importance
        return ()


def _listed(soort: KenmerkSoort, domain: Domain, own: Mapping[str, str]) -> KenmerkSoort:
    """Texts out of a list are codes."""
    listed = soort is KenmerkSoort.TEKST and bool(domain.values) and "soort" not in own
    return KenmerkSoort.CODE if listed else soort


def _column(kenmerk: Kenmerk, keys: set[str], place: Place) -> Column:
    """A column under a key of its own: names that differ in signs only get a number."""
    naam, times = kenmerk.naam, 1
    while not normal(naam) or normal(naam) in keys:
        times += 1
        naam = f"{kenmerk.naam} {times}"
    keys.add(normal(naam))
    known = Kenmerk(
        naam, kenmerk.soort, kenmerk.domain, kenmerk.verplicht, kenmerk.toelichting, place
    )
    return Column(naam, normal(naam), known, place)


def _speaks_of_null(text: str) -> bool:
    try:
        return read_tests(text).null
    except NotReadable:
        return False


def _told_by(texts: Iterable[str], *, tests: bool) -> KenmerkSoort:
    """The soort of an untyped column: that of all values in it, else text."""
    soorten: set[KenmerkSoort] = set()
    for text in texts:
        try:
            values = _values(read_tests(text).condition) if tests else (read_constant(text),)
        except NotReadable:
            continue  # it gets its finding when its rule is read
        soorten |= {_SOORT_OF[type(value)] for value in values if value is not None}
    return soorten.pop() if len(soorten) == 1 else KenmerkSoort.TEKST


def _values(condition: Condition) -> Collection[Value]:
    """Every value that a condition names."""
    match condition:
        case OneOf(values):
            return values
        case Between(low, high):
            return tuple(each for each in (low, high) if each is not None)
        case Prefix(text):
            return (text,)
        case Union(parts):
            return tuple(value for part in parts for value in _values(part))
        case Not(inner):
            return _values(inner)
    return ()
