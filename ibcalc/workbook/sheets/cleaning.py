"""Texts of cells as they are read and shown: without spaces that nobody sees, and not too long."""

from __future__ import annotations

from dataclasses import replace

from ibcalc.model.cell import Cell, Kind

_ODD_SPACES = {ord(char): None for char in "\u200b\u200c\u200d\u2060\ufeff\u00ad"} | {0xA0: " "}
SHOWN_LENGTH = 60
ERROR_TEXTS = frozenset(
    (
        "#N/A", "#NAME?", "#NULL!", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#SPILL!", "#CALC!",
        "#N/B", "#NAAM?", "#LEEG!", "#DEEL/0!", "#VERW!", "#WAARDE!", "#GETAL!", "#OVERLOOP!",
    )
)  # fmt: skip
"""Error values of Excel in English and in Dutch: what is left of them in csv and after pasting."""


def cleaned(cell: Cell) -> Cell:
    """The cell without outer, non-breaking and zero-width spaces."""
    if cell.kind is not Kind.TEXT:
        return cell
    text = clean(cell.text)
    return cell if text == cell.raw[1:] else replace(cell, raw=f"{Kind.TEXT}{text}")


def clean(text: str) -> str:
    """A text without outer, non-breaking and zero-width spaces."""
    return text.strip() if text.isascii() else text.translate(_ODD_SPACES).strip()


def shown(text: str) -> str:
    """A value as a message shows it: not too long."""
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}..."


def is_error(raw: str) -> bool:
    """True for a raw error cell, and for a text that is the name of an error value."""
    named = raw[:2] == "s#" and raw[1:].strip().upper() in ERROR_TEXTS
    return named or raw[:1] == Kind.ERROR
