"""The matrix of a calculation: its regels summed per client and product, a column a period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column, empty_column

Sums = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matrix:
    """n rows, one a combination of keys with any regel; each column has length n.

    The rows are in order of client as in the caseload (those without a client last), aanbieder
    and gemeente by name, and product as in the model. ``sums(start, stop)`` gives cents and
    numbers of regels of some rows as int64 arrays of shape (rows, periods); they are worked out
    when asked for, so that a long calendar costs no memory for every client.
    """

    client: Column
    aanbieder: Column
    gemeente: Column
    product: Column
    sums: Callable[[int, int], tuple[Sums, Sums]]

    def __len__(self) -> int:
        return len(self.client.codes)


def no_matrix(periods: int) -> Matrix:
    """The matrix of a calculation without any regel."""

    def nothing(start: int, stop: int) -> tuple[Sums, Sums]:
        zeros = np.zeros((stop - start, periods), np.int64)
        return zeros, zeros

    none = empty_column(0)
    return Matrix(none, none, none, none, nothing)
