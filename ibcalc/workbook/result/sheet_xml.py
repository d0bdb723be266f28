"""Text and numbers as the bytes of many cells at once.

Every piece of a row has a fixed width and is filled up with NUL bytes, which XML cannot hold;
taking those away again leaves the text. So a block of rows is written by a few array assignments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.tables.folding import distinct
from ibcalc.workbook.legal_text import ILLEGAL, MAX_TEXT, fitting, legal
from ibcalc.workbook.result.rows import Ints, Texts

Bytes = NDArray[np.uint8]
"""Shape (rows, width), or (1, width) for what is the same in every row."""

ESCAPE_LIKE = re.compile("(_x[0-9a-fA-F]{4}_)")
"""Excel reads such text as an escaped character, unless its first underscore is escaped."""

TO_CLEAN = re.compile(f"[&<>\r]|{ILLEGAL.pattern}|{ESCAPE_LIKE.pattern}")
TO_PRESERVE = re.compile(r"^\s|\s$|\s\s|\n")
"""White space that XML readers may drop unless the text says that it counts."""

PLAIN = re.compile(r"[!-%'-;=?-^`-~]{1,999}+(?: [!-%'-;=?-^`-~]{1,99}+){0,99}+")
"""Text of ASCII that needs neither, as most has: told sooner than by looking for what it lacks."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
ZERO, NUL, MINUS = ord("0"), 0, ord("-")


def clean_text(text: str) -> str:
    """Text that a cell can hold: legal, not too long, XML escaped, ``_x0041_`` kept as typed."""
    if len(text) <= MAX_TEXT // 2 and not TO_CLEAN.search(text):
        return text
    return ESCAPE_LIKE.sub(r"_x005F\1", fitting(legal(text))).translate(ESCAPES)


def fixed(text: str) -> Bytes:
    """The same text in every row."""
    return np.frombuffer(text.encode(), np.uint8).reshape(1, -1)


@dataclass(frozen=True, slots=True)
class ShownTexts:
    """The text of each row, which rows have one, and whether white space counts in any."""

    content: Bytes
    rows: NDArray[np.bool_] | None
    preserve: bool


def shown_texts(column: Texts) -> ShownTexts:
    """The texts of a column, each distinct one looked at once."""
    codes, index = distinct(column.codes, len(column.values))
    texts = [column.values[code] for code in codes.tolist()]
    filled = None if all(texts) else np.array([bool(text) for text in texts])[index]
    odd = [text for text in texts if not PLAIN.fullmatch(text)]
    preserve = any(map(TO_PRESERVE.search, odd))
    encoded = np.array([clean_text(text).encode() for text in texts] if odd else texts, np.bytes_)
    content = encoded.view(np.uint8).reshape(len(texts), -1)
    return ShownTexts(content[index], filled, preserve)


def digits(values: Ints, least: int = 1) -> Bytes:
    """Whole numbers without their sign, at least ``least`` digits each."""
    left = np.abs(values)
    width = max(len(str(int(left.max(initial=0)))), least)
    made = np.empty((len(values), width), np.uint8)
    for place in range(width - 1, -1, -1):
        rest = left // 10
        digit = left - rest * 10 + ZERO
        optional = width - place > least
        made[:, place] = np.where(left > 0, digit, NUL) if optional else digit
        left = rest
    return made


def whole_text(values: Ints) -> tuple[Bytes, ...]:
    """Whole numbers."""
    return *_sign(values), digits(values)


def decimal_text(cents: Ints) -> tuple[Bytes, ...]:
    """Whole cents as exact decimal euros: 995 becomes ``9.95``, -5 becomes ``-0.05``."""
    shown = digits(cents, least=3)
    return *_sign(cents), shown[:, :-2], fixed("."), shown[:, -2:]


def _sign(values: Ints) -> tuple[Bytes, ...]:
    below = values < 0
    return (np.where(below, MINUS, NUL).astype(np.uint8).reshape(-1, 1),) if below.any() else ()


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces that stand beside each other in every row, or in the rows ``rows`` only."""

    pieces: tuple[Bytes, ...]
    rows: NDArray[np.bool_] | None = None

    @property
    def width(self) -> int:
        """Bytes in a row."""
        return sum(piece.shape[1] for piece in self.pieces)


def joined(spans: Sequence[Span], height: int) -> bytes:
    """The text of all rows, one after the other."""
    pieces = [piece for span in spans for piece in span.pieces]
    ends = np.cumsum([piece.shape[1] for piece in pieces]).tolist()
    # What is the same in every row is put there in one go.
    same = [piece if len(piece) == 1 else np.zeros_like(piece[:1]) for piece in pieces]
    block = np.repeat(np.hstack(same), height, axis=0)
    for piece, end in zip(pieces, ends, strict=True):
        if len(piece) > 1:
            block[:, end - piece.shape[1] : end] = piece
    start = 0
    for span in spans:
        if span.rows is not None:
            block[~span.rows, start : start + span.width] = NUL
        start += span.width
    return block.tobytes().translate(None, bytes([NUL]))
