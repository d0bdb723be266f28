"""What a workbook can't hold in a text: characters that XML has not, and more than a cell takes."""

from __future__ import annotations

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold. A file name may have them, and a csv too."""

REPLACEMENT = "\ufffd"
"""What stands for each, so that nobody takes the text for the one that was there."""

MAX_TEXT = 32_767
"""What Excel keeps in one cell, in units of UTF-16: an emoji counts twice."""


def legal(text: str) -> str:
    """The text with its illegal characters replaced."""
    return ILLEGAL.sub(REPLACEMENT, text)


def fitting(text: str, most: int = MAX_TEXT) -> str:
    """The beginning of a legal text that fits; no character is cut in two."""
    if len(text) <= most // 2:
        return text
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
