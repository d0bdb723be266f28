"""Profiles in blocks, and the first day of a period that has no tariff."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from ibcalc.engine.periods import periods_of
from ibcalc.engine.prices import price_table
from ibcalc.engine.profiles import Folder, Profiles, _blocks
from ibcalc.engine.toerekening import charge_of
from ibcalc.model.calendar import jaar13
from ibcalc.model.product import Product, Tarief, Toerekening

DAY = timedelta(1)


@pytest.mark.parametrize(
    "product, most, blocks",
    [
        ([], 2, []),
        ([0], 2, [(0, 1)]),
        ([0, 0, 0], 2, [(0, 2), (2, 3)]),
        ([0, 0, 1, 1, 1, 1, 3], 2, [(0, 2), (2, 4), (4, 6), (6, 7)]),
        ([0, 0, 1], 100, [(0, 2), (2, 3)]),
    ],
)
def test_a_block_holds_one_product_and_no_more_than_the_most(
    product: list[int], most: int, blocks: list[tuple[int, int]]
) -> None:
    assert [each for each in _blocks(np.array(product, np.int32), most) if each[0] < each[1]] == (
        blocks
    )


GAP = (date(2016, 2, 10), date(2016, 2, 14))
"""Days without a tariff; 2016-P02 is all of 1 to 28 February."""


def folded(toerekening: Toerekening, van: date, until: date) -> Profiles:
    products = [Product("Q"), Product("P", toerekening=toerekening)]
    tarieven = [
        Tarief("Q", date(2010, 1, 1), None, 1),
        Tarief("P", date(2010, 1, 1), GAP[0] - DAY, 100),
        Tarief("P", GAP[1] + DAY, None, 200),
    ]
    periods = periods_of(jaar13(2016, 2016))
    prices = price_table(products, tarieven, periods)
    folder = Folder(tuple(map(charge_of, products)), periods, prices)
    product = np.array([0, 1], np.int32)
    days = [np.array([day.toordinal()] * 2, np.int32) for day in (van, until)]
    return folder.fold(product, *days)[0]


@pytest.mark.parametrize(
    "toerekening, van, until, bare",
    [
        (Toerekening.DAG, date(2016, 2, 1), date(2016, 2, 9), None),
        (Toerekening.DAG, date(2016, 2, 1), date(2016, 2, 28), GAP[0]),
        (Toerekening.DAG, date(2016, 2, 12), date(2016, 2, 28), date(2016, 2, 12)),
        (Toerekening.DAG, date(2016, 2, 15), date(2016, 2, 28), None),
        (Toerekening.DAG28, date(2016, 2, 1), date(2016, 2, 10), GAP[0]),
        (Toerekening.VOL, date(2016, 2, 1), date(2016, 2, 28), None),
        (Toerekening.VOL, GAP[0], date(2016, 2, 28), GAP[0]),
        (Toerekening.VOL, date(2016, 2, 15), date(2016, 2, 28), None),
        (Toerekening.EIGEN, date(2016, 1, 14), date(2016, 2, 28), date(2016, 2, 11)),
    ],
)
def test_the_first_charged_day_without_a_tariff(
    toerekening: Toerekening, van: date, until: date, bare: date | None
) -> None:
    """The second profile, in the second period; the first product has a tariff always."""
    expected = {} if bare is None else {(1, 1): bare.toordinal()}
    assert folded(toerekening, van, until).unpriced == expected
