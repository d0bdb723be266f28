"""``python -m benchmarks.kernel``: the engine beside its peers, in one run, with equal cents.

The job: clients with a product and dates, in memory, to all totals (of everything and per product,
periode, aanbieder, gemeente and client). Every peer runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.table import decimal, render, significant
from ibcalc.model.product import Toerekening

CLIENTS, SLICE = 1_000_000, 20_000
WHOLE = ("ibcalc", "pandas", "polars")
FOREIGN = ("openfisca", "openfisca-kolommen", "openfisca-64")
USUAL = (Toerekening.VOL, Toerekening.DAG)

NAMES = {
    "loop": "Python-lus",
    "loop-rijen": "Python-lus, meer rijen",
    "pandas": "pandas, per periode",
    "polars": "polars, explode",
    "openfisca": "OpenFisca, per naam",
    "openfisca-kolommen": "OpenFisca, kolommen",
    "openfisca-64": "OpenFisca, 64 bits",
}
HEADER = ("", "cliënten", "CPU s", "x ibcalc", "piek MB", "centen")


class Unequal(Exception):
    """Two peers do not agree to the cent."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process told of a peer: ``answer`` has the totals by direction."""

    name: str
    clients: int
    cpu: float
    peak: float | None
    answer: dict[str, object]

    @property
    def each(self) -> float:
        """Processor seconds per client."""
        return self.cpu / self.clients


def process(module: str, *arguments: str) -> dict[str, object]:
    """Runs a module of the benchmarks and gives back what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def measured(name: str, clients: int, toerekening: Toerekening, *more: str) -> Measured | None:
    """One peer, or None if what it is built on is not installed."""
    sizes = ("--clients", str(clients), "--toerekening", toerekening)
    told = process("peer", name, *sizes, *more)
    if "absent" in told:
        return None
    cost, answer = told["cost"], told["answer"]
    assert isinstance(cost, dict)
    assert isinstance(answer, dict)
    return Measured(name, clients, cost["cpu"], cost["peak"], answer)


def compared(
    names: Sequence[str], clients: int, toerekening: Toerekening, *more: str
) -> dict[str, Measured]:
    """Several peers on the same job; those that are absent are told and left out."""
    found = {}
    for name in names:
        one = measured(name, clients, toerekening, *more)
        if one is None:
            print(f"{NAMES[name]}: niet geïnstalleerd (pip install ibcalc[benchmark])")
        else:
            found[name] = one
    return found


def require_equal(left: Measured, right: Measured) -> None:
    """All totals are the same.

    Raises:
        Unequal: with the direction in which they are not.
    """
    for direction, cents in left.answer.items():
        if right.answer[direction] != cents:
            raise Unequal(f"{left.name} and {right.name} differ: {direction}")


def _row(one: Measured, own: Measured, cents: str) -> tuple[str, ...]:
    return (
        NAMES.get(one.name, one.name),
        decimal(one.clients),
        significant(one.cpu),
        significant(one.each / own.each),
        decimal(one.peak),
        cents,
    )


def _difference(one: Measured, own: Measured) -> str:
    cents = int(str(one.answer["totaal"])) - int(str(own.answer["totaal"]))
    return f"{cents:+}" if cents else "gelijk"


def exact_peers(clients: int, toerekening: Toerekening) -> str:
    """The table of one toerekening: the loop on a slice, the others on all clients."""
    few = min(clients, SLICE)
    on_slice = compared(("ibcalc", "loop"), few, toerekening)
    whole = compared(WHOLE, clients, toerekening)
    own, loop = whole["ibcalc"], on_slice["loop"]
    require_equal(on_slice["ibcalc"], loop)
    for name in whole.keys() - {"ibcalc"}:
        require_equal(own, whole[name])
    return render(HEADER, [_row(one, own, "gelijk") for one in (*whole.values(), loop)])


def foreign_peers(toerekening: Toerekening) -> str:
    """The table of the small job, with the difference of each total in cents."""
    found = compared(("ibcalc", "loop", *FOREIGN), SLICE, toerekening, "--small")
    own = found["ibcalc"]
    require_equal(own, found["loop"])
    return render(HEADER, [_row(one, own, _difference(one, own)) for one in found.values()])


def price_change(clients: int, toerekeningen: Sequence[Toerekening]) -> str:
    """The table of a price-only change."""
    header = ("andere tarieven", "alle totalen ms", "per cliënt ms", "eenmalig vouwen s")
    return render(header, _price_rows(clients, toerekeningen))


def _price_rows(clients: int, chosen: Sequence[Toerekening]) -> Iterator[tuple[str, ...]]:
    for toerekening in chosen:
        arguments = ("--clients", str(clients), "--toerekening", toerekening)
        told = process("repricing", *arguments)
        values = (float(str(told[name])) for name in ("totals", "per_client", "folding"))
        yield (toerekening, *(significant(value) for value in values))


def main() -> None:
    """Measures the kernel beside a plain loop, pandas, polars and OpenFisca."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kernel", description=main.__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--toerekening", type=Toerekening, nargs="+", default=USUAL)
    parser.add_argument("--all", action="store_true", help="all nine toerekeningen")
    given = parser.parse_args()
    chosen = tuple(Toerekening) if given.all else tuple(given.toerekening)
    print(f"De lus is gemeten op hoogstens {decimal(SLICE)} cliënten; x is per cliënt.")
    for toerekening in chosen:
        print(f"\nToerekening {toerekening}, jaar13 2016: alle totalen")
        print(exact_peers(given.clients, toerekening))
    print(f"\nEen tariefwijziging op {decimal(given.clients)} geladen cliënten")
    print(price_change(given.clients, chosen))
    print("\nKleine taak: één product, per dag, twaalf maanden")
    print(foreign_peers(Toerekening.DAG))


if __name__ == "__main__":
    main()
