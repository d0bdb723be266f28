"""The axis of numbers, amounts and days: intervals between the bounds that cells name.

A cut is where an interval begins: (position, side). For whole numbers, cents and days the side is
always 0, so that 1-5 and 6-10 leave no gap; for other numbers 0 is just before, 1 just after.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.conditions import (
    Any,
    Between,
    Condition,
    Empty,
    Not,
    OneOf,
    Ordered,
    Union,
)
from ibcalc.tables.language.literals import MONEY_DECIMALS, NUMERIC, fits, value_text
from ibcalc.tables.pieces.masks import bits, runs, span, union

OUTSIDE = -1
EXAMPLE_DAY = date(2016, 1, 1)

Cut = tuple[int | Decimal, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """Values of a soort as positions, and back."""

    soort: KenmerkSoort

    @property
    def stepped(self) -> bool:
        """True if the values lie one step apart."""
        return self.soort is not KenmerkSoort.GETAL

    @property
    def origin(self) -> Cut | None:
        """The cut before the first value there is; None if there is no first."""
        return (date.min.toordinal(), 0) if self.soort is KenmerkSoort.DATUM else None

    def begin(self, bound: Ordered, *, is_open: bool) -> Cut:
        """The cut before the first value from a lower bound on."""
        if not self.stepped:
            return self._position(bound), int(is_open)
        position = self._position(bound)
        whole = int(position.to_integral_value(ROUND_CEILING))
        return (whole + 1 if is_open and whole == position else whole), 0

    def end(self, bound: Ordered, *, is_open: bool) -> Cut:
        """The cut after the last value up to an upper bound."""
        if not self.stepped:
            return self._position(bound), int(not is_open)
        position = self._position(bound)
        whole = int(position.to_integral_value(ROUND_FLOOR))
        return (whole if is_open and whole == position else whole + 1), 0

    def at(self, value: Ordered) -> Cut:
        """The cut just before a value."""
        position = self._position(value)
        return (int(position) if self.stepped else position), 0

    def value(self, position: int | Decimal) -> Ordered:
        """The value at a position."""
        if self.soort is KenmerkSoort.DATUM:
            return date.fromordinal(int(position))
        number = Decimal(position)
        return number.scaleb(-MONEY_DECIMALS) if self.soort is KenmerkSoort.BEDRAG else number

    def _position(self, value: Ordered) -> Decimal:
        if isinstance(value, date):
            return Decimal(value.toordinal())
        return value.scaleb(MONEY_DECIMALS) if self.soort is KenmerkSoort.BEDRAG else value


@dataclass(frozen=True, slots=True)
class OrderedAxis:
    """Pieces i = 0 .. n-1 between ``cuts[i-1]`` and ``cuts[i]``; the outer ends are the domain's.

    ``low`` and ``high`` are the cuts at which the domain begins and ends, None for no end.
    """

    kenmerk: Kenmerk
    cuts: tuple[Cut, ...]
    low: Cut | None
    high: Cut | None
    leeg: bool

    @property
    def filled(self) -> int:
        """The number of pieces that hold values."""
        return len(self.cuts) + 1

    def __len__(self) -> int:
        return self.filled + self.leeg

    @property
    def full(self) -> int:
        """The mask of all pieces."""
        return span(0, len(self))

    def locate(self, value: Value) -> int:
        """The piece that holds a value, or -1 outside the domain."""
        if value is None:
            return self.filled if self.leeg else OUTSIDE
        if isinstance(value, str | bool) or not fits(value, self.kenmerk):
            return OUTSIDE
        return bisect_right(self.cuts, self._scale.at(value))

    def mask(self, condition: Condition) -> int:
        """The pieces inside one of the conditions that the axis was cut for."""
        if isinstance(condition, Any):
            return self.full
        if isinstance(condition, Not):
            return span(0, self.filled) & ~self.mask(condition.inner)
        if isinstance(condition, Union):
            return union(self.mask(part) for part in condition.parts)
        if isinstance(condition, Empty):
            return self._leeg
        return union(self._pieces(*ends) for ends in _intervals(condition, self._scale))

    def pick(self, mask: int) -> Value:
        """A value in the pieces of a mask that is not empty; leeg only if nothing else is."""
        piece = next(bits(mask))
        return None if piece >= self.filled else self._example(piece)

    def text(self, mask: int) -> str | None:
        """The mask as an ALS cell; empty for all pieces, None if no single cell can say it."""
        if mask == self.full:
            return ""
        values = mask & span(0, self.filled)
        plain = self._runs_text(values)
        if mask & self._leeg:
            return "leeg" if not values else None if plain is None else f"{plain}; leeg"
        if plain is not None:
            return plain
        others = self._runs_text(span(0, self.filled) & ~values)
        return None if others is None else f"niet {others}"

    def stretch(self, mask: int) -> str:
        """One unbroken stretch between two bounds in words, ``tussen 5 en 6``; else empty."""
        (first, last), *others = runs(mask & span(0, self.filled))
        begin, end = self._ends(first, last)
        if others or begin is None or end is None:
            return ""
        (low, low_out), (high, high_out) = (
            self._bound(begin, first=True),
            self._bound(end, first=False),
        )
        if low_out and high_out:
            return f"tussen {value_text(low)} en {value_text(high)}"
        start = f"boven {value_text(low)}" if low_out else value_text(low)
        return f"{start} {'tot' if high_out else 't/m'} {value_text(high)}"

    def first_day(self, mask: int) -> date | None:
        """The first day of a mask of days; None if there is none."""
        begin, _ = self._ends(next(bits(mask)), 0)
        return None if begin is None else date.fromordinal(int(begin[0]))

    def last_day(self, mask: int) -> date | None:
        """The last day of a mask of days; None if there is none."""
        _, end = self._ends(0, mask.bit_length() - 1)
        return None if end is None else date.fromordinal(int(end[0]) - 1)

    @property
    def _scale(self) -> Scale:
        return Scale(self.kenmerk.soort)

    @property
    def _leeg(self) -> int:
        return 1 << self.filled if self.leeg else 0

    def _pieces(self, begin: Cut | None, end: Cut | None) -> int:
        first = 0 if begin is None else self._index(begin)
        return span(first, self.filled if end is None else self._index(end))

    def _index(self, cut: Cut) -> int:
        """The first piece that begins at a cut or after it."""
        if (self.low is not None and cut <= self.low) or cut == self._scale.origin:
            return 0
        if self.high is not None and cut >= self.high:
            return self.filled
        return bisect_left(self.cuts, cut) + 1

    def _ends(self, first: int, last: int) -> tuple[Cut | None, Cut | None]:
        begin = self.cuts[first - 1] if first else self.low
        return begin, self.cuts[last] if last < len(self.cuts) else self.high

    def _example(self, piece: int) -> Ordered:
        begin, end = self._ends(piece, piece)
        scale = self._scale
        if not scale.stepped:
            return _between_cuts(begin, end)
        if begin is not None:
            return scale.value(begin[0])
        if end is not None:
            return scale.value(end[0] - 1)
        return EXAMPLE_DAY if self.kenmerk.soort is KenmerkSoort.DATUM else Decimal(0)

    def _runs_text(self, mask: int) -> str | None:
        texts = [self._run_text(*self._ends(first, last)) for first, last in runs(mask)]
        return None if None in texts or not texts else "; ".join(filter(None, texts))

    def _run_text(self, begin: Cut | None, end: Cut | None) -> str | None:
        """One run as a range, comparison or value; None for a range with an open end."""
        if begin is None and end is None:
            return "niet leeg" if self.leeg else "-"
        domain = self.kenmerk.domain
        low = None if begin is None else self._bound(begin, first=True)
        high = None if end is None else self._bound(end, first=False)
        if low is not None and high is not None and not (low[1] or high[1]):
            shown = value_text(low[0])
            return shown if low[0] == high[0] else f"{shown} t/m {value_text(high[0])}"
        if high is None or (end == self.high and domain.high is not None):
            return None if low is None else f"{'>' if low[1] else '>='} {value_text(low[0])}"
        if low is None or (begin == self.low and domain.low is not None):
            return f"{'<' if high[1] else '<='} {value_text(high[0])}"
        return None

    def _bound(self, cut: Cut, *, first: bool) -> tuple[Ordered, bool]:
        """The value at an end of a run, and whether that value itself is left out."""
        scale = self._scale
        if scale.stepped:
            return scale.value(cut[0] if first else cut[0] - 1), False
        return scale.value(cut[0]), bool(cut[1]) if first else not cut[1]


def ordered_axis(kenmerk: Kenmerk, conditions: Collection[Condition], *, leeg: bool) -> OrderedAxis:
    """The axis of an ordered kenmerk without a list of values."""
    scale, domain = Scale(kenmerk.soort), kenmerk.domain
    low = None if domain.low is None else scale.begin(domain.low, is_open=False)
    high = None if domain.high is None else scale.end(domain.high, is_open=False)
    found = {cut for condition in conditions for cut in _cuts(condition, scale)}
    inside = (cut for cut in found if _inside(cut, low, high, scale))
    return OrderedAxis(kenmerk, tuple(sorted(inside)), low, high, leeg)


def _cuts(condition: Condition, scale: Scale) -> Iterator[Cut]:
    """Every cut that a condition makes."""
    if isinstance(condition, Not):
        yield from _cuts(condition.inner, scale)
    elif isinstance(condition, Union):
        for part in condition.parts:
            yield from _cuts(part, scale)
    else:
        for ends in _intervals(condition, scale):
            yield from (cut for cut in ends if cut is not None)


def _intervals(condition: Condition, scale: Scale) -> Iterator[tuple[Cut | None, Cut | None]]:
    """The intervals of a range or of listed values: where each begins and ends."""
    if isinstance(condition, Between) and _same_kind(condition, scale.soort):
        low, high = condition.low, condition.high
        begin = None if low is None else scale.begin(low, is_open=condition.low_open)
        yield begin, None if high is None else scale.end(high, is_open=condition.high_open)
    elif isinstance(condition, OneOf):
        for value in condition.values:
            if isinstance(value, Decimal | date) and fits(value, Kenmerk("", scale.soort)):
                yield scale.begin(value, is_open=False), scale.end(value, is_open=False)


def _inside(cut: Cut, low: Cut | None, high: Cut | None, scale: Scale) -> bool:
    """True for a cut with values on both sides."""
    if scale.soort is KenmerkSoort.DATUM:
        first, last = date.min.toordinal(), date.max.toordinal()
        if not first < cut[0] <= last:
            return False
    return (low is None or low < cut) and (high is None or cut < high)


def _same_kind(between: Between, soort: KenmerkSoort) -> bool:
    kind = date if soort is KenmerkSoort.DATUM else Decimal
    bounds = (bound for bound in (between.low, between.high) if bound is not None)
    return all(isinstance(bound, kind) for bound in bounds) and (
        soort is KenmerkSoort.DATUM or soort in NUMERIC
    )


def _between_cuts(begin: Cut | None, end: Cut | None) -> Decimal:
    """A number between two cuts: the bound itself if it is inside, else one halfway."""
    low = None if begin is None else Decimal(begin[0])
    high = None if end is None else Decimal(end[0])
    if low is not None and begin is not None and not begin[1]:
        return low
    if high is not None and end is not None and end[1]:
        return high
    if low is not None and high is not None:
        return (low + high) / Decimal(2)
    if low is not None:
        return low + 1
    return Decimal(0) if high is None else high - 1
