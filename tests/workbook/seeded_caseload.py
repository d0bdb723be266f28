"""A caseload with planted defects: each in a row of its own, with the code that must be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.tariffmodel import TariffModel
from tests.workbook.caseload_files import (
    HEADERS,
    NEVER,
    NOT_FOUND,
    Caseload,
    Odd,
    Row,
    Value,
)
from tests.workbook.sheetbook import model_book

PRODUCTEN = """
| Product | Omschrijving | Soort  | Hoort bij | Eenheid | Bekostiging | Toerekening |
| IB1     | Toezicht     | basis  |           | periode | output      | vol         |
| IB1O    | Opslag       | opslag | IB1       | periode | output      | vol         |
| BG      | Begeleiding  | basis  |           | uur     | inspanning  | vol         |
| 02015   | Zintuig      | basis  |           | periode | output      | vol         |
| 215     | Vervoer      | basis  |           | periode | output      | vol         |
| 0215    | Huishouden   | basis  |           | periode | output      | vol         |
"""
CODES = ("IB1", "IB1O", "BG", "02015", "215", "0215")
KENMERKEN = """
| Kenmerk | Soort  | Waarden           |
| Code    | code   | H300; H152; 02015 |
| Klasse  | geheel | 1 t/m 8           |
| Geboren | datum  |                   |
| Spoed   | ja/nee |                   |
"""


def model() -> TariffModel:
    """Six products, of which two differ by a zero, and four kenmerken."""
    rows = [f"| {code} | 1-1-2016 | | 100 |" for code in CODES]
    read = model_book(
        Producten=PRODUCTEN,
        Tarieven="\n".join(["| Product | Vanaf | T/m | Tarief |", *rows]),
        Kenmerken=KENMERKEN,
    )
    assert not [one for one in read.findings if one.severity == "fout"]
    return read.model


IN_CSV_TOO = "="
"""The csv has the same defect, with the same code."""


@dataclass(frozen=True)
class Defect:
    """What differs from a good row, and the code told at the cell of ``at`` (the row if empty).

    ``csv`` is the code if it is another one there; empty if it is no defect in a csv.
    """

    code: str
    at: str
    row: Row
    csv: str = IN_CSV_TOO
    alone: bool = False


def cell(code: str, at: str, value: Value, csv: str = IN_CSV_TOO, **more: Value) -> Defect:
    """One cell that differs; of a kenmerk the product is left to the conversion."""
    kenmerk: Row = {"Product": None} if at in ("Code", "Klasse", "Geboren", "Spoed") else {}
    return Defect(code, at, {**kenmerk, at: value, **more}, csv)


def percent(text: str) -> Odd:
    """A number that is shown as a percentage."""
    return Odd(number=Decimal(text), format="0%")


CLIENT = (
    cell("CLI-201", "Client", None),
    cell("CLI-155", "Client", " "),
    cell("CLI-111", "Client", NOT_FOUND),
    cell("CLI-112", "Client", NEVER, csv="CLI-201", Gemeente="0590"),
    cell("CLI-124", "Client", date(2016, 1, 2), csv=""),
    cell("CLI-136", "Client", 1234567890123456, csv=""),
    cell("CLI-136", "Client", "1,23E+15"),
    cell("CLI-139", "Client", "\u00a0C-800 "),
)
ZEROS = (
    Defect("CLI-137", "Client", {"Client": "00907"}),
    Defect("", "", {"Client": 907}),
    cell("CLI-211", "Aanbieder", "123456782"),
    cell("CLI-139", "Aanbieder", "Zorg \u200b"),
    cell("CLI-111", "Aanbieder", NOT_FOUND),
)
PRODUCT = (
    cell("CLI-204", "Product", "XX9"),
    cell("CLI-204", "Product", "IBl"),
    cell("CLI-204", "Product", "IB1 Toezicht"),
    cell("CLI-123", "Product", "ib1"),
    cell("CLI-123", "Product", "IB-1"),
    cell("CLI-123", "Product", "\uff29\uff221"),
    cell("CLI-122", "Product", 2015),
    cell("CLI-122", "Product", "2015.0"),
    cell("CLI-154", "Product", 215, csv=""),
    cell("CLI-135", "Product", "IB1 "),
    cell("CLI-135", "Product", "IB\u200b1"),
    cell("CLI-213", "Product", "handmatig"),
    cell("CLI-124", "Product", date(2016, 2, 1), csv="CLI-204"),
    cell("CLI-111", "Product", "#N/B"),
    cell("CLI-112", "Product", NEVER, csv=""),
    cell("CLI-208", "Opslag", "misschien"),
    cell("CLI-123", "Opslag", "yes"),
    cell("CLI-123", "Opslag", 1),
    cell("CLI-111", "Opslag", NOT_FOUND),
    cell("CLI-122", "Gemeente", 505),
    cell("CLI-210", "Gemeente", "Dordt"),
    cell("CLI-135", "Gemeente", "0505\u200b"),
    cell("CLI-135", "Product", "\u200eIB1"),
    cell("CLI-135", "Opslag", "nee "),
    cell("CLI-160", "Opslag", " "),
)
DATES = (
    cell("CLI-113", "Van", None),
    cell("CLI-155", "Van", "\u00a0"),
    cell("CLI-111", "Van", NOT_FOUND),
    cell("CLI-112", "Van", NEVER, csv="CLI-113"),
    cell("CLI-114", "Van", "31-2-2016"),
    cell("CLI-114", "Van", "31-12-50"),
    cell("CLI-114", "Van", "morgen"),
    cell("CLI-114", "Van", 2016),
    cell("CLI-120", "Van", 42400),
    cell("CLI-120", "Van", "20160105"),
    cell("CLI-127", "Van", "1 jan 2016"),
    cell("CLI-127", "Van", "12/31/2015"),
    cell("CLI-127", "Van", "1-2-16"),
    cell("CLI-127", "Van", "2016/02/01"),
    cell("CLI-127", "Van", "2016-02-01T13:45:00"),
    cell("CLI-203", "T/m", date(2016, 1, 1), Van=date(2016, 2, 1)),
    cell("CLI-114", "T/m", "heden"),
    cell("CLI-127", "T/m", "30 juni 2016"),
    cell("CLI-160", "T/m", " "),
    cell("CLI-135", "T/m", "30-6-2016\u2069"),
    cell("CLI-135", "Van", "\u00a01-2-2016"),
    cell("CLI-120", "Geboren", 18628),
    cell("CLI-127", "Geboren", "31 dec 1950"),
    cell("CLI-111", "Geboren", NOT_FOUND),
)
NUMBERS = (
    cell("CLI-115", "Aantal", "twee"),
    cell("CLI-116", "Aantal", Decimal("2.5")),
    cell("CLI-206", "Aantal", 0),
    cell("CLI-129", "Aantal", percent("3"), csv=""),
    cell("CLI-134", "Aantal", "3", csv=""),
    cell("CLI-128", "Aantal", "1 000"),
    cell("CLI-160", "Aantal", "\u200f"),
    cell("CLI-115", "Volume", "12 uur", Product="BG"),
    cell("CLI-125", "Volume", "12.50", Product="BG"),
    cell("CLI-138", "Volume", "1.500", Product="BG"),
    cell("CLI-207", "Volume", -3, Product="BG"),
    cell("CLI-128", "Volume", "1,234.56", Product="BG"),
    cell("CLI-129", "Volume", percent("0.12"), csv="", Product="BG"),
    cell("CLI-124", "Volume", date(2016, 1, 2), csv="CLI-115", Product="BG"),
    cell("CLI-111", "Volume", NOT_FOUND, Product="BG"),
    cell("CLI-124", "Klasse", date(2016, 2, 1), csv=""),
    cell("CLI-122", "Code", 2015),
    cell("CLI-123", "Code", "h300"),
    cell("CLI-123", "Spoed", "neen"),
)
LOOSE = (
    Defect("CLI-109", "", {"Client": "Hieronder de nieuwe cliënten"}, alone=True),
    Defect("CLI-158", "", {name: name for name in HEADERS}, alone=True),
    Defect("CLI-109", "", {"Client": "Totaal", "Aantal": 99}, alone=True),
    Defect("CLI-212", "", {"Client": "C-1"}),
)
DEFECTS: Sequence[Defect] = (*CLIENT, *ZEROS, *PRODUCT, *DATES, *NUMBERS, *LOOSE)
GOOD: Row = {
    "Client": "C-1", "Aanbieder": "Zorg", "Gemeente": "0505", "Klasse": 3, "Product": "IB1",
    "Van": date(2016, 1, 4), "T/m": date(2016, 12, 31), "Geboren": date(1950, 1, 31),
}  # fmt: skip


def seeded(kind: str) -> Caseload:
    """One good row, then each defect that a ``csv`` or ``xlsx`` can have, some rows apart."""
    return Caseload([row for _, row in _rows(kind)])


def expected(kind: str, file: Caseload) -> list[tuple[str, str]]:
    """Code and cell of everything that must be told of its rows, sorted."""
    told = [
        (_code(defect, kind), file.cell(at, defect.at))
        for at, (defect, _) in enumerate(_rows(kind))
        if defect is not None and _code(defect, kind)
    ]
    return sorted(told)


def _rows(kind: str) -> Iterator[tuple[Defect | None, Row]]:
    yield None, GOOD
    planted = [one for one in DEFECTS if _code(one, kind) or not one.at]
    for number, defect in enumerate(planted, start=2):
        if number % 6 == 0:
            yield None, {}
        good = {} if defect.alone else {**GOOD, "Client": f"C-{number}"}
        yield defect, {**good, **defect.row}


def _code(defect: Defect, kind: str) -> str:
    other = kind == "csv" and defect.csv != IN_CSV_TOO
    return defect.csv if other else defect.code
