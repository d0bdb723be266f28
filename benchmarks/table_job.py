"""The look-up that every table peer does: ten rows, three inputs, and drawn clients.

A code from a list, whole hours with ranges, ja or nee. One client in five fits no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ibcalc.model.cell import Cell, Kind
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.place import Place

SHEET = "Product"
SEED, MOST_HOURS = 2016, 40
PRODUCTS = ("IB1", "IB2", "IB3", "IB4", "IB5", "IB6")
CODES = ("H101", "H102", "H126", "H127", "H150", "H152", "H153", "H300", "H301", "H305", "H310")

KENMERKEN = (
    Kenmerk("Code", KenmerkSoort.CODE, Domain(CODES)),
    Kenmerk("Uren", KenmerkSoort.GEHEEL, Domain(low=Decimal(0), high=Decimal(MOST_HOURS))),
    Kenmerk("Verlengd", KenmerkSoort.JA_NEE),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, in no one's notation: ``high`` None is open, ``verlengd`` None is any."""

    codes: tuple[str, ...]
    low: int
    high: int | None
    verlengd: bool | None
    product: str


ROWS = (
    Row(("H101", "H102"), 0, 5, True, "IB1"),
    Row(("H101", "H102"), 0, 5, False, "IB2"),
    Row(("H101", "H102"), 6, None, None, "IB3"),
    Row(("H126", "H127", "H150"), 0, 12, None, "IB1"),
    Row(("H126", "H127", "H150"), 13, 24, True, "IB4"),
    Row(("H126", "H127", "H150"), 13, 24, False, "IB5"),
    Row(("H152", "H153"), 0, 8, None, "IB2"),
    Row(("H152", "H153"), 9, None, None, "IB6"),
    Row(("H300", "H301", "H305"), 0, None, True, "IB4"),
    Row(("H300", "H301", "H305"), 0, None, False, "IB6"),
)
FIRST_ROW = 2
"""The Excel row of the first of them."""


@dataclass(frozen=True, slots=True)
class TableJob:
    """Clients as plain lists of equal length."""

    codes: list[str]
    uren: list[int]
    verlengd: list[bool]

    def __len__(self) -> int:
        return len(self.codes)


def draw_table_job(clients: int) -> TableJob:
    """The same clients every time; a smaller job is the beginning of a larger one."""
    chance = np.random.default_rng(SEED)
    drawn = chance.random((clients, 3))
    return TableJob(
        [CODES[int(share * len(CODES))] for share in drawn[:, 0]],
        [int(share * (MOST_HOURS + 1)) for share in drawn[:, 1]],
        [bool(share < 0.5) for share in drawn[:, 2]],
    )


def table_source() -> TableSource:
    """The table in the cell language of a conversion sheet, treffer uniek."""
    names = ("Code", "Uren", "Verlengd")
    return TableSource(
        SHEET,
        1,
        Treffer.UNIEK,
        tuple(Heading(name, Place("", SHEET, 1, at)) for at, name in enumerate(names, start=1)),
        (Heading("Product", Place("", SHEET, 1, 4)),),
        tuple(_source_row(row, number) for number, row in enumerate(ROWS, start=FIRST_ROW)),
        place=Place("", "Conversies", 2),
    )


def _source_row(row: Row, number: int) -> SourceRow:
    verlengd = "" if row.verlengd is None else "ja" if row.verlengd else "nee"
    texts = ("; ".join(row.codes), _hours(row), verlengd, row.product)
    place = Place("", SHEET, number)
    cells = [Cell(Kind.TEXT + text, place.at(column=at)) for at, text in enumerate(texts, start=1)]
    return SourceRow(tuple(cells[:3]), tuple(cells[3:]), place=place)


def _hours(row: Row) -> str:
    return f">= {row.low}" if row.high is None else f"{row.low}-{row.high}"


@dataclass(frozen=True, slots=True)
class FeelTable:
    """A table in the language of DMN, as ZEN and pyDMNrules read it: unique, one output."""

    inputs: tuple[str, ...]
    output: str
    rows: tuple[tuple[str, ...], ...]
    """For each row its input cells and, last, its output cell; "" is any value."""


def feel_table() -> FeelTable:
    """The same table as :func:`table_source`."""
    return FeelTable(("Code", "Uren", "Verlengd"), "Product", tuple(map(_feel_row, ROWS)))


def _feel_row(row: Row) -> tuple[str, ...]:
    codes = ", ".join(f'"{code}"' for code in row.codes)
    hours = f">= {row.low}" if row.high is None else f"[{row.low}..{row.high}]"
    verlengd = "" if row.verlengd is None else str(row.verlengd).lower()
    return codes, hours, verlengd, f'"{row.product}"'


def clients_as_dicts(job: TableJob) -> list[dict[str, object]]:
    """Each client as the others take it: name of the input -> value."""
    together = zip(job.codes, job.uren, job.verlengd, strict=True)
    return [{"Code": code, "Uren": uren, "Verlengd": ja} for code, uren, ja in together]
