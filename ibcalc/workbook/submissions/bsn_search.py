"""Numbers that can be a BSN where none belongs: in a text, and in the name of a file."""

from __future__ import annotations

import re

from ibcalc.model.bsn import LENGTH, elfproef
from ibcalc.model.cell import Cell, Kind
from ibcalc.workbook.sheets.cleaning import clean

_GROUPED = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])", re.ASCII)
"""Nine digits, also as 1234.56.782 or 1234 56 782."""


def holds_bsn(text: str) -> bool:
    """True if nine digits somewhere in a text pass the elfproef."""
    return any(elfproef(_digits(match[0])) for match in _GROUPED.finditer(text))


def cell_holds_bsn(cell: Cell) -> bool:
    """The same for a cell: its text, or a whole number of nine digits."""
    if cell.kind not in (Kind.TEXT, Kind.NUMBER):
        return False
    return holds_bsn(clean(cell.raw[1:]))


def crossed_out(text: str) -> str:
    """The text with crosses for every number that can be a BSN."""
    return _GROUPED.sub(
        lambda match: "X" * len(match[0]) if elfproef(_digits(match[0])) else match[0], text
    )


def read_bsn(text: str) -> str | None:
    """A BSN as nine digits from what stands in a cell, its zero restored; None if it is none."""
    digits = "".join(char for char in clean(text) if char not in " .-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (LENGTH - 1, LENGTH):
        return None
    number = digits.zfill(LENGTH)
    return number if elfproef(number) else None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
