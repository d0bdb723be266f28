"""One pass over a worksheet part: its filled cells, with the places of their bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ibcalc.workbook.annotate.xmlpatch import CannotPatch, new_parser, run_parser, tag_end
from ibcalc.workbook.reader.address import parse_cell, parse_row
from ibcalc.workbook.reader.package import Attributes, local
from ibcalc.workbook.reader.storedtext import decoded

CELL_DEPTH = 4
"""A cell in a row in the rows of a worksheet."""
SHARED, NUMBER, FORMULA_TEXT = "s", "n", "str"
"""Types of a cell; without a type it is a number."""


@dataclass(slots=True)
class FoundCell:
    """A cell that holds something: its bytes are ``start:end``, its start tag ends at ``inner``.

    ``value`` is the stored text of its ``v``, ``inline`` its own text without phonetics, ``rest``
    any other text in it. ``shared`` is the key of a formula that other cells have too; its text
    stands in one of them.
    """

    row: int
    column: int
    attributes: Attributes
    start: int
    inner: int
    end: int = 0
    value: str = ""
    inline: str = ""
    formula: str | None = None
    shared: str = ""
    rest: str = ""

    @property
    def kind(self) -> str:
        """The type of the cell as it is stored."""
        return self.attributes.get("t", NUMBER)

    @property
    def text(self) -> str:
        """What it shows if it is a text of its own, or one that a formula gave."""
        return decoded(self.value if self.kind == FORMULA_TEXT else self.inline)


@dataclass(slots=True)
class ScannedCells:
    """The filled cells of a worksheet part, the prefix of its tags, and where its rows stand."""

    cells: list[FoundCell]
    prefix: str
    first: int
    last: int

    def __iter__(self) -> Iterator[FoundCell]:
        return iter(self.cells)


def scan_cells(data: bytes) -> ScannedCells:
    """All filled cells of a worksheet part in UTF-8.

    Raises:
        CannotPatch: it is not well-formed, or a row or cell has no sound address.
    """
    return _Scanner(data).scan()


class _Scanner:
    """Handlers of expat, which run for every element of a sheet."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parser = new_parser()
        self._found = ScannedCells([], "", 0, 0)
        self._row = self._column = 0
        self._cell: FoundCell | None = None
        self._depth = 0
        self._chunks: list[str] = []
        self._phonetic = False

    def scan(self) -> ScannedCells:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._chunks.append
        run_parser(parser, self._data)
        return self._found

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth == 1:
            self._found.prefix = tag[: -len(local(tag))]
            return
        name = tag.removeprefix(self._found.prefix)
        if self._cell is not None and self._chunks:
            self._cell.rest += "".join(self._chunks)
        self._chunks.clear()
        if self._cell is not None:
            self._phonetic = self._phonetic or name == "rPh"
            if name == "f":
                self._cell.shared = attributes.get("si", "")
        elif name == "sheetData" and self._depth == 2:
            self._found.first = self._parser.CurrentByteIndex
        elif name == "row" and self._depth == 3:
            self._row = self._row_number(attributes)
            self._column = 0
        elif name == "c" and self._depth == CELL_DEPTH:
            self._cell = self._new_cell(attributes)

    def _row_number(self, attributes: Attributes) -> int:
        number = parse_row(attributes["r"]) if "r" in attributes else self._row + 1
        if number is None:
            raise CannotPatch("een rij heeft geen goed nummer")
        return number

    def _new_cell(self, attributes: Attributes) -> FoundCell:
        at = self._parser.CurrentByteIndex
        spot = (self._row, self._column + 1)
        if "r" in attributes:
            said = parse_cell(attributes["r"])
            if said is None or said[0] != self._row:
                raise CannotPatch("een cel heeft geen goed adres")
            spot = said
        self._column = spot[1]
        return FoundCell(*spot, attributes, at, tag_end(self._data, at))

    def _end(self, tag: str) -> None:
        name = tag.removeprefix(self._found.prefix)
        if self._cell is None:
            if name == "sheetData" and self._depth == 2:
                self._found.last = self._parser.CurrentByteIndex
        elif self._depth == CELL_DEPTH:
            self._close(self._cell)
        else:
            self._keep(self._cell, name, "".join(self._chunks))
        self._chunks.clear()
        self._depth -= 1

    def _keep(self, cell: FoundCell, name: str, text: str) -> None:
        if name == "v":
            cell.value = text
        elif name == "f":
            cell.formula = text
        elif name == "t" and not self._phonetic:
            cell.inline += text
        else:
            cell.rest += text
        self._phonetic = self._phonetic and name != "rPh"

    def _close(self, cell: FoundCell) -> None:
        if not self._data.endswith(b"/>", 0, cell.inner):
            cell.end = self._data.index(b">", self._parser.CurrentByteIndex) + 1
            if cell.value or cell.inline or cell.rest or cell.formula is not None:
                self._found.cells.append(cell)
        self._cell = None
