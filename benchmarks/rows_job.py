"""The job of clients with two or three rows: changes of product, renewals and other families.

The same every time. Nobody has a fault: no row of a product overlaps another of the same product.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from benchmarks.job import (
    AANBIEDERS,
    BASES,
    FIRST_VAN,
    GEMEENTEN,
    LAST_VAN,
    NEW_PRICE,
    OPSLAG_SHARE,
    SEVERAL_SHARE,
    YEAR,
    Ints,
    Job,
    draw_model,
)
from ibcalc.engine.caseload import NO_VOLUME, OPEN, Caseload, Column
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Product, Tarief, Toerekening

OTHER = "HH1"
OTHER_AMOUNTS = (21_450, 22_010)
CHANGE, LATER_CHANGE, RENEWAL, OTHER_FAMILY = range(4)
"""What a next row is: another product the next day or some days on, the same again, or more."""
CHANCES = (0.5, 0.2, 0.15, 0.15)
OPEN_SHARE, ELSEWHERE_SHARE = 0.3, 0.15
LONGEST, LONGEST_GAP = 150, 40


def draw_rows_job(clients: int, toerekening: Toerekening) -> Job:
    """Clients with two or three rows, in any order of dates that a year of care has."""
    model = draw_model(toerekening, KalenderSoort.JAAR13, BASES)
    half = date.fromordinal(NEW_PRICE.toordinal() - 1)
    tariffs = (
        Tarief(OTHER, date(YEAR, 1, 1), half, OTHER_AMOUNTS[0]),
        Tarief(OTHER, NEW_PRICE, None, OTHER_AMOUNTS[1]),
    )
    other = Product(OTHER, familie="HH", toerekening=toerekening)
    products = (*model.producten, other)
    model = replace(model, producten=products, tarieven=(*model.tarieven, *tariffs))
    return Job(model, _draw_caseload(clients))


def _draw_caseload(clients: int) -> Caseload:
    chance = np.random.default_rng(YEAR)
    size = chance.integers(2, 4, clients)
    client = np.repeat(np.arange(clients), size)
    count = len(client)
    place = np.arange(count) - np.repeat(np.cumsum(size) - size, size)
    kind = chance.choice(4, count, p=CHANCES)
    product, van, until = _draw_stays(chance, place, kind)
    aanbieder = chance.integers(1, AANBIEDERS + 1, clients)[client]
    elsewhere = chance.random(count) < ELSEWHERE_SHARE
    aanbieder[elsewhere] = chance.integers(1, AANBIEDERS + 1, int(elsewhere.sum()))
    gemeente = chance.integers(1, GEMEENTEN + 1, clients)[client]
    opslag = (chance.random(count) < OPSLAG_SHARE) & (product < len(BASES))
    several = (chance.random(clients) < SEVERAL_SHARE)[client]
    return Caseload(
        rows=np.arange(2, count + 2, dtype=np.int32),
        client=_column([f"C{number}" for number in range(clients)], client + 1),
        aanbieder=_column([f"A{number}" for number in range(AANBIEDERS)], aanbieder),
        gemeente=_column([f"{number:04d}" for number in range(GEMEENTEN)], gemeente),
        product=_column([*BASES, OTHER], product + 1),
        opslag=Column((None, True), opslag.astype(np.int32)),
        van=van.astype(np.int32),
        tot_en_met=until.astype(np.int32),
        aantal=np.where(several, 3, 1).astype(np.int64),
        volume=np.full(count, NO_VOLUME, np.int64),
        faulty=np.zeros(count, np.bool_),
    )


def _draw_stays(chance: np.random.Generator, place: Ints, kind: Ints) -> tuple[Ints, Ints, Ints]:
    """Product, Van and T/m of each row; a second and third row follow the one before it."""
    count = len(place)
    van = chance.integers(FIRST_VAN.toordinal(), LAST_VAN.toordinal() + 1, count)
    length = chance.integers(10, LONGEST, count)
    gap = np.where(kind == LATER_CHANGE, chance.integers(1, LONGEST_GAP, count), 0)
    product = chance.integers(0, len(BASES), count)
    step = chance.integers(1, len(BASES), count)
    until = van + length
    for number in (1, 2):
        mine = np.flatnonzero(place == number)
        before = mine - 1
        # Two changes go the same way round, so that no product comes back with days between.
        turn = step[mine - number]
        beside = (kind[mine] == OTHER_FAMILY) & (product[before] < len(BASES))
        known = product[before] == len(BASES)
        again = (kind[mine] == RENEWAL) | known
        product[mine] = np.where(again, product[before], (product[before] + turn) % len(BASES))
        product[mine[beside]] = len(BASES)
        van[mine] = until[before] + 1 + np.where(again, 0, gap[mine])
        van[mine[beside]] = van[before[beside]] + length[mine[beside]] // 4
        until[mine] = van[mine] + length[mine]
    last = np.append(place[1:] == 0, [True])
    return product, van, np.where(last & (chance.random(count) < OPEN_SHARE), OPEN, until)


def _column(values: list[str], codes: Ints) -> Column:
    return Column((None, *values), codes.astype(np.int32))
