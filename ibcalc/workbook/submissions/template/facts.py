"""What a template takes from a model: its products, periods, gemeenten, prices and its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ibcalc.model.calendar import Period
from ibcalc.model.kenmerk import Kenmerk
from ibcalc.model.names import normal
from ibcalc.model.product import VOLUME_UNITS, Eenheid, Product, ProductSoort, Tarief
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.submissions.forms.form import STAMP, Form

OPEN_END = date(9999, 12, 31)
"""How a tariff without an end stands in a sheet, so that formulas can compare it."""

PER_PERIOD, PER_VOLUME, AS_EURO, NO_PREVIEW = "cliënten", "volume", "euro", "-"
"""How the preview counts a product: clients or volume times tariff, the volume itself, not."""

MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """For whom a template is made; what is not known is empty."""

    aanbieder: str = ""
    gemeente: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A model as a template shows it; everything is empty without a model."""

    naam: str = ""
    sha256: str = ""
    jaar: str = ""
    jaren: tuple[int, int] = (0, 0)
    producten: tuple[Product, ...] = ()
    tarieven: tuple[Tarief, ...] = ()
    perioden: tuple[Period, ...] = ()
    gemeenten: tuple[str, ...] = ()
    aanvraag: Aanvraag = Aanvraag()

    def opslag_of(self, product: Product) -> str:
        """The code of the opslag that belongs to a base product; empty if there is none."""
        of_it = (
            one.code
            for one in self.producten
            if one.soort is ProductSoort.OPSLAG and one.hoort_bij == product.code
        )
        return next(of_it, "")

    def tarief_on(self, product: str, day: date) -> Decimal | None:
        """The tariff of a product in euros on a day."""
        prices = (one for one in self.tarieven if one.product == product and one.holds(day))
        return next((euros(one.cent) for one in prices), None)

    def stamp(self, form: Form) -> dict[str, str]:
        """What the template says of itself: names of ``STAMP`` with their texts, none empty."""
        said = {
            "kind": form.kind,
            "versie": str(form.version),
            "model": self.naam,
            "sha256": self.sha256,
            "gemeente": self.aanvraag.gemeente,
            "jaar": self.jaar,
            "aanbieder": self.aanvraag.aanbieder,
        }
        return {STAMP[field]: text for field, text in said.items() if text}


def facts_of(model: TariffModel, aanvraag: Aanvraag) -> Facts:
    """The facts of a model that was read; its gemeente is the one asked for if it has only one."""
    first, last = model.settings.jaren
    gemeenten = _gemeenten(model, aanvraag.gemeente)
    if len(gemeenten) == 1:
        aanvraag = replace(aanvraag, gemeente=gemeenten[0])
    return Facts(
        naam=model.settings.naam or model.file,
        sha256=model.sha256,
        jaar=str(first) if first == last else f"{first}-{last}",
        jaren=(first, last),
        producten=model.producten,
        tarieven=model.tarieven,
        perioden=model.calendar,
        gemeenten=gemeenten,
        aanvraag=aanvraag,
    )


def _gemeenten(model: TariffModel, asked: str) -> tuple[str, ...]:
    """The codes that the model names, with the one asked for; none if the model names none."""
    named = {code for post in model.budget for code in post.gemeenten}
    named |= {
        value
        for kenmerk in model.kenmerken
        if _is_gemeente(kenmerk)
        for value in kenmerk.domain.values
        if isinstance(value, str)
    }
    codes = {code for code in named if is_gemeente(code)}
    return tuple(sorted(codes | {asked} if asked else codes)) if codes else ()


def _is_gemeente(kenmerk: Kenmerk) -> bool:
    return normal(kenmerk.naam) == "gemeente"


def counted_by(product: Product) -> str:
    """How the preview counts a product."""
    if product.eenheid is Eenheid.PERIODE:
        return PER_PERIOD
    if product.eenheid is Eenheid.EURO:
        return AS_EURO
    return PER_VOLUME if product.eenheid in VOLUME_UNITS else NO_PREVIEW


def divisor(product: Product) -> int:
    """By what volume times tariff is divided: a tariff for minutes is one of an hour."""
    return MINUTES_PER_HOUR if product.eenheid is Eenheid.MINUUT else 1


def euros(cents: int) -> Decimal:
    """Cents as exact euros."""
    return Decimal(cents).scaleb(-2)
