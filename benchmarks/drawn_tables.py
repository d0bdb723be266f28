"""Conversion tables to verify, drawn with a seed: realistic ones, and ones meant to hurt."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.drawn_columns import Axis, Listed, Part, Ranges, axes, codes
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.kenmerk import Kenmerk
from ibcalc.model.place import Place

SHEET = "Getrokken"
PRODUCTS = tuple(f"IB{number}" for number in range(1, 9))

Box = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table and the kenmerken it needs."""

    source: TableSource
    kenmerken: tuple[Kenmerk, ...]


def _drawn(
    columns: Sequence[Axis], boxes: Sequence[Box], treffer: Treffer, dice: random.Random
) -> Drawn:
    rows = tuple(_row(columns, box, at, dice) for at, box in enumerate(boxes, start=2))
    source = TableSource(
        SHEET,
        1,
        treffer,
        tuple(Heading(column.naam, Place("", SHEET, 1, at)) for at, column in _kenmerken(columns)),
        (Heading("Product", Place("", SHEET, 1, len(columns) + 1)),),
        rows,
    )
    return Drawn(source, tuple(kenmerk for _, kenmerk in _kenmerken(columns)))


def _kenmerken(columns: Sequence[Axis]) -> list[tuple[int, Kenmerk]]:
    return [(at, column.kenmerk) for at, column in enumerate(columns, start=1)]


def _row(columns: Sequence[Axis], box: Box, number: int, dice: random.Random) -> SourceRow:
    place = Place("", SHEET, number)
    texts = [column.text(part) for column, part in zip(columns, box, strict=True)]
    cells = [_cell(text, place.at(column=at)) for at, text in enumerate(texts, start=1)]
    output = _cell(dice.choice(PRODUCTS), place.at(column=len(columns) + 1))
    return SourceRow(tuple(cells), (output,), place=place)


def _cell(text: str, place: Place) -> Cell:
    return Cell(Kind.TEXT + text if text else "", place)


def _partition(columns: Sequence[Axis], rows: int, dice: random.Random) -> list[Box]:
    """Boxes that fill the space without overlap, split again and again."""
    boxes: list[Box] = [tuple(column.full for column in columns)]
    while len(boxes) < rows:
        at, which = dice.randrange(len(boxes)), dice.randrange(len(columns))
        halves = columns[which].split(boxes[at][which], dice)
        if halves is not None:
            box = boxes[at]
            boxes[at : at + 1] = [(*box[:which], half, *box[which + 1 :]) for half in halves]
    return boxes


def _shifted(columns: Sequence[Axis], boxes: list[Box], dice: random.Random) -> list[Box]:
    """One row begins a step earlier in one range: it takes from its neighbour."""
    ranges = [at for at, column in enumerate(columns) if isinstance(column, Ranges)]
    places = [
        (row, at)
        for row, box in enumerate(boxes)
        for at in ranges
        if box[at][0] > columns[at].full[0]
    ]
    row, at = dice.choice(places)
    box = boxes[row]
    moved = (*box[:at], (box[at][0] - 1, box[at][1]), *box[at + 1 :])
    return [*boxes[:row], moved, *boxes[row + 1 :]]


def _some(columns: Sequence[Axis], dice: random.Random, share: float) -> Box:
    """A box of drawn parts; of each column a share of the rows asks nothing."""
    return tuple(column.full if dice.random() < share else column.draw(dice) for column in columns)


def complete(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Complete, without overlap."""
    chosen = axes(columns)
    return _drawn(chosen, _partition(chosen, rows, dice), Treffer.UNIEK, dice)


def one_row_less(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Complete but for one row."""
    chosen = axes(columns)
    boxes = _partition(chosen, rows + 1, dice)
    boxes.pop(dice.randrange(len(boxes)))
    return _drawn(chosen, boxes, Treffer.UNIEK, dice)


def one_bound_shifted(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Complete, with one bound that takes from a neighbour."""
    chosen = axes(columns)
    boxes = _shifted(chosen, _partition(chosen, rows, dice), dice)
    return _drawn(chosen, boxes, Treffer.UNIEK, dice)


def first_hit(rows: int, columns: int, dice: random.Random) -> Drawn:
    """From special to general, most cells blank, and a last row for all others."""
    chosen = axes(columns)
    boxes = [_some(chosen, dice, 0.6) for _ in range(rows - 1)]
    boxes.sort(key=lambda box: sum(part == c.full for c, part in zip(chosen, box, strict=True)))
    last = tuple(column.full for column in chosen)
    return _drawn(chosen, [*boxes, last], Treffer.EERSTE, dice)


def at_random(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Rows that know nothing of each other, treffer uniek."""
    chosen = axes(columns)
    return _drawn(chosen, [_some(chosen, dice, 0.2) for _ in range(rows)], Treffer.UNIEK, dice)


def wide_lists(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Columns of two hundred codes, any half of them in each cell."""
    chosen = tuple(codes(f"{chr(ord('A') + at)}code", 200) for at in range(columns))
    boxes = [tuple(_half(column, dice) for column in chosen) for _ in range(rows)]
    return _drawn(chosen, boxes, Treffer.UNIEK, dice)


def _half(column: Listed, dice: random.Random) -> Part:
    return tuple(sorted(dice.sample(column.full, len(column.values) // 2)))


def many_ranges(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Ranges over a thousand values, in every cell."""
    chosen = tuple(Ranges(f"Getal {at}", 0, 999) for at in range(1, columns + 1))
    return _drawn(chosen, [_some(chosen, dice, 0) for _ in range(rows)], Treffer.UNIEK, dice)


def many_ranges_first(rows: int, columns: int, dice: random.Random) -> Drawn:
    """The same with treffer eerste: which rows are hidden by several others together."""
    drawn = many_ranges(rows, columns, dice)
    return replace(drawn, source=replace(drawn.source, treffer=Treffer.EERSTE))


def all_pairs(rows: int, columns: int, dice: random.Random) -> Drawn:
    """Each row asks a range of two columns and nothing of the others: every two rows overlap."""
    chosen = tuple(Ranges(f"Getal {at}", 0, 999) for at in range(1, columns + 1))
    boxes = []
    for _ in range(rows):
        asked = dice.sample(range(columns), 2)
        boxes.append(tuple(c.draw(dice) if at in asked else c.full for at, c in enumerate(chosen)))
    return _drawn(chosen, boxes, Treffer.UNIEK, dice)


Draw = Callable[[int, int, random.Random], Drawn]
KINDS: dict[str, Draw] = {
    "volledig": complete,
    "één regel weg": one_row_less,
    "één grens verschoven": one_bound_shifted,
    "eerste, met vangnet": first_hit,
    "willekeurig": at_random,
    "brede lijsten": wide_lists,
    "veel reeksen": many_ranges,
    "veel reeksen, eerste": many_ranges_first,
    "alle paren": all_pairs,
}
"""Name in the printed table -> how it is drawn."""
HURTFUL = ("brede lijsten", "veel reeksen", "veel reeksen, eerste", "alle paren")


def draw_table(kind: str, rows: int, columns: int) -> Drawn:
    """The table of a kind and size; the same every time."""
    return KINDS[kind](rows, columns, random.Random(f"{kind} {rows} {columns}"))
