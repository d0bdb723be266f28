"""What a model says that a submission may hold: its products, tariffs, periods and gemeenten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ibcalc.model.calendar import Period
from ibcalc.model.money import CENTS, round_half_away
from ibcalc.model.product import VOLUME_UNITS, Eenheid, Product, Tarief
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.submissions.forms.form import FormTable, Lijst
from ibcalc.workbook.submissions.submission import Line

MINUTES = 60
YES_NO = ("ja", "nee")
COUNTED_BY_CALENDAR = frozenset({Eenheid.PERIODE, Eenheid.MAAND})


@dataclass(frozen=True, slots=True)
class Expected:
    """The lists that columns are held against; without a model they are empty and hold nothing."""

    model: TariffModel | None = None
    products: Mapping[str, Product] = field(default_factory=dict)
    tarieven: Mapping[str, Sequence[Tarief]] = field(default_factory=dict)
    periods: Mapping[str, Period] = field(default_factory=dict)
    gemeenten: tuple[str, ...] = ()

    def listed(self, lijst: Lijst) -> tuple[str, ...]:
        """The values that a column with this list may have."""
        return {
            Lijst.PRODUCTEN: tuple(self.products),
            Lijst.PERIODEN: tuple(self.periods),
            Lijst.GEMEENTEN: self.gemeenten,
            Lijst.OPSLAG: YES_NO,
        }[lijst]

    def known(self, table: FormTable) -> dict[str, tuple[str, ...]]:
        """Field -> the codes to which its cells may be repaired."""
        return {name: self.listed(lijst) for name, lijst in table.lists.items()}

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the calendar."""
        days = list(self.periods.values())
        return (days[0].van, days[-1].tot_en_met) if days else None

    def tarief_in(self, product: str, van: date, tot_en_met: date) -> Tarief | None:
        """The first tariff of a product that is valid on any of these days."""
        fitting = (
            tarief
            for tarief in self.tarieven.get(product, ())
            if tarief.vanaf <= tot_en_met and van <= tarief.until
        )
        return next(fitting, None)

    def amount(self, line: Line) -> int | None:
        """What a line of volumes costs by the model, in cents; None if that is not told by it.

        Aantal x tarief for a product that is charged whole for each period, volume x tarief for one
        that is counted. A preview: clients who had a part of a period are not told apart here.
        """
        product = self.products.get(line.text("product"))
        period = self.periods.get(line.text("periode"))
        if product is None or period is None:
            return None
        tarief = self.tarief_in(product.code, period.van, period.tot_en_met)
        counted = "volume" if product.eenheid in VOLUME_UNITS else "aantal"
        number = line.number(counted)
        fits = product.eenheid in VOLUME_UNITS | COUNTED_BY_CALENDAR
        if number is None or not fits:
            return None
        if product.eenheid is Eenheid.EURO:
            return round_half_away(Fraction(number) * CENTS)
        if tarief is None:
            return None
        parts = MINUTES if product.eenheid is Eenheid.MINUUT else 1
        return round_half_away(Fraction(number) * tarief.cent / parts)


NOTHING_EXPECTED = Expected()


def expected_of(model: TariffModel | None) -> Expected:
    """The lists of a model; of no model they hold nothing against a submission."""
    if model is None:
        return NOTHING_EXPECTED
    tarieven: dict[str, list[Tarief]] = {}
    for tarief in sorted(model.tarieven, key=lambda one: one.vanaf):
        tarieven.setdefault(tarief.product, []).append(tarief)
    named = (code for post in model.budget for code in post.gemeenten)
    return Expected(
        model=model,
        products={product.code: product for product in model.producten},
        tarieven=tarieven,
        periods={period.label: period for period in model.calendar},
        gemeenten=tuple(sorted({code for code in named if is_gemeente(code)})),
    )
