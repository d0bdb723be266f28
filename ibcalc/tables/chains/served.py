"""A gap of one table that another table of the chain fills is no gap of the model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ibcalc.tables.chains.chain import Chain, Lines
from ibcalc.tables.chains.joint import Joint, joint_space
from ibcalc.tables.pieces.axis import Axis
from ibcalc.tables.pieces.cover import Budget, Cut, NotProven, Packing, halves
from ibcalc.tables.pieces.masks import bits, span, union
from ibcalc.tables.pieces.space import Box
from ibcalc.tables.proof.regions import Region
from ibcalc.tables.rules import RuleSet

BUDGET = 200_000


class Served:
    """A chain of tables on the days from ``begin`` to ``end``, asked what it leaves undecided."""

    def __init__(self, tables: Sequence[RuleSet], begin: date | None, end: date | None) -> None:
        self._joint: Joint = joint_space(tables, (), begin, end)
        self._packing = Packing(self._joint.space.widths)
        self._tables = tables

    def everywhere(self, region: Region) -> bool:
        """True if it is proven that the chain decides on all of a region of one table."""
        chain = Chain(self._tables, self._joint, self._packing, Budget(BUDGET))
        waiting: list[tuple[int, Lines]] = [(self._packing.pack(self._box(region)), chain.lines)]
        try:
            while waiting:
                box, lines = waiting.pop()
                chain.budget.spend(1 + sum(map(len, lines)))
                met = tuple(
                    [line for line in rows if self._packing.meets(line.box, box)] for rows in lines
                )
                answer = chain.answer(box, met)
                if isinstance(answer, Cut):
                    waiting += [(half, met) for half in halves(box, answer)]
                elif answer.told.outcome == "geen":
                    return False
        except NotProven:
            return False
        return True

    def _box(self, region: Region) -> Box:
        """The region in the space of the chain; a kenmerk that only tables set is left open."""
        names = list(region.space.names)
        box = []
        for name, axis in zip(self._joint.space.names, self._joint.space.axes, strict=True):
            if name in names:
                at = names.index(name)
                box.append(_carried(axis, region.space.axes[at], region.box[at]))
            else:
                box.append(axis.full)
        return tuple(box)


def _carried(axis: Axis, other: Axis, mask: int) -> int:
    """The pieces of an axis that lie in a mask of another one, which is cut less finely."""
    pieces = (1 << piece for piece in bits(span(0, len(axis))))
    return union(piece for piece in pieces if _holds(other, mask, axis, piece))


def _holds(other: Axis, mask: int, axis: Axis, piece: int) -> bool:
    located = other.locate(axis.pick(piece))
    return located >= 0 and bool(mask >> located & 1)
