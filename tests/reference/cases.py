"""The worked examples as models and rows, for any calculator that prices them.

Each case gives back the value that the list of worked examples expects: cents, or a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Bekostiging, Eenheid, Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import TariffModel, Wissel
from tests.reference.day_by_day import ReferenceResult
from tests.reference.models import build, ib_products, ib_tarieven, tarief
from tests.reference.outcome import Calculator
from tests.reference.rows import Row
from tests.reference.rules import HAND, Anything, Between, OneOf, Rule, Rules

Case = Callable[[Calculator], object]

YEAR = (date(2016, 1, 1), date(2016, 12, 31))
P3 = (date(2016, 2, 29), date(2016, 3, 27))
BROKEN = (date(2016, 2, 17), date(2016, 4, 6))
SPRING = (date(2021, 3, 18), date(2021, 6, 9))

KEY = (
    Rules(
        "Basis",
        ("Code", "Klasse"),
        "Product",
        (
            Rule((OneOf(("H132",)), Anything()), HAND),
            Rule((Anything(), Between(1, 2)), "IB1"),
            Rule((Anything(), Between(3, None)), "IB3"),
        ),
        anders=HAND,
    ),
    Rules("Opslag", ("Code",), "Opslag", (Rule((OneOf(("H152", "H153")),), "ja"),), anders="nee"),
)
"""The technical conversion key of 2016 (domain.md 000:128)."""


def ib_model(
    toerekening: Toerekening = Toerekening.VOL,
    kalender: KalenderSoort = KalenderSoort.JAAR13,
    wissel: Wissel = Wissel.EERSTE,
    tables: Sequence[Rules] = (),
) -> TariffModel:
    """Individuele Begeleiding 2016."""
    return build(
        ib_products(toerekening), ib_tarieven(), kalender=kalender, wissel=wissel, tables=tables
    )


def total(
    product: str,
    days: tuple[date, date],
    toerekening: Toerekening = Toerekening.VOL,
    *,
    opslag: bool = False,
    kalender: KalenderSoort = KalenderSoort.JAAR13,
) -> Case:
    """One client with one product: all cents."""

    def case(price: Calculator) -> object:
        row = Row("C1", *days, product=product, opslag=opslag)
        return price(ib_model(toerekening, kalender), [row], ()).total

    return case


def part_of(case: Callable[[Calculator], ReferenceResult], periode: str) -> Case:
    """The cents of one period of a priced case."""
    return lambda price: case(price).per(4)[periode]


def start_in_p1(price: Calculator) -> ReferenceResult:
    """IB1 from 25 January 2016, by days."""
    row = Row("C1", date(2016, 1, 25), product="IB1")
    return price(ib_model(Toerekening.DAG), [row], ())


def month_tariff(toerekening: Toerekening) -> Case:
    """A month tariff of 345,84 in the spring of 2021."""

    def case(price: Calculator) -> object:
        product = Product("IBM", eenheid=Eenheid.MAAND, toerekening=toerekening)
        model = build(
            [product], [tarief("IBM", 34584)], kalender=KalenderSoort.MAAND, jaren=(2021, 2021)
        )
        return price(model, [Row("C1", *SPRING, product="IBM")], ()).total

    return case


def converted(code: str, klasse: int | None) -> Case:
    """One old indication of a whole period: its cents a period, or that it has no price."""

    def case(price: Calculator) -> object:
        values = {"code": code, "klasse": None if klasse is None else Decimal(klasse)}
        result = price(ib_model(tables=KEY), [Row("C1", *P3, kenmerken=values)], KEY)
        return "ONOPGELOST" if result.onopgelost == {0} and not result.lines else result.total

    return case


def many_clients(days: tuple[date, date]) -> Case:
    """120, 45 and 80 clients with IB1, IB2 and IB3, of whom 15, 5 and 30 with opslag."""
    counts = (("IB1", 120, 15), ("IB2", 45, 5), ("IB3", 80, 30))

    def case(price: Calculator) -> object:
        rows = [
            Row(f"{product}{opslag}", *days, product=product, opslag=opslag, aantal=aantal)
            for product, clients, with_opslag in counts
            for opslag, aantal in ((True, with_opslag), (False, clients - with_opslag))
        ]
        return price(ib_model(), rows, ()).total

    return case


def minutes(price: Calculator) -> object:
    """50 minutes at an hour tariff of 45,79."""
    product = Product("H300", eenheid=Eenheid.MINUUT, bekostiging=Bekostiging.INSPANNING)
    row = Row("C1", *P3, product="H300", volume=Decimal(50))
    return price(build([product], [tarief("H300", 4579)]), [row], ()).total


def lump_sum(price: Calculator) -> ReferenceResult:
    """250.000 euro a year without a client."""
    product = Product(
        "NACHT", soort=ProductSoort.VAST, eenheid=Eenheid.JAAR, bekostiging=Bekostiging.TAAK
    )
    row = Row(None, *YEAR, product="NACHT")
    return price(build([product], [tarief("NACHT", 25_000_000)]), [row], ())


def change(wissel: Wissel) -> Case:
    """IB1 up to and with 14 February, then IB3: what period P2 costs."""

    def case(price: Calculator) -> object:
        rows = [
            Row("C1", date(2016, 1, 1), date(2016, 2, 14), product="IB1"),
            Row("C1", date(2016, 2, 15), product="IB3"),
        ]
        return price(ib_model(wissel=wissel), rows, ()).per(4)["2016-P02"]

    return case


def over_new_year(price: Calculator) -> ReferenceResult:
    """IB1 from 27 December 2016, a new price list on 1 January 2017, inside one ISO block."""
    prices = [
        Tarief("IB1", date(2016, 1, 1), date(2016, 12, 31), 31924),
        Tarief("IB1", date(2017, 1, 1), None, 32500),
    ]
    model = build([Product("IB1", familie="IB")], prices, kalender=KalenderSoort.ISO)
    return price(model, [Row("C1", date(2016, 12, 27), product="IB1")], ())


def weekly(toerekening: Toerekening, cent: int, days: tuple[date, date], periode: str) -> Case:
    """A week tariff in calendar months of 2025: the amount of one month."""

    def case(price: Calculator) -> object:
        product = Product("W", eenheid=Eenheid.WEEK, toerekening=toerekening)
        model = build(
            [product], [tarief("W", cent)], kalender=KalenderSoort.MAAND, jaren=(2025, 2025)
        )
        return price(model, [Row("C1", *days, product="W")], ()).per(4)[periode]

    return case


def hours_in_october(price: Calculator) -> object:
    """Three hours a week: a week tariff of 3 counts the hours of the touched ISO weeks."""
    days = (date(2025, 10, 7), date(2025, 12, 30))
    return f"{weekly(Toerekening.WEEK, 3, days, '2025-10')(price)} uur"


def stacked_or_whole(price: Calculator) -> object:
    """Two stacked products against one integrated product: what a period costs more."""
    prices = [tarief("IBG2", 51234), tarief("HH1", 23110), tarief("ITO", 69800)]
    model = build([Product("IBG2"), Product("HH1"), Product("ITO")], prices)
    old = price(model, [Row("C1", *P3, product=code) for code in ("IBG2", "HH1")], ())
    new = price(model, [Row("C1", *P3, product="ITO")], ())
    return new.total - old.total


SUMMER = (date(2025, 7, 7), date(2025, 9, 7))

CASES: dict[str, Case] = {
    "A01": total("IB1", P3),
    "A02": total("IB3", P3, opslag=True),
    "A05": total("IB1", YEAR),
    "A06": total("IB1", YEAR, kalender=KalenderSoort.ISO),
    "A07": total("IB3", YEAR, opslag=True),
    "B01": total("IB2", BROKEN),
    "B02": total("IB2", BROKEN, Toerekening.EERSTE_DAG),
    "B05": total("IB2", BROKEN, Toerekening.DAG),
    "B08": total("IB2", BROKEN, Toerekening.EIGEN),
    "B09": part_of(start_in_p1, "2016-P01"),
    "B11": total("IB3", (date(2016, 2, 29), date(2016, 2, 29))),
    "C01": total("IB3", (date(2016, 2, 1), date(2016, 2, 16)), Toerekening.DAG, opslag=True),
    "D04": month_tariff(Toerekening.VOL),
    "D05": month_tariff(Toerekening.EERSTE_DAG),
    "D07": month_tariff(Toerekening.DAG),
    "E01": converted("H300", 1),
    "E02": converted("H300", 2),
    "E03": converted("H300", 3),
    "E05": converted("H150", 4),
    "E06": converted("H152", 2),
    "E08": converted("H153", 5),
    "E12": converted("H300", None),
    "E13": converted("H132", None),
    "F09": many_clients(P3),
    "F10": many_clients(YEAR),
    "H01": minutes,
    "I01": part_of(lump_sum, "2016-P01"),
    "K01": change(Wissel.EERSTE),
    "K04": change(Wissel.BEIDE),
    "K05": change(Wissel.DAG),
    "L01": part_of(over_new_year, "2016-I13"),
    "N1a": weekly(Toerekening.ZONDAG, 30000, SUMMER, "2025-07"),
    "N1b": weekly(Toerekening.ZONDAG, 30000, SUMMER, "2025-08"),
    "N1c": weekly(Toerekening.ZONDAG, 30000, SUMMER, "2025-09"),
    "N4a": hours_in_october,
    "Q02": stacked_or_whole,
}
