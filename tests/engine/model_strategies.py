"""Random models: all kinds of calendars and products, dated tariffs, small rule tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ibcalc.model.calendar import Calendar, KalenderSoort, Period
from ibcalc.model.conversion import Treffer
from ibcalc.model.product import (
    VOLUME_UNITS,
    Bekostiging,
    Eenheid,
    Product,
    ProductSoort,
    Tarief,
    Toerekening,
)
from tests.reference.models import LONG_AGO
from tests.reference.rules import HAND, Anything, Between, CellTest, Leeg, OneOf, Rule, Rules

DAY = timedelta(days=1)
CODES = ("H1", "H2", "02015")


@st.composite
def calendars(
    draw: st.DrawFn,
) -> tuple[KalenderSoort, tuple[int, int], date | None, Calendar | None]:
    """One of the five kinds, one or two years of 2014-2021."""
    kind = draw(st.sampled_from(KalenderSoort))
    first = draw(st.integers(2014, 2021))
    last = min(2021, first + draw(st.sampled_from((0, 0, 1))))
    anchor, periods = None, None
    if kind is KalenderSoort.DOORLOPEND:
        anchor = date(first, 1, 1) + draw(st.integers(-400, 60)) * DAY
    if kind is KalenderSoort.TABEL:
        periods = draw(typed_calendars(first))
    return kind, (first, last), anchor, periods


@st.composite
def typed_calendars(draw: st.DrawFn, year: int) -> Calendar:
    """Adjoining periods of any length, numbered in the year in which they start."""
    start = date(year, 1, 1) + draw(st.integers(-20, 20)) * DAY
    periods: list[Period] = []
    for length in draw(st.lists(st.integers(1, 60), min_size=1, max_size=14)):
        end = start + (length - 1) * DAY
        number = sum(1 for period in periods if period.jaar == start.year) + 1
        label = f"T{len(periods) + 1:02d}"
        periods.append(Period(label, start, end, start.year, number))
        start = end + DAY
    return tuple(periods)


def _units(kalender: KalenderSoort) -> tuple[Eenheid, ...]:
    by_month = kalender in (KalenderSoort.MAAND, KalenderSoort.TABEL)
    month = (Eenheid.MAAND,) if by_month else ()
    return (Eenheid.PERIODE, Eenheid.PERIODE, Eenheid.PERIODE, Eenheid.WEEK, Eenheid.ETMAAL, *month)


@st.composite
def calendar_products(draw: st.DrawFn, code: str, kalender: KalenderSoort, familie: str) -> Product:
    """A product that is charged by its active days."""
    eenheid = draw(st.sampled_from(_units(kalender)))
    choices: tuple[Toerekening, ...] = tuple(Toerekening)
    if eenheid is Eenheid.WEEK:
        choices = (Toerekening.WEEK, Toerekening.ZONDAG)
    if eenheid is Eenheid.ETMAAL:
        choices = (Toerekening.DAG,)
    soort = draw(st.sampled_from((ProductSoort.BASIS, ProductSoort.BASIS, ProductSoort.COMPONENT)))
    maximum = draw(st.none() | st.none() | st.integers(10_000, 400_000))
    toerekening = draw(st.sampled_from(choices))
    return Product(
        code,
        soort=soort,
        familie=familie,
        eenheid=eenheid,
        toerekening=toerekening,
        maximum=maximum,
    )


@st.composite
def opslag_products(draw: st.DrawFn, base: Product) -> Product:
    """The opslag of a base product, with a toerekening of its own."""
    eenheid = base.eenheid
    choices: tuple[Toerekening, ...] = tuple(Toerekening)
    if eenheid is Eenheid.WEEK:
        choices = (Toerekening.WEEK, Toerekening.ZONDAG)
    if eenheid is Eenheid.ETMAAL:
        choices = (Toerekening.DAG,)
    toerekening = draw(st.just(base.toerekening) | st.sampled_from(choices))
    return Product(
        f"{base.code}O",
        soort=ProductSoort.OPSLAG,
        hoort_bij=base.code,
        eenheid=eenheid,
        toerekening=toerekening,
    )


@st.composite
def other_products(draw: st.DrawFn) -> list[Product]:
    """Volume units, a yearly amount and a traject."""
    eerste_deel = draw(st.none() | st.sampled_from((Decimal(30), Decimal("33.3"), Decimal(100))))
    counted = draw(st.lists(st.sampled_from(sorted(VOLUME_UNITS)), unique=True, max_size=2))
    products = [
        Product(f"V{unit}", eenheid=unit, bekostiging=Bekostiging.INSPANNING) for unit in counted
    ]
    if draw(st.booleans()):
        products.append(
            Product(
                "JAAR",
                soort=ProductSoort.VAST,
                eenheid=Eenheid.JAAR,
                bekostiging=Bekostiging.TAAK,
            )
        )
    if draw(st.booleans()):
        products.append(Product("TRAJECT", eenheid=Eenheid.TRAJECT, eerste_deel=eerste_deel))
    return products


@st.composite
def products_of(draw: st.DrawFn, kalender: KalenderSoort) -> list[Product]:
    """One to four calendar products in one or two families, their opslagen, and the others."""
    products: list[Product] = []
    for number in range(draw(st.sampled_from((3, 4, 2, 1)))):
        familie = draw(st.sampled_from(("F", "F", "F", "G", "")))
        base = draw(calendar_products(f"B{number}", kalender, familie))
        products.append(base)
        if base.soort is ProductSoort.BASIS and draw(st.booleans()):
            products.append(draw(opslag_products(base)))
    return products + draw(other_products())


@st.composite
def tarieven_of(
    draw: st.DrawFn, products: Sequence[Product], years: tuple[int, int], *, gaps: bool
) -> list[Tarief]:
    """A tariff for each product, sometimes a new price inside the years, sometimes a gap."""
    found: list[Tarief] = []
    for product in products:
        cents = st.integers(1_000, 150_000)
        if draw(st.booleans()):
            found.append(Tarief(product.code, LONG_AGO, None, draw(cents)))
            continue
        change = date(years[0], 1, 1) + draw(st.integers(-10, 400)) * DAY
        hole = draw(st.integers(0, 60)) if gaps and product.soort is ProductSoort.BASIS else 0
        found.append(Tarief(product.code, LONG_AGO, change - DAY, draw(cents)))
        found.append(Tarief(product.code, change + hole * DAY, None, draw(cents)))
    return found


@st.composite
def cell_tests(draw: st.DrawFn, kenmerk: str) -> CellTest:
    """A cell under ALS Code or ALS Klasse."""
    if draw(st.integers(0, 2)) == 0:
        rest: tuple[CellTest, ...] = (Anything(), Anything(), Leeg())
        return draw(st.sampled_from(rest))
    if kenmerk == "Code":
        codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True))
        return OneOf(tuple(codes))
    low = draw(st.integers(1, 6))
    return Between(low, draw(st.none() | st.integers(low, 8)))


@st.composite
def tables_of(
    draw: st.DrawFn, products: Sequence[Product], years: tuple[int, int]
) -> tuple[Rules, ...]:
    """A table for the product, one for the opslag, sometimes one for components."""
    bases = [p.code for p in products if p.soort is ProductSoort.BASIS and _by_days(p)]
    parts = [p.code for p in products if p.soort is ProductSoort.COMPONENT]
    if not bases:
        return ()
    tables = [draw(tables_with("Basis", "Product", [*bases, *bases, HAND], years))]
    tables.append(
        replace(draw(tables_with("Opslag", "Opslag", ["ja", "nee"], years)), anders="nee")
    )
    if parts:
        table = draw(tables_with("Delen", "Component", parts, years))
        tables.append(replace(table, treffer=Treffer.ALLE, anders=""))
    return tuple(tables)


@st.composite
def tables_with(
    draw: st.DrawFn, naam: str, output: str, values: Sequence[str], years: tuple[int, int]
) -> Rules:
    """One table with treffer eerste; a row may start or end inside the years."""
    rules: list[Rule] = []
    for _ in range(draw(st.integers(1, 4))):
        tests = (draw(cell_tests("Code")), draw(cell_tests("Klasse")))
        vanaf = tot_en_met = None
        if draw(st.integers(0, 4)) == 0:
            vanaf = date(years[0], 1, 1) + draw(st.integers(-30, 400)) * DAY
        if draw(st.integers(0, 4)) == 0:
            tot_en_met = (vanaf or date(years[0], 1, 1)) + draw(st.integers(0, 300)) * DAY
        rules.append(Rule(tests, draw(st.sampled_from(values)), vanaf, tot_en_met))
    anders = draw(st.sampled_from(("", *values)))
    return Rules(naam, ("Code", "Klasse"), output, tuple(rules), Treffer.EERSTE, anders)


def _by_days(product: Product) -> bool:
    return product.eenheid not in VOLUME_UNITS | {Eenheid.JAAR, Eenheid.TRAJECT}
