"""What a peer is, and what it must answer; ``python -m benchmarks.peer NAME`` measures one.

A peer is measured in a process of its own, so that its memory is its own too.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.job import Job, draw_job, draw_small_job
from benchmarks.measuring import Cost, measure
from benchmarks.rows_job import draw_rows_job
from ibcalc.model.product import Toerekening

Given = TypeVar("Given")
Made = TypeVar("Made")

PEERS = {
    "ibcalc": ("benchmarks.peer_ibcalc", "PEER"),
    "loop": ("benchmarks.peer_loop", "PEER"),
    "loop-rijen": ("benchmarks.peer_loop_rows", "PEER"),
    "pandas": ("benchmarks.peer_pandas", "PEER"),
    "polars": ("benchmarks.peer_polars", "PEER"),
    "openfisca": ("benchmarks.peer_openfisca", "BY_NAME"),
    "openfisca-kolommen": ("benchmarks.peer_openfisca", "BY_COLUMN"),
    "openfisca-64": ("benchmarks.peer_openfisca", "BY_COLUMN_64"),
}
"""Name -> module and what it is called there; imported only where it is measured."""

WARM_UP = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """All totals of a job in cents, by index: what equal cents means.

    ``per_client`` is the digest of the cents of every client in order. ``regels`` is the number
    of lines, or None for a peer that does not make any.
    """

    totaal: int
    regels: int | None
    per_product: tuple[int, ...]
    per_periode: tuple[int, ...]
    per_aanbieder: tuple[int, ...]
    per_gemeente: tuple[int, ...]
    per_client: str


def digest(cents: NDArray[np.int64]) -> str:
    """The cents of all clients as one short text."""
    return hashlib.sha256(np.ascontiguousarray(cents, "<i8").tobytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Peer(Generic[Given, Made]):
    """One way to do the job: only ``work`` is measured."""

    prepare: Callable[[Job], Given]
    work: Callable[[Job, Given], Made]
    answer: Callable[[Job, Made], Answer]

    def solve(self, job: Job) -> Answer:
        """The answer, without measuring."""
        return self.answer(job, self.work(job, self.prepare(job)))

    def measured(self, job: Job, seconds: float) -> tuple[Cost, Answer]:
        """The best of as many runs as fit in some seconds, and the answer."""
        given = self.prepare(job)
        cost, made = measure(lambda: self.work(job, given), seconds)
        return cost, self.answer(job, made)


def load(name: str) -> Peer[object, object]:
    """The peer of a name.

    Raises:
        ModuleNotFoundError: what it is built on is not installed.
    """
    module, attribute = PEERS[name]
    found: Peer[object, object] = getattr(importlib.import_module(module), attribute)
    return found


def main() -> None:
    """Measures one peer and prints its cost and answer as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("name", choices=PEERS)
    parser.add_argument("--clients", type=int, required=True)
    parser.add_argument("--toerekening", type=Toerekening, required=True)
    parser.add_argument("--small", action="store_true", help="one product, months, no opslag")
    parser.add_argument("--rows", action="store_true", help="two or three rows a client")
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    try:
        peer = load(given.name)
    except ModuleNotFoundError as error:
        print(json.dumps({"absent": error.name}))
        return
    draw = draw_rows_job if given.rows else draw_small_job if given.small else draw_job
    peer.solve(draw(WARM_UP, given.toerekening))
    job = draw(given.clients, given.toerekening)
    cost, answer = peer.measured(job, given.seconds)
    print(json.dumps({"cost": asdict(cost), "answer": asdict(answer)}))


if __name__ == "__main__":
    main()
