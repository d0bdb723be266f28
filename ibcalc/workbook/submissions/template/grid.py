"""Where the tables of a form stand, so that formulas can point at their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.submissions.forms.form import FormTable
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.formulas import ROW
from ibcalc.workbook.submissions.template.lists import Refs


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table stands on its sheet: ``first`` and ``last`` are Excel rows of its data.

    A cell of "this row" has ``ROW`` for its number.
    """

    table: FormTable
    first: int
    last: int

    @property
    def width(self) -> int:
        """The number of columns that a provider fills."""
        return len(self.table.spec.columns)

    @property
    def whole_width(self) -> int:
        """The number of columns with those that are computed, which stand to the right."""
        return self.width + len(self.table.beside)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row model, from left to right."""
        return tuple(column.field for column in self.table.spec.columns)

    def letters(self, field: str) -> str:
        """The letters of the column of a field."""
        return column_letters(self.fields.index(field) + 1)

    def cell(self, field: str) -> str:
        """The cell of a field in this row: ``$C¶``."""
        return f"${self.letters(field)}{ROW}"

    def cells(self, *without: str) -> tuple[str, ...]:
        """The cells in this row that a provider fills, from left to right."""
        return tuple(self.cell(field) for field in self.fields if field not in without)

    def column(self, field: str) -> str:
        """All cells of a field on its own sheet: ``$C$3:$C$1002``."""
        return self._down(self.letters(field))

    def there(self, field: str) -> str:
        """All cells of a field as another sheet writes it."""
        return self._there(self.letters(field))

    def computed(self, header: str) -> str:
        """The computed cell under a header in this row."""
        return f"${self.computed_letters(header)}{ROW}"

    def computed_there(self, header: str) -> str:
        """All computed cells under a header as another sheet writes it."""
        return self._there(self.computed_letters(header))

    def computed_letters(self, header: str) -> str:
        """The letters of the computed column under a header."""
        return column_letters(self.width + 1 + self.table.beside.index(header))

    def whole(self) -> str:
        """All cells in this row that a provider fills."""
        return f"$A{ROW}:${column_letters(self.width)}{ROW}"

    def _down(self, letters: str) -> str:
        return f"${letters}${self.first}:${letters}${self.last}"

    def _there(self, letters: str) -> str:
        return f"{quoted_sheet(self.table.spec.name)}!{self._down(letters)}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the formulas of one form look at: its lists, its facts and all its tables."""

    refs: Refs
    facts: Facts
    grids: Mapping[str, Grid]


Formulas = Callable[[Setting, Grid], Sequence[str]]
"""The formulas of the computed columns, in the order of their headers."""
