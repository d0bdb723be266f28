"""Whether a formula in plain rows may reach out: a quick look that never misses one.

It looks at the last letters before each parenthesis, so that it takes a hundredth of the time of
reading. What it finds may be harmless; the exact parser then judges each formula by itself.
"""

from __future__ import annotations

import numpy as np

from ibcalc.workbook.reader.plainbytes import WORD, Piece, Words, as_word
from ibcalc.workbook.reader.reaching import CHANNEL, FETCHING

_SMALL = np.uint64(0x2020202020202020)
"""Makes letters small; a point and a parenthesis have this bit already."""
_MOST_COMPARED = 5
_NUMBERED = b"&#"
"""A sign written by its number could be any."""


def _ends() -> dict[int, Words]:
    """By their number of bytes the ends of the functions with a parenthesis, as numbers."""
    called = [f"{name}(".lower().encode()[-_MOST_COMPARED:] for name in FETCHING]
    return {
        size: np.array([as_word(end) for end in called if len(end) == size], np.uint64)
        for size in {len(end) for end in called}
    }


_ENDS = _ends()


def may_reach_out(rows: bytes, piece: Piece) -> bool:
    """True unless surely no formula in these rows starts a program or fetches anything.

    Args:
        rows: whole rows, so with more than a word before their first formula.
        piece: of the same bytes.
    """
    if CHANNEL.encode() in rows or _NUMBERED in rows:
        return True
    opened = np.flatnonzero(piece.bytes == ord("("))
    before = piece.word(opened[opened >= WORD] - WORD + 1) | _SMALL
    return any(
        bool(np.isin(before >> np.uint64(8 * (WORD - size)), ends).any())
        for size, ends in _ENDS.items()
    )
