"""``python -m benchmarks.whole_job``: workbook in to workbook out, beside openpyxl and a loop.

Each run is a cold process of its own. Needs a system that tells what a child cost: not Windows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.table import decimal, render, significant

SIZES = (10, 10_000, 100_000)
RUNS, ENOUGH = 5, 12.0
HEADER = ("cliënten", "", "CPU s", "x ibcalc", "piek MB", "centen")


@dataclass(frozen=True, slots=True)
class Job:
    """The files of one size."""

    clients: int
    folder: Path

    @property
    def model(self) -> Path:
        """The shipped model."""
        return self.folder / "model.xlsx"

    @property
    def caseload(self) -> Path:
        """The drawn caseload."""
        return self.folder / "clienten.xlsx"

    def write(self) -> None:
        """Writes both, in another process: a child's peak is never below that of its parent."""
        arguments = (str(self.model), str(self.caseload), str(self.clients))
        subprocess.run([sys.executable, "-m", "benchmarks.workbooks", *arguments], check=True)

    def out(self, name: str) -> str:
        """Where a way to do the job leaves its workbook."""
        return str(self.folder / f"uitkomst-{name}.xlsx")

    @property
    def ibcalc(self) -> list[str]:
        """The command line of ibcalc."""
        command = [sys.executable, "-m", "ibcalc.front.cli", "calculate", str(self.model)]
        return [*command, "--clients", str(self.caseload), "-o", self.out("ibcalc")]

    @property
    def loop(self) -> list[str]:
        """The script with openpyxl and a loop."""
        command = [sys.executable, "-m", "benchmarks.loop_job", str(self.model)]
        return [*command, str(self.caseload), self.out("lus")]


@dataclass(frozen=True, slots=True)
class Cold:
    """The best processor seconds of some cold processes, and the peak of the last in MB."""

    cpu: float
    peak: float
    printed: str


def cold(command: Sequence[str]) -> Cold:
    """Starts the same process until there are enough runs or seconds.

    Raises:
        CalledProcessError: it failed; a fout in the caseload counts too.
    """
    times: list[float] = []
    while True:
        cpu, peak, printed = _once(command)
        times.append(cpu)
        if len(times) == RUNS or sum(times) + min(times) > ENOUGH:
            return Cold(min(times), peak, printed)


def _once(command: Sequence[str]) -> tuple[float, float, str]:
    """User and system seconds of one process, its peak in MB, and what it printed."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        printed = process.stdout.read().decode("utf-8")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / (1 << 20), printed


def measured(job: Job) -> Iterator[tuple[str, ...]]:
    """The rows of one size, after both gave the same total."""
    job.write()
    total = json.loads(_once([*job.ibcalc, "--json"])[2])["totaal_cent"]
    own, loop = cold(job.ibcalc), cold(job.loop)
    assert int(loop.printed) == total, f"{loop.printed.strip()} is not {total}"
    for name, one in (("ibcalc", own), ("openpyxl en lus", loop)):
        seconds, ratio = significant(one.cpu), significant(one.cpu / own.cpu)
        yield (decimal(job.clients), name, seconds, ratio, decimal(one.peak), "gelijk")


def main() -> None:
    """Measures the whole job, from a cold start, for some sizes of the caseload."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.whole_job", description=main.__doc__
    )
    parser.add_argument("--clients", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        jobs = [Job(size, Path(folder)) for size in given.clients]
        print(render(HEADER, [row for job in jobs for row in measured(job)]))


if __name__ == "__main__":
    main()
