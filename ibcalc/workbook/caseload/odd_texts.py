"""Texts of a caseload that are read as what they must mean, told once for a column.

A number that was stored as text, and a code with spaces that nobody sees: other programs give
another answer for those without a word. And numbers of which the rest of the column makes it
doubtful whether their point is that of thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import numpy as np

from ibcalc.engine.caseload import Mask
from ibcalc.model.cell import Kind, dutch_date, dutch_number
from ibcalc.workbook.caseload.fold import CellGroups, Ledger, TypedColumn
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.number_forms import has_decimals_after_point, is_thousand, read_number
from ibcalc.workbook.sheets.spaces import only_spaces_differ

NUMBER_AS_TEXT, SPACES, DOUBTFUL_POINT = "CLI-134", "CLI-135", "CLI-138"


def _is_number(text: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return False
    # A number in another notation was told by itself.
    read = read_number(clean(text))
    return not (read.other or read.point)


def _has_spaces(text: str, value: object) -> bool:
    """True if a text became this value by leaving out what nobody sees, and nothing else."""
    if isinstance(value, str):
        return only_spaces_differ(text, value)
    return value is not None and text != clean(text)


_ODD: Mapping[str, Callable[[str, object], bool]] = MappingProxyType(
    {NUMBER_AS_TEXT: _is_number, SPACES: _has_spaces}
)
"""Code -> whether a text and the value that was read from it deserve it."""


def tell_odd_texts(
    typed: TypedColumn, ledger: Ledger, only: Mask | None = None, known: Sequence[str] = ()
) -> None:
    """Tell of a typed column which texts were read as something else.

    Args:
        typed: the column.
        ledger: what is told of it; a file without numbers has no number stored as text.
        only: the rows that count, all if absent.
        known: the values that the column may have.
    """
    texts = [_text(raw) for raw in typed.raw.raws]
    # What is another day or number than it looks was told with its value.
    told = {at for at in typed.told if not isinstance(typed.values[at], str)}
    pairs = list(zip(texts, typed.values, strict=True))
    for code, is_odd in _ODD.items():
        if code == NUMBER_AS_TEXT and ledger.raw.all_text:
            continue
        odd = [
            at
            for at, (text, value) in enumerate(pairs)
            if text and at not in told and is_odd(text, value)
        ]
        told |= {at for at in odd if code == NUMBER_AS_TEXT}
        for group in [[at] for at in odd] if ledger.each else [odd]:
            _tell(code, group, typed, ledger, only, known)


def _text(raw: str) -> str | None:
    """The text of a cell that holds one; None for an empty text too."""
    text = raw[1:] if raw[:1] == Kind.TEXT else ""
    return text if clean(text) else None


def without_doubtful_points(
    typed: TypedColumn, ledger: Ledger, only: Mask | None = None
) -> TypedColumn:
    """The column without ``1.500`` where ``12.50`` shows that a point may be that of decimals."""
    texts = [clean(_text(raw) or "") for raw in typed.raw.raws]
    doubtful = [code for code, text in enumerate(texts) if is_thousand(text)]
    if not doubtful or not any(map(has_decimals_after_point, texts)):
        return typed
    values = list(typed.values)
    for code in doubtful:
        value = values[code]
        if not isinstance(value, Decimal | int):
            continue
        rows = CellGroups(typed.raw).rows(code)
        rows = rows if only is None else rows[only[rows]]
        words = {"waarde": texts[code], "gelezen": dutch_number(value)}
        words["anders"] = dutch_number(Decimal(texts[code]))
        ledger.say(DOUBTFUL_POINT, rows, typed.raw.number, kolom=typed.raw.header, **words)
        values[code] = None
    return TypedColumn(typed.raw, values, typed.told)


def _in_dutch(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return dutch_date(value)
    return dutch_number(value) if isinstance(value, Decimal | int) else str(value)


def _tell(
    code: str,
    odd: Sequence[int],
    typed: TypedColumn,
    ledger: Ledger,
    only: Mask | None,
    known: Sequence[str],
) -> None:
    raw = typed.raw
    rows = np.flatnonzero(np.isin(raw.codes, odd)) if odd else np.zeros(0, np.intp)
    rows = rows if only is None else rows[only[rows]]
    if len(rows):
        first = int(raw.codes[rows[0]])
        value = typed.values[first]
        words = {"kolom": raw.header, "waarde": raw.raws[first][1:], "gelezen": _in_dutch(value)}
        ledger.say(code, rows, raw.number, known, **words)
