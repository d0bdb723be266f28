"""What people do to a table: they lose, widen, copy, split, hide and date its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from ibcalc.model.conversion import Treffer
from tests.tables.judges.fields import Chosen
from tests.tables.judges.made import Made, Row
from tests.tables.judges.parts import DAYS, dated, new_row, random_anders, random_row, split
from tests.tables.judges.writing import written

MOST_ROWS = 8
ONE_DAY = timedelta(1)

Habit = Callable[[Random, Made], Made]


def _with_rows(made: Made, rows: Sequence[Row]) -> Made:
    return replace(made, rows=tuple(rows[:MOST_ROWS]))


def _lost(rng: Random, made: Made) -> Made:
    """A row is gone, if another is left."""
    if len(made.rows) == 1:
        return made
    gone = rng.randrange(len(made.rows))
    return _with_rows(made, (*made.rows[:gone], *made.rows[gone + 1 :]))


def _changed(rng: Random, made: Made, change: Callable[[Row], Row | tuple[Row, ...]]) -> Made:
    """One row became another, or several."""
    index = rng.randrange(len(made.rows))
    new = change(made.rows[index])
    news = new if isinstance(new, tuple) else (new,)
    return _with_rows(made, (*made.rows[:index], *news, *made.rows[index + 1 :]))


def _moved(rng: Random, made: Made) -> Made:
    """One cell contains a value more or less."""

    def change(row: Row) -> Row:
        index = rng.randrange(len(made.fields))
        one, chosen = made.fields[index], row.chosen[index]
        value = frozenset({rng.randrange(len(one.values))})
        return _rewritten(rng, made, row, index, (chosen ^ value) or one.everything)

    return _changed(rng, made, change)


def _rewritten(rng: Random, made: Made, row: Row, index: int, chosen: Chosen) -> Row:
    cell = written(rng, made.fields[index], chosen)
    cells = (*row.cells[:index], cell, *row.cells[index + 1 :])
    return replace(row, cells=cells, chosen=(*row.chosen[:index], chosen, *row.chosen[index + 1 :]))


def _respelled(rng: Random, made: Made) -> Made:
    """One cell says the same in another way, or as nearly as that can be said."""

    def change(row: Row) -> Row:
        index = rng.randrange(len(made.fields))
        return _rewritten(rng, made, row, index, row.chosen[index])

    return _changed(rng, made, change)


def _copied(rng: Random, made: Made) -> Made:
    """A row stands there twice, perhaps with another outcome."""
    row = rng.choice(made.rows)
    outputs = row.outputs if rng.random() < 0.6 else rng.choice(made.outputs)
    return _placed(rng, made, replace(row, outputs=outputs))


def _placed(rng: Random, made: Made, row: Row) -> Made:
    at = rng.randint(0, min(len(made.rows), MOST_ROWS - 1))
    return _with_rows(made, (*made.rows[:at], row, *made.rows[at:]))


def _catch_all(rng: Random, made: Made) -> Made:
    """A row for everything, at the top or at the bottom."""
    row = new_row(rng, made, tuple(one.everything for one in made.fields))
    rows = made.rows[: MOST_ROWS - 1]
    return _with_rows(made, (row, *rows) if rng.random() < 0.4 else (*rows, row))


def _covered(rng: Random, made: Made) -> Made:
    """A row stays behind the two that it was split into: they hide it together."""

    def change(row: Row) -> tuple[Row, ...]:
        halves = split(rng, made.fields, row.chosen)
        news = tuple(new_row(rng, made, half, row.span) for half in halves)
        return (row, *news) if rng.random() < 0.3 else (*news, row)

    return _changed(rng, made, change)


def _succeeded(rng: Random, made: Made) -> Made:
    """A row is followed by its successor in time, on the next day or nearly so."""
    last = rng.choice(DAYS)

    def change(row: Row) -> tuple[Row, ...]:
        begin = last + ONE_DAY * rng.choice((0, 1, 1, 1, 2, 30))
        until = (row.span[0], last) if (row.span[0] or last) <= last else row.span
        since = (begin, row.span[1]) if begin <= (row.span[1] or begin) else row.span
        new = replace(row, span=since, outputs=rng.choice(made.outputs))
        return (replace(row, span=until), new)

    return _changed(rng, made, change)


def _added(rng: Random, made: Made) -> Made:
    return _placed(rng, made, random_row(rng, made))


def _other_outcome(rng: Random, made: Made) -> Made:
    return _changed(rng, made, lambda row: replace(row, outputs=rng.choice(made.outputs)))


def _swapped(rng: Random, made: Made) -> Made:
    rows = list(made.rows)
    first, second = rng.randrange(len(rows)), rng.randrange(len(rows))
    rows[first], rows[second] = rows[second], rows[first]
    return _with_rows(made, rows)


def _other_anders(rng: Random, made: Made) -> Made:
    return replace(made, anders=random_anders(rng, made.results))


def _other_treffer(rng: Random, made: Made) -> Made:
    return replace(made, treffer=rng.choice(list(Treffer)))


def _redated(rng: Random, made: Made) -> Made:
    return _changed(rng, made, lambda row: dated(rng, row))


HABITS: tuple[Habit, ...] = (
    _lost, _moved, _moved, _copied, _catch_all, _covered, _covered, _succeeded, _added,
    _other_outcome,
)  # fmt: skip
EDITS: tuple[Habit, ...] = (
    *HABITS, _respelled, _respelled, _swapped, _swapped, _other_anders, _other_treffer, _redated,
)  # fmt: skip
