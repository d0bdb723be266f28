"""LibreOffice opens a checked copy as it stands, keeps the marks and prints the added sheets."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from tests.libreoffice import LibreOffice, read_values
from tests.workbook.annotate.books import MODEL, RED, checked, found, loaded, proposed, rich_book
from tests.workbook.annotate.test_odd_packages import ODD, saved

# openpyxl tells that it does not know the newer rules that LibreOffice writes.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def assert_marked(book: Workbook, sheet: str, cell: str) -> None:
    marked = book[sheet][cell]
    assert marked.fill.fgColor.rgb == RED
    assert marked.comment is not None
    assert "Hier klopt iets niet." in marked.comment.text


def test_the_shipped_model(office: LibreOffice, tmp_path: Path) -> None:
    source = tmp_path / MODEL.name
    source.write_bytes(MODEL.read_bytes())
    findings = [found((4, 4), "Tarieven"), found((1, 4), "Tarieven"), found((30, 2), "Categorie")]
    copy = checked(source, findings, [proposed("Categorie")])
    again = loaded(office.convert(copy, "xlsx"))
    assert again.sheetnames[-2:] == ["Bevindingen", "Voorstel"]
    assert_marked(again, "Tarieven", "D4")
    assert_marked(again, "Tarieven", "D1")
    assert_marked(again, "Categorie", "B30")
    link = again["Bevindingen"]["D6"].hyperlink
    assert link is not None
    assert "Tarieven" in f"{link.location}{link.target}"
    assert again["Tarieven"]["D1"].comment is not None


def test_a_workbook_with_everything(office: LibreOffice, tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    before = office.recalculated(source)
    copy = checked(source, [found((3, 2)), found((2, 1)), found((9, 2)), found((1, 1), "Kaal")])
    after = office.recalculated(copy)
    assert {place: value for place, value in after.items() if place[0] != "Bevindingen"} == before
    again = loaded(office.convert(copy, "xlsx"))
    for cell in ("B3", "A2", "A8"):
        assert_marked(again, "Blad", cell)
    assert_marked(again, "Kaal", "A1")
    assert again["Verborgen"].sheet_state == "hidden"
    assert again["Blad"].protection.sheet


@pytest.mark.parametrize("case", ODD)
def test_odd_packages(case: str, office: LibreOffice, tmp_path: Path) -> None:
    copy = checked(saved(tmp_path, ODD[case]), [found((1, 1)), found((4, 3))], [proposed()])
    converted = office.convert(copy, "xlsx")
    again = loaded(converted)
    assert_marked(again, "Blad", "A1")
    assert_marked(again, "Blad", "C4")
    assert read_values(converted)["Bevindingen", "A1"] == "Bevindingen"


def test_each_added_sheet_is_one_page_wide(office: LibreOffice, tmp_path: Path) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed: pages cannot be counted here")
    source = tmp_path / "boek.xlsx"
    source.write_bytes(rich_book(tmp_path / "rijk.xlsx").read_bytes())
    plain = pages(office.convert(source, "pdf"))
    copy = checked(source, [found((3, 1), message="Een lange zin. " * 30)], [proposed()])
    assert pages(office.convert(copy, "pdf")) == plain + 2


def pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True)
    return int(told.stdout.partition("Pages:")[2].split()[0])
