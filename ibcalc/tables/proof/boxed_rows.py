"""The rows of a table as packed boxes, and what may still be spent on questions about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ibcalc.tables.choice import rank
from ibcalc.tables.pieces.cover import Budget, NotProven, Packing, grown, is_covered, uncovered
from ibcalc.tables.pieces.space import Box, Space
from ibcalc.tables.rules import Rule, RuleSet

SHARES, LEAST = 16, 1000
"""One question about rows may take this part of what is left, and at least so much."""


class BoxedRows:
    """The rows that apply anywhere in a space; ``unproven`` gathers in Dutch what was not decided.

    ``budget`` bounds the work: half of it is for gaps, the other half for questions about rows.
    """

    def __init__(
        self,
        table: RuleSet,
        space: Space,
        rules: tuple[Rule, ...],
        boxes: tuple[Box, ...],
        budget: int,
    ) -> None:
        self.table, self.space, self.rules, self.boxes = table, space, rules, boxes
        self.packing = Packing(space.widths)
        self.packed = [self.packing.pack(box) for box in boxes]
        self.ranks = [rank(table, rule) for rule in rules]
        self.gap_budget = Budget(budget // 2)
        self._left_for_rows = budget // 2
        self.unproven: list[str] = []

    def left_over(self, box: int, rows: list[int], what: str) -> int:
        """A part of a box that no row covers; 0 for none, or, noted, if that was not decided."""
        try:
            with self._share() as share:
                leaf = next(uncovered(self.packing, box, rows, share), 0)
        except NotProven:
            self.unproven.append(what)
            return 0
        return grown(self.packing, leaf, rows, box) if leaf else 0

    def numbered(self, rows: Sequence[int]) -> list[int]:
        """The packed boxes of some rows."""
        return [self.packed[row] for row in rows]

    @contextmanager
    def _share(self) -> Iterator[Budget]:
        """A part of what may still be spent on rows; what is not used goes back."""
        given = max(self._left_for_rows // SHARES, LEAST)
        share = Budget(given)
        try:
            yield share
        finally:
            self._left_for_rows -= given - max(share.left, 0)

    def covered(self, box: int, rows: list[int], what: str) -> bool | None:
        """Whether rows cover a box; None, and noted, if that could not be decided in time."""
        try:
            with self._share() as share:
                return is_covered(self.packing, box, rows, share)
        except NotProven:
            if what:
                self.unproven.append(what)
            return None
