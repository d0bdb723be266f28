"""Does a number look like a BSN? Then it is not shown."""

from __future__ import annotations

LENGTH = 9
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(text: str) -> bool:
    """True for nine digits, or eight with a lost zero, that pass the elfproef."""
    digits = text.strip().rjust(LENGTH, "0") if len(text.strip()) >= LENGTH - 1 else ""
    if len(digits) != LENGTH or not digits.isdecimal() or not digits.isascii():
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return weighted % 11 == 0 and int(digits) > 0
