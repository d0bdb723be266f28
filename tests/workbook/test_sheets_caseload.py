"""A caseload from a sheet: columns for the engine, and what is said of rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.engine.caseload import NO_VOLUME, OPEN, Caseload, Column
from ibcalc.model.bsn import elfproef
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.sheets.rows import CLIENTEN
from tests.workbook.sheetbook import model_book, pairs

KENMERKEN = """
| Kenmerk   | Soort  | Waarden           |
| Code      | code   | H300; H152; 02015 |
| Klasse    | geheel | 1 t/m 8           |
| Geboren   | datum  |                   |
| Spoed     | ja/nee |                   |
| Uren      | getal  |                   |
| Bedrag    | bedrag |                   |
"""
CONVERSIE = {
    "Conversies": "| Volgorde | Tabel | Treffer |\n| 1 | Categorie | uniek |",
    "Categorie": "| ALS Klasse | ALS Leeftijd | DAN Product |\n| 1-2 | >= 18 | IB1 |",
}


def read(text: str) -> tuple[Caseload, tuple[Finding, ...]]:
    """Sheet Clienten of a model with kenmerken and one conversion table."""
    book = model_book(Kenmerken=KENMERKEN, Clienten=text, **CONVERSIE)
    assert book.caseload is not None
    return book.caseload, book.caseload_findings


def values(column: Column) -> list[object]:
    return [column[row] for row in range(len(column.codes))]


def test_a_row_with_everything() -> None:
    caseload, findings = read(
        """
