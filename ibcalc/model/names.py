"""How names match: whatever the case, accents, spaces or punctuation; and did-you-mean."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=1024)
def normal(name: str) -> str:
    """The form by which names are compared: ``normal(" T/m ") == "tm"``, ``"É"`` as ``"e"``.

    Only letters and digits stay, plus ``%``: ``Groei %`` and ``Groei`` stay different.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in decomposed if char.isalnum() or char == "%")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, if any is alike enough to suggest.

    Of names that only differ in spelling it is the first.
    """
    by_normal: dict[str, str] = {}
    for candidate in known:
        by_normal.setdefault(normal(candidate), candidate)
    matches = difflib.get_close_matches(normal(name), by_normal, n=1, cutoff=0.6)
    return by_normal[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`` Bedoelde u "x"?`` with a leading space, or nothing: to end a message or a repair."""
    match = closest(name, known)
    return f' Bedoelde u "{match}"?' if match else ""
