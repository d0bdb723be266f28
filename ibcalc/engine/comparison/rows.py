"""What became of every row of a caseload, so that two calculations can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Amounts, Column, Mask
from ibcalc.engine.ledger import Ledger
from ibcalc.tables.folding import BLOCK

BY_HAND, UNRESOLVED = "handmatig", "onopgelost"
"""Destinations of rows without a price: a person must decide, or something is wrong."""


@dataclass(frozen=True, slots=True)
class RowLines:
    """m regels: the row of the caseload, the period and the cents of each.

    ``first`` and ``last`` are the first and the last day of the row in that period; both models
    have them alike, whatever they charge.
    """

    row: NDArray[np.int64]
    period: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    cents: Amounts


@dataclass(frozen=True, slots=True)
class RowOutcomes:
    """The outcome of each of n rows.

    ``destination`` says in words which products a row gets (``"IB3 + IB3O"``), or BY_HAND or
    UNRESOLVED. ``cents`` are those of all periods together.
    """

    ledger: Ledger
    destination: Column
    cents: Amounts

    def lines(self, rows: Mask) -> Iterator[RowLines]:
        """The regels of the marked rows, some at a time."""
        ledger, caseload = self.ledger, self.ledger.caseload
        periods = ledger.terms.periods
        chosen = np.flatnonzero(rows[ledger.entries.indicatie])
        for begin in range(0, len(chosen), BLOCK):
            regels = ledger.regels(chosen[begin : begin + BLOCK])
            row = ledger.entries.indicatie[regels.entry].astype(np.int64)
            first = np.maximum(caseload.van[row], periods.begin[regels.period])
            last = np.minimum(caseload.tot_en_met[row], periods.end[regels.period])
            yield RowLines(row, regels.period, first, last, ledger.bedragen(regels))
