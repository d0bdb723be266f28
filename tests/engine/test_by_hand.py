"""Cases worked out on paper that the worked examples leave open; engine and reference alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.product import Eenheid, Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import Wissel
from tests.reference.cases import BROKEN, KEY, change, ib_model, total
from tests.reference.day_by_day import reference
from tests.reference.models import build, tarief
from tests.reference.outcome import Calculator, engine, run_engine
from tests.reference.rows import Row

both = pytest.mark.parametrize("price", [engine, reference], ids=["engine", "reference"])


@both
@pytest.mark.parametrize(
    "toerekening, cents",
    [
        (Toerekening.VOL, 3 * 69221),
        (Toerekening.EERSTE_DAG, 2 * 69221),  # not P02: it starts on 17 February
        (Toerekening.LAATSTE_DAG, 2 * 69221),  # not P04: it ends on 6 April
        (Toerekening.MIDDEN, 69221),  # of 15 February, 14 March, 11 April only the second
        (Toerekening.DAG, 29666 + 69221 + 24722),  # 12, 28 and 10 of 28 days
        (Toerekening.DAG28, 29666 + 69221 + 24722),
        (Toerekening.WEEK, 34611 + 69221 + 34611),  # 2, 4 and 2 weeks
        (Toerekening.ZONDAG, 34611 + 69221 + 34611),  # 2 and 4 Sundays; 1, and 1 more at the end
        (Toerekening.EIGEN, 2 * 69221),  # blocks start on 17 February and 16 March
    ],
)
def test_ib2_from_17_february_to_6_april(
    price: Calculator, toerekening: Toerekening, cents: int
) -> None:
    assert total("IB2", BROKEN, toerekening)(price) == cents


@both
@pytest.mark.parametrize(
    "wissel, cents",
    [
        (Wissel.EERSTE, 31924),
        (Wissel.LAATSTE, 106361),
        (Wissel.HOOGSTE, 106361),
        (Wissel.BEIDE, 138285),
        (Wissel.DAG, 69143),
    ],
)
def test_change_inside_a_period(price: Calculator, wissel: Wissel, cents: int) -> None:
    assert change(wissel)(price) == cents


@both
def test_dag28_counts_the_first_28_days_only(price: Calculator) -> None:
    """P1 of 2016 has 31 days and is capped, P13 (from 5 December) has 27 and is not."""
    row = Row("C1", date(2016, 1, 1), date(2016, 12, 31), product="IB1")
    result = price(ib_model(Toerekening.DAG28), [row], ())
    assert result.per(4)["2016-P01"] == 31924
    assert result.per(4)["2016-P13"] == 30784


@both
def test_dag_splits_at_the_price_date(price: Calculator) -> None:
    """P03 of 2016 (29 February to 27 March) has 1 day before 1 March and 27 after."""
    prices = [
        Tarief("A", date(2016, 1, 1), date(2016, 2, 29), 28000),
        Tarief("A", date(2016, 3, 1), None, 56000),
    ]
    model = build([Product("A", toerekening=Toerekening.DAG)], prices)
    result = price(model, [Row("C1", date(2016, 2, 29), date(2016, 3, 27), "A")], ())
    assert sorted(line[5] for line in result.lines) == [1000, 54000]


@both
def test_vol_takes_the_price_of_the_first_day(price: Calculator) -> None:
    prices = [
        Tarief("A", date(2016, 1, 1), date(2016, 2, 29), 28000),
        Tarief("A", date(2016, 3, 1), None, 56000),
    ]
    model = build([Product("A")], prices)
    result = price(model, [Row("C1", date(2016, 2, 29), date(2016, 4, 1), "A")], ())
    assert result.per(4) == {"2016-P03": 28000, "2016-P04": 56000}


@both
def test_old_client_with_two_codes_pays_the_dearest_with_opslag(price: Calculator) -> None:
    """H300 klasse 5 (IB3) beside H153 klasse 2 (IB1 + opslag): IB3 with the opslag of IB3."""
    days = (date(2016, 2, 1), date(2016, 2, 28))
    rows = [
        Row("C1", *days, kenmerken={"code": "H300", "klasse": Decimal(5)}),
        Row("C1", *days, kenmerken={"code": "H153", "klasse": Decimal(2)}),
    ]
    result = price(ib_model(tables=KEY), rows, KEY)
    assert result.per(3) == {"IB3": 106361, "IB3O": 29989}


@both
def test_typed_rows_of_one_product_that_overlap_are_both_left_out(price: Calculator) -> None:
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 20), product="IB1"),
        Row("C1", date(2016, 2, 20), date(2016, 3, 20), product="IB1"),
        Row("C2", date(2016, 2, 20), date(2016, 2, 20), product="IB1"),
    ]
    result = price(ib_model(), rows, ())
    assert result.onopgelost == {0, 1}
    assert result.total == 31924


@both
def test_two_families_are_stacked(price: Calculator) -> None:
    model = build([Product("HO"), Product("IB")], [tarief("HO", 20000), tarief("IB", 30000)])
    days = (date(2016, 2, 1), date(2016, 2, 28))
    result = price(model, [Row("C1", *days, "HO"), Row("C1", *days, "IB")], ())
    assert result.total == 50000


@both
def test_traject_pays_its_first_part_at_the_start(price: Calculator) -> None:
    product = Product("T", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal("33.3"))
    model = build([product], [tarief("T", 100001)])
    result = price(model, [Row("C1", date(2016, 2, 1), date(2016, 6, 1), "T")], ())
    assert result.per(4) == {"2016-P02": 33300, "2016-P06": 66701}


@both
def test_maximum_cuts_the_line_that_passes_it(price: Calculator) -> None:
    model = build([Product("A", maximum=25000)], [tarief("A", 10000)])
    rows = [Row("C1", date(2016, 1, 1), product="A", aantal=2)]
    result = price(model, rows, ())
    assert [line[5] for line in result.lines] == [20000, 20000, 10000]


@both
def test_opslag_typed_outside_its_base_is_left_out(price: Calculator) -> None:
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 3, 27), product="IB1"),
        Row("C1", date(2016, 2, 1), date(2016, 2, 28), product="IB1O"),
        Row("C2", date(2016, 2, 1), date(2016, 2, 28), product="IB1"),
        Row("C2", date(2016, 2, 1), date(2016, 2, 29), product="IB1O"),
        Row("C3", date(2016, 2, 1), date(2016, 2, 28), product="IB3O"),
    ]
    result = price(ib_model(), rows, ())
    assert result.onopgelost == {3, 4}
    assert result.per(0) == {"C1": 2 * 31924 + 9001, "C2": 31924}


@both
def test_no_tariff_leaves_the_row_out_with_its_opslag(price: Calculator) -> None:
    base = Product("A")
    opslag = Product("AO", soort=ProductSoort.OPSLAG, hoort_bij="A")
    prices = [Tarief("A", date(2016, 1, 1), date(2016, 6, 30), 10000), tarief("AO", 1000)]
    rows = [
        Row("C1", date(2016, 6, 1), date(2016, 8, 1), "A", opslag=True),
        Row("C2", date(2016, 6, 1), date(2016, 6, 10), "A", opslag=True),
    ]
    result = price(build([base, opslag], prices), rows, ())
    assert result.onopgelost == {0}
    assert {line[0] for line in result.lines} == {"C2"}


@both
def test_minutes_by_an_hour_tariff_and_euros_as_they_are(price: Calculator) -> None:
    products = [
        Product("M", eenheid=Eenheid.MINUUT),
        Product("U", eenheid=Eenheid.UUR),
        Product("E", eenheid=Eenheid.EURO),
    ]
    model = build(products, [tarief("M", 4579), tarief("U", 4579)])
    day = date(2016, 3, 1)
    rows = [
        Row("C1", day, day, "M", volume=Decimal(50)),
        Row("C1", day, day, "U", volume=Decimal("12.5")),
        Row("C1", day, day, "E", volume=Decimal("12.34"), aantal=3),
        Row("C1", day, day, "U"),
    ]
    result = price(model, rows, ())
    assert result.per(3) == {"M": 3816, "U": 57238, "E": 3702}
    assert result.onopgelost == {3}


@both
def test_a_price_date_before_the_start_of_the_client(price: Calculator) -> None:
    """The price changes on 4 January, in P01 of 2014 (t/m 26 January); the client starts later."""
    prices = [tarief("A", 1000, tot_en_met=date(2014, 1, 3)), tarief("A", 2000, date(2014, 1, 4))]
    model = build([Product("A")], prices, jaren=(2014, 2014))
    result = price(model, [Row("C1", date(2014, 1, 6), date(2014, 1, 19), "A")], ())
    assert result.per(4) == {"2014-P01": 2000}


@both
def test_traject_begun_before_the_calendar_pays_its_rest(price: Calculator) -> None:
    product = Product("T", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal(30))
    model = build([product], [tarief("T", 1000)])
    result = price(model, [Row("C1", date(2015, 12, 1), date(2016, 3, 1), "T")], ())
    assert result.per(4) == {"2016-P03": 700}


@both
def test_opslag_twice_in_one_period_is_one_regel(price: Calculator) -> None:
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 28), product="IB1"),
        Row("C1", date(2016, 2, 1), date(2016, 2, 2), product="IB1O"),
        Row("C1", date(2016, 2, 25), date(2016, 2, 26), product="IB1O"),
    ]
    assert price(ib_model(), rows, ()).per(3) == {"IB1": 31924, "IB1O": 9001}


@both
def test_wissel_dag_needs_a_tariff_on_each_of_its_days(price: Calculator) -> None:
    """Without a tariff for three days the row is out; those days are never charged as nothing."""
    prices = [
        tarief("A", 1000),
        tarief("B", 1000, tot_en_met=date(2016, 1, 9)),
        tarief("B", 1000, date(2016, 1, 13)),
    ]
    products = [Product(code, familie="F") for code in ("A", "B")]
    rows = [
        Row("C1", date(2016, 1, 1), date(2016, 1, 1), "A"),
        Row("C1", date(2016, 1, 2), date(2016, 1, 20), "B"),
    ]
    result = price(build(products, prices, wissel=Wissel.DAG), rows, ())
    assert result.onopgelost == {1}
    assert result.per(3) == {"A": 1000}


def test_a_tariff_that_begins_a_day_too_late_names_the_first_day_of_the_row() -> None:
    """The row begins between the period and the tariff: its own first day has no price."""
    model = build([Product("A")], [tarief("A", 100, date(2016, 1, 3))])
    found = run_engine(model, [Row("C1", date(2016, 1, 2), date(2016, 1, 9), product="A")])
    assert [one.code for one in found.findings] == ["CLI-303"]
    assert "2-1-2016" in found.findings[0].message


@both
def test_stays_in_one_period_need_a_tariff_on_the_first_day_of_all(price: Calculator) -> None:
    """By the last day of P02 the first row costs nothing by itself, yet it names the tariff."""
    product = Product("A", toerekening=Toerekening.LAATSTE_DAG)
    rows = [
        Row("C1", date(2016, 2, 3), date(2016, 2, 5), "A"),
        Row("C1", date(2016, 2, 20), date(2016, 2, 28), "A"),
    ]
    result = price(build([product], [tarief("A", 1000, date(2016, 2, 10))]), rows, ())
    assert result.onopgelost == {0}
    assert result.total == 1000
