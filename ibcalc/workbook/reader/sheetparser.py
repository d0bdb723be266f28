"""One pass over a worksheet: exact addresses, raw cells, and what is odd about the sheet.

The handlers of expat run five times per cell, so they are written for speed: the common case
stands first and everything rare is in a method of its own.
"""

from __future__ import annotations

from ibcalc.model.cell import Kind
from ibcalc.model.place import column_letters
from ibcalc.workbook.reader.address import parse_area, parse_cell, parse_row
from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW, Area, Sheet, State, TableArea
from ibcalc.workbook.reader.limits import (
    MAX_COVERED,
    MAX_DEPTH,
    MAX_EMPTY,
    MAX_EMPTY_SHARE,
    MAX_MERGES,
    MAX_SHARED_FORMULA,
)
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open, too_many_cells
from ibcalc.workbook.reader.package import Attributes, Package
from ibcalc.workbook.reader.plainrows import PlainRows
from ibcalc.workbook.reader.reaching import reaches_out
from ibcalc.workbook.reader.rowstore import RowStore, Tallies
from ibcalc.workbook.reader.storedvalue import UNREADABLE
from ibcalc.workbook.reader.understanding import TRUE, Understanding

_COLUMNS = {column_letters(number): number - 1 for number in range(1, 27 * 26 + 1)}
"""0-based column by its letters, A up to ZZ; those far to the right are worked out."""


