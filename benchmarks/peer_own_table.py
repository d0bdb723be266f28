"""ibcalc's own look-up, and the same table as numpy masks written out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from benchmarks.table_job import CODES, FIRST_ROW, KENMERKEN, PRODUCTS, ROWS, TableJob, table_source
from benchmarks.table_peer import TablePeer, Told
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import Coded, Decisions, DecisionTable, coded
from ibcalc.tables.table import compile_table

Ints = NDArray[np.int32]
Texts = NDArray[np.object_]


def own_table() -> DecisionTable:
    """The table of the job, compiled.

    Raises:
        AssertionError: there is a finding about it.
    """
    table, findings = compile_table(table_source(), KENMERKEN, PRODUCTS)
    assert not findings, findings
    return table


@dataclass(frozen=True, slots=True)
class Asked:
    """A table and its clients: lists of values, or columns of which the distinct are known."""

    table: DecisionTable
    columns: Mapping[str, Coded | Sequence[Value]]


def _columns(job: TableJob) -> dict[str, Sequence[Value]]:
    return {
        normal("Code"): job.codes,
        normal("Uren"): [Decimal(value) for value in job.uren],
        normal("Verlengd"): job.verlengd,
    }


def _listed(job: TableJob) -> Asked:
    return Asked(own_table(), _columns(job))


def _coded(job: TableJob) -> Asked:
    """As ibcalc itself holds a caseload: each distinct value once."""
    return Asked(own_table(), {key: coded(values) for key, values in _columns(job).items()})


def _decide(given: Asked) -> tuple[Decisions, Ints]:
    """The decisions, and for each client the Excel row that fired."""
    made = given.table.decide_all(given.columns)
    return made, made.fired


def _told(made: tuple[Decisions, Ints]) -> Told:
    decisions, fired = made
    products = [str(one.outputs[0][0][1]) if one.outputs else "" for one in decisions.decisions]
    rows = np.where(fired > 0, fired - FIRST_ROW + 1, 0)
    return Told([products[at] for at in decisions.index.tolist()], rows.tolist())


def _explain(given: Asked) -> tuple[Decisions, Ints, Texts]:
    """The same, and for each client a sentence: the row, its cells, what it gave."""
    made, fired = _decide(given)
    return made, fired, given.table.explain_all(made)


CODED = TablePeer(_coded, _decide, _told)
EXPLAINED = TablePeer(_coded, _explain, lambda made: _told(made[:2]))
LISTS = TablePeer(_listed, _decide, _told)


@dataclass(frozen=True, slots=True)
class Arrays:
    """Clients as three arrays: the index of the code, hours, ja or nee."""

    codes: Ints
    uren: Ints
    verlengd: NDArray[np.bool_]


def _arrays(job: TableJob) -> Arrays:
    place = {code: at for at, code in enumerate(CODES)}
    codes = np.array([place[code] for code in job.codes], np.int32)
    return Arrays(codes, np.array(job.uren, np.int32), np.array(job.verlengd, np.bool_))


def _masks(given: Arrays) -> Ints:
    """The row that fired, from 1; 0 where none does."""
    fired = np.zeros(len(given.codes), np.int32)
    for number, row in enumerate(ROWS, start=1):
        mask = given.uren >= row.low
        if row.high is not None:
            mask &= given.uren <= row.high
        if row.verlengd is not None:
            mask &= given.verlengd == row.verlengd
        one_of = given.codes == CODES.index(row.codes[0])
        for code in row.codes[1:]:
            one_of |= given.codes == CODES.index(code)
        fired[mask & one_of] = number
    return fired


def _masks_told(fired: Ints) -> Told:
    products = ["", *(row.product for row in ROWS)]
    return Told([products[number] for number in fired.tolist()], fired.tolist())


MASKS = TablePeer(_arrays, _masks, _masks_told)
