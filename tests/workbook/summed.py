"""The matrix of lines that were made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ibcalc.engine.caseload import Column
from ibcalc.engine.matrix import Matrix, Sums
from ibcalc.model.calendar import Calendar

Key = tuple[str, str, str, str]
Spot = tuple[Key, str, int]
"""Client, aanbieder, gemeente and product of a line; its period and its cents."""


def matrix(
    lines: Sequence[Spot], clients: Sequence[str], products: Sequence[str], calendar: Calendar
) -> Matrix:
    """The lines summed by plain adding, in the order that the engine promises."""
    labels = [period.label for period in calendar]
    listed = list(dict.fromkeys([*products, *sorted(key[3] for key, _, _ in lines)]))
    rows = sorted(
        {key for key, _, _ in lines},
        key=lambda row: (not row[0], clients.index(row[0]), *row[1:3], listed.index(row[3])),
    )
    cents = np.zeros((len(rows), len(calendar)), np.int64)
    counts = np.zeros_like(cents)
    for key, label, amount in lines:
        cents[rows.index(key), labels.index(label)] += amount
        counts[rows.index(key), labels.index(label)] += 1
    client, *others = (_column(["", *clients], [row[index] for row in rows]) for index in range(4))

    def sums(start: int, stop: int) -> tuple[Sums, Sums]:
        return cents[start:stop], counts[start:stop]

    return Matrix(client, others[0], others[1], others[2], sums)


def _column(known: Sequence[str], texts: Sequence[str]) -> Column:
    values = list(dict.fromkeys((*known, *texts)))
    codes = [values.index(text) for text in texts]
    return Column((None, *values[1:]), np.array(codes, np.int32))
