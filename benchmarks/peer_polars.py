"""polars: the explode, one row for each client, product, period and tariff; then group by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from benchmarks.counts import COUNTED, Range, priced_days, rounded
from benchmarks.job import Job
from benchmarks.peer import Answer, Peer, digest

DIRECTIONS = ("product", "period", "aanbieder", "gemeente", "client")


@dataclass(frozen=True, slots=True)
class Sums:
    """For each direction its cents, and the number of lines."""

    by: dict[str, pl.DataFrame]
    lines: int


def _prepare(job: Job) -> pl.DataFrame:
    caseload = job.caseload
    return pl.DataFrame(
        {
            "client": caseload.client.codes - 1,
            "product": job.product,
            "opslag": job.opslag,
            "van": caseload.van.astype(np.int64),
            "tot_en_met": caseload.tot_en_met.astype(np.int64),
            "aantal": caseload.aantal,
            "aanbieder": caseload.aanbieder.codes - 1,
            "gemeente": caseload.gemeente.codes - 1,
        }
    )


def _work(job: Job, given: pl.DataFrame) -> Sums:
    extra = given.filter("opslag").with_columns(pl.col("product") + 1)
    lines = (
        pl.concat([given, extra])
        .lazy()
        .join(_periods(job), how="cross")
        .filter(pl.col("van") <= pl.col("end"), pl.col("tot_en_met") >= pl.col("begin"))
        .join(_tariffs(job), on="product")
    )
    ranges = Range(
        pl.col("van"),
        pl.col("tot_en_met"),
        pl.col("begin"),
        pl.col("end"),
        pl.max_horizontal,
        pl.min_horizontal,
        lambda condition: condition.cast(pl.Int64),
    )
    counted = COUNTED[job.toerekening](ranges)
    count = priced_days(ranges, counted, pl.col("vanaf"), pl.col("until"))
    cents = rounded(pl.col("price"), count, counted.whole) * pl.col("aantal")
    made = lines.filter(count > 0).select(*DIRECTIONS, cents=cents).collect()
    sums = {name: made.group_by(name).agg(pl.col("cents").sum()) for name in DIRECTIONS}
    return Sums(sums, len(made))


def _periods(job: Job) -> pl.LazyFrame:
    rows = [(index, *dates) for index, dates in enumerate(job.periods)]
    return pl.LazyFrame(rows, schema=["period", "begin", "end"], orient="row")


def _tariffs(job: Job) -> pl.LazyFrame:
    rows = [(index, *each) for index, tariffs in enumerate(job.tariffs) for each in tariffs]
    schema = {"product": pl.Int32, "vanaf": pl.Int64, "until": pl.Int64, "price": pl.Int64}
    return pl.LazyFrame(rows, schema=schema, orient="row")


def _answer(job: Job, sums: Sums) -> Answer:
    def by(column: str, length: int) -> list[int]:
        found = dict(sums.by[column].iter_rows())
        return [found.get(index, 0) for index in range(length)]

    periods = by("period", len(job.periods))
    return Answer(
        sum(periods),
        sums.lines,
        tuple(by("product", len(job.model.producten))),
        tuple(periods),
        tuple(by("aanbieder", len(job.caseload.aanbieder.values) - 1)),
        tuple(by("gemeente", len(job.caseload.gemeente.values) - 1)),
        digest(np.array(by("client", job.clients), np.int64)),
    )


PEER = Peer(_prepare, _work, _answer)
