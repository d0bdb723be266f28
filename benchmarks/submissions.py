"""``python -m benchmarks.submissions``: hundreds of submissions to one overview and marked copies.

Beside it a script of openpyxl and pydantic, and the checks of frictionless, on the same files. Each
in a process of its own. Needs a system that tells what a child cost: not Windows.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.submission_files import FILES, PLANTED, ROWS
from benchmarks.table import decimal, render, significant
from benchmarks.whole_job import cold

HEADER = ("", "seconden", "CPU s", "x ibcalc", "piek MB", "gebreken", "daarnaast")
SCRIPT, FRICTIONLESS = "openpyxl en pydantic", "frictionless, alleen nakijken"
Cells = Mapping[str, Sequence[str]]
Printed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """A folder with a model, submissions and the list of planted faults."""

    folder: Path
    workers: int = 0

    def write(self, files: int, rows: int) -> None:
        """Writes them, in another process: a child's peak is never below that of its parent."""
        sizes = ["--files", str(files), "--rows", str(rows)]
        subprocess.run([*_module("submission_files"), str(self.folder), *sizes], check=True)

    @property
    def planted(self) -> Cells:
        """For each file the cells with a fault."""
        told = json.loads((self.folder / PLANTED).read_text(encoding="utf-8"))
        return {file: kinds["fout"] for file, kinds in told.items()}

    def found(self, cells: Cells) -> tuple[str, str]:
        """How many of the planted faults were found at their cell, and how many cells besides."""
        planted, told = _pairs(self.planted), _pairs(cells)
        return f"{len(planted & told)}/{len(planted)}", decimal(len(told - planted))

    def stages(self, *more: str) -> Printed:
        """What ibcalc printed of a run in a process of its own."""
        workers = ["--workers", str(self.workers)]
        command = [*_module("submission_stages"), str(self.folder), *workers, *more]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        made: Printed = json.loads(printed)
        return made

    def peer(self, module: str) -> tuple[float, float, Printed]:
        """Processor seconds and peak in MB of a script, and what it printed."""
        one = cold([*_module(module), str(self.folder)])
        return one.cpu, one.peak, json.loads(one.printed)


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.{name}"]


def _pairs(cells: Cells) -> set[tuple[str, str]]:
    return {(file, cell) for file, listed in cells.items() for cell in listed}


def measured(job: Job, *, peers: bool = True) -> Iterator[tuple[str, ...]]:
    """The rows of the table; every way must come to the same totals."""
    own = job.stages()
    for stage in own["stappen"]:
        yield _stage_row(f"ibcalc, {stage['naam']}", stage)
    yield ("ibcalc, grootste kindproces", "", "", "", decimal(own["kindproces"]), "", "")
    reading, writing = own["stappen"][:2]
    base = reading["cpu"] + writing["cpu"]
    seconds = significant(reading["seconden"] + writing["seconden"])
    found = job.found(own["cellen"])
    yield ("ibcalc, zonder kopieën", seconds, significant(base), "1", "", *found)
    if peers:
        yield _peer_row(SCRIPT, job, "submission_peer", base, own)
        if find_spec("frictionless") is not None:
            yield _peer_row(FRICTIONLESS, job, "submission_frictionless", base, own)


def _stage_row(name: str, stage: Printed) -> tuple[str, ...]:
    peak = decimal(stage["piek"])
    return name, significant(stage["seconden"]), significant(stage["cpu"]), "", peak, "", ""


def _peer_row(name: str, job: Job, module: str, base: float, own: Printed) -> tuple[str, ...]:
    cpu, peak, told = job.peer(module)
    if "totalen" in told:
        assert told["totalen"] == own["totalen"], f"{name} has other totals"
    ratio = significant(cpu / base)
    return name, "", significant(cpu), ratio, decimal(peak), *job.found(told["cellen"])


def resumed(job: Job) -> Iterator[tuple[str, ...]]:
    """Broken off halfway and started again."""
    own = job.stages("--interrupted")
    assert own["bewaard"] + own["gelezen"] == len(job.planted)
    for stage in own["stappen"]:
        yield _stage_row(stage["naam"], stage)
    files = len(job.planted)
    told = f"bewaard {own['bewaard']} van {files}, daarna gelezen {own['gelezen']}"
    yield (told, *[""] * (len(HEADER) - 1))


def main() -> None:
    """Measures reading, the overview and the copies, and going on after an interruption."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.submissions", description=main.__doc__
    )
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--workers", type=int, default=0, help="0: as fits this computer")
    parser.add_argument("--without-peers", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        job = Job(Path(folder), given.workers)
        job.write(given.files, given.rows)
        rows = [*measured(job, peers=not given.without_peers), *resumed(job)]
        print(render(HEADER, rows))
    if not given.without_peers and find_spec("frictionless") is None:
        print('frictionless is niet geïnstalleerd: pip install "frictionless[excel]"')


if __name__ == "__main__":
    main()
