"""Is a box covered by other boxes, and if not, where not: exact, and bounded in work.

The question behind gaps and unreachable rows. The answer is a decision diagram that picks at each
node the column that separates the rows best; boxes are packed into one int, a field of bits for
each axis, so that a row is set against a box in a few steps whatever the number of columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ibcalc.tables.pieces.masks import span
from ibcalc.tables.pieces.space import Box

SAMPLED_ROWS = 8


class NotProven(Exception):
    """The bound on the work was reached before there was an answer."""


@dataclass(slots=True)
class Budget:
    """What may still be spent, in rows set against a box."""

    left: int

    def spend(self, rows: int) -> None:
        """Take off work.

        Raises:
            NotProven: nothing is left.
        """
        self.left -= rows
        if self.left < 0:
            raise NotProven


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a box is cut in two: a field, and the part of the box in it that is cut off."""

    field: int
    part: int


class Packing:
    """Boxes as one int: for each axis a field as wide as its pieces, and one guard bit above it.

    Adding ``ones`` to a box carries into the guard bit of every field that is not empty.
    """

    def __init__(self, widths: Sequence[int]) -> None:
        self.offsets: list[int] = []
        self.fields: dict[int, int] = {}
        at = self.ones = self.guards = 0
        for width in widths:
            field, guard = span(at, at + width), 1 << (at + width)
            self.offsets.append(at)
            self.fields[guard] = field
            self.ones |= field
            self.guards |= guard
            at += width + 1
        self.widths = tuple(widths)

    def pack(self, box: Box) -> int:
        """A box as one int."""
        return sum(mask << at for mask, at in zip(box, self.offsets, strict=True))

    def unpack(self, packed: int) -> Box:
        """An int as a box."""
        pairs = zip(self.offsets, self.widths, strict=True)
        return tuple(packed >> at & span(0, width) for at, width in pairs)

    def filled(self, packed: int) -> int:
        """The guard bits of the fields that are not empty."""
        return (packed + self.ones) & self.guards

    def meets(self, first: int, second: int) -> bool:
        """True if two boxes have a point in common."""
        return self.filled(first & second) == self.guards


def uncovered(packing: Packing, box: int, rows: Iterable[int], budget: Budget) -> Iterator[int]:
    """The part of a box that no row covers, as packed boxes that have nothing in common.

    Raises:
        NotProven: the budget is spent; what was yielded before stands.
    """
    waiting = [(box, list(rows))]
    while waiting:
        rest, open_rows = _narrowed(packing, *waiting.pop(), budget)
        if not open_rows:
            yield from (rest,) if rest else ()
            continue
        groups = _independent(packing, rest, open_rows)
        if len(groups) > 1:
            yield from _combined(packing, rest, groups, budget)
        else:
            first, second = halves(rest, separation(packing, rest, open_rows, budget))
            waiting += [(second, open_rows), (first, open_rows)]


def _narrowed(packing: Packing, box: int, rows: list[int], budget: Budget) -> tuple[int, list[int]]:
    """What is left of a box after rows that cover it but for one column; 0 if nothing is left.

    With it the rows that meet what is left and differ from it in two columns or more.
    """
    ones, guards = packing.ones, packing.guards
    while True:
        budget.spend(len(rows) + 1)
        kept: list[int] = []
        before = box
        for row in rows:
            if ((row & box) + ones) & guards != guards:
                continue
            beyond = box & ~row
            fields = (beyond + ones) & guards
            if not fields:
                return 0, []
            if fields & (fields - 1):
                kept.append(row)
            else:
                box = (box & ~packing.fields[fields]) | beyond
        if box == before:
            return box, kept
        rows = kept


def _independent(packing: Packing, box: int, rows: list[int]) -> list[tuple[int, list[int]]]:
    """Rows in groups that ask for different columns: (guard bits of the columns, rows)."""
    groups: list[tuple[int, list[int]]] = []
    for row in rows:
        fields, members = packing.filled(box & ~row), [row]
        apart: list[tuple[int, list[int]]] = []
        for group in groups:
            if group[0] & fields:
                fields |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (fields, members)]
    return groups


def _combined(
    packing: Packing, box: int, groups: list[tuple[int, list[int]]], budget: Budget
) -> Iterator[int]:
    """A point is left over only if each group leaves it over in its own columns."""
    parts: list[list[int]] = []
    for _, rows in sorted(groups, key=lambda group: len(group[1])):
        left = list(uncovered(packing, box, rows, budget))
        if not left:
            return
        parts.append(left)
    for chosen in product(*parts):
        budget.spend(1)
        whole = box
        for part in chosen:
            whole &= part
        yield whole


def separation(packing: Packing, box: int, rows: Sequence[int], budget: Budget) -> Cut:
    """Where to cut a box that every row meets and none covers, to keep most rows to one side."""
    best, chosen = None, None
    seen: set[int] = set()
    for row in rows[:: max(1, len(rows) // SAMPLED_ROWS)]:
        for cut in _cuts(packing, box, row):
            if cut.part in seen:
                continue
            seen.add(cut.part)
            budget.spend(1 + len(rows) // 4)
            rest = box & cut.field & ~cut.part
            here = sum(1 for one in rows if one & cut.part)
            there = sum(1 for one in rows if one & rest)
            cost = here * here + there * there
            if best is None or cost < best:
                best, chosen = cost, cut
    if chosen is None:
        raise ValueError("a row that covers the box can't be separated from it")
    return chosen


def _cuts(packing: Packing, box: int, row: int) -> Iterator[Cut]:
    """The ways to cut a box along one row: off its own part, or off what lies before it."""
    apart = packing.filled(box & ~row)
    for guard, field in packing.fields.items():
        if guard & apart:
            own = row & box & field
            yield Cut(field, own)
            before = box & field & ((own & -own) - 1)
            if before:
                yield Cut(field, before)


def halves(box: int, cut: Cut) -> tuple[int, int]:
    """The part of a box that is cut off, and what remains."""
    rest = box & ~cut.field
    return rest | cut.part, rest | (box & cut.field & ~cut.part)


def is_covered(packing: Packing, box: int, rows: Iterable[int], budget: Budget) -> bool:
    """True if rows together cover a box.

    Raises:
        NotProven: the budget is spent.
    """
    return next(uncovered(packing, box, rows, budget), None) is None


def grown(packing: Packing, box: int, rows: Sequence[int], within: int) -> int:
    """A largest box around one that meets no row, inside another: the best of some orders."""
    fields = list(packing.fields.values())
    best = box
    for turn in range(len(fields)):
        wide = box
        for field in fields[turn:] + fields[:turn]:
            whole = wide | (field & within)
            taken = 0
            for row in rows:
                if packing.filled(row & whole) == packing.guards:
                    taken |= row & field
            wide |= field & within & ~taken
        if _larger(packing, wide, best):
            best = wide
    return best


def _larger(packing: Packing, first: int, second: int) -> bool:
    return volume(packing, first) > volume(packing, second)


def volume(packing: Packing, packed: int) -> int:
    """How many elementary cells a packed box has."""
    cells = 1
    for field in packing.fields.values():
        cells *= (packed & field).bit_count()
    return cells
