"""Opslagen with rows of their own, worked out on paper; engine and reference alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.tariffmodel import Wissel
from tests.reference.cases import KEY, ib_model
from tests.reference.day_by_day import reference
from tests.reference.outcome import Calculator, engine
from tests.reference.rows import Row

both = pytest.mark.parametrize("price", [engine, reference], ids=["engine", "reference"])


@both
@pytest.mark.parametrize(
    "more, cents",
    [([], 0), ([Row("C1", date(2016, 5, 2), date(2016, 5, 8), "IB3")], 106361)],
    ids=["alone", "beside another product later"],
)
def test_an_opslag_for_one_of_three_clients(price: Calculator, more: list[Row], cents: int) -> None:
    """The opslag keeps the aantal, aanbieder and gemeente of its own row, settled or not."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 28), "IB1", aanbieder="X", aantal=3),
        Row("C1", date(2016, 2, 1), date(2016, 2, 5), "IB1O", aanbieder="Y", gemeente="0505"),
    ]
    result = price(ib_model(), [*rows, *more], ())
    assert set(result.lines) >= {
        ("C1", "X", "", "IB1", "2016-P02", 3 * 31924),
        ("C1", "Y", "0505", "IB1O", "2016-P02", 9001),
    }
    assert result.total == 3 * 31924 + 9001 + cents


@both
def test_an_opslag_goes_with_the_base_that_is_there_in_the_period(price: Calculator) -> None:
    """In May the base is at Y, whatever aanbieder the opslag names or the client had before."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 9), "IB1", aanbieder="X"),
        Row("C1", date(2016, 5, 2), date(2016, 5, 8), "IB1", aanbieder="Y"),
        Row("C1", date(2016, 5, 2), date(2016, 5, 3), "IB1O", aanbieder="X"),
        Row("C1", date(2016, 5, 6), date(2016, 5, 8), "IB1O", aanbieder="X"),
    ]
    result = price(ib_model(), rows, ())
    assert result.per(3) == {"IB1": 2 * 31924, "IB1O": 9001}
    assert result.per(1) == {"X": 31924 + 9001, "Y": 31924}


@both
def test_an_opslag_stays_when_its_own_base_is_left_out(price: Calculator) -> None:
    """Two typed rows of IB1 overlap; H152 klasse 2, IB1 with opslag at A, holds the days.

    IB1 of A began first, so IB3 waits; the opslag without aanbieder is a stay of its own.
    """
    rows = [
        Row("C1", date(2016, 2, 1), None, "IB1"),
        Row("C1", date(2016, 2, 1), date(2016, 2, 1), "IB1O"),
        Row("C1", date(2016, 2, 2), date(2016, 2, 15), "IB1", opslag=True),
        Row("C1", date(2016, 2, 2), date(2016, 2, 15), "IB3", opslag=True),
        Row("C1", date(2016, 2, 1), date(2016, 2, 14), aanbieder="A",
            kenmerken={"code": "H152", "klasse": Decimal(2)}),
    ]  # fmt: skip
    result = price(ib_model(tables=KEY), rows, KEY)
    assert result.onopgelost == {0, 2}
    assert set(result.lines) == {
        ("C1", "A", "", "IB1", "2016-P02", 31924),
        ("C1", "A", "", "IB1O", "2016-P02", 9001),
        ("C1", "", "", "IB1O", "2016-P02", 9001),
    }


@both
def test_a_typed_opslag_of_overlapping_converted_rows_goes_to_the_dearest(
    price: Calculator,
) -> None:
    """H300 klasse 2 (IB1, with a typed opslag) beside H300 klasse 5 (IB3): IB3 with its opslag."""
    days = (date(2016, 2, 1), date(2016, 2, 28))
    rows = [
        Row("C1", *days, kenmerken={"code": "H300", "klasse": Decimal(2)}),
        Row("C1", *days, kenmerken={"code": "H300", "klasse": Decimal(5)}),
        Row("C1", date(2016, 2, 3), date(2016, 2, 9), "IB1O"),
    ]
    result = price(ib_model(tables=KEY), rows, KEY)
    assert result.per(3) == {"IB3": 106361, "IB3O": 29989}


@both
def test_hoogste_counts_the_opslag_of_each_identical_client(price: Calculator) -> None:
    """Three times IB1 with opslag is 1.227,75; with one opslag IB3 (1.063,61) would be higher."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 14), "IB1", opslag=True, aantal=3),
        Row("C1", date(2016, 2, 15), date(2016, 2, 28), "IB3"),
    ]
    assert price(ib_model(wissel=Wissel.HOOGSTE), rows, ()).per(3) == {
        "IB1": 3 * 31924,
        "IB1O": 3 * 9001,
    }
