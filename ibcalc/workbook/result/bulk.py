"""Many rows at once: a table becomes the row XML of a sheet, column by column.

Writing a cell at a time is too slow for a whole caseload. Here a block of rows is rendered by a
few array operations a column; :mod:`ibcalc.workbook.result.splice` puts it into the sheet that
XlsxWriter made. Amounts are rendered from whole cents, so no binary float comes near them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.rows import Numbers, Piece, Rows, Texts
from ibcalc.workbook.result.sheet_xml import (
    Bytes,
    Span,
    decimal_text,
    digits,
    fixed,
    joined,
    shown_texts,
    whole_text,
)

BLOCK = 10_000
"""Rows rendered at once: enough to be fast, few enough to stay small in memory."""

MAX_BYTES = 1 << 25
"""Bytes of a block before its padding is taken away; very long texts make blocks of fewer rows."""

MAX_ROWS = 1_000_000
"""Data rows of one sheet; Excel has 1,048,576 rows."""


class CellKind(Enum):
    """What a column of a block holds; cents are whole, dates are Excel serials.

    A QUANTITY is a number with any decimals, in the rows as the text of its digits (``31.5``).
    """

    TEXT = auto()
    CENTS = auto()
    COUNT = auto()
    QUANTITY = auto()
    DATE = auto()
    FORMULA = auto()


@dataclass(frozen=True, slots=True)
class BulkColumn:
    """A column of a block: its header, the column of the rows, what it holds.

    A FORMULA column has its formula as it stands in the first row of the block, with relative
    references, and its cached value in whole cents in the rows.
    """

    header: str
    source: str
    kind: CellKind
    formula: str = ""


def render(
    rows: Rows, columns: Sequence[BulkColumn], styles: Sequence[str], first_row: int
) -> Iterator[bytes]:
    """The rows of a table as XML, in blocks.

    Args:
        rows: the table.
        columns: what to show, from column A on.
        styles: the style number of each column, as text.
        first_row: Excel row of the first row of the table.
    """
    last_row = first_row + rows.height - 1
    cells = [
        _Cell(column, column_letters(index + 1), styles[index], index, first_row, last_row)
        for index, column in enumerate(columns)
    ]
    # The first row stands alone, because the formulas are written out in it.
    starts = [*range(min(rows.height, 1)), *range(1, rows.height, BLOCK)]
    for start, stop in zip(starts, [*starts[1:], rows.height], strict=True):
        yield from _rendered(rows.piece(start, stop), first_row + start, stop - start, cells)


def _rendered(piece: Piece, row: int, height: int, cells: Sequence[_Cell]) -> Iterator[bytes]:
    """These ``height`` rows, of which the first is Excel row ``row``; halved if they are huge."""
    numbers = digits(np.arange(row, row + height, dtype=np.int64))
    spans = [Span((fixed('<row r="'), numbers, fixed('">')))]
    spans.extend(cell.span(piece[cell.column.source], numbers, row) for cell in cells)
    spans.append(Span((fixed("</row>"),)))
    if height == 1 or height * sum(span.width for span in spans) <= MAX_BYTES:
        yield joined(spans, height)
        return
    for start, stop in ((0, height // 2), (height // 2, height)):
        half = {name: column.piece(start, stop) for name, column in piece.items()}
        yield from _rendered(half, row + start, stop - start, cells)


@dataclass(frozen=True, slots=True)
class _Cell:
    """How the cells of one column are written; ``shared`` numbers its formula."""

    column: BulkColumn
    letters: str
    style: str
    shared: int
    first_row: int
    last_row: int

    def span(self, values: Texts | Numbers, numbers: Bytes, row: int) -> Span:
        """The cells of some rows, whose Excel rows are ``numbers``, from ``row`` on."""
        place = fixed(f'<c r="{self.letters}'), numbers
        if isinstance(values, Texts):
            texts = shown_texts(values)
            if self.column.kind is CellKind.QUANTITY:
                opening = fixed(f'" s="{self.style}"><v>')
                return Span((*place, opening, texts.content, fixed("</v></c>")), texts.rows)
            space = ' xml:space="preserve"' if texts.preserve else ""
            opening = fixed(f'" s="{self.style}" t="inlineStr"><is><t{space}>')
            return Span((*place, opening, texts.content, fixed("</t></is></c>")), texts.rows)
        formula = self._formula(row) if self.column.formula else ""
        in_euro = self.column.kind in (CellKind.CENTS, CellKind.FORMULA)
        text = decimal_text(values.values) if in_euro else whole_text(values.values)
        opening = fixed(f'" s="{self.style}">{formula}<v>')
        return Span((*place, opening, *text, fixed("</v></c>")), values.present)

    def _formula(self, row: int) -> str:
        """One formula for the whole column: written out in its first cell, referred to below."""
        if row != self.first_row:
            return f'<f t="shared" si="{self.shared}"/>'
        reference = f"{self.letters}{self.first_row}:{self.letters}{self.last_row}"
        return f'<f t="shared" ref="{reference}" si="{self.shared}">{self.column.formula}</f>'
