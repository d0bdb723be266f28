"""One combination asked by a person: every input is looked at before the table is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import did_you_mean, normal
from ibcalc.tables.language.columns import Column
from ibcalc.tables.language.literals import EXPECTED, domain_text, fits, listed_codes, value_text
from ibcalc.tables.language.reading import Findings
from ibcalc.tables.outcome import Decision
from ibcalc.tables.pieces.space import PEILDATUM
from ibcalc.tables.rules import RuleSet

UNKNOWN, ABSENT, OTHER_KIND, NOT_ALLOWED = "CNV-421", "CNV-422", "CNV-423", "CNV-424"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a table says of one combination; with ``findings`` there is no decision."""

    decision: Decision | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A combination as given, typed as far as it fits; ``day`` is its Peildatum if it has one."""

    values: Mapping[str, Value]
    day: date | None
    findings: tuple[Finding, ...]


def question_of(table: RuleSet, given: Mapping[str, object]) -> Question:
    """Kenmerk -> plain value, whatever the spelling of the name; None is leeg.

    A whole number may be an int; other numbers are Decimal, so that none is rounded on the way.
    """
    names = (*table.inputs, PEILDATUM)
    by_key = {normal(name): value for name, value in given.items()}
    known = {normal(name) for name in names}
    found = [
        _say(
            table, UNKNOWN, kolom=name, suggestie=did_you_mean(name, names),
            verwacht=", ".join(table.inputs),
        )
        for name in given
        if normal(name) not in known
    ]  # fmt: skip
    values: dict[str, Value] = {}
    for column in table.columns:
        if column.key not in by_key:
            found.append(_say(table, ABSENT, kolom=column.naam))
            continue
        value, faults = _typed(table, column, by_key[column.key])
        values[column.key] = value
        found += faults
    day = by_key.get(normal(PEILDATUM))
    return Question(values, day if isinstance(day, date) else None, tuple(found))


def _typed(table: RuleSet, column: Column, given: object) -> tuple[Value, Findings]:
    kenmerk = column.kenmerk
    if given is None and kenmerk.verplicht:
        return None, (_say(table, ABSENT, kolom=column.naam),)
    value = Decimal(given) if isinstance(given, int) and not isinstance(given, bool) else given
    plain = isinstance(value, str | Decimal | bool | date) and not isinstance(value, datetime)
    if value is None:
        return None, ()
    if not plain or not isinstance(value, str | Decimal | bool | date):
        shown, expected = "iets anders", EXPECTED[kenmerk.soort]
        return None, (_say(table, OTHER_KIND, kolom=column.naam, waarde=shown, verwacht=expected),)
    if fits(value, kenmerk):
        return value, ()
    shown, codes = value_text(value), listed_codes(kenmerk.domain)
    return None, (
        _say(
            table, NOT_ALLOWED, kolom=column.naam, waarde=shown, verwacht=domain_text(kenmerk),
            suggestie=did_you_mean(shown, codes),
        ),
    )  # fmt: skip


def _say(table: RuleSet, code: str, **values: object) -> Finding:
    return finding(code, table.source.place, tabel=table.naam, **values)
