"""ibcalc itself: the whole engine, from the columns of a caseload to all totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.job import Job
from benchmarks.peer import Answer, Peer, digest
from ibcalc.engine.caseload import Column
from ibcalc.engine.result import Result
from ibcalc.engine.run import run


def _prepare(job: Job) -> None:
    del job


def _work(job: Job, given: None) -> Result:
    del given
    return run(job.model, job.caseload)


def answer_of(job: Job, result: Result) -> Answer:
    """The totals by index instead of by name.

    Raises:
        ValueError: a row was left out or a fout was found.
    """
    if not result.complete:
        raise ValueError(f"not complete: {[str(found) for found in result.findings]}")
    totals, caseload = result.totals, job.caseload
    return Answer(
        totals.totaal,
        totals.regels,
        _ordered(totals.per_product, [product.code for product in job.model.producten]),
        _ordered(totals.per_periode, [period.label for period in job.model.calendar]),
        _ordered(totals.per_aanbieder, _names(caseload.aanbieder)),
        _ordered(totals.per_gemeente, _names(caseload.gemeente)),
        digest(np.array(_ordered(totals.per_client, _names(caseload.client)), np.int64)),
    )


def _names(column: Column) -> list[str]:
    return [str(value) for value in column.values[1:]]


def _ordered(cents: Mapping[str, int], names: Sequence[str]) -> tuple[int, ...]:
    return tuple(cents.get(name, 0) for name in names)


PEER = Peer(_prepare, _work, answer_of)
