"""Small models to lay side by side: the key of 2016 with its bounds elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ibcalc.engine.comparison.compared import Compared, Side, compare_results
from ibcalc.engine.run import run
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.tariffmodel import TariffModel
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Between, CellTest, OneOf, Rule, Rules

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
"""Part of 2016-P02 only, and with toerekening vol the whole of its price."""

CODES = ("H126", "H152", "H300")
KENMERKEN = (
    Kenmerk("Code", KenmerkSoort.CODE, Domain(CODES)),
    Kenmerk("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))),
)
ANY = Anything()
IB1, IB3, IB1O, IB3O = 31924, 106361, 9001, 29989


def rule(test: CellTest, output: str, **dates: date) -> Rule:
    """A row that asks for Klasse only."""
    return Rule((ANY, test), output, **dates)


def key(*rules: Rule) -> Rules:
    """The table that gives the product."""
    return Rules("Categorie", ("Code", "Klasse"), "Product", rules)


def split_at(klasse: int) -> Rules:
    """IB1 up to and including a klasse, IB3 above it."""
    return key(rule(Between(1, klasse), "IB1"), rule(Between(klasse + 1, None), "IB3"))


EXTRA = Rules("Opslag", ("Code",), "Opslag", (Rule((OneOf(("H152",)),), "ja"),), anders="nee")


def model(*tables: Rules, **changes: Any) -> TariffModel:
    """IB 2016 with these tables: by default IB1 up to klasse 2, and an opslag for H152."""
    made = build(ib_products(), ib_tarieven(), tables=tables or (split_at(2), EXTRA))
    return replace(made, **{"kenmerken": KENMERKEN, **changes})


def row(client: str | None, code: str | None, klasse: int | None, **more: Any) -> Row:
    """An old indicatie in February, at aanbieder Oost unless said otherwise."""
    kenmerken = {"code": code, "klasse": None if klasse is None else Decimal(klasse)}
    given = {"van": FEBRUARY[0], "tot_en_met": FEBRUARY[1], "aanbieder": "Oost", **more}
    return Row(client, kenmerken=kenmerken, **given)


def compared(old: TariffModel, new: TariffModel, *rows: Row) -> Compared:
    """Both models on these rows."""
    return compare_results(run(old, caseload(rows)), run(new, caseload(rows)))


def codes_of(found: Compared) -> list[tuple[Side, str]]:
    """The findings with the model that has them, in order."""
    return [(sided.side, sided.finding.code) for sided in found.findings]
