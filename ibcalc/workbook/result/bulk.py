"""Many rows at once: a frame becomes the row XML of a sheet, column by column.

Writing a cell at a time is too slow for a whole caseload. Here polars renders a block of rows in
one expression; :mod:`ibcalc.workbook.result.splice` puts it into the sheet that XlsxWriter made.
Amounts are rendered from whole cents, so no binary float comes near them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import polars as pl

from ibcalc.model.place import column_letters

BLOCK = 20_000
"""Rows rendered at once: enough to be fast, few enough to stay small in memory."""

MAX_ROWS = 1_000_000
"""Data rows of one sheet; Excel has 1,048,576 rows."""

MAX_TEXT = 32_767
"""Characters that Excel keeps in one cell."""

UNIX_EPOCH_SERIAL = 25_569
"""1-1-1970 as an Excel serial number."""

ILLEGAL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"
"""Characters that XML 1.0 cannot hold."""

ESCAPE_LIKE = "(_x[0-9a-fA-F]{4}_)"
"""Excel reads such text as an escaped character, unless its first underscore is escaped."""

TO_CLEAN = rf"[&<>\r]|{ILLEGAL}|{ESCAPE_LIKE}"
TO_PRESERVE = r"^\s|\s$|\s\s|\n"
"""White space that XML readers may drop unless the text says that it counts."""

ROW = "excel row"
ROW_TEXT = pl.col(ROW + "_text")
"""The number of each row, added to the frame while it is rendered."""


class CellKind(Enum):
    """What a column of a block holds; cents are whole, dates are polars Dates."""

    TEXT = auto()
    CENTS = auto()
    COUNT = auto()
    DATE = auto()
    FORMULA = auto()


@dataclass(frozen=True, slots=True)
class BulkColumn:
    """A column of a block: its header, the column of the frame, what it holds.

    A FORMULA column has its formula as it stands in the first row of the block, with relative
    references, and its cached value in whole cents in the frame.
    """

    header: str
    source: str
    kind: CellKind
    formula: str = ""


def clean_text(texts: pl.Expr) -> pl.Expr:
    """Text that a cell can hold: legal, not too long, XML escaped, ``_x0041_`` kept as typed."""
    legal = texts.str.replace_all(ILLEGAL, "").str.slice(0, MAX_TEXT)
    kept = legal.str.replace_all(ESCAPE_LIKE, "_x005F${1}")
    escaped = kept.str.replace_all("&", "&amp;", literal=True)
    escaped = escaped.str.replace_all("<", "&lt;", literal=True)
    escaped = escaped.str.replace_all(">", "&gt;", literal=True)
    return escaped.str.replace_all("\r", "&#13;", literal=True)


def needs_cleaning(texts: pl.Series) -> bool:
    """True if :func:`clean_text` would change any of these texts."""
    longest = texts.str.len_chars().max()
    too_long = isinstance(longest, int) and longest > MAX_TEXT
    return too_long or bool(texts.str.contains(TO_CLEAN).any())


def decimal_text(cents: pl.Expr) -> pl.Expr:
    """Whole cents as exact decimal euros: 995 becomes ``9.95``, -5 becomes ``-0.05``."""
    return (cents.cast(pl.Decimal(38, 2)) / 100).cast(pl.String)


def render(
    frame: pl.DataFrame, columns: Sequence[BulkColumn], styles: Sequence[str], first_row: int
) -> Iterator[bytes]:
    """The rows of a frame as XML, in blocks.

    Args:
        frame: the rows; a null makes no cell.
        columns: what to show, from column A on.
        styles: the style number of each column, as text.
        first_row: Excel row of the first row of the frame.
    """
    rows = (first_row, first_row + frame.height - 1)
    pieces = [pl.lit('<row r="'), ROW_TEXT, pl.lit('">')]
    for index, column in enumerate(columns):
        values = frame.get_column(column.source)
        cell = _cell(column, values, (column_letters(index + 1), styles[index]), rows, index)
        if values.null_count():
            cell = [pl.concat_str(cell).fill_null("")]
        pieces.extend(cell)
    row = pl.concat_str(*pieces, pl.lit("</row>"))
    for start in range(0, frame.height, BLOCK):
        numbered = frame.slice(start, BLOCK).with_row_index(ROW, offset=first_row + start)
        target = io.BytesIO()
        text = numbered.with_columns(pl.col(ROW).cast(pl.String).alias(ROW + "_text")).select(row)
        text.write_csv(target, include_header=False, quote_style="never")
        yield target.getvalue()


def _cell(
    column: BulkColumn,
    values: pl.Series,
    place: tuple[str, str],
    rows: tuple[int, int],
    shared: int,
) -> list[pl.Expr]:
    """The pieces of a cell; a null value makes the whole cell null.

    ``place`` is the letters of the column and its style; ``shared`` numbers its formula.
    """
    letters, style = place
    value, closing = pl.col(column.source), pl.lit("</v></c>")
    start = [pl.lit(f'<c r="{letters}'), ROW_TEXT]
    if column.kind is CellKind.TEXT:
        return [*start, *_text(value, values, style)]
    if column.kind is CellKind.FORMULA:
        formula = _shared_formula(column.formula, letters, rows, shared)
        return [*start, pl.lit(f'" s="{style}">'), formula, decimal_text(value), closing]
    return [*start, pl.lit(f'" s="{style}"><v>'), _number(value, column.kind), closing]


def _text(value: pl.Expr, values: pl.Series, style: str) -> list[pl.Expr]:
    space = ' xml:space="preserve"' if values.str.contains(TO_PRESERVE).any() else ""
    opening = f'" s="{style}" t="inlineStr"><is><t{space}>'
    text = clean_text(value) if needs_cleaning(values) else value
    return [pl.lit(opening), text, pl.lit("</t></is></c>")]


def _number(value: pl.Expr, kind: CellKind) -> pl.Expr:
    if kind is CellKind.CENTS:
        return decimal_text(value)
    if kind is CellKind.DATE:
        return (value.cast(pl.Int32) + UNIX_EPOCH_SERIAL).cast(pl.String)
    return value.cast(pl.String)


def _shared_formula(formula: str, letters: str, rows: tuple[int, int], shared: int) -> pl.Expr:
    """One formula for the whole column: written out in its first cell, referred to below."""
    reference = f"{letters}{rows[0]}:{letters}{rows[1]}"
    first = f'<f t="shared" ref="{reference}" si="{shared}">{formula}</f><v>'
    later = f'<f t="shared" si="{shared}"/><v>'
    is_first = pl.col(ROW) == rows[0]
    return pl.when(is_first).then(pl.lit(first)).otherwise(pl.lit(later))
