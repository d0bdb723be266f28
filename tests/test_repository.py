"""What is committed: one lock for what pyproject.toml asks, and no trace of where it was made."""

from __future__ import annotations

import re
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import ibcalc

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
LOCKS = {
    "requirements.lock": ("test", "dev", "build"),
    "benchmarks/requirements.lock": ("benchmark", "test", "build"),
}
ZIPPED = {".xlsx", ".xlsm"}
PICTURES = {".png", ".parquet"}

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"(?<![\w.~*-])/(?:work|root|tmp|opt|home/\w+)/|[A-Z]:\\Users\\\w+")
REGISTRIES = re.compile(r"(?:pypi|pythonhosted|npmjs|debian)[.](?:org|com)")
ERRANDS = re.compile(r"\bissue[ -]#?\d+|\bissues (?:show|take|close)\b", re.IGNORECASE)


def test_the_version_is_one() -> None:
    assert ibcalc.__version__ == PROJECT["version"]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins: dict[str, list[Version]] = {}
    for name, version in PIN.findall(text):
        pins.setdefault(canonicalize_name(name), []).append(Version(version))
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *(each for extra in LOCKS[lock] for each in extras[extra])]
    for requirement in map(Requirement, asked):
        locked = pins.get(canonicalize_name(requirement.name), [])
        assert locked, f"{requirement.name} is not in {lock}"
        assert all(version in requirement.specifier for version in locked), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_digests_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.rstrip())
    pinned = [block for block in blocks if not block.startswith("#")]
    assert pinned
    assert all("--hash=sha256:" in block for block in pinned)
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", text)


def committed() -> Iterator[Path]:
    """The files of the repository; of the folder without what .gitignore names if git is absent."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("this copy is not a git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    yield from (path for path in paths if path.is_file())


def texts(path: Path) -> Iterator[str]:
    """What can be read in a file: its text, or the parts of a workbook."""
    if path.suffix in PICTURES:
        return
    if path.suffix in ZIPPED and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        yield path.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("traces", [MACHINE_PATHS, REGISTRIES, ERRANDS], ids=lambda it: it.pattern)
def test_no_trace_of_where_it_was_made(traces: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in committed()
        for text in texts(path)
        if (match := traces.search(text))
    ]
    assert not found


@pytest.mark.parametrize("before, after", [("/wo", "rk/main"), ("x /tm", "p/x"), ("(/ro", "ot/y)")])
def test_a_machine_path_is_seen(before: str, after: str) -> None:
    assert MACHINE_PATHS.search(before + after)


def test_no_package_is_fetched_by_address() -> None:
    extras = PROJECT["optional-dependencies"].values()
    everything = [*PROJECT["dependencies"], *(each for extra in extras for each in extra)]
    assert not [each for each in everything if Requirement(each).url]
