"""What the result workbook tells: what is missing, what was found and where, what went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ibcalc.model.bsn import is_bsn
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.privacy.hiding import shown_caseload
from ibcalc.workbook.result import write_result
from tests.workbook.fabricated import (
    CLIENT_FILE,
    MODEL_FILE,
    Made,
    example,
)
from tests.workbook.resultbook import (
    table,
    text_of,
    written,
)


def test_an_incomplete_total_says_so(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Samenvatting"]
    assert sheet["A3"].value == "LET OP: 2 rijen zonder prijs: het totaal is niet volledig."
    assert "gerekend met voorbeeldprijzen voor IB1O, IB3O" in sheet["A4"].value


def test_a_complete_total_says_so(tmp_path: Path) -> None:
    made = replace(example(), unresolved=(), examples=())
    sheet = written(made, tmp_path)["Samenvatting"]
    assert sheet["A3"].value == "VOLLEDIG: alle rijen hebben een prijs."
    assert sheet["A4"].value == "Er zijn geen voorbeeldprijzen gebruikt."


def test_a_fault_in_the_model_is_not_called_complete(tmp_path: Path) -> None:
    result = replace(Made().result(), complete=False)
    write_result(result, tmp_path / "uitkomst.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uitkomst.xlsx")
    assert "fouten gevonden" in book["Samenvatting"]["A3"].value


def test_zeros_of_a_model_with_a_fault_are_no_outcome(tmp_path: Path) -> None:
    result = replace(Made().result(), complete=False, stopped=True)
    write_result(result, tmp_path / "uitkomst.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uitkomst.xlsx")
    assert str(book["Samenvatting"]["A3"].value).startswith("NIET GEREKEND")


def test_the_counts_of_rows(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Samenvatting"]
    counts = {row[3].value.strip(): row[5].value for row in sheet["A7:F13"]}
    assert counts == {
        "Gelezen": 42, "Met een prijs": 40, "waarvan via conversie": 40, "waarvan zonder regel": 0,
        "Een mens moet beslissen": 0, "Fout in de rij": 2, "Zonder prijs": 2,
    }  # fmt: skip


def test_bevindingen_in_words_with_place_and_count(tmp_path: Path) -> None:
    rows = table(written(example(), tmp_path)["Bevindingen"])
    assert rows[0] == {
        "Ernst": "fout", "Code": "CLI-104", "Bestand": CLIENT_FILE, "Blad": "Clienten",
        "Cel": "E7", "Melding": "Klasse 9 komt niet voor in het domein 1 t/m 8.",
        "Herstel": "Vul een klasse van 1 tot en met 8 in.", "Aantal": 3,
        "Ook in cellen": "E19, E22",
    }  # fmt: skip
    assert [row["Ernst"] for row in rows] == ["fout", "waarschuwing", "info"]


def links(book: openpyxl.Workbook) -> dict[str, tuple[str | None, str | None]]:
    sheet = book["Bevindingen"]
    return {
        link.ref: (link.target, link.location)
        for row in sheet.iter_rows(min_row=7)
        for cell in row
        if (link := cell.hyperlink) is not None
    }


def test_a_cell_is_a_link_when_its_file_stands_beside(tmp_path: Path) -> None:
    assert links(written(example(), tmp_path)) == {}
    (tmp_path / CLIENT_FILE).touch()
    assert links(written(example(), tmp_path)) == {"E7": (CLIENT_FILE, "'Clienten'!E7")}
    (tmp_path / MODEL_FILE).touch()
    assert links(written(example(), tmp_path))["E9"] == (MODEL_FILE, "'Tarieven'!A1")


@pytest.mark.parametrize("file", ["", "clienten.csv", "a#b.xlsx", "map/clienten.xlsx"])
def test_no_link_that_cannot_work(file: str, tmp_path: Path) -> None:
    if file:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    finding = Finding("CLI-001", Severity.INFO, Place(file, "Blad", 2, 2), "Melding.", "Herstel.")
    assert links(written(Made(findings=(finding,)), tmp_path)) == {}


def test_a_sheet_with_a_quote_in_its_name(tmp_path: Path) -> None:
    (tmp_path / MODEL_FILE).touch()
    place = Place(MODEL_FILE, "Scenario's", 2, 2)
    finding = Finding("MOD-001", Severity.INFO, place, "Melding.", "Herstel.")
    found = links(written(Made(findings=(finding,)), tmp_path))
    assert found == {"E7": (MODEL_FILE, "'Scenario''s'!B2")}


def test_onopgelost_shows_the_place_and_no_bsn(tmp_path: Path) -> None:
    result = example().result()
    shown, _ = shown_caseload((result.caseload, ()))
    write_result(replace(result, caseload=shown), tmp_path / "uit.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    rows = table(book["Onopgelost"])
    assert [(row["Client"], row["Rij"], row["Reden"]) for row in rows] == [
        ("C-041", 42, "klasse ontbreekt"), ("BSN op rij 43", 43, "code H132"),
    ]  # fmt: skip
    assert not any("999900006" in text_of(book[name]) for name in book.sheetnames)


@pytest.mark.parametrize(
    "client, hidden",
    [
        ("999900006", True), ("10000008", True), ("999900007", False), ("C-999900006", False),
        ("12", False), ("000000000", False), ("", False), ("٩٩٩٩٠٠٠٠٦", True),
    ],
)  # fmt: skip
def test_only_a_number_that_can_be_a_bsn_is_hidden(client: str, *, hidden: bool) -> None:
    assert is_bsn(client) is hidden


def test_verantwoording_tells_what_went_in(tmp_path: Path) -> None:
    text = text_of(written(replace(example(), scenario="Krap"), tmp_path)["Verantwoording"])
    for expected in (
        MODEL_FILE, "a" * 64, CLIENT_FILE, "b" * 64, "Individuele Begeleiding", "jaar13", "eerste",
        "Krap", "vol", "€ 1.063,61",
    ):  # fmt: skip
        assert expected in text
