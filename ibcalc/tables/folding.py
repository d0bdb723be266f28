"""Folding: many rows onto the few distinct keys among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64] | NDArray[np.int32]

BLOCK = 1 << 17
"""Rows, or cells (profile x period), done in one go: bounds the working memory to some MB."""

DENSE = 1 << 25
"""Keys below this are folded by a table of flags, without sorting."""

SPARSE = 32
"""Flags for each key above which sorting the keys is quicker after all."""


def distinct(key: Keys, size: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The distinct keys in order, and for each of the n keys its position among them.

    Args:
        key: n keys, each at least 0 and below ``size``.
        size: the bound of the keys; a small one makes folding linear.
    """
    if size > min(DENSE, SPARSE * len(key) + BLOCK):
        sorted_keys, index = np.unique(key, return_inverse=True)
        return sorted_keys.astype(np.int64), index.astype(np.int32)
    seen = np.zeros(max(size, 1), np.bool_)
    seen[key] = True
    keys = np.flatnonzero(seen)
    position = np.empty(len(seen), np.int32)
    position[keys] = np.arange(len(keys), dtype=np.int32)
    return keys, position[key]


def fold_columns(
    columns: Sequence[tuple[NDArray[np.int32], int]], length: int
) -> tuple[NDArray[np.int32], int]:
    """Rows of several code columns folded on their distinct combinations.

    Args:
        columns: for each column its n codes and the number of its distinct values.
        length: n.

    Returns:
        For each row the number of its combination, 0 .. m-1; and m.
    """
    index = np.zeros(length, np.int32)
    count = min(length, 1)
    for codes, values in columns:
        key = index.astype(np.int64) * values + codes
        keys, index = distinct(key, count * values)
        count = len(keys)
    return index, count


def groups(index: NDArray[np.int32], count: int) -> list[NDArray[np.intp]]:
    """For each of ``count`` combinations its rows, in order."""
    order = np.argsort(index.astype(np.uint16) if count < 1 << 16 else index, kind="stable")
    bounds = np.searchsorted(index[order], np.arange(1, count))
    return np.split(order, bounds) if count else []
