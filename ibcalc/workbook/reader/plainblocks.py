"""The shortcut for rows of plain cells, as nearly all programs write them: a column at a time.

A Rust reader would be no quicker here than these whole-array steps, ends the process on a file made
to harm, guesses types and would be a second reader of the same bytes. So this is the exact reader
with another engine: what it takes is understood by the same functions, and what is odd in any way
goes to expat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ibcalc.workbook.reader.bulkrows import Block, Codes, Positions
from ibcalc.workbook.reader.columntexts import ColumnTexts
from ibcalc.workbook.reader.grid import MAX_ROW
from ibcalc.workbook.reader.plainbytes import NotPlain, Piece
from ibcalc.workbook.reader.plaincells import Cells, cells_of
from ibcalc.workbook.reader.plainreach import may_reach_out
from ibcalc.workbook.reader.rowstore import RowStore
from ibcalc.workbook.reader.storedvalue import Memo
from ibcalc.workbook.reader.understanding import TRUE, Understanding

ROW = b"<row"

_ATTRIBUTE = re.compile(r""" ([A-Za-z_][A-Za-z0-9_:]*)="([ !#-%'-;=-~]*)\"""")


class BlockReader:
    """Takes rows that come in order, each with its cells in order, into a store."""

    def __init__(self, understanding: Understanding, store: RowStore) -> None:
        self._understanding = understanding
        self._store = store
        self._columns: dict[int, ColumnTexts] = {}
        self._harmless: dict[bytes, bool] = {}
        self._memos: dict[bytes, Memo] = {}

    def take(self, items: bytes) -> bytes:
        """Take all rows but the last, or none of them if any is not plain.

        Expat reads the last, so that the parser goes on as if it had read them all.
        """
        last = items.rfind(ROW)
        if last <= 0:
            return items
        try:
            piece = Piece(items, last)
            cells = cells_of(piece, self._store.number)
            if cells.formula.any() and may_reach_out(items, piece):
                return items
            block = self._block(piece, cells)
        except NotPlain:
            return items
        return items[last:] if self._store.append(block) else items

    def _block(self, piece: Piece, cells: Cells) -> Block:
        sound = all(map(self._is_harmless, cells.row_attributes))
        if not sound or int(cells.numbers[-1]) > MAX_ROW:
            raise NotPlain
        memos = [self._memo(attributes) for attributes in cells.attributes]
        block = Block(cells.numbers.astype(np.int32))
        for column, own in _by_column(cells.column):
            has = cells.end.take(own) > 0
            filled = own if has.all() else own[has]
            if len(filled):
                codes = self._codes(piece, cells, column, memos, filled)
                if not codes[cells.formula.take(filled)].all():
                    # A formula without a value is told of by its address.
                    raise NotPlain
                block.put(column, cells.row.take(filled), codes)
        return block

    def _codes(
        self, piece: Piece, cells: Cells, column: int, memos: list[Memo], which: Positions
    ) -> Codes:
        """The codes of cells of one column, most of which are of one kind."""
        texts = self._texts_of(column)
        variants = cells.variant.take(which)
        start, end = cells.start.take(which), cells.end.take(which)
        found = {id(memos[one]): memos[one] for one in np.unique(variants).tolist()}
        codes = np.zeros(len(which), np.int32)
        for memo in found.values():
            if len(found) == 1:
                return texts.codes(piece, memo, start, end)
            own = np.array([one is memo for one in memos])[variants]
            codes[own] = texts.codes(piece, memo, start[own], end[own])
        return codes

    def _texts_of(self, column: int) -> ColumnTexts:
        if column not in self._columns:
            distinct = self._store.columns[column]
            self._columns[column] = ColumnTexts(self._understanding, distinct)
        return self._columns[column]

    def _memo(self, attributes: bytes) -> Memo:
        """What understands the values of cells with these attributes."""
        if attributes not in self._memos:
            named = _named(attributes)
            memo = self._understanding.memo(named.get("t", "n"), named.get("s"))
            self._memos[attributes] = memo
        return self._memos[attributes]

    def _is_harmless(self, attributes: bytes) -> bool:
        """True if a row with these attributes is like any other."""
        if attributes not in self._harmless:
            self._harmless[attributes] = _named(attributes).get("hidden") not in TRUE
        return self._harmless[attributes]


def _by_column(columns: NDArray[np.uint16]) -> Iterator[tuple[int, Positions]]:
    """Each column with its cells, from top to bottom."""
    width = int(np.argmax(columns[1:] <= columns[:-1])) + 1 if len(columns) > 1 else 1
    if len(columns) % width == 0 and (columns.reshape(-1, width) == columns[:width]).all():
        # Each row has the same cells, as in most sheets.
        for place in range(width if len(columns) else 0):
            yield int(columns[place]), np.arange(place, len(columns), width)
        return
    # Small whole numbers are not compared but counted.
    order = np.argsort(columns, kind="stable")
    bounds = np.flatnonzero(np.diff(columns[order])) + 1
    for cells in np.split(order, bounds):
        if len(cells):
            yield int(columns[cells[0]]), cells


def _named(attributes: bytes) -> dict[str, str]:
    """The attributes of a tag by name.

    Raises:
        NotPlain: not well-formed, a name twice, an address that stands further on.
    """
    text = attributes.decode("latin-1").rstrip(" ")
    pairs = _ATTRIBUTE.findall(text)
    named = {"r": "", **dict(pairs)}
    if _ATTRIBUTE.sub("", text) or len(named) != len(pairs) + 1:
        raise NotPlain
    return named
