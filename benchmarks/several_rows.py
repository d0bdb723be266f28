"""``python -m benchmarks.several_rows``: clients with two or three rows, beside a plain loop.

The loop joins, picks and adds up, for wissel ``eerste``. ibcalc also checks the rows and tells of
each change of product what every other wissel would have cost.
"""

from __future__ import annotations

import argparse

from benchmarks.kernel import HEADER, NAMES, Measured, measured, require_equal
from benchmarks.table import decimal, render, significant
from ibcalc.model.product import Toerekening

CLIENTS, SLICE = 100_000, 5_000


def peers(clients: int, toerekening: Toerekening) -> str:
    """The table of one toerekening: the loop on a slice, which ibcalc does too.

    Raises:
        Unequal: the totals of the slice differ.
    """
    few = min(clients, SLICE)
    loop, same, whole = (
        _measured(name, size, toerekening)
        for name, size in (("loop-rijen", few), ("ibcalc", few), ("ibcalc", clients))
    )
    require_equal(same, loop)
    rows = [(*_row(one, whole), cents) for one, cents in ((whole, ""), (loop, "gelijk"))]
    return render(HEADER, rows)


def _measured(name: str, clients: int, toerekening: Toerekening) -> Measured:
    found = measured(name, clients, toerekening, "--rows")
    if found is None:
        raise RuntimeError("the loop and ibcalc need nothing that may be absent")
    return found


def _row(one: Measured, own: Measured) -> tuple[str, ...]:
    return (
        NAMES.get(one.name, one.name),
        decimal(one.clients),
        significant(one.cpu),
        significant(one.each / own.each),
        decimal(one.peak),
    )


def main() -> None:
    """Measures clients with several rows."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.several_rows", description=main.__doc__
    )
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--toerekening", type=Toerekening, nargs="+", default=tuple(Toerekening))
    given = parser.parse_args()
    print(f"De lus is gemeten op hoogstens {decimal(SLICE)} cliënten; x is per cliënt.")
    for toerekening in given.toerekening:
        print(f"\nToerekening {toerekening}, twee of drie rijen per cliënt, alle totalen")
        print(peers(given.clients, toerekening))


if __name__ == "__main__":
    main()
