"""A file that can't be opened: one sentence, status 3, nothing written, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ibcalc.front import cli as front
from tests.front.conftest import Cli
from tests.front.workbooks import model

COMMANDS = (["calculate"], ["check"], ["explain", "--client", "X"])


def _absent(folder: Path) -> Path:
    return folder / "weg.xlsx"


def _folder(folder: Path) -> Path:
    path = folder / "map.xlsx"
    path.mkdir()
    return path


def _text(folder: Path) -> Path:
    path = folder / "tekst.xlsx"
    path.write_text("Client;Van\n", encoding="utf-8")
    return path


def _empty(folder: Path) -> Path:
    path = folder / "leeg.xlsx"
    path.touch()
    return path


def _damaged(folder: Path) -> Path:
    whole = model(folder / "heel.xlsx").read_bytes()
    path = folder / "half.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _no_products(folder: Path) -> Path:
    return model(folder / "kaal.xlsx", Producten="")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("make", [_absent, _folder, _text, _empty, _damaged, _no_products])
def test_one_sentence_and_status_3(
    cli: Cli, tmp_path: Path, command: list[str], make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    ran = cli(command[0], path, *command[1:])
    assert (ran.status, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert path.name in ran.err
    assert str(tmp_path) not in ran.err
    assert "Traceback" not in ran.err


def test_json_is_one_object_without_totals(cli: Cli, tmp_path: Path) -> None:
    ran = cli("calculate", tmp_path / "weg.xlsx", "--json", "-o", tmp_path / "u.xlsx")
    assert ran.status == 3
    assert (ran.json["complete"], "totaal_cent" in ran.json) == (False, False)
    (found,) = ran.json["bevindingen"]
    assert (found["code"], found["ernst"], found["bestand"]) == ("BOEK-001", "fout", "weg.xlsx")
    assert "niet gevonden" in ran.err
    assert not (tmp_path / "u.xlsx").exists()


def test_clients_that_cannot_be_opened(cli: Cli, good: Path, tmp_path: Path) -> None:
    ran = cli("calculate", good, "--clients", tmp_path / "weg.csv", "--lines", tmp_path / "r.csv")
    assert (ran.status, ran.out) == (3, "")
    assert "weg.csv" in ran.err
    assert not (tmp_path / "r.csv").exists()


def _fail(_: object) -> int:
    raise ZeroDivisionError("client 123456782")


def test_a_bug_of_ours_is_named_without_data(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ibcalc.front.commands.doctor.run", _fail)
    ran = cli("doctor")
    assert (ran.status, ran.out) == (front.OWN_BUG, "")
    assert "Er ging iets mis in ibcalc zelf (ZeroDivisionError in test_bad_input.py" in ran.err
    assert "123456782" not in ran.err
    assert "Traceback" not in ran.err


def test_debug_shows_where(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ibcalc.front.commands.doctor.run", _fail)
    assert "Traceback" in cli("doctor", "--debug").err


def test_ctrl_c_stops_in_one_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("ibcalc.front.commands.doctor.run", interrupted)
    ran = cli("doctor")
    assert (ran.status, ran.err) == (130, "Gestopt, er is niets geschreven.\n")
