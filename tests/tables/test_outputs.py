"""What a table says: its DAN cells and its Anders, typed and checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.tables.table import compile_tables
from tests.tables.markdown import Shown, codes, compiled, said, shown, soort, table_source

DAY = date(2016, 7, 1)
GOOD = "| ALS Code | DAN Product |\n|-|-|\n| H300 | IB1 |"


@pytest.mark.parametrize(
    "cells, expected, value",
    [
        (("1", "2"), KenmerkSoort.GEHEEL, Decimal(1)),
        (("1,5", "2"), KenmerkSoort.GETAL, Decimal("1.5")),
        (("ja", "nee"), KenmerkSoort.JA_NEE, True),
        (("1-1-2016", "leeg"), KenmerkSoort.DATUM, date(2016, 1, 1)),
        (("`n4`", "5"), KenmerkSoort.GEHEEL, Decimal(4)),
        (("01", "02"), KenmerkSoort.CODE, "01"),
        (("leeg", "x"), KenmerkSoort.CODE, None),
    ],
)
def test_the_cells_tell_the_soort_of_an_undeclared_output(
    cells: tuple[str, str], expected: KenmerkSoort, value: object
) -> None:
    text = f"| ALS Code | DAN Uit |\n|-|-|\n| a | {cells[0]} |\n| b | {cells[1]} |"
    tables, findings = compiled(text)
    assert findings == ()
    assert tables[0].results[0].kenmerk.soort is expected
    assert said(tables[0].decide({"code": "a"}, DAY)) == [{"Uit": value}]


@pytest.mark.parametrize(
    "head, cell, code",
    [
        ("Product", "IB9", "CNV-117"),
        ("Component", "handmatig", "CNV-117"),
        ("Product", "ib1", "CNV-106"),
        ("Opslag", "soms", "CNV-118"),
        ("Opslag", "`n1`", "CNV-118"),
        ("Zwaarte", "zwar", "CNV-104"),
        ("Uren", "veel", "CNV-119"),
        ("Uren", "`d45689`", "CNV-102"),
        ("Product", "`e#REF!`", "CNV-108"),
        ("Opslag", "`fA1`", "CNV-108"),
        ("Product", "", "CNV-116"),
        ("Zwaarte", "", "CNV-116"),
    ],
)
def test_a_bad_output(head: str, cell: str, code: str) -> None:
    kenmerken = (codes("Zwaarte", "licht", "zwaar"), soort("Uren", KenmerkSoort.GETAL))
    _, findings = compiled(
        f"| ALS Code | DAN {head} |\n|-|-|\n| H300 | {cell} |", kenmerken=kenmerken
    )
    assert shown(findings) == [("T1!B2", code)]


def test_a_number_cell_may_be_a_product_code() -> None:
    source = table_source("| ALS Code | DAN Product |\n|-|-|\n| H300 | `n101` |")
    tables, findings = compile_tables((source,), (), ("101", "0202"))
    assert findings == ()
    assert said(tables[0].decide({"code": "H300"}, DAY)) == [{"Product": "101"}]
    source = table_source("| ALS Code | DAN Product |\n|-|-|\n| H300 | `n202` |")
    assert [f.code for f in compile_tables((source,), (), ("101", "0202"))[1]] == ["CNV-103"]


def test_handmatig_whatever_its_case() -> None:
    tables, findings = compiled("| ALS Code | DAN product |\n|-|-|\n| H300 | Handmatig |")
    assert findings == ()
    assert tables[0].decide({"code": "H300"}, DAY).handmatig


def test_the_blank_product_is_pointed_at() -> None:
    text = "| ALS Code | DAN Opslag | DAN Uit | DAN Product |\n|-|-|-|-|\n| H300 |  | x |  |"
    _, findings = compiled(text)
    assert shown(findings) == [("T1!D2", "CNV-116")]
    assert "DAN Product" in findings[0].message


@pytest.mark.parametrize(
    "treffer, row, expected",
    [
        ("uniek", "| H300 |  | ja |", [("T1!B2", "CNV-116")]),
        ("alle", "| H300 |  | ja |", []),
        ("alle", "| H300 |  |  |", [("T1!B2", "CNV-116")]),
        ("uniek", "| H300 | IB1 |  |", []),
        ("uniek", "| H300 | IB1 | ja |\n|  |  |  |", []),
    ],
)
def test_blank_outputs(treffer: str, row: str, expected: Shown) -> None:
    text = f"| ALS Code | DAN Product | DAN Opslag |\n|-|-|-|\n{row}"
    assert shown(compiled(text, treffer=treffer)[1]) == expected


@pytest.mark.parametrize(
    "row, expected",
    [
        ("| H300 | VV | ja |", [("T1!C2", "CNV-122")]),
        ("| H300 | VV | nee |", []),
        ("| H300 | IB1 | ja |", []),
        ("| H300 | handmatig | ja |", []),
    ],
)
def test_opslag_at_a_product_that_has_none(row: str, expected: Shown) -> None:
    text = f"| ALS Code | DAN Product | DAN Opslag |\n|-|-|-|\n{row}"
    assert shown(compiled(text, with_opslag=("IB1",))[1]) == expected
    assert compiled(text)[1] == ()


NO_PRODUCT = "| ALS Code | DAN Opslag | DAN Zwaarte |\n|-|-|-|\n| H300 | ja | licht |"
TWO = "| ALS Code | DAN Product | DAN Opslag |\n|-|-|-|\n| H300 | IB1 | nee |"


@pytest.mark.parametrize(
    "text, anders, expected",
    [
        (GOOD, "IB3", {"Product": "IB3"}),
        (GOOD, "product = IB3", {"Product": "IB3"}),
        (GOOD, " Handmatig ", {"Product": "handmatig"}),
        (TWO, "handmatig", {"Product": "handmatig", "Opslag": None}),
        (TWO, "Product=IB2;Opslag=ja", {"Product": "IB2", "Opslag": True}),
        (TWO, "Opslag = ja;", {"Product": None, "Opslag": True}),
    ],
)
def test_anders(text: str, anders: str, expected: dict[str, object]) -> None:
    tables, findings = compiled(text, anders=anders)
    assert findings == ()
    assert said(tables[0].decide({"code": "H126"}, DAY)) == [expected]


@pytest.mark.parametrize(
    "text, anders, expected",
    [
        (GOOD, "IB9", ["CNV-117"]),
        (GOOD, "Produkt = IB1", ["CNV-121"]),
        (TWO, "IB1", ["CNV-121"]),
        (TWO, "Product = IB1; Product = IB2", ["CNV-121"]),
        (TWO, "Product = ; Opslag = soms", ["CNV-121", "CNV-118"]),
        (TWO, "Product = IB1; nee", ["CNV-121"]),
        (NO_PRODUCT, "handmatig", ["CNV-121"]),
    ],
)
def test_a_bad_anders(text: str, anders: str, expected: list[str]) -> None:
    tables, findings = compiled(text, anders=anders)
    assert shown(findings) == [("Conversies!2", code) for code in expected]
    assert tables[0].default is None
