"""Why a table decided so, as a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from ibcalc.model.kenmerk import Value
from tests.tables.markdown import decision_table

TEXT = """
| ALS Code | ALS Klasse | DAN Product |
|-|-|-|
| H126 | - | IB1 |
| H126; H300 | >= 3 | IB3 |
"""
DAY = date(2016, 1, 1)


@pytest.mark.parametrize(
    ("code", "klasse", "treffer", "anders", "sentence"),
    [
        ("H126", 1, "uniek", "", "Tabel Categorie, Categorie!2: Code H126, dus Product IB1."),
        ("H9", 1, "uniek", "", "Geen regel van tabel Categorie past."),
        (
            "H9",
            1,
            "uniek",
            "IB2",
            "Geen regel van tabel Categorie past, dus Anders: Product IB2.",
        ),
        ("H300", None, "uniek", "", "Geen regel van tabel Categorie past (Klasse is leeg)."),
        (
            "H126",
            3,
            "uniek",
            "",
            "Tabel Categorie: Categorie!2, Categorie!3 spreken elkaar tegen.",
        ),
        (
            "H126",
            3,
            "alle",
            "",
            (
                "Tabel Categorie, Categorie!2: Code H126; Categorie!3: Code H126; H300, "
                "Klasse >= 3, dus Product IB1, Product IB3."
            ),
        ),
    ],
)
def test_a_sentence_for_every_outcome(
    code: str, klasse: int | None, treffer: str, anders: str, sentence: str
) -> None:
    table = decision_table(TEXT, treffer, anders)
    asked: Value = None if klasse is None else Decimal(klasse)
    assert table.explain(table.decide({"code": code, "klasse": asked}, DAY)) == sentence


def test_every_row_of_a_caseload_gets_its_own() -> None:
    table = decision_table(TEXT)
    columns: dict[str, list[Value]] = {
        "code": ["H126", "H300", "H9"],
        "klasse": [Decimal(1), Decimal(3), Decimal(3)],
    }
    made = table.decide_all(columns)
    assert table.explain_all(made).tolist() == [table.explain(made[row]) for row in range(3)]
    assert made.fired.tolist() == [2, 3, 0]
    assert made.index.dtype == np.int32


def test_columns_of_different_length_are_refused() -> None:
    table = decision_table(TEXT)
    with pytest.raises(ValueError, match="equal lengths"):
        table.decide_all({"code": ["H126"], "klasse": [Decimal(1), Decimal(2)]})


def test_a_dated_table_needs_days() -> None:
    dated = decision_table("| ALS Code | DAN Product | Vanaf |\n|-|-|-|\n| - | IB1 | 1-7-2016 |")
    with pytest.raises(ValueError, match="given days"):
        dated.decide_all({"code": ["H126"]})
    days = np.array([date(2016, 6, 30).toordinal(), date(2016, 7, 1).toordinal()], np.int32)
    assert dated.decide_all({"code": ["H126", "H126"]}, days).fired.tolist() == [0, 2]
