"""What is proven of rows: which meet, which never decide, which say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.model.conversion import SourceRow, Treffer
from ibcalc.model.place import Place
from ibcalc.tables.pieces.space import Box
from ibcalc.tables.proof.boxed_rows import BoxedRows
from ibcalc.tables.proof.regions import Double, Hidden
from ibcalc.tables.rules import Rule

Pair = tuple[int, int, Box | None]
"""Two rows that apply to the same values, and where the treffer forbids that."""

NEEDLESS_ROWS = 40
"""Of more rows that hide one it is not looked which could be missed."""


def find_pairs(rows: BoxedRows) -> Iterator[Pair]:
    """The pairs of rows that meet, and where the treffer forbids it."""
    ones, guards = rows.packing.ones, rows.packing.guards
    for second, box in enumerate(rows.packed):
        for first in range(second):
            common = box & rows.packed[first]
            if (common + ones) & guards == guards:
                clash = _clash(rows, first, second, common)
                yield first, second, rows.packing.unpack(clash) if clash else None


def _clash(rows: BoxedRows, first: int, second: int, common: int) -> int:
    """The part of what two rows have in common that the treffer forbids; 0 for none."""
    treffer = rows.table.treffer
    if treffer is Treffer.UNIEK:
        return common
    if rows.rules[first].outputs == rows.rules[second].outputs:
        return 0
    if treffer is Treffer.GELIJK:
        return common
    if treffer is not Treffer.PRIORITEIT or rows.ranks[first] != rows.ranks[second]:
        return 0
    better = [b for b, r in zip(rows.packed, rows.ranks, strict=True) if r < rows.ranks[first]]
    return rows.left_over(common, better, "of rijen van gelijke prioriteit botsen")


def find_hidden(rows: BoxedRows, pairs: Sequence[Pair]) -> Iterator[Hidden]:
    """Rows that never decide, each with rows that together go before it everywhere."""
    meeting: dict[int, list[int]] = {}
    for first, second, _ in pairs:
        meeting.setdefault(first, []).append(second)
        meeting.setdefault(second, []).append(first)
    for number, others in sorted(meeting.items()):
        before = sorted(other for other in others if _goes_before(rows, other, number))
        where = f"of rij {rows.rules[number].source.place.row} ooit beslist"
        if before and rows.covered(rows.packed[number], rows.numbered(before), where):
            involved = (number, *_needed(rows, number, before))
            sources = tuple(rows.rules[row].source for row in involved)
            yield Hidden(rows.space, rows.boxes[number], sources)


def _goes_before(rows: BoxedRows, other: int, number: int) -> bool:
    """True if a row does not decide where another applies as well."""
    treffer = rows.table.treffer
    same = rows.rules[other].outputs == rows.rules[number].outputs
    if treffer is Treffer.PRIORITEIT:
        mine, its = rows.ranks[number], rows.ranks[other]
        return its < mine or (its == mine and (not same or other < number))
    allowed = {Treffer.EERSTE: other > number, Treffer.GELIJK: same}
    return not allowed.get(treffer, treffer is Treffer.ALLE)


def _needed(rows: BoxedRows, number: int, before: list[int]) -> list[int]:
    """The rows that it takes to hide a row: one by one those that are not missed go."""
    for other in before:
        if not rows.packed[number] & ~rows.packed[other]:
            return [other]
    needed = before
    if len(before) > NEEDLESS_ROWS:
        return needed
    for other in reversed(before):
        fewer = [row for row in needed if row != other]
        if rows.covered(rows.packed[number], rows.numbered(fewer), ""):
            needed = fewer
    return needed


def find_doubles(rows: BoxedRows) -> Iterator[Double]:
    """Rows that say the same under the same conditions; each beside the first of them."""
    seen: dict[tuple[object, ...], SourceRow] = {}
    for rule, box in zip(rows.rules, rows.boxes, strict=True):
        first = seen.setdefault((box, rule.outputs), rule.source)
        if first is not rule.source:
            yield Double(rows.space, box, (first, rule.source))


def find_idle(boxed: Sequence[tuple[Rule, Box]]) -> Iterator[tuple[SourceRow, Place]]:
    """Rows that ask for what their kenmerk never is, as leeg of one that must be filled."""
    for rule, box in boxed:
        cells = zip(rule.source.inputs, box[:-1], strict=False)
        place = next((cell.place for cell, mask in cells if not mask), None)
        if place is not None:
            yield rule.source, place
