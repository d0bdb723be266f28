"""Whose clients ``ibcalc compare`` takes, and how each model reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.front.compared_books import CLIENTEN, NEW_CENTS, new_book, old_book
from tests.front.conftest import Cli
from tests.front.workbooks import workbook
from tests.samples.conversion import CATEGORIE, KENMERKEN


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_book(tmp_path / "oud.xlsx")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return new_book(tmp_path / "nieuw.xlsx")


def test_clients_of_the_old_model_if_the_new_has_none(cli: Cli, tmp_path: Path) -> None:
    old = old_book(tmp_path / "oud.xlsx", Clienten=CLIENTEN)
    new = new_book(tmp_path / "nieuw.xlsx", Clienten="")
    assert cli("compare", old, new, "--json").json["clienten"]["nieuw_cent"] == NEW_CENTS


def test_clients_from_a_file_go_before_those_of_a_model(
    cli: Cli, old: Path, new: Path, tmp_path: Path
) -> None:
    one = "\n".join(CLIENTEN.splitlines()[:3])
    clients = workbook(tmp_path / "clienten.xlsx", {"Clienten": one})
    got = cli("compare", old, new, "--clients", clients, "--json").json
    assert (got["clienten"]["totaal"], got["clienten"]["oud_cent"]) == (1, 31_924)


def test_each_model_reads_the_clients_by_its_own_kenmerken(cli: Cli, tmp_path: Path) -> None:
    """Klasse 3 is outside the domain of the old model only: there the row has no price."""
    narrow = old_book(tmp_path / "oud.xlsx").with_name("smal.xlsx")
    old_book(narrow, Kenmerken=TWO_CLASSES, Categorie=LIGHT_ONLY)
    got = cli("compare", narrow, new_book(tmp_path / "nieuw.xlsx"), "--json").json
    assert got["clienten"]["krijgt_prijs"]["rijen"] == 2
    assert {one["model"] for one in got["bevindingen"] if one["code"] == "CNV-306"} == {"oud"}


def test_a_kenmerk_of_the_new_model_in_the_clients_of_the_old(cli: Cli, tmp_path: Path) -> None:
    """The old model has no kenmerk Leeftijd, so it reads the column as text; the new one counts."""
    clients = CLIENTEN.replace("| T/m       |", "| T/m       | Leeftijd |").replace(
        "| 28-2-2016 |", "| 28-2-2016 | 17 |"
    )
    old = old_book(tmp_path / "oud.xlsx", Clienten=clients)
    new = old_book(tmp_path / "nieuw.xlsx", Kenmerken=WITH_AGE, Categorie=BY_AGE)
    got = cli("compare", old, new, "--json").json
    assert [(one["van"], one["naar"], one["clienten"]) for one in got["overgangen"]] == [
        ("IB3 + IB3O", "IB1 + IB1O", 1),
        ("IB3", "IB1", 1),
        ("handmatig", "IB1", 1),
    ]


def test_the_clients_of_the_new_model_go_before_those_of_the_old(
    cli: Cli, new: Path, tmp_path: Path
) -> None:
    one = "\n".join(CLIENTEN.splitlines()[:3])
    old = old_book(tmp_path / "oud.xlsx", Clienten=one)
    assert cli("compare", old, new, "--json").json["clienten"]["totaal"] == 4


WITH_AGE = KENMERKEN.rstrip() + "\n| Leeftijd | geheel | 0-120 | nee | in jaren |\n"
BY_AGE = """
| ALS Leeftijd | DAN Product |
| <= 17        | IB1         |
| >= 18        | IB3         |
"""
TWO_CLASSES = """
| Kenmerk | Soort  | Waarden                                                        | Verplicht |
| Code    | code   | H126; H127; H132; H150; H152; H153; H300; 02015; 02016; 02017  | ja        |
| Klasse  | geheel | 1-2                                                            | nee       |
"""
LIGHT_ONLY = "\n".join(line for line in CATEGORIE.splitlines() if ">= 3" not in line)
