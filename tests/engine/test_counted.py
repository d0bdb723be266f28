"""What the calendar does not count: volumes, trajecten, yearly amounts; and the maximum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Eenheid, Product, ProductSoort, Tarief
from tests.reference.models import LONG_AGO, build, tarief
from tests.reference.rows import Row, caseload

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
NEW_YEAR = date(2016, 1, 1)
PRODUCTS = (
    Product("UUR", eenheid=Eenheid.UUR),
    Product("MIN", eenheid=Eenheid.MINUUT),
    Product("EUR", eenheid=Eenheid.EURO),
    Product("STUK", eenheid=Eenheid.STUKS),
    Product("DEEL", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal(70)),
    Product("HEEL", eenheid=Eenheid.TRAJECT),
    Product("JAAR", eenheid=Eenheid.JAAR, soort=ProductSoort.VAST),
    Product("VOL"),
    Product("MAX", maximum=25_000),
)
TARIEVEN = (
    *(Tarief(code, LONG_AGO, date(2015, 12, 31), 5000) for code in ("UUR", "DEEL")),
    *(Tarief(code, NEW_YEAR, None, 6001) for code in ("UUR", "DEEL")),
    tarief("MIN", 6050),
    tarief("STUK", 333),
    tarief("HEEL", 9999),
    tarief("JAAR", 1_000_003),
    tarief("VOL", 10_000),
    tarief("MAX", 10_000),
)
MODEL = build(PRODUCTS, TARIEVEN)


def result(*rows: Row) -> Result:
    return run(MODEL, caseload(rows))


def amounts(found: Result) -> dict[str, int]:
    return dict(found.totals.per_periode)


def codes(found: Result) -> list[str]:
    return [one.code for one in found.findings]


@pytest.mark.parametrize(
    "product, volume, cents",
    [
        ("UUR", "2.5", 15_003),  # 150,025
        ("MIN", "50", 5_042),  # 50 x 60,50 / 60 = 50,41666
        ("MIN", "1", 101),  # 100,833 cents: not 1 minute at a rounded price
        ("EUR", "12.05", 1_205),
        ("EUR", "0.005", 1),
        ("STUK", "3", 999),
    ],
)
def test_a_volume_is_multiplied_first_and_rounded_once(
    product: str, volume: str, cents: int
) -> None:
    found = result(Row("C1", *FEBRUARY, product=product, volume=Decimal(volume)))
    assert amounts(found) == {"2016-P02": cents}


@pytest.mark.parametrize(
    "van, until, period",
    [
        (date(2015, 11, 1), date(2016, 3, 1), "2016-P01"),
        (date(2016, 1, 31), date(2016, 3, 1), "2016-P01"),
        (date(2016, 2, 1), None, "2016-P02"),
        (date(2016, 12, 31), None, "2016-P13"),
        (date(2015, 11, 1), NEW_YEAR, "2016-P01"),
    ],
)
def test_a_volume_is_booked_in_its_first_period(van: date, until: date | None, period: str) -> None:
    """Also where a row begins on the last or ends on the first day of a period."""
    found = result(Row("C1", van, until, "UUR", volume=Decimal(1)))
    assert amounts(found) == {period: 6001}, "the price of the first day inside the calendar"


@pytest.mark.parametrize("days", [(LONG_AGO, date(2015, 12, 31)), (date(2017, 1, 1), None)])
def test_a_volume_outside_the_calendar_is_told(days: tuple[date, date | None]) -> None:
    found = result(Row("C1", *days, product="UUR", volume=Decimal(1)))
    assert (found.total, found.counts.zonder_regel, codes(found)) == (0, 1, ["CLI-306"])


def test_remarks_on_volumes() -> None:
    rows = [
        Row("C1", *FEBRUARY, product="VOL", volume=Decimal(2)),
        Row("C2", *FEBRUARY, product="UUR", volume=Decimal(2)),
        Row("C3", date(2016, 2, 28), date(2016, 2, 29), "UUR", volume=Decimal(2)),
    ]
    found = result(*rows)
    assert [(one.code, one.place.cell) for one in found.findings] == [
        ("CLI-313", "K2"),
        ("CLI-314", "K4"),
    ]


def test_a_volume_that_is_needed() -> None:
    found = result(Row("C1", *FEBRUARY, product="UUR"), Row("C2", *FEBRUARY, product="VOL"))
    assert [(one.code, one.place.cell) for one in found.findings] == [("CLI-312", "K2")]
    assert (found.total, [one.row for one in found.unresolved]) == (10_000, [0])


def test_an_opslag_that_needs_a_volume_needs_it_too() -> None:
    opslag = Product("VOLO", soort=ProductSoort.OPSLAG, hoort_bij="VOL", eenheid=Eenheid.UUR)
    model = build([*PRODUCTS, opslag], [*TARIEVEN, tarief("VOLO", 6_000_000)])
    found = run(model, caseload([Row("C1", *FEBRUARY, product="VOL", opslag=True)]))
    assert codes(found) == ["CLI-312"]
    assert (found.total, [one.row for one in found.unresolved]) == (0, [0])


def test_a_volume_that_the_opslag_uses_is_not_told_as_ignored() -> None:
    opslag = Product("VOLO", soort=ProductSoort.OPSLAG, hoort_bij="VOL", eenheid=Eenheid.UUR)
    model = build([*PRODUCTS, opslag], [*TARIEVEN, tarief("VOLO", 300)])
    row = Row("C1", *FEBRUARY, product="VOL", opslag=True, volume=Decimal(2))
    found = run(model, caseload([row]))
    assert (dict(found.totals.per_product), codes(found)) == ({"VOL": 10_000, "VOLO": 600}, [])


@pytest.mark.parametrize(
    "product, van, until, expected",
    [
        ("DEEL", date(2016, 2, 3), date(2016, 4, 6), {"2016-P02": 4201, "2016-P04": 1800}),
        ("DEEL", date(2016, 2, 3), date(2016, 2, 3), {"2016-P02": 6001}),
        ("DEEL", date(2016, 2, 3), None, {"2016-P02": 4201}),
        ("DEEL", date(2016, 2, 3), date(2017, 1, 1), {"2016-P02": 4201}),
        ("DEEL", date(2015, 12, 31), date(2016, 4, 6), {"2016-P04": 1500}),  # the old price
        ("DEEL", date(2015, 12, 31), None, {}),
        ("HEEL", date(2016, 2, 3), date(2016, 4, 6), {"2016-P02": 9999}),
        ("HEEL", date(2016, 2, 3), None, {"2016-P02": 9999}),
    ],
)
def test_a_traject_is_paid_at_its_start_and_at_its_end(
    product: str, van: date, until: date | None, expected: dict[str, int]
) -> None:
    assert amounts(result(Row("C1", van, until, product))) == expected


def test_a_yearly_amount_is_exact_to_the_cent() -> None:
    found = result(Row(None, NEW_YEAR, product="JAAR"))
    assert found.total == 1_000_003
    assert len(found.totals.per_periode) == 13
    assert set(found.totals.per_periode.values()) == {76_923, 76_924}


@pytest.mark.parametrize(
    "van, until, periods",
    [
        (date(2016, 1, 31), date(2016, 2, 1), ["2016-P01", "2016-P02"]),
        (date(2015, 5, 5), date(2016, 1, 1), ["2016-P01"]),
        (date(2016, 12, 31), None, ["2016-P13"]),
    ],
)
def test_a_yearly_amount_in_the_periods_it_touches(
    van: date, until: date | None, periods: list[str]
) -> None:
    assert list(amounts(result(Row(None, van, until, "JAAR")))) == periods


def test_a_second_year_begins_again() -> None:
    """Twelve months, two years: the amount of a month is by its number in the year."""
    model = build([Product("J", eenheid=Eenheid.JAAR)], [tarief("J", 1000)],
                  kalender=KalenderSoort.MAAND, jaren=(2016, 2017))  # fmt: skip
    found = run(model, caseload([Row(None, date(2016, 1, 1), product="J")]))
    first, second = list(found.lines["bedrag_cent"])[:12], list(found.lines["bedrag_cent"])[12:]
    assert first == second
    assert sum(first) == 1000


# --- maximum -------------------------------------------------------------------------------


def test_the_line_that_passes_the_maximum_is_cut_and_later_ones_vanish() -> None:
    found = result(Row("C1", date(2016, 2, 1), date(2016, 5, 20), "MAX", aantal=2))
    assert amounts(found) == {"2016-P02": 20_000, "2016-P03": 20_000, "2016-P04": 10_000}
    assert codes(found) == ["CLI-308"]


def test_a_maximum_that_is_just_reached_is_no_finding() -> None:
    model = build([replace(PRODUCTS[-1], maximum=20_000)], [tarief("MAX", 10_000)])
    row = Row("C1", date(2016, 2, 1), date(2016, 3, 20), "MAX")
    found = run(model, caseload([row]))
    assert (found.total, codes(found)) == (20_000, [])


def test_a_maximum_is_of_a_client() -> None:
    """Of each client by itself; a row without a client has none."""
    days = (date(2016, 2, 1), date(2016, 4, 20))
    found = result(*(Row(client, *days, product="MAX") for client in ("C1", "C2", None)))
    assert dict(found.totals.per_client) == {"C1": 25_000, "C2": 25_000, "": 30_000}


def test_a_maximum_is_of_a_product() -> None:
    other = Product("MEER", maximum=25_000, familie="ander")
    model = build([PRODUCTS[-1], other], [tarief("MAX", 10_000), tarief("MEER", 10_000)])
    days = (date(2016, 2, 1), date(2016, 4, 20))
    found = run(model, caseload([Row("C1", *days, product=code) for code in ("MAX", "MEER")]))
    assert found.totals.per_product == {"MAX": 25_000, "MEER": 25_000}


def test_a_maximum_is_of_a_year() -> None:
    model = build([PRODUCTS[-1]], [tarief("MAX", 10_000)], jaren=(2016, 2017))
    found = run(model, caseload([Row("C1", date(2016, 1, 1), product="MAX")]))
    assert amounts(found) == {
        "2016-P01": 10_000, "2016-P02": 10_000, "2016-P03": 5_000,
        "2017-P01": 10_000, "2017-P02": 10_000, "2017-P03": 5_000,
    }  # fmt: skip
    assert codes(found) == ["CLI-308", "CLI-308"]
