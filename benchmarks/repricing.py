"""A price-only change on a loaded caseload; ``python -m benchmarks.repricing`` measures it.

Every tariff of the second half of the year gets another amount. The totals must be those of a whole
new calculation.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass, replace

import numpy as np

from benchmarks.job import Job, draw_job
from benchmarks.measuring import quickest
from ibcalc.engine.repricing import Repricer
from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.product import Toerekening

RISE = 137
MANY, SOME = 2_000, 25


@dataclass(frozen=True, slots=True)
class Change:
    """Wall-clock milliseconds, but ``folding``: processor seconds, once for a loaded caseload."""

    folding: float
    totals: float
    per_client: float


def measure_change(job: Job) -> Change:
    """What a change of prices costs, after it was seen to give the right cents."""
    result = run(job.model, job.caseload)
    begin = time.process_time()
    repricer = result.repricer
    folding = time.process_time() - begin
    changed = changed_prices(job)
    require_equal(repricer, changed, calculated_anew(job, changed))
    return Change(
        folding,
        1_000 * quickest(lambda: repricer.totals(changed), MANY),
        1_000 * quickest(lambda: repricer.per_client(changed), SOME),
    )


def changed_prices(job: Job) -> dict[int, int]:
    """Index of a tariff -> its new cents."""
    return {
        index: tarief.cent + RISE
        for index, tarief in enumerate(job.model.tarieven)
        if tarief.tot_en_met is None
    }


def calculated_anew(job: Job, changed: dict[int, int]) -> Result:
    """The whole calculation with the other prices."""
    tarieven = tuple(
        replace(tarief, cent=changed.get(index, tarief.cent))
        for index, tarief in enumerate(job.model.tarieven)
    )
    return run(replace(job.model, tarieven=tarieven), job.caseload)


def require_equal(repricer: Repricer, changed: dict[int, int], anew: Result) -> None:
    """Both ways to the new totals give the same cents."""
    quick, totals, caseload = repricer.totals(changed), anew.totals, anew.caseload
    clients = repricer.per_client(changed)
    names = caseload.client.values
    asked = {
        "totaal": (quick.totaal, totals.totaal),
        "per product": (_some(quick.per_product), list(totals.per_product.values())),
        "per periode": (_some(quick.per_periode), list(totals.per_periode.values())),
        "per aanbieder": (_some(quick.per_aanbieder), list(totals.per_aanbieder.values())),
        "per gemeente": (_some(quick.per_gemeente), list(totals.per_gemeente.values())),
        "per client": (
            [int(cents) for cents in clients[1:]],
            [totals.per_client.get(str(name), 0) for name in names[1:]],
        ),
    }
    for direction, (left, right) in asked.items():
        assert left == right, f"a changed price gives other cents {direction}"


def _some(cents: np.ndarray) -> list[int]:
    return [int(each) for each in cents if each]


def main() -> None:
    """Measures the change for one toerekening and prints it as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--clients", type=int, required=True)
    parser.add_argument("--toerekening", type=Toerekening, required=True)
    given = parser.parse_args()
    print(json.dumps(asdict(measure_change(draw_job(given.clients, given.toerekening)))))


if __name__ == "__main__":
    main()
