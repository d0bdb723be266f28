"""Writes what the whole job reads: ``python -m benchmarks.workbooks MODEL CLIENTEN AANTAL``."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from ibcalc.workbook.shipped.build import write_model

HEADERS = ("Client", "Aanbieder", "Gemeente", "Code", "Klasse", "Product", "Opslag", "Van", "T/m")
CODES = ("H126", "H127", "H300", "H150", "H152", "H153", "02015", "02016", "02017")
PRODUCTS = ("IB1", "IB2", "IB3")
GEMEENTEN = ("0482", "0505", "0523", "0531", "0590", "0610", "0642")
AANBIEDERS, HIGHEST_KLASSE = 40, 8
TYPED_SHARE, OPEN_SHARE = 0.1, 0.4
FIRST_VAN, VAN_DAYS, LONGEST = date(2015, 7, 1), 540, 500

Cell = str | int | date | None


def write_caseload(path: Path, clients: int) -> None:
    """A caseload of so many clients, the same every time."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        sheet = book.add_worksheet("Clienten")
        for number, row in enumerate((HEADERS, *_rows(clients))):
            sheet.write_row(number, 0, row)


def _rows(clients: int) -> Iterator[tuple[Cell, ...]]:
    """One row a client, without faults: most with an old code to convert, some with a product."""
    dice = random.Random(FIRST_VAN.year)
    for number in range(clients):
        van = FIRST_VAN + timedelta(dice.randrange(VAN_DAYS))
        until = None if dice.random() < OPEN_SHARE else van + timedelta(dice.randrange(LONGEST))
        aanbieder = f"Aanbieder {dice.randrange(AANBIEDERS) + 1:02d}"
        what = _product(dice) if dice.random() < TYPED_SHARE else _code(dice)
        yield (f"C-{number:07d}", aanbieder, dice.choice(GEMEENTEN), *what, van, until)


def _product(dice: random.Random) -> tuple[Cell, ...]:
    return (None, None, dice.choice(PRODUCTS), dice.choice(("ja", "nee")))


def _code(dice: random.Random) -> tuple[Cell, ...]:
    return (dice.choice(CODES), dice.randint(1, HIGHEST_KLASSE), None, None)


def main(model: str, caseload: str, clients: str) -> None:
    """The shipped model and a drawn caseload, as Excel workbooks."""
    write_model(Path(model))
    write_caseload(Path(caseload), int(clients))


if __name__ == "__main__":
    main(*sys.argv[1:4])
