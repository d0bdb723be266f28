"""Every finding of the CNV family has a bad example here, and no other code comes out of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.catalogue import finding
from ibcalc.model.catalogue.cnv import CNV
from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.findings import Severity
from ibcalc.model.kenmerk import Domain, KenmerkSoort, Value
from ibcalc.tables.table import CONFLICT_CODES, DecisionTable, Outcome, compile_tables
from tests.tables.markdown import PRODUCTS, codes, soort, table_source

KENMERKEN = (
    codes("Code", "H126", "H300", "02015"),
    soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))),
    soort("Uren", KenmerkSoort.GETAL),
)
DAY = date(2016, 1, 1)
VERIFICATION = range(201, 300)


def one(head: str, row: str) -> str:
    return f"| {head} |\n|-|\n| {row} |"


TABLES: dict[str, str] = {
    "CNV-101": one("ALS Klasse | DAN Product", "een | IB1"),
    "CNV-102": one("ALS Klasse | DAN Product", "`d45689` | IB1"),
    "CNV-103": one("ALS Code | DAN Product", "`n2015` | IB1"),
    "CNV-104": one("ALS Code | DAN Product", "H301 | IB1"),
    "CNV-105": one("ALS Klasse | DAN Product", "5-2 | IB1"),
    "CNV-106": one("ALS Code | DAN Product", "h300 | IB1"),
    "CNV-107": one("ALS Klasse | DAN Product", ">= 9 | IB1"),
    "CNV-108": one("ALS Klasse | DAN Product", "`e#N/A` | IB1"),
    "CNV-111": one("ALS Kode | DAN Product", "H300 | IB1"),
    "CNV-113": one("ALS Code | ALS code | DAN Product", "H300 | H300 | IB1"),
    "CNV-114": "| ALS Code | DAN Product |\n|-|-|",
    "CNV-115": one("ALS Code | Toelichting", "H300 | niets"),
    "CNV-116": one("ALS Code | DAN Product", "H300 | "),
    "CNV-117": one("ALS Code | DAN Product", "H300 | IB9"),
    "CNV-118": one("ALS Code | DAN Opslag", "H300 | soms"),
    "CNV-119": one("ALS Code | DAN Uren", "H300 | veel"),
    "CNV-120": one("ALS Code | DAN Product | Vanaf | T/m", "H300 | IB1 | 2-1-2016 | 1-1-2016"),
    "CNV-122": one("ALS Code | DAN Product | DAN Opslag", "H300 | VV | ja"),
}


def found(*texts: str, anders: str = "") -> list[str]:
    """The codes of the findings of tables in this order."""
    sources = [
        table_source(text, anders=anders, volgorde=at) for at, text in enumerate(texts, start=1)
    ]
    _, findings = compile_tables(sources, KENMERKEN, PRODUCTS, with_opslag=("IB1",))
    return [one.code for one in findings]


@pytest.mark.parametrize("code", list(TABLES))
def test_a_table_with_one_fault(code: str) -> None:
    assert found(TABLES[code]) == [code]


@pytest.mark.parametrize("product, codes", [("VV", ["CNV-123"]), ("IB1", []), ("handmatig", [])])
def test_a_product_that_conversion_may_not_give(product: str, codes: list[str]) -> None:
    allowed = soort("DAN Product", KenmerkSoort.CODE, Domain(("IB1",)))
    source = table_source(one("ALS Code | DAN Product", f"H300 | {product}"))
    _, findings = compile_tables([source], (*KENMERKEN, allowed), PRODUCTS)
    assert [finding.code for finding in findings] == codes


def test_a_table_that_asks_too_early() -> None:
    asks = one("ALS Zwaarte | DAN Product", "licht | IB1")
    sets = one("ALS Code | DAN Zwaarte", "H300 | licht")
    assert found(asks, sets) == ["CNV-112"]


def test_an_anders_that_cannot_be_read() -> None:
    table = one("ALS Code | DAN Product | DAN Opslag", "H300 | IB1 | ja")
    assert found(table, anders="IB1") == ["CNV-121"]


def decided(text: str, treffer: str, values: dict[str, Value]) -> tuple[DecisionTable, str]:
    """The table, and the finding that fits what it decides."""
    (table,), findings = compile_tables((table_source(text, treffer),), KENMERKEN, PRODUCTS)
    assert not findings
    if table.outside(values):
        return table, "CNV-306"
    decision = table.decide(values, DAY)
    if decision.outcome is Outcome.STRIJDIG:
        return table, CONFLICT_CODES[table.treffer]
    if decision.missing:
        return table, "CNV-305"
    return table, "CNV-304" if decision.handmatig else "CNV-301"


RULES = """
| ALS Klasse | DAN Zwaarte | DAN Product |
|------------|-------------|-------------|
| 1-3        | licht       | IB1         |
| 2          | zwaar       | IB1         |
| 4          |             | handmatig   |
"""
LOOK_UPS: dict[str, tuple[str, Value]] = {
    "CNV-301": ("uniek", Decimal(8)),
    "CNV-302": ("uniek", Decimal(2)),
    "CNV-303": ("gelijk", Decimal(2)),
    "CNV-304": ("uniek", Decimal(4)),
    "CNV-305": ("uniek", None),
    "CNV-306": ("uniek", Decimal(9)),
    "CNV-308": ("prioriteit", Decimal(2)),
}


@pytest.mark.parametrize("code", list(LOOK_UPS))
def test_a_row_that_a_table_cannot_decide(code: str) -> None:
    treffer, klasse = LOOK_UPS[code]
    table, came = decided(RULES, treffer, {"klasse": klasse})
    assert came == code
    made = finding(code, tabel=table.naam, kenmerk="Klasse", waarde="9", suggestie=" Rij 3.")
    assert ("Categorie" in made.message) or ("Klasse" in made.message)
    severe = Severity.WAARSCHUWING if code == "CNV-304" else Severity.FOUT
    assert made.severity is severe


def test_a_typed_nee_against_a_table_that_says_ja() -> None:
    made = finding("CNV-307", tabel="Opslag")
    assert made.severity is Severity.WAARSCHUWING
    assert "tabel Opslag geeft ja" in made.message


def test_no_code_is_without_a_bad_example() -> None:
    # Spaces (CNV-109) are gone before a table is compiled: they are tested where sheets are read.
    elsewhere = {"CNV-109", "CNV-112", "CNV-121", "CNV-123", "CNV-307", "CNV-309", "CNV-310"}
    shown = {*TABLES, *LOOK_UPS, *elsewhere}
    mine = {entry.code for entry in CNV if int(entry.code[4:]) not in VERIFICATION}
    assert shown == mine


@pytest.mark.parametrize("entry", CNV, ids=lambda entry: entry.code)
def test_texts_are_whole_sentences(entry: Entry) -> None:
    for text in (entry.message, entry.fix, entry.meaning):
        assert text.removesuffix("{suggestie}")[-1] in ".?"
