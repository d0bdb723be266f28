"""What means ja and what means nee."""

from __future__ import annotations

from types import MappingProxyType

from ibcalc.tables.language.literals import ja_nee

_MORE = MappingProxyType({"x": True, "true": True, "false": False})
_ODD = MappingProxyType(
    {"1": True, "0": False, "yes": True, "y": True, "no": False, "neen": False, "v": True,
     "\u2713": True, "\u2714": True, "ja.": True, "nee.": False}
)  # fmt: skip
ANSWERS = ("ja", "nee", *_ODD)
"""Texts that can be shown, for they can be no name."""


def yes_no(text: str) -> bool | None:
    """``ja``, ``nee``, also j, n, x, true, false, waar and onwaar; None if neither."""
    answer = ja_nee(text)
    return _MORE.get(text.casefold()) if answer is None else answer


def odd_yes_no(text: str) -> bool | None:
    """What can only mean ja or nee, but is not how it is asked: ``yes``, ``1``, a tick."""
    return _ODD.get(text.casefold())
