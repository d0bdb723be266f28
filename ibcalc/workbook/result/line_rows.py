"""The rows of sheet Regels: the lines of a result, a polars DataFrame, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ibcalc.workbook.result.rows import Numbers, Piece, Texts

if TYPE_CHECKING:
    import polars as pl

UNIX_EPOCH_SERIAL = 25_569
"""1-1-1970 as an Excel serial number."""


class LineRows:
    """The rows of a DataFrame of texts, dates and whole numbers; a null makes no cell."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    @property
    def height(self) -> int:
        """The number of rows."""
        return self._frame.height

    def piece(self, start: int, stop: int) -> Piece:
        """All columns of some rows."""
        part = self._frame.slice(start, stop - start)
        return {series.name: _column(series) for series in part}

    def total(self, source: str) -> int:
        """The sum of a column of numbers over all rows."""
        return int(self._frame.get_column(source).sum())


def _column(series: pl.Series) -> Texts | Numbers:
    import polars as pl

    if series.dtype == pl.String:
        texts = series.fill_null("")
        distinct = texts.unique(maintain_order=True).to_list()
        return Texts(distinct, texts.cast(pl.Enum(distinct)).to_physical().to_numpy())
    present = series.is_not_null().to_numpy() if series.null_count() else None
    numbers = series.to_physical().fill_null(0).to_numpy().astype(np.int64)
    shift = UNIX_EPOCH_SERIAL if series.dtype == pl.Date else 0
    return Numbers(numbers + shift, present)
