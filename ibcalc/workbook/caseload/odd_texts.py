"""Texts of a caseload that are read as what they must mean, told once for a column.

A number that was stored as text, and a code with spaces that nobody sees: other programs give
another answer for those without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import numpy as np

from ibcalc.engine.caseload import Mask
from ibcalc.model.cell import Kind, dutch_number
from ibcalc.workbook.caseload.fold import Ledger, TypedColumn
from ibcalc.workbook.sheets.spaces import only_spaces_differ

NUMBER_AS_TEXT, SPACES = "CLI-134", "CLI-135"


def _is_number(text: str, value: object) -> bool:
    del text
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


_ODD: Mapping[str, Callable[[str, object], bool]] = MappingProxyType(
    {NUMBER_AS_TEXT: _is_number, SPACES: only_spaces_differ}
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
    texts = [text[1:] if text[:1] == Kind.TEXT else None for text in typed.raw.raws]
    pairs = list(zip(texts, typed.values, strict=True))
    for code, is_odd in _ODD.items():
        if code == NUMBER_AS_TEXT and ledger.raw.all_text:
            continue
        odd = [at for at, (text, value) in enumerate(pairs) if text and is_odd(text, value)]
        for group in [[at] for at in odd] if ledger.each else [odd]:
            _tell(code, group, typed, ledger, only, known)


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
        gelezen = dutch_number(value) if isinstance(value, Decimal | int) else str(value)
        words = {"kolom": raw.header, "waarde": raw.raws[first][1:], "gelezen": gelezen}
        ledger.say(code, rows, raw.number, known, **words)
