"""Texts of cells as they are read and shown: without spaces that nobody sees, and not too long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ibcalc.model.cell import Cell, Kind

_UNSEEN = (
    (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
)  # fmt: skip
"""Signs without a form: zero-width spaces and joiners, soft hyphens, marks of the direction of
writing, selectors of a variant. The first and the last of each run."""
_SPACES = ((0xA0, 0xA0), (0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))
"""Spaces that look like the usual one but are another sign."""


def _signs(runs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(sign for first, last in runs for sign in range(first, last + 1))


_ODD_SPACES: Mapping[int, str | None] = MappingProxyType(
    dict.fromkeys(_signs(_UNSEEN), None) | dict.fromkeys(_signs(_SPACES), " ")
)
_MADE_VISIBLE: Mapping[int, str] = MappingProxyType(
    {sign: f"[teken U+{sign:04X}]" for sign in _signs(_UNSEEN)}
    | dict.fromkeys(_signs(_SPACES), "[vaste spatie]")
)
SHOWN_LENGTH = 60
ERROR_TEXTS = frozenset(
    (
        "#N/A", "#NAME?", "#NULL!", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#SPILL!", "#CALC!",
        "#N/B", "#NAAM?", "#LEEG!", "#DEEL/0!", "#VERW!", "#WAARDE!", "#GETAL!", "#OVERLOOP!",
    )
)  # fmt: skip
"""Error values of Excel in English and in Dutch: what is left of them in csv and after pasting."""


def cleaned(cell: Cell) -> Cell:
    """The cell without outer spaces and without signs that nobody sees."""
    if cell.kind is not Kind.TEXT:
        return cell
    text = clean(cell.text)
    return cell if text == cell.raw[1:] else replace(cell, raw=f"{Kind.TEXT}{text}")


def clean(text: str) -> str:
    """A text without outer spaces and without signs that nobody sees."""
    return text.strip() if text.isascii() else text.translate(_ODD_SPACES).strip()


def shown(text: str) -> str:
    """A value as a message shows it: not too long, and what nobody sees made visible."""
    short = text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}..."
    bare = short.strip()
    if short.isascii() and short == bare:
        return short
    before, _, behind = short.partition(bare) if bare else (short, "", "")
    marked = [part.replace(" ", "[spatie]") for part in (before, behind)]
    return f"{marked[0]}{bare}{marked[1]}".translate(_MADE_VISIBLE)


def is_error(raw: str) -> bool:
    """True for a raw error cell, and for a text that is the name of an error value."""
    named = raw[:2] == "s#" and raw[1:].strip().upper() in ERROR_TEXTS
    return named or raw[:1] == Kind.ERROR
