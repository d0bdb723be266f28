"""The result workbook: totals as live formulas on one data block, charts, findings and account."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.result import Result

__all__ = ["write_result"]


def write_result(
    result: Result, path: Path, *, with_lines: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Write a result as a workbook, whole or not at all.

    The same result gives the same bytes, save for the links on sheet Bevindingen: a cell is a link
    if the workbook that it is in stands beside ``path``.

    Args:
        result: what to write.
        path: the .xlsx file; replaced whole, or left as it was.
        with_lines: also write sheet Regels.
        inputs: files that may not be overwritten.

    Raises:
        CannotWrite: the file can't be written, or is one of the inputs.
    """
    # XlsxWriter and polars are loaded when something is written, not by who only asks for help.
    from ibcalc.workbook.result.writer import write_workbook

    write_workbook(result, path, with_lines=with_lines, inputs=inputs)
