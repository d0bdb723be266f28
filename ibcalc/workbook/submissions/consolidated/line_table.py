"""The lines of all counting submissions as columns, for the long sheet and for the totals of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ibcalc.model.cell import EXCEL_EPOCH
from ibcalc.workbook.result.rows import HeldRows, Numbers, Texts
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow

ZERO_DAY = EXCEL_EPOCH.toordinal()
TEXTS = (
    "aanbieder", "soort", "gemeente", "jaar", "periode", "product", "eenheid", "client", "opslag",
    "bestand", "blad", "cel", "volume", "persoon",
)  # fmt: skip
NUMBERS = ("van", "tot_en_met", "aantal_clienten", "bedrag")


class _Words:
    """A column of texts while it is filled: each distinct one is kept once."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._codes = array("i")

    def add(self, text: str) -> None:
        self._codes.append(self._index.setdefault(text, len(self._index)))

    def column(self) -> Texts:
        return Texts(list(self._index), np.array(self._codes, np.int32))


class _Figures:
    """A column of whole numbers while it is filled; None makes no cell."""

    def __init__(self) -> None:
        self._numbers, self._present = array("q"), array("b")

    def add(self, number: int | None) -> None:
        self._numbers.append(number or 0)
        self._present.append(number is not None)

    def column(self) -> Numbers:
        return Numbers(np.array(self._numbers, np.int64), np.array(self._present, np.bool_))


@dataclass(frozen=True, slots=True)
class LineTable:
    """The lines in the order of the sheet, one column a name of :data:`TEXTS` or :data:`NUMBERS`.

    Amounts are whole cents, days Excel serials, volumes the text of their digits. ``persoon`` tells
    clients apart and is never shown.
    """

    texts: Mapping[str, Texts]
    numbers: Mapping[str, Numbers]
    height: int

    @property
    def rows(self) -> HeldRows:
        """All lines as the rows of one sheet."""
        return HeldRows({**self.texts, **self.numbers}, self.height)

    def part(self, start: int, stop: int) -> HeldRows:
        """Some of the lines, for a sheet that can't hold them all."""
        return HeldRows(self.rows.piece(start, stop), min(stop, self.height) - start)


def line_table(rows: Iterable[LineRow]) -> LineTable:
    """The lines as columns; they are read once and not kept."""
    words = {name: _Words() for name in TEXTS}
    figures = {name: _Figures() for name in NUMBERS}
    height = 0
    for row in rows:
        height += 1
        for name, text in zip(TEXTS, _texts(row), strict=True):
            words[name].add(text)
        for name, number in zip(NUMBERS, _numbers(row), strict=True):
            figures[name].add(number)
    return LineTable(
        {name: column.column() for name, column in words.items()},
        {name: column.column() for name, column in figures.items()},
        height,
    )


def _texts(row: LineRow) -> Sequence[str]:
    place = row.line.place
    return (
        row.aanbieder, row.soort, row.gemeente, row.jaar, row.periode, row.product, row.eenheid,
        row.client, row.opslag, place.file, place.sheet, row.line.cell("product").cell,
        "" if row.volume is None else f"{row.volume:f}", row.persoon,
    )  # fmt: skip


def _numbers(row: LineRow) -> Sequence[int | None]:
    return (
        _serial(row.van),
        _serial(row.tot_en_met),
        None if row.aantal is None else int(row.aantal),
        row.bedrag,
    )


def _serial(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - ZERO_DAY
