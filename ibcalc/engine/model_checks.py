"""Checks of a model as a whole: what each sheet says against what the others say.

Each check is a small pure function in the tuple CHECKS; adding one touches one line. A finding
stands at the row (product, tariff, post) that must change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from ibcalc.engine.amount_checks import AMOUNT_CHECKS
from ibcalc.engine.tariff_checks import TARIFF_CHECKS
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.catalogue import finding
from ibcalc.model.conversion import HANDMATIG
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.product import Eenheid, Product, ProductSoort, Toerekening
from ibcalc.model.tariffmodel import TariffModel

Check = Callable[[TariffModel], Iterator[Finding]]

WEEK_UNITS = (Toerekening.WEEK, Toerekening.ZONDAG)
"""The toerekeningen that count weeks; a price per week knows no other."""
MONTH_CALENDARS = frozenset({KalenderSoort.MAAND, KalenderSoort.TABEL})
MIDDLE_DAY = 15
WHOLE = 100


def check_model(model: TariffModel) -> tuple[Finding, ...]:
    """All findings about a model that only show when its sheets are seen together."""
    return tuple(chain.from_iterable(check(model) for check in CHECKS))


def duplicate_products(model: TariffModel) -> Iterator[Finding]:
    """A code may stand once on sheet Producten."""
    seen: dict[str, Product] = {}
    for product in model.producten:
        first = seen.setdefault(product.code, product)
        if first is not product:
            where = first.place.in_sheet
            yield finding("MOD-301", product.place, product=product.code, eerste=where)


def reserved_codes(model: TariffModel) -> Iterator[Finding]:
    """``handmatig`` is what a table says when a person must decide; it is no product."""
    for product in model.producten:
        if normal(product.code) == HANDMATIG:
            yield finding("MOD-314", product.place, product=product.code)


def opslag_bases(model: TariffModel) -> Iterator[Finding]:
    """An opslag belongs to a product of soort basis."""
    products = {product.code: product for product in model.producten}
    for product in model.producten:
        if product.soort is not ProductSoort.OPSLAG:
            continue
        words = {"product": product.code, "basis": product.hoort_bij}
        base = products.get(product.hoort_bij)
        if not product.hoort_bij:
            yield finding("MOD-303", product.place, **words)
        elif base is None:
            hint = did_you_mean(product.hoort_bij, products)
            yield finding("MOD-302", product.place, suggestie=hint, **words)
        elif base.soort is not ProductSoort.BASIS:
            yield finding("MOD-304", product.place, soort=base.soort, **words)


def needless_bases(model: TariffModel) -> Iterator[Finding]:
    """Only an opslag belongs to another product."""
    for product in model.producten:
        if product.hoort_bij and product.soort is not ProductSoort.OPSLAG:
            yield finding("MOD-312", product.place, product=product.code, soort=product.soort)


def two_opslagen(model: TariffModel) -> Iterator[Finding]:
    """Opslag = ja must point at one product."""
    seen: dict[str, str] = {}
    for product in model.producten:
        if product.soort is not ProductSoort.OPSLAG or not product.hoort_bij:
            continue
        first = seen.setdefault(product.hoort_bij, product.code)
        if first != product.code:
            words = {"basis": product.hoort_bij, "eerste": first, "product": product.code}
            yield finding("MOD-305", product.place, **words)


def toerekening_fits(model: TariffModel) -> Iterator[Finding]:
    """A price per week is charged by week or by Sunday."""
    for product in model.producten:
        if product.eenheid is Eenheid.WEEK and product.toerekening not in WEEK_UNITS:
            yield finding(
                "MOD-306",
                product.place,
                product=product.code,
                eenheid=product.eenheid,
                toerekening=product.toerekening,
                keuzes=" of ".join(WEEK_UNITS),
            )


def month_calendar(model: TariffModel) -> Iterator[Finding]:
    """A month price is never charged every four weeks."""
    kalender = model.settings.kalender
    for product in model.producten:
        if product.eenheid is Eenheid.MAAND and kalender not in MONTH_CALENDARS:
            yield finding("MOD-307", product.place, product=product.code, kalender=kalender)


def middle_day(model: TariffModel) -> Iterator[Finding]:
    """Toerekening midden needs a day 15 in every period."""
    short = next((period for period in model.calendar if 0 < period.days < MIDDLE_DAY), None)
    for product in model.producten:
        if short and product.toerekening is Toerekening.MIDDEN and _per_period(product):
            yield finding("MOD-308", product.place, product=product.code, periode=short.label)


def _per_period(product: Product) -> bool:
    return product.eenheid in (Eenheid.PERIODE, Eenheid.MAAND)


def first_parts(model: TariffModel) -> Iterator[Finding]:
    """The first part of a traject is a percentage; other products have none."""
    for product in model.producten:
        part, place = product.eerste_deel, product.place
        if part is not None and not 0 <= part <= WHOLE:
            shown = f"{part:f}".replace(".", ",")
            yield finding("MOD-309", place, product=product.code, waarde=shown)
        if part is None and product.eenheid is Eenheid.TRAJECT:
            yield finding("MOD-310", place, product=product.code)
        if part is not None and product.eenheid is not Eenheid.TRAJECT:
            yield finding("MOD-311", place, product=product.code, eenheid=product.eenheid)


def maxima(model: TariffModel) -> Iterator[Finding]:
    """A maximum is an amount of zero or more."""
    for product in model.producten:
        if product.maximum is not None and product.maximum < 0:
            yield finding("MOD-313", product.place, product=product.code)


def duplicate_kenmerken(model: TariffModel) -> Iterator[Finding]:
    """A kenmerk may stand once on sheet Kenmerken."""
    seen: dict[str, Kenmerk] = {}
    for kenmerk in model.kenmerken:
        first = seen.setdefault(normal(kenmerk.naam), kenmerk)
        if first is not kenmerk:
            words = {"kenmerk": kenmerk.naam, "eerste": first.place.in_sheet}
            yield finding("MOD-401", kenmerk.place, **words)


CHECKS: tuple[Check, ...] = (
    duplicate_products,
    reserved_codes,
    opslag_bases,
    needless_bases,
    two_opslagen,
    toerekening_fits,
    month_calendar,
    middle_day,
    first_parts,
    maxima,
    duplicate_kenmerken,
    *TARIFF_CHECKS,
    *AMOUNT_CHECKS,
)
