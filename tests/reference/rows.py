"""Plain rows of a caseload, and the fold of such rows into the columns that the engine takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np

from ibcalc.engine.caseload import NO_VOLUME, OPEN, VOLUME_SCALE, Caseload, Column
from ibcalc.model.kenmerk import Value

COLUMNS = (
    "client", "aanbieder", "gemeente", "code", "klasse", "product", "opslag", "van", "tm",
    "aantal", "volume",
)  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One indicatie as a person would read it; ``tot_en_met`` None is open, dates inclusive.

    ``opslag`` is True, False, None or the code of an opslag product.
    """

    client: str | None
    van: date
    tot_en_met: date | None = None
    product: str | None = None
    opslag: bool | str | None = None
    aanbieder: str | None = None
    gemeente: str | None = None
    aantal: int = 1
    volume: Decimal | None = None
    faulty: bool = False
    kenmerken: Mapping[str, Value] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Only what is filled in."""
        filled = {
            "opslag": self.opslag,
            "aanbieder": self.aanbieder,
            "gemeente": self.gemeente,
            "aantal": self.aantal,
            "volume": self.volume,
            "faulty": self.faulty or None,
            **self.kenmerken,
        }
        words = " ".join(f"{name}={value}" for name, value in filled.items() if value is not None)
        return f"{self.client} {self.product} {self.van}..{self.tot_en_met} {words}"


def caseload(rows: Sequence[Row]) -> Caseload:
    """The rows as columns, numbered as in a sheet with its headers in row 1."""
    names = sorted({"code", "klasse"} | {name for row in rows for name in row.kenmerken})
    return Caseload(
        rows=np.arange(2, 2 + len(rows), dtype=np.int32),
        client=_column(row.client for row in rows),
        aanbieder=_column(row.aanbieder for row in rows),
        gemeente=_column(row.gemeente for row in rows),
        product=_column(row.product for row in rows),
        opslag=_column(row.opslag for row in rows),
        van=np.array([row.van.toordinal() for row in rows], np.int32),
        tot_en_met=np.array([_day_number(row.tot_en_met) for row in rows], np.int32),
        aantal=np.array([row.aantal for row in rows], np.int64),
        volume=np.array([_scaled(row.volume) for row in rows], np.int64),
        faulty=np.array([row.faulty for row in rows], np.bool_),
        kenmerken={name: _column(row.kenmerken.get(name) for row in rows) for name in names},
        headers={name: number for number, name in enumerate(COLUMNS, 1)},
        file="voorbeeld.xlsx",
        sheet="Clienten",
    )


def _day_number(day: date | None) -> int:
    return OPEN if day is None else day.toordinal()


def _scaled(volume: Decimal | None) -> int:
    return NO_VOLUME if volume is None else int(volume * VOLUME_SCALE)


def _column(values: Iterable[Value]) -> Column:
    known: list[Value] = [None]
    codes: list[int] = []
    for value in values:
        # Compared with its type: True and Decimal(1) are equal to Python, not to a caseload.
        same = [i for i, seen in enumerate(known) if type(seen) is type(value) and seen == value]
        if not same:
            known.append(value)
            same = [len(known) - 1]
        codes.append(same[0])
    return Column(tuple(known), np.array(codes, np.int32))
