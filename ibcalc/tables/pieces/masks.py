"""Masks: sets of numbered things as the bits of one int."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits(mask: int) -> Iterator[int]:
    """The numbers in a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def span(first: int, until: int) -> int:
    """The mask of ``first`` up to but not including ``until``; 0 if that is nothing."""
    return (1 << until) - (1 << first) if first < until else 0


def union(masks: Iterable[int]) -> int:
    """Everything in any of the masks."""
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """The neighbours in a mask: (first, last) of each unbroken run, in order."""
    while mask:
        first = (mask & -mask).bit_length() - 1
        rest = mask >> first
        length = (~rest & (rest + 1)).bit_length() - 1
        yield first, first + length - 1
        mask = (rest >> length) << (first + length)
