"""What a column of a DMN table asks for: a name, or a formula that ibcalc does not work out."""

from __future__ import annotations

import re
from collections.abc import Collection

_PLAIN = re.compile(r"[^\W\d]\w*(?:(?:\s*\.\s*|\s+|[/'’-])\w+)*")
_SIGN = re.compile(r"[/-]")
_KEYWORDS = frozenset(
    {
        "and", "between", "else", "every", "external", "false", "for", "function", "if", "in",
        "instance", "not", "null", "or", "return", "satisfies", "some", "then", "true",
    }
)  # fmt: skip
"""Words that make a formula of a text (FEEL, DMN 1.3 section 10.3.1.2)."""


def is_name(text: str, declared: Collection[str]) -> bool:
    """True for a name that the file declares, or words that can be nothing else than a name.

    ``Klasse-1`` is a name, unless the file declares Klasse: then FEEL subtracts.
    """
    if text in declared:
        return True
    if not _PLAIN.fullmatch(text) or not _KEYWORDS.isdisjoint(text.split()):
        return False
    return not any(text[: sign.start()] in declared for sign in _SIGN.finditer(text))
