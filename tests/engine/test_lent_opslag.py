"""The dearest of an overlap with the opslag of another row, in a period without its tariff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest.mock import patch

import pytest

from ibcalc.engine import rivals
from ibcalc.engine.result import Result
from ibcalc.model.kenmerk import Value
from ibcalc.model.product import Tarief, Toerekening
from ibcalc.model.tariffmodel import TariffModel, Wissel
from tests.engine.test_both_ways import said
from tests.reference.cases import KEY
from tests.reference.day_by_day import reference
from tests.reference.models import LONG_AGO, build, ib_products, ib_tarieven
from tests.reference.outcome import of_result, run_engine
from tests.reference.rows import Row

SPRING = (date(2016, 2, 1), date(2016, 2, 20))
LATER = (date(2016, 2, 22), date(2016, 2, 27))


def model(wissel: Wissel = Wissel.EERSTE, until: date = date(2016, 3, 1)) -> TariffModel:
    """The IB products, with no tariff for IB3O in February."""
    hole = [Tarief("IB3O", LONG_AGO, date(2016, 1, 31), 29989), Tarief("IB3O", until, None, 29989)]
    others = [one for one in ib_tarieven() if one.product != "IB3O"]
    return build(ib_products(), [*others, *hole], wissel=wissel, tables=KEY)


def old(code: str, klasse: int, days: tuple[date, date], gemeente: str = "0505") -> Row:
    """A row of C1 to be converted: H300/3 is IB3, H152/2 is IB1 with opslag, H153/5 IB3 too."""
    kenmerken: dict[str, Value] = {"code": code, "klasse": Decimal(klasse)}
    return Row("C1", *days, aanbieder="A", gemeente=gemeente, kenmerken=kenmerken)


def ran(case: TariffModel, rows: Sequence[Row]) -> Result:
    """The result, the same in columns and one by one."""
    plain = run_engine(case, rows)
    with patch.object(rivals, "CROWD", 0):
        assert said(run_engine(case, rows)) == said(plain)
    return plain


def gaps(result: Result) -> list[tuple[str, str]]:
    """What is told of tariffs that are not there: words and cell."""
    found = [one for one in result.findings if one.code == "CLI-303"]
    return [(one.message, one.place.cell) for one in found]


@pytest.mark.parametrize("wissel", Wissel)
def test_the_dearest_misses_the_tariff_of_a_lent_opslag(wissel: Wissel) -> None:
    """IB3 takes the opslag of IB1: its row is onopgelost and IB1 is charged."""
    case, rows = model(wissel), [old("H300", 3, SPRING), old("H152", 2, SPRING)]
    result = ran(case, rows)
    assert of_result(result).onopgelost == {0} == reference(case, rows, KEY).onopgelost
    assert result.total == 40_925
    ((message, cell),) = gaps(result)
    assert "IB3O" in message
    assert "2016-P02" in message
    assert cell == "H2"


@pytest.mark.parametrize("wissel", Wissel)
def test_a_lent_opslag_without_tariff_beside_a_change(wissel: Wissel) -> None:
    """Another aanbieder later in the period: the gap counts in what each wissel would charge."""
    change = Row("C1", *LATER, product="IB2", aanbieder="B", gemeente="0505")
    rows = [old("H300", 3, SPRING), old("H152", 2, SPRING), change]
    result = ran(model(wissel), rows)
    assert of_result(result).onopgelost == {0}
    assert len(gaps(result)) == 1


@pytest.mark.parametrize("wissel", Wissel)
def test_a_gap_of_an_own_opslag_is_told_once(wissel: Wissel) -> None:
    """The profile tells it in its first period, also if more periods have no tariff."""
    long = (date(2016, 2, 1), date(2016, 4, 24))
    rows = [old("H153", 5, long), old("H152", 2, long)]
    result = ran(model(wissel, until=date(2016, 6, 1)), rows)
    assert of_result(result).onopgelost == {0}
    assert len(gaps(result)) == 1


def test_a_lent_opslag_at_another_gemeente_is_not_the_own_one() -> None:
    """Both are IB3, of which only the second has an opslag: each misses it."""
    rows = [old("H300", 3, SPRING), old("H153", 5, SPRING, gemeente="0512")]
    result = ran(model(), rows)
    assert of_result(result).onopgelost == {0, 1}


def test_an_opslag_typed_at_another_gemeente_is_not_the_own_one() -> None:
    """It goes with IB3 for want of a base there, and both rows miss it."""
    typed = Row("C1", *SPRING, product="IB3O", aanbieder="A", gemeente="0512")
    case, rows = model(), [old("H300", 3, SPRING), old("H300", 2, SPRING), typed]
    assert of_result(ran(case, rows)).onopgelost == {0, 2} == reference(case, rows, KEY).onopgelost


def test_a_lent_opslag_is_not_missed_where_its_base_is_not_charged() -> None:
    """By its first day IB3 is charged nothing in the middle of a period: nor is its opslag."""
    days = (date(2016, 2, 9), date(2016, 2, 10))
    whole = model()
    bases = ("IB1", "IB2", "IB3")
    products = tuple(
        replace(one, toerekening=Toerekening.EERSTE_DAG) if one.code in bases else one
        for one in whole.producten
    )
    case, rows = replace(whole, producten=products), [old("H300", 3, days), old("H152", 2, days)]
    assert not of_result(ran(case, rows)).onopgelost
