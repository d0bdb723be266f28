"""Neighbours: things that stand together in groups, each beside those before it in its group.

A group is a run of equal numbers, and numbers never go down, so that no loop over groups is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Mask

Index = NDArray[np.int64]

SPAN = 1 << 22
"""More than any day number, so that every group has its own stretch of numbers."""


def highest_before(values: NDArray[np.int32] | Index, group: NDArray[np.int32] | Index) -> Index:
    """For each value the highest of those before it in its group; below -1 for the first of it.

    Each group is lifted above the one before it, so that one running maximum serves all.

    Args:
        values: day numbers or numbers of periods, at least -1.
        group: for each value its group.
    """
    floor = group.astype(np.int64) * SPAN
    highest = np.maximum.accumulate(values + floor)
    before = np.full(len(highest), -SPAN, np.int64)
    before[1:] = highest[:-1] - floor[1:]
    return before


def firsts(group: NDArray[np.int32] | Index) -> Mask:
    """True for the first of each group."""
    fresh = np.ones(len(group), np.bool_)
    fresh[1:] = group[1:] != group[:-1]
    return fresh


def pairs(group: NDArray[np.int32]) -> Iterator[tuple[Index, Index]]:
    """Every two members of each group, as (later, earlier): first those one apart, then two, ..."""
    start = np.maximum.accumulate(np.where(firsts(group), np.arange(len(group)), 0))
    later = np.arange(len(group))
    apart = 0
    while len(later):
        apart += 1
        later = later[later - apart >= start[later]]
        yield later, later - apart


def spread(first: Index, size: Index) -> tuple[Index, Index]:
    """All numbers of several ranges: (which range, number), ``size`` numbers from ``first`` on."""
    which = np.repeat(np.arange(len(size)), size)
    within = np.arange(len(which)) - np.repeat(np.cumsum(size) - size, size)
    return which, first[which] + within


def in_order_seen(group: NDArray[np.int32] | Index) -> NDArray[np.int32]:
    """The same groups, numbered 0, 1, ... as they first occur."""
    _, first, index = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int32)
    rank[np.argsort(first)] = np.arange(len(first), dtype=np.int32)
    return rank[index]
