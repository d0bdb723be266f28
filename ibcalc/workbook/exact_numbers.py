"""Workbooks whose numbers are stored as exact decimals, with the same parts every time.

XlsxWriter stores a float by ``%.16G``, so that 9.95 becomes 9.949999999999999; a Decimal is
stored digit for digit. Workbooks opened here therefore take Decimal and int, and refuse a float.
Texts may come from anyone: what XML can't hold in them is replaced, wherever they end up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.legal_text import legal

FIXED_MOMENT = datetime(2016, 1, 1, tzinfo=UTC)
"""Creation date in the properties: a clock would make every file different."""

LONGEST_NOTE = 16_000
"""Characters, of which any may count twice; Excel takes 32,767."""

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

    def _write_string(
        self, row: int, col: int, string: str, cell_format: Format | None = None
    ) -> int:
        outcome: int = super()._write_string(row, col, legal(string), cell_format)
        return outcome

    def _write_formula(
        self,
        row: int,
        col: int,
        formula: str,
        cell_format: Format | None = None,
        value: object = 0,
    ) -> int:
        cached = legal(value) if isinstance(value, str) else value
        outcome: int = super()._write_formula(row, col, legal(formula), cell_format, cached)
        return outcome

    def _write_url(
        self,
        row: int,
        col: int,
        url: str,
        cell_format: Format | None = None,
        string: str | None = None,
        tip: str | None = None,
    ) -> int:
        """A link; only its text if the address is longer than Excel takes."""
        shown = None if string is None else legal(string)
        outcome: int = super()._write_url(row, col, legal(url), cell_format, shown, tip)
        return self._write_string(row, col, shown or "", cell_format) if outcome else outcome

    def write_comment(
        self, row: int, col: int, comment: str, options: Mapping[str, Any] | None = None
    ) -> int:
        """A note; what is too long for one is left off."""
        outcome: int = super().write_comment(row, col, legal(comment)[:LONGEST_NOTE], options)
        return outcome

    def add_table(self, *area_and_options: Any) -> int:  # noqa: ANN401 - as XlsxWriter has it
        """A table; its headers stand in a part of their own too."""
        *area, options = area_and_options
        columns = [{**column, "header": legal(column["header"])} for column in options["columns"]]
        outcome: int = super().add_table(*area, {**options, "columns": columns})
        return outcome

    def data_validation(self, *area_and_options: Any) -> int:  # noqa: ANN401 - idem
        """A rule; a listed value can't leave the quotes in which a formula has the list."""
        *area, options = area_and_options
        source = options.get("source")
        if isinstance(source, list):
            options = {**options, "source": [legal(one).replace('"', '""') for one in source]}
        outcome: int = super().data_validation(*area, options)
        return outcome


class ExactWorkbook(Workbook):  # type: ignore[misc]
    """A workbook of exact sheets."""

    worksheet_class = ExactWorksheet

    def set_properties(self, properties: Mapping[str, object]) -> None:
        """The properties of the document."""
        sound = {
            name: legal(value) if isinstance(value, str) else value
            for name, value in properties.items()
        }
        super().set_properties(sound)

    def set_custom_property(self, name: str, value: object, property_type: str = "text") -> int:
        """One that is our own."""
        sound = legal(value) if isinstance(value, str) else value
        outcome: int = super().set_custom_property(name, sound, property_type)
        return outcome

    def define_name(self, name: str, formula: str) -> int:
        """A name; texts from elsewhere stand in it in quotes."""
        outcome: int = super().define_name(name, legal(formula))
        return outcome


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
