"""A process that takes in one hostile file within limits: ``python -m ... FILE read|copy``.

It prints what came of it, and the seconds and megabytes that it took, as one JSON object. It
starts itself again, as the peak of a process is never below that of the one that started it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.annotate import checked_copy
from ibcalc.workbook.reader.facts import read_facts
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen, Refused, read_bytes
from ibcalc.workbook.reader.submitted import as_submission, submission_findings
from ibcalc.workbook.reader.xlsx import read_workbook

ADDRESS_SPACE = 2 << 30
"""Far over what may be used, so that too much is measured and not only a crash."""
CPU_SECONDS = KILLED_AFTER = 20
MARKED_ROWS = 300


def again(*arguments: str) -> int:
    """The same from a small process."""
    command = [sys.executable, "-m", "tests.workbook.hostile.reads", *arguments, "alone"]
    return subprocess.run(command, timeout=KILLED_AFTER, check=False).returncode


def main(path: Path, take_in: Callable[[Path], str]) -> int:
    """Take the file in and tell about it."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    before = spent()
    code = take_in(path)
    after = spent()
    print(json.dumps({"code": code, "seconds": after[0] - before[0], "megabytes": after[1]}))  # noqa: T201
    return 0


def read(path: Path) -> str:
    """Read a file as a submission, and all that is known of it; the code of the refusal."""
    try:
        data, sha256 = read_bytes(path, SUBMISSION)
        submission_findings(read_workbook(data, path.name, sha256, SUBMISSION))
        read_facts(data, path.name)
    except CannotOpen as refused:
        told = as_submission(refused.finding)
        return refused.code if told.code.startswith("AANL-1") else f"{refused.code} not told"
    return ""


def copy(path: Path) -> str:
    """Make a copy with notes in three hundred rows; the code of the refusal."""
    found = [
        Finding("CNV-999", Severity.FOUT, Place("", "Blad", row, 1), "Hier klopt iets niet.", "Typ")
        for row in range(1, MARKED_ROWS + 1)
    ]
    try:
        data, _ = read_bytes(path, SUBMISSION)
        made = checked_copy(data, path.name, found, (), SUBMISSION)
        path.with_name("kopie.xlsx").write_bytes(made)
    except Refused as refused:
        return refused.code
    return ""


def spent() -> tuple[float, float]:
    """Seconds of CPU, and the most memory there was, in megabytes."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


if __name__ == "__main__":
    ways = {"read": read, "copy": copy}
    file, way, *alone = sys.argv[1:]
    sys.exit(main(Path(file), ways[way]) if alone else again(file, way))
