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
_GROUPED = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])", re.ASCII)
"""Nine digits, also as 1234.56.782 or 1234 56 782."""


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
    """The text, or that it is not shown because it may be a BSN or holds one."""
    return HIDDEN if is_bsn(text) or holds_bsn(text) else text


def holds_bsn(text: str) -> bool:
    """True if nine digits somewhere in a text pass the elfproef."""
    return any(elfproef(_digits(match[0])) for match in _GROUPED.finditer(text))


def bsns_in(text: str) -> list[str]:
    """Every nine digits in a text that pass the elfproef, as they stand there."""
    return [match[0] for match in _GROUPED.finditer(text) if elfproef(_digits(match[0]))]


def has_nine_digits(text: str) -> bool:
    """True if nine digits stand together somewhere in a text, as they do in a BSN."""
    return _GROUPED.search(text) is not None


def crossed_out(text: str) -> str:
    """The text with crosses for every number that can be a BSN."""
    return _GROUPED.sub(
        lambda match: "X" * len(match[0]) if elfproef(_digits(match[0])) else match[0], text
    )


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
