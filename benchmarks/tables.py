"""``python -m benchmarks.tables``: decision tables beside their peers, in one run.

Looking up (with equal answers), what verification proves in what time, and with ``--faults`` what
each system answers to a fault in the table or in a client.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.kernel import Unequal, process
from benchmarks.table import decimal, render, significant
from benchmarks.table_faults import fault_table
from benchmarks.verify_tables import verification_table

CLIENTS, SLICE = 100_000, 500
OWN, SLOW = "ibcalc", "pydmnrules"

NAMES = {
    "ibcalc": "ibcalc, kolommen",
    "ibcalc-lijsten": "ibcalc, uit lijsten",
    "ibcalc-uitleg": "ibcalc, met uitleg",
    "numpy": "numpy, met de hand",
    "zen": "ZEN, per cliënt",
    "zen-batch": "ZEN, batch",
    "zen-lus": "ZEN, lus",
    "zen-lus-tekst": "ZEN, lus op JSON",
    "zen-lus-spoor": "ZEN, lus met spoor",
    "pydmnrules": "pyDMNrules",
}
HEADER = ("", "cliënten", "CPU s", "per seconde", "ibcalc x", "rij", "antwoord")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a process told of a peer: digests of the products and, if it tells them, the rows."""

    name: str
    clients: int
    cpu: float
    products: str
    rows: str | None

    @property
    def speed(self) -> float:
        """Clients per processor second."""
        return self.clients / self.cpu


def looked_up(name: str, clients: int) -> Looked | None:
    """One peer, or None if what it is built on is not installed."""
    told = process("table_peer", name, "--clients", str(clients))
    if "absent" in told:
        print(f"{NAMES[name]}: niet geïnstalleerd (pip install ibcalc[benchmark])")
        return None
    cost, answer = told["cost"], told["answer"]
    assert isinstance(cost, dict)
    assert isinstance(answer, dict)
    return Looked(name, clients, cost["cpu"], answer["products"], answer["rows"])


def require_equal(own: Looked, peer: Looked) -> None:
    """The peer gives every client the product, and if it tells the row, the row of ours.

    Raises:
        Unequal: with what it is that differs.
    """
    if peer.products != own.products:
        raise Unequal(f"{own.name} and {peer.name} differ: products")
    if peer.rows not in (None, own.rows):
        raise Unequal(f"{own.name} and {peer.name} differ: rows")


def look_ups(clients: int) -> str:
    """The table of the look-up: pyDMNrules on a slice, the others on all clients."""
    return render(HEADER, list(_look_up_rows(clients)))


def _look_up_rows(clients: int) -> Iterator[tuple[str, ...]]:
    own, own_slice = looked_up(OWN, clients), looked_up(OWN, min(clients, SLICE))
    assert own is not None
    assert own_slice is not None
    for name in NAMES:
        slow = name == SLOW
        one = own if name == OWN else looked_up(name, min(clients, SLICE) if slow else clients)
        if one is not None:
            require_equal(own_slice if slow else own, one)
            yield _row(one, own)


def _row(one: Looked, own: Looked) -> tuple[str, ...]:
    return (
        NAMES[one.name],
        decimal(one.clients),
        significant(one.cpu),
        decimal(one.speed),
        significant(own.speed / one.speed),
        "nee" if one.rows is None else "ja",
        "gelijk",
    )


def main() -> None:
    """Measures the decision tables beside ZEN, pyDMNrules and numpy by hand."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=main.__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--faults", action="store_true", help="only what each answers to a fault")
    given = parser.parse_args()
    if given.faults:
        print(fault_table())
        return
    print(f"Opzoeken: tien regels, drie kenmerken; pyDMNrules op {decimal(SLICE)} cliënten.")
    print(look_ups(given.clients))
    print("\nNakijken: gaten, overlap, onbereikbare en dubbele regels")
    print(verification_table())


if __name__ == "__main__":
    main()
