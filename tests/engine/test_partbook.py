"""What one or two stays cost in a period, against a walk over their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import product as pairs_of

import pytest

from ibcalc.engine.partbook import Part, PartBook, Range
from ibcalc.engine.periods import periods_of
from ibcalc.engine.prices import price_table
from ibcalc.engine.toerekening import charge_of
from ibcalc.model.calendar import Period
from ibcalc.model.money import round_half_away
from ibcalc.model.product import Eenheid, Product, Tarief, Toerekening

DAY = timedelta(1)
CALENDAR = (
    Period("T1", date(2016, 2, 1), date(2016, 2, 29), 2016, 1),
    Period("T2", date(2016, 3, 1), date(2016, 4, 5), 2016, 2),
)
"""29 and 36 days, from a Monday to a Tuesday."""
CHANGE = date(2016, 3, 12)
CENTS = {False: 997, True: 1501}
"""Before and from the price date."""

PRODUCTS = (
    *(Product(str(name), toerekening=name) for name in Toerekening),
    Product("per week", eenheid=Eenheid.WEEK, toerekening=Toerekening.WEEK),
    Product("per zondag", eenheid=Eenheid.WEEK, toerekening=Toerekening.ZONDAG),
    Product("etmaal", eenheid=Eenheid.ETMAAL),
)
CODES = [product.code for product in PRODUCTS]

FIRSTS = (
    date(2015, 12, 17), date(2016, 2, 2), date(2016, 2, 7), date(2016, 2, 21), date(2016, 3, 1),
)  # fmt: skip
SECONDS = (date(2016, 3, 5), date(2016, 3, 9), date(2016, 3, 13), date(2016, 3, 29))
LENGTHS = (1, 3, 8, 29, 45, 400)


def ranges() -> Iterator[tuple[Range, ...]]:
    """Single ranges, and two with at least a day between."""
    for start, length in pairs_of((*FIRSTS, *SECONDS, date(2016, 4, 6)), LENGTHS):
        yield (spanned(start, start + length * DAY),)
    for first, second, length in pairs_of(FIRSTS, SECONDS, LENGTHS):
        for end in (second - 2 * DAY, first + 2 * DAY):
            if first <= end < second - DAY:
                yield spanned(first, end), spanned(second, second + length * DAY)


def spanned(start: date, end: date) -> Range:
    return Range(start.toordinal(), end.toordinal())


def active(span: Range, period: Period) -> list[date]:
    begin, end = period.van.toordinal(), period.tot_en_met.toordinal()
    numbers = range(max(span.van, begin), min(span.tot_en_met, end) + 1)
    return [date.fromordinal(number) for number in numbers]


def own_starts(spans: tuple[Range, ...], period: Period) -> list[date]:
    return [
        day for span in spans for day in active(span, period)
        if (day.toordinal() - span.van) % 28 == 0
    ]  # fmt: skip


def sundays(spans: tuple[Range, ...], period: Period) -> int:
    held = [day for span in spans for day in active(span, period)]
    lasts = [(span, span.tot_en_met - span.tot_en_met % 7) for span in spans]
    closing = any(
        last >= span.van and last != span.tot_en_met and date.fromordinal(last) in held
        for span, last in lasts
    )
    return sum(day.isoweekday() == 7 for day in held) + closing


def counted(product: Product, spans: tuple[Range, ...], period: Period) -> tuple[int, int]:
    """(parts, parts of a whole tariff) of what is not split by days."""
    days = [day for span in spans for day in active(span, period)]
    weekly = product.eenheid is Eenheid.WEEK
    match product.toerekening:
        case Toerekening.VOL:
            return min(len(days), 1), 1
        case Toerekening.EERSTE_DAG:
            return int(period.van in days), 1
        case Toerekening.LAATSTE_DAG:
            return int(period.tot_en_met in days), 1
        case Toerekening.MIDDEN:
            return int(period.van + 14 * DAY in days), 1
        case Toerekening.EIGEN:
            return len(own_starts(spans, period)), 1
        case Toerekening.WEEK:
            count = len({day.isocalendar()[:2] for day in days})
        case _:
            count = sundays(spans, period)
    return (count, 1) if weekly else (min(count, 4), 4)


def expected(product: Product, spans: tuple[Range, ...], period: Period) -> Mapping[int, Fraction]:
    """Cents of the tariff -> part of it that is charged."""
    days = [day for span in spans for day in active(span, period)]
    etmaal = product.eenheid is Eenheid.ETMAAL
    if etmaal or product.toerekening in (Toerekening.DAG, Toerekening.DAG28):
        by_28 = product.toerekening is Toerekening.DAG28 and not etmaal
        whole = 1 if etmaal else 28 if by_28 else period.days
        some = days[:28] if by_28 else days
        found = Counter(CENTS[day >= CHANGE] for day in some)
        return {cents: Fraction(count, whole) for cents, count in found.items()}
    count, whole = counted(product, spans, period)
    starts = own_starts(spans, period) if product.toerekening is Toerekening.EIGEN else days
    return {CENTS[starts[0] >= CHANGE]: Fraction(count, whole)} if count else {}


def book() -> PartBook:
    periods = periods_of(CALENDAR)
    tarieven = [
        tarief
        for product in PRODUCTS
        for tarief in (
            Tarief(product.code, date(2010, 1, 1), CHANGE - DAY, CENTS[False]),
            Tarief(product.code, CHANGE, None, CENTS[True]),
        )
    ]
    prices = price_table(PRODUCTS, tarieven, periods)
    charges = [charge_of(product) for product in PRODUCTS]
    return PartBook(PRODUCTS, charges, periods, prices)


every_product = pytest.mark.parametrize("number", range(len(PRODUCTS)), ids=CODES)


@every_product
def test_stays_are_counted_as_a_walk_over_their_days(number: int) -> None:
    made, product = book(), PRODUCTS[number]
    for spans in ranges():
        for index, period in enumerate(CALENDAR):
            found = made.parts(number, spans, index)
            walked = expected(product, spans, period)
            assert sum(map(share, found)) == sum(walked.values()), (spans, period.label)
            for part in found:
                cents = made.prices.tarieven[part.tarief].cent
                assert part.cents == round_half_away(cents * share(part))


@every_product
def test_stays_are_priced_as_a_walk_over_their_days(number: int) -> None:
    """A first stay that is not charged still has the first active day, which sets the price."""
    made = book()
    for spans in ranges():
        for index, period in enumerate(CALENDAR):
            found = made.parts(number, spans, index)
            shown = {made.prices.tarieven[part.tarief].cent: share(part) for part in found}
            assert shown == expected(PRODUCTS[number], spans, period), (spans, period.label)


def share(part: Part) -> Fraction:
    return Fraction(part.numerator, part.denominator)


BARE = date(2016, 3, 20)
"""A day without a tariff."""


def test_a_day_without_tariff_is_found_in_any_of_the_stays() -> None:
    periods = periods_of(CALENDAR)
    tarieven = [
        Tarief("D", date(2010, 1, 1), BARE - DAY, 100),
        Tarief("D", BARE + DAY, None, 100),
    ]
    product = Product("D", toerekening=Toerekening.DAG)
    prices = price_table([product], tarieven, periods)
    made = PartBook([product], [charge_of(product)], periods, prices)
    sound, bare = spanned(date(2016, 3, 1), date(2016, 3, 5)), spanned(BARE - DAY, BARE)
    assert made.unpriced(0, (sound,), 1, by_day=True) is None
    assert made.unpriced(0, (sound, bare), 1, by_day=True) == BARE.toordinal()
    assert made.unpriced(0, (bare,), 0, by_day=True) is None


def test_by_day_every_price_per_period_goes_by_real_days() -> None:
    made = book()
    spans = (spanned(date(2016, 2, 10), date(2016, 2, 12)),)
    shares = {
        product.code: [share(part) for part in made.parts(number, spans, 0, by_day=True)]
        for number, product in enumerate(PRODUCTS)
    }
    assert shares.pop("etmaal") == [3]
    assert shares.pop("per week") == [1]
    assert shares.pop("per zondag") == []
    assert set(map(tuple, shares.values())) == {(Fraction(3, 29),)}
