"""Which of the points that were tried lie in a box: on each axis those whose piece is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ibcalc.model.kenmerk import Value
from ibcalc.tables.pieces.space import PEILDATUM, Box, Space
from tests.tables.judges.brute_force import Point

Listed = Mapping[str, Sequence[Value]]
"""All values of each kenmerk, by its name, in the order in which they were combined."""


def points_in(space: Space, box: Box, listed: Listed, days: Sequence[date]) -> frozenset[Point]:
    """The points in a box, numbered as ``itertools.product`` of the listed values gives them."""
    axes = dict(zip(space.names, zip(space.axes, box, strict=True), strict=True))
    combinations = [0]
    for naam, values in listed.items():
        inside = list(range(len(values)))
        if naam in axes:
            axis, mask = axes.pop(naam)
            inside = [n for n in inside if mask >> axis.locate(values[n]) & 1]
        count = len(values)
        combinations = [before * count + number for before in combinations for number in inside]
    axis, mask = axes.pop(PEILDATUM)
    if axes:
        raise ValueError(f"axes without values: {', '.join(axes)}")
    kept = [day for day in days if mask >> axis.locate(day) & 1]
    return frozenset((number, day) for number in combinations for day in kept)
