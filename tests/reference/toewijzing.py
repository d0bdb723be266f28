"""From indicaties to toewijzingen, and the faults that leave a row out before any price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from ibcalc.model.product import VOLUME_UNITS, Eenheid, Product, ProductSoort
from tests.reference.calendars import Slot
from tests.reference.rows import Row
from tests.reference.rules import Rules, convert, cut_days

ONE_DAY = timedelta(days=1)
Key = tuple[Product, str, str, int]
"""Product, aanbieder, gemeente, aantal: what must be equal for rows to be one stay."""


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """A client (or none) with one product from ``van`` to ``tot_en_met``; open ends on date.max.

    ``row`` is the index of the row it comes from, ``opslag`` the opslag it carries.
    """

    row: int
    client: str
    product: Product
    aanbieder: str
    gemeente: str
    aantal: int
    van: date
    tot_en_met: date
    converted: bool = False
    opslag: Product | None = None
    volume: Fraction | None = None

    @property
    def key(self) -> Key:
        """What a stay shares."""
        return self.product, self.aanbieder, self.gemeente, self.aantal

    @property
    def who(self) -> tuple[str, int]:
        """The client; rows without a client have nothing to do with each other."""
        return self.client, -1 if self.client else self.row

    @property
    def by_calendar(self) -> bool:
        """True if it is charged by its active days in each period."""
        own = VOLUME_UNITS | {Eenheid.JAAR, Eenheid.TRAJECT}
        return self.product.eenheid not in own

    def active(self, day: date) -> bool:
        """True if the client has it on that day."""
        return self.van <= day <= self.tot_en_met


def by_code(products: Sequence[Product], code: str) -> Product:
    """The product with a code; every code in these cases is known."""
    return next(product for product in products if product.code == code)


def opslag_of(product: Product, products: Sequence[Product]) -> Product | None:
    """The opslag product that belongs to a base product."""
    for other in products:
        if other.soort is ProductSoort.OPSLAG and other.hoort_bij == product.code:
            return other
    return None


def assign(
    rows: Sequence[Row], products: Sequence[Product], tables: Sequence[Rules], slots: Sequence[Slot]
) -> tuple[list[Toewijzing], set[int]]:
    """The toewijzingen of all rows, and the rows that have none because they are unresolved."""
    made: list[Toewijzing] = []
    unresolved: set[int] = set()
    for index, row in enumerate(rows):
        pieces = _pieces(index, row, products, tables, slots)
        if row.faulty or pieces is None:
            unresolved.add(index)
        else:
            made += pieces
    return made, unresolved


def _pieces(
    index: int,
    row: Row,
    products: Sequence[Product],
    tables: Sequence[Rules],
    slots: Sequence[Slot],
) -> list[Toewijzing] | None:
    """What a row becomes; None if it is unresolved."""
    until = row.tot_en_met or date.max
    if row.product is not None:
        return _typed(index, row, products, until)
    made: list[Toewijzing] = []
    for van, tot_en_met, day in _cut(row.van, until, tables, slots):
        outcome = convert(tables, row.kenmerken, day)
        if outcome is None:
            return None
        product = by_code(products, outcome.product)
        opslag = opslag_of(product, products) if outcome.opslag else None
        if outcome.opslag and opslag is None:
            return None
        made.append(_toewijzing(index, row, product, van, tot_en_met, opslag, converted=True))
        for code in outcome.components:
            part = by_code(products, code)
            made.append(_toewijzing(index, row, part, van, tot_en_met, None, converted=True))
    return made


def _typed(
    index: int, row: Row, products: Sequence[Product], until: date
) -> list[Toewijzing] | None:
    product = by_code(products, row.product or "")
    opslag = opslag_of(product, products) if row.opslag else None
    if row.opslag and opslag is None:
        return None
    if product.eenheid in VOLUME_UNITS and row.volume is None:
        return None
    return [_toewijzing(index, row, product, row.van, until, opslag, converted=False)]


def _cut(
    van: date, until: date, tables: Sequence[Rules], slots: Sequence[Slot]
) -> list[tuple[date, date, date]]:
    """The indicatie in pieces (van, t/m, day of decision), cut where a rule starts or ends."""
    peildatum = max(van, slots[0].days[0])
    end = min(until, slots[-1].days[-1])
    starts = [van, *sorted(day for day in cut_days(tables) if peildatum < day <= end)]
    ends = [day - ONE_DAY for day in starts[1:]] + [until]
    return [(start, last, max(start, peildatum)) for start, last in zip(starts, ends, strict=True)]


def _toewijzing(
    index: int,
    row: Row,
    product: Product,
    van: date,
    until: date,
    opslag: Product | None,
    *,
    converted: bool,
) -> Toewijzing:
    return Toewijzing(
        row=index,
        client=row.client or "",
        product=product,
        aanbieder=row.aanbieder or "",
        gemeente=row.gemeente or "",
        aantal=row.aantal,
        van=van,
        tot_en_met=until,
        converted=converted,
        opslag=opslag,
        volume=None if row.volume is None else Fraction(row.volume),
    )


def carried(parts: Sequence[Toewijzing]) -> list[Toewijzing]:
    """The opslagen that rows carry, as toewijzingen with the dates of their base."""
    return [replace(p, product=p.opslag, opslag=None) for p in parts if p.opslag is not None]


def overlapping(made: Sequence[Toewijzing]) -> set[int]:
    """Rows that were typed with the same product for one client and share a day: each is a fout.

    An opslag that a typed row carries counts as typed.
    """
    found: set[int] = set()
    both = [*made, *carried(made)]
    for one in both:
        for other in both:
            typed = not one.converted and not other.converted
            same = one.who == other.who and one.product == other.product and one.row != other.row
            if typed and same and one.by_calendar and _share_a_day(one, other):
                found |= {one.row, other.row}
    return found


def _share_a_day(one: Toewijzing, other: Toewijzing) -> bool:
    return one.van <= other.tot_en_met and other.van <= one.tot_en_met


def without_base(made: Sequence[Toewijzing]) -> set[int]:
    """Rows that were typed with an opslag product and have a day on which its base is not there."""
    found: set[int] = set()
    for one in made:
        if one.product.soort is not ProductSoort.OPSLAG:
            continue
        bases = [
            base
            for base in made
            if base.who == one.who and base.product.code == one.product.hoort_bij
        ]
        day: date | None = one.van
        while day is not None and day <= one.tot_en_met:
            there = [base for base in bases if base.active(day)]
            if not there:
                found.add(one.row)
                break
            last = max(base.tot_en_met for base in there)
            day = None if last == date.max else last + ONE_DAY
    return found
