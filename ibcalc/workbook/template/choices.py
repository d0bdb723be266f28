"""Drop-downs and input checks in the workbooks that ibcalc writes: one rule a column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.template.layout import Choices, ColumnLayout

LAST_ROW = 1_048_575
"""The last row of a sheet, from 0: a rule covers the whole column, also rows still to come."""

_LONGEST_LIST = 255
_AMOUNT = {"validate": "decimal", "criteria": ">=", "value": Decimal(-(10**12))}
_NUMBER_MESSAGE = "Typ hier een getal, zonder letters; een komma voor de decimalen."
_RULES: Mapping[CellType, tuple[Mapping[str, Any], str]] = MappingProxyType(
    {
        CellType.DATUM: (
            {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1)},
            "Typ hier een datum, bijvoorbeeld 31-12-2016.",
        ),
        CellType.GEHEEL: (
            {"validate": "integer", "criteria": ">=", "value": 0},
            "Typ hier een geheel getal.",
        ),
        CellType.BEDRAG: (_AMOUNT, "Typ hier een bedrag in euro, bijvoorbeeld 1234,56."),
        CellType.GETAL: (_AMOUNT, _NUMBER_MESSAGE),
        CellType.PERCENTAGE: (_AMOUNT, "Typ hier een percentage als getal: 25 betekent 25%."),
    }
)


def validate_column(worksheet: Worksheet, index: int, column: ColumnLayout) -> None:
    """The drop-down or the check of a column, over all its rows."""
    rule = rule_of_column(column)
    if rule:
        worksheet.data_validation(1, index, LAST_ROW, index, rule)


def add_choices(worksheet: Worksheet, cell: tuple[int, int], choices: Choices) -> None:
    """A drop-down in one cell."""
    worksheet.data_validation(*cell, *cell, _list_rule(choices))


def rule_of_column(column: ColumnLayout) -> dict[str, Any]:
    """The drop-down or the check of a column; empty if it takes anything."""
    choices = column.choices
    if column.type is CellType.JA_NEE and not choices.values:
        choices = Choices(("ja", "nee"))
    if choices.values or choices.source:
        return _list_rule(choices)
    if column.type not in _RULES:
        return {}
    rule, message = _RULES[column.type]
    return {**rule, "error_title": column.header[:32], "error_message": message}


def _list_rule(choices: Choices) -> dict[str, Any]:
    """A list rule.

    Raises:
        ValueError: the list is longer than Excel takes; it needs a source in a sheet.
    """
    if len(",".join(choices.values)) > _LONGEST_LIST:
        raise ValueError("a drop-down of more than 255 characters needs a source in a sheet")
    source: str | list[str] = choices.source or list(choices.values)
    message = "Kies een waarde uit de lijst."
    if not choices.strict:
        message = "Deze waarde staat niet in de lijst. Toch gebruiken?"
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if choices.strict else "warning",
        "error_title": "Niet in de lijst",
        "error_message": message,
    }
