"""The regels as a file: .parquet, or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.result import Result
from ibcalc.workbook.atomic import replace_whole

FORMULA_START = r"^[=+\-@\t\r]"
"""A text that begins so would be run as a formula by a spreadsheet that opens the CSV."""


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
            guarded = [
                pl.when(pl.col(name).str.contains(FORMULA_START))
                .then("'" + pl.col(name))
                .otherwise(pl.col(name))
                .alias(name)
                for name in ("client", "aanbieder", "gemeente")
            ]
            lines.with_columns(guarded).write_csv(draft)

    replace_whole(path, write, inputs=inputs)
