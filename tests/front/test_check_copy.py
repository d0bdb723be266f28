"""``ibcalc check -o`` and ``ibcalc explain --dag`` on a small model with a gap in its table."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.front.conftest import Cli
from tests.front.workbooks import model

KENMERKEN = """
| Kenmerk | Soort  | Waarden | Verplicht |
| Klasse  | geheel | 1-4     | ja        |
"""
CONVERSIES = """
| Volgorde | Tabel     | Treffer |
| 1        | Categorie | uniek   |
"""
GAPPED = """
| ALS Klasse | DAN Product | Vanaf    | T/m       |
| 1-2        | IB1         |          | 30-6-2016 |
| 1-2        | IB2         | 1-7-2016 |           |
| 4          | IB3         |          |           |
"""
CLIENTEN = """
| Client   | Klasse | Van      | T/m        |
| KLANT-A1 | 1      | 1-2-2016 | 31-12-2016 |
| KLANT-B2 | 3      | 1-2-2016 | 28-2-2016  |
"""


@pytest.fixture
def gapped(tmp_path: Path) -> Path:
    return model(
        tmp_path / "gat.xlsx",
        Kenmerken=KENMERKEN,
        Conversies=CONVERSIES,
        Categorie=GAPPED,
        Clienten=CLIENTEN,
    )


def test_check_tells_the_gap_with_witness_rows_and_clients(cli: Cli, gapped: Path) -> None:
    found = cli("check", gapped, "--json").json["bevindingen"]
    (gap,) = [one for one in found if one["code"] == "CNV-201"]
    assert gap["getuige"] == {"Klasse": 3, "Peildatum": "1-1-2016"}
    assert {cell.split("!")[0] for cell in gap["rijen"]} == {"Categorie"}
    assert gap["clienten"] == 1
    assert (gap["blad"], gap["ernst"]) == ("Categorie", "waarschuwing")


def test_the_copy_marks_the_cell_and_proposes_the_row(cli: Cli, gapped: Path) -> None:
    before = gapped.read_bytes()
    copy = gapped.with_name("kopie.xlsx")
    ran = cli("check", gapped, "-o", copy)
    assert f"Geschreven: {copy}" in ran.out
    assert gapped.read_bytes() == before
    book = openpyxl.load_workbook(copy)
    assert {"Bevindingen", "Voorstel"} <= set(book.sheetnames)
    shown = {cell.value for row in book["Voorstel"].iter_rows() for cell in row}
    assert {"ALS Klasse", "DAN Product", "3", "handmatig"} <= shown


def test_a_copy_can_be_checked_again(cli: Cli, gapped: Path) -> None:
    copy = gapped.with_name("kopie.xlsx")
    cli("check", gapped, "-o", copy)
    codes = [
        {one["code"] for one in cli("check", path, "--json").json["bevindingen"]}
        for path in (gapped, copy)
    ]
    assert codes[0] == codes[1]


def test_the_copy_is_never_the_model_itself(cli: Cli, gapped: Path) -> None:
    before = gapped.read_bytes()
    ran = cli("check", gapped, "-o", gapped)
    assert ran.status == 3
    assert gapped.read_bytes() == before


def test_the_copy_keeps_the_kind_of_the_model(cli: Cli, gapped: Path) -> None:
    ran = cli("check", gapped, "-o", gapped.with_name("kopie.xlsm"))
    assert ran.status == 2
    assert "moet eindigen op .xlsx" in ran.err


def test_the_repaired_model_has_no_gap(cli: Cli, tmp_path: Path) -> None:
    whole = f"{GAPPED.rstrip()}\n| 3 | handmatig | | |\n"
    path = model(
        tmp_path / "heel.xlsx",
        Kenmerken=KENMERKEN,
        Conversies=CONVERSIES,
        Categorie=whole,
        Clienten=CLIENTEN,
    )
    codes = {one["code"] for one in cli("check", path, "--json").json["bevindingen"]}
    assert "CNV-201" not in codes


@pytest.mark.parametrize(
    ("day", "cell", "product"), [("30-6-2016", 2, "IB1"), ("1-7-2016", 3, "IB2")]
)
def test_explain_tells_which_row_applied_on_a_day(
    cli: Cli, gapped: Path, day: str, cell: int, product: str
) -> None:
    ran = cli("explain", gapped, "--client", "KLANT-A1", "--dag", day)
    assert f"Wat gold op {day}" in ran.out
    assert f"Omzetting Categorie (Categorie!B{cell}): Product {product}" in ran.out


def test_a_day_that_is_no_day_is_wrong_usage(cli: Cli, gapped: Path) -> None:
    ran = cli("explain", gapped, "--client", "KLANT-A1", "--dag", "31-2-2016")
    assert ran.status == 2
    assert "is geen datum" in ran.err
