"""Recognising a BSN, so that it is never shown where it does not belong.

Source: domain.md B1 (BSN) and part D.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

DIGITS = re.compile(r"[0-9]{8,9}")
LENGTH = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MODULUS = 11
HIDDEN = "(niet getoond)"
UNSEEN = "\x01"
"""What stands for a sign that takes no room."""
_GROUPED = re.compile(f"(?<![0-9])[0-9](?:{UNSEEN}*[ .-]?{UNSEEN}*[0-9]){{8}}(?!{UNSEEN}*[0-9])")
"""Nine digits, also as 1234.56.782 or 1234 56 782."""
_ODD = re.compile("[^\x00-\x7f]")
_PLAIN_KINDS = {"Zs": " ", "Pd": "-", "Cf": UNSEEN}


def plain_signs(text: str) -> str:
    """The text with plain digits, spaces and hyphens, sign for sign; UNSEEN for what has no room.

    Digits of other scripts and of full width are digits to whoever reads them.
    """
    return text if text.isascii() else _ODD.sub(_plain_sign, text)


def _plain_sign(match: re.Match[str]) -> str:
    sign = match[0]
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return _PLAIN_KINDS.get(unicodedata.category(sign), sign)


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
    digits = plain_signs(text).replace(UNSEEN, "").strip()
    return DIGITS.fullmatch(digits) is not None and elfproef(digits.zfill(LENGTH))


def without_bsn(text: str) -> str:
    """The text, or that it is not shown because it may be a BSN or holds one."""
    return HIDDEN if is_bsn(text) or holds_bsn(text) else text


def holds_bsn(text: str) -> bool:
    """True if nine digits somewhere in a text pass the elfproef."""
    return next(_bsn_spans(text), None) is not None


def bsns_in(text: str) -> list[str]:
    """Every nine digits in a text that pass the elfproef, as they stand there."""
    return [text[start:end] for start, end in _bsn_spans(text)]


def has_nine_digits(text: str) -> bool:
    """True if nine digits stand together somewhere in a text, as they do in a BSN."""
    return _GROUPED.search(plain_signs(text)) is not None


def crossed_out(text: str) -> str:
    """The text with crosses for every number that can be a BSN."""
    for start, end in _bsn_spans(text):
        text = f"{text[:start]}{'X' * (end - start)}{text[end:]}"
    return text


def _bsn_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where nine digits stand that pass the elfproef."""
    for match in _GROUPED.finditer(plain_signs(text)):
        if elfproef(_digits(match[0])):
            yield match.span()


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
