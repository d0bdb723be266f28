"""``python -m benchmarks.reading``: a caseload from .xlsx to the engine, beside other readers.

The others stop where ibcalc begins to understand: they give texts, or values of guessed types. Each
reader works in a process of its own, on the same files, and must find as many rows.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.reading_files import WAYS
from benchmarks.reading_peer import INSTALLED, OWN, READERS
from benchmarks.table import decimal, render, significant

CLIENTS = 100_000
SECONDS = 4.0
HEADER = ("bestand", "", "CPU s", "ibcalc is", "piek MB", "rijen")


def measured(path: Path, way: str, rows: int, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of one file; ``ibcalc is`` tells how many times as long ibcalc takes.

    Raises:
        ValueError: a reader found another number of rows.
    """
    command = [sys.executable, "-m", "benchmarks.reading_files", str(path), way, str(rows)]
    subprocess.run(command, check=True)
    found = {name: _read(name, path) for name in names}
    for name, one in found.items():
        if one["rows"] != rows:
            raise ValueError(f"{name} reads {one['rows']} rows, not {rows}")
        ratio = significant(found[OWN]["cpu"] / one["cpu"])
        seconds, peak = significant(one["cpu"]), decimal(one["peak"])
        yield (way, name, seconds, f"{ratio} x", peak, decimal(rows))


def _read(name: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.reading_peer", name, str(path), str(SECONDS)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    made: dict[str, Any] = json.loads(printed)
    return made


def main() -> None:
    """Measures the reading of a caseload, stored in each of the usual ways."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=main.__doc__)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--readers", nargs="+", choices=sorted(READERS), default=INSTALLED)
    given = parser.parse_args()
    names = [OWN, *(name for name in given.readers if name != OWN)]
    with TemporaryDirectory() as folder:
        rows = [
            row
            for way in WAYS
            for row in measured(Path(folder) / "clienten.xlsx", way, given.clients, names)
        ]
    print(render(HEADER, rows))


if __name__ == "__main__":
    main()
