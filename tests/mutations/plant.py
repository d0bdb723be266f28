"""Plants the faults of folder ``faults`` one by one and looks whether the tests catch them.

    python -m tests.mutations.plant               all of them, an hour or more
    python -m tests.mutations.plant settle maximum    those of files or names with such a word

The checkout is not touched: the faults are planted in a copy of it. The exit status is the number
of faults that no test caught. Properties run with few examples; IBCALC_EXAMPLES sets how many, and
IBCALC_TABLES how many random tables are tried out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.mutations.catalog import ROOT, Fault, faults
from tests.mutations.quick import FIRST

EXAMPLES = "60"
TABLES = "1500"
PATIENCE = 300
"""Seconds after which tests that run on are taken to have caught an endless loop."""
COPIED = ("ibcalc", "tests", "templates", "docs", "pyproject.toml", "README.md")
TOETSEN = ("tests/workbook/test_shipped_model.py", "tests/front/test_toetsen.py")
TESTS: dict[str, tuple[str, ...]] = {
    "ibcalc/model": ("tests/model", "tests/engine", "tests/tables", "tests/workbook", *TOETSEN),
    "ibcalc/tables": ("tests/tables", "tests/engine", *TOETSEN),
    "ibcalc/engine": ("tests/engine", "tests/workbook/test_sheets_every_code.py", *TOETSEN),
    "ibcalc/workbook": ("tests/workbook", *TOETSEN),
}
"""The tests that a fault in a folder may be caught by: the quick ones, that know it best."""
SKIPPED = ("test_reader*", "test_result*", "test_atomic*")


def chosen(words: Sequence[str]) -> Iterator[Fault]:
    """The faults of which the file or the name holds one of the words; all without words."""
    for fault in faults():
        if not words or any(word in f"{fault.path} {fault.name}" for word in words):
            yield fault


def copy_to(folder: Path) -> None:
    """What the tests need, in another place."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder / name)


def caught_by(fault: Fault, folder: Path) -> str:
    """The first test that fails with the fault in the copy; empty if none does."""
    if len(fault.places) != 1:
        return "LOST: the old text stands there no more, or more than once"
    target = folder / fault.path
    sound = target.read_bytes()
    write(target, fault.planted.encode("utf-8"))
    try:
        return failing(folder, tests_of(fault, folder), first=target.stem)
    finally:
        write(target, sound)


def write(target: Path, source: bytes) -> None:
    """A module with this source; what was compiled of it goes, for its date may be the same."""
    target.write_bytes(source)
    for compiled in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
        compiled.unlink()


def tests_of(fault: Fault, folder: Path) -> list[str]:
    """The tests for a fault, by the folder it stands in."""
    names = TESTS["/".join(Path(fault.path).parts[:2])]
    skipped = [f"--ignore-glob={folder / 'tests/workbook' / pattern}" for pattern in SKIPPED]
    return [*(name for name in names if (folder / name).exists()), *skipped]


def failing(folder: Path, tests: Sequence[str], first: str = "") -> str:
    """The first test that fails in a copy, beginning with those of one subject; empty if none."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "--no-header"]
    command += ["-p", "no:cacheprovider", "-p", "tests.mutations.quick", *tests]
    examples = os.environ.get("IBCALC_EXAMPLES", EXAMPLES)
    tables = os.environ.get("IBCALC_TABLES", TABLES)
    environment = {**os.environ, "IBCALC_EXAMPLES": examples, "IBCALC_TABLES": tables}
    environment["PYTHONPATH"] = str(folder)
    environment[FIRST] = first
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        run = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "no end"
    named = [line for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return "" if run.returncode == 0 else (named or run.stderr.splitlines() or ["?"])[0]


def main(words: Sequence[str]) -> int:
    """Plant, test, tell; how many faults nothing caught."""
    survivors = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_to(folder)
        needed = dict.fromkeys(test for fault in chosen(words) for test in tests_of(fault, folder))
        if not needed:
            sys.exit("There is no fault with such a word in its file or name.")
        before = failing(folder, list(needed))
        if before:
            sys.exit(f"The tests fail without any fault: {before}")
        for fault in chosen(words):
            test = caught_by(fault, folder)
            survivors += not test and not fault.equivalent
            told = test or (f"same: {fault.equivalent}" if fault.equivalent else "SURVIVED")
            sys.stdout.write(f"{fault.path} | {fault.name} | {told}\n")
            sys.stdout.flush()
    return survivors


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