|Cliëntnummer|Zorgaanbieder|Gemeentecode|Code|Klasse|Product|Opslag|Start|Tot en met|Aantal|Volume|
|C-1|Zorg Oost|0505|H300|`n3`|IB1|ja|`d42370`|31-12-2016|`n2`|`n12.5`|
        """
    )  # fmt: skip
    assert findings == ()
    assert [caseload.client[0], caseload.aanbieder[0], caseload.gemeente[0]] == [
        "C-1", "Zorg Oost", "0505",
    ]  # fmt: skip
    assert (caseload.product[0], caseload.opslag[0]) == ("IB1", True)
    assert (caseload.van[0], caseload.tot_en_met[0]) == (
        date(2016, 1, 1).toordinal(), date(2016, 12, 31).toordinal(),
    )  # fmt: skip
    assert (caseload.aantal[0], caseload.volume[0]) == (2, 125_000)
    assert caseload.kenmerken["klasse"][0] == Decimal(3)
    assert caseload.place(0, "tm").in_sheet == "Clienten!I2"
    assert caseload.place(0, "van").in_sheet == "Clienten!H2"


def test_the_own_header_of_a_column_goes_before_its_aliases() -> None:
    head = "| Client | Clientnummer | Startdatum | Van | Product | Productcode | Tot | T/m |"
    row = "| A | B | ooit | 1-1-2016 | IB1 | x | altijd | 31-1-2016 |"
    caseload, findings = read(f"{head}\n{row}")
    assert findings == ()
    assert (caseload.client[0], caseload.product[0]) == ("A", "IB1")
    assert caseload.van[0] == date(2016, 1, 1).toordinal()
    assert caseload.tot_en_met[0] == date(2016, 1, 31).toordinal()
    assert caseload.kenmerken["startdatum"][0] == "ooit"


def test_two_aliases_of_one_column_are_a_fault() -> None:
    _, findings = read("| Client | Startdatum | Begindatum |\n| A | 1-1-2016 | 1-2-2016 |")
    assert pairs(findings) == [("CLI-105", "Clienten!C1")]


OWN = "| Kenmerk | Soort |\n| Start | tekst |\n| Tot | code |\n| Zorgaanbieder | tekst |"
OWN_HEAD = ("Client", "Zorgaanbieder", "Van", "Start", "Tot", "Product")
OWN_ROW = ("A", "Zorg Oost", "1-1-2016", "vroeg", "H1", "IB1")


def test_a_column_named_after_a_kenmerk_is_that_kenmerk(tmp_path: Path) -> None:
    listed = "\n".join(f"| {' | '.join(row)} |" for row in (OWN_HEAD, OWN_ROW))
    toetsen = listed.replace("| Client", "| Toets | Client", 1).replace("| A", "| t | A", 1)
    book = model_book(Kenmerken=OWN, Clienten=listed, Toetsen=toetsen)
    assert (book.findings, book.caseload_findings, book.toets_findings) == ((), (), ())
    flat = tmp_path / "c.csv"
    flat.write_text("\n".join(";".join(row) for row in (OWN_HEAD, OWN_ROW)))
    for caseload in (book.caseload, book.toets_caseload, read_caseload(flat, book.model)[0]):
        assert caseload is not None
        got = [caseload.kenmerken[name][0] for name in ("start", "tot", "zorgaanbieder")]
        assert got == ["vroeg", "H1", "Zorg Oost"]
        assert (caseload.aanbieder[0], caseload.tot_en_met[0]) == (None, OPEN)


def test_a_row_with_only_what_is_needed() -> None:
    caseload, findings = read("| Client | Product | Van |\n| `n7` | IB1 | 1-1-2016 |")
    assert findings == ()
    assert caseload.client[0] == "7"
    assert (caseload.aanbieder[0], caseload.opslag[0]) == (None, None)
    assert (caseload.tot_en_met[0], caseload.aantal[0], caseload.volume[0]) == (OPEN, 1, NO_VOLUME)


@pytest.mark.parametrize(
    "typed, value",
    [("ja", True), ("NEE", False), ("x", True), ("`b0`", False), ("", None), ("IB1O", "IB1O"),
     ("ib1o", "IB1O")],
)  # fmt: skip
def test_opslag(typed: str, value: object) -> None:
    caseload, _ = read(f"| Client | Product | Opslag | Van |\n| A | IB1 | {typed} | 1-1-2016 |")
    assert caseload.opslag[0] == value
    assert not caseload.faulty[0]


@pytest.mark.parametrize(
    "column, typed, value, codes",
    [
        ("Code", "H152", "H152", []),
        ("Code", "`n2015`", "02015", ["CLI-122"]),
        ("Code", "h300", "H300", ["CLI-123"]),
        ("Code", "H999", "H999", []),
        ("Klasse", "`n3`", Decimal(3), []),
        ("Klasse", "3", Decimal(3), ["CLI-134"]),
        ("Klasse", "9", Decimal(9), ["CLI-134"]),
        ("Klasse", "drie", "drie", []),
        ("Klasse", "", None, []),
        ("Klasse", "`d42371`", None, ["CLI-124"]),
        ("Klasse", "`e#N/A`", None, ["CLI-111"]),
        ("Geboren", "31-12-1950", date(1950, 12, 31), []),
        ("Geboren", "lang geleden", "lang geleden", []),
        ("Geboren", "31 dec 1950", date(1950, 12, 31), ["CLI-127"]),
        ("Geboren", "1-1-16", "1-1-16", []),
        ("Code", "`n2015.0`", "02015", ["CLI-122"]),
        ("Spoed", "`n1`", True, ["CLI-123"]),
        ("Spoed", "J", True, []),
        ("Spoed", "`b0`", False, []),
        ("Uren", "1.234,5", Decimal("1234.5"), ["CLI-134"]),
        ("Bedrag", "€ 12,50", Decimal("12.5"), ["CLI-134"]),
        ("Leeftijd", "21", Decimal(21), ["CLI-134"]),
        ("Eigen kolom", "`n5`", "5", []),
    ],
)
def test_kenmerken_by_their_soort(column: str, typed: str, value: object, codes: list[str]) -> None:
    caseload, findings = read(f"| Client | {column} | Van |\n| A | {typed} | 1-1-2016 |")
    assert caseload.kenmerken[column.casefold().replace(" ", "")][0] == value
    assert [finding.code for finding in findings] == codes
    assert bool(caseload.faulty[0]) == any(code in ("CLI-111", "CLI-124") for code in codes)


def test_a_faulty_kenmerk_of_a_row_with_a_product_does_not_matter() -> None:
    caseload, findings = read(
        "| Client | Klasse | Product | Van |\n| A | `e#N/A` | IB1 | 1-1-2016 |"
    )
    assert (findings, caseload.faulty[0]) == ((), False)


def test_equal_faults_of_a_column_are_one_finding_with_a_count() -> None:
    rows = "\n".join(f"| A{n} | IB1 | ooit |" for n in range(7))
    caseload, (finding,) = read(f"| Client | Product | Van |\n{rows}")
    assert (finding.code, finding.count, finding.place.cell) == ("CLI-114", 7, "C2")
    assert finding.cells == ("C2", "C3", "C4", "C5", "C6")
    assert caseload.faulty.all()


def test_a_product_of_soort_vast_needs_no_client() -> None:
    caseload, findings = read("| Client | Product | Van |\n| | VAST | 1-1-2016 |")
    assert (findings, caseload.faulty[0]) == ((), False)


def test_without_its_column_van_every_row_is_faulty() -> None:
    caseload, findings = read("| Client | Product |\n| A | IB1 |\n| B | IB1 |")
    assert pairs(findings) == [("CLI-104", "Clienten!A1")]
    assert caseload.faulty.tolist() == [True, True]


def test_a_last_row_with_only_a_client_is_a_warning() -> None:
    caseload, (found,) = read("| Client | Product | Van |\n| A | IB1 | 1-1-2016 |\n| B |")
    assert (found.code, found.severity) == ("CLI-109", Severity.WAARSCHUWING)
    assert len(caseload) == 1


def test_an_unknown_product_gets_a_suggestion() -> None:
    _, (finding,) = read("| Client | Product | Van |\n| A | IB10 | 1-1-2016 |")
    assert (finding.code, finding.place.cell) == ("CLI-204", "B2")
    assert "Bedoelde u" in finding.message


def test_no_message_shows_a_client_number() -> None:
    bsn = "123456782"
    head = f"| {' | '.join(column.header for column in CLIENTEN.columns)} |"
    row = f"| {' | '.join([bsn] * len(CLIENTEN.columns))} |"
    _, findings = read(f"{head}\n{row}\n{row}\n| `e#N/A` |")
    assert {"CLI-114", "CLI-204", "CLI-208", "CLI-210", "CLI-211", "CLI-212"} <= {
        finding.code for finding in findings
    }
    assert not any(bsn in f"{finding.message} {finding.fix}" for finding in findings)


def test_a_bsn_is_only_allowed_as_client() -> None:
    row = "| 123456782 | 123456782 | IB1 | 1-1-2016 | `n123456782` |"
    _, findings = read(f"| Client | Aanbieder | Product | Van | Notitie |\n{row}")
    assert pairs(findings) == [("CLI-211", "Clienten!B2"), ("CLI-211", "Clienten!E2")]


@pytest.mark.parametrize(
    "digits, passes", [("123456782", True), ("123456789", False), ("000000000", False)]
)
def test_elfproef(digits: str, passes: bool) -> None:
    assert elfproef(digits) is passes


def test_only_rows_equal_in_every_column_are_doubles() -> None:
    rows = ("A | IB1 | 1-1-2016 | x", "A | IB1 | 1-1-2016 | y", "B | IB1 | 1-1-2016 | x",
            "A | IB1 | 1-1-2016 | x", "A | IB1 | 1-1-2016 | x")  # fmt: skip
    text = "\n".join(f"| {row} |" for row in rows)
    caseload, (finding,) = read(f"| Client | Product | Van | Notitie |\n{text}")
    assert (finding.code, finding.count, finding.cells) == ("CLI-212", 2, ("5", "6"))
    assert not caseload.faulty.any()
