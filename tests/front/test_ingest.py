"""``ibcalc ingest``: its JSON, its words, its statuses and its files."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.front.conftest import Cli
from tests.front.workbooks import model as model_file
from tests.workbook.submissions.filled import GOOD_BSN, GOOD_CLIENTS, GOOD_VOLUMES

KEYS = (
    "model", "complete", "inzendingen", "statussen", "regels", "per_product", "per_periode",
    "per_gemeente", "per_aanbieder", "dubbele_clienten", "bevindingen", "aantallen", "geschreven",
    "veranderd", "eerder",
)  # fmt: skip
BAD = [("IB1", "2016-P01", "0505", "veel", None, None)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inzendingen"
    folder.mkdir()
    GOOD_VOLUMES.write(folder / "a.xlsx")
    GOOD_VOLUMES.but(aanbieder="Anders", rows={"Volumes": BAD}).write(folder / "b.xlsx")
    return folder


def test_json(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.xlsx"
    ran = cli("ingest", folder, "-o", out, "--json")
    assert (ran.status, ran.err) == (1, "")
    assert tuple(ran.json) == KEYS
    by_file = {one["bestand"]: one for one in ran.json["inzendingen"]}
    assert by_file["a.xlsx"]["status"] == "aangenomen"
    assert (by_file["b.xlsx"]["status"], by_file["b.xlsx"]["telt_mee"]) == ("afgekeurd", False)
    (told,) = by_file["b.xlsx"]["bevindingen"]
    assert (told["code"], told["blad"], told["cel"]) == ("AANL-215", "Volumes", "D3")
    assert ran.json["per_aanbieder"] == {
        "Zorgplein": {"(onbekend)": {"regels": 3, "aantal": 19, "volume": "31.5", "bedrag_cent": 0}}
    }
    assert out.is_file()


def test_annotated_copies(cli: Cli, folder: Path, tmp_path: Path) -> None:
    back = tmp_path / "terug"
    ran = cli("ingest", folder, "-o", tmp_path / "uit.xlsx", "--annotate", back)
    assert ran.status == 1
    assert "afgekeurd" in ran.out
    assert "Kopieën: 2" in ran.out
    book = openpyxl.load_workbook(back / "b.xlsx")
    assert book["Volumes"]["D3"].comment.text.startswith("FOUT AANL-215")
    assert "Bevindingen" in book.sheetnames


def test_against_a_model(cli: Cli, tmp_path: Path) -> None:
    path = GOOD_VOLUMES.but(stamp={"model": ""}).write(tmp_path / "a.xlsx")
    model = model_file(tmp_path / "model.xlsx")
    ran = cli("ingest", path, "-o", tmp_path / "uit.xlsx", "--model", model, "--json")
    codes = [one["code"] for one in ran.json["inzendingen"][0]["bevindingen"]]
    assert codes == ["AANL-301"]
    assert ran.json["model"]["naam"] == "Proef"


def test_nothing_wrong_is_status_0(cli: Cli, tmp_path: Path) -> None:
    path = GOOD_BSN.write(tmp_path / "a.xlsx")
    ran = cli("ingest", path, "-o", tmp_path / "uit.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert "999900006" not in ran.out


@pytest.mark.parametrize("more", [0, 1])
def test_a_broken_file_is_3_only_if_nothing_could_be_read(
    more: int, cli: Cli, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(b"PK\x03\x04 niet heel")
    good = [GOOD_CLIENTS.write(tmp_path / f"{number}.xlsx") for number in range(more)]
    ran = cli("ingest", broken, *good, "-o", tmp_path / "uit.xlsx", "--json")
    assert ran.status == (1 if more else 3)
    assert "AANL-110" in [one["code"] for one in ran.json["bevindingen"]]


def test_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    assert cli("ingest", tmp_path).status == 2
    assert cli("ingest", tmp_path, "-o", tmp_path / "uit.csv").status == 2


def test_the_overview_never_replaces_a_submission(cli: Cli, tmp_path: Path) -> None:
    path = GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    before = path.read_bytes()
    assert cli("ingest", path, "-o", path).status == 3
    assert path.read_bytes() == before


def test_the_overview_in_the_same_folder_is_no_submission(cli: Cli, folder: Path) -> None:
    first = cli("ingest", folder, "-o", folder / "uit.xlsx", "--json")
    before = (folder / "uit.xlsx").read_bytes()
    again = cli("ingest", folder, "-o", folder / "uit.xlsx", "--json")
    assert len(again.json["inzendingen"]) == len(first.json["inzendingen"]) == 2
    assert (folder / "uit.xlsx").read_bytes() == before


def test_an_absent_path_is_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("ingest", tmp_path / "weg.xlsx", "-o", tmp_path / "uit.xlsx")
    assert ran.status == 3
    assert not (tmp_path / "uit.xlsx").exists()


def test_a_model_with_a_fout_decides_nothing(
    cli: Cli, broken: Path, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit.xlsx"
    ran = cli("ingest", folder, "-o", out, "--model", broken)
    assert ran.status == 1
    assert "herstel eerst de fouten in het model" in ran.out
    assert not out.exists()


def test_a_folder_for_copies_that_is_a_file(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "terug").write_text("x")
    ran = cli("ingest", folder, "-o", tmp_path / "uit.xlsx", "--annotate", tmp_path / "terug")
    assert (ran.status, ran.out) == (3, "")
