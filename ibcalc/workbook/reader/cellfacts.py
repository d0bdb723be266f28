"""Every cell of a sheet with all that is stored of it: to look closely, not to read in bulk.

The values are understood by the same functions as in :mod:`.sheetparser`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ibcalc.model.cell import Kind
from ibcalc.model.place import column_letters
from ibcalc.workbook.reader.address import parse_cell, parse_row
from ibcalc.workbook.reader.cellstyles import CellStyle, cell_styles
from ibcalc.workbook.reader.contents import Contents, main_part
from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW
from ibcalc.workbook.reader.numberformat import NumberStyles, number_styles
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open, too_many_cells
from ibcalc.workbook.reader.package import Attributes, Package
from ibcalc.workbook.reader.shown import shown
from ibcalc.workbook.reader.storedtext import decoded, shared_texts
from ibcalc.workbook.reader.understanding import TRUE, Understanding


@dataclass(frozen=True, slots=True)
class CellFact:
    """One cell as it is stored; row and column 1-based.

    ``kind`` is the stored type (``n``, ``s``, ``str``, ``inlineStr``, ``b``, ``e``, ``d``),
    ``stored`` the text of its value, of a shared text its place in the list. ``raw`` is what a
    :class:`.grid.Sheet` holds for it. ``formula`` is without the leading ``=``, None without one;
    of a formula that cells share only the first has the text. ``calculated`` says whether a value
    was stored.
    """

    row: int
    column: int
    kind: str
    stored: str
    raw: str
    formula: str | None
    calculated: bool
    style: CellStyle

    @property
    def address(self) -> str:
        """``B12``."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def shown(self) -> str | None:
        """The text that Excel shows; None where that is not known."""
        return shown(self.raw, self.style.number_format)


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of a worksheet in the order of the file; ``hidden_rows`` are numbers of rows."""

    name: str
    cells: tuple[CellFact, ...]
    hidden_rows: tuple[int, ...]

    def cell(self, row: int, column: int) -> CellFact | None:
        """The cell at a 1-based row and column; None if nothing is stored there."""
        wanted = (row, column)
        return next((one for one in self.cells if (one.row, one.column) == wanted), None)


def read_cells(data: bytes, file: str, sheet: str = "") -> tuple[SheetCells, ...]:
    """The cells of all worksheets, or of the one with this name, whatever its case.

    Raises:
        CannotOpen: no workbook, damaged or unsafe.
    """
    return tuple(_sheets(Package(data, file), sheet.casefold()))


def _sheets(package: Package, wanted: str) -> Iterator[SheetCells]:
    main, contents = main_part(package), Contents(package.file)
    package.parse(main, contents.start, contents.end, contents.chunks.append)
    relations = {relation.key: relation for relation in package.relations(main)}
    parts = {relation.kind: relation.target for relation in relations.values()}
    texts = shared_texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else ()
    styled = "styles" in parts
    numbers = number_styles(package, parts["styles"]) if styled else NumberStyles()
    styles = cell_styles(package, parts["styles"]) if styled else ()
    understanding = Understanding(texts, numbers, date1904=contents.date1904)
    for entry in contents.sheets:
        relation = relations.get(entry.key)
        worksheet = relation is not None and relation.kind == "worksheet"
        if relation is None or not worksheet or wanted not in {"", entry.name.casefold()}:
            continue
        parser = CellFactsParser(package, entry.name, understanding, styles)
        package.parse(relation.target, parser.start, parser.end, parser.chunks.append)
        yield SheetCells(entry.name, tuple(parser.cells), tuple(parser.hidden_rows))


class CellFactsParser:
    """Collects the cells of one worksheet; the handlers are for expat."""

    def __init__(
        self,
        package: Package,
        name: str,
        understanding: Understanding,
        styles: Sequence[CellStyle],
    ) -> None:
        self.chunks: list[str] = []
        self.cells: list[CellFact] = []
        self.hidden_rows: list[int] = []
        self._package, self._name = package, name
        self._understanding = understanding
        self._styles: Mapping[str, CellStyle] = MappingProxyType(
            {str(index): style for index, style in enumerate(styles)}
        )
        self._row = self._column = 0
        self._attributes: Attributes = {}
        self._formula: str | None = None
        self._stored: list[str] = []
        self._has_value = self._phonetic = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """The beginning of an element."""
        self.chunks.clear()
        if tag == "row":
            self._start_row(attributes)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "rPh":
            self._phonetic = True

    def end(self, tag: str) -> None:
        """The end of an element."""
        if tag == "f":
            self._formula = "".join(self.chunks)
        elif tag in {"v", "t"} and not self._phonetic:
            self._stored.extend(self.chunks)
            self._has_value = True
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "c":
            self._end_cell()
        # What stands between this and the next element belongs to neither.
        self.chunks.clear()

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        number = self._row + 1 if text is None else parse_row(text)
        if number is None or number > MAX_ROW:
            raise self._outside(text or str(number))
        self._row, self._column = number, 0
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.append(number)

    def _start_cell(self, attributes: Attributes) -> None:
        address = attributes.get("r", "")
        found = parse_cell(address) if address else (self._row, self._column + 1)
        if found is None or found[1] > MAX_COLUMN:
            raise self._outside(address)
        self._row, self._column = found
        self._attributes, self._formula = attributes, None
        self._stored, self._has_value = [], False

    def _end_cell(self) -> None:
        kind, style = self._attributes.get("t", "n"), self._attributes.get("s")
        stored = "".join(self._stored)
        raw = self._understanding.memo(kind, style)[stored] if self._has_value else ""
        if self._formula is not None and not raw:
            raw = Kind.UNCALCULATED + self._formula
        self.cells.append(
            CellFact(
                row=self._row,
                column=self._column,
                kind=kind,
                stored=decoded(stored) if kind in {"str", "inlineStr"} else stored,
                raw=raw,
                formula=self._formula,
                calculated=bool(raw) and raw[0] != Kind.UNCALCULATED,
                style=self._styles.get(style or "0", CellStyle()),
            )
        )
        if len(self.cells) > self._package.limits.cells:
            raise too_many_cells(self._package.file, self._package.limits.cells)

    def _outside(self, address: str) -> CannotOpen:
        return cannot_open("BOEK-020", self._package.file, blad=self._name, adres=address[:20])
