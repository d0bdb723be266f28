"""The bytes of plain rows, read at many places at once: as numbers, as texts, as what is alike."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]
Words = NDArray[np.uint64]

WORD = 8
"""Bytes that are compared at once."""
MOST_DIGITS = 7
"""Of a row number."""
MOST_VARIANTS = 60
"""Different attributes in one piece; a sheet has some dozens of styles."""
LONGEST_COMPARED = 48
"""Bytes of a text: names and codes are shorter."""
MIXER = 0x9E3779B97F4A7C15
"""Odd, and its bits are as if drawn: spreads numbers that are alike."""
LONGEST_ATTRIBUTES = 256
"""Bytes; LibreOffice needs about 120 for a row."""
DIGIT_0, DIGITS = ord("0"), 10
MASKS: Words = np.array([(1 << 8 * size) - 1 for size in range(WORD + 1)], np.uint64)
"""By number of bytes: the bits of so many bytes, the first one lowest."""

NO_CHARACTERS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF, which XML does not know."""
_ENTITIES: Final = (
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"),
)  # fmt: skip
"""The ampersand last, so that none is read twice."""
_UNKNOWN_ENTITY = re.compile("&(?!(?:lt|gt|quot|apos|amp);)")


class NotPlain(Exception):
    """A piece that only the exact parser may judge."""


def as_word(tag: bytes) -> int:
    """The first bytes of a tag as :meth:`Piece.words` has them."""
    return int.from_bytes(tag[:WORD], "little")


def require(holds: object) -> None:
    """Say that a piece is not plain, unless this holds.

    Raises:
        NotPlain: it does not.
    """
    if not holds:
        raise NotPlain


