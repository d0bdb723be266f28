"""What commands show of BSNs, and the commands that protect clients."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

import ibcalc
from ibcalc.front.cli import main
from ibcalc.model.catalogue.priv import PRIV
from ibcalc.workbook.privacy.keys import make_key
from tests.front.conftest import Cli
from tests.front.workbooks import model

BSN_A, BSN_B = "999900006", "999900018"
WITH_BSN = f"""
| Client  | Aanbieder | Gemeente | Product | Opslag | Van       | T/m       |
| {BSN_A} | Zorg Oost | 0505     | IB1     |        | 1-2-2016  | 28-2-2016 |
| {BSN_B} | {BSN_A}   | 0590     | IB3     | ja     | 15-2-2016 | 27-3-2016 |
| {BSN_A} | Zorg Oost | 0505     | IB1     |        | 1-3-2016  | 27-3-2016 |
| KL-0001 | Zorg Oost | 0505     |         |        | 1-3-2016  | 27-3-2016 |
"""
SHOWN = {"BSN op rij 2", "BSN op rij 3"}


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A model with clients by their BSN."""
    return model(tmp_path / "model.xlsx", Clienten=WITH_BSN)


def contents(path: Path) -> str:
    """Everything that stands in a file that was written."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = (
            cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        )
        return "\n".join(str(cell) for cell in cells if cell is not None)
    return str(pl.read_parquet(path).rows()) if path.suffix == ".parquet" else path.read_text()


@pytest.mark.parametrize("lines", ["regels.csv", "regels.parquet"])
def test_no_output_shows_a_bsn(cli: Cli, private: Path, tmp_path: Path, lines: str) -> None:
    outcome, lines_file = tmp_path / "uit.xlsx", tmp_path / lines
    ran = cli("calculate", private, "-o", outcome, "--lines", lines_file, "--regels", "--json")
    for text in (ran.out, ran.err, contents(outcome), contents(lines_file)):
        assert BSN_A not in text
        assert BSN_B not in text
    assert set(ran.json["per_client"]) == SHOWN
    assert set(ran.json["per_aanbieder"]) == {"Zorg Oost", "BSN op rij 3"}
    assert "BSN op rij 2" in contents(outcome)
    assert "BSN op rij 2" in contents(lines_file)
    told = [one for one in ran.json["bevindingen"] if one["code"] == "PRIV-101"]
    assert {(one["blad"], one["cel"]) for one in told} == {("Clienten", "A"), ("Clienten", "B")}


def test_the_amounts_stay_the_same(private: Path) -> None:
    hidden, shown = (ibcalc.calculate(private, with_bsn=with_bsn) for with_bsn in (False, True))
    assert hidden.total == shown.total
    assert list(hidden.totals.per_client.values()) == list(shown.totals.per_client.values())
    assert set(shown.totals.per_client) == {BSN_A, BSN_B}
    assert set(hidden.totals.per_client) == SHOWN


def test_who_asks_gets_them_with_a_warning(cli: Cli, private: Path, tmp_path: Path) -> None:
    ran = cli("calculate", private, "--met-bsn", "--json", "--lines", tmp_path / "r.csv")
    assert set(ran.json["per_client"]) == {BSN_A, BSN_B}
    assert BSN_A in (tmp_path / "r.csv").read_text()
    assert [one["code"] for one in ran.json["bevindingen"]].count("PRIV-102") == 2


def test_explain_finds_a_client_by_number_and_by_row(cli: Cli, private: Path) -> None:
    by_number = cli("explain", private, "--client", BSN_A)
    by_row = cli("explain", private, "--client", "BSN op rij 2")
    assert by_number.status == 0
    assert by_number.out == by_row.out
    assert BSN_A not in by_number.out
    assert "Clienten!4" in by_number.out


def test_compare_shows_no_bsn(cli: Cli, private: Path, tmp_path: Path) -> None:
    ran = cli("compare", private, private, "-o", tmp_path / "verschil.xlsx", "--json")
    for text in (ran.out, contents(tmp_path / "verschil.xlsx")):
        assert BSN_A not in text
        assert BSN_B not in text


def test_own_numbers_are_shown_as_they_are(cli: Cli, good: Path) -> None:
    ran = cli("calculate", good, "--json")
    assert set(ran.json["per_client"]) == {"KLANT-A1", "KLANT-B2"}
    assert not [one for one in ran.json["bevindingen"] if one["code"].startswith("PRIV")]


def test_pseudonyms_give_the_same_amounts(cli: Cli, private: Path, tmp_path: Path) -> None:
    (tmp_path / "kluis").mkdir()
    key, target = tmp_path / "kluis" / "sleutel.txt", tmp_path / "anoniem.xlsx"
    ran = cli(
        "pseudonimiseer", private, "-o", target, "--sleutel", key, "--nieuwe-sleutel", "--json"
    )
    assert ran.status == 0
    assert ran.json["clienten"] == 3
    assert key.read_text().count(ran.json["sleutelnummer"]) == 1
    before, after = (cli("calculate", path, "--json").json for path in (private, target))
    assert after["totaal_cent"] == before["totaal_cent"] > 0
    assert list(after["per_client"].values()) == list(before["per_client"].values())
    assert all(name.startswith("P-") for name in after["per_client"])


def test_no_key_no_copy(cli: Cli, private: Path, tmp_path: Path) -> None:
    ran = cli("pseudonimiseer", private, "-o", tmp_path / "uit.xlsx", "--sleutel", tmp_path / "weg")
    assert ran.status == 3
    assert "--nieuwe-sleutel" in ran.err
    assert not (tmp_path / "uit.xlsx").exists()


def test_no_key_is_made_for_a_copy_that_cannot_be(cli: Cli, private: Path, tmp_path: Path) -> None:
    key = tmp_path / "sleutel.txt"
    ran = cli("pseudonimiseer", private, "-o", private, "--sleutel", key, "--nieuwe-sleutel")
    assert ran.status == 3
    assert not key.exists()


def test_no_key_is_left_behind_when_there_is_no_copy(cli: Cli, tmp_path: Path) -> None:
    key = tmp_path / "sleutel.txt"
    given = ("-o", tmp_path / "u.xlsx", "--sleutel", key)
    assert cli("pseudonimiseer", tmp_path / "weg.xlsx", *given, "--nieuwe-sleutel").status == 3
    assert not key.exists()


def test_a_key_that_was_there_stays(cli: Cli, tmp_path: Path) -> None:
    key = tmp_path / "sleutel.txt"
    make_key(key)
    given = ("-o", tmp_path / "u.xlsx", "--sleutel", key)
    for new in ((), ("--nieuwe-sleutel",)):
        assert cli("pseudonimiseer", tmp_path / "weg.xlsx", *given, *new).status == 3
        assert key.exists()


def test_another_extension_is_wrong_usage(cli: Cli, private: Path, tmp_path: Path) -> None:
    ran = cli("pseudonimiseer", private, "-o", tmp_path / "uit.csv", "--sleutel", tmp_path / "s")
    assert ran.status == 2


def test_clearing_only_lists_until_it_is_confirmed(
    cli: Cli, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("calculate", private, "-o", tmp_path / "uit.xlsx")
    listed = cli("opschonen", tmp_path, "--json")
    assert [one["bestand"] for one in listed.json["kopieen"]] == ["uit.xlsx"]
    for answer, stays in (("", True), ("nee\n", True), ("ja\n", False)):
        monkeypatch.setattr("sys.stdin", _Keyboard(answer))
        ran = cli("opschonen", tmp_path)
        assert ran.status == 0
        assert (tmp_path / "uit.xlsx").exists() is stays
        assert "geen veilig wissen" in ran.out
    assert "geen kopieën" in cli("opschonen", tmp_path).out
    assert private.exists()


class _Keyboard:
    """Someone who types one line."""

    def __init__(self, line: str) -> None:
        self._line = line

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self._line


def test_nobody_at_the_keyboard_removes_nothing(
    cli: Cli, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("calculate", private, "-o", tmp_path / "uit.xlsx")
    monkeypatch.setattr(_Keyboard, "isatty", lambda _: False)
    monkeypatch.setattr("sys.stdin", _Keyboard("ja\n"))
    assert "--ja" in cli("opschonen", tmp_path).out
    assert (tmp_path / "uit.xlsx").exists()


def test_a_copy_that_cannot_go_is_status_1(
    cli: Cli, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("calculate", private, "-o", tmp_path / "uit.xlsx")
    monkeypatch.setattr("ibcalc.front.commands.opschonen.remove", lambda _: False)
    ran = cli("opschonen", tmp_path, "--ja")
    assert ran.status == 1
    assert "Niet verwijderd: uit.xlsx" in ran.out


def test_debug_shows_no_value(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        try:
            return {"": 0}[BSN_A]
        except KeyError as error:
            raise ValueError(f"client {BSN_B}") from error

    monkeypatch.setattr("ibcalc.front.commands.doctor.run", fail)
    ran = cli("doctor", "--debug")
    assert "KeyError" in ran.err
    assert "ValueError" in ran.err
    assert BSN_A not in ran.err
    assert BSN_B not in ran.err


def test_every_code_has_an_example() -> None:
    tests = Path(__file__).parents[1]
    named = "".join(
        path.read_text()
        for path in (
            *(tests / "workbook" / "privacy").glob("test_*.py"),
            *(tests / "front").glob("test_*.py"),
        )
    )
    assert [entry.code for entry in PRIV if entry.code not in named] == []


def test_python_has_the_same_door(private: Path, tmp_path: Path) -> None:
    done = ibcalc.pseudonymise(private, tmp_path / "uit.xlsx", tmp_path / "s.txt", new_key=True)
    assert done.clients == 3
    assert "PRIV-205" in {finding.code for finding in done.findings}
    assert main(["calculate", str(tmp_path / "uit.xlsx"), "--json"]) in (0, 1)
    assert json.dumps(done.key_number).isascii()
