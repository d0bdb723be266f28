"""Telling the same thing of many rows once: one finding with its number and its first cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Caseload
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import SHOWN_CELLS, Finding

Rows = NDArray[np.intp] | Sequence[int]


def told(caseload: Caseload, rows: Rows, code: str, column: str, **values: object) -> Finding:
    """One finding for rows (at least one) of which the same holds, at a column by normal name."""
    places = [caseload.place(int(row), column) for row in rows[:SHOWN_CELLS]]
    made = finding(code, places[0], **values)
    return replace(made, count=len(rows), cells=tuple(place.cell for place in places))
