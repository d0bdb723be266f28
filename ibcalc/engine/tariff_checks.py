"""Checks of the dated tariffs against products and calendar; each a small pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ibcalc.model.calendar import GENERATORS, Calendar, KalenderSoort
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.model.names import did_you_mean
from ibcalc.model.product import Eenheid, Tarief
from ibcalc.model.tariffmodel import TariffModel

ONE_DAY = timedelta(days=1)


def unknown_products(model: TariffModel) -> Iterator[Finding]:
    """Every tariff is of a product that exists."""
    products = [product.code for product in model.producten]
    for tarief in model.tarieven:
        if tarief.product not in products:
            hint = did_you_mean(tarief.product, products)
            yield finding("TAR-101", tarief.place, product=tarief.product, suggestie=hint)


def overlapping(model: TariffModel) -> Iterator[Finding]:
    """On one day one tariff: the finding names both cells and the days."""
    for tarieven in by_product(model).values():
        reigning: Tarief | None = None
        for tarief in tarieven:
            if reigning is not None and tarief.vanaf <= reigning.until:
                yield _overlap(reigning, tarief)
            if reigning is None or tarief.until > reigning.until:
                reigning = tarief


def _overlap(first: Tarief, second: Tarief) -> Finding:
    until = min(first.until, second.until)
    return finding(
        "TAR-102",
        second.place,
        product=second.product,
        eerste=first.place.in_sheet,
        tweede=second.place.in_sheet,
        van=dutch_date(second.vanaf),
        tot_en_met="heden" if until == date.max else dutch_date(until),
    )


def without_tariff(model: TariffModel) -> Iterator[Finding]:
    """A product needs a price, unless its volume is the amount in euro itself."""
    priced = {tarief.product for tarief in model.tarieven}
    for product in model.producten:
        if product.code not in priced and product.eenheid is not Eenheid.EURO:
            yield finding("TAR-103", product.place, product=product.code)


def gaps(model: TariffModel) -> Iterator[Finding]:
    """Days of the calendar between two tariffs of a product on which none is valid."""
    if not model.calendar:
        return
    begin, end = model.calendar[0].van, model.calendar[-1].tot_en_met
    for code, tarieven in by_product(model).items():
        reach = tarieven[0].until
        for tarief in tarieven[1:]:
            if reach < date.max:
                first, last = max(reach + ONE_DAY, begin), min(tarief.vanaf - ONE_DAY, end)
                if first <= last:
                    words = {"van": dutch_date(first), "tot_en_met": dutch_date(last)}
                    yield finding("TAR-104", tarief.place, product=code, **words)
            reach = max(reach, tarief.until)


def outside_calendar(model: TariffModel) -> Iterator[Finding]:
    """A tariff that is valid on no day of the calendar is not used."""
    if not model.calendar:
        return
    begin, end = model.calendar[0].van, model.calendar[-1].tot_en_met
    for tarief in model.tarieven:
        if tarief.vanaf <= tarief.until and (tarief.vanaf > end or tarief.until < begin):
            yield finding("TAR-105", tarief.place, product=tarief.product)


def ends_before_start(model: TariffModel) -> Iterator[Finding]:
    """T/m is not before Vanaf."""
    for tarief in model.tarieven:
        if tarief.until < tarief.vanaf:
            yield finding(
                "TAR-106",
                tarief.place,
                product=tarief.product,
                vanaf=dutch_date(tarief.vanaf),
                tot_en_met=dutch_date(tarief.until),
            )


def amounts(model: TariffModel) -> Iterator[Finding]:
    """A price is not negative, and zero is worth a look."""
    for tarief in model.tarieven:
        if tarief.cent < 0:
            amount = euro_text(tarief.cent)
            yield finding("TAR-107", tarief.place, product=tarief.product, bedrag=amount)
        elif tarief.cent == 0:
            yield finding("TAR-108", tarief.place, product=tarief.product)


def years_without(model: TariffModel) -> Iterator[Finding]:
    """Years of the model in which a product that has tariffs has none."""
    first, last = model.settings.jaren
    if not model.calendar or not first:
        return
    for product in model.producten:
        tarieven = [tarief for tarief in model.tarieven if tarief.product == product.code]
        bare = [year for year in range(first, last + 1) if not _valid_in(year, tarieven)]
        if tarieven and bare:
            years = ", ".join(map(str, bare))
            yield finding("TAR-109", product.place, product=product.code, jaren=years)


def _valid_in(year: int, tarieven: list[Tarief]) -> bool:
    begin, end = date(year, 1, 1), date(year, 12, 31)
    return any(tarief.vanaf <= end and tarief.until >= begin for tarief in tarieven)


def starts_inside_period(model: TariffModel) -> Iterator[Finding]:
    """A tariff that starts inside a period: with iso a client of all 2016 is charged 14 times.

    Source: domain.md C3, worked example A06.
    """
    starts = {period.van for period in model.calendar}
    if not model.calendar:
        return
    begin, end = model.calendar[0].van, model.calendar[-1].tot_en_met
    for tarief in model.tarieven:
        day = tarief.vanaf
        if begin < day <= end and day not in starts:
            yield finding(
                "MOD-210",
                tarief.place,
                datum=dutch_date(day),
                kalender=model.settings.kalender,
                gevolg=_consequence(model, day),
                voor=dutch_date(max(start for start in starts if start < day)),
                na=dutch_date(min([start for start in starts if start > day] or [end + ONE_DAY])),
                kalenders=_calendars_with(day),
            )


def _consequence(model: TariffModel, day: date) -> str:
    """How often iso charges a client of a whole year whose tariff starts on 1 January."""
    year = day.year
    begin, end = date(year, 1, 1), date(year, 12, 31)
    touched = sum(period.van <= end and period.tot_en_met >= begin for period in model.calendar)
    usual = touched == model.settings.perioden_per_jaar
    if model.settings.kalender is not KalenderSoort.ISO or day != begin or usual:
        return ""
    return f" Een cliënt van heel {year} wordt {touched} keer belast."


def _calendars_with(day: date) -> str:
    """The kinds of calendar of which a period begins on this day; a typed one always may."""
    made = (KalenderSoort.JAAR13, KalenderSoort.ISO, KalenderSoort.MAAND)
    fitting = [kind for kind in made if _begins(GENERATORS[kind](day.year, day.year, None), day)]
    return " of ".join([*fitting, KalenderSoort.TABEL])


def _begins(calendar: Calendar, day: date) -> bool:
    return any(period.van == day for period in calendar)


def by_product(model: TariffModel) -> dict[str, list[Tarief]]:
    """The tariffs of each product with any valid day, in order of Vanaf."""
    grouped: dict[str, list[Tarief]] = {}
    for tarief in sorted(model.tarieven, key=lambda tarief: (tarief.vanaf, tarief.until)):
        if tarief.vanaf <= tarief.until:
            grouped.setdefault(tarief.product, []).append(tarief)
    return grouped


TARIFF_CHECKS: tuple[Callable[[TariffModel], Iterator[Finding]], ...] = (
    unknown_products,
    overlapping,
    without_tariff,
    gaps,
    outside_calendar,
    ends_before_start,
    amounts,
    years_without,
    starts_inside_period,
)
