"""What is cleared from a folder: copies that ibcalc knows for sure, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from openpyxl.packaging.custom import StringProperty

import ibcalc
from ibcalc.front.cli import main
from ibcalc.workbook.made import MADE, OUTCOME
from ibcalc.workbook.privacy.copies import HEADER, find_copies, remove
from ibcalc.workbook.privacy.keys import make_key
from ibcalc.workbook.privacy.pseudonymise import pseudonymise
from ibcalc.workbook.reader.opening import CannotOpen
from tests.front.workbooks import CLIENTEN, model
from tests.workbook.privacy.privatebooks import caseload

TEMPLATES = Path(ibcalc.__file__).parents[1] / "templates"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of each kind, and with what must stay."""
    folder = tmp_path_factory.mktemp("map")
    keys = tmp_path_factory.mktemp("sleutels")
    source = model(folder / "model.xlsx", Clienten=CLIENTEN)
    result = ibcalc.calculate(source)
    (folder / "oud").mkdir()
    ibcalc.save(result, folder / "oud" / "uitkomst.xlsx")
    ibcalc.save(ibcalc.compare(source, source), folder / "vergeleken.xlsx")
    ibcalc.save_lines(result, folder / "regels.csv")
    ibcalc.save_lines(result, folder / "regels.parquet")
    key = make_key(keys / "sleutel.txt")
    clients = caseload(folder / "clienten.xlsx")
    pseudonymise(clients, folder / "anoniem.xlsx", key, keys / "sleutel.txt")
    (folder / "clienten.csv").write_text("Client;Van;T/m\nKL-1234;1-1-2016;\n")
    pseudonymise(folder / "clienten.csv", folder / "anoniem.csv", key, keys / "sleutel.txt")
    kept = folder / "overzicht.xlsx.voortgang"
    kept.mkdir()
    (kept / f"{'ab' * 32}.inzending").write_bytes(b"x")
    for template in TEMPLATES.glob("sjabloon-*.xlsx"):
        shutil.copy(template, folder)
    (folder / "brief.docx").write_bytes(b"x")
    (folder / "kapot.xlsx").write_bytes(b"x")
    (folder / "leeg.voortgang").mkdir()
    (folder / "eigen-kop.csv").write_bytes(HEADER + b"\r\n")
    pl.read_parquet(folder / "regels.parquet").clear().write_parquet(folder / "leeg.parquet")
    (folder / "anders.voortgang").mkdir()
    (folder / "anders.voortgang" / "eigen.txt").write_text("x")
    (folder / "link.xlsx").symlink_to(folder / "oud" / "uitkomst.xlsx")
    (folder / "elders").symlink_to(keys)
    return folder


KINDS = {
    "anoniem.csv": "kopie met pseudoniemen",
    "anoniem.xlsx": "kopie met pseudoniemen",
    "oud/uitkomst.xlsx": "uitkomst",
    "overzicht.xlsx.voortgang": "voortgang van een onderbroken controle",
    "regels.csv": "regels van een uitkomst",
    "regels.parquet": "regels van een uitkomst",
    "vergeleken.xlsx": "vergelijking",
}


def test_every_copy_is_known_by_its_kind(filled: Path) -> None:
    assert {copy.name: copy.kind for copy in find_copies(filled).copies} == KINDS


def test_all_else_is_counted(filled: Path) -> None:
    files = [path for path in filled.rglob("*") if path.is_symlink() or path.is_file()]
    kept_file = 1
    assert find_copies(filled).others == len(files) - (len(KINDS) - 1) - kept_file


def test_only_copies_go(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    shutil.copytree(filled, folder, symlinks=True)
    before = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert main(["opschonen", str(folder), "--ja"]) == 0
    after = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    inside = f"overzicht.xlsx.voortgang/{'ab' * 32}.inzending"
    assert before - after == {*KINDS, inside}
    assert find_copies(folder).copies == ()
    assert (filled / "oud" / "uitkomst.xlsx").exists()


def test_a_copy_that_changed_meanwhile_stays(tmp_path: Path) -> None:
    source = model(tmp_path / "model.xlsx", Clienten=CLIENTEN)
    ibcalc.save_lines(ibcalc.calculate(source), tmp_path / "regels.csv")
    (copy,) = find_copies(tmp_path).copies
    (tmp_path / "regels.csv").write_text("nu iets heel anders")
    assert not remove(copy)
    assert (tmp_path / "regels.csv").exists()


def test_a_link_to_a_folder_is_refused(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(filled)
    for path in (tmp_path / "link", tmp_path / "weg"):
        with pytest.raises(CannotOpen):
            find_copies(path)


def test_a_model_with_a_stamp_stays(tmp_path: Path) -> None:
    key = make_key(tmp_path / "sleutel.txt")
    source = model(tmp_path / "model.xlsx", Clienten=CLIENTEN)
    pseudonymise(source, tmp_path / "anoniem model.xlsx", key, tmp_path / "sleutel.txt")
    assert find_copies(tmp_path).copies == ()


def test_a_model_that_says_it_is_an_outcome_stays(tmp_path: Path) -> None:
    path = model(tmp_path / "model.xlsx", Clienten=CLIENTEN)
    book: Any = openpyxl.load_workbook(path)
    book.custom_doc_props.append(StringProperty(name=MADE, value=OUTCOME))
    book.save(path)
    assert find_copies(tmp_path).copies == ()


def test_an_outcome_that_was_saved_again_is_told(tmp_path: Path) -> None:
    source = model(tmp_path / "model.xlsx", Clienten=CLIENTEN)
    path = tmp_path / "uit.xlsx"
    ibcalc.save(ibcalc.calculate(source), path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Eigen aantekeningen").append(["bewaren"])
    book.save(path)
    (copy,) = find_copies(tmp_path).copies
    assert copy.kind == "uitkomst, daarna gewijzigd"
