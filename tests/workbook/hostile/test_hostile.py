"""Files made to harm are refused by name or read, within 2 seconds and 200 MB, without a crash.

Each is taken in by a process of its own with limits, as a submission; so is the copy with notes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ibcalc.workbook.annotate import write_checked_copy
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from tests.workbook.handmade import book_bytes
from tests.workbook.hostile.copies import COPIES
from tests.workbook.hostile.packages import PACKAGES
from tests.workbook.hostile.samples import GOOD, SAMPLES, Sample
from tests.workbook.written import read_written

pytest.importorskip("resource", reason="this system cannot limit a process")

ROOT = Path(__file__).parents[3]
KILLED_AFTER = 30
MOST_SECONDS, MOST_MEGABYTES = 2.0, 200.0
"""Of CPU, which other work on the computer does not change."""
READ = SAMPLES | PACKAGES  # type: ignore[operator]  # both are proxies of dictionaries
NOT_MARKED = ("a cell twice", "no list of kinds", "formats without end")
"""Read, but stored in a way in which no mark can be put safely."""
COPIED = COPIES | {name: Sample("BOEK-066", READ[name].make) for name in NOT_MARKED}  # type: ignore[operator]


def taken_in(sample: Sample, way: str, folder: Path) -> str:
    """The code with which a process ends, which stays within the limits."""
    path = folder / "b.xlsx"
    path.write_bytes(sample.make())
    done = subprocess.run(
        [sys.executable, "-m", "tests.workbook.hostile.reads", str(path), way],
        cwd=ROOT,
        capture_output=True,
        timeout=KILLED_AFTER,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["seconds"] < MOST_SECONDS
    assert found["megabytes"] < MOST_MEGABYTES
    return str(found["code"])


@pytest.mark.parametrize("name", READ)
def test_a_hostile_file(name: str, tmp_path: Path) -> None:
    assert taken_in(READ[name], "read", tmp_path) == READ[name].code


@pytest.mark.parametrize("name", COPIED)
def test_the_copy_of_a_hostile_file(name: str, tmp_path: Path) -> None:
    expected = COPIED[name].code
    assert taken_in(COPIED[name], "copy", tmp_path) == expected
    assert (tmp_path / "kopie.xlsx").exists() == (not expected)


def test_a_sender_puts_no_formula_in_a_copy(tmp_path: Path) -> None:
    source, copy = tmp_path / "b.xlsx", tmp_path / "k.xlsx"
    source.write_bytes(COPIES["a namespace that leaves its quotes"].make())
    write_checked_copy(source, copy, [], ())
    assert not [one for one in read_written(copy).formulas if "1+1" in one]


def test_a_prefix_of_the_sender_is_kept(tmp_path: Path) -> None:
    source, copy = tmp_path / "b.xlsx", tmp_path / "k.xlsx"
    source.write_bytes(COPIES["a prefix of its own"].make())
    write_checked_copy(source, copy, [], ())
    assert read_written(copy).sheets == ["Blad", "Bevindingen"]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link(path: Path) -> None:
    path.with_name("echt.xlsx").write_bytes(book_bytes(GOOD))
    path.symlink_to(path.with_name("echt.xlsx"))


@pytest.mark.parametrize(
    "make, code",
    [
        (_fifo, "BOEK-002"), (Path.mkdir, "BOEK-002"), (_device, "BOEK-022"), (_link, "BOEK-022"),
        (Path.touch, "BOEK-005"), (Path.resolve, "BOEK-001"),
    ],
)  # fmt: skip
def test_what_is_no_file(make: Callable[[Path], object], code: str, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    make(path)
    with pytest.raises(CannotOpen) as refused:
        read_bytes(path)
    assert refused.value.code == code


def test_a_device_itself() -> None:
    with pytest.raises(CannotOpen) as refused:
        read_bytes(Path("/dev/zero"))
    assert refused.value.code == "BOEK-002"
