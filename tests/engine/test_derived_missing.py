"""A kenmerk that a table should have set: the table is named, no client is asked to fill it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ibcalc.engine.run import run
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload
from tests.reference.rules import Between, OneOf, Rule, Rules

ZWAARTE = Rules("Zwaarte", ("Klasse",), "Zwaarte", (Rule((Between(1, 4),), "licht"),))
CATEGORIE = Rules("Categorie", ("Zwaarte",), "Product", (Rule((OneOf(("licht",)),), "IB1"),))


def test_the_table_that_left_it_open_is_named() -> None:
    model = build(ib_products(), ib_tarieven(), tables=[ZWAARTE, CATEGORIE])
    row = Row("C1", date(2016, 1, 1), kenmerken={"klasse": Decimal(8)})
    (one,) = run(model, caseload([row])).findings
    assert (one.code, one.place.column) == ("CNV-301", caseload([row]).place(0, "klasse").column)
    assert "tabel Zwaarte" in one.message


def test_a_kenmerk_that_the_client_may_have_is_asked_of_the_client() -> None:
    model = build(ib_products(), ib_tarieven(), tables=[replace(CATEGORIE, inputs=("Code",))])
    row = Row("C1", date(2016, 1, 1))
    (one,) = run(model, caseload([row])).findings
    assert one.code == "CNV-305"
