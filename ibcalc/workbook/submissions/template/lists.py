"""Sheets Lijsten and Tarieven of a template: what its drop-downs and formulas look things up in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.place import column_letters
from ibcalc.workbook.submissions.forms.form import Lijst
from ibcalc.workbook.submissions.template.facts import (
    OPEN_END,
    Facts,
    counted_by,
    divisor,
    euros,
)
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.style import AS_TEXT, DAY, MONEY, WHOLE

LISTS, PRICES = "Lijsten", "Tarieven"

_PRODUCT_HEADS = ("Product", "Omschrijving", "Eenheid", "Telt in", "Gedeeld door", "Opslagproduct")
_PERIOD_HEADS = ("Periode", "Van", "T/m")
_PRICE_HEADS = ("Product", "Omschrijving", "Vanaf", "T/m", "Tarief", "Soort prijs")
_PERIODS_AT, _GEMEENTEN_AT = 7, 11
_WIDTHS = {"Omschrijving": 44, "Telt in": 12, "Soort prijs": 14, "Gedeeld door": 14}
_WIDTH = 15


@dataclass(frozen=True, slots=True)
class Refs:
    """Where the lists stand, as formulas write it; empty for a list that there is not."""

    producten: str = ""
    eenheid: str = ""
    telt: str = ""
    deel: str = ""
    opslag: str = ""
    perioden: str = ""
    van: str = ""
    tot: str = ""
    gemeenten: str = ""
    prijs_product: str = ""
    prijs_vanaf: str = ""
    prijs_tot: str = ""
    prijs: str = ""

    def source(self, lijst: Lijst) -> str:
        """The cells of a list for a drop-down; empty if there are none."""
        cells = {
            Lijst.PRODUCTEN: self.producten,
            Lijst.PERIODEN: self.perioden,
            Lijst.GEMEENTEN: self.gemeenten,
        }
        return cells.get(lijst, "")


def refs_of(facts: Facts) -> Refs:
    """Where the sheets of these facts will have their lists."""

    def lists(column: int, rows: int) -> str:
        return area(LISTS, column, rows)

    def prices(column: int) -> str:
        return area(PRICES, column, len(facts.tarieven))

    products, periods = len(facts.producten), len(facts.perioden)
    return Refs(
        producten=lists(1, products),
        eenheid=lists(3, products),
        telt=lists(4, products),
        deel=lists(5, products),
        opslag=lists(6, products),
        perioden=lists(_PERIODS_AT + 1, periods),
        van=lists(_PERIODS_AT + 2, periods),
        tot=lists(_PERIODS_AT + 3, periods),
        gemeenten=lists(_GEMEENTEN_AT + 1, len(facts.gemeenten)),
        prijs_product=prices(1),
        prijs_vanaf=prices(3),
        prijs_tot=prices(4),
        prijs=prices(5),
    )


def area(sheet: str, column: int, rows: int) -> str:
    """The cells of a list under its header, empty without rows: ``Lijsten!$A$2:$A$7``."""
    if not rows:
        return ""
    letters = column_letters(column)
    return f"{sheet}!${letters}$2:${letters}${rows + 1}"


def write_lists(worksheet: Worksheet, facts: Facts, look: Look) -> None:
    """Products, periods and gemeenten beside each other."""
    products: list[tuple[Content, ...]] = [
        (
            product.code,
            product.omschrijving,
            product.eenheid.value,
            counted_by(product),
            divisor(product),
            facts.opslag_of(product),
        )
        for product in facts.producten
    ]
    periods = [(period.label, period.van, period.tot_en_met) for period in facts.perioden]
    formats = (AS_TEXT, AS_TEXT, AS_TEXT, AS_TEXT, WHOLE, AS_TEXT)
    block(worksheet, 0, _PRODUCT_HEADS, products, formats, look)
    block(worksheet, _PERIODS_AT, _PERIOD_HEADS, periods, (AS_TEXT, DAY, DAY), look)
    if facts.gemeenten:
        codes = [(code,) for code in facts.gemeenten]
        block(worksheet, _GEMEENTEN_AT, ("Gemeente",), codes, (AS_TEXT,), look)
    _finish(worksheet)


def write_prices(worksheet: Worksheet, facts: Facts, look: Look) -> None:
    """The dated tariffs of the model."""
    names = {product.code: product.omschrijving for product in facts.producten}
    prices = [
        (
            tarief.product,
            names.get(tarief.product, ""),
            tarief.vanaf,
            tarief.tot_en_met or OPEN_END,
            euros(tarief.cent),
            tarief.soort_prijs.value,
        )
        for tarief in facts.tarieven
    ]
    block(worksheet, 0, _PRICE_HEADS, prices, (AS_TEXT, AS_TEXT, DAY, DAY, MONEY, AS_TEXT), look)
    worksheet.autofilter(0, 0, max(len(prices), 1), len(_PRICE_HEADS) - 1)
    _finish(worksheet)


def block(
    worksheet: Worksheet,
    first: int,
    heads: tuple[str, ...],
    rows: Sequence[tuple[Content, ...]],
    formats: tuple[str, ...],
    look: Look,
) -> None:
    """Headers with rows below them, from column ``first`` (from 0)."""
    for index, head in enumerate(heads):
        worksheet.set_column(first + index, first + index, _WIDTHS.get(head, _WIDTH))
        worksheet.write_string(0, first + index, head, look.header)
        for number, row in enumerate(rows, start=1):
            look.write(worksheet, (number, first + index), row[index], formats[index])


def _finish(worksheet: Worksheet) -> None:
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.protect("", dict(PROTECTION))
