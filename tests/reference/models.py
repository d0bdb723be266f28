"""Small models built in a line or two: the price list of 2016, and whatever a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ibcalc.model.calendar import GENERATORS, Calendar, KalenderSoort
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort
from ibcalc.model.product import Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import Settings, TariffModel, Wissel
from tests.reference.rules import Rules, as_source

LONG_AGO = date(2010, 1, 1)
KENMERKEN = (Kenmerk("Code", KenmerkSoort.CODE), Kenmerk("Klasse", KenmerkSoort.GEHEEL))


def tarief(
    product: str, cent: int, vanaf: date = LONG_AGO, tot_en_met: date | None = None
) -> Tarief:
    """A tariff in cents; of all times if no dates are given."""
    return Tarief(product, vanaf, tot_en_met, cent)


def build(
    producten: Sequence[Product],
    tarieven: Sequence[Tarief],
    *,
    kalender: KalenderSoort = KalenderSoort.JAAR13,
    jaren: tuple[int, int] = (2016, 2016),
    wissel: Wissel = Wissel.EERSTE,
    tables: Sequence[Rules] = (),
    anker: date | None = None,
    periods: Calendar | None = None,
    per_year: int | None = None,
) -> TariffModel:
    """A whole model; ``periods`` is the typed table of kalender tabel."""
    monthly = kalender is KalenderSoort.MAAND
    settings = Settings(
        naam="Proef",
        versie="1",
        kalender=kalender,
        jaren=jaren,
        anker=anker,
        wissel=wissel,
        perioden_per_jaar=per_year or (12 if monthly else 13),
    )
    return TariffModel(
        settings=settings,
        calendar=GENERATORS[kalender](*jaren, anker) if periods is None else periods,
        kenmerken=KENMERKEN,
        producten=tuple(producten),
        tarieven=tuple(tarieven),
        tables=tuple(as_source(table, number) for number, table in enumerate(tables, 1)),
        file="model.xlsx",
    )


IB_TARIEVEN = {
    "IB1": 31924, "IB2": 69221, "IB3": 106361, "IB1O": 9001, "IB2O": 19517, "IB3O": 29989,
}  # fmt: skip
"""Individuele Begeleiding 2016, cents per four weeks (domain.md 000:154)."""


def ib_products(toerekening: Toerekening = Toerekening.VOL) -> list[Product]:
    """The six products of 2016, all with one toerekening."""
    bases = ("IB1", "IB2", "IB3")
    return [
        *(Product(code, familie="IB", toerekening=toerekening) for code in bases),
        *(
            Product(
                f"{code}O",
                soort=ProductSoort.OPSLAG,
                hoort_bij=code,
                toerekening=toerekening,
            )
            for code in bases
        ),
    ]


def ib_tarieven() -> list[Tarief]:
    """The price list of 2016, here of all times, so that any calendar can use it."""
    return [tarief(code, cent) for code, cent in IB_TARIEVEN.items()]
