"""Rows of a big sheet, kept as columns of codes: a row becomes a list when it is asked for.

A client costs four bytes for each column then, besides the texts that no other client has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Positions = NDArray[np.intp]

AT_ONCE = 4_096
"""Rows that are turned into lists together, where all are asked for."""


class Distinct:
    """The distinct raw cells of one column while it is read: each gets a code, the empty one 0."""

    def __init__(self) -> None:
        # A missing raw cell gets the next number, without a line of Python for each.
        self._index: defaultdict[str, int] = defaultdict(count(1).__next__, {"": 0})

    def codes(self, raws: Sequence[str]) -> Codes:
        """The codes of these raw cells."""
        return np.fromiter(map(self._index.__getitem__, raws), np.int32, len(raws))

    @property
    def raws(self) -> tuple[str, ...]:
        """The raw cells by their codes."""
        return tuple(self._index)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow each other: their numbers, ascending, and by 0-based column the codes."""

    numbers: Codes
    columns: dict[int, Codes] = field(default_factory=dict)

    def put(self, column: int, rows: Positions, codes: Codes) -> None:
        """Put the cells of a column at rows of this block, ascending; its others stay empty."""
        if len(codes) == len(self.numbers):
            self.columns[column] = codes
            return
        whole = self.columns[column] = np.zeros(len(self.numbers), np.int32)
        whole[rows] = codes

    def rows(self, columns: Mapping[int, Distinct]) -> dict[int, list[str]]:
        """The rows with content as lists."""
        return dict(bulk_rows([self], columns).items())

    def stored(self) -> int:
        """How many cells it has, with the empty ones to the left of them."""
        widths = np.zeros(len(self.numbers), np.int64)
        for column, codes in sorted(self.columns.items()):
            widths[codes > 0] = column + 1
        return int(widths.sum())


def block_of(rows: Mapping[int, Sequence[str]], columns: Mapping[int, Distinct]) -> Block:
    """The same rows as a block; ``columns`` must make a column that is not there yet."""
    block = Block(np.fromiter(rows, np.int32, len(rows)))
    found: defaultdict[int, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    for place, cells in enumerate(rows.values()):
        for column, raw in enumerate(cells):
            if raw:
                places, raws = found[column]
                places.append(place)
                raws.append(raw)
    for column, (places, raws) in found.items():
        block.put(column, np.array(places, np.intp), columns[column].codes(raws))
    return block


class BulkRows(Mapping[int, list[str]]):
    """The rows with content of one sheet, ascending, as :class:`.grid.Sheet` has them."""

    def __init__(
        self, numbers: Codes, columns: Mapping[int, tuple[tuple[str, ...], Codes]]
    ) -> None:
        """``columns`` maps a 0-based column to its distinct raw cells and the code in each row."""
        self.numbers = numbers
        self.columns = columns
        self._width = max(columns, default=-1) + 1

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.tolist())

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._place(number) is not None

    def __getitem__(self, number: int) -> list[str]:
        place = self._place(number)
        if place is None:
            raise KeyError(number)
        return self.lists(place, place + 1)[0]

    def items(self) -> ItemsView[int, list[str]]:
        """All rows with their numbers."""
        return _Items(self)

    def values(self) -> ValuesView[list[str]]:
        """All rows."""
        return _Values(self)

    def _place(self, number: int) -> int | None:
        place = int(np.searchsorted(self.numbers, number))
        found = place < len(self.numbers) and int(self.numbers[place]) == number
        return place if found else None

    def lists(self, first: int, last: int) -> list[list[str]]:
        """The rows from one place up to another, without empty cells at the end."""
        empty = [""] * (last - first)
        columns: list[Sequence[str]] = [empty] * self._width
        for column, (raws, codes) in self.columns.items():
            columns[column] = [raws[code] for code in codes[first:last].tolist()]
        return [_trimmed(list(cells)) for cells in zip(*columns, strict=True)]

    def numbers_with(self, columns: Sequence[int], counts: Callable[[str], bool]) -> list[int]:
        """The numbers of the rows with a cell that counts in any of these 1-based columns."""
        wanted = [self.columns[column - 1] for column in columns if column - 1 in self.columns]
        found = np.zeros(len(self), np.bool_)
        # A column with few distinct cells is quickly judged, and mostly it is enough.
        for raws, codes in sorted(wanted, key=lambda column: len(column[0])):
            left = np.flatnonzero(~found)
            if not len(left):
                break
            asked = np.unique(codes[left])
            counted = np.zeros(len(raws), np.bool_)
            counted[asked] = [counts(raws[code]) for code in asked.tolist()]
            found[left] = counted[codes[left]]
        numbers: list[int] = self.numbers[found].tolist()
        return numbers

    def every(self) -> Iterator[list[str]]:
        """All rows, some thousands at a time."""
        for first in range(0, len(self), AT_ONCE):
            yield from self.lists(first, min(first + AT_ONCE, len(self)))


class _Items(ItemsView[int, list[str]]):
    def __init__(self, rows: BulkRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return zip(self._rows, self._rows.every(), strict=True)


class _Values(ValuesView[list[str]]):
    def __init__(self, rows: BulkRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[list[str]]:
        return self._rows.every()


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def bulk_rows(blocks: Iterable[Block], columns: Mapping[int, Distinct]) -> BulkRows:
    """Blocks that follow each other as the rows of a sheet; those without content are left out."""
    blocks = list(blocks)
    numbers = np.concatenate([block.numbers for block in blocks])
    whole: dict[int, Codes] = {}
    for column in sorted({column for block in blocks for column in block.columns}):
        whole[column] = np.concatenate(
            [block.columns.get(column, np.zeros(len(block.numbers), np.int32)) for block in blocks]
        )
    some = np.zeros(len(numbers), np.bool_)
    for codes in whole.values():
        some |= codes > 0
    if not some.all():
        numbers = numbers[some]
        whole = {column: codes[some] for column, codes in whole.items()}
    return BulkRows(numbers, {at: (columns[at].raws, codes) for at, codes in whole.items()})


def bulk_of(rows: Mapping[int, Sequence[str]]) -> BulkRows:
    """Rows of any kind, ascending, as columns."""
    columns: defaultdict[int, Distinct] = defaultdict(Distinct)
    return bulk_rows([block_of(rows, columns)], columns)
