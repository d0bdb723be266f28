"""Codes as people and programs write them: which code of a list each can only mean.

Case and spaces are left to the cell language; here are signs between letters and digits, wide
signs, an apostrophe before, and the ``.0`` that programs put behind a code that is all digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from ibcalc.model.names import did_you_mean, normal
from ibcalc.tables.language.literals import CodeMatch, match_code

# 1.1 and 11 may be two codes: a sign between two digits stays.
_SIGNS = re.compile(r"(?<![0-9])[-._/\\ ]+|[-._/\\ ]+(?![0-9])")
_FRACTION = re.compile(r"([0-9]+)[.,]0+")
_LOOKALIKES = str.maketrans("OQIL", "0011")


def find_code(text: str, known: Sequence[str]) -> tuple[CodeMatch, str]:
    """The code of a list that a text can only mean, and how it differs from it.

    ``known`` must not be empty. A code that is in the list is itself.
    """
    how, code = match_code(text, known)
    if how is not CodeMatch.NONE:
        return how, code
    plain = unicodedata.normalize("NFKC", text).strip("'`´’ ")
    fraction = _FRACTION.fullmatch(plain)
    how, code = match_code(fraction[1] if fraction else plain, known)
    if how is CodeMatch.ZEROS:
        return how, code
    if how is not CodeMatch.NONE:
        return CodeMatch.SPELLING, code
    alike = [code for code in known if _bare(code) == _bare(plain)]
    return (CodeMatch.SPELLING, alike[0]) if len(alike) == 1 else (CodeMatch.NONE, "")


def other_with_zeros(text: str, known: Sequence[str]) -> str:
    """For the digits of a number: another code that Excel would make this number of."""
    if not (text.isascii() and text.isdigit()):
        return ""
    longer = [code for code in known if code != text and code.lstrip("0") == text.lstrip("0")]
    return longer[0] if longer else ""


def suggested_code(text: str, known: Sequence[str]) -> str:
    """`` Bedoelde u "H300"?``, also for letters that look like digits; else nothing."""
    looks = [code for code in known if _looks(code) == _looks(text)]
    # The code may have its description behind it.
    begins = [code for code in known if _begins(text, code)]
    for one in (looks, begins):
        if len(one) == 1:
            return f' Bedoelde u "{one[0]}"?'
    return "" if _doubtful(text, known) else did_you_mean(text, known)


def _doubtful(text: str, known: Sequence[str]) -> bool:
    """True if several codes are equally like it, as ``IB1`` and ``IB2`` are like ``IB9``."""
    typed = normal(text)
    names = {normal(code) for code in known}
    ratios = sorted(SequenceMatcher(None, name, typed).ratio() for name in names)
    return len(ratios) > 1 and ratios[-1] == ratios[-2]


def _begins(text: str, code: str) -> bool:
    start = re.escape(code).replace(r"\ ", " ?")
    return bool(re.match(rf"{start}[^a-z0-9;,]", text, re.IGNORECASE))


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _looks(text: str) -> str:
    return _bare(text).upper().translate(_LOOKALIKES)
