"""The model that the submissions of the benchmark are held against: forty products, one year.

As many as a region that counts every intensity apart: 13 periods of each make 520 lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import xlsxwriter

from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.exact_numbers import FIXED_MOMENT
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model

YEAR = 2016
PRODUCTS = tuple(f"P{number:02d}" for number in range(1, 41))
UNITS = ("periode", "periode", "uur", "minuut")
"""In turn: half of the products is counted by the calendar, half by a volume."""

Cell = str | int | date


def unit_of(product: str) -> str:
    """In what a product is counted."""
    return UNITS[PRODUCTS.index(product) % len(UNITS)]


def counted(product: str) -> bool:
    """True if lines of it have a volume."""
    return unit_of(product) != "periode"


def _sheets() -> Iterator[tuple[str, list[tuple[Cell, ...]]]]:
    settings = (("naam", "meting"), ("versie", "1"), ("kalender", "jaar13"), ("jaar", YEAR))
    yield "Model", [("Sleutel", "Waarde"), *settings]
    yield (
        "Producten",
        [
            ("Product", "Omschrijving", "Soort", "Eenheid", "Bekostiging", "Toerekening"),
            *(
                (one, f"Product {one}", "basis", unit_of(one), "inspanning", "vol")
                for one in PRODUCTS
            ),
        ],
    )
    yield (
        "Tarieven",
        [
            ("Product", "Vanaf", "Tarief"),
            *((one, date(YEAR, 1, 1), 20 + at) for at, one in enumerate(PRODUCTS)),
        ],
    )


def write_model(path: Path) -> TariffModel:
    """Writes the model and reads it as ibcalc does."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        # A clock would make every file different, and the templates that name its digest too.
        book.set_properties({"created": FIXED_MOMENT})
        for name, rows in _sheets():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return read_model(open_workbook(path)).model
