"""start.py: what it passes on, what it says when something is missing, what counts as done."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import start


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a space in its name, in the place of the real one."""
    here = tmp_path / "mijn map"
    (here / ".venv").mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml"):
        (here / name).write_text(name, encoding="utf-8")
    programs = {"PYTHON": ".venv/python", "IBCALC": ".venv/ibcalc", "STAMP": ".venv/stempel"}
    places = {**programs, "LOCK": "requirements.lock", "VENV": ".venv", "RESULT": "uitkomst.xlsx"}
    monkeypatch.setattr(start, "HERE", here)
    for name, path in places.items():
        monkeypatch.setattr(start, name, here / path)
    return here


def make_ready(folder: Path) -> None:
    for name in ("python", "ibcalc"):
        (folder / ".venv" / name).touch()
    start.STAMP.write_text(start.stamp(), encoding="utf-8")


def test_children_compile_and_stay_in_their_own_environment() -> None:
    own = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "x", "PIP_USER": "1", "PATH": "p"}
    assert start.child_environment(own) == {
        "PATH": "p",
        "PYTHONUTF8": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def test_the_environment_is_used_again(folder: Path) -> None:
    make_ready(folder)
    assert start.is_ready()


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_another_lock_makes_the_environment_anew(folder: Path, name: str) -> None:
    make_ready(folder)
    (folder / name).write_text("other", encoding="utf-8")
    assert not start.is_ready()


def test_half_an_installation_is_not_ready(folder: Path) -> None:
    make_ready(folder)
    start.STAMP.unlink()
    assert not start.is_ready()


@pytest.mark.usefixtures("folder")
def test_without_venv_the_package_to_install_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    assert start.main([]) == 1
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert f"sudo apt install python{version}-venv" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_without_network_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "WARNING: Retrying ... Failed to resolve 'example.org'"

    def offline(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1 if "--require-hashes" in command else 0, said)

    monkeypatch.setattr(subprocess, "run", offline)
    assert start.main([]) == 1
    assert "geen verbinding" in capsys.readouterr().err
    assert not start.is_ready()


def pretend(monkeypatch: pytest.MonkeyPatch, status: int, *, writes: bool) -> list[tuple[str, ...]]:
    """Stands in for the programs of the environment; gives the commands that were run."""
    commands: list[tuple[str, ...]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(tuple(command))
        if writes:
            start.RESULT.write_text("uitkomst", encoding="utf-8")
        return subprocess.CompletedProcess(command, status)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


@pytest.mark.parametrize("status", [0, 1])
def test_the_sample_is_priced(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    status: int,
) -> None:
    make_ready(folder)
    commands = pretend(monkeypatch, status, writes=True)
    assert start.main([]) == 0
    assert commands == [(str(start.IBCALC), *start.SAMPLE)]
    said = capsys.readouterr().out
    assert str(folder / "uitkomst.xlsx") in said
    assert "met opzet fouten" in said


@pytest.mark.parametrize("status, told", [(0, 1), (1, 1), (3, 3)])
def test_an_old_result_is_not_taken_for_a_new_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, status: int, told: int
) -> None:
    make_ready(folder)
    (folder / "uitkomst.xlsx").write_text("oud", encoding="utf-8")
    pretend(monkeypatch, status, writes=False)
    assert start.main([]) == told


def test_options_go_to_pytest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(folder)
    commands = pretend(monkeypatch, 5, writes=False)
    assert start.main(["test", "-k", "een naam"]) == 5
    assert commands == [(str(start.PYTHON), "-m", "pytest", "-k", "een naam")]


@pytest.mark.parametrize("words, status", [(["--help"], 0), (["reken"], 2)])
def test_other_words_give_the_usage(
    capsys: pytest.CaptureFixture[str], words: list[str], status: int
) -> None:
    assert start.main(words) == status
    assert "python3 start.py test" in capsys.readouterr().out
