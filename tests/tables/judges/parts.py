"""Parts of what can be asked, and random rows for them: their cells, outputs and days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from ibcalc.model.conversion import Treffer
from tests.tables.judges.fields import Chosen, Field
from tests.tables.judges.made import ALWAYS, PRODUCTS, Made, Outs, Row, Span
from tests.tables.judges.writing import written

DAYS = (date(2016, 1, 1), date(2016, 2, 29), date(2016, 3, 1), date(2016, 12, 31))


def random_ends(rng: Random) -> Span:
    """Days to verify from and to."""
    first, last = sorted(rng.choices(DAYS, k=2))
    return rng.choice(((first, None), (None, last), (first, last)))


def random_outputs(rng: Random, treffer: Treffer) -> tuple[tuple[str, ...], tuple[Outs, ...]]:
    """The DAN columns and a few rows of outputs to choose from, so that equal ones are common.

    Under prioriteit rows conflict where one output has an order and another has none.
    """
    kind = rng.random()
    if treffer is Treffer.ALLE and kind < 0.6:
        return ("Component",), (("VV",), ("IB1",))
    if treffer is Treffer.PRIORITEIT and kind < 0.6:
        return ("Zwaarte", "Vrij"), HALF_ORDERED
    if kind < 0.3:
        return ("Zwaarte",), (("licht",), ("zwaar",))
    if kind < 0.4:
        return ("Vrij",), (("x",), ("y",), ("z",))
    if kind < 0.7:
        return ("Product", "Opslag"), _some(rng, TWO_OUTPUTS)
    return ("Product",), _some(rng, tuple((product,) for product in (*PRODUCTS, "handmatig")))


HALF_ORDERED = (("zwaar", "x"), ("zwaar", "y"), ("licht", "x"), ("licht", "y"), ("", "y"))
TWO_OUTPUTS = (("IB1", "ja"), ("IB1", "nee"), ("IB2", "ja"), ("IB2", ""), ("handmatig", ""))


def _some(rng: Random, outputs: Sequence[Outs]) -> tuple[Outs, ...]:
    return tuple(rng.sample(outputs, rng.randint(1, 4)))


ANDERS: Mapping[tuple[str, ...], str] = {
    ("Component",): "IB2",
    ("Zwaarte",): "licht",
    ("Vrij",): "w",
    ("Zwaarte", "Vrij"): "Vrij = w",
}


def random_anders(rng: Random, results: tuple[str, ...]) -> str:
    if rng.random() < 0.7:
        return ""
    return ANDERS.get(results) or rng.choice(("handmatig", "Product = IB1"))


def new_row(rng: Random, made: Made, chosen: tuple[Chosen, ...], span: Span = ALWAYS) -> Row:
    cells = tuple(written(rng, *pair) for pair in zip(made.fields, chosen, strict=True))
    return Row(chosen, cells, rng.choice(made.outputs), span)


def split(
    rng: Random, fields: Sequence[Field], part: tuple[Chosen, ...]
) -> list[tuple[Chosen, ...]]:
    """The part cut in two across one column; whole if there is nothing to cut."""
    wide = [index for index, chosen in enumerate(part) if len(chosen) > 1]
    if not wide:
        return [part]
    index = rng.choice(wide)
    values = sorted(part[index])
    if not fields[index].ordered:
        rng.shuffle(values)
    cut = rng.randint(1, len(values) - 1)
    if fields[index].filled in values and rng.random() < 0.5:
        values.sort()
        cut = len(values) - 1
    halves = (frozenset(values[:cut]), frozenset(values[cut:]))
    return [(*part[:index], half, *part[index + 1 :]) for half in halves]


def random_row(rng: Random, made: Made) -> Row:
    return new_row(rng, made, tuple(any_part(rng, one) for one in made.fields))


def any_part(rng: Random, one: Field) -> Chosen:
    """Everything, one value, some that follow each other, or any."""
    count, kind = len(one.values), rng.random()
    if kind < 0.3:
        return one.everything
    if kind < 0.5:
        return frozenset({rng.randrange(count)})
    if kind < 0.8:
        first = rng.randrange(count)
        return frozenset(range(first, rng.randint(first, count - 1) + 1))
    return frozenset(rng.sample(range(count), rng.randint(1, count)))


def dated(rng: Random, row: Row) -> Row:
    if rng.random() < 0.5:
        return row
    first, last = sorted(rng.choices(DAYS, k=2))
    spans = ((first, None), (None, last), (first, last))
    return replace(row, span=rng.choice(spans))
