"""ibcalc on submissions, stage by stage: ``python -m benchmarks.submission_stages MAP``.

Prints as JSON what each stage cost, what was found and what came out. With ``--interrupted`` it
reads half of the files, is broken off as by Ctrl-C, and reads again.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.measuring import MEGABYTE
from benchmarks.submission_files import FOLDER, MODEL
from ibcalc.model.findings import Severity
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.consolidated.groups import groups_of
from ibcalc.workbook.submissions.consolidated.line_rows import line_rows
from ibcalc.workbook.submissions.consolidated.line_table import line_table
from ibcalc.workbook.submissions.ingest import Ingested, ingest, write_annotated
from ibcalc.workbook.submissions.intake.kept import forget, kept_folder, kept_number
from ibcalc.workbook.submissions.intake.pool import Crew

Made = TypeVar("Made")
OUT, COPIES = "overzicht.xlsx", "kopieën"
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
Stage = dict[str, str | float | None]


def staged(name: str, work: Callable[[], Made], stages: list[Stage]) -> Made:
    """Runs a stage and adds what it cost: seconds, and MB over what was held before it.

    Processor time is that of this process and of its children that have ended.
    """
    if RESET.exists():
        RESET.write_text("5", encoding="ascii")
    resting, cpu, begin = _held("VmRSS"), sum(os.times()[:4]), time.perf_counter()
    made = work()
    stages.append(
        {
            "naam": name,
            "seconden": time.perf_counter() - begin,
            "cpu": sum(os.times()[:4]) - cpu,
            "piek": None if resting is None else (_held("VmHWM") or resting) - resting,
        }
    )
    return made


def _held(what: str) -> float | None:
    """MB that this process holds now (VmRSS), or held at most since the reset (VmHWM)."""
    if not RESET.exists():
        return None
    lines = dict(line.split(":", 1) for line in STATUS.read_text(encoding="ascii").splitlines())
    return int(lines[what].split()[0]) * 1024 / MEGABYTE


def whole(folder: Path, workers: int) -> dict[str, object]:
    """Read, write the overview, write the copies."""
    stages: list[Stage] = []
    model = read_model(open_workbook(folder / MODEL)).model
    given, out = [folder / FOLDER], folder / OUT
    crew, folder_back = Crew(workers), folder / COPIES
    ingested = staged("lezen", lambda: ingest(given, model, crew=crew), stages)
    staged("overzicht", lambda: write_consolidated(ingested, out), stages)
    copies, refused = staged(
        "kopieën", lambda: write_annotated(ingested, folder_back, crew=crew), stages
    )
    assert not refused
    return {
        "stappen": stages, "kopieën": len(copies), "kindproces": _child_peak(), **outcome(ingested)
    }  # fmt: skip


def _child_peak() -> float | None:
    """The most MB that a process that read or copied held; never below what this one then held."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / MEGABYTE


def outcome(ingested: Ingested) -> dict[str, object]:
    """The totals by product, and for each file the cells with a fout."""
    table = line_table(line_rows(ingested.ledger.counting, ingested.expected))
    totals = {
        one.key[0]: [one.regels, one.aantal, str(one.volume.normalize())]
        for one in groups_of(table, ["product"])
    }
    cells: dict[str, list[str]] = defaultdict(list)
    for one in ingested.submissions:
        for found in one.findings:
            if found.severity is Severity.FOUT:
                cells[one.file] += dict.fromkeys((found.place.cell, *found.cells))
    return {"totalen": totals, "cellen": cells}


def interrupted(folder: Path, workers: int) -> dict[str, object]:
    """Breaks off the reading halfway, and goes on."""
    model = read_model(open_workbook(folder / MODEL)).model
    keep = kept_folder(folder / OUT)
    forget(keep)
    stages: list[Stage] = []

    def half(_stage: str, done: float) -> None:
        if done >= 0.5:
            raise KeyboardInterrupt

    staged("tot de onderbreking", lambda: _broken_off(folder, model, workers, half), stages)
    kept = kept_number(keep)
    given, crew = [folder / FOLDER], Crew(workers)
    ingested = staged("opnieuw gestart", lambda: ingest(given, model, crew=crew, keep=keep), stages)
    read = kept_number(keep) - kept
    forget(keep)
    return {"stappen": stages, "bewaard": kept, "gelezen": read, **outcome(ingested)}


def _broken_off(
    folder: Path, model: TariffModel, workers: int, progress: Callable[[str, float], None]
) -> None:
    keep = kept_folder(folder / OUT)
    try:
        ingest([folder / FOLDER], model, crew=Crew(workers), keep=keep, progress=progress)
    except KeyboardInterrupt:
        return
    raise AssertionError("it was not broken off")


def main() -> None:
    """Reads the submissions of a folder and writes the overview and the copies."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.submission_stages", description=main.__doc__
    )
    parser.add_argument("folder", metavar="MAP", type=Path)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--interrupted", action="store_true")
    given = parser.parse_args()
    print(json.dumps((interrupted if given.interrupted else whole)(given.folder, given.workers)))


if __name__ == "__main__":
    main()
