"""The cells of plain rows, all at once: where they are and where their values stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ibcalc.workbook.reader.plainbytes import MASKS, Piece, Positions, Words, as_word, require
from ibcalc.workbook.reader.plaintags import (
    CELL,
    EMPTY,
    EMPTY_ROW,
    FORMULA,
    INLINE,
    ROW,
    SIZES,
    VALUE,
    Tags,
)

MOST_COLUMNS = 27 * 26
"""A wider sheet (beyond column ZZ) is no table of clients."""
QUOTE, LETTER_A, LETTERS = ord('"'), ord("A"), 26
NUMBER_START: Final = len('<row r="')
ADDRESS_START: Final = len('<c r="')
_VALUE_AT = np.zeros(16, np.int64)
_VALUE_AT[[VALUE, INLINE, FORMULA]] = 1, 2, 3
"""How many tags after its cell the one stands that holds its value, by the first of them."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one piece, from left to right and from top to bottom.

    ``row`` is an index into ``numbers``, ``column`` 0-based, ``variant`` an index into
    ``attributes``. A value stands at ``start`` up to ``end``; both are 0 for a cell without one.
    """

    numbers: Positions
    row: Positions
    column: NDArray[np.uint16]
    variant: NDArray[np.uint8]
    attributes: tuple[bytes, ...]
    row_attributes: tuple[bytes, ...]
    start: Positions
    end: Positions
    formula: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Rows:
    """``words`` are the digits of the numbers with a quote behind them, of ``sizes`` bytes.

    Without words the rows have no numbers of their own.
    """

    numbers: Positions
    words: Words
    sizes: Positions
    attributes: tuple[bytes, ...]


def cells_of(piece: Piece, last_number: int) -> Cells:
    """All cells of a piece.

    Args:
        piece: whole rows.
        last_number: the number of the row before, for rows that have none of their own.

    Raises:
        NotPlain: anything in it is not plain.
    """
    tags = Tags(piece)
    at_rows = np.flatnonzero((tags.kinds == ROW) | (tags.kinds == EMPTY_ROW))
    at_cells = np.flatnonzero((tags.kinds == CELL) | (tags.kinds == EMPTY))
    bounds = np.append(np.searchsorted(at_cells, at_rows), len(at_cells))
    row = np.repeat(np.arange(len(at_rows)), np.diff(bounds))
    rows = _rows(piece, tags, at_rows, last_number)
    addressed = (tags.words.take(at_cells) & MASKS[ADDRESS_START]) == as_word(b'<c r="')
    starts = tags.starts.take(at_cells)
    if addressed.all():
        column, at = _addressed(piece, starts + ADDRESS_START, row, rows)
    else:
        column, at = _counted(row, bounds), starts + len("<c")
    variant, attributes = piece.variants(at, tags.ends(at_cells) - at)
    # The tag behind a cell that closes itself is of another cell or row.
    first = np.where(tags.kinds.take(at_cells) == EMPTY, 0, tags.kinds.take(at_cells + 1))
    offset = _VALUE_AT.take(first)
    value = at_cells + offset
    has = offset > 0
    return Cells(
        numbers=rows.numbers,
        row=row,
        column=column,
        variant=variant,
        attributes=attributes,
        row_attributes=rows.attributes,
        start=np.where(has, tags.starts.take(value) + SIZES.take(tags.kinds.take(value)), 0),
        end=np.where(has, tags.after.take(value), 0),
        formula=first == FORMULA,
    )


def _rows(piece: Piece, tags: Tags, at_rows: Positions, last_number: int) -> _Rows:
    starts, ends = tags.starts[at_rows], tags.ends(at_rows)
    if (tags.words.take(at_rows) == as_word(b'<row r="')).all():
        at = starts + NUMBER_START
        numbers, digits = piece.digits(at)
        # With the quote, as it stands behind the address of a cell too.
        words = piece.words(at, digits + 1)
        at = at + digits
        require((piece.bytes[at] == QUOTE).all())
        at = at + 1
    else:
        at = starts + len("<row")
        numbers = last_number + 1 + np.arange(len(at_rows))
        words, digits = np.zeros(0, np.uint64), numbers
    return _Rows(numbers, words, digits + 1, piece.variants(at, ends - at)[1])


def _counted(row: Positions, bounds: Positions) -> NDArray[np.uint16]:
    """The columns of cells without addresses: the first is A."""
    column = np.arange(len(row)) - bounds[row]
    require(int(column.max()) < MOST_COLUMNS)
    return column.astype(np.uint16)


def _addressed(
    piece: Piece, at: Positions, row: Positions, rows: _Rows
) -> tuple[NDArray[np.uint16], Positions]:
    """The columns of cells with an address, ascending in each row, and where it ends."""
    require(len(rows.words) or not len(at))
    first, second = (piece.bytes.take(at + place) - np.uint8(LETTER_A) for place in (0, 1))
    # What is no capital letter has become a number far above them.
    two = second < LETTERS
    require((first < LETTERS).all())
    letters: NDArray[np.uint16] = first.astype(np.uint16)
    letters[two] = (letters[two] + 1) * LETTERS + second[two]
    ascending = (letters[1:] > letters[:-1]) | (row[1:] > row[:-1])
    require(ascending.all())
    at = at + 1 + two
    sizes = rows.sizes.take(row)
    require((piece.words(at, sizes) == rows.words.take(row)).all())
    following: Positions = at + sizes
    return letters, following
