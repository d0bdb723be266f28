"""A model, a caseload and submissions in which every free text is hostile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ibcalc.workbook.submissions.forms.form import FORMS, GEGEVENS, HEADER_ROW
from tests.workbook.hostile_texts import write_texts

YEAR = ("1-1-2016", "31-12-2016")
SHEET = "=1+Qzx"
"""The name of a sheet with a conversion table; it may hold all but seven signs."""
SHORT = 200
SEPARATES = re.compile(r"[;,\n\r\x0b]")


def write_model(path: Path, texts: Sequence[str], *, asked: bool = False) -> Path:
    """A model; with the texts as kenmerken and in a conversion table if they are ``asked`` for."""
    first = texts[0]
    products = [(text, text, "basis", text, "periode", "output", "vol") for text in texts]
    tariffs = [(text, *YEAR, "10,00", text) for text in texts]
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "Model": [
            ("Sleutel", "Waarde"), ("naam", first), ("versie", first), ("kalender", "jaar13"),
            ("jaar", 2016), ("wissel", "eerste"), ("opgesteld_door", first), ("bron", first),
        ],
        "Producten": [
            ("Product", "Omschrijving", "Soort", "Familie", "Eenheid", "Bekostiging",
             "Toerekening"),
            ("IB1", "Toezicht", "basis", "IB", "periode", "output", "vol"), *products,
        ],
        "Tarieven": [
            ("Product", "Vanaf", "T/m", "Tarief", "Bron"), ("IB1", *YEAR, "319,24", "b"), *tariffs,
        ],
        "Budget": [
            ("Jaar", "Post", "Grondslag", "Producten"),
            *((2016, text, "1000", "" if SEPARATES.search(text) else text) for text in texts),
        ],
    }  # fmt: skip
    return write_texts(path, sheets | (_rules(texts) if asked else {}))


def _rules(texts: Sequence[str]) -> dict[str, Sequence[Sequence[object]]]:
    short = [text for text in texts if len(text) < SHORT]
    lists = (f"a; {text.replace(';', ' ')}" for text in short)
    return {
        "Kenmerken": [
            ("Kenmerk", "Soort", "Waarden", "Verplicht", "Toelichting"),
            *((text, "code", listed, "nee", text)
              for text, listed in zip(short, lists, strict=True)),
            ("Code", "tekst", "", "nee", ""),
        ],
        "Conversies": [("Volgorde", "Tabel", "Treffer"), (1, SHEET, "eerste")],
        SHEET: [
            ("ALS Code", "DAN Product", "Toelichting"),
            *((text, "IB1", text) for text in texts if not text.startswith(("<", ">"))),
        ],
    }  # fmt: skip


def client_rows(texts: Sequence[str]) -> Sequence[Sequence[object]]:
    """A caseload: each text as a client, as its aanbieder and as its product."""
    rows: list[Sequence[object]] = [
        ("Client", "Aanbieder", "Gemeente", "Product", "Code", "Van", "T/m")
    ]
    for text in texts:
        rows += [
            (text, text, "0505", "IB1", "", "1-2-2016", "28-2-2016"),
            (f"{text} 2", text, "0505", text, text, "1-2-2016", "28-2-2016"),
        ]
    return rows


def write_submission(path: Path, kind: str, aanbieder: str, text: str) -> Path:
    """A form with a row of good cells but for its texts, and a row of nothing but the text."""
    above: list[Sequence[object]] = [()] * (HEADER_ROW - 1)
    facts = [("Aanbieder", aanbieder), ("Gemeente", "0505"), ("Jaar", 2016)]
    heads = [column.header for column in GEGEVENS.columns]
    sheets: dict[str, Sequence[Sequence[object]]] = {GEGEVENS.name: [*above, heads, *facts]}
    good: dict[str, object] = {
        "Product": "IB1", "Periode": "2016-P02", "Gemeente": "0505", "Aantal cliënten": 12,
        "Van": "1-2-2016", "T/m": "28-2-2016", "Opslag": "nee",
    }  # fmt: skip
    for table in FORMS[kind].tables:
        names = [column.header for column in table.spec.columns]
        filled: list[object] = [good.get(name, text) for name in names]
        rows: list[Sequence[object]] = [filled, [text] * len(names)]
        sheets[table.spec.name] = [*above, names, *rows]
    return write_texts(path, sheets)
