"""Compiling tables: headings, dates of rows, order of tables, and inference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.tables.table import compile_tables
from tests.tables.markdown import PRODUCTS, Shown, compiled, said, shown, soort, table_source

DAY = date(2016, 7, 1)


def soort_of(*cells: str) -> KenmerkSoort:
    """The soort that an undeclared input gets."""
    rows = "\n".join(f"| {cell} | IB1 |" for cell in cells)
    tables, _ = compiled(f"| ALS Extra | DAN Product |\n|-|-|\n{rows}", extra=("Extra",))
    return tables[0].columns[0].kenmerk.soort


@pytest.mark.parametrize(
    "cells, expected",
    [
        (("1-2", ">= 3"), KenmerkSoort.GEHEEL),
        (("`n1`", "`n2`", "-"), KenmerkSoort.GEHEEL),
        (("1-2", "leeg", ""), KenmerkSoort.GEHEEL),
        (("1-2", "< 2,5"), KenmerkSoort.GETAL),
        ((">= 1-1-2016", "< 1-1-2016"), KenmerkSoort.DATUM),
        (("H152", "1-2"), KenmerkSoort.CODE),
        (("02015", "02016"), KenmerkSoort.CODE),
        (("ja", "nee"), KenmerkSoort.CODE),
        (("-", ""), KenmerkSoort.CODE),
        (("`d45689`", ">= 3"), KenmerkSoort.GEHEEL),
        (("`d45689`",), KenmerkSoort.GEHEEL),
    ],
)
def test_the_cells_tell_the_soort_of_an_undeclared_input(
    cells: tuple[str, ...], expected: KenmerkSoort
) -> None:
    assert soort_of(*cells) is expected


def test_a_date_among_undeclared_numbers_is_told() -> None:
    _, findings = compiled("| ALS Klasse | DAN Product |\n|-|-|\n| `d45689` | IB1 |\n| 3 | IB3 |")
    assert shown(findings) == [("T1!A2", "CNV-102")]


@pytest.mark.parametrize(
    "name, cell",
    [
        ("Code", "H300"), ("klasse", "1-2"), ("Aanbieder", "Zorg & Co"), ("Gemeente", "0505"),
        ("Van", ">= 1-1-2016"), ("Aantal", "> 1"), ("Volume", "<= 12,5"),
    ],
)  # fmt: skip
def test_columns_of_the_caseload_need_no_row_in_kenmerken(name: str, cell: str) -> None:
    _, findings = compiled(f"| ALS {name} | DAN Product |\n|-|-|\n| {cell} | IB1 |")
    assert findings == ()


def test_an_unknown_kenmerk_is_told_at_its_heading() -> None:
    _, findings = compiled("| ALS Klase | DAN Product |\n|-|-|\n| 1 | IB1 |")
    assert shown(findings) == [("T1!A1", "CNV-111")]
    assert 'Bedoelde u "Klasse"?' in findings[0].message


def test_the_client_is_no_kenmerk() -> None:
    _, findings = compiled("| ALS Client | DAN Product |\n|-|-|\n| 1 | IB1 |")
    assert [finding.code for finding in findings] == ["CNV-111"]


DERIVES = "| ALS Klasse | DAN Zwaarte |\n|-|-|\n| 1-2 | licht |\n| >= 3 | zwaar |"
USES = "| ALS Zwaarte | DAN Product |\n|-|-|\n| licht | IB1 |\n| zwaar | IB3 |"


def test_a_later_table_asks_for_what_an_earlier_one_set() -> None:
    tables, findings = compiled(DERIVES, USES)
    assert findings == ()
    derived = dict(tables[0].decide({"klasse": Decimal(3)}, DAY).outputs[0])
    assert said(tables[1].decide({"zwaarte": derived["Zwaarte"]}, DAY)) == [{"Product": "IB3"}]


def test_the_order_is_the_volgorde_and_not_that_of_the_rows() -> None:
    first = table_source(DERIVES, naam="Eerst", volgorde=1)
    second = table_source(USES, naam="Dan", volgorde=2)
    tables, findings = compile_tables((second, first), (), PRODUCTS)
    assert [table.naam for table in tables] == ["Eerst", "Dan"]
    assert findings == ()


def test_a_table_that_comes_too_late_is_named() -> None:
    _, findings = compiled(USES, DERIVES)
    assert shown(findings) == [("T1!A1", "CNV-112")]
    assert "T2" in findings[0].message
    assert "T2" in compiled(USES, DERIVES, DERIVES)[1][0].message


def test_a_row_with_only_a_toelichting_says_nothing() -> None:
    text = "| ALS Code | DAN Product | Toelichting |\n|-|-|-|\n| H300 | IB1 | |\n| | | later |"
    assert shown(compiled(text)[1]) == [("T1!B3", "CNV-116")]


def test_the_dates_of_a_row() -> None:
    text = """
    | ALS Code | DAN Product | Vanaf    | T/m       |
    |----------|-------------|----------|-----------|
    | H300     | IB1         | 2-1-2016 | 1-1-2016  |
    | H300     | IB3         | 1-1-2016 | 1-1-2016  |
    """
    tables, findings = compiled(text)
    assert shown(findings) == [("T1!2", "CNV-120")]
    assert [rule.source.place.row for rule in tables[0].rules] == [3]


def test_a_broken_row_does_not_hide_the_others() -> None:
    text = """
    | ALS Code | ALS Klasse | DAN Product |
    |----------|------------|-------------|
    | H300     | 2-1        | IB9         |
    | H300     | een        | IB1         |
    | H300     | 3          | IB3         |
    """
    klasse = soort("Klasse", KenmerkSoort.GEHEEL)
    tables, findings = compiled(text, kenmerken=(klasse,))
    expected = [("T1!B2", "CNV-105"), ("T1!C2", "CNV-117"), ("T1!B3", "CNV-101")]
    assert shown(findings) == expected
    assert len(tables[0].rules) == 1


@pytest.mark.parametrize(
    "text, expected",
    [
        ("| ALS Code | ALS code | DAN Product |\n|-|-|-|\n| a | b | IB1 |", [("T1!B1", "CNV-113")]),
        (
            "| ALS Code | DAN Opslag | DAN OPSLAG |\n|-|-|-|\n| a | ja | ja |",
            [("T1!C1", "CNV-113")],
        ),
        ("| ALS Code | DAN Product |\n|-|-|", [("Conversies!2", "CNV-114")]),
        ("| ALS Code | DAN Product |\n|-|-|\n|  |  |", [("Conversies!2", "CNV-114")]),
        ("| ALS Code | Toelichting |\n|-|-|\n| H300 | x |", [("Conversies!2", "CNV-115")]),
        ("| ALS Klasse | DAN Klasse |\n|-|-|\n| 9 | 8 |", []),
    ],
)
def test_the_shape_of_a_table(text: str, expected: Shown) -> None:
    assert shown(compiled(text)[1]) == expected
