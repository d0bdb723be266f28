"""The space of a table: one axis for each input and one for the day, and boxes in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import prod

from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import normal
from ibcalc.tables.language.conditions import Between, Condition
from ibcalc.tables.language.literals import value_text
from ibcalc.tables.pieces.axis import OUTSIDE, Axis, ListedAxis, OrderedAxis, axis_of
from ibcalc.tables.rules import Rule

PEILDATUM = "Peildatum"
"""The last axis: the day on which rows must be valid."""

Box = tuple[int, ...]
"""One mask for each axis; every combination of their pieces."""

Witness = tuple[tuple[str, Value], ...]
"""(kenmerk, value) for each axis that tells anything."""

DAY_WORDS = {"niet ": "niet ", ">= ": "vanaf ", "<= ": "t/m "}


@dataclass(frozen=True, slots=True)
class Space:
    """The axes of a table, that of the day last; ``names`` as in the headings."""

    names: tuple[str, ...]
    axes: tuple[Axis, ...]

    @property
    def full(self) -> Box:
        """The whole space."""
        return tuple(axis.full for axis in self.axes)

    @property
    def widths(self) -> tuple[int, ...]:
        """The number of pieces of each axis."""
        return tuple(len(axis) for axis in self.axes)

    @property
    def dated(self) -> bool:
        """True if the day makes a difference."""
        return len(self.axes[-1]) > 1

    def box_of(self, rule: Rule) -> Box:
        """The box of a row; a mask of 0 if it applies nowhere in this space."""
        pairs = zip(self.axes, (*rule.conditions, validity(rule)), strict=True)
        return tuple(axis.mask(condition) for axis, condition in pairs)

    def witness(self, box: Box) -> Witness:
        """A value from each axis of a box; the day only if it makes a difference."""
        picked = [axis.pick(mask) for axis, mask in zip(self.axes, box, strict=True)]
        named = list(zip(self.names, picked, strict=True))
        return tuple(named if self.dated else named[:-1])

    def cells(self, box: Box) -> tuple[str | None, ...]:
        """The box in the cell language, one text for each axis but the day."""
        return tuple(axis.text(mask) for axis, mask in zip(self.axes[:-1], box[:-1], strict=True))

    def words(self, box: Box) -> str:
        """The box in a few words: ``Code H126, Klasse 3 t/m 4, van 1-7-2016 t/m 31-12-2016``."""
        return words_of(self, box)

    def holds(self, box: Box, values: Mapping[str, Value], day: date) -> bool:
        """True if the values (normal name -> value) on a day lie in the box."""
        point = [*(values.get(normal(name)) for name in self.names[:-1]), day]
        pieces = [axis.locate(value) for axis, value in zip(self.axes, point, strict=True)]
        pairs = zip(pieces, box, strict=True)
        return all(piece != OUTSIDE and mask >> piece & 1 for piece, mask in pairs)


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A box in a space: what is claimed of a table is claimed of such a part."""

    space: Space
    box: Box

    @property
    def witness(self) -> dict[str, Value]:
        """One value for each kenmerk, as named in the headings; Peildatum if days matter."""
        return dict(self.space.witness(self.box))

    @property
    def words(self) -> str:
        """The box in Dutch: ``Code H126, Klasse 3 t/m 4``."""
        return self.space.words(self.box)

    def holds(self, values: Mapping[str, Value], day: date) -> bool:
        """True if values (normal name -> value) on a day lie in the box."""
        return self.space.holds(self.box, values, day)

    def __repr__(self) -> str:
        """What and where in a few words; the axes themselves would fill a screen."""
        return f"{type(self).__name__}({self.words})"


def validity(rule: Rule) -> Condition:
    """The days on which a row applies."""
    return Between(rule.source.vanaf, rule.source.tot_en_met)


def day_axis(rules: Iterable[Rule], begin: date | None, end: date | None) -> Axis:
    """The days from ``begin`` to ``end``, cut where rows begin or cease to apply."""
    kenmerk = Kenmerk(PEILDATUM, KenmerkSoort.DATUM, Domain(low=begin, high=end))
    return axis_of(kenmerk, (validity(rule) for rule in rules), leeg=False)


def size(box: Box) -> int:
    """How many elementary cells a box has."""
    return prod(mask.bit_count() for mask in box)


def inside(inner: Box, outer: Box) -> bool:
    """True if one box lies in another."""
    return all(not mine & ~other for mine, other in zip(inner, outer, strict=True))


def meet(first: Box, second: Box) -> Box | None:
    """What two boxes have in common, or None."""
    common = tuple(mine & other for mine, other in zip(first, second, strict=True))
    return common if all(common) else None


def words_of(space: Space, box: Box) -> str:
    """The box in a few words, without the axes on which it is everything."""
    told = [
        f"{name} {_said(axis, mask)}"
        for name, axis, mask in zip(space.names[:-1], space.axes[:-1], box[:-1], strict=True)
        if axis.text(mask) != ""
    ]
    days = _days(space.axes[-1], box[-1])
    return ", ".join([*told, *([days] if days else [])]) or "alle waarden"


def _said(axis: Axis, mask: int) -> str:
    """A part of an axis: as a cell says it; between two bounds in words; else in two parts."""
    text = axis.text(mask)
    if isinstance(axis, OrderedAxis) and text is not None and text.startswith("niet "):
        return axis.stretch(mask) or text
    if text is not None:
        return text
    values = mask & (axis.full >> axis.leeg)
    filled = axis.text(values)
    if filled is not None:
        return f"leeg of {filled}"
    told = axis.described(values) if isinstance(axis, ListedAxis) else ""
    return told or f"bijvoorbeeld {value_text(axis.pick(mask))}"


def _days(axis: Axis, mask: int) -> str:
    text = axis.text(mask)
    if not text:
        return ""
    return " en ".join(_day_words(item) for item in text.split("; "))


def _day_words(item: str) -> str:
    for sign, word in DAY_WORDS.items():
        if item.startswith(sign):
            return f"{word}{item.removeprefix(sign)}"
    return f"van {item}" if " t/m " in item else f"op {item}"
