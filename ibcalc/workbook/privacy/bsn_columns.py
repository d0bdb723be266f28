"""Which values of a column are a BSN, judged by the column: one in eleven numbers looks like one.

All values are looked at together as one array of bytes, so that a million take a moment.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.bsn import (
    LENGTH,
    MODULUS,
    UNSEEN,
    WEIGHTS,
    has_nine_digits,
    holds_bsn,
    plain_signs,
)

Mask = NDArray[np.bool_]
Spots = NDArray[np.int64]

HALF = 1 / 2
"""Of chance numbers of nine digits a share of 1/11 passes the elfproef; of a column of BSNs all but
the typing errors."""
MOST_ZEROS_LOST = 2
FEWEST_SHORT = 3
"""Numbers of eight digits before they may be BSNs without a zero; many own numbers have eight."""

SAMPLE = 2_000
"""Values with other signs that are looked at one by one before the column is judged."""

_NEWLINE, _ZERO, _NINE = b"\n09"
_PASSED_OVER = np.frombuffer(f" -.{UNSEEN}".encode(), np.uint8)


def bsn_values(texts: Sequence[str], *, short: bool = True) -> Mask:
    """For each distinct value of a column whether it is to be treated as a BSN.

    If most numbers of nine digits pass the elfproef the column holds BSNs, and then a number with
    a typing error or without its zeros is one too. Else none is.

    Args:
        texts: the distinct values.
        short: numbers without their zero count too; not for codes of eight digits, as of AGB.
    """
    lines = _Lines(texts)
    if not lines.is_bsn_column(short=short):
        return np.zeros(len(texts), np.bool_)
    shortest = LENGTH - MOST_ZEROS_LOST if short else LENGTH
    numbers = lines.plain & (lines.digits >= shortest) & (lines.digits <= LENGTH)
    return numbers | lines.holding()


class _Lines:
    """The values as lines of bytes without spaces, points and hyphens."""

    def __init__(self, texts: Sequence[str]) -> None:
        joined = "\n".join(texts)
        if joined.count("\n") >= max(1, len(texts)):
            joined = "\n".join(text.replace("\n", " ") for text in texts)
        joined = plain_signs(joined)
        whole = np.frombuffer(joined.encode("utf-8", "replace") + b"\n", np.uint8)
        self.bytes = whole[~np.isin(whole, _PASSED_OVER)]
        self._texts = texts
        ends = np.flatnonzero(self.bytes == _NEWLINE)[: len(texts)]
        self.starts: Spots = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1])[: len(texts)]
        lengths = ends - self.starts
        digit = (self.bytes >= _ZERO) & (self.bytes <= _NINE)
        counted = np.concatenate([np.zeros(1, np.int64), np.cumsum(digit, dtype=np.int64)])
        self.digits: Spots = counted[ends] - counted[self.starts]
        self.plain: Mask = (self.digits == lengths) & (lengths > 0)

    def is_bsn_column(self, *, short: bool) -> bool:
        """Whether most of what has the form of a BSN passes the elfproef."""
        passed, formed = self._counted(LENGTH)
        mixed = [self._texts[index] for index in self._longer()[:SAMPLE].tolist()]
        passed += sum(map(holds_bsn, mixed))
        formed += sum(map(has_nine_digits, mixed))
        if not formed and short:
            passed, formed = self._counted(LENGTH - 1)
            return formed >= FEWEST_SHORT and passed > HALF * formed
        return passed > HALF * formed

    def holding(self) -> Mask:
        """The values with a BSN among other signs."""
        found = np.zeros(len(self._texts), np.bool_)
        for index in self._longer().tolist():
            found[index] = holds_bsn(self._texts[index])
        return found

    def _longer(self) -> NDArray[np.intp]:
        return np.flatnonzero((self.digits >= LENGTH) & ~(self.plain & (self.digits == LENGTH)))

    def _counted(self, length: int) -> tuple[int, int]:
        """How many numbers of so many digits pass the elfproef, and how many there are."""
        spots = self.starts[self.plain & (self.digits == length)]
        digits = self.bytes[spots[:, None] + np.arange(length)].astype(np.int64) - _ZERO
        sums = digits @ np.array(WEIGHTS[LENGTH - length :], np.int64)
        passing = (sums % MODULUS == 0) & digits.any(axis=1)
        return int(np.count_nonzero(passing)), len(spots)
