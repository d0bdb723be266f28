"""The workbook of a comparison: what two models decide differently, and what that moves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.comparison.compared import Compared

__all__ = ["write_compared"]


def write_compared(compared: Compared, path: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Write a comparison as a workbook, whole or not at all.

    No sheet names a client: there are only counts. The same comparison gives the same bytes, save
    for links, which are there if the workbook that they lead to can be reached from ``path``.

    Args:
        compared: what to write.
        path: the .xlsx file; replaced whole, or left as it was.
        inputs: files that may not be overwritten.

    Raises:
        CannotWrite: the file can't be written, or is one of the inputs.
    """
    # XlsxWriter is loaded when something is written, not by who only asks for help.
    from ibcalc.workbook.compared.writer import write_workbook

    write_workbook(compared, path, inputs=inputs)
