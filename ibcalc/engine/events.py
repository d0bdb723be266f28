"""Events: what was chosen where stays meet, gathered as columns and told by household.

Source: design.md section 3 (Wissel: always with a warning that gives the alternatives).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload
from ibcalc.engine.neighbours import Index, firsts, in_order_seen
from ibcalc.engine.telling import told
from ibcalc.model.calendar import Calendar
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.model.product import Product
from ibcalc.model.tariffmodel import Wissel

DEAREST, SWITCH = 0, 1
"""The kinds of events, in the order in which they are told of one spot."""

CODES = ("CLI-305", "CLI-304")
WISSELS = tuple(Wissel)


@dataclass(frozen=True, slots=True)
class Events:
    """n choices, every array of length n.

    ``chosen`` is the index of a product for DEAREST, of a wissel for SWITCH. ``names`` are the
    products among which was chosen, one row each, padded with -1. ``amounts`` has a column for
    each wissel; that of DEAREST stands in the first. ``row`` is the caseload row it is told at.
    """

    kind: Index
    household: Index
    period: Index
    chosen: Index
    amounts: Index
    names: Index
    row: Index

    @classmethod
    def of(
        cls,
        kind: int,
        household: Index,
        period: Index,
        chosen: NDArray[np.int32] | Index,
        amounts: Index,
        names: Index,
        row: NDArray[np.int32] | Index,
    ) -> Events:
        """Events of one kind."""
        kinds = np.full(len(household), kind)
        told = chosen.astype(np.int64), amounts, names, row.astype(np.int64)
        return cls(kinds, household, period, *told)

    def __len__(self) -> int:
        return len(self.household)

    def then(self, *others: Events) -> Events:
        """These events and then others."""
        every = (self, *others)
        width = max(one.names.shape[1] for one in every)
        padded = [replace(one, names=_padded(one.names, width)) for one in every]
        names = (field.name for field in fields(self))
        return Events(*(np.concatenate([getattr(one, name) for one in padded]) for name in names))

    def take(self, index: Index) -> Events:
        """Some of the events, in the order of the index."""
        return Events(*(getattr(self, field.name)[index] for field in fields(self)))


def no_events() -> Events:
    """No choice at all."""
    none = np.zeros(0, np.int64)
    return Events.of(SWITCH, none, none, none, np.zeros((0, len(WISSELS)), np.int64),
                     np.zeros((0, 0), np.int64), none)  # fmt: skip


def _padded(names: Index, width: int) -> Index:
    return np.pad(names, ((0, 0), (0, width - names.shape[1])), constant_values=-1)


def told_events(
    events: Events, producten: Sequence[Product], calendar: Calendar, caseload: Caseload
) -> Iterator[Finding]:
    """One finding for the same choice in one household, whatever number of periods it took.

    Households of which the very same is said share a finding, so that few texts are made.
    """
    euros = cache(euro_text)
    labels = [period.label for period in calendar]
    codes = [product.code for product in producten]
    texts, names_of = _texts(events, codes)
    cases, row = _by_household(events, names_of)
    said: dict[tuple[int, ...], list[int]] = {}
    for number, case in enumerate(map(tuple, cases.tolist())):
        said.setdefault(case, []).append(number)
    for (kind, chosen, names, count, first, last, *amounts), numbers in said.items():
        name = codes[chosen] if kind == DEAREST else str(WISSELS[chosen])
        known = [codes[chosen]] if kind == DEAREST else [str(wissel) for wissel in WISSELS]
        sums = dict(zip(known, amounts, strict=False))
        others = [f"{other} {euros(sums[other])}" for other in sums if other != name]
        yield told(
            caseload,
            row[numbers],
            CODES[kind],
            "van",
            perioden=_periods_text(count, labels[first], labels[last]),
            producten=texts[names],
            gekozen=name,
            bedrag=euros(sums[name]),
            anders=", ".join(others),
        )


def _texts(events: Events, codes: Sequence[str]) -> tuple[list[str], Index]:
    """The distinct names of products, each name once, and for each event which of them it has."""
    rows, index = np.unique(events.names, axis=0, return_inverse=True)
    numbers: dict[str, int] = {}
    place = [
        numbers.setdefault(", ".join(dict.fromkeys(codes[n] for n in row if n >= 0)), len(numbers))
        for row in rows.tolist()
    ]
    return list(numbers), np.array(place, np.int64)[index.ravel()]


def _by_household(events: Events, names: Index) -> tuple[Index, Index]:
    """Equal choices of one household together: what is said of each (one row), and at which row.

    What is said: kind, chosen, names, number of periods, the first and the last, and amounts.
    """
    order = np.lexsort((events.kind, events.period, events.household))
    events, names = events.take(order), names[order]
    keys = (events.household, events.kind, events.chosen, names, events.row)
    group = _numbered(keys)
    gathered = np.argsort(group, kind="stable")
    starts = np.flatnonzero(firsts(group[gathered]))
    if not len(starts):
        return np.zeros((0, 6 + len(WISSELS)), np.int64), events.row
    count = np.diff(np.append(starts, len(group)))
    first, last = gathered[starts], gathered[starts + count - 1]
    columns = (
        events.kind[first],
        events.chosen[first],
        names[first],
        count,
        events.period[first],
        events.period[last],
    )
    sums = np.add.reduceat(events.amounts[gathered], starts)
    return np.column_stack((*columns, sums)), events.row[first]


def _numbered(columns: Iterable[Index]) -> NDArray[np.int32]:
    """Rows of several columns by number, in the order in which each first occurs."""
    key: Index | None = None
    for column in columns:
        _, code = np.unique(column, return_inverse=True)
        joint = code if key is None else key * (int(code.max(initial=0)) + 1) + code
        _, key = np.unique(joint, return_inverse=True)
    return in_order_seen(np.zeros(0, np.int64) if key is None else key)


def _periods_text(count: int, first: str, last: str) -> str:
    """``periode 2016-P02``, or ``13 perioden (2016-P01 t/m 2016-P13)``."""
    return f"periode {first}" if count == 1 else f"{count} perioden ({first} t/m {last})"
