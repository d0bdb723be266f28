"""What verifying a drawn table costs and proves: ``python -m benchmarks.verify_tables KIND``.

One measurement: a table is verified once in its life.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from benchmarks.drawn_tables import HURTFUL, KINDS, PRODUCTS, Drawn, draw_table
from benchmarks.kernel import process
from benchmarks.table import decimal, render, significant
from ibcalc.tables.table import compile_table

SIZES = ((100, 8), (500, 6))
COUNTS = ("gaps", "overlaps", "hidden", "findings")
HURTFUL_SIZES = ((500, 6),)
HEADER = (
    "",
    "regels",
    "kenmerken",
    "lezen s",
    "nakijken s",
    "gaten",
    "overlap",
    "onbereikbaar",
    "bevindingen",
    "bewezen",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """Processor seconds of compiling and of verifying with all findings, and what was found."""

    compiling: float
    verifying: float
    gaps: int
    overlaps: int
    hidden: int
    findings: int
    proven: bool


def verify(drawn: Drawn) -> Verified:
    """Compiles and verifies a table once."""
    begin = time.process_time()
    table, findings = compile_table(drawn.source, drawn.kenmerken, PRODUCTS)
    assert not findings, findings[0]
    compiled = time.process_time()
    found = table.verify()
    told = found.findings
    done = time.process_time()
    return Verified(
        compiled - begin,
        done - compiled,
        len(found.gaps),
        len(found.overlaps),
        len(found.hidden),
        len(told),
        found.proven,
    )


def verification_table() -> str:
    """The table of all kinds, each measured in a process of its own."""
    return render(HEADER, list(_rows()))


def _rows() -> Iterator[tuple[str, ...]]:
    for kind in KINDS:
        for rows, columns in HURTFUL_SIZES if kind in HURTFUL else SIZES:
            told = process("verify_tables", kind, "--size", str(rows), str(columns))
            counts = (decimal(int(str(told[name]))) for name in COUNTS)
            seconds = (significant(float(str(told[name]))) for name in ("compiling", "verifying"))
            proven = "ja" if told["proven"] else "nee"
            yield (kind, decimal(rows), decimal(columns), *seconds, *counts, proven)


def main() -> None:
    """Verifies one drawn table and prints the cost and what was found as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--size", type=int, nargs=2, default=SIZES[0], metavar=("ROWS", "COLUMNS"))
    given = parser.parse_args()
    print(json.dumps(asdict(verify(draw_table(given.kind, *given.size)))))


if __name__ == "__main__":
    main()
