"""The search for gaps: values and days for which no row of a table applies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod

from ibcalc.model.conversion import Treffer
from ibcalc.tables.pieces.cover import Budget, NotProven, Packing, grown, uncovered, volume
from ibcalc.tables.pieces.masks import runs, span
from ibcalc.tables.pieces.ordered_axis import OrderedAxis
from ibcalc.tables.pieces.space import Box, Space
from ibcalc.tables.proof.boxed_rows import BoxedRows
from ibcalc.tables.proof.gaps import gap_of, sayable
from ibcalc.tables.proof.regions import Gap

SHOWN_STRETCHES = 12
REST_BUDGET = 20_000
"""Work on what other gaps leave of one; more than that and no row of its own is suggested."""


def find_gaps(rows: BoxedRows, limit: int) -> tuple[tuple[Gap, ...], bool]:
    """The largest boxes without a row: first without any leeg, then with a column leeg."""
    if rows.table.treffer is Treffer.ALLE:
        return (), False
    found: list[int] = []
    try:
        more = any(
            _search(rows, rows.packing.pack(within), found, limit)
            for within in _places(rows.space)
            if all(within)
        )
    except NotProven:
        more = True
        known = f"wel {len(found)} gaten gevonden" if found else "tot zover geen gat gevonden"
        rows.unproven.append(f"of er (meer) gaten zijn ({known})")
    parts = [part for box in found for part in _stretches(rows.space, rows.packing.unpack(box))]
    boxes = _largest(rows.packing, [rows.packing.pack(part) for part in parts])
    boxed = list(zip(rows.rules, rows.boxes, strict=True))
    gaps = []
    for number, box in enumerate(boxes):
        rest = _left_over(rows.packing, box, boxes[:number])
        closed = [part for one in rest for part in sayable(rows.space, rows.packing.unpack(one))]
        gaps.append(gap_of(rows.table, rows.space, rows.packing.unpack(box), closed, boxed))
    return tuple(gaps), more


def _largest(packing: Packing, boxes: list[int]) -> list[int]:
    """The boxes from large to small, without those that lie inside another."""
    kept: list[int] = []
    for box in sorted(boxes, key=lambda one: -volume(packing, one)):
        if not any(not box & ~other for other in kept):
            kept.append(box)
    return kept


def _left_over(packing: Packing, box: int, others: list[int]) -> list[int]:
    """What other boxes leave of one, in parts that have nothing in common."""
    try:
        return list(uncovered(packing, box, others, Budget(REST_BUDGET)))
    except NotProven:
        return []


def _search(rows: BoxedRows, within: int, found: list[int], limit: int) -> bool:
    """Add gaps inside a box; True if the limit on their number was reached."""
    for leaf in uncovered(rows.packing, within, rows.packed, rows.gap_budget):
        if any(not leaf & ~box for box in found):
            continue
        box = _with_leeg(rows, grown(rows.packing, leaf, rows.packed, within))
        found[:] = [*(other for other in found if other & ~box), box]
        if len(found) > limit:
            found.pop()
            return True
    return False


def _with_leeg(rows: BoxedRows, box: int) -> int:
    """The box and leeg as well in columns where it holds everything else, if no row minds."""
    for axis, offset in zip(rows.space.axes, rows.packing.offsets, strict=True):
        filled = axis.full >> 1
        if axis.leeg and box >> offset & axis.full == filled:
            wider = box | (axis.full ^ filled) << offset
            if not any(rows.packing.meets(wider, row) for row in rows.packed):
                box = wider
    return box


def _places(space: Space) -> Iterator[Box]:
    """The space without leeg; then, for each column that may be leeg, where it is."""
    yield tuple(axis.full >> axis.leeg for axis in space.axes)
    for column, axis in enumerate(space.axes):
        if axis.leeg:
            leeg = axis.full ^ (axis.full >> 1)
            yield (*space.full[:column], leeg, *space.full[column + 1 :])


def _stretches(space: Space, box: Box) -> Iterator[Box]:
    """A box for each unbroken stretch of every column with an order, and of the days.

    Where that would be very many, only the days are taken apart.
    """
    parts = [
        [span(first, last + 1) for first, last in runs(mask)]
        if isinstance(axis, OrderedAxis)
        else [mask]
        for axis, mask in zip(space.axes, box, strict=True)
    ]
    if prod(map(len, parts[:-1])) > SHOWN_STRETCHES:
        parts[:-1] = [[mask] for mask in box[:-1]]
    yield from product(*parts)
