"""One validation rule for a column of a form, with its help as the message on every cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from ibcalc.model.bsn import LENGTH
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.submissions.forms.form import FormTable, Lijst
from ibcalc.workbook.submissions.template.lists import Refs
from ibcalc.workbook.template.choices import LAST_ROW

__all__ = ["LAST_ROW", "computed_rule", "rule_of"]

_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_COMPUTED = (
    "Dit rekent het formulier zelf uit. Is een cel leeg geraakt, kopieer dan de cel erboven."
)
_EARLIEST = date(1990, 1, 1)
_NOT_NEGATIVE: Mapping[str, Any] = MappingProxyType(
    {"validate": "decimal", "criteria": ">=", "value": 0}
)
_BY_TYPE: Mapping[CellType, tuple[Mapping[str, Any], str]] = MappingProxyType(
    {
        CellType.DATUM: (
            {"validate": "date", "criteria": ">=", "value": _EARLIEST},
            "Typ hier een datum, bijvoorbeeld 31-12-2016.",
        ),
        CellType.GEHEEL: (
            {"validate": "integer", "criteria": ">=", "value": 0},
            "Typ hier een geheel getal van 0 of meer.",
        ),
        CellType.GETAL: (_NOT_NEGATIVE, "Typ hier een getal van 0 of meer, zonder letters."),
        CellType.BEDRAG: (_NOT_NEGATIVE, "Typ hier een bedrag in euro, bijvoorbeeld 34,50."),
        CellType.PERCENTAGE: (
            _NOT_NEGATIVE,
            "Typ hier een percentage als getal: 25 betekent 25%.",
        ),
    }
)  # fmt: skip


def rule_of(table: FormTable, column: Column, refs: Refs) -> dict[str, Any]:
    """The rule of a column: its list, else what its type asks, else only its help."""
    return {
        **_check(table, column, refs),
        "input_title": column.header[:_LONGEST_TITLE],
        "input_message": _message(column),
    }


def computed_rule(header: str) -> dict[str, Any]:
    """The rule of a computed column: its cells are open so that rows can be sorted, not typed in.

    Excel and LibreOffice hold a rule against what is typed, not against what a formula gives.
    """
    return {
        "validate": "custom",
        "value": "=FALSE",
        "input_title": header[:_LONGEST_TITLE],
        "input_message": _COMPUTED,
        "error_title": header[:_LONGEST_TITLE],
        "error_message": "Deze kolom rekent het formulier zelf uit. Druk op Annuleren of Esc.",
    }


def _message(column: Column) -> str:
    filled = "Verplicht" if column.must_fill else "Mag leeg blijven"
    text = f"{column.help} {filled}."
    if len(text) > _LONGEST_MESSAGE:
        raise ValueError(f"the help of {column.header} is too long for an input message")
    return text


def _check(table: FormTable, column: Column, refs: Refs) -> dict[str, Any]:
    lijst = table.lists.get(column.field)
    if lijst is Lijst.OPSLAG or column.type is CellType.JA_NEE:
        return _one_of(["ja", "nee"])
    if column.choices:
        # Of what is no fixed choice of ours another value may well be meant.
        return _one_of(list(column.choices), strict=column.type is CellType.KEUZE)
    if lijst is not None and refs.source(lijst):
        # A gemeente that the model does not name may well exist.
        return _one_of(f"={refs.source(lijst)}", strict=lijst is not Lijst.GEMEENTEN)
    if column.header == "BSN":
        rule: Mapping[str, Any] = {"validate": "length", "criteria": "==", "value": LENGTH}
        return _refused(rule, column, f"Een BSN heeft {LENGTH} cijfers, met de nul vooraan.")
    if column.type in _BY_TYPE:
        rule, message = _BY_TYPE[column.type]
        return _refused(rule, column, message)
    return {"validate": "any"}


def _one_of(source: str | list[str], *, strict: bool = True) -> dict[str, Any]:
    message = "Kies een waarde uit de lijst."
    if not strict:
        message = "Deze waarde staat niet in de lijst. Toch gebruiken?"
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if strict else "warning",
        "error_title": "Niet in de lijst",
        "error_message": message,
    }


def _refused(rule: Mapping[str, Any], column: Column, message: str) -> dict[str, Any]:
    return {**rule, "error_title": column.header[:_LONGEST_TITLE], "error_message": message}
