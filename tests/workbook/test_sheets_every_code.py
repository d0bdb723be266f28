"""Every finding about sheets has a bad example here: the smallest workbook that gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.model.catalogue.boek_sheets import BOEK_SHEETS
from ibcalc.model.catalogue.bud import BUD
from ibcalc.model.catalogue.cli import CLI
from ibcalc.model.catalogue.mod import MOD
from ibcalc.model.catalogue.tar import TAR
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.grid import TableArea
from ibcalc.workbook.reader.opening import CannotOpen
from tests.workbook.bad_sheets import CASELOADS, CSV, ELSEWHERE, MODELS, clients
from tests.workbook.sheetbook import SHEETS, TARIEVEN, model_book, pairs, sheet

READING = [entry.code for entry in (*TAR, *BUD) if entry.code[4:] < "200"]


def codes_of(findings: object) -> set[str]:
    assert isinstance(findings, tuple)
    return {finding.code for finding in findings}


@pytest.mark.parametrize("code", MODELS)
def test_a_model_sheet_gives_its_code(code: str) -> None:
    found = model_book(**MODELS[code]).findings
    assert code in codes_of(found)
    assert all(finding.place.sheet for finding in found)


@pytest.mark.parametrize("code", CASELOADS)
def test_a_caseload_gives_its_code(code: str) -> None:
    read = model_book(Clienten=CASELOADS[code])
    assert code in codes_of(read.caseload_findings)
    assert read.findings == ()


@pytest.mark.parametrize("code", CSV)
def test_a_csv_gives_its_code(code: str, tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text(CSV[code])
    _, findings = read_caseload(path, model_book().model)
    assert code in codes_of(findings)


def test_a_model_without_a_finding() -> None:
    assert pairs(model_book().findings) == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_needed_sheet_that_is_absent(name: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        model_book(**{name: ""})
    assert refused.value.code == "BOEK-030"
    assert name in str(refused.value)


def test_a_caseload_without_clients(tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text("Naam;Woonplaats\nx;y\n")
    with pytest.raises(CannotOpen, match="Client, Van") as refused:
        read_caseload(path, model_book().model)
    assert refused.value.code == "BOEK-031"
    assert "--clients" in str(refused.value)


@pytest.mark.parametrize("name, data", [("a.csv", b"PK\x03\x04\x00"), ("a.parquet", b"PAR1")])
def test_a_flat_file_that_is_something_else(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CannotOpen) as refused:
        read_caseload(tmp_path / name, model_book().model)
    assert refused.value.code == "BOEK-032"


def test_a_quote_that_is_not_closed(tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text('Client;Product;Van\nA;IB1;1-1-2016\n"B;IB1;1-1-2016\nC;IB1;1-1-2016\n')
    with pytest.raises(CannotOpen, match="rij 3") as refused:
        read_caseload(path, model_book().model)
    assert refused.value.code == "BOEK-036"


@pytest.mark.parametrize("sign", [";", ","])
def test_a_csv_with_more_columns_than_a_sheet(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text(f"Client{sign}Product{sign}Van\nA{sign}IB1{sign}1-1-2016{sign * 16_382}\n")
    with pytest.raises(CannotOpen, match=r"rij 2 meer dan 16\.384 kolommen") as refused:
        read_caseload(path, model_book().model)
    assert refused.value.code == "BOEK-037"


def test_signs_inside_quotes_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text(f'Client;Product;Van;Notitie\nA;IB1;1-1-2016;"{";" * 20_000}"\n')
    caseload, _ = read_caseload(path, model_book().model)
    assert len(caseload) == 1


def test_rows_below_an_excel_table_are_read_with_a_warning() -> None:
    area = TableArea("tblTarieven", 1, 1, 3, 5)
    tarieven = sheet("Prijzen", TARIEVEN, area)
    read = model_book(tarieven, Tarieven="")
    assert [tarief.product for tarief in read.model.tarieven] == ["IB1", "IB1O", "VAST"]
    assert pairs(read.findings) == [("MOD-108", "Prijzen!4")]
    below = sheet("Lijst", clients("| A | | | | | IB1 | | 1-1-2016 | |"),
                  TableArea("tblClienten", 1, 1, 1, 9))  # fmt: skip
    assert pairs(model_book(below).caseload_findings) == [("CLI-108", "Lijst!2")]


def test_a_caseload_is_found_by_its_headers() -> None:
    listed = clients("| A | | | | | IB1 | | 1-1-2016 | |")
    read = model_book(sheet("Blad1", listed), sheet("Blad2", listed))
    assert pairs(read.caseload_findings) == [("CLI-103", "Blad1"), ("CLI-102", "Blad1")]
    assert read.caseload is not None
    assert len(read.caseload) == 1


def test_a_number_that_can_be_two_products() -> None:
    listed = clients("| A | | | | | `n7` | | 1-1-2016 | |")
    read = model_book(**{**MODELS["MOD-154"], "Clienten": listed})
    assert "CLI-154" in codes_of(read.caseload_findings)


def test_every_code_has_a_bad_example() -> None:
    families = [entry.code for entry in (*MOD, *CLI, *BOEK_SHEETS)] + READING
    refusals = {"BOEK-030", "BOEK-031", "BOEK-032", "BOEK-036", "BOEK-037"}
    shown = {*MODELS, *CASELOADS, *CSV, *ELSEWHERE, *refusals}
    assert set(families) == shown
