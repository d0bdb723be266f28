"""pandas: opslagen as rows of their own, then one pass over all rows for each period and tariff.

The closed form of someone who has seen a cross merge of millions of rows run out of memory.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.counts import COUNTED, Range, priced_days, rounded
from benchmarks.job import Job
from benchmarks.peer import Answer, Peer, digest

DIRECTIONS = ("product", "aanbieder", "gemeente", "client")


@dataclass(frozen=True, slots=True)
class Sums:
    """Cents by index in each direction, and the number of lines."""

    by: dict[str, pd.Series]
    period: list[int]
    lines: int


def _prepare(job: Job) -> pd.DataFrame:
    caseload = job.caseload
    return pd.DataFrame(
        {
            "client": caseload.client.codes - 1,
            "product": job.product,
            "opslag": job.opslag,
            "van": caseload.van,
            "tot_en_met": caseload.tot_en_met,
            "aantal": caseload.aantal,
            "aanbieder": caseload.aanbieder.codes - 1,
            "gemeente": caseload.gemeente.codes - 1,
        }
    )


def _work(job: Job, given: pd.DataFrame) -> Sums:
    extra = given[given["opslag"]]
    frame = pd.concat([given, extra.assign(product=extra["product"] + 1)], ignore_index=True)
    frame["cents"], frame["lines"] = np.int64(0), np.int64(0)
    period = []
    for begin, end in job.periods:
        rows = frame[(frame["van"] <= end) & (frame["tot_en_met"] >= begin)]
        cents, lines = _charged(job, rows, begin, end)
        frame.loc[rows.index, "cents"] += cents
        frame.loc[rows.index, "lines"] += lines
        period.append(int(cents.sum()))
    by = {name: frame.groupby(name)["cents"].sum() for name in DIRECTIONS}
    return Sums(by, period, int(frame["lines"].sum()))


def _charged(job: Job, rows: pd.DataFrame, begin: int, end: int) -> tuple[pd.Series, pd.Series]:
    """Cents and number of lines of each row in one period."""
    tariffs = np.array(job.tariffs, np.int64)
    ranges = Range(rows["van"], rows["tot_en_met"], begin, end, np.maximum, np.minimum, _one_if)
    counted = COUNTED[job.toerekening](ranges)
    cents, lines = 0, 0
    for slot in range(tariffs.shape[1]):
        vanaf, until, price = tariffs[:, slot][rows["product"]].T
        count = priced_days(ranges, counted, vanaf, until)
        cents += rounded(price, count, counted.whole) * rows["aantal"]
        lines += count > 0
    return cents, lines


def _one_if(condition: pd.Series) -> pd.Series:
    return condition.astype(np.int64) if isinstance(condition, pd.Series) else int(condition)


def _answer(job: Job, sums: Sums) -> Answer:
    def by(column: str, length: int) -> list[int]:
        found = sums.by[column].reindex(range(length), fill_value=0)
        return [int(cents) for cents in found]

    return Answer(
        sum(sums.period),
        sums.lines,
        tuple(by("product", len(job.model.producten))),
        tuple(sums.period),
        tuple(by("aanbieder", len(job.caseload.aanbieder.values) - 1)),
        tuple(by("gemeente", len(job.caseload.gemeente.values) - 1)),
        digest(np.array(by("client", job.clients), np.int64)),
    )


PEER = Peer(_prepare, _work, _answer)
