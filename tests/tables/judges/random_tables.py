"""Seeded random conversion tables, as the cells of a sheet, small enough to try every value.

They come in two ways. ``_grown`` splits everything that can be asked again and again, so that the
rows cover all of it once; then a few things are done to it that people do: a row is lost, widened,
copied, split, hidden, dated. ``_thrown`` fills cells at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from ibcalc.model.conversion import Treffer
from tests.tables.judges.fields import Field, random_field
from tests.tables.judges.habits import EDITS, HABITS, MOST_ROWS
from tests.tables.judges.made import Made, Row
from tests.tables.judges.parts import (
    dated,
    new_row,
    random_anders,
    random_outputs,
    random_row,
    split,
)

POINTS = (12, 40, 120, 300, 700, 1500)
"""How many combinations of values a table may have, at most, one of these."""


def random_table(rng: Random, fields: tuple[Field, ...] = ()) -> Made:
    """A table of one to five columns and one to eight rows, over these kenmerken if given."""
    fields = fields or random_fields(rng)
    treffer = rng.choice(list(Treffer))
    results, outputs = random_outputs(rng, treffer)
    made = Made(fields, results, treffer, (), random_anders(rng, results), outputs)
    rows = _grown(rng, made) if rng.random() < 0.7 else _thrown(rng, made)
    made = replace(made, rows=tuple(rows))
    if rng.random() < 0.35:
        made = replace(made, rows=tuple(dated(rng, row) for row in made.rows))
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        made = rng.choice(HABITS)(rng, made)
    return made


def random_fields(rng: Random, points: Sequence[int] = POINTS) -> tuple[Field, ...]:
    """Kenmerken of which all combinations together stay few."""
    number, left = rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5)), rng.choice(points)
    fields: list[Field] = []
    for index in range(number):
        others = 3 ** (number - index - 1)
        made = random_field(rng, f"K{index + 1}", max(3, min(12, left // others)))
        left = max(1, left // len(made.values))
        fields.append(made)
    rng.shuffle(fields)
    return tuple(fields)


def edited(rng: Random, made: Made) -> Made:
    """The table after someone worked on it; now and then it means the same as before."""
    for _ in range(rng.choice((1, 1, 1, 2))):
        made = rng.choice(EDITS)(rng, made)
    return made


def _grown(rng: Random, made: Made) -> list[Row]:
    """Everything, cut in pieces that do not overlap."""
    parts = [tuple(one.everything for one in made.fields)]
    for _ in range(rng.randint(0, MOST_ROWS - 2)):
        part = parts.pop(rng.randrange(len(parts)))
        parts.extend(split(rng, made.fields, part))
    rng.shuffle(parts)
    return [new_row(rng, made, part) for part in parts]


def _thrown(rng: Random, made: Made) -> list[Row]:
    return [random_row(rng, made) for _ in range(rng.randint(1, MOST_ROWS))]
