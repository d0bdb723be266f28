"""The terminal: UTF-8 in files and pipes, readers that walk away, the progress bar."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ibcalc.front import progress
from ibcalc.front.console import BROKEN_PIPE_STATUS
from ibcalc.front.progress import Progress
from tests.front.workbooks import model

CLIENTEN = """
| Client | Aanbieder | Product | Van      | T/m      |
| K1     | Zörg €    | IB1     | 1-2-2016 | 2-2-2016 |
"""


def _start(*arguments: object, **more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ibcalc.front.cli", *map(str, arguments)]
    environment = {**os.environ, **more}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )


def test_a_pipe_gets_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = model(tmp_path / "m.xlsx", Clienten=CLIENTEN)
    with _start("calculate", path, "--json", PYTHONIOENCODING="latin-1", PYTHONUTF8="0") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert '"Zörg €"' in out.decode("utf-8")
    assert b"\r\n" not in out


def test_a_reader_that_stops_early_is_no_crash() -> None:
    with _start("doctor") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == BROKEN_PIPE_STATUS


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    stream = _Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.delenv("TERM", raising=False)
    return stream


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    with Progress() as report:
        report("lezen", 0.5)
    assert terminal.getvalue() == ""


def test_long_work_shows_a_bar_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with Progress() as report:
        report("lezen", 0.25)
        report("rekenen", 0.5)
    shown = terminal.getvalue()
    assert "lezen" in shown
    assert "50%" in shown
    assert shown.rsplit("\r", maxsplit=1)[-1].strip() == ""


def test_a_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with Progress() as report:
        report("lezen", 0.5)
    assert stream.getvalue() == ""
