"""The axis of lists, ja/nee and free text: values that every cell treats alike are one piece."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.tables.language.conditions import Condition, Not, OneOf, Prefix, Union
from ibcalc.tables.language.literals import fits, value_text
from ibcalc.tables.pieces.masks import bits, span, union

OUTSIDE = -1
MADE_UP = ("andere tekst", "anders", "x", "0", "~")


@dataclass(frozen=True, slots=True)
class Piece:
    """Values that belong together: a list, or, of free text, all with a start (``prefix``).

    A piece with a prefix holds the texts whose longest known start it is and that are in no list;
    the prefix ``""`` is "any other text".
    """

    values: tuple[Value, ...] = ()
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedAxis:
    """Pieces of single values and, of free text, of starts; leeg, if it may occur, is the last."""

    kenmerk: Kenmerk
    pieces: tuple[Piece, ...]
    leeg: bool
    piece_of: Mapping[tuple[type, Value], int]
    start_of: Mapping[str, int]
    examples: tuple[Value, ...]

    def __len__(self) -> int:
        return len(self.pieces) + self.leeg

    @property
    def full(self) -> int:
        """The mask of all pieces."""
        return span(0, len(self))

    def locate(self, value: Value) -> int:
        """The piece that holds a value, or -1 outside the domain."""
        if value is None:
            return len(self.pieces) if self.leeg else OUTSIDE
        piece = self.piece_of.get((type(value), value), OUTSIDE)
        if piece != OUTSIDE or not self.start_of or not isinstance(value, str):
            return piece
        return self.start_of[_longest(value, self.start_of)]

    def mask(self, condition: Condition) -> int:
        """The pieces inside one of the conditions that the axis was cut for."""
        examples = (*self.examples, *((None,) if self.leeg else ()))
        hits = (i for i, example in enumerate(examples) if condition.matches(example))
        return union(1 << piece for piece in hits)

    def pick(self, mask: int) -> Value:
        """A value in the pieces of a mask that is not empty; leeg only if nothing else is."""
        piece = next(bits(mask))
        return None if piece >= len(self.pieces) else self.examples[piece]

    def text(self, mask: int) -> str | None:
        """The mask as an ALS cell; empty for all pieces, None if no single cell can say it."""
        if mask == self.full:
            return ""
        values = mask & span(0, len(self.pieces))
        plain = self._items(values)
        if mask != values:
            return "leeg" if not values else None if plain is None else f"{plain}; leeg"
        if values == span(0, len(self.pieces)):
            return "niet leeg" if self.leeg else ""
        others = self._items(span(0, len(self.pieces)) & ~values)
        shorter = plain is None or (others is not None and len(others) + len("niet ") < len(plain))
        return (None if others is None else f"niet {others}") if shorter else plain

    def described(self, mask: int) -> str:
        """Starts from which cells take texts out, ``B* behalve B2``, which no cell can say."""
        chosen = [self.pieces[piece] for piece in bits(mask)]
        starts = [start for piece in chosen for start in piece.prefixes if start]
        listed = [value_text(value) for piece in chosen for value in piece.values]
        outside = [piece for number, piece in enumerate(self.pieces) if not mask >> number & 1]
        names = [value_text(v) for p in outside for v in p.values if _starts(v, starts)]
        names += [f"{s}*" for p in outside for s in p.prefixes if _starts(s, starts)]
        if not names or len(starts) != sum(len(piece.prefixes) for piece in chosen):
            return ""
        items = [*(v for v in listed if not _starts(v, starts)), *(f"{start}*" for start in starts)]
        return f"{'; '.join(items)} behalve {'; '.join(names)}"

    def _items(self, mask: int) -> str | None:
        """The pieces as a list of cell items; None if a start takes in a piece outside."""
        chosen = [self.pieces[piece] for piece in bits(mask)]
        starts = [start for piece in chosen for start in piece.prefixes]
        outside = (piece for i, piece in enumerate(self.pieces) if not mask >> i & 1)
        if "" in starts or any(_taken(piece, starts) for piece in outside):
            return None
        values = [value for piece in chosen for value in piece.values]
        plain = [value_text(value) for value in values if not _starts(value, starts)]
        top = [start for start in starts if not _starts(start, [s for s in starts if s != start])]
        return "; ".join([*plain, *(f"{start}*" for start in top)])


def _starts(value: Value, starts: Iterable[str]) -> bool:
    return isinstance(value, str) and any(value.startswith(start) for start in starts)


def _taken(piece: Piece, starts: list[str]) -> bool:
    """True if the cell items of some starts would take in values of another piece."""
    return any(_starts(value, starts) for value in (*piece.values, *piece.prefixes))


def listed_axis(kenmerk: Kenmerk, conditions: Collection[Condition], *, leeg: bool) -> ListedAxis:
    """The axis of a kenmerk with a list of values, or of ja/nee."""
    values = kenmerk.domain.values
    if kenmerk.soort is KenmerkSoort.JA_NEE:
        values = tuple(v for v in (True, False) if not values or v in values)
    fitting = dict.fromkeys(v for v in values if v is not None and fits(v, kenmerk))
    named = ((Piece(values=(value,)), value) for value in fitting)
    return _axis(kenmerk, _folded(named, conditions), leeg=leeg)


def text_axis(kenmerk: Kenmerk, conditions: Collection[Condition], *, leeg: bool) -> ListedAxis:
    """The axis of free text: the texts and starts that cells name, and any other text."""
    parts = [part for condition in conditions for part in _parts(condition)]
    texts = dict.fromkeys(
        value
        for part in parts
        if isinstance(part, OneOf)
        for value in part.values
        if isinstance(value, str)
    )
    starts = dict.fromkeys([*(part.text for part in parts if isinstance(part, Prefix)), ""])
    named: list[tuple[Piece, Value]] = [(Piece(values=(text,)), text) for text in texts]
    for start in starts:
        example = _made_up(start, texts, starts)
        named.append((Piece(prefixes=(start,)), example))
    return _axis(kenmerk, _folded(named, conditions), leeg=leeg)


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, Not):
        yield from _parts(condition.inner)
    elif isinstance(condition, Union):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _longest(text: str, starts: Iterable[str]) -> str:
    return max((start for start in starts if text.startswith(start)), key=len)


def _made_up(start: str, texts: Collection[str], starts: Collection[str]) -> str:
    """A text with this start that no cell names, and that has no longer known start."""
    number = 0
    while True:
        ending = MADE_UP[number] if number < len(MADE_UP) else f"~{number}"
        text = f"{start}{ending}"
        if text not in texts and _longest(text, starts) == start:
            return text
        number += 1


def _folded(
    named: Iterable[tuple[Piece, Value]], conditions: Collection[Condition]
) -> list[tuple[Piece, Value]]:
    """Pieces that no condition tells apart become one, with the first as the example."""
    found: dict[tuple[bool, ...], list[tuple[Piece, Value]]] = {}
    for piece, example in named:
        answers = tuple(condition.matches(example) for condition in conditions)
        found.setdefault(answers, []).append((piece, example))
    return [(_joined([piece for piece, _ in group]), group[0][1]) for group in found.values()]


def _joined(pieces: list[Piece]) -> Piece:
    return Piece(
        tuple(value for piece in pieces for value in piece.values),
        tuple(start for piece in pieces for start in piece.prefixes),
    )


def _axis(kenmerk: Kenmerk, pieces: list[tuple[Piece, Value]], *, leeg: bool) -> ListedAxis:
    only = tuple(piece for piece, _ in pieces)
    piece_of = {(type(v), v): i for i, piece in enumerate(only) for v in piece.values}
    start_of = {start: i for i, piece in enumerate(only) for start in piece.prefixes}
    return ListedAxis(
        kenmerk,
        only,
        leeg,
        MappingProxyType(piece_of),
        MappingProxyType(start_of),
        tuple(example for _, example in pieces),
    )
