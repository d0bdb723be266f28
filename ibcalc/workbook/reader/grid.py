"""A workbook as it was stored: sheets of raw cells, tables and what is odd about them. Frozen.

Every cell keeps its exact text (see :mod:`ibcalc.model.cell`); nothing is typed or repaired here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ibcalc.model.cell import Cell
from ibcalc.model.place import Place

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
"""The last row and column of an Excel sheet (XFD1048576)."""


class State(StrEnum):
    """Whether a user sees the sheet; a very hidden one cannot be shown from Excel's menu."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class Area:
    """A block of cells; rows and columns 1-based, both ends inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def size(self) -> int:
        """How many cells it covers."""
        rows = self.last_row - self.first_row + 1
        return rows * (self.last_column - self.first_column + 1)


@dataclass(frozen=True, slots=True)
class TableArea:
    """An Excel table (ListObject): ``first_row`` is its header, ``last_row`` its last data row.

    A totals row is not part of it; a table without any data row has ``last_row == first_row``.
    """

    name: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells of one column with the same peculiarity: how many, and the rows of the first few."""

    column: int
    count: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet.

    ``rows`` maps Excel's row number to raw cells by 0-based column, without empty cells at the
    end; a row without content is absent. The numbers ascend. ``hidden_rows`` counts hidden rows
    with content; ``hidden_columns`` are pairs first/last, 1-based; ``uncalculated`` are formulas
    without a value, ``damaged`` cells whose stored value could not be understood and ``reaching``
    formulas that start a program or fetch from outside.
    """

    file: str
    name: str
    rows: Mapping[int, Sequence[str]]
    tables: tuple[TableArea, ...] = ()
    state: State = State.VISIBLE
    hidden_rows: int = 0
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merges: tuple[Area, ...] = ()
    uncalculated: tuple[Tally, ...] = ()
    damaged: tuple[Tally, ...] = ()
    reaching: tuple[Tally, ...] = ()

    @property
    def place(self) -> Place:
        """The whole sheet as a place."""
        return Place(self.file, self.name)

    def raw(self, row: int, column: int) -> str:
        """The raw cell at Excel's row and column, 1-based; empty where nothing was stored."""
        cells = self.rows.get(row, ())
        return cells[column - 1] if 1 <= column <= len(cells) else ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell with its place; row and column 1-based as in Excel."""
        return Cell(self.raw(row, column), Place(self.file, self.name, row, column))


@dataclass(frozen=True, slots=True)
class Workbook:
    """One workbook file, read from bytes with this ``sha256``; ``file`` is its base name.

    Serials of date cells are always in the 1900 system, whatever ``date1904`` says. ``dde`` tells
    of links and names that would start another program or fetch from outside; ``macros`` of macros
    and of a workbook that is stored as one with macros. ``old_format`` names in Dutch a format of
    which only the values of the cells were read ("beperkt gelezen"); empty for .xlsx and .xlsm.
    """

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    date1904: bool = False
    macros: bool = False
    external_links: bool = False
    connections: bool = False
    dde: bool = False
    old_format: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet with this name, whatever its case; None if there is none."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)

    def table(self, name: str) -> tuple[Sheet, TableArea] | None:
        """The table with this name, whatever its case, and its sheet; None if there is none."""
        wanted = name.casefold()
        for sheet in self.sheets:
            for table in sheet.tables:
                if table.name.casefold() == wanted:
                    return sheet, table
        return None
