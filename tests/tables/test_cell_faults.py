"""Every bad cell of a rule: its code, what the message names, and the repair it gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.cell import Cell, day_serial
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.place import Place
from ibcalc.tables.language.cells import read_condition
from ibcalc.tables.language.conditions import Any, OneOf, Prefix
from tests.tables.markdown import codes, soort

WHERE = Place("model.xlsx", "Categorie", 7, 2)
KLASSE = soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8)))
VRIJ = soort("Aantal", KenmerkSoort.GEHEEL)
BEDRAG = soort("Inkomen", KenmerkSoort.BEDRAG)
DAG = soort("Start", KenmerkSoort.DATUM)
THUIS = soort("Thuiswonend", KenmerkSoort.JA_NEE)
CODE = codes("Code", "H126", "H127", "H152", "H153", "H300", "02015")
LEEFTIJD = soort("Groep", KenmerkSoort.GEHEEL, Domain((Decimal(10), Decimal(20))))


def faults(raw: str, kenmerk: Kenmerk) -> tuple[Finding, ...]:
    """The findings of a cell that must have some, all at its own place."""
    asked, findings = read_condition(Cell(raw, WHERE), kenmerk)
    assert findings
    assert {finding.place for finding in findings} == {WHERE}
    if any(finding.severity is Severity.FOUT for finding in findings):
        assert asked == Any()
    return findings


def serial(day: date) -> str:
    return f"d{day_serial(day)}"


@pytest.mark.parametrize(
    "raw, kenmerk, code, words",
    [
        ("sdrie", VRIJ, "CNV-101", "geen getal"),
        ("s2,5", VRIJ, "CNV-101", "geen heel getal"),
        ("n2.5", VRIJ, "CNV-101", "geen heel getal"),
        ("s12.50", BEDRAG, "CNV-101", "achter een komma"),
        ("s12,505", BEDRAG, "CNV-101", "twee decimalen"),
        ("s>=", VRIJ, "CNV-101", "geen getal"),
        ("s1; niet 2", VRIJ, "CNV-101", "vooraan"),
        ("sniet", VRIJ, "CNV-101", "geen waarde"),
        ("s;", VRIJ, "CNV-101", "geen waarde"),
        ("s1; *", VRIJ, "CNV-101", "alles"),
        ("s1-2-3", VRIJ, "CNV-101", "geen getal"),
        ("st/m 5", VRIJ, "CNV-101", '"t/m 5"'),
        ("s31-2-2016", DAG, "CNV-101", "geen bestaande datum"),
        ("s1-1-16", DAG, "CNV-101", "geen bestaande datum"),
        ("n42370", DAG, "CNV-101", "een getal"),
        ("smisschien", THUIS, "CNV-101", "ja of nee"),
        ("n1", THUIS, "CNV-101", "een getal"),
        ("s>= H126", CODE, "CNV-101", "groter en kleiner"),
        ("sH126-H127", CODE, "CNV-101", "reeks"),
        ("sH126 t/m H127", CODE, "CNV-101", "reeks"),
        ("sH*6", CODE, "CNV-101", "aan het eind"),
        ("sH1**", CODE, "CNV-101", "aan het eind"),
        ("n2015", CODE, "CNV-103", '"02015"'),
        ("s2015", CODE, "CNV-103", '"02015"'),
        ("sH154", CODE, "CNV-104", "Bedoelde u"),
        ("sH126, H127", CODE, "CNV-104", "mogelijk is"),
        ("s9", KLASSE, "CNV-104", "1 t/m 8"),
        ("n9", KLASSE, "CNV-104", "1 t/m 8"),
        ("s15", LEEFTIJD, "CNV-104", "10, 20"),
        ("s5-2", VRIJ, "CNV-105", '"5-2"'),
        ("s31-12-2016 t/m 1-1-2016", DAG, "CNV-105", "begint hoger"),
        ("sh152", CODE, "CNV-106", '"H152"'),
        ("sH 152", CODE, "CNV-106", '"H152"'),
        ("sh1*", CODE, "CNV-106", '"H1*"'),
        ("s>= 9", KLASSE, "CNV-107", '">= 9"'),
        ("s> 8", KLASSE, "CNV-107", "1 t/m 8"),
        ("s< 1", KLASSE, "CNV-107", "1 t/m 8"),
        ("s11-19", LEEFTIJD, "CNV-107", "10, 20"),
        ("sZ*", CODE, "CNV-107", '"Z*"'),
        ("sniet ja; nee", THUIS, "CNV-107", "ja, nee of leeg"),
        ("sniet H*; 02015", CODE, "CNV-107", "H126"),
        ("e#N/A", CODE, "CNV-108", "#N/A"),
        ("fA1+1", KLASSE, "CNV-108", "formule"),
    ],
)
def test_a_bad_cell(raw: str, kenmerk: Kenmerk, code: str, words: str) -> None:
    (finding,) = faults(raw, kenmerk)
    assert finding.code == code
    assert words in finding.message
    assert kenmerk.naam in finding.message


@pytest.mark.parametrize(
    "raw, kenmerk",
    [("s>= 8", KLASSE), ("s<= 1", KLASSE), ("s3-99", KLASSE), ("s> 7", KLASSE), ("sH3*", CODE)],
)
def test_a_bound_on_the_edge_of_the_domain_is_fine(raw: str, kenmerk: Kenmerk) -> None:
    assert read_condition(Cell(raw), kenmerk)[1] == ()


@pytest.mark.parametrize(
    "day, repair",
    [(date(2025, 2, 1), "1 t/m 2"), (date(2025, 1, 2), "1 t/m 2"), (date(2025, 8, 3), "3 t/m 8")],
)
def test_a_range_that_excel_made_a_date_of(day: date, repair: str) -> None:
    (finding,) = faults(serial(day), VRIJ)
    assert finding.code == "CNV-102"
    assert f"{day.day}-{day.month}-2025" in finding.message
    assert f'Typ "{repair}"' in finding.fix
    assert "Tekst" in finding.fix


def test_a_code_that_excel_made_a_date_of() -> None:
    (finding,) = faults(serial(date(2025, 2, 1)), CODE)
    assert finding.code == "CNV-102"
    assert 'Typ "1-2" in een cel die eerst als Tekst is opgemaakt.' in finding.fix


def test_a_date_where_ja_or_nee_belongs() -> None:
    (finding,) = faults(serial(date(2025, 2, 1)), THUIS)
    assert finding.code == "CNV-102"
    assert "Typ ja of nee." in finding.fix


def test_every_fault_of_a_cell_is_told() -> None:
    assert [finding.code for finding in faults("sH999; H126; 2015", CODE)] == ["CNV-104", "CNV-103"]
    assert [finding.code for finding in faults("seen t/m drie", VRIJ)] == ["CNV-101", "CNV-101"]


def test_the_reversed_range_comes_with_its_repair() -> None:
    (finding,) = faults("s5-2", VRIJ)
    assert '"2 t/m 5"' in finding.fix


def test_spelling_is_repaired_and_told() -> None:
    asked, (finding,) = read_condition(Cell("sh152", WHERE), CODE)
    assert asked == OneOf(("H152",))
    assert finding.severity is Severity.WAARSCHUWING
    assert read_condition(Cell("sh1*", WHERE), CODE)[0] == Prefix("H1")


def test_two_codes_that_differ_only_in_case_are_both_exact() -> None:
    both = codes("Code", "a1", "A1")
    assert read_condition(Cell("sA1"), both) == (OneOf(("A1",)), ())
    assert [f.code for f in faults("sa 1", both)] == ["CNV-104"]


def test_a_zero_that_may_be_lost_in_two_ways_is_not_guessed() -> None:
    both = codes("Code", "015", "0015")
    assert [f.code for f in faults("n15", both)] == ["CNV-104"]
