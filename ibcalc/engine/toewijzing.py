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
    grants = [grant for plan_grants in plans for grant in plan_grants]
    sizes = np.array([*(len(plan_grants) for plan_grants in plans), 0], np.int32)
    first = np.cumsum(sizes, dtype=np.int32) - sizes
    per_row = sizes.take(plan)
    rows = np.repeat(np.arange(len(plan), dtype=np.int32), per_row)
    # A row's grants stand one after the other, both among the toewijzingen and in its plan.
    shift = first.take(plan) - (np.cumsum(per_row, dtype=np.int32) - per_row)
    grant = np.arange(len(rows), dtype=np.int32) + shift.take(rows)
    return Toewijzingen(
        rows,
        np.array([each.product for each in grants], np.int32).take(grant),
        _dates(van, rows, [each.begin for each in grants], grant),
        _dates(tot_en_met, rows, [each.end for each in grants], grant),
        np.array([each.rule for each in grants], np.int32).take(grant),
        np.array([each.follows for each in grants], np.bool_).take(grant),
    )


def _dates(
    dates: Days, rows: NDArray[np.int32], cuts: Sequence[int], grant: NDArray[np.int32]
) -> Days:
    """The date of each toewijzing: that of its row, unless its grant cuts it."""
    own = dates.take(rows)
    if not any(cuts):
        return own
    cut = np.array(cuts, np.int32).take(grant)
    return np.where(cut != 0, cut, own)
