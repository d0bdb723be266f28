"""Percentages and scenarios: what a cell of them counts as, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.workbook.sheetbook import (
    PRODUCTEN,
    TARIEVEN,
    model_book,
    pairs,
)


@pytest.mark.parametrize(
    "wat, bewerking, typed, value",
    [
        ("korting", "=", "`p0.25`", "25"),
        ("korting", "+", "`p-0.05`", "-5"),
        ("korting", "x", "`p1.1`", "1.1"),
        ("groei", "=", "`p0.014`", "1.4"),
        ("groei", "%", "1,4%", "1.4"),
        ("groei", "x", "`n1.02`", "1.02"),
        ("tarief", "%", "`p0.05`", "5"),
        ("tarief", "=", "`n12.5`", "12.5"),
        ("aantal", "x", "`p1.1`", "1.1"),
    ],
)
def test_a_percentage_of_a_scenario_is_never_a_hundred_times_too_small(
    wat: str, bewerking: str, typed: str, value: str
) -> None:
    head = "| Scenario | Wat | Product | Bewerking | Waarde |"
    book = model_book(Scenario_s=f"{head}\n| Anders | {wat} | | {bewerking} | {typed} |")
    assert [line.waarde for line in book.model.scenarios] == [Decimal(value)]
    assert book.findings == ()


@pytest.mark.parametrize("wat, bewerking", [("tarief", "="), ("aantal", "x"), ("korting", "x")])
def test_a_text_with_a_percent_sign_is_no_amount_and_no_factor(wat: str, bewerking: str) -> None:
    head = "| Scenario | Wat | Product | Bewerking | Waarde |"
    book = model_book(Scenario_s=f"{head}\n| Anders | {wat} | | {bewerking} | 105% |")
    assert pairs(book.findings) == [("MOD-423", "Scenario's!E2")]


def test_a_table_of_a_scenario_that_is_not_on_sheet_conversies_is_told_where_it_is_named() -> None:
    head = "| Scenario | Wat | Product | Bewerking | Waarde |"
    book = model_book(
        Scenario_s=f"{head}\n| A | conversie | Rij | = | Rij2 |"
        "\n| B | conversie | Rijj | = | Rij |",
        Conversies="| Volgorde | Tabel | Treffer |\n| 1 | Rij | uniek |",
        Rij="| ALS Klasse | DAN Product |\n| 1 | IB1 |",
        Rij2="| ALS Klasse | DAN Product |\n| 1 | IB1 |",
    )
    assert pairs(book.findings) == [("MOD-425", "Scenario's!E2"), ("MOD-422", "Scenario's!C3")]
    assert all("op blad Conversies" in found.fix for found in book.findings)
    assert not any("Bedoelde u" in found.message for found in book.findings)


def test_percent_cells_count_as_the_percentage_that_excel_shows() -> None:
    budget = """
    | Jaar | Post | Grondslag | Groei %  | Indexatie % | Korting % |
    | 2016 | IB   | 1.000     | `p0.014` | `p0`        | `p0.25`   |
    """
    producten = f"{PRODUCTEN.rstrip()}\n| TR | Traject | basis | | | traject | output | |"
    lines = producten.strip().splitlines()
    lines = [f"{lines[0]} Eerste deel % |", *lines[1:-1], f"{lines[-1]} `p0.7` |"]
    tarieven = f"{TARIEVEN}| TR | 1-1-2016 | | 1.000 | vast |"
    book = model_book(Budget=budget, Producten="\n".join(lines), Tarieven=tarieven)
    (post,) = book.model.budget
    assert (post.groei, post.indexatie, post.korting) == (Decimal("1.4"), Decimal(0), Decimal(25))
    assert book.model.producten[-1].eerste_deel == Decimal(70)
    assert book.findings == ()
