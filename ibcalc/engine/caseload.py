"""A caseload as columns: one row an indicatie, each distinct value understood once.

Dates travel as proleptic day numbers (``date.toordinal()``), both ends inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place

OPEN = date.max.toordinal()
"""Day number of an empty T/m: no end."""

VOLUME_SCALE = 10_000
"""Volumes are whole ten-thousandths, so that ``12,5`` hours stays exact."""

NO_VOLUME = -1

Days = NDArray[np.int32]
Codes = NDArray[np.int32]
Amounts = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """A column folded on its distinct values: row i holds ``values[codes[i]]``.

    ``values[0]`` is always None (leeg). Values are typed: str, Decimal, date or bool.
    """

    values: Sequence[Value]
    codes: Codes

    def __getitem__(self, row: int) -> Value:
        return self.values[int(self.codes[row])]

    def text(self, row: int) -> str:
        """The value of a row as text; empty for leeg."""
        value = self[row]
        return "" if value is None else str(value)


def empty_column(length: int) -> Column:
    """A column in which every row is leeg."""
    return Column((None,), np.zeros(length, np.int32))


@dataclass(frozen=True, slots=True)
class Caseload:
    """Indicaties as read, n rows; every array has length n.

    ``rows`` are Excel row numbers, ``kenmerken`` maps the normal form of a column's name to its
    column (code, klasse and any extra), ``headers`` maps the normal form of every column's name to
    its 1-based column, ``names`` that of an extra column to its header as typed. ``opslag`` holds
    True, False, None or the code of an opslag product. ``faulty`` rows have a fout of their own and
    are left out; ``reasons`` maps such a row index to (message, code of the finding). ``given`` are
    the values of Client as typed if ``client`` shows something else in their place, else empty.
    """

    rows: NDArray[np.int32]
    client: Column
    aanbieder: Column
    gemeente: Column
    product: Column
    opslag: Column
    van: Days
    tot_en_met: Days
    aantal: Amounts
    volume: Amounts
    faulty: Mask
    kenmerken: Mapping[str, Column] = field(default_factory=dict)
    headers: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    file: str = ""
    sheet: str = ""
    sha256: str = ""
    given: Sequence[Value] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def kenmerk_names(self) -> tuple[str, ...]:
        """The name of every kenmerk column, as typed where that is known."""
        return tuple(self.names.get(key, key.capitalize()) for key in self.kenmerken)

    @property
    def numbers(self) -> Sequence[Value]:
        """The values of Client as typed, which no message may show."""
        return self.given or self.client.values

    def client_code(self, number: str) -> int | None:
        """The code of a client by its number as typed or as shown; None if no row has it."""
        for values in (self.client.values, self.numbers):
            for code, value in enumerate(values):
                if code and str(value) == number:
                    return code
        return None

    def place(self, row: int, column: str = "") -> Place:
        """Where row index ``row`` stands; ``column`` is a normal column name such as ``"tm"``."""
        return Place(self.file, self.sheet, int(self.rows[row]), self.headers.get(column, 0))


def no_caseload() -> Caseload:
    """A caseload without rows."""
    days = np.zeros(0, np.int32)
    amounts = np.zeros(0, np.int64)
    nothing = empty_column(0)
    return Caseload(
        rows=days,
        client=nothing,
        aanbieder=nothing,
        gemeente=nothing,
        product=nothing,
        opslag=nothing,
        van=days,
        tot_en_met=days,
        aantal=amounts,
        volume=amounts,
        faulty=np.zeros(0, np.bool_),
    )
