"""Toewijzingen as columns: client x product x Van..T/m, each still knowing where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Days, Mask

TYPED = -1
"""The rule of a toewijzing that no rule made: its product was typed in the caseload."""

NOTHING = -1
"""The plan of a row that gives no toewijzing."""


@dataclass(frozen=True, slots=True)
class Toewijzingen:
    """n toewijzingen; every array has length n, and those of one indicatie stand together.

    ``indicatie`` is the row index in the caseload, ``product`` the index in the model's producten,
    ``rule`` the index in the conversion's rules or TYPED, ``follows`` says that it is the opslag
    or component that came with the indicatie, not its base.
    """

    indicatie: NDArray[np.int32]
    product: NDArray[np.int32]
    van: Days
    tot_en_met: Days
    rule: NDArray[np.int32]
    follows: Mask

    def __len__(self) -> int:
        return len(self.indicatie)

    def take(self, index: NDArray[np.intp] | Mask) -> Toewijzingen:
        """Some of them, by index or by mask, in the order of the index."""
        return Toewijzingen(*(getattr(self, field.name)[index] for field in fields(self)))

    def without(self, indicaties: Mask) -> Toewijzingen:
        """All but those of the marked rows of the caseload."""
        return self.take(~indicaties[self.indicatie]) if indicaties.any() else self


@dataclass(frozen=True, slots=True)
class Grant:
    """One product that a row gets; ``begin`` and ``end`` cut its dates, 0 keeps the row's own."""

    product: int
    rule: int = TYPED
    follows: bool = False
    begin: int = 0
    end: int = 0


def lay_out(
    plans: Sequence[tuple[Grant, ...]], plan: NDArray[np.int32], van: Days, tot_en_met: Days
) -> Toewijzingen:
    """The toewijzingen of n rows that share few plans, in the order of the rows.

    Args:
        plans: what a row gets, in order.
        plan: for each row the index of its plan, or NOTHING.
        van: the first day of each row.
        tot_en_met: its last day.
    """
    most = max((len(grants) for grants in plans), default=0)
    sizes = np.array([*(len(grants) for grants in plans), 0])
    per_row = sizes[plan]
    offset = np.cumsum(per_row) - per_row
    total = int(per_row.sum())
    numbers = [np.empty(total, np.int32) for _ in range(5)]
    made = Toewijzingen(
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], np.empty(total, np.bool_)
    )
    for slot in range(most):
        grants = [plan[slot] if slot < len(plan) else Grant(0) for plan in plans]
        rows = np.flatnonzero(per_row > slot)
        _fill(made, offset[rows] + slot, rows, plan[rows], grants, van, tot_en_met)
    return made


def _fill(
    made: Toewijzingen,
    at: NDArray[np.intp],
    rows: NDArray[np.intp],
    plan: NDArray[np.int32],
    grants: Sequence[Grant],
    van: Days,
    tot_en_met: Days,
) -> None:
    made.indicatie[at] = rows
    made.product[at] = np.array([grant.product for grant in grants], np.int32)[plan]
    made.rule[at] = np.array([grant.rule for grant in grants], np.int32)[plan]
    made.follows[at] = np.array([grant.follows for grant in grants])[plan]
    made.van[at] = _cut([grant.begin for grant in grants], plan, van[rows])
    made.tot_en_met[at] = _cut([grant.end for grant in grants], plan, tot_en_met[rows])


def _cut(days: Sequence[int], plan: NDArray[np.int32], own: Days) -> Days:
    """The row's own day, except where its plan names another."""
    if not any(days):
        return own
    cut = np.array(days, np.int32)[plan]
    return np.where(cut != 0, cut, own)
