"""Processor time and memory of a piece of work, inside a process that does nothing else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")

MEGABYTE = 1 << 20
MOST_RUNS = 25


@dataclass(frozen=True, slots=True)
class Cost:
    """Best processor seconds of ``runs``, and the peak in MB of the first run over its input.

    Processor time of all threads together: what other programs do at the same time hardly counts.
    ``peak`` is None where the system does not tell.
    """

    cpu: float
    runs: int
    peak: float | None


def measure(work: Callable[[], Made], seconds: float) -> tuple[Cost, Made]:
    """Runs the work until the seconds are spent, at least once; keeps what the last run made."""
    resting = _resident()
    begin = time.process_time()
    made = work()
    times = [time.process_time() - begin]
    highest = _highest()
    peak = None if highest is None or resting is None else (highest - resting) / MEGABYTE
    while sum(times) + min(times) < seconds and len(times) < MOST_RUNS:
        del made
        begin = time.process_time()
        made = work()
        times.append(time.process_time() - begin)
    return Cost(min(times), len(times), peak), made


def quickest(work: Callable[[], object], runs: int) -> float:
    """The best wall-clock seconds of many runs of something very short."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def _highest() -> int | None:
    """The most memory that this process ever held, in bytes."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _resident() -> int | None:
    """The memory that it holds now; where that is not told, the most that it ever held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return _highest()
    found = dict(line.split(":", 1) for line in status.read_text(encoding="ascii").splitlines())
    return int(found["VmRSS"].split()[0]) * 1024
