"""Files made to harm are refused by name or read, within 2 seconds and 200 MB, without a crash.

Each is read in a process of its own with limits, as a submission.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workbook.hostile.samples import SAMPLES

pytest.importorskip("resource", reason="this system cannot limit a process")

ROOT = Path(__file__).parents[3]
KILLED_AFTER = 30
MOST_SECONDS, MOST_MEGABYTES = 2.0, 200.0
"""Of CPU, which other work on the computer does not change."""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_hostile_file(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workbook.hostile.reads", name],
        cwd=ROOT,
        capture_output=True,
        timeout=KILLED_AFTER,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["code"] == SAMPLES[name].code
    assert found["seconds"] < MOST_SECONDS
    assert found["megabytes"] < MOST_MEGABYTES
