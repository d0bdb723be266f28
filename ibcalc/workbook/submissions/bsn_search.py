"""Numbers that can be a BSN where none belongs: in a text, and in the name of a file."""

from __future__ import annotations

from ibcalc.model.bsn import LENGTH, UNSEEN, crossed_out, elfproef, holds_bsn, plain_signs
from ibcalc.model.cell import Cell, Kind
from ibcalc.workbook.sheets.cleaning import clean

__all__ = ["cell_holds_bsn", "crossed_out", "holds_bsn", "read_bsn"]


def cell_holds_bsn(cell: Cell) -> bool:
    """True for a text that holds a BSN, and for a whole number of nine digits that can be one."""
    if cell.kind not in (Kind.TEXT, Kind.NUMBER):
        return False
    return holds_bsn(clean(cell.raw[1:]))


def read_bsn(text: str) -> str | None:
    """A BSN as nine digits from what stands in a cell, its zero restored; None if it is none."""
    signs = plain_signs(clean(text))
    digits = "".join(char for char in signs if char not in f" .-{UNSEEN}")
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (LENGTH - 1, LENGTH):
        return None
    number = digits.zfill(LENGTH)
    return number if elfproef(number) else None
