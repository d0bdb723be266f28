"""Which rows of a caseload fall in the regions where two models decide differently.

Rows are folded on what the tables of either model ask for, as in conversion; a row that lives
through a day on which a row of a table begins or ends is looked at on both sides of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Amounts, Caseload, Codes, Column, Mask
from ibcalc.engine.comparison.periods import BothCalendars
from ibcalc.engine.comparison.rows import RowLines, RowOutcomes
from ibcalc.engine.convert import column_of
from ibcalc.model.names import normal
from ibcalc.tables.chains.compare import Change
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.folding import fold_columns, groups
from ibcalc.tables.pieces.axis import OUTSIDE
from ibcalc.tables.pieces.space import Space

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Regioned:
    """For n rows of a caseload the region of each stretch between two cut days.

    ``fold`` is the combination of each row, or NOWHERE for a row that no table decides; ``region``
    has the index of the region, or NOWHERE, by combination and stretch.
    """

    cuts: NDArray[np.int64]
    fold: NDArray[np.int32]
    region: NDArray[np.int32]

    def rows_in(self, region: int) -> Mask:
        """The rows that are in a region on any day."""
        return self._any(self.region == region)

    def rows_anywhere(self) -> Mask:
        """The rows that are in any region."""
        return self._any(self.region != NOWHERE)

    def _any(self, hits: Mask) -> Mask:
        by_fold = np.append(hits.any(axis=1), np.False_)
        found: Mask = by_fold[self.fold]
        return found

    def of_lines(self, lines: RowLines) -> NDArray[np.int64]:
        """The region in which each regel counts, or NOWHERE.

        That of the last day of the row in the period, or else of its first: a period in which a
        row comes into a region counts there as a whole, in both models alike.
        """
        last = self._at(lines.row, lines.last)
        return np.where(last == NOWHERE, self._at(lines.row, lines.first), last)

    def _at(self, row: NDArray[np.int64], day: NDArray[np.int64]) -> NDArray[np.int64]:
        stretch = np.searchsorted(self.cuts, day, side="right")
        return self.region[self.fold[row], stretch].astype(np.int64)


def regions_of_rows(
    changes: Sequence[Change],
    tables: Sequence[DecisionTable],
    caseloads: tuple[Caseload, Caseload],
    both: BothCalendars,
) -> Regioned:
    """Put every row that the tables decide in its regions.

    Args:
        changes: the regions.
        tables: the tables of both models.
        caseloads: the same rows as the old and as the new model read them.
        both: the calendars, which bound the days that are looked at.
    """
    old, new = caseloads
    rows = np.flatnonzero(~(old.faulty & new.faulty) & (new.product.codes == 0))
    cuts = np.array(sorted({day.toordinal() for t in tables for day in t.boundaries()}), np.int64)
    start = np.maximum(new.van[rows], both.begin.toordinal())
    until = np.maximum(start, np.minimum(new.tot_en_met[rows], both.end.toordinal()))
    low, high = (np.searchsorted(cuts, days, side="right") for days in (start, until))
    columns = _inputs(tables, caseloads)
    folded = [(column.codes[rows], len(column.values)) for column in columns.values()]
    stretches = [(edge.astype(np.int32), len(cuts) + 1) for edge in (low, high)]
    index, count = fold_columns([*folded, *stretches], len(rows))
    first = np.array([int(spots[0]) for spots in groups(index, count)], np.intp)
    points = _points(rows[first], start[first], low[first], high[first], cuts)
    region = np.full((count + 1, len(cuts) + 1), NOWHERE, np.int32)
    region[points.fold, points.stretch] = _region_of(points, changes, columns)
    fold: Codes = np.full(len(new), NOWHERE, np.int32)
    fold[rows] = index
    return Regioned(cuts, fold, region)


@dataclass(frozen=True, slots=True)
class _Points:
    """Every stretch of every combination: one of its rows, and its first day."""

    fold: NDArray[np.int64]
    stretch: NDArray[np.int64]
    row: NDArray[np.int64]
    day: NDArray[np.int64]


def _points(
    row: NDArray[np.intp],
    start: NDArray[np.int64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    cuts: NDArray[np.int64],
) -> _Points:
    size = high - low + 1
    fold = np.repeat(np.arange(len(row)), size)
    stretch = np.arange(int(size.sum())) + np.repeat(low - (np.cumsum(size) - size), size)
    begins = np.append(0, cuts)[stretch]
    return _Points(fold, stretch, row[fold], np.maximum(start[fold], begins))


def _region_of(
    points: _Points, changes: Sequence[Change], columns: Mapping[str, Column]
) -> NDArray[np.int32]:
    """The region that holds each point; all regions of one comparison share their space."""
    found = np.full(len(points.row), NOWHERE, np.int32)
    if not changes:
        return found
    pieces = _pieces(points, changes[0].space, columns)
    within: Mask = np.logical_and.reduce([piece != OUTSIDE for piece in pieces])
    for number, change in enumerate(changes):
        inside = within & (found == NOWHERE)
        for axis, piece, mask in zip(change.space.axes, pieces, change.box, strict=True):
            if mask != axis.full:
                inside &= np.array([bool(mask >> at & 1) for at in range(len(axis))])[piece]
        found[inside] = number
    return found


def _pieces(
    points: _Points, space: Space, columns: Mapping[str, Column]
) -> list[NDArray[np.int64]]:
    """For each axis of the space the piece in which every point lies."""
    pieces: list[NDArray[np.int64]] = []
    for name, axis in zip(space.names[:-1], space.axes[:-1], strict=True):
        column = columns.get(normal(name))
        if column is None:
            pieces.append(np.full(len(points.row), axis.locate(None), np.int64))
            continue
        used, spot = np.unique(column.codes[points.row], return_inverse=True)
        located = [axis.locate(column.values[code]) for code in used.tolist()]
        pieces.append(np.array(located, np.int64)[spot])
    used, spot = np.unique(points.day, return_inverse=True)
    days = [space.axes[-1].locate(date.fromordinal(day)) for day in used.tolist()]
    return [*pieces, np.array(days, np.int64)[spot]]


def _inputs(
    tables: Sequence[DecisionTable], caseloads: tuple[Caseload, Caseload]
) -> dict[str, Column]:
    """The columns that any table asks for; as the new model reads them if it does."""
    old, new = caseloads
    found: dict[str, Column] = {}
    for name in dict.fromkeys(normal(name) for table in tables for name in table.inputs):
        column = column_of(new, name) or column_of(old, name)
        if column is not None:
            found[name] = column
    return found


def cents_by_region(
    outcomes: RowOutcomes, regioned: Regioned, regions: int, both: BothCalendars
) -> Amounts:
    """The cents of one calculation: int64 of shape (regions, periods of both calendars)."""
    sums = np.zeros((regions, len(both.periods)), np.int64)
    spot = np.array(both.places(outcomes.ledger.terms.periods.calendar), np.int64)
    for lines in outcomes.lines(regioned.rows_anywhere()):
        region = regioned.of_lines(lines)
        inside = region != NOWHERE
        where = (region[inside], spot[lines.period[inside]])
        np.add.at(sums, where, lines.cents[inside])
    return sums
