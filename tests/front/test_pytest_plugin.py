"""The pytest plugin: each toets an item, failures in words with their cell."""

from __future__ import annotations

import pytest

from tests.front.workbooks import model

pytest_plugins = ["pytester"]

TOETSEN = """
| Toets | Client | Product | Van      | T/m       | Bedrag totaal |
| goed  | V1     | IB1     | 1-2-2016 | 28-2-2016 | 319,24        |
| mis   | V2     | IB1     | 1-2-2016 | 28-2-2016 | 319,25        |
"""


def _run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.RunResult:
    """A session with this plugin by name, whether or not it is registered as well."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return pytester.runpytest_subprocess("-p", "ibcalc.pytest_plugin")


def test_each_toets_is_a_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    model(pytester.path / "proef.toets.xlsx", Toetsen=TOETSEN)
    result = _run(pytester, monkeypatch)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "Toets mis in proef.toets.xlsx:",
            "Toetsen!F3 Verwacht bedrag totaal: verwacht € 319,25, gekregen € 319,24",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_other_workbooks_and_lock_files_are_left_alone(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    model(pytester.path / "gewoon.xlsx", Toetsen=TOETSEN)
    (pytester.path / "~$proef.toets.xlsx").write_bytes(b"slot")
    _run(pytester, monkeypatch).assert_outcomes()


def test_a_workbook_that_cannot_be_read_is_an_error(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pytester.path / "kapot.toets.xlsx").write_text("geen werkmap", encoding="utf-8")
    result = _run(pytester, monkeypatch)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*kapot.toets.xlsx*"])


def test_a_workbook_without_toetsen_is_an_error(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    model(pytester.path / "kaal.toets.xlsx")
    result = _run(pytester, monkeypatch)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*kaal.toets.xlsx heeft geen toetsen op het blad Toetsen.*"])
