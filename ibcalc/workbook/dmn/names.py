"""Names for sheets and Excel tables that Excel takes and that nothing else in the book has."""

from __future__ import annotations

import re
from collections.abc import Collection

from ibcalc.model.names import normal
from ibcalc.workbook.sheets.rows import SHEETS

LONGEST_SHEET = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_FIXED = frozenset(normal(spec.name) for spec in SHEETS)


def sheet_name(naam: str, used: Collection[str]) -> str:
    """A name for a sheet, as much like ``naam`` as Excel allows; ``used`` are normal forms."""
    base = " ".join(_FORBIDDEN.sub(" ", naam).split()).strip("'") or "Tabel"
    found, times = base[:LONGEST_SHEET].strip(), 1
    while not normal(found) or normal(found) in _FIXED or normal(found) in used:
        times += 1
        ending = f" {times}"
        found = base[: LONGEST_SHEET - len(ending)].strip() + ending
    return found


def table_name(sheet: str, number: int) -> str:
    """A name for the Excel table on a sheet: ``tbl`` and its letters, or its number."""
    letters = "".join(char for char in sheet if char.isascii() and char.isalpha())
    return f"tbl{letters}" if letters == sheet else f"tblTabel_{number}"
