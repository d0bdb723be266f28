"""``ibcalc doctor``: each problem stands with its repair."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from ibcalc.front import doctor
from tests.front.conftest import Cli


def _check(name: str, encoding: str = "utf-8") -> doctor.Check:
    return next(check for check in doctor.examine(encoding) if check.name.startswith(name))


def test_doctor_prints_every_check(cli: Cli) -> None:
    ran = cli("doctor")
    assert ran.status == 0
    assert "Alles wat nodig is, is er." in ran.out
    for name in ("Python", "ibcalc", "pakket polars", "LibreOffice", "tekens", "schrijven"):
        assert f"  {name}" in ran.out


def test_a_missing_package_has_its_pip_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "polars":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    ran = cli("doctor")
    assert ran.status == 1
    assert f"{sys.executable} -m pip install polars" in ran.out
    assert "1 van " in ran.out


def test_an_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ['nergens>=1; extra == "excel"'])
    check = _check("pakket nergens")
    assert (check.fine, check.needed, check.mark) == (False, False, "let op")


def test_what_only_developers_need_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ['nergens>=1; extra == "dev"'])
    assert "pakket nergens" not in [check.name for check in doctor.examine("utf-8")]


def test_a_package_for_another_system_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = ['elders; sys_platform == "amiga"', f'hier; sys_platform == "{sys.platform}"']
    monkeypatch.setattr(doctor, "requires", lambda _: declared)
    names = [check.name for check in doctor.examine("utf-8")]
    assert "pakket hier" in names
    assert "pakket elders" not in names


def test_an_old_python_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (99, 0))
    assert "Python 99.0 of nieuwer" in _check("Python").fix


def test_no_libreoffice_is_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(doctor, "LIBREOFFICE_PLACES", (Path("/bestaat/niet"),))
    check = _check("LibreOffice")
    assert (check.state, check.needed) == ("niet gevonden", False)


@pytest.mark.parametrize(("encoding", "fine"), [("utf-8", True), ("ascii", False), ("x?", False)])
def test_the_terminal_must_show_euro_signs(encoding: str, fine: bool) -> None:
    assert _check("tekens", encoding).fine is fine


def test_bytecode_that_is_not_kept_slows_every_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert "PYTHONDONTWRITEBYTECODE" in _check("gecompileerde").fix


def test_a_folder_without_write_access_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    check = _check("schrijven in huidige map")
    assert (check.fine, check.needed) == (False, True)
