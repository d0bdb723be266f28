"""What a table peer is and must answer; ``python -m benchmarks.table_peer NAME`` measures one.

Each runs in a process of its own. Reading the table and putting the clients in the shape that the
peer likes best is not measured.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Generic, TypeVar

from benchmarks.measuring import Cost, measure
from benchmarks.table_job import TableJob, draw_table_job

Given = TypeVar("Given")
Made = TypeVar("Made")

TABLE_PEERS = {
    "ibcalc": ("benchmarks.peer_own_table", "CODED"),
    "ibcalc-lijsten": ("benchmarks.peer_own_table", "LISTS"),
    "ibcalc-uitleg": ("benchmarks.peer_own_table", "EXPLAINED"),
    "numpy": ("benchmarks.peer_own_table", "MASKS"),
    "zen": ("benchmarks.peer_zen", "CALLS"),
    "zen-batch": ("benchmarks.peer_zen", "BATCH"),
    "zen-lus": ("benchmarks.peer_zen", "LOOP"),
    "zen-lus-tekst": ("benchmarks.peer_zen", "LOOP_OF_TEXT"),
    "zen-lus-spoor": ("benchmarks.peer_zen", "LOOP_WITH_TRACE"),
    "pydmnrules": ("benchmarks.peer_pydmnrules", "PEER"),
}
"""Name -> module and what it is called there; imported only where it is measured."""

WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Told:
    """For each client its product (empty: no row fits) and the row that fired (0: none).

    ``rows`` is None for a peer that does not tell the row.
    """

    products: list[str]
    rows: list[int] | None


@dataclass(frozen=True, slots=True)
class TablePeer(Generic[Given, Made]):
    """One way to look up: only ``work`` is measured; row numbers count from 1."""

    prepare: Callable[[TableJob], Given]
    work: Callable[[Given], Made]
    told: Callable[[Made], Told]

    def solve(self, job: TableJob) -> Told:
        """The answer, without measuring."""
        return self.told(self.work(self.prepare(job)))

    def measured(self, job: TableJob, seconds: float) -> tuple[Cost, Told]:
        """The best of as many runs as fit in some seconds, and the answer."""
        given = self.prepare(job)
        cost, made = measure(lambda: self.work(given), seconds)
        return cost, self.told(made)


def load_table_peer(name: str) -> TablePeer[object, object]:
    """The peer of a name.

    Raises:
        ModuleNotFoundError: what it is built on is not installed.
    """
    module, attribute = TABLE_PEERS[name]
    found: TablePeer[object, object] = getattr(importlib.import_module(module), attribute)
    return found


def digest(values: Iterable[object]) -> str:
    """All values in order as one short text."""
    return hashlib.sha256("\n".join(map(str, values)).encode("utf-8")).hexdigest()


def main() -> None:
    """Measures one table peer and prints its cost and the digests of its answer as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("name", choices=TABLE_PEERS)
    parser.add_argument("--clients", type=int, required=True)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    try:
        peer = load_table_peer(given.name)
    except ModuleNotFoundError as error:
        print(json.dumps({"absent": error.name}))
        return
    peer.solve(draw_table_job(WARM_UP))
    cost, told = peer.measured(draw_table_job(given.clients), given.seconds)
    rows = None if told.rows is None else digest(told.rows)
    answer = {"products": digest(told.products), "rows": rows}
    print(json.dumps({"cost": asdict(cost), "answer": answer}))


if __name__ == "__main__":
    main()
