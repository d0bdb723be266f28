"""The tags of plain rows, found and judged by whole arrays instead of one by one.

A piece of a sheet is plain if its tags stand in one of the orders below, each written as nearly all
programs write it, with nothing between them. All of that is checked byte by byte, so a plain piece
is well-formed by itself and means to expat what it means here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ibcalc.workbook.reader.plainbytes import (
    MASKS,
    WORD,
    Piece,
    Positions,
    Words,
    as_word,
    require,
)

SLASH = ord("/")
(
    OTHER, ROW, ROW_END, CELL, EMPTY, CELL_END, VALUE, VALUE_END,
    INLINE, INLINE_END, TEXT, SPACED, TEXT_END, FORMULA, FORMULA_END, EMPTY_ROW,
) = range(16)  # fmt: skip

TAGS: Final = {
    ROW: b"<row", ROW_END: b"</row>", CELL: b"<c", CELL_END: b"</c>",
    VALUE: b"<v>", VALUE_END: b"</v>", INLINE: b"<is>", INLINE_END: b"</is>",
    TEXT: b"<t>", SPACED: b'<t xml:space="preserve">', TEXT_END: b"</t>",
    FORMULA: b"<f>", FORMULA_END: b"</f>",
}  # fmt: skip
_AFTER: Final = {
    ROW: (CELL, EMPTY, ROW_END),
    EMPTY_ROW: (ROW, EMPTY_ROW),
    ROW_END: (ROW, EMPTY_ROW),
    CELL: (VALUE, INLINE, FORMULA, CELL_END),
    EMPTY: (CELL, EMPTY, ROW_END),
    CELL_END: (CELL, EMPTY, ROW_END),
    VALUE: (VALUE_END,),
    VALUE_END: (CELL_END,),
    INLINE: (TEXT, SPACED),
    TEXT: (TEXT_END,),
    SPACED: (TEXT_END,),
    TEXT_END: (INLINE_END,),
    INLINE_END: (CELL_END,),
    FORMULA: (FORMULA_END,),
    FORMULA_END: (VALUE,),
}
"""What may follow a tag: one value for a cell, as a number, a text or the outcome of a formula."""
_HOLDS_TEXT: Final = (VALUE, TEXT, SPACED, FORMULA)


def _kinds() -> Positions:
    """Kind of a tag by its second and third byte."""
    kinds = np.zeros(1 << 16, np.int64)
    for kind, tag in TAGS.items():
        kinds[int.from_bytes(tag[1:3], "little")] = kind
    kinds[[int.from_bytes(more, "little") for more in (b"c ", b"c>", b"c/")]] = CELL
    return kinds


def _table(values: Mapping[int, int]) -> Words:
    table = np.zeros(16, np.uint64)
    for index, value in values.items():
        table[index] = value
    return table


_KINDS = _kinds()
_EXPECTED = _table({kind: as_word(tag) for kind, tag in TAGS.items()})
_MASK = _table({kind: int(MASKS[min(len(tag), WORD)]) for kind, tag in TAGS.items()})
SIZES = _table({kind: len(tag) for kind, tag in TAGS.items()}).astype(np.int64)
"""Bytes of a tag by its kind, of cells and rows without their attributes."""
_ANY_SIZE = np.zeros(16, np.bool_)
_ANY_SIZE[[*_HOLDS_TEXT, ROW, EMPTY_ROW, CELL, EMPTY]] = True
_ALLOWED = np.zeros(256, np.bool_)
for _first, _nexts in _AFTER.items():
    _ALLOWED[[_first * 16 + _next for _next in _nexts]] = True


class Tags:
    """All tags of a piece: where they start, where the next one does, and of what kind they are.

    Raises:
        NotPlain: they stand in another order, or anything stands between them.
    """

    def __init__(self, piece: Piece) -> None:
        data = piece.bytes[: piece.size]
        self.starts: Positions = np.flatnonzero(data == ord("<"))
        require(len(self.starts) and self.starts[0] == 0)
        # A text may hold the sign that ends a tag, but here it would be taken for one.
        require(np.count_nonzero(data == ord(">")) == len(self.starts))
        self.words: Words = piece.word(self.starts)
        words = self.words
        seconds = (words >> np.uint64(8)).astype(np.uint16)
        # Taking is much quicker than indexing, and kinds of this width are so for numpy itself.
        self.kinds: Positions = _KINDS.take(seconds)
        require(((words & _MASK.take(self.kinds)) == _EXPECTED.take(self.kinds)).all())
        self._spaced(piece)
        self.after: Positions = np.append(self.starts[1:], piece.size)
        sizes = self.after - self.starts
        for kind, empty in ((CELL, EMPTY), (ROW, EMPTY_ROW)):
            self._close(data, kind, empty)
        require(((sizes == SIZES.take(self.kinds)) | _ANY_SIZE.take(self.kinds)).all())
        require(_ALLOWED.take(self.kinds[:-1] * 16 + self.kinds[1:]).all())
        require(self.kinds[0] in (ROW, EMPTY_ROW) and self.kinds[-1] in (ROW_END, EMPTY_ROW))

    def ends(self, which: Positions) -> Positions:
        """Behind the attributes of cells or rows: where ``>`` or ``/>`` stands."""
        kinds = self.kinds.take(which)
        ends: Positions = self.after.take(which) - 1 - ((kinds == EMPTY) | (kinds == EMPTY_ROW))
        return ends

    def _spaced(self, piece: Piece) -> None:
        """The tags of texts with spaces must be what they seem to be to their end."""
        spaced = self.starts[self.kinds == SPACED]
        tag = TAGS[SPACED]
        for step in range(WORD, len(tag), WORD):
            require((piece.words(spaced + step, WORD) == as_word(tag[step:])).all())

    def _close(self, data: NDArray[np.uint8], kind: int, empty: int) -> None:
        """Cells or rows: their tag ends where the next begins, and some close themselves."""
        which = np.flatnonzero(self.kinds == kind)
        after = self.after.take(which)
        require((data[after - 1] == ord(">")).all())
        self.kinds[which[data[after - 2] == SLASH]] = empty
