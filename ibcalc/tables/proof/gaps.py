"""A gap as a finding needs it: the rows beside it, the cell to look at, a row that closes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from ibcalc.model.conversion import HANDMATIG, PRODUCT, SourceRow
from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import ORDERED, value_text
from ibcalc.tables.language.outputs import Outputs
from ibcalc.tables.pieces.axis import Axis
from ibcalc.tables.pieces.masks import runs, span
from ibcalc.tables.pieces.ordered_axis import OrderedAxis
from ibcalc.tables.pieces.space import Box, Space, meet
from ibcalc.tables.proof.regions import Gap, Suggestion
from ibcalc.tables.rules import Rule, RuleSet

Rows = Sequence[tuple[Rule, Box]]

SHOWN_NEIGHBOURS = 4


def gap_of(table: RuleSet, space: Space, box: Box, parts: Sequence[Box], rows: Rows) -> Gap:
    """The gap of a box that no row meets; ``parts`` are what is to be closed of it by new rows."""
    beside = list(_neighbours(space, box, rows))[:SHOWN_NEIGHBOURS]
    column = beside[0][0] if beside else 0
    said = list(dict.fromkeys(rule.outputs for _, rule in beside))
    outputs = _outputs(table, said, len(beside))
    return Gap(
        space,
        box,
        tuple(dict.fromkeys(rule.source for _, rule in beside)),
        _place(table, beside[0][1].source if beside else None, column),
        tuple(_suggestion(space, part, *outputs) for part in parts),
        tuple(_leeg(space, box)),
        tuple(_doubtful(table, space, box)),
    )


def _leeg(space: Space, box: Box) -> Iterator[str]:
    for name, (axis, mask) in zip(space.names, _pairs(space, box), strict=True):
        if axis.leeg and mask == 1 << (len(axis) - 1):
            yield name


def sayable(space: Space, box: Box) -> Iterator[Box]:
    """A box in parts of which every column fits in one cell, as far as there are such parts."""
    *inputs, days = _pairs(space, box)
    choices = [list(_sayable(axis, mask)) for axis, mask in inputs]
    stretches = [span(first, last + 1) for first, last in runs(days[1])]
    yield from product(*choices, stretches)


def _sayable(axis: Axis, mask: int) -> Iterator[int]:
    leeg = axis.full ^ (axis.full >> axis.leeg)
    if axis.text(mask) is not None:
        yield mask
        return
    filled = mask & ~leeg
    if isinstance(axis, OrderedAxis) and axis.text(filled) is None:
        yield from (span(first, last + 1) for first, last in runs(filled))
    elif filled:
        yield filled
    if mask & leeg:
        yield leeg


def _pairs(space: Space, box: Box) -> Iterator[tuple[Axis, int]]:
    return zip(space.axes, box, strict=True)


def _neighbours(space: Space, box: Box, rows: Rows) -> Iterator[tuple[int, Rule]]:
    """Rows that would apply if one column had another value: (that column, the row).

    They are those of one column: the days if there are any, else a column with an order, there
    only rows right beside the gap, else any other.
    """
    columns = sorted(
        range(len(space.axes)), key=lambda c: (space.axes[c].kenmerk.soort not in ORDERED, -c)
    )
    for column in columns:
        axis, mask = space.axes[column], box[column]
        near = axis.full & ~mask
        if axis.kenmerk.soort in ORDERED and not axis.kenmerk.domain.values:
            near &= mask << 1 | mask >> 1
        beside = (*box[:column], near, *box[column + 1 :])
        found = [rule for rule, other in rows if near and meet(beside, other) is not None]
        if found:
            yield from ((column, rule) for rule in found)
            return


def _place(table: RuleSet, row: SourceRow | None, column: int) -> Place:
    if row is None:
        return table.columns[0].place if table.columns else table.source.place
    if column < len(row.inputs):
        return row.inputs[column].place
    return row.place


def _doubtful(table: RuleSet, space: Space, box: Box) -> Iterator[SourceRow]:
    for rule in table.unread:
        if meet(space.box_of(rule), box) is not None:
            yield rule.source


def _suggestion(space: Space, box: Box, outputs: tuple[str, ...], why: str) -> Suggestion:
    texts = space.cells(box)
    cells = tuple(
        value_text(axis.pick(mask)) if text is None else text
        for text, (axis, mask) in zip(texts, list(_pairs(space, box))[:-1], strict=True)
    )
    vanaf, tot_en_met = days_of(space.axes[-1], box[-1])
    return Suggestion(cells, outputs, vanaf, tot_en_met, why, None not in texts)


def _outputs(table: RuleSet, said: Sequence[Outputs], rows: int) -> tuple[tuple[str, ...], str]:
    """The outputs of the neighbours if they agree, else a person decides."""
    if len(said) == 1:
        agreed = tuple("" if value is None else value_text(value) for value in said[0])
        beside = "de rij ernaast zegt" if rows == 1 else "de rijen ernaast zeggen"
        return agreed, f"{beside} dit ook"
    hand = tuple(HANDMATIG if column.naam == PRODUCT else "" for column in table.results)
    if not said:
        return hand, "er is geen rij ernaast om van over te nemen"
    texts = ["/".join(value_text(v) for v in one if v is not None) for one in said]
    *most, last = dict.fromkeys(texts)
    told = f"{', '.join(most)} of {last}" if most else last
    return hand, f"de rijen ernaast geven {told}: kies wat hier hoort"


def days_of(axis: Axis, mask: int) -> tuple[date | None, date | None]:
    """The first and last day of an unbroken stretch of days; None where it is open.

    All days of the axis give no dates at all, so that a row without dates is suggested.
    """
    if mask == axis.full or not isinstance(axis, OrderedAxis):
        return None, None
    if axis.kenmerk.soort is not KenmerkSoort.DATUM:
        return None, None
    return axis.first_day(mask), axis.last_day(mask)
