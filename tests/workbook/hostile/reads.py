"""A process that reads one hostile sample within limits: ``python -m ... NAME``.

It prints what came of it, and the seconds and megabytes that reading took, as one JSON object. It
starts itself again, as the peak of a process is never below that of the one that started it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys

from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.submitted import as_submission, submission_findings
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook.hostile.samples import SAMPLES

ADDRESS_SPACE = 2 << 30
"""Far over what may be used, so that too much is measured and not only a crash."""
CPU_SECONDS = KILLED_AFTER = 20


def again(name: str) -> int:
    """The same from a small process."""
    command = [sys.executable, "-m", "tests.workbook.hostile.reads", name, "alone"]
    return subprocess.run(command, timeout=KILLED_AFTER, check=False).returncode


def main(name: str) -> int:
    """Read the sample and tell about it."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    data = SAMPLES[name].make()
    before = spent()
    code = ""
    try:
        submission_findings(read_workbook(data, "b.xlsx", "", SUBMISSION))
    except CannotOpen as refused:
        code = refused.code
        told = as_submission(refused.finding)
        assert told.code.startswith("AANL-1")
    after = spent()
    print(json.dumps({"code": code, "seconds": after[0] - before[0], "megabytes": after[1]}))  # noqa: T201
    return 0


def spent() -> tuple[float, float]:
    """Seconds of CPU, and the most memory there was, in megabytes."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if sys.argv[2:] else again(sys.argv[1]))
