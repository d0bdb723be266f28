"""Why a table decided so, in a sentence: the rows that fired, what they asked and gave."""

from __future__ import annotations

from ibcalc.model.conversion import SourceRow
from ibcalc.tables.language.cells import ANY_WORDS
from ibcalc.tables.language.literals import value_text
from ibcalc.tables.outcome import Decision, Entry, Outcome
from ibcalc.tables.rules import RuleSet


def reason_of(table: RuleSet, decision: Decision) -> str:
    """One Dutch sentence: ``Tabel Categorie, Categorie!E5: Code H126, dus Product IB1``."""
    if decision.outcome is Outcome.STRIJDIG:
        cells = ", ".join(row.place.in_sheet for row in decision.rows)
        return f"Tabel {table.naam}: {cells} spreken elkaar tegen."
    if decision.outcome is Outcome.GEEN:
        return f"Geen regel van tabel {table.naam} past{_lacking(decision)}."
    if decision.outcome is Outcome.ANDERS:
        given = _given(decision.outputs[0])
        return f"Geen regel van tabel {table.naam} past{_lacking(decision)}, dus Anders: {given}."
    fired = [_fired(table, row) for row in decision.rows]
    given = ", ".join(dict.fromkeys(map(_given, decision.outputs)))
    return f"Tabel {table.naam}, {'; '.join(fired)}, dus {given}."


def _lacking(decision: Decision) -> str:
    if not decision.missing:
        return ""
    *most, last = decision.missing
    names = f"{', '.join(most)} en {last} zijn" if most else f"{last} is"
    return f" ({names} leeg)"


def _fired(table: RuleSet, row: SourceRow) -> str:
    asked = zip(table.inputs, row.inputs, strict=False)
    told = ((name, cell.shown) for name, cell in asked if cell.shown not in ANY_WORDS)
    because = ", ".join(f"{name} {text}" for name, text in told)
    return f"{row.place.in_sheet}: {because or 'altijd'}"


def _given(entry: Entry) -> str:
    said = [f"{name} {value_text(value)}" for name, value in entry if value is not None]
    return ", ".join(said) or "niets"
