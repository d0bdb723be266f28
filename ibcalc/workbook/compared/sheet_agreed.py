"""Sheets Tarieven and Instellingen: what two models agree differently, cell beside cell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ibcalc.engine.comparison.compared import Compared, Side
from ibcalc.engine.comparison.settings import SettingChange
from ibcalc.engine.comparison.tariffs import TariffChange
from ibcalc.engine.comparison.words import change_words
from ibcalc.model.cell import dutch_date
from ibcalc.model.product import Tarief
from ibcalc.workbook.compared.sources import Sources
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Linked, Shown, write_listing

TARIFFS, SETTINGS = "Tarieven", "Instellingen"
TARIFF_COLUMNS = (
    Shown("Product", Kind.STRONG, 14),
    Shown("Van periode", Kind.TEXT, 14),
    Shown("T/m periode", Kind.TEXT, 14),
    Shown("Van", Kind.TEXT, 13),
    Shown("T/m", Kind.TEXT, 13),
    Shown("Oud tarief", Kind.EURO, 16),
    Shown("Nieuw tarief", Kind.EURO, 16),
    Shown("Verschil", Kind.EURO, 16, "=G{row}-F{row}"),
    Shown("In procent", Kind.PART, 13, "=H{row}/F{row}"),
    Shown("Wat", Kind.TEXT, 34),
    Shown("Cel oud", Kind.TEXT, 16),
    Shown("Cel nieuw", Kind.TEXT, 16),
)
SETTING_COLUMNS = (
    Shown("Blad", Kind.TEXT, 15),
    Shown("Onderwerp", Kind.STRONG, 24),
    Shown("Wat", Kind.TEXT, 20),
    Shown("Oud", Kind.WRAP, 44),
    Shown("Nieuw", Kind.WRAP, 44),
    Shown("Telt mee", Kind.TEXT, 12),
    Shown("Cel oud", Kind.TEXT, 20),
    Shown("Cel nieuw", Kind.TEXT, 20),
)


def write_tariffs(book: Book, compared: Compared, sources: Sources) -> None:
    """Sheet Tarieven: a row for each stretch of time on which a product has another tariff."""
    page = book.page(TARIFFS)
    page.heading(
        "Andere tarieven",
        "Per product en periode, op de eerste dag van de periode. Ingaande en laatste dag staan er "
        "naast, ook als die midden in een periode liggen.",
    )
    rows = [_tariff(change, sources) for change in compared.tariffs]
    write_listing(page, "tblTarieven", TARIFF_COLUMNS, rows, "Geen ander tarief.")


def _tariff(change: TariffChange, sources: Sources) -> tuple[Cell, ...]:
    return (
        change.product,
        change.van_periode,
        change.tot_en_met_periode,
        dutch_date(change.van),
        dutch_date(change.tot_en_met),
        change.oud.cent if change.oud else None,
        change.nieuw.cent if change.nieuw else None,
        change.verschil,
        None if change.part is None else _decimal(change.part),
        change_words(change),
        _cell(change.oud, Side.OLD, sources),
        _cell(change.nieuw, Side.NEW, sources),
    )


def _decimal(part: Fraction) -> Decimal:
    return Decimal(part.numerator) / Decimal(part.denominator)


def _cell(tarief: Tarief | None, side: Side, sources: Sources) -> Cell:
    if tarief is None:
        return None
    return Linked(tarief.place.in_sheet, sources.link(side, tarief.place))


def write_settings(book: Book, compared: Compared, sources: Sources) -> None:
    """Sheet Instellingen: settings, kenmerken, products, budget posts and scenario's."""
    page = book.page(SETTINGS)
    page.heading(
        "Andere afspraken",
        "Wat niet meetelt, is een naam of omschrijving: die verandert geen bedrag.",
    )
    rows = [_setting(change, sources) for change in compared.settings]
    write_listing(page, "tblInstellingen", SETTING_COLUMNS, rows, "Geen andere instelling.")


def _setting(change: SettingChange, sources: Sources) -> tuple[Cell, ...]:
    return (
        change.blad,
        change.onderwerp,
        change.wat,
        change.oud,
        change.nieuw,
        "ja" if change.matters else "nee",
        Linked(change.place_old.in_sheet, sources.link(Side.OLD, change.place_old)),
        Linked(change.place_new.in_sheet, sources.link(Side.NEW, change.place_new)),
    )
