"""``ibcalc calculate``: the contract of design.md section 5, its files and its refusals."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from ibcalc.engine.result import LINE_COLUMNS
from ibcalc.front import api
from ibcalc.workbook.reader.opening import cannot_open
from tests.front.conftest import Cli
from tests.front.workbooks import CLIENT_A, CLIENT_B, CLIENTEN, TOTAL, model, workbook

CONTRACT = (
    "model", "complete", "totaal_cent", "regels", "onopgelost", "per_product", "per_aanbieder",
    "per_gemeente", "per_periode", "per_client", "budget", "bevindingen",
)  # fmt: skip
FINDING = ("code", "ernst", "bestand", "blad", "cel", "melding", "herstel", "aantal")
BUDGET = ("post", "jaar", "grondslag_cent", "budget_cent", "kosten_cent", "verschil_cent")


def test_json_is_the_contract(cli: Cli, good: Path) -> None:
    ran = cli("calculate", good, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert tuple(ran.json)[: len(CONTRACT)] == CONTRACT
    assert ran.json["model"] == {"naam": "Proef", "versie": "1", "kalender": "jaar13"}
    assert (ran.json["complete"], ran.json["onopgelost"]) == (True, 0)
    assert (ran.json["totaal_cent"], ran.json["regels"]) == (TOTAL, 5)
    assert ran.json["per_product"] == {"IB1": 31_924, "IB3": 212_722, "IB3O": 59_978}
    assert ran.json["per_aanbieder"] == {"Zorg Oost": 31_924, "Zorg West": 272_700}
    assert ran.json["per_gemeente"] == {"0505": 31_924, "0590": 272_700}
    assert ran.json["per_periode"] == {"2016-P02": 168_274, "2016-P03": 136_350}
    assert ran.json["per_client"] == {CLIENT_A: 31_924, CLIENT_B: 272_700}


def test_json_budget(cli: Cli, good: Path) -> None:
    """4.000 grondslag, 25% korting: budget 3.000; the cost is 3.046,24."""
    (post,) = cli("calculate", good, "--json").json["budget"]
    assert tuple(post)[: len(BUDGET)] == BUDGET
    assert [post[key] for key in BUDGET] == ["Begeleiding", 2016, 400_000, 300_000, TOTAL, 4_624]
    assert post["signaal"] == "100%"


def test_json_has_finding_with_its_place(cli: Cli, faulty: Path) -> None:
    ran = cli("calculate", faulty, "--json")
    assert (ran.status, ran.err) == (1, "")
    found = [item for item in ran.json["bevindingen"] if item["ernst"] == "fout"]
    assert found
    assert {tuple(item)[: len(FINDING)] for item in found} == {FINDING}
    assert {(item["bestand"], item["blad"]) for item in found} == {("rijfout.xlsx", "Clienten")}
    assert all(item["cel"].endswith("3") and item["melding"] and item["herstel"] for item in found)


def test_a_faulty_row_is_left_out_and_counted(cli: Cli, faulty: Path) -> None:
    got = cli("calculate", faulty, "--json").json
    assert (got["complete"], got["onopgelost"], got["totaal_cent"]) == (False, 1, 31_924)
    assert got["rijen"]["gelezen"] == got["rijen"]["geprijsd"] + got["onopgelost"] == 2


def test_a_fault_in_the_model_gives_no_totals(cli: Cli, broken: Path, tmp_path: Path) -> None:
    ran = cli("calculate", broken, "--json", "-o", tmp_path / "u.xlsx")
    assert ran.status == 1
    assert (ran.json["complete"], ran.json["totaal_cent"], ran.json["per_client"]) == (False, 0, {})
    assert any(item["code"].startswith("TAR-") for item in ran.json["bevindingen"])
    assert not (tmp_path / "u.xlsx").exists()


def test_a_fault_in_the_model_shows_no_amounts(cli: Cli, broken: Path) -> None:
    ran = cli("calculate", broken)
    assert ran.status == 1
    assert "Er is niets berekend" in ran.out
    assert "Totaal" not in ran.out


def test_the_table_for_people(cli: Cli, good: Path) -> None:
    ran = cli("calculate", good)
    assert (ran.status, ran.err) == (0, "")
    for line in (
        "Model      Proef, versie 1, kalender jaar13",
        "Cliënten   goed.xlsx, 2 rijen",
        "Totaal      € 3.046,24",
        "Regels               5",
        "  IB1     € 319,24",
        "  IB3   € 2.127,22",
    ):
        assert line in ran.out.splitlines()
    assert "Begeleiding  2016  € 3.000,00  € 3.046,24   € 46,24" in ran.out


def test_the_table_says_what_is_missing(cli: Cli, faulty: Path) -> None:
    ran = cli("calculate", faulty)
    assert ran.status == 1
    assert "Let op: 1 rij heeft geen prijs" in ran.out
    assert "rijfout.xlsx, Clienten!" in ran.out


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_client_in_what_is_said_of_rows(cli: Cli, faulty: Path, options: list[str]) -> None:
    ran = cli("calculate", faulty, *options)
    said = ran.json["bevindingen"] if options else ran.out
    assert CLIENT_A not in str(said)
    assert CLIENT_B not in str(said)


def test_clients_from_another_workbook(cli: Cli, good: Path, tmp_path: Path) -> None:
    other = workbook(tmp_path / "clienten.xlsx", {"Clienten": CLIENTEN})
    ran = cli("calculate", good, "--clients", other, "--json")
    assert (ran.status, ran.json["totaal_cent"]) == (0, TOTAL)


@pytest.mark.parametrize("separator", [";", ","])
def test_clients_from_csv(cli: Cli, good: Path, tmp_path: Path, separator: str) -> None:
    rows = [
        ["Client", "Aanbieder", "Gemeente", "Product", "Opslag", "Van", "T/m"],
        [CLIENT_A, "Zorg Oost", "0505", "IB1", "", "1-2-2016", "28-2-2016"],
        [CLIENT_B, "Zorg West", "0590", "IB3", "ja", "15-2-2016", "27-3-2016"],
    ]
    path = tmp_path / "clienten.csv"
    path.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8")
    ran = cli("calculate", good, "--clients", path, "--json")
    assert (ran.status, ran.json["totaal_cent"]) == (0, TOTAL)
    assert ran.json["per_gemeente"] == {"0505": 31_924, "0590": 272_700}


def test_scenario_changes_the_price(cli: Cli, good: Path) -> None:
    """10% on each tariff: 351,16; 2 x 1.169,97; 2 x 329,88."""
    got = cli("calculate", good, "--scenario", "duurder", "--json").json
    assert (got["scenario"], got["totaal_cent"]) == ("Duurder", 35_116 + 2 * (116_997 + 32_988))


def test_unknown_scenario_is_wrong_usage(cli: Cli, good: Path) -> None:
    ran = cli("calculate", good, "--scenario", "Goedkoper")
    assert (ran.status, ran.out) == (2, "")
    assert "Het model heeft: Duurder." in ran.err


def test_lines_as_csv(cli: Cli, good: Path, tmp_path: Path) -> None:
    target = tmp_path / "regels.csv"
    assert cli("calculate", good, "--lines", target).status == 0
    with target.open(encoding="utf-8-sig", newline="") as stream:
        text = stream.read()
    dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;")
    rows = list(csv.DictReader(text.splitlines(), dialect=dialect))
    assert tuple(rows[0]) == LINE_COLUMNS
    assert sum(int(row["bedrag_cent"]) for row in rows) == TOTAL
    assert [row["periode"] for row in rows if row["client"] == CLIENT_A] == ["2016-P02"]
    assert rows[0]["tarief_bron"].startswith("Tarieven!")


def test_lines_as_parquet(cli: Cli, good: Path, tmp_path: Path) -> None:
    target = tmp_path / "regels.parquet"
    assert cli("calculate", good, "--lines", target).status == 0
    frame = pl.read_parquet(target)
    assert tuple(frame.columns) == LINE_COLUMNS
    assert frame["bedrag_cent"].sum() == TOTAL
    assert frame.schema["van"] == pl.Date


def test_result_workbook_with_and_without_regels(cli: Cli, good: Path, tmp_path: Path) -> None:
    from ibcalc.workbook.reader.xlsx import open_workbook

    names = {}
    for options in ([], ["--regels"]):
        target = tmp_path / f"uitkomst{len(options)}.xlsx"
        ran = cli("calculate", good, "-o", target, *options)
        assert (ran.status, f"Geschreven: {target}" in ran.out) == (0, True)
        names[len(options)] = {sheet.name for sheet in open_workbook(target).sheets}
    assert names[1] - names[0] == {"Regels"}
    assert "Samenvatting" in names[0]


def test_same_input_same_bytes(cli: Cli, good: Path, tmp_path: Path) -> None:
    texts, files = [], []
    for name in ("a", "b"):
        target = tmp_path / f"{name}.csv"
        texts.append(cli("calculate", good, "--json", "--lines", target).out)
        files.append(target.read_bytes())
    assert texts[0] == texts[1]
    assert files[0] == files[1]


def test_an_input_is_never_overwritten(cli: Cli, good: Path, tmp_path: Path) -> None:
    clients = workbook(tmp_path / "clienten.xlsx", {"Clienten": CLIENTEN})
    for target in (good, clients):
        before = target.read_bytes()
        ran = cli("calculate", good, "--clients", clients, "-o", target)
        assert (ran.status, ran.out) == (3, "")
        assert "invoer" in ran.err
        assert target.read_bytes() == before


def test_csv_input_is_not_overwritten_by_lines(cli: Cli, good: Path, tmp_path: Path) -> None:
    clients = tmp_path / "clienten.csv"
    clients.write_text("Client;Product;Van\nX;IB1;1-2-2016\n", encoding="utf-8")
    before = clients.read_bytes()
    assert cli("calculate", good, "--clients", clients, "--lines", clients).status == 3
    assert clients.read_bytes() == before


def test_a_refused_target_leaves_the_other_unwritten(cli: Cli, good: Path, tmp_path: Path) -> None:
    target = tmp_path / "u.xlsx"
    ran = cli("calculate", good, "-o", target, "--lines", tmp_path / "weg" / "regels.csv")
    assert ran.status == 3
    assert not target.exists()


def test_an_old_output_is_replaced_whole(cli: Cli, good: Path, tmp_path: Path) -> None:
    target = tmp_path / "regels.csv"
    target.write_text("oud", encoding="utf-8")
    assert cli("calculate", good, "--lines", target).status == 0
    assert "oud" not in target.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goed.xlsx", "regels.csv"]


@pytest.mark.parametrize("command", [["calculate"], ["explain", "--client", "X"]])
def test_a_model_without_clients_needs_them(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    path = model(tmp_path / "kaal.xlsx")
    ran = cli(*command, path)
    assert (ran.status, ran.out) == (3, "")
    assert "zijn geen cliënten gevonden" in ran.err
    assert cli("check", path).status == 0


def test_a_target_is_refused_before_anything_is_read(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ibcalc.front.api.load", lambda _: pytest.fail("the model was read"))
    (tmp_path / "map.xlsx").mkdir()
    for target in (tmp_path / "map.xlsx", tmp_path / "weg" / "u.xlsx", tmp_path / "m.xlsx"):
        ran = cli("calculate", tmp_path / "m.xlsx", "-o", target, "--json")
        assert (ran.status, ran.json["complete"]) == (3, False)


def test_lines_that_fail_leave_no_workbook(
    cli: Cli, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(result: object, path: Path) -> None:
        del result
        raise cannot_open("BOEK-064", path.name, reden="de schijf is vol")

    monkeypatch.setattr(api, "save_lines", fail)
    target = tmp_path / "uit.xlsx"
    ran = cli("calculate", good, "-o", target, "--lines", tmp_path / "regels.csv")
    assert ran.status == 3
    assert not target.exists()


def test_findings_link_to_the_files_where_they_stand(
    cli: Cli, faulty: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elders" / "uit.xlsx"
    target.parent.mkdir()
    assert cli("calculate", faulty, "-o", target).status == 1
    page = openpyxl.load_workbook(target)["Bevindingen"]
    links = [cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink]
    targets = {link.target for link in links if link.target}
    assert any(one.endswith(faulty.name) for one in targets)
