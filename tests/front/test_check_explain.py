"""``ibcalc check`` and ``ibcalc explain``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.front.conftest import Cli
from tests.front.workbooks import CLIENT_A, CLIENT_B


def test_check_of_a_sound_model(cli: Cli, good: Path) -> None:
    ran = cli("check", good)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Model      Proef, versie 1, kalender jaar13\n")
    assert "FOUT" not in ran.out


def test_check_gives_every_finding_and_no_totals(cli: Cli, faulty: Path) -> None:
    ran = cli("check", faulty)
    assert ran.status == 1
    assert "FOUT CLI-" in ran.out
    assert "€" not in ran.out


def test_check_json(cli: Cli, broken: Path) -> None:
    ran = cli("check", broken, "--json")
    assert (ran.status, ran.err) == (1, "")
    assert ran.json["model"]["naam"] == "Proef"
    fouten = [item for item in ran.json["bevindingen"] if item["ernst"] == "fout"]
    assert ran.json["aantallen"]["fout"] == sum(item["aantal"] for item in fouten) > 0
    assert {item["blad"] for item in fouten} == {"Tarieven"}
    assert "totaal_cent" not in ran.json


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_check_names_no_client(cli: Cli, faulty: Path, options: list[str]) -> None:
    out = cli("check", faulty, *options).out
    assert CLIENT_A not in out
    assert CLIENT_B not in out


def test_explain_walks_to_the_cells(cli: Cli, good: Path) -> None:
    ran = cli("explain", good, "--client", CLIENT_A)
    assert (ran.status, ran.err) == (0, "")
    assert "€ 319,24" in ran.out
    assert "Tarieven!" in ran.out
    assert "Clienten!" in ran.out


def test_explain_json_adds_up(cli: Cli, good: Path) -> None:
    got = cli("explain", good, "--client", CLIENT_B, "--json").json
    lines = [line for row in got["rijen"] for line in row["regels"]]
    assert got["totaal_cent"] == sum(line["bedrag_cent"] for line in lines) == 272_700
    assert {line["product"] for line in lines} == {"IB3", "IB3O"}


def test_unknown_client_is_not_repeated(cli: Cli, good: Path) -> None:
    ran = cli("explain", good, "--client", "123456782")
    assert (ran.status, ran.out) == (1, "")
    assert "staat niet in kolom Client" in ran.err
    assert "123456782" not in ran.err


def test_unknown_client_with_json_is_one_object(cli: Cli, good: Path) -> None:
    ran = cli("explain", good, "--client", "123456782", "--json")
    assert (ran.status, ran.json["complete"]) == (1, False)
    assert "123456782" not in ran.out


def test_a_model_with_a_fault_explains_nothing(cli: Cli, broken: Path) -> None:
    ran = cli("explain", broken, "--client", CLIENT_A)
    assert (ran.status, ran.out) == (1, "")
    assert "TAR-" in ran.err
    assert "herstel eerst de fouten in het model" in ran.err
