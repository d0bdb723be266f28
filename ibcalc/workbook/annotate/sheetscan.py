"""One pass over a worksheet part: where its rows start, and what a mark or note has to know."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field

from ibcalc.workbook.annotate.bounds import MOST_NODES, TOO_MUCH
from ibcalc.workbook.annotate.xmlpatch import (
    CannotPatch,
    Node,
    is_empty,
    new_parser,
    run_parser,
    tag_end,
)
from ibcalc.workbook.reader.address import parse_area, parse_cell, parse_row
from ibcalc.workbook.reader.grid import Area
from ibcalc.workbook.reader.package import Attributes, local

CHILDREN = frozenset(("col", "mergeCell"))
"""What is kept of the insides of the elements beside the rows."""


@dataclass(slots=True)
class ScannedSheet:
    """A worksheet part: its own children, with their places, and its rows.

    ``rows`` are the numbers of the rows and ``starts`` where each begins; ``first_in_row`` and
    ``first_in_column`` the first filled cell of the rows and columns that were asked for.
    """

    data: bytes
    prefix: str = ""
    namespaces: Attributes = field(default_factory=dict)
    parts: list[Node] = field(default_factory=list)
    rows: array[int] = field(default_factory=lambda: array("L"))
    starts: array[int] = field(default_factory=lambda: array("Q"))
    heights: dict[int, str] = field(default_factory=dict)
    first_in_row: dict[int, int] = field(default_factory=dict)
    first_in_column: dict[int, int] = field(default_factory=dict)
    _columns: dict[int, Attributes] | None = None
    _column_starts: list[int] = field(default_factory=list)

    def part(self, tag: str) -> Node | None:
        """The child of the worksheet with this tag."""
        return next((node for node in self.parts if node.tag == tag), None)

    @property
    def sheet_data(self) -> Node:
        """The element with the rows."""
        node = self.part("sheetData")
        if node is None:
            raise CannotPatch("een blad heeft geen rijen")
        return node

    @property
    def merges(self) -> list[Area]:
        """The merged areas."""
        node = self.part("mergeCells")
        refs = [child.attributes.get("ref", "") for child in node.children] if node else []
        return [area for area in map(parse_area, refs) if area is not None]

    def column(self, number: int) -> Attributes:
        """What the sheet says of a column; nothing if it says nothing."""
        if self._columns is None:
            node = self.part("cols")
            starts = {parse_row(one.attributes.get("min", "")) or 0: one.attributes
                      for one in (node.children if node else ())}  # fmt: skip
            self._columns = dict(sorted(starts.items()))
            self._column_starts.extend(self._columns)
        at = bisect_right(self._column_starts, number) - 1
        found = self._columns[self._column_starts[at]] if at >= 0 else {}
        return found if number <= (parse_row(found.get("max", "")) or 0) else {}

    def position(self, row: int) -> int:
        """Where a row stands, or would stand, among the rows."""
        return bisect_left(self.rows, row)

    def span(self, position: int) -> tuple[int, int]:
        """The first byte of a row and the first behind it."""
        last = position + 1 == len(self.starts)
        return self.starts[position], (self.sheet_data.close if last else self.starts[position + 1])


def scan_sheet(
    data: bytes, rows: Collection[int] = (), columns: Collection[int] = ()
) -> ScannedSheet:
    """Scan a worksheet part in UTF-8, and look for the first filled cell of rows and columns.

    Raises:
        CannotPatch: not well-formed, or its rows are not in order.
    """
    return _Scanner(data, frozenset(rows), frozenset(columns)).scan()


class _Scanner:
    """Its handlers run for every cell of a sheet, so the common case stands first in them."""

    def __init__(self, data: bytes, rows: frozenset[int], columns: frozenset[int]) -> None:
        self.sheet = ScannedSheet(data)
        self._data = data
        self._parser = new_parser()
        self._wanted_rows, self._wanted_columns = rows, columns
        self._looking = bool(columns)
        self._depth = self._others = 0
        self._in_rows = False
        self._row = self._column = 0
        self._row_tag = self._cell_tag = ""
        self._filling: tuple[str, str] = ("", "")

    def scan(self) -> ScannedSheet:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        run_parser(parser, self._data)
        return self.sheet

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._in_rows:
            if tag == self._row_tag and self._depth == 3:
                self._start_row(attributes)
            elif self._looking:
                if tag == self._cell_tag:
                    self._start_cell(attributes)
                elif tag in self._filling:
                    self._fill()
        elif self._depth == 1:
            self._start_root(tag, attributes)
        else:
            self._start_other(tag.removeprefix(self.sheet.prefix), attributes)

    def _end(self, _tag: str) -> None:
        if self._depth == 2:
            node = self.sheet.parts[-1]
            empty = is_empty(self._data, node.inner)
            node.close = node.inner if empty else self._parser.CurrentByteIndex
            node.end = node.inner if empty else self._data.index(b">", node.close) + 1
            self._in_rows = False
        self._depth -= 1

    def _start_root(self, tag: str, attributes: Attributes) -> None:
        prefix = tag[: -len(local(tag))]
        self.sheet.prefix, self.sheet.namespaces = prefix, attributes
        self._row_tag, self._cell_tag = f"{prefix}row", f"{prefix}c"
        self._filling = f"{prefix}v", f"{prefix}is"

    def _start_other(self, tag: str, attributes: Attributes) -> None:
        at = self._parser.CurrentByteIndex
        self._others += 1
        if self._others > MOST_NODES:
            raise CannotPatch(TOO_MUCH)
        if self._depth == 2:
            self.sheet.parts.append(Node(tag, attributes, at, tag_end(self._data, at)))
            self._in_rows = tag == "sheetData"
        elif self._depth == 3 and tag in CHILDREN:
            self.sheet.parts[-1].children.append(Node(tag, attributes, at, at))

    def _start_row(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        number = self._row + 1 if text is None else parse_row(text)
        if number is None or number <= self._row:
            raise CannotPatch("de rijen van een blad staan niet op volgorde")
        self._row, self._column = number, 0
        self.sheet.rows.append(number)
        self.sheet.starts.append(self._parser.CurrentByteIndex)
        self._looking = bool(self._wanted_columns) or number in self._wanted_rows
        if "ht" in attributes:
            self.sheet.heights[number] = attributes["ht"]

    def _start_cell(self, attributes: Attributes) -> None:
        spot = parse_cell(attributes.get("r", ""))
        self._column = spot[1] if spot else self._column + 1

    def _fill(self) -> None:
        row, column = self._row, self._column
        if row in self._wanted_rows:
            self.sheet.first_in_row.setdefault(row, column)
        if column in self._wanted_columns:
            self.sheet.first_in_column.setdefault(column, row)
