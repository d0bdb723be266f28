"""Faults that other engines answer with one silent empty result: each has its own message here.

Source: tables.md, the faults that were put to other engines. Faults in a table stop before any
price; a fault in a row leaves that row out; what can only mean one thing is read and told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.front.conftest import Cli
from tests.front.workbooks import model

KENMERKEN = """
| Kenmerk | Soort  | Waarden                 |
| Code    | code   | H101; H126; H300; 02015 |
| Klasse  | geheel | 1 t/m 8                 |
"""
CONVERSIES = """
| Volgorde | Tabel     | Treffer | Anders |
| 1        | Categorie | uniek   |        |
"""
CATEGORIE = """
| ALS Code | ALS Klasse | DAN Product |
| H300     | 1-2        | IB1         |
| H300     | 3-8        | IB3         |
| H101     |            | IB2         |
"""
CLIENTEN = """
| Client | Code | Klasse | Van      | T/m       |
| K-1    | H300 | 2      | 1-1-2016 | 31-1-2016 |
| K-2    | H300 | 5      | 1-1-2016 | 31-1-2016 |
| K-3    | H101 | 5      | 1-1-2016 | 31-1-2016 |
"""
PRICES = {"K-1": 31_924, "K-2": 106_361, "K-3": 69_221}
"""What each client costs: one period, as all are there on 31 January at the latest."""
TOTAL = sum(PRICES.values())
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Fault:
    """One cell changed, and the finding that must tell it: at that cell, with these words."""

    sheet: str
    cell: str
    value: object
    code: str
    words: tuple[str, ...]
    repair: str


TABLE_FAULTS = {
    "syntax": Fault(
        "Categorie", "B3", "3 tot 8", "CNV-101",
        ('"3 tot 8"', "Klasse", "niet te lezen"), "een reeks als 1 t/m 2",
    ),
    "unknown kenmerk": Fault(
        "Categorie", "B1", "ALS Klase", "CNV-111",
        ('"Klase"', "bestaat niet", 'Bedoelde u "Klasse"?'), "de naam achter ALS",
    ),
    "number for a code": Fault(
        "Categorie", "A2", 2015, "CNV-103", ("2015", '"02015"'), 'als Tekst en typ "02015"'
    ),
    "word for a number": Fault(
        "Categorie", "B2", "twee", "CNV-101", ('"twee"', "dat is geen getal"), "een heel getal"
    ),
    "unknown code": Fault(
        "Categorie", "A4", "H10", "CNV-104", ('"H10"', 'Bedoelde u "H101"?'), "blad Kenmerken"
    ),
    "unknown product": Fault(
        "Categorie", "C2", "IB9", "CNV-117", ('"IB9"', "niet in blad Producten"), "de code"
    ),
    "unknown product in Anders": Fault(
        "Conversies", "D2", "IB9", "CNV-117", ('"IB9"', "niet in blad Producten"), "de code"
    ),
    "quoted Anders": Fault(
        "Conversies", "D2", '"IB1"', "CNV-121", ('"IB1"', "aanhalingstekens"), "Product = "
    ),
    "Anders with a second value": Fault(
        "Conversies", "D2", "IB1; ja", "CNV-121", ("IB1; ja", "meer dan één waarde"), "Product = "
    ),
    "Anders for what the table does not give": Fault(
        "Conversies", "D2", "Opslag = ja", "CNV-121",
        ("Opslag = ja", "geen uitvoer van deze tabel"), "Product = ",
    ),
}  # fmt: skip

ROW_FAULTS = {
    "missing input": Fault(
        "Clienten", "C2", None, "CNV-305", ("Klasse is leeg",), "Vul Klasse in"
    ),
    "word for a number": Fault(
        "Clienten", "C2", "twee", "CNV-306", ('"twee"', "geen waarde van Klasse", "1 t/m 8"),
        "Verbeter de waarde",
    ),
    "no rule": Fault(
        "Clienten", "B2", "H126", "CNV-301", ("Geen regel van tabel Categorie",), "een Anders"
    ),
    "unknown code": Fault(
        "Clienten", "B2", "H301", "CNV-306", ('"H301"', 'Bedoelde u "H300"?'), "Verbeter"
    ),
    "formula without a value": Fault(
        "Clienten", "B2", "=1/0", "CLI-112", ("nooit uitgerekend",), "Open het bestand in Excel"
    ),
}  # fmt: skip

TOLD = {
    "number as text in the caseload": Fault(
        "Clienten", "C2", "2", "CLI-134", ('"2"', "als tekst", "het getal 2"), "naar getal"
    ),
    "space in the table": Fault(
        "Categorie", "A4", "H101 ", "CNV-109", ('"H101[spatie]"', 'gelezen als "H101"'), "opnieuw"
    ),
    "no-break space in the table": Fault(
        "Categorie", "A4", f"H101{NO_BREAK}", "CNV-109", ('gelezen als "H101"',), "opnieuw"
    ),
    "space in a product": Fault(
        "Categorie", "C2", "IB1 ", "CNV-109", ('"IB1[spatie]"', 'gelezen als "IB1"'), "opnieuw"
    ),
    "space in the caseload": Fault(
        "Clienten", "B4", "H101 ", "CLI-135", ('"H101[spatie]"', 'gelezen als "H101"'), "opnieuw"
    ),
    "no-break space in the caseload": Fault(
        "Clienten", "B4", f"H101{NO_BREAK}", "CLI-135", ('gelezen als "H101"',), "opnieuw"
    ),
}


def book(folder: Path, *faults: Fault, clients: bool = True) -> Path:
    """The model with these cells changed."""
    sheets = {"Kenmerken": KENMERKEN, "Conversies": CONVERSIES, "Categorie": CATEGORIE}
    path = model(folder / "proef.xlsx", **sheets, Clienten=CLIENTEN if clients else "")
    opened = load_workbook(path)
    for fault in faults:
        opened[fault.sheet][fault.cell].value = fault.value
    opened.save(path)
    return path


def told(found: Mapping[str, Any], fault: Fault) -> dict[str, Any]:
    """The one finding of its code at its cell, which names what stands there and the repair."""
    here = [
        one
        for one in found["bevindingen"]
        if (one["code"], one["blad"], one["cel"]) == (fault.code, fault.sheet, fault.cell)
    ]
    assert len(here) == 1, found["bevindingen"]
    (one,) = here
    assert isinstance(one, dict)
    assert not [word for word in fault.words if word not in one["melding"]], one["melding"]
    assert fault.repair in one["herstel"]
    return one


def not_proof(found: Mapping[str, Any]) -> set[str]:
    """The codes of everything but what verification shows of a table."""
    codes = {one["code"] for one in found["bevindingen"]}
    return {code for code in codes if not code.startswith("CNV-2")}


def test_without_a_fault_nothing_is_told(cli: Cli, tmp_path: Path) -> None:
    path = book(tmp_path)
    assert not_proof(cli("check", path, "--json").json) == set()
    ran = cli("calculate", path, "--json")
    assert (ran.status, ran.json["complete"], ran.json["totaal_cent"]) == (0, True, TOTAL)
    assert ran.json["per_client"] == PRICES


@pytest.mark.parametrize("name", TABLE_FAULTS)
def test_a_table_fault_is_told_without_any_client(cli: Cli, tmp_path: Path, name: str) -> None:
    fault = TABLE_FAULTS[name]
    ran = cli("check", book(tmp_path, fault, clients=False), "--json")
    assert ran.status == 1
    assert told(ran.json, fault)["ernst"] == "fout"
    assert not_proof(ran.json) == {fault.code}


@pytest.mark.parametrize("name", TABLE_FAULTS)
def test_a_table_fault_stops_before_any_price(cli: Cli, tmp_path: Path, name: str) -> None:
    fault = TABLE_FAULTS[name]
    ran = cli("calculate", book(tmp_path, fault), "--json")
    assert (ran.status, ran.json["complete"]) == (1, False)
    assert (ran.json["totaal_cent"], ran.json["regels"], ran.json["per_client"]) == (0, 0, {})
    told(ran.json, fault)


def test_the_table_faults_are_told_all_at_once(cli: Cli, tmp_path: Path) -> None:
    names = ("syntax", "unknown code", "number for a code", "unknown product", "quoted Anders")
    faults = [TABLE_FAULTS[name] for name in names]
    found = cli("check", book(tmp_path, *faults, clients=False), "--json").json
    for fault in faults:
        told(found, fault)


@pytest.mark.parametrize("name", ROW_FAULTS)
def test_a_row_fault_leaves_that_row_out(cli: Cli, tmp_path: Path, name: str) -> None:
    fault = ROW_FAULTS[name]
    path = book(tmp_path, fault)
    ran = cli("calculate", path, "--json")
    assert (ran.status, ran.json["complete"], ran.json["onopgelost"]) == (1, False, 1)
    assert ran.json["per_client"] == {"K-2": PRICES["K-2"], "K-3": PRICES["K-3"]}
    assert told(ran.json, fault)["ernst"] == "fout"
    checked = cli("check", path, "--json")
    assert checked.status == 1
    told(checked.json, fault)


@pytest.mark.parametrize("name", TOLD)
def test_what_can_mean_one_thing_is_read_and_told(cli: Cli, tmp_path: Path, name: str) -> None:
    fault = TOLD[name]
    path = book(tmp_path, fault)
    ran = cli("calculate", path, "--json")
    assert (ran.status, ran.json["complete"], ran.json["per_client"]) == (0, True, PRICES)
    severity = "waarschuwing" if fault.code == "CLI-135" else "info"
    assert told(ran.json, fault)["ernst"] == severity
    checked = cli("check", path, "--json")
    assert checked.status == 0
    assert not_proof(checked.json) == {fault.code}
    told(checked.json, fault)


def test_text_is_the_normal_form_of_a_condition(cli: Cli, tmp_path: Path) -> None:
    same = Fault("Categorie", "B2", 2, "", (), "")
    text = Fault("Categorie", "B2", "2", "", (), "")
    for fault in (same, text):
        found = cli("check", book(tmp_path, fault), "--json").json
        assert not_proof(found) == set()


@pytest.mark.parametrize("heading", ["ALS Urren", "ALS uren per weeek"])
def test_a_suggested_name_is_the_one_that_was_typed(cli: Cli, tmp_path: Path, heading: str) -> None:
    name = "Uren" if heading == "ALS Urren" else "Uren per week"
    kenmerken = "\n".join(KENMERKEN.splitlines()[:-1])
    sheets = {"Kenmerken": kenmerken, "Conversies": CONVERSIES, "Categorie": CATEGORIE}
    clients = CLIENTEN.replace("Klasse", name)
    path = model(tmp_path / "proef.xlsx", **sheets, Clienten=clients)
    opened = load_workbook(path)
    opened["Categorie"]["B1"].value = heading
    opened.save(path)
    fault = Fault("Categorie", "B1", None, "CNV-111", (f'Bedoelde u "{name}"?',), "achter ALS")
    told(cli("check", path, "--json").json, fault)
