"""``ibcalc compare``: its JSON, its words, its statuses and its files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import ibcalc
from ibcalc.workbook.reader.opening import CannotOpen
from tests.front.compared_books import NEW_CENTS, OLD_CENTS, new_book, old_book
from tests.front.conftest import Cli

ROOT = Path(__file__).parents[2]
TEMPLATES, GUIDE = ROOT / "templates", ROOT / "docs" / "vergelijken.md"

KEYS = (
    "oud", "nieuw", "gelijk", "bewezen", "verschillen", "tarieven", "instellingen", "per_periode",
    "per_aanbieder", "per_product", "overgangen", "clienten", "bevindingen",
)  # fmt: skip
REGION_KEYS = (
    "gebied", "getuige", "oud", "nieuw", "rijen_oud", "rijen_nieuw", "clienten",
    "cent_per_periode",
)  # fmt: skip
NO_CLIENTS: dict[str, object] = {
    "per_periode": {}, "per_aanbieder": {}, "per_product": {}, "overgangen": [], "clienten": {},
}  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_book(tmp_path / "oud.xlsx")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return new_book(tmp_path / "nieuw.xlsx")


def test_json_is_the_contract(cli: Cli, old: Path, new: Path) -> None:
    ran = cli("compare", old, new, "--json")
    assert (ran.status, ran.err) == (0, "")
    got = ran.json
    assert tuple(got)[: len(KEYS)] == KEYS
    assert got["oud"] == got["nieuw"] == {"naam": "Proef", "versie": "1", "kalender": "jaar13"}
    assert (got["gelijk"], got["bewezen"]) == (False, True)
    assert {tuple(region)[: len(REGION_KEYS)] for region in got["verschillen"]} == {REGION_KEYS}


def test_json_regions(cli: Cli, old: Path, new: Path) -> None:
    dearest, other = cli("compare", old, new, "--json").json["verschillen"]
    assert dearest["getuige"] == {"Code": "H152", "Klasse": 3}
    assert (dearest["oud"]["product"], dearest["oud"]["opslag"]) == ("IB3", "ja")
    assert (dearest["nieuw"]["product"], dearest["nieuw"]["uitkomst"]) == ("IB1", "product")
    assert dearest["rijen_oud"] == ["Categorie!C3", "Opslag!B2"]
    assert dearest["rijen_nieuw"] == ["Categorie!C2", "Opslag!B2"]
    change = 32_562 + 9_001 - 106_361 - 29_989
    assert (dearest["clienten"], dearest["cent_per_periode"]) == (1, change)
    assert dearest["per_periode"] == {"2016-P02": change}
    assert (other["clienten"], other["cent_per_periode"]) == (1, 32_562 - 106_361)


def test_json_amounts(cli: Cli, old: Path, new: Path) -> None:
    got = cli("compare", old, new, "--json").json
    both = {
        "oud_cent": OLD_CENTS, "nieuw_cent": NEW_CENTS, "verschil_cent": NEW_CENTS - OLD_CENTS,
    }  # fmt: skip
    assert got["per_periode"]["2016-P02"] == both
    assert len(got["per_periode"]) == 13
    assert got["per_product"]["IB1"] == {
        "oud_cent": 31_924, "nieuw_cent": 3 * 32_562, "verschil_cent": 3 * 32_562 - 31_924,
    }  # fmt: skip
    east = got["per_aanbieder"]["Zorg Oost"]
    assert (east["clienten_meer"], east["clienten_minder"]) == (1, 1)
    assert (east["meer_cent"], east["minder_cent"]) == (638, 106_361 - 32_562)
    assert {(m["van"], m["naar"]): m["clienten"] for m in got["overgangen"]} == {
        ("IB3", "IB1"): 1,
        ("IB3 + IB3O", "IB1 + IB1O"): 1,
    }
    assert got["clienten"].items() >= {"totaal": 4, "veranderd": 3, "duurder": 1}.items()
    assert got["clienten"].items() >= both.items()


def test_json_agreements(cli: Cli, old: Path, new: Path) -> None:
    got = cli("compare", old, new, "--json").json
    (tariff,) = got["tarieven"]
    assert (tariff["product"], tariff["van_periode"], tariff["tot_en_met_periode"]) == (
        "IB1", "2016-P01", "2016-P13",
    )  # fmt: skip
    assert (tariff["oud_cent"], tariff["nieuw_cent"], tariff["verschil_cent"]) == (
        31_924, 32_562, 638,
    )  # fmt: skip
    assert tariff["procent"] == "1.998496"
    assert (tariff["cel_oud"], tariff["cel_nieuw"]) == ("Tarieven!D2", "Tarieven!D2")
    (setting,) = got["instellingen"]
    assert (setting["blad"], setting["wat"]) == ("Model", "wissel")
    assert (setting["oud"], setting["nieuw"], setting["telt"]) == ("eerste", "laatste", True)


def test_json_without_clients(cli: Cli, old: Path, tmp_path: Path) -> None:
    new = new_book(tmp_path / "nieuw.xlsx", Clienten="")
    got = cli("compare", old, new, "--json").json
    assert {key: got[key] for key in NO_CLIENTS} == NO_CLIENTS
    assert {region["clienten"] for region in got["verschillen"]} == {None}
    assert [(one["code"], one["model"]) for one in got["bevindingen"]] == [("CNV-503", "beide")]


@pytest.mark.parametrize("first", ["oud", "nieuw"])
def test_a_model_equals_itself(cli: Cli, old: Path, new: Path, first: str) -> None:
    path = {"oud": old, "nieuw": new}[first]
    ran = cli("compare", path, path)
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "Geen verschil: bewezen voor alle waarden en dagen."
    assert cli("compare", path, path, "--json").json["gelijk"] is True


def test_the_words_for_people(cli: Cli, old: Path, new: Path) -> None:
    ran = cli("compare", old, new)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "2 gebieden beslissen anders; 2 cliënten, € 1.685,86 per periode minder.",
        "1 product heeft een ander tarief.",
        "1 instelling is anders.",
        "In totaal: 3 cliënten, € 1.679,48 per periode minder (€ 1.679,48 over 1 periode).",
    ]
    for line in (
        "Oud        Proef, versie 1, kalender jaar13 (oud.xlsx)",
        "Cliënten   nieuw.xlsx, 4 rijen",
        "     oud    IB3 met opslag  (Categorie!C3, Opslag!B2)",
        "     bijvoorbeeld Code H152, Klasse 3",
        "     1 cliënt, € 947,87 per periode minder",
        "IB1       2016-P01 t/m 2016-P13  € 319,24  € 325,62    € 6,38  +2%  duurder",
        "  Model, wissel: eerste -> laatste",
    ):
        assert line in lines


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_client_is_named(cli: Cli, old: Path, new: Path, options: list[str]) -> None:
    assert "KLANT" not in cli("compare", old, new, *options).out


def test_models_of_one_name_in_two_folders(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    old = old_book(tmp_path / "a" / "model.xlsx")
    new = new_book(tmp_path / "b" / "model.xlsx")
    target = tmp_path / "uit.xlsx"
    assert cli("compare", old, new, "-o", target).status == 0
    sheet = openpyxl.load_workbook(target)["Verschillen"]
    links = [cell.hyperlink.target for cell in sheet[7] if cell.hyperlink]
    assert [str(link)[:1] for link in links] == ["a", "b"]


def test_a_fout_in_a_model_gives_status_1_and_no_file(
    cli: Cli, old: Path, broken: Path, tmp_path: Path
) -> None:
    ran = cli("compare", old, broken, "--json", "-o", tmp_path / "uit.xlsx")
    assert ran.status == 1
    assert (ran.json["gelijk"], ran.json["bewezen"]) == (False, False)
    assert {one["model"] for one in ran.json["bevindingen"] if one["code"] == "TAR-102"} <= {
        "nieuw"
    }
    assert not (tmp_path / "uit.xlsx").exists()
    spoken = cli("compare", broken, old, "-o", tmp_path / "uit.xlsx")
    assert spoken.status == 1
    assert spoken.out.startswith("Niet vergeleken: herstel eerst de fouten in het model.")
    assert "Er is geen vergelijking geschreven." in spoken.out


def test_a_finding_of_one_model_says_of_which(cli: Cli, old: Path, broken: Path) -> None:
    for pair, word in (((old, broken), "nieuw"), ((broken, old), "oud")):
        told = [
            line for line in cli("compare", *pair).out.splitlines() if line.startswith("  FOUT TAR")
        ]
        assert told
        assert all(line.endswith(f" ({word} model)") for line in told)
    both = cli("compare", broken, broken).out
    assert "FOUT TAR" in both
    assert " model)" not in both


@pytest.mark.parametrize("which", [0, 1])
def test_a_model_that_is_not_there_gives_status_3(
    cli: Cli, old: Path, tmp_path: Path, which: int
) -> None:
    paths = [old, old]
    paths[which] = tmp_path / "weg.xlsx"
    ran = cli("compare", *paths)
    assert (ran.status, ran.out) == (3, "")
    assert "weg.xlsx" in ran.err


def test_clients_that_are_not_there_give_status_3(cli: Cli, old: Path, tmp_path: Path) -> None:
    assert cli("compare", old, old, "--clients", tmp_path / "weg.csv").status == 3


@pytest.mark.parametrize("which", [0, 1])
def test_no_input_is_overwritten(cli: Cli, old: Path, new: Path, which: int) -> None:
    target = (old, new)[which]
    before = target.read_bytes()
    ran = cli("compare", old, new, "-o", target)
    assert (ran.status, ran.out) == (3, "")
    assert target.read_bytes() == before


@pytest.mark.parametrize("arguments", [[], ["een.xlsx"], ["a.xlsx", "b.xlsx", "-o", "uit.csv"]])
def test_wrong_usage(cli: Cli, arguments: list[str]) -> None:
    assert cli("compare", *arguments).status == 2


def test_the_workbook_is_written(cli: Cli, old: Path, new: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit.xlsx"
    ran = cli("compare", old, new, "-o", target)
    assert ran.out.splitlines()[-1] == f"Geschreven: {target}"
    assert openpyxl.load_workbook(target).sheetnames[:2] == ["Samenvatting", "Verschillen"]


def test_from_python(old: Path, new: Path, tmp_path: Path) -> None:
    found = ibcalc.compare(old, ibcalc.load(new))
    assert isinstance(found, ibcalc.Compared)
    assert found.moved is not None
    assert found.moved.total.nieuw == NEW_CENTS
    ibcalc.save(found, tmp_path / "uit.xlsx")
    assert (tmp_path / "uit.xlsx").stat().st_size > 0
    with pytest.raises(CannotOpen):
        ibcalc.compare(old, tmp_path / "weg.xlsx")


def test_models_in_memory_share_the_clients_of_the_new_one(old: Path, new: Path) -> None:
    before, after = (replace(ibcalc.load(path), path=None) for path in (old, new))
    shares: list[float] = []
    found = ibcalc.compare(before, after, progress=lambda _, share: shares.append(share))
    assert found.moved is not None
    assert found.moved.total.oud == OLD_CENTS
    assert shares == sorted(shares)
    assert max(shares) <= 1


def test_the_example_of_the_guide_comes_out(cli: Cli, tmp_path: Path) -> None:
    """docs/vergelijken.md: the bound from klasse 2 to 3, and IB1 dearer."""
    model = openpyxl.load_workbook(TEMPLATES / "model-ib-2016.xlsx")
    for line in model["Categorie"].iter_rows(min_row=2, min_col=2, max_col=2):
        line[0].value = {"1-2": "1-3", ">= 3": ">= 4"}.get(str(line[0].value), line[0].value)
    model["Tarieven"]["D2"] = 325.62
    model.save(tmp_path / "voorstel.xlsx")
    clients = TEMPLATES / "clienten-voorbeeld.xlsx"
    old = TEMPLATES / "model-ib-2016.xlsx"
    ran = cli("compare", old, tmp_path / "voorstel.xlsx", "--clients", clients)
    conclusion, _, rest = ran.out.partition("\n\n")
    dearest = rest.partition("Waar de tabellen anders beslissen\n")[2].partition("  2. ")[0]
    guide = GUIDE.read_text(encoding="utf-8")
    assert f"```\n{conclusion}\n```" in guide
    assert f"```\n{dearest}```" in guide
