"""The job that every peer does: a model and a caseload, drawn with a seed and kept in memory.

Three base products and their opslagen, each with a tariff that changes inside the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import NO_VOLUME, OPEN, Caseload, Column
from ibcalc.model.calendar import GENERATORS, KalenderSoort
from ibcalc.model.product import Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import Settings, TariffModel

YEAR = 2016
NEW_PRICE = date(YEAR, 7, 1)
"""Lies inside a period of jaar13, so that lines per day are split."""

AMOUNTS = {
    "IB1": (31_924, 32_595),
    "IB1O": (4_710, 4_833),
    "IB2": (63_847, 65_001),
    "IB2O": (9_425, 9_618),
    "IB3": (122_222, 124_399),
    "IB3O": (14_128, 14_503),
}
"""Cents per period in the first and in the second half of the year; invented."""

BASES = ("IB1", "IB2", "IB3")
FIRST_VAN, LAST_VAN = date(YEAR - 1, 7, 1), date(YEAR, 12, 31)
LONGEST = 500
AANBIEDERS, GEMEENTEN = 25, 8
OPEN_SHARE, OPSLAG_SHARE, SEVERAL_SHARE = 0.4, 0.3, 0.02

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Job:
    """A model and its caseload; one row a client, no conversion, every row without faults."""

    model: TariffModel
    caseload: Caseload

    @property
    def clients(self) -> int:
        """The number of clients, which is that of rows."""
        return len(self.caseload)

    @property
    def toerekening(self) -> Toerekening:
        """How all its products are charged."""
        return self.model.producten[0].toerekening

    @property
    def periods(self) -> list[tuple[int, int]]:
        """First and last day number of each period."""
        return [(p.van.toordinal(), p.tot_en_met.toordinal()) for p in self.model.calendar]

    @property
    def tariffs(self) -> list[list[tuple[int, int, int]]]:
        """For each product its tariffs as first day, last day and cents."""
        return [
            [
                (tarief.vanaf.toordinal(), tarief.until.toordinal(), tarief.cent)
                for tarief in self.model.tarieven
                if tarief.product == product.code
            ]
            for product in self.model.producten
        ]

    @property
    def product(self) -> NDArray[np.int32]:
        """For each row the index of its base product; the opslag of a product comes right after."""
        place = {product.code: index for index, product in enumerate(self.model.producten)}
        column = self.caseload.product
        position = [0, *(place[str(code)] for code in column.values[1:])]
        return np.array(position, np.int32)[column.codes]

    @property
    def opslag(self) -> NDArray[np.bool_]:
        """For each row whether its opslag is charged too."""
        asked: NDArray[np.bool_] = self.caseload.opslag.codes == 1
        return asked


def draw_job(clients: int, toerekening: Toerekening) -> Job:
    """The job itself: jaar13, three products with their opslagen. The same every time."""
    model = draw_model(toerekening, KalenderSoort.JAAR13, BASES)
    return Job(model, draw_caseload(clients, BASES, OPSLAG_SHARE))


def draw_small_job(clients: int, toerekening: Toerekening) -> Job:
    """One product per month, without opslag: what a system of months and one rule can do."""
    model = draw_model(toerekening, KalenderSoort.MAAND, BASES[:1])
    return Job(model, draw_caseload(clients, BASES[:1], 0))


def draw_model(
    toerekening: Toerekening, kalender: KalenderSoort, bases: Sequence[str]
) -> TariffModel:
    """Products in pairs: base, opslag, base, opslag."""
    producten: list[Product] = []
    for base in bases:
        opslag = f"{base}O"
        producten.append(Product(base, familie="IB", toerekening=toerekening))
        producten.append(
            Product(
                opslag,
                soort=ProductSoort.OPSLAG,
                hoort_bij=base,
                familie="IB",
                toerekening=toerekening,
            )
        )
    return TariffModel(
        Settings(naam="meting", kalender=kalender, jaren=(YEAR, YEAR)),
        GENERATORS[kalender](YEAR, YEAR, None),
        producten=tuple(producten),
        tarieven=tuple(row for product in producten for row in _tariffs(product.code)),
    )


def _tariffs(product: str) -> tuple[Tarief, Tarief]:
    before, after = AMOUNTS[product]
    return (
        Tarief(product, date(YEAR, 1, 1), date.fromordinal(NEW_PRICE.toordinal() - 1), before),
        Tarief(product, NEW_PRICE, None, after),
    )


def draw_caseload(clients: int, bases: Sequence[str], opslag_share: float) -> Caseload:
    """Stays all over the year and over both its ends; open ones, and some identical clients."""
    chance = np.random.default_rng(YEAR)
    van = chance.integers(FIRST_VAN.toordinal(), LAST_VAN.toordinal() + 1, clients)
    until = van + chance.integers(0, LONGEST, clients)
    several = chance.random(clients) < SEVERAL_SHARE

    def column(values: Sequence[str]) -> Column:
        codes = chance.integers(1, len(values) + 1, clients)
        return Column((None, *values), codes.astype(np.int32))

    return Caseload(
        rows=np.arange(2, clients + 2, dtype=np.int32),
        client=Column(
            (None, *(f"C{number}" for number in range(clients))),
            np.arange(1, clients + 1, dtype=np.int32),
        ),
        aanbieder=column([f"A{number}" for number in range(AANBIEDERS)]),
        gemeente=column([f"{number:04d}" for number in range(GEMEENTEN)]),
        product=column(bases),
        opslag=Column((None, True), (chance.random(clients) < opslag_share).astype(np.int32)),
        van=van.astype(np.int32),
        tot_en_met=np.where(chance.random(clients) < OPEN_SHARE, OPEN, until).astype(np.int32),
        aantal=np.where(several, 3, 1).astype(np.int64),
        volume=np.full(clients, NO_VOLUME, np.int64),
        faulty=np.zeros(clients, np.bool_),
    )
