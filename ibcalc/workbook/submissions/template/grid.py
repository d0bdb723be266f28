"""Where the tables of a form stand, so that formulas can point at their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.submissions.forms.form import FormTable
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.lists import Refs


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table stands on its sheet: ``first`` and ``last`` are Excel rows of its data."""

    table: FormTable
    first: int
    last: int

    @property
    def width(self) -> int:
        """The number of columns of the table."""
        return len(self.table.spec.columns)

    @property
    def beside(self) -> int:
        """The 1-based column of the first header beside the table, after an empty one."""
        return self.width + 2

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row model, from left to right."""
        return tuple(column.field for column in self.table.spec.columns)

    def letters(self, field: str) -> str:
        """The letters of the column of a field."""
        return column_letters(self.fields.index(field) + 1)

    def cell(self, field: str, row: int) -> str:
        """The cell of a field in a row: ``$C3``."""
        return f"${self.letters(field)}{row}"

    def column(self, field: str) -> str:
        """All cells of a field on its own sheet: ``$C$3:$C$1002``."""
        letters = self.letters(field)
        return f"${letters}${self.first}:${letters}${self.last}"

    def there(self, field: str) -> str:
        """All cells of a field as another sheet writes it."""
        return f"{quoted_sheet(self.table.spec.name)}!{self.column(field)}"

    def computed(self, header: str, row: int) -> str:
        """The cell beside the table under a header."""
        return f"${self.computed_letters(header)}{row}"

    def computed_letters(self, header: str) -> str:
        """The letters of the column beside the table under a header."""
        return column_letters(self.beside + self.table.beside.index(header))

    def whole(self, row: int) -> str:
        """All cells of the table in a row."""
        return f"$A{row}:${column_letters(self.width)}{row}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the formulas of one form look at: its lists, its facts and all its tables."""

    refs: Refs
    facts: Facts
    grids: Mapping[str, Grid]


Formulas = Callable[[Setting, Grid, int], Sequence[str]]
"""The formulas beside one row, in the order of the headers."""
