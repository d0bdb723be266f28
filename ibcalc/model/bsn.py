"""Recognising a BSN, so that it is never shown where it does not belong.

Source: domain.md B1 (BSN) and part D.
"""

from __future__ import annotations

import re

DIGITS = re.compile(r"[0-9]{8,9}")
LENGTH = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MODULUS = 11
HIDDEN = "(niet getoond)"


def elfproef(digits: str) -> bool:
    """True if nine digits pass the elfproef: their weighted sum is a multiple of eleven.

    Nine zeros do not: nobody has that number.

    Raises:
        ValueError: there is something else than digits, or not nine of them.
    """
    weighted = [weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)]
    return any(weighted) and sum(weighted) % MODULUS == 0


def is_bsn(text: str) -> bool:
    """True for nine digits that pass the elfproef, or eight that lost a leading zero."""
    digits = text.strip()
    return DIGITS.fullmatch(digits) is not None and elfproef(digits.zfill(LENGTH))


def without_bsn(text: str) -> str:
    """The text, or that it is not shown because it may be a BSN."""
    return HIDDEN if is_bsn(text) else text
