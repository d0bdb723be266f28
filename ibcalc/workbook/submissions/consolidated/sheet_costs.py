"""Sheet Kostprijs: the cost elements of each product, the aanbieders side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from ibcalc.model.money import round_half_away
from ibcalc.model.place import column_letters
from ibcalc.model.product import Eenheid
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import (
    Cell,
    Kind,
    Live,
    Plain,
    Shown,
    write_listing,
)
from ibcalc.workbook.result.page import FIRST_ROW
from ibcalc.workbook.submissions.consolidated.line_rows import shown_code
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import KOSTEN, UREN
from ibcalc.workbook.submissions.submission import Submission

COSTS = "Kostprijs"
PER_HOUR, RATE = "Kostprijs per uur (som)", "Tarief per uur, gevraagd"
HOURS, PER_PERIOD = "Uren per periode", "Kostprijs per periode"
MODEL_RATE, DIFFERENCE = "Tarief in het model", "Verschil met het model"
FIRST_AANBIEDER = 3
"""The first column of the aanbieders, after Product and Wat."""


@dataclass(slots=True)
class _Price:
    """What one aanbieder says of one product; amounts in cents."""

    elements: dict[str, int] = field(default_factory=dict)
    uren: Decimal | None = None
    tarief: int | None = None

    @property
    def per_hour(self) -> int:
        """The sum of the elements."""
        return sum(self.elements.values())

    @property
    def per_period(self) -> int | None:
        """Hours times the cost price, in cents."""
        return None if self.uren is None else round_half_away(Fraction(self.uren) * self.per_hour)


def write_costs(book: Book, counting: Sequence[Submission], expected: Expected) -> None:
    """The sheet; left out if no aanbieder sent cost prices."""
    senders = [one for one in counting if any(line.table == UREN.name for line in one.lines)]
    if not senders:
        return
    page = book.page(COSTS)
    page.heading(
        "Kostprijzen naast elkaar",
        "De kostenelementen van art. 5.4 Uitvoeringsbesluit Wmo 2015 per productief uur, en de "
        "kostprijs per uur en periode naast het tarief van het model.",
    )
    columns = [
        Shown("Product", Kind.TEXT, 16),
        Shown("Wat", Kind.TEXT, 30),
        *(Shown(header, Kind.EURO, 20) for header in _distinct(senders)),
        Shown("Laagste", Kind.EURO, 14),
        Shown("Gemiddelde", Kind.EURO, 14),
        Shown("Hoogste", Kind.EURO, 14),
    ]
    prices = [_prices(one) for one in senders]
    rows: list[list[Cell]] = []
    for product in sorted({code for sender in prices for code in sender}):
        rows += _product_rows(product, prices, expected, FIRST_ROW + len(rows))
    write_listing(page, "tblKostprijs", columns, rows, "Er zijn geen kostprijzen.")


def _distinct(senders: Sequence[Submission]) -> Iterator[str]:
    """The names of the aanbieders as headers, which must differ in a table."""
    seen = {"product", "wat", "laagste", "gemiddelde", "hoogste"}
    for one in senders:
        header, number = one.aanbieder, 2
        while header.casefold() in seen:
            header, number = f"{one.aanbieder} ({number})", number + 1
        seen.add(header.casefold())
        yield header


def _prices(one: Submission) -> Mapping[str, _Price]:
    found: dict[str, _Price] = {}
    for line in one.lines:
        price = found.setdefault(line.text("product"), _Price())
        if line.table == UREN.name:
            price.uren, price.tarief = line.number("uren"), line.cents("tarief")
        elif line.table == KOSTEN.name and (amount := line.cents("bedrag")) is not None:
            element = line.text("element")
            price.elements[element] = price.elements.get(element, 0) + amount
    return found


def _product_rows(
    product: str, senders: Sequence[Mapping[str, _Price]], expected: Expected, first: int
) -> Iterator[list[Cell]]:
    """Elements, their sum, what is asked, hours, price per period, and what the model pays."""
    prices = [sender.get(product) for sender in senders]
    for element in Kostenelement:
        amounts = [None if one is None else one.elements.get(element.value) for one in prices]
        yield _row(product, element.value, amounts)
    last = first + len(Kostenelement) - 1
    sums = [
        None if one is None else Live(f"=SUM({letters}{first}:{letters}{last})", one.per_hour)
        for letters, one in _columns(prices)
    ]
    yield _row(product, PER_HOUR, sums)
    yield _row(product, RATE, [None if one is None else one.tarief for one in prices])
    hours = [None if one is None or one.uren is None else Plain(one.uren) for one in prices]
    yield [shown_code(product), HOURS, *hours, None, None, None]
    periods = [
        None if one is None or one.per_period is None
        else Live(f"=ROUND({letters}{last + 1}*{letters}{last + 3},2)", one.per_period)
        for letters, one in _columns(prices)
    ]  # fmt: skip
    yield _row(product, PER_PERIOD, periods)
    yield from _model_rows(product, prices, expected, last + 1)


def _columns(prices: Sequence[_Price | None]) -> Iterator[tuple[str, _Price | None]]:
    for index, price in enumerate(prices):
        yield column_letters(FIRST_AANBIEDER + index), price


def _model_rows(
    product: str, prices: Sequence[_Price | None], expected: Expected, per_hour: int
) -> Iterator[list[Cell]]:
    """The last tariff of the model, and the cost price less it: per hour, or else per period."""
    tarieven = expected.tarieven.get(product)
    known = expected.products.get(product)
    if not tarieven or known is None:
        return
    tarief = tarieven[-1].cent
    yield _row(product, f"{MODEL_RATE} (per {known.eenheid.value})", [tarief] * len(prices))
    hourly = known.eenheid is Eenheid.UUR
    if not hourly and known.eenheid is not Eenheid.PERIODE:
        return
    row, paid = (per_hour, per_hour + 4) if hourly else (per_hour + 3, per_hour + 4)
    cells: list[Cell] = []
    for letters, one in _columns(prices):
        amount = None if one is None else (one.per_hour if hourly else one.per_period)
        formula = f"={letters}{row}-{letters}{paid}"
        cells.append(None if amount is None else Live(formula, amount - tarief))
    yield _row(product, DIFFERENCE, cells)


def _row(code: str, what: str, amounts: Sequence[Cell]) -> list[Cell]:
    product = shown_code(code)
    cents = [one.cached if isinstance(one, Live) else one for one in amounts]
    given = [int(one) for one in cents if isinstance(one, int | Decimal)]
    if not given:
        return [product, what, *amounts, None, None, None]
    first = column_letters(FIRST_AANBIEDER)
    last = column_letters(FIRST_AANBIEDER + len(amounts) - 1)
    span = f"{first}{{row}}:{last}{{row}}"
    mean = round_half_away(Fraction(sum(given), len(given)))
    return [
        product, what, *amounts,
        Live(f"=MIN({span})", min(given)),
        Live(f"=ROUND(AVERAGE({span}),2)", mean),
        Live(f"=MAX({span})", max(given)),
    ]  # fmt: skip
