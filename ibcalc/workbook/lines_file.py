"""The regels as a file: .parquet, or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.result import Result
from ibcalc.workbook.atomic import replace_whole

NOT_AS_TEXT = (
    r"^[\t\r\n]|(?i)^[\s\p{C}]*(?:[=+\-@|\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]|\{=|\\\\"
    r"|(?:https?|ftp|file|mailto|javascript|internal|external):)"
)
"""A spreadsheet that opens the CSV would take a text that begins so for a formula or a link.

Signs of full width count, and what nobody sees before a sign does not take it away.
"""


def write_lines(result: Result, path: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Writes the lines with the columns of the contract, whole or not at all.

    A ``.parquet`` keeps types; any other name becomes CSV: UTF-8, comma, dates as 2016-01-31.

    Raises:
        CannotWrite: the target is an input or can't be written.
    """
    import polars as pl

    lines = result.lines

    def write(draft: Path) -> None:
        if path.suffix.lower() == ".parquet":
            lines.write_parquet(draft)
        else:
            texts = pl.col(pl.String)
            marked = pl.when(texts.str.contains(NOT_AS_TEXT)).then("'" + texts)
            lines.with_columns(marked.otherwise(texts).name.keep()).write_csv(draft)

    replace_whole(path, write, inputs=inputs)
