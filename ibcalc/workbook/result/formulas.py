"""The formulas of the result workbook, in functions that Excel 2010 and LibreOffice 7 both know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ibcalc.model.place import column_letters

PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*\Z")
LIKE_A_VALUE = re.compile(
    r"(jan|feb|mrt|mar|maa|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
    r"|true|false|waar|onwaar).*",
    re.IGNORECASE,
)
"""Month names and truth values: a criterion that looks like one is not compared as text."""

MAX_FORMULA = 8_000
"""Excel takes 8,192 characters."""


def quoted_sheet(name: str) -> str:
    """A sheet's name as a formula writes it: ``'Per client'``."""
    return "'" + name.replace("'", "''") + "'"


def quoted_text(text: str) -> str:
    """A text as a formula writes it: ``"IB1"``."""
    return '"' + text.replace('"', '""') + '"'


def cell_of(sheet: str, row: int, column: int) -> str:
    """A cell on another sheet; row and column are Excel's, 1-based."""
    return f"{quoted_sheet(sheet)}!${column_letters(column)}${row}"


def comparable(keys: Iterable[str]) -> bool:
    """True if SUMIFS tells these keys apart as they stand.

    SUMIFS reads ``0505`` as a number, ``*`` as any text and ``>A`` as a comparison, and does not
    see capitals.
    """
    listed = list(keys)
    plain = all(PLAIN_KEY.match(key) and not LIKE_A_VALUE.match(key) for key in listed)
    return plain and len({key.casefold() for key in listed}) == len(listed)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the block, which is one table, or more if it has over a million rows."""

    tables: tuple[str, ...]
    header: str

    def references(self) -> tuple[str, ...]:
        """``tblPerClient[Totaal]``, one of each table."""
        return tuple(f"{table}[{self.header}]" for table in self.tables)

    def total(self) -> str:
        """The sum of the whole column."""
        return "=SUM(" + ",".join(self.references()) + ")"

    def total_where(self, key: TableColumn, cell: str, *, plain: bool) -> str:
        """The sum of the rows whose key is in a cell; ``plain`` as :func:`comparable` says."""
        pairs = zip(self.references(), key.references(), strict=True)
        if plain:
            return "=" + "+".join(f"SUMIFS({amount},{keys},{cell})" for amount, keys in pairs)
        return "=" + "+".join(
            f"SUMPRODUCT(--EXACT({keys},{cell}),{amount})" for amount, keys in pairs
        )

    def total_among(self, filters: Sequence[tuple[TableColumn, Sequence[str]]]) -> str | None:
        """The sum of the rows that have, for every filter, one of its values.

        Returns:
            The formula; None if it would be longer than Excel takes.
        """
        parts = []
        for index, amount in enumerate(self.references()):
            tests = [_one_of(keys.references()[index], values) for keys, values in filters]
            parts.append(f"SUMPRODUCT({'*'.join(tests)},{amount})")
        formula = "=" + "+".join(parts)
        return formula if len(formula) <= MAX_FORMULA else None


def _one_of(column: str, values: Sequence[str]) -> str:
    if not values:
        return f"ISERROR({column})"
    return "(" + "+".join(f"EXACT({column},{quoted_text(value)})" for value in values) + ")"
