"""The rows of a long table, as columns: asked for a piece at a time, so that few are in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.int64] | NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Texts:
    """Row i shows ``values[codes[i]]``; an empty text makes no cell."""

    values: Sequence[str]
    codes: Codes

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """A column of these texts, each distinct one once."""
        index: dict[str, int] = {}
        codes = [index.setdefault(text, len(index)) for text in texts]
        return cls(list(index), np.array(codes, np.int64))

    def piece(self, start: int, stop: int) -> Texts:
        """Some of the rows."""
        return Texts(self.values, self.codes[start:stop])


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whole numbers: counts, cents, or days as Excel serials; ``present`` False makes no cell."""

    values: Ints
    present: NDArray[np.bool_] | None = None

    def piece(self, start: int, stop: int) -> Numbers:
        """Some of the rows."""
        kept = None if self.present is None else self.present[start:stop]
        return Numbers(self.values[start:stop], kept)


Piece = Mapping[str, Texts | Numbers]
"""Columns of equal length by name."""


class Rows(Protocol):
    """A table with columns by name."""

    @property
    def height(self) -> int:
        """The number of rows."""

    def piece(self, start: int, stop: int) -> Piece:
        """All columns of some rows."""

    def total(self, source: str) -> int:
        """The sum of a column of numbers over all rows."""


@dataclass(frozen=True, slots=True)
class HeldRows:
    """A table that is in memory."""

    columns: Piece
    height: int

    def piece(self, start: int, stop: int) -> Piece:
        """All columns of some rows."""
        return {name: column.piece(start, stop) for name, column in self.columns.items()}

    def total(self, source: str) -> int:
        """The sum of a column of numbers over all rows."""
        column = self.columns[source]
        return int(column.values.sum()) if isinstance(column, Numbers) else 0
