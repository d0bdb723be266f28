"""Workbooks whose numbers are stored as exact decimals, with the same parts every time.

XlsxWriter stores a float by ``%.16G``, so that 9.95 becomes 9.949999999999999; a Decimal is
stored digit for digit. Workbooks opened here therefore take Decimal and int, and refuse a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FIXED_MOMENT = datetime(2016, 1, 1, tzinfo=UTC)
"""Creation date in the properties: a clock would make every file different."""

_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class ExactWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is not marked as typed
    """A sheet on which ``write`` and ``write_number`` refuse a binary float."""

    def _write_number(
        self,
        row: int,
        col: int,
        number: float | Decimal | Fraction,
        cell_format: Format | None = None,
    ) -> Literal[0, -1]:
        if not isinstance(number, int | Decimal):
            raise TypeError(f"{type(number).__name__} is not exact: write an int or a Decimal")
        outcome: Literal[0, -1] = super()._write_number(row, col, number, cell_format)
        return outcome


class ExactWorkbook(Workbook):  # type: ignore[misc]
    """A workbook of exact sheets."""

    worksheet_class = ExactWorksheet


def open_for_writing(
    target: Path | BinaryIO,
    *,
    streaming: bool = False,
    properties: Mapping[str, str] | None = None,
) -> ExactWorkbook:
    """A new workbook; ``close()`` writes it to ``target``.

    Text stays text: never a formula, a link or a number. ``streaming`` keeps one row of one sheet
    at a time in memory, for very long sheets that are written strictly from top to bottom.
    ``properties`` are those of the document: title, subject, company.
    """
    options = {**_TEXT_STAYS_TEXT, "in_memory": not streaming, "constant_memory": streaming}
    workbook = ExactWorkbook(str(target) if isinstance(target, Path) else target, options)
    workbook.set_properties({**(properties or {}), "created": FIXED_MOMENT})
    return workbook