class Piece:
    """Whole rows of a sheet: the bytes up to ``size``; at least a row stands behind them."""

    def __init__(self, rows: bytes, size: int) -> None:
        """Raises NotPlain for what XML refuses, or reads as something else than it is."""
        self.size = size
        self._data = rows
        self.bytes = np.frombuffer(rows, np.uint8)
        self._words = np.ndarray((len(rows) - WORD + 1,), "<u8", buffer=rows, strides=(1,))
        self._underscore = b"_" in rows
        self._ampersand = b"&" in rows
        self._decoded: dict[str, str] = {}
        self._foreign = not rows.isascii()
        require(b"\r" not in rows and not (b"]" in rows and b"]]>" in rows))
        require(not (self._foreign and any(sign in rows for sign in NO_CHARACTERS)))
        low = self.bytes < ord(" ")
        if low.any():
            require(np.isin(self.bytes[low], (ord("\t"), ord("\n"))).all())

    def word(self, at: Positions) -> Words:
        """The eight bytes at each position as a number."""
        found: Words = self._words[at]
        return found

    def words(self, at: Positions, sizes: Positions | int) -> Words:
        """The first bytes at each position, at most eight, as numbers; the rest is zero."""
        words: Words = self._words[np.minimum(at, len(self._words) - 1)]
        return words & MASKS.take(sizes)

    def digits(self, at: Positions) -> tuple[Positions, Positions]:
        """Numbers of at most seven digits, none before them zero, and how many they have."""
        sizes = np.zeros(len(at), np.int64)
        going = np.ones(len(at), np.bool_)
        for place in range(MOST_DIGITS):
            going &= self.bytes[at + place] - np.uint8(DIGIT_0) < DIGITS
            sizes += going
        numbers, whole = self.numbers(at, sizes)
        require(whole.all())
        return numbers, sizes

    def numbers(self, at: Positions, sizes: Positions) -> tuple[Positions, NDArray[np.bool_]]:
        """Whole numbers of at most eight digits; whether each is just that, without a zero before.

        Eight digits are added up at once: in pairs, then in fours, then all.
        """
        short = np.minimum(sizes, WORD)
        digits = self._words[at] ^ np.uint64(0x3030303030303030)
        # In front of fewer than eight stand zeros, that is: in the lowest bytes.
        digits = digits << ((WORD - short) * 8).astype(np.uint64)
        high = (digits | (digits + np.uint64(0x7676767676767676))) & np.uint64(0x8080808080808080)
        sound = (high == 0) & (sizes > 0) & (sizes <= WORD)
        sound &= (sizes == 1) | (self.bytes[at] != DIGIT_0)
        value = digits * np.uint64(10) + (digits >> np.uint64(8))
        value &= np.uint64(0x00FF00FF00FF00FF)
        value = value * np.uint64(100) + (value >> np.uint64(16))
        value &= np.uint64(0x0000FFFF0000FFFF)
        value = value * np.uint64(10_000) + (value >> np.uint64(32))
        return (value & np.uint64(0xFFFFFFFF)).astype(np.int64), sound

    def variants(
        self, at: Positions, sizes: Positions
    ) -> tuple[NDArray[np.uint8], tuple[bytes, ...]]:
        """The few different texts that stand at these positions, and which one stands where."""
        longest = int(sizes.max(initial=0))
        require(longest <= LONGEST_ATTRIBUTES and (sizes >= 0).all())
        steps = range(0, max(longest, 1), WORD)
        words = [self.words(at + step, np.clip(sizes - step, 0, WORD)) for step in steps]
        which = np.zeros(len(at), np.uint8)
        found: list[bytes] = []
        left = np.ones(len(at), np.bool_)
        while left.any():
            first = int(left.argmax())
            require(len(found) < MOST_VARIANTS)
            same = sizes == sizes[first]
            for word in words:
                same &= word == word[first]
            which[same] = len(found)
            found.append(self._data[at[first] : at[first] + sizes[first]])
            left &= ~same
        return which, tuple(found)

    def alike(self, start: Positions, end: Positions) -> tuple[Positions, Positions] | None:
        """Equal texts: the first of each, and for every text which of those it is.

        None for long texts, and if two different ones were mixed up into the same number.
        """
        sizes = end - start
        longest = int(sizes.max(initial=0))
        if longest > LONGEST_COMPARED:
            return None
        mixed = sizes.astype(np.uint64)
        words = []
        for step in range(0, longest, WORD):
            words.append(self.words(start + step, np.clip(sizes - step, 0, WORD)))
            mixed = (mixed ^ words[-1]) * np.uint64(MIXER)
            mixed ^= mixed >> np.uint64(29)
        _, first, which = np.unique(mixed, return_index=True, return_inverse=True)
        same = [(column == column.take(first).take(which)).all() for column in (sizes, *words)]
        return (first, which) if all(same) else None

    def texts(self, start: Positions, end: Positions, lead: str = "") -> list[str]:
        """The texts at these positions, each with the letter ``lead`` before it.

        Raises:
            NotPlain: no UTF-8, or a character by its number.
        """
        text = self._decoded.get(lead) or self._decode(lead)
        pairs = zip((start - len(lead)).tolist(), end.tolist(), strict=True)
        found = [text[begin:until] for begin, until in pairs]
        if self._foreign:
            found = _as_utf8(found)
        return [_unescaped(one) for one in found] if self._ampersand else found

    def _decode(self, lead: str) -> str:
        """All of it, one character for each byte, so that positions stay the same.

        The sign that ends the tag before a text becomes the letter that leads it.
        """
        signs = self.bytes
        led = np.where(signs == ord(">"), np.uint8(ord(lead)), signs) if lead else signs
        text = self._decoded[lead] = led.tobytes().decode("latin-1")
        return text

    @property
    def escapes(self) -> bool:
        """Whether a text may hold an escape such as ``_x000D_``."""
        return self._underscore and b"_x" in self._data


def _as_utf8(texts: list[str]) -> list[str]:
    """Texts of which each character is a byte."""
    try:
        return "\0".join(texts).encode("latin-1").decode("utf-8").split("\0") if texts else []
    except UnicodeDecodeError as error:
        raise NotPlain from error


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    require(not _UNKNOWN_ENTITY.search(text))
    for name, sign in _ENTITIES:
        text = text.replace(name, sign)
    return text