class SheetParser:
    """Collects one worksheet; one object per sheet."""

    def __init__(self, package: Package, understanding: Understanding, store: RowStore) -> None:
        self._package = package
        self._by_type = understanding.by_type
        self._numbers = understanding.numbers
        self._by_style = understanding.by_style
        self._unknown = understanding.unknown
        self._plain = PlainRows(understanding, store)
        self._store = store
        self._cells = store.cells
        self._name = self._part = ""
        # The row and cell that are being read; the column is 0-based, the row number a text of
        # which ``_cut`` is the length from the end of an address.
        self._row_text, self._cut = "0", -1
        self._column = -1
        self._memo = self._unknown
        self._formula: str | None = None
        self._has_value = False
        self._chunks: list[str] = []
        self._inline: list[str] = []
        self._phonetic = False
        # A cell or value inside another one; all other elements are counted together.
        self._in_cell = self._in_value = False
        self._depth = 0
        # How many cells share a formula, the longest one, and the cells under merges and links.
        self._sharing, self._longest_shared = 0, 0
        self._is_shared = False
        self._covered = {"mergeCell": 0, "hyperlink": 0}
        # What is odd about the sheet.
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merges: list[Area] = []
        self._uncalculated, self._damaged, self._reaching = Tallies(), Tallies(), Tallies()
        self._empty = 0

    def read(self, part: str, name: str, state: State, tables: tuple[TableArea, ...]) -> Sheet:
        """The worksheet in this part.

        Raises:
            CannotOpen: damaged XML, a cell outside the grid, or more than a sheet may hold.
        """
        self._part, self._name = part, name
        self._package.parse(part, self._start, self._end, self._chunks.append, self._plain)
        self._store.finish_row()
        rows = self._store.rows()
        return Sheet(
            file=self._package.file,
            name=name,
            rows=rows,
            tables=tables,
            state=state,
            hidden_rows=sum(row in rows for row in self._hidden_rows),
            hidden_columns=tuple(self._hidden_columns),
            merges=tuple(self._merges),
            uncalculated=self._uncalculated.all(),
            damaged=self._damaged.all(),
            reaching=self._reaching.all(),
        )

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "v":
            if self._in_value:
                raise self._package.nested(self._part)
            self._in_value = True
            self._chunks.clear()
        elif tag == "c":
            if self._in_cell:
                raise self._package.nested(self._part)
            self._in_cell = True
            self._formula = None
            self._has_value = False
            kind = attributes.get("t", "n")
            if kind == "n":
                self._memo = self._by_style.get(attributes.get("s"), self._numbers)
            else:
                self._memo = self._by_type.get(kind, self._unknown)
            address, cut = attributes.get("r", ""), self._cut
            column = _COLUMNS.get(address[:cut]) if address[cut:] == self._row_text else None
            self._column = self._locate(address) if column is None else column
        else:
            self._start_rare(tag, attributes)

    def _start_rare(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._package.nested(self._part)
        if tag == "f":
            self._chunks.clear()
            self._is_shared = attributes.get("t") == "shared"
        elif tag == "t":
            self._chunks.clear()
        elif tag == "is":
            self._inline.clear()
        elif tag == "row":
            self._start_row(attributes)
        else:
            self._start_rarer(tag, attributes)

    def _start_rarer(self, tag: str, attributes: Attributes) -> None:
        if tag == "rPh":
            self._phonetic = True
        elif tag == "mergeCell":
            self._add_merge(attributes)
        elif tag == "hyperlink":
            self._cover(tag, parse_area(attributes.get("ref", "")))
        elif tag == "col" and attributes.get("hidden") in TRUE:
            self._add_hidden_columns(attributes)

    def _end(self, tag: str) -> None:
        if tag == "v":
            self._in_value = False
            raw = self._memo["".join(self._chunks)]
            cells = self._cells
            if raw and len(cells) == self._column and raw != UNREADABLE:
                cells.append(raw)
                self._has_value = True
            else:
                self._put(raw)
        elif tag == "c":
            self._in_cell = False
            if not self._has_value:
                self._end_without_value()
        else:
            self._end_rare(tag)

    def _end_rare(self, tag: str) -> None:
        self._depth -= 1
        if tag == "f":
            self._end_formula("".join(self._chunks))
        elif tag == "t":
            if not self._phonetic:
                self._inline.extend(self._chunks)
        elif tag == "is":
            self._put(self._memo["".join(self._inline)])
        elif tag == "rPh":
            self._phonetic = False

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        number = self._store.number + 1 if text is None else parse_row(text)
        if number is None or number > MAX_ROW:
            raise self._outside(text or str(number))
        self._go_to_row(number)
        if attributes.get("hidden") in TRUE:
            self._hidden_rows.add(number)

    def _go_to_row(self, number: int) -> None:
        self._cells = self._store.start_row(number)
        self._row_text = str(number)
        self._cut = -len(self._row_text)
        self._column = -1

    def _locate(self, address: str) -> int:
        """The column of an address that is absent, not as Excel writes it, or in another row."""
        if not address and self._store.number and self._column + 1 < MAX_COLUMN:
            return self._column + 1
        address = address or f"{column_letters(self._column + 2)}{self._store.number}"
        found = parse_cell(address)
        if found is None:
            raise self._outside(address)
        row, column = found
        if row != self._store.number:
            self._go_to_row(row)
        return column - 1

    def _put(self, raw: str) -> None:
        if not raw:
            return
        if self._column < 0:
            # A value outside any cell.
            raise self._package.damaged(self._part)
        self._has_value = True
        raw = self._store.put(self._column, raw)
        if raw == UNREADABLE:
            self._damaged.add(self._store.number, self._column + 1)

    def _end_formula(self, formula: str) -> None:
        self._formula = formula
        if self._is_shared:
            self._count_shared(len(formula))
        if reaches_out(formula):
            self._reaching.add(self._store.number, self._column + 1)

    def _end_without_value(self) -> None:
        if self._formula is not None:
            self._put(Kind.UNCALCULATED + self._formula)
            self._uncalculated.add(self._store.number, self._column + 1)
            return
        self._empty += 1
        if self._empty > MAX_EMPTY and self._empty > MAX_EMPTY_SHARE * self._store.stored:
            raise too_many_cells(self._package.file, MAX_EMPTY)

    def _count_shared(self, length: int) -> None:
        self._sharing += 1
        self._longest_shared = max(self._longest_shared, length)
        if self._sharing * self._longest_shared > MAX_SHARED_FORMULA:
            raise cannot_open("BOEK-034", self._package.file, blad=self._name)

    def _cover(self, tag: str, area: Area | None) -> None:
        if area is not None:
            self._covered[tag] += area.size
        if self._covered[tag] > MAX_COVERED:
            raise cannot_open("BOEK-028", self._package.file, blad=self._name)

    def _add_merge(self, attributes: Attributes) -> None:
        area = parse_area(attributes.get("ref", ""))
        if area is None:
            raise self._outside(attributes.get("ref", ""))
        self._merges.append(area)
        if len(self._merges) > MAX_MERGES:
            raise cannot_open("BOEK-027", self._package.file, soort="samengevoegde cellen")
        self._cover("mergeCell", area)

    def _add_hidden_columns(self, attributes: Attributes) -> None:
        first, last = (parse_row(attributes.get(end, "")) for end in ("min", "max"))
        if first is None or last is None or len(self._hidden_columns) > MAX_COLUMN:
            raise self._package.damaged(self._part)
        self._hidden_columns.append((first, last))

    def _outside(self, address: str) -> CannotOpen:
        shown = address[:20]
        return cannot_open("BOEK-020", self._package.file, blad=self._name, adres=shown)
