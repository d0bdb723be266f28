"""Client numbers as Excel spoils them: dates, lost digits and lost zeros."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ibcalc.model.cell import Cell, Kind
from ibcalc.workbook.sheets.cleaning import is_error
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.typed import Problem, Typed
from ibcalc.workbook.sheets.typing_cells import read_cell

EXCEL_DIGITS = 15
"""Excel keeps no more digits of a number; a text can have as many as it likes."""
_EXPONENT = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)


def read_client(cell: Cell, column: Column) -> Typed:
    """A client number; a date is what Excel made of one."""
    if cell.kind is Kind.DATE:
        words = (("waarde", cell.shown), ("verwacht", "een nummer van de cliënt"))
        return Typed(None, (Problem("124", words),))
    return read_cell(cell, column)


def is_unusable(raw: str) -> bool:
    """True for a raw cell of which it is told by itself that it holds no client number."""
    return raw[:1] in (Kind.UNCALCULATED, Kind.DATE) or is_error(raw)


def spoiled_numbers(raws: Sequence[str]) -> Sequence[int]:
    """Which of these raw cells lost digits."""
    if max(map(len, raws), default=0) <= EXCEL_DIGITS and "E+" not in "\n".join(raws):
        return []
    suspect = [at for at, text in enumerate(raws) if len(text) > EXCEL_DIGITS or "E+" in text]
    return [at for at in suspect if _spoiled(raws[at])]


def _spoiled(raw: str) -> bool:
    cell = Cell(raw)
    if cell.kind is Kind.NUMBER:
        return len(cell.shown) > EXCEL_DIGITS and cell.shown.isdigit()
    return cell.kind is Kind.TEXT and bool(_EXPONENT.fullmatch(cell.text))


def lost_zeros(raws: Sequence[str]) -> Sequence[int]:
    """Which of these raw cells have zeros before a number that also stands there without."""
    zeros = ("s0", "z0")
    joined = "\n".join(raws)
    if not any(f"\n{start}" in joined or joined.startswith(start) for start in zeros):
        return []
    padded = [at for at, text in enumerate(raws) if text[:2] in zeros and text[1:].isdigit()]
    if not padded:
        return []
    bare = {text[1:] for text in raws if text[:2] not in zeros}
    return [at for at in padded if raws[at][1:].lstrip("0") in bare]
