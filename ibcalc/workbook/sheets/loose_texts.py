"""What is no row of data although it stands among them: a remark or a total."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.cell import Kind
from ibcalc.model.names import normal
from ibcalc.workbook.sheets.cleaning import clean

TOTALS = ("totaal", "subtotaal", "eindtotaal")


def is_loose_text(contents: Sequence[str], words: int = 2) -> bool:
    """True for one text of ``words`` alone in its row, and for a row that starts with totaal.

    ``contents`` are the raw cells of the row that are not blank, from left to right.
    """
    if not contents or contents[0][0] != Kind.TEXT:
        return False
    text = clean(contents[0][1:])
    alone = len(contents) == 1 and len(text.split()) >= words
    return alone or normal(text.split()[0]) in TOTALS
