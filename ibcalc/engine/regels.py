"""Regels: the lines of the calculation as arrays; built only where they are needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Regel(NamedTuple):
    """One line before it is multiplied by aantal; see :class:`Regels` for the fields."""

    entry: int
    product: int
    rule: int
    period: int
    tarief: int
    numerator: int
    denominator: int
    cents: int
    van: int
    tot_en_met: int


@dataclass(frozen=True, slots=True)
class Regels:
    """m lines; every array is int64 of length m.

    ``entry`` is the toewijzing whose indicatie it belongs to, ``product`` the index of the product,
    ``rule`` that of the deciding rule, ``period`` that of the period, ``tarief`` that of the tariff
    or -1, ``cents`` the amount for one client, rounded once; ``van`` and ``tot_en_met`` are the
    active days of the line, inclusive.
    """

    entry: NDArray[np.int64]
    product: NDArray[np.int64]
    rule: NDArray[np.int64]
    period: NDArray[np.int64]
    tarief: NDArray[np.int64]
    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]
    cents: NDArray[np.int64]
    van: NDArray[np.int64]
    tot_en_met: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.entry)

    def take(self, index: NDArray[np.intp] | NDArray[np.bool_]) -> Regels:
        """Some of the lines, in the order of the index."""
        return Regels(*(getattr(self, field.name)[index] for field in fields(self)))

    def sorted(self) -> Regels:
        """In order of toewijzing, then period, then begin, then product."""
        return self.take(np.lexsort((self.product, self.van, self.period, self.entry)))


def regels_of(lines: Iterable[Regel]) -> Regels:
    """Single lines as arrays."""
    table = np.array(list(lines), np.int64).reshape(-1, len(Regel._fields))
    return Regels(*(np.ascontiguousarray(table[:, i]) for i in range(len(Regel._fields))))


def together(*pieces: Regels) -> Regels:
    """Lines of several sources, one after the other."""
    names = [field.name for field in fields(Regels)]
    return Regels(*(np.concatenate([getattr(p, name) for p in pieces]) for name in names))
