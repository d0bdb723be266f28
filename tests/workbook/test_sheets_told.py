"""What is told of a model: each fault once, at its cell, with a repair that helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.findings import Severity
from ibcalc.model.kenmerk import Domain, KenmerkSoort
from ibcalc.workbook.reader.grid import Tally, Workbook
from ibcalc.workbook.sheets.model_reader import read_model
from tests.workbook.sheetbook import (
    FILE,
    PRODUCTEN,
    SHEETS,
    TARIEVEN,
    model_book,
    pairs,
    sheet,
)

KLASSE = "| Kenmerk | Soort | Waarden | Verplicht |\n| Klasse | {soort} | {waarden} | ja |"


def settings(**rows: str) -> str:
    lines = [f"| {key} | {value} |" for key, value in rows.items()]
    return "\n".join(["| Sleutel | Waarde |", *lines])


def test_iso_says_how_often_a_client_of_the_whole_year_is_charged() -> None:
    (first,) = model_book(Model=settings(jaar="2016", kalender="iso")).findings
    assert (first.code, first.place.in_sheet, first.count) == ("MOD-210", "Tarieven!B2", 3)
    assert "14 keer" in first.message
    assert "(30-11-2015 of 4-1-2016)" in first.fix
    assert "(jaar13 of maand of tabel)" in first.fix


@pytest.mark.parametrize(
    "kalender, vanaf, starts, calendars",
    [
        ("maand", "1-2-2016", None, ""),
        ("maand", "29-2-2016", "1-2-2016 of 1-3-2016", "jaar13 of iso of tabel"),
        ("jaar13", "15-12-2016", "5-12-2016 of 1-1-2017", "tabel"),
    ],
)
def test_a_tariff_that_starts_inside_a_period(
    kalender: str, vanaf: str, starts: str | None, calendars: str
) -> None:
    tarieven = TARIEVEN.replace("31-12-2016", "31-1-2016", 1) + f"| IB1 | {vanaf} | | 330 |"
    found = model_book(Model=settings(jaar="2016", kalender=kalender), Tarieven=tarieven).findings
    told = [one for one in found if one.code == "MOD-210"]
    assert len(told) == (starts is not None)
    for one in told:
        assert f"begint ({starts})" in one.fix
        assert f"({calendars})" in one.fix
        assert "keer belast" not in one.message


@pytest.mark.parametrize("cells", ["`f` | | 1", "1-1-2016 | | veel", "1-1-2016 | ooit | 1"])
def test_an_unreadable_tariff_is_one_finding(cells: str) -> None:
    tarieven = TARIEVEN.replace("IB1     | 1-1-2016 | 31-12-2016 | 319,24", f"IB1 | {cells}")
    book = model_book(Tarieven=tarieven)
    assert len(book.findings) == 1
    assert book.findings[0].code in ("MOD-112", "MOD-114", "MOD-115")


def test_a_formula_that_was_never_calculated_is_told_once() -> None:
    made = [sheet(name, text) for name, text in SHEETS.items()]
    tarieven = TARIEVEN.replace("319,24", "`fB1`").replace("90,01", "`fB1`")
    tally = (Tally(4, 2, (2, 3)), Tally(9, 1, (2,)))
    made[2] = replace(sheet("Tarieven", tarieven), uncalculated=tally)
    listed = "| Client | Product | Van |\n| A | IB1 | `f` |"
    clients = replace(sheet("Clienten", listed), uncalculated=(Tally(3, 1, (2,)),))
    book = read_model(Workbook(FILE, "0" * 64, (*made, clients)))
    assert [(one.code, one.count, one.place.cell) for one in book.findings] == [
        ("MOD-112", 2, "D2"), ("BOEK-045", 1, "I2"),
    ]  # fmt: skip
    assert pairs(book.caseload_findings) == [("CLI-112", "Clienten!C2")]


@pytest.mark.parametrize("order, treffer", [("1", "unick"), ("een", "uniek"), ("", "")])
def test_the_table_of_a_faulty_row_is_checked_all_the_same(order: str, treffer: str) -> None:
    book = model_book(
        Conversies=f"| Volgorde | Tabel | Treffer |\n| 1 | Eerst | uniek |"
        f"\n| {order} | Rij | {treffer} |",
        Eerst="| ALS Klasse | DAN Product |\n| 1 | IB1 |",
        Rij="| ALS Klasse | DAN Product | Mijn eigen |\n| 1 | IB1 | |",
    )
    assert [table.naam for table in book.model.tables] == ["Eerst", "Rij"]
    codes = [found.code for found in book.findings]
    assert "MOD-107" in codes
    assert "MOD-414" not in codes
    assert codes.count("MOD-413") == (1 if order == "1" else 0)


@pytest.mark.parametrize(
    "waarden, soort, domain",
    [
        ("H126; H127", KenmerkSoort.CODE, Domain(("H126", "H127"))),
        ("1 t/m 8", KenmerkSoort.GETAL, Domain(low=Decimal(1), high=Decimal(8))),
        ("`d42370`", KenmerkSoort.DATUM, Domain((date(2016, 1, 1),))),
        ("8 t/m 1", KenmerkSoort.TEKST, Domain()),
    ],
)
def test_a_kenmerk_with_an_unreadable_soort_keeps_its_domain(
    waarden: str, soort: KenmerkSoort, domain: Domain
) -> None:
    book = model_book(Kenmerken=KLASSE.format(soort="codes en zo", waarden=waarden))
    (kenmerk,) = book.model.kenmerken
    assert (kenmerk.soort, kenmerk.domain) == (soort, domain)
    assert pairs(book.findings) == [("MOD-119", "Kenmerken!B2")]


def test_a_faulty_product_row_does_not_make_its_tariff_unknown() -> None:
    book = model_book(Producten=PRODUCTEN.replace("| periode |", "| perode |", 1))
    assert pairs(book.findings) == [("MOD-119", "Producten!F2")]
    assert 'Bedoelde u "periode"?' in book.findings[0].message


def test_two_tariffs_on_one_day_name_both_cells() -> None:
    tarieven = TARIEVEN + "| IB1 | 1-7-2016 | | 330 |"
    found, _ = model_book(Tarieven=tarieven).findings
    assert found.severity is Severity.FOUT
    assert "Tarieven!D2 en Tarieven!D5" in found.message
    assert "1-7-2016 t/m 31-12-2016" in found.message


@pytest.mark.parametrize(
    "expected, products, unknown",
    [
        ("IB1", ("IB1",), 0),
        ("IB1; IB1O", ("IB1", "IB1O"), 0),
        ("IB1 + IB1O", ("IB1", "IB1O"), 0),
        ("Handmatig", ("Handmatig",), 0),
        ("onopgelost", ("onopgelost",), 0),
        ("IB1 + IB10", ("IB1", "IB10"), 1),
        ("niets; IB9", ("niets", "IB9"), 2),
    ],
)
def test_a_toets_that_expects_a_product_that_does_not_exist(
    expected: str, products: tuple[str, ...], unknown: int
) -> None:
    head = "| Toets | Client | Product | Van | Verwacht product |"
    book = model_book(Toetsen=f"{head}\n| t | T | IB1 | 1-1-2016 | {expected} |")
    assert book.toetsen[0].verwacht_product == products
    assert pairs(book.findings) == [("MOD-441", "Toetsen!E2")] * unknown
    if "IB10" in expected:
        assert "Bedoelde u" in book.findings[0].message
