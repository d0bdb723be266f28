"""The command on workbooks that another program wrote, against the day-by-day reference.

Nothing of the package is used to make the input or to judge the output: the workbooks come from
openpyxl, the numbers from ``--json``.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Toerekening
from tests.reference.day_by_day import reference
from tests.reference.models import IB_TARIEVEN, build, ib_products, tarief
from tests.reference.rows import Row
from tests.reference.rules import Anything, Between, Leeg, OneOf, Rule, Rules

KEY = (
    Rules(
        "Categorie",
        ("Code", "Klasse"),
        "Product",
        (
            Rule((OneOf(("H132",)), Anything()), "handmatig"),
            Rule((Anything(), Leeg()), "handmatig"),
            Rule((Anything(), Between(1, 2)), "IB1"),
            Rule((Anything(), Between(3, 8)), "IB3"),
        ),
    ),
    Rules(
        "Opslagregel", ("Code",), "Opslag", (Rule((OneOf(("H152", "H153")),), "ja"),), anders="nee"
    ),
)
CODES = ("H126", "H300", "H150", "H152", "H153", "H132", "02015")
FIRST_DAY, LAST_DAY = date(2014, 6, 1), date(2017, 6, 30)


def model_workbook(path: Path, kalender: str, toerekening: str) -> None:
    """The model of 2016 as a plain workbook: sheets by name, no tables, no styles."""
    book = openpyxl.Workbook()
    sheet(book, "Model", ("Sleutel", "Waarde"), [("naam", "IB"), ("versie", "1"),
          ("kalender", kalender), ("jaar", 2016)])  # fmt: skip
    products = [
        (code, code, "opslag" if code.endswith("O") else "basis", code[:-1] if len(code) > 3 else
         None, None if len(code) > 3 else "IB", "periode", "output", toerekening)
        for code in IB_TARIEVEN
    ]  # fmt: skip
    sheet(book, "Producten", ("Product", "Omschrijving", "Soort", "Hoort bij", "Familie",
          "Eenheid", "Bekostiging", "Toerekening"), products)  # fmt: skip
    prices = [(code, date(2010, 1, 1), cent / 100) for code, cent in IB_TARIEVEN.items()]
    sheet(book, "Tarieven", ("Product", "Vanaf", "Tarief"), prices)
    sheet(book, "Conversies", ("Volgorde", "Tabel", "Treffer", "Anders"),
          [(1, "Categorie", "eerste", None), (2, "Opslagregel", "uniek", "nee")])  # fmt: skip
    sheet(book, "Categorie", ("ALS Code", "ALS Klasse", "DAN Product"),
          [("H132", None, "handmatig"), (None, "leeg", "handmatig"), (None, "1 t/m 2", "IB1"),
           (None, ">= 3", "IB3")])  # fmt: skip
    sheet(book, "Opslagregel", ("ALS Code", "DAN Opslag"), [("H152 ; H153", "ja")])
    del book["Sheet"]
    book.save(path)


def sheet(book: openpyxl.Workbook, name: str, head: tuple[str, ...], rows: Any) -> None:
    page = book.create_sheet(name)
    page.append(head)
    for row in rows:
        page.append(row)


def draw_rows(seed: int) -> list[Row]:
    """Typed and old indicaties of some forty clients, some with two rows one after the other."""
    dice = random.Random(seed)
    rows: list[Row] = []
    for number in range(40):
        start = FIRST_DAY + timedelta(dice.randrange((LAST_DAY - FIRST_DAY).days))
        end = None if dice.random() < 0.3 else start + timedelta(dice.randrange(400))
        aanbieder, gemeente = dice.choice("ABC"), dice.choice(("0505", "0610"))
        client = f"C-{number:03d}"
        if dice.random() < 0.5:
            klasse = dice.choice((None, *map(Decimal, (1, 2, 3, 5, 8))))
            kenmerken = {
                "code": dice.choice(CODES),
                "klasse": None if klasse is None else Decimal(klasse),
            }
            row = Row(client, start, end, kenmerken=kenmerken)
        else:
            product, opslag = dice.choice(("IB1", "IB2", "IB3")), dice.random() < 0.3 or None
            count = dice.choice((1, 1, 1, 4))
            row = Row(client, start, end, product, opslag, aantal=count)
        rows.append(replace(row, aanbieder=aanbieder, gemeente=gemeente))
    return rows


def caseload_workbook(path: Path, rows: list[Row]) -> None:
    book = openpyxl.Workbook()
    head = ("Client", "Aanbieder", "Gemeente", "Code", "Klasse", "Product", "Opslag", "Van", "T/m",
            "Aantal")  # fmt: skip
    told = [
        (row.client, row.aanbieder, row.gemeente, row.kenmerken.get("code"),
         row.kenmerken.get("klasse"), row.product, "ja" if row.opslag else None, row.van,
         row.tot_en_met, row.aantal)
        for row in rows
    ]  # fmt: skip
    sheet(book, "Clienten", head, told)
    del book["Sheet"]
    book.save(path)


def calculated(folder: Path, kalender: str, toerekening: str, rows: list[Row]) -> Mapping[str, Any]:
    model_workbook(folder / "model.xlsx", kalender, toerekening)
    caseload_workbook(folder / "clienten.xlsx", rows)
    command = [sys.executable, "-m", "ibcalc.front.cli", "calculate", str(folder / "model.xlsx"),
               "--clients", str(folder / "clienten.xlsx"), "--json"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("kalender", ["jaar13", "iso"])
@pytest.mark.parametrize("toerekening", [str(one) for one in Toerekening])
def test_random_caseload(tmp_path: Path, kalender: str, toerekening: str) -> None:
    rows = draw_rows(seed=len(toerekening) * 100 + len(kalender))
    found = calculated(tmp_path, kalender, toerekening, rows)
    model = build(
        ib_products(Toerekening(toerekening)),
        [tarief(code, cent) for code, cent in IB_TARIEVEN.items()],
        kalender=KalenderSoort(kalender),
        tables=KEY,
    )
    expected = reference(model, rows, KEY)
    assert found["onopgelost"] == len(expected.onopgelost) > 0
    assert found["regels"] == len(expected.lines) > 0
    assert found["totaal_cent"] == expected.total
    for column, name in enumerate(("client", "aanbieder", "gemeente", "product", "periode")):
        assert found[f"per_{name}"] == dict(Counter(expected.per(column)))
    assert found["complete"] is False
