"""The cases of a sheet Toetsen: which rows belong together, and those rows as a caseload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload, Column
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.rows import ToetsRow

Index = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Toets:
    """One case: its name, the indices of its rows in the Toetsen of the workbook, its first row."""

    naam: str
    rows: tuple[int, ...]
    place: Place


def toetsen_of(book: ModelBook) -> tuple[Toets, ...]:
    """The cases of a workbook in the order of the sheet: rows with the same Toets and Client."""
    cases: dict[tuple[str, str], list[int]] = {}
    for index, row in enumerate(book.toetsen):
        cases.setdefault((normal(row.toets), row.client), []).append(index)
    return tuple(
        Toets(book.toetsen[rows[0]].toets, tuple(rows), book.toetsen[rows[0]].place)
        for rows in cases.values()
    )


def caseload_of(caseload: Caseload, toets: Toets) -> Caseload:
    """The rows of one case, as if the caseload held no others."""
    index = np.array(toets.rows, np.intp)
    return replace(
        caseload,
        rows=caseload.rows[index],
        client=_part(caseload.client, index),
        aanbieder=_part(caseload.aanbieder, index),
        gemeente=_part(caseload.gemeente, index),
        product=_part(caseload.product, index),
        opslag=_part(caseload.opslag, index),
        van=caseload.van[index],
        tot_en_met=caseload.tot_en_met[index],
        aantal=caseload.aantal[index],
        volume=caseload.volume[index],
        faulty=caseload.faulty[index],
        kenmerken={name: _part(column, index) for name, column in caseload.kenmerken.items()},
    )


def _part(column: Column, index: Index) -> Column:
    """A column of these rows, with only the values that they hold; value 0 stays leeg."""
    used = np.union1d(column.codes[index], np.zeros(1, np.int32))
    codes = np.searchsorted(used, column.codes[index]).astype(np.int32)
    return Column(tuple(column.values[code] for code in used), codes)


def findings_about(findings: Sequence[Finding], rows: Sequence[ToetsRow]) -> tuple[Finding, ...]:
    """The findings about these rows, and those about no row in particular."""
    numbers = {row.place.row for row in rows}
    return tuple(item for item in findings if not item.place.row or item.place.row in numbers)
