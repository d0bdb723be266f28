"""Where something stands: file, sheet, cell. Attached when a cell is read and never lost."""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.model.bsn import crossed_out


def column_letters(number: int) -> str:
    """The letters of a 1-based column: ``column_letters(28) == "AB"``."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a workbook: row and column as in Excel, from 1; 0 is the whole sheet or row."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """``"B7"``, ``"7"`` for a row, ``"B"`` for a column, and empty for a whole sheet."""
        return f"{column_letters(self.column)}{self.row or ''}"

    @property
    def shown_sheet(self) -> str:
        """The name of the sheet as outputs show it: with crosses for what can be a BSN."""
        return crossed_out(self.sheet)

    @property
    def in_sheet(self) -> str:
        """``"Tarieven!B7"``, as formulas name a cell; ``"B7"`` in a file without sheets."""
        return "!".join(part for part in (self.shown_sheet, self.cell) if part)

    def at(self, *, row: int | None = None, column: int | None = None) -> Place:
        """The same place with another row or column."""
        return Place(
            self.file,
            self.sheet,
            self.row if row is None else row,
            self.column if column is None else column,
        )

    def __str__(self) -> str:
        where = [part for part in (self.file, self.in_sheet) if part]
        return ", ".join(where)
