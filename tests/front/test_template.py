"""``ibcalc template``: every kind is written, whole or not at all, and never over an input."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ibcalc.front.arguments import KINDS
from tests.front.conftest import Cli


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_without_a_model(cli: Cli, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "sjabloon.xlsx"
    ran = cli("template", kind, "-o", target)
    assert ran.status == 0
    assert f"Geschreven: {target}" in ran.out
    assert ("Zonder --model" in ran.out) == (kind != "model")
    assert openpyxl.load_workbook(target).sheetnames


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "model"])
def test_each_kind_with_a_model(cli: Cli, tmp_path: Path, good: Path, kind: str) -> None:
    target = tmp_path / "sjabloon.xlsx"
    ran = cli("template", kind, "-o", target, "--model", good)
    assert (ran.status, ran.err) == (0, "")
    assert "Zonder --model" not in ran.out


def test_aanbieder_and_gemeente_stand_in_the_form(cli: Cli, tmp_path: Path, good: Path) -> None:
    target = tmp_path / "sjabloon.xlsx"
    asked = ("--aanbieder", "=Zorg & Welzijn", "--gemeente", "0505")
    assert cli("template", "kostprijs", "-o", target, "--model", good, *asked).status == 0
    sheet = openpyxl.load_workbook(target)["Gegevens"]
    answers = {row[0].value: row[1] for row in sheet.iter_rows(min_row=3)}
    assert answers["Aanbieder"].value == "=Zorg & Welzijn"
    assert answers["Aanbieder"].data_type == "s", "a name is never a formula"
    assert answers["Gemeente"].value == "0505"


def test_an_unknown_kind_is_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("template", "volumes", "-o", tmp_path / "a.xlsx")
    assert ran.status == 2
    assert "aanbieder-volumes" in ran.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--gemeente", "505"), "vier cijfers"),
        (("--aanbieder", "Zorg\nOost"), "een naam"),
        (("--aanbieder", "Zorg 999990019"), "BSN"),
        (("--aanbieder", "x" * 101), "100 tekens"),
    ],
)
def test_wrong_values_write_nothing(
    cli: Cli, tmp_path: Path, options: tuple[str, str], told: str
) -> None:
    target = tmp_path / "a.xlsx"
    ran = cli("template", "kostprijs", "-o", target, *options)
    assert ran.status == 2
    assert told in ran.err
    assert "999990019" not in ran.err
    assert not target.exists()


def test_an_empty_model_takes_no_model(cli: Cli, tmp_path: Path, good: Path) -> None:
    target = tmp_path / "a.xlsx"
    assert cli("template", "model", "-o", target, "--model", good).status == 2
    assert not target.exists()


def test_the_target_is_a_workbook(cli: Cli, tmp_path: Path) -> None:
    assert cli("template", "kostprijs", "-o", tmp_path / "a.xls").status == 2


def test_a_filled_form_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "kostprijs.xlsx"
    assert cli("template", "kostprijs", "-o", target).status == 0
    assert cli("template", "kostprijs", "-o", target).status == 0, "nothing is lost"
    book = openpyxl.load_workbook(target)
    book["Gegevens"]["B3"] = "De Zon"
    book.save(target)
    before = target.read_bytes()
    ran = cli("template", "kostprijs", "-o", target)
    assert ran.status == 3
    assert "bestaat al en heeft een andere inhoud" in ran.err
    assert target.read_bytes() == before


def test_an_empty_file_is_no_form(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "kostprijs.xlsx"
    target.touch()
    assert cli("template", "kostprijs", "-o", target).status == 0


def test_never_over_the_model(cli: Cli, good: Path) -> None:
    before = good.read_bytes()
    assert cli("template", "kostprijs", "-o", good, "--model", good).status == 3
    assert good.read_bytes() == before


def test_a_model_with_a_fault_gives_no_template(cli: Cli, tmp_path: Path, broken: Path) -> None:
    target = tmp_path / "a.xlsx"
    ran = cli("template", "kostprijs", "-o", target, "--model", broken)
    assert ran.status == 1
    assert "Er is geen sjabloon geschreven" in ran.out
    assert not target.exists()
