"""Elementary pieces: the domain of one kenmerk cut where any cell of its columns cuts it.

No condition tells two values of one piece apart, so a set of pieces, a mask with bit i for piece
i, stands exactly for a set of values. Source: shared idea of decision-table verification by
elementary intervals; domains know their step (whole numbers, cents, days).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.conditions import Condition
from ibcalc.tables.language.literals import ORDERED
from ibcalc.tables.pieces.listed_axis import ListedAxis, listed_axis, text_axis
from ibcalc.tables.pieces.ordered_axis import OrderedAxis, ordered_axis

OUTSIDE = -1
"""The piece of a value that is not in the domain, or of another soort."""


class Axis(Protocol):
    """The pieces of one kenmerk, in order; ``leeg``, if it may occur, is the last."""

    @property
    def kenmerk(self) -> Kenmerk:
        """The kenmerk with its soort and domain."""

    @property
    def leeg(self) -> bool:
        """True if the last piece is leeg."""

    def __len__(self) -> int: ...

    @property
    def full(self) -> int:
        """The mask of all pieces."""

    def locate(self, value: Value) -> int:
        """The piece that holds a value, or -1 outside the domain."""

    def mask(self, condition: Condition) -> int:
        """The pieces inside one of the conditions that the axis was cut for."""

    def pick(self, mask: int) -> Value:
        """A value in the pieces of a mask that is not empty; leeg only if nothing else is."""

    def text(self, mask: int) -> str | None:
        """The mask as an ALS cell; empty for all pieces, None if no single cell can say it."""


def axis_of(kenmerk: Kenmerk, conditions: Iterable[Condition], *, leeg: bool = True) -> Axis:
    """The axis of a kenmerk, cut for conditions."""
    asked: Collection[Condition] = dict.fromkeys(conditions)
    if kenmerk.domain.values or kenmerk.soort is KenmerkSoort.JA_NEE:
        return listed_axis(kenmerk, asked, leeg=leeg)
    if kenmerk.soort in ORDERED:
        return ordered_axis(kenmerk, asked, leeg=leeg)
    return text_axis(kenmerk, asked, leeg=leeg)


__all__ = ["OUTSIDE", "Axis", "ListedAxis", "OrderedAxis", "axis_of"]
