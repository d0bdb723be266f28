"""The lines added up by some of their columns, exactly: whole cents, whole clients, decimals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

import numpy as np

from ibcalc.workbook.result.rows import Ints
from ibcalc.workbook.submissions.consolidated.line_table import LineTable

SMALL = 5
"""A total on fewer clients may tell who they are. Source: domain.md part D."""

DIGITS = 60
"""More than a sum of volumes has, so that it is exact."""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines with one key; ``bedrag`` in cents, of which ``zonder_bedrag`` lines have none.

    ``aantal`` adds the clients of every period. ``clienten`` is the number of people that the total
    stands on, as far as the lines tell: the most in one period, or the client rows of as many.
    """

    key: tuple[str, ...]
    regels: int
    aantal: int
    volume: Decimal
    bedrag: int
    zonder_bedrag: int
    clienten: int

    @property
    def small(self) -> bool:
        """True if the total stands on so few people that it is not to be published."""
        return 0 < self.clienten < SMALL


def groups_of(table: LineTable, names: Sequence[str]) -> list[Group]:
    """The groups of lines that have the same in these columns, in the order of what they have."""
    if not table.height:
        return []
    codes, group, regels = _distinct(table, names)
    size = len(regels)
    aantal = _added(group, table.numbers["aantal_clienten"].values, size)
    bedrag = _added(group, table.numbers["bedrag"].values, size)
    given = table.numbers["bedrag"].present
    without = np.bincount(group[~given] if given is not None else [], minlength=size)
    volume = _volumes(table, group, size)
    clienten = np.maximum(_people(table, group, size), _most_in_a_period(table, group, size))
    columns = [table.texts[name].values for name in names]
    made = [
        Group(
            tuple(values[code] for values, code in zip(columns, codes[at], strict=True)),
            int(regels[at]), int(aantal[at]), volume[at], int(bedrag[at]), int(without[at]),
            int(clienten[at]),
        )
        for at in range(size)
    ]  # fmt: skip
    return sorted(made, key=lambda one: one.key)


def _distinct(table: LineTable, names: Sequence[str]) -> tuple[list[list[int]], Ints, Ints]:
    """For each group its codes, for each line its group, and how many lines a group has."""
    stacked = np.stack([table.texts[name].codes for name in names], axis=1)
    codes, group, counted = np.unique(stacked, axis=0, return_inverse=True, return_counts=True)
    return codes.tolist(), group.reshape(-1), counted


def _added(group: Ints, numbers: Ints, size: int) -> Ints:
    sums = np.zeros(size, np.int64)
    np.add.at(sums, group, numbers)
    return sums


def _volumes(table: LineTable, group: Ints, size: int) -> list[Decimal]:
    """Each distinct volume of a group once, times how often it is there."""
    column = table.texts["volume"]
    numbers = [Decimal(text or 0) for text in column.values]
    pairs, often = np.unique(group * len(numbers) + column.codes, return_counts=True)
    sums = [Decimal(0)] * size
    with localcontext(prec=DIGITS):
        for pair, times in zip(pairs.tolist(), often.tolist(), strict=True):
            at, code = divmod(pair, len(numbers))
            sums[at] += numbers[code] * times
    return sums


def _people(table: LineTable, group: Ints, size: int) -> Ints:
    """How many different clients the client rows of each group name."""
    column = table.texts["persoon"]
    named = np.array([bool(text) for text in column.values])[column.codes]
    pairs = np.unique(group[named] * len(column.values) + column.codes[named])
    return np.bincount(pairs // len(column.values), minlength=size)


def _most_in_a_period(table: LineTable, group: Ints, size: int) -> Ints:
    """The most clients that the rows of volumes of each group have in one period."""
    people, periods = table.texts["persoon"], table.texts["periode"]
    counted = ~np.array([bool(text) for text in people.values])[people.codes]
    width = len(periods.values)
    pairs, at = np.unique(group[counted] * width + periods.codes[counted], return_inverse=True)
    sums = _added(at.reshape(-1), table.numbers["aantal_clienten"].values[counted], len(pairs))
    most = np.zeros(size, np.int64)
    np.maximum.at(most, pairs // width, sums)
    return most
