"""Municipality codes: four digits, of which Excel drops a leading zero."""

from __future__ import annotations

import unicodedata

from ibcalc.workbook.sheets.typed import Problem, Typed

DIGITS = 4


def read_gemeente(code: str) -> Typed:
    """A code of three or of wide digits is repaired to ``0505``; any other is left as it stands."""
    plain = unicodedata.normalize("NFKC", code)
    if plain != code and is_gemeente(plain):
        return Typed(plain, (Problem("123", (("waarde", code), ("gelezen", plain))),))
    if len(code) != DIGITS - 1 or not (code.isascii() and code.isdigit()):
        return Typed(code)
    padded = code.zfill(DIGITS)
    return Typed(padded, (Problem("122", (("waarde", code), ("gelezen", padded))),))


def is_gemeente(code: str) -> bool:
    """True for four digits."""
    return len(code) == DIGITS and code.isascii() and code.isdigit()
