"""The job as a script of openpyxl and pydantic: ``python -m benchmarks.submission_peer MAP``.

What one would write for these two forms: types per row, lists of codes, dates in order, a file with
a fault does not count; one workbook with all lines and a total by product. No marked copies, no
repairs but for spaces, capitals and typed dates. It imports nothing of ibcalc.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from pydantic import BaseModel, BeforeValidator, Field, ValidationError, model_validator

FIRST_ROW = 3
FOLDER, MODEL, OUT = "inzendingen", "model.xlsx", "overzicht-script.xlsx"
PRODUCTS: set[str] = set()
PERIODS = {f"2016-P{number:02d}" for number in range(1, 14)}


def _day(value: object) -> object:
    if isinstance(value, str):
        return datetime.strptime(value.strip(), "%d-%m-%Y").date()  # noqa: DTZ007 - a day
    return value.date() if isinstance(value, datetime) else value


def _code(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _product(value: object) -> object:
    code = _code(value)
    if code not in PRODUCTS:
        raise ValueError("unknown product")
    return code


def _period(value: object) -> object:
    if value not in PERIODS:
        raise ValueError("unknown period")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Product = Annotated[str, BeforeValidator(_product)]
Period = Annotated[str, BeforeValidator(_period)]
Number = Annotated[Decimal, Field(ge=0)]


class Client(BaseModel):
    """A row of sheet Clienten."""

    client: Annotated[str, Field(min_length=1)]
    product: Product
    opslag: Literal["ja", "nee"] | None = None
    gemeente: str | None = None
    van: Day
    tot_en_met: Day | None = None
    volume: Number | None = None
    opmerking: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Client:
        if self.tot_en_met and self.tot_en_met < self.van:
            raise ValueError("ends before it starts")
        return self


class Volume(BaseModel):
    """A row of sheet Volumes."""

    product: Product
    periode: Period
    gemeente: str | None = None
    aantal: Annotated[int, Field(ge=0)]
    volume: Number | None = None
    opmerking: str | None = None


FORMS: dict[str, type[Client | Volume]] = {"Clienten": Client, "Volumes": Volume}
NO_FIELD = 5
"""The column of T/m, which is to blame when the days are not in order."""


def read_products(model: Path) -> set[str]:
    """The codes on sheet Producten."""
    sheet = load_workbook(model, read_only=True)["Producten"]
    return {str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)}


def read_file(path: Path) -> tuple[list[Client | Volume], str, list[str]]:
    """The rows of one file, its aanbieder, and the cells in which something is wrong."""
    book = load_workbook(path, read_only=True, data_only=True)
    name = next(name for name in FORMS if name in book.sheetnames)
    fields = list(FORMS[name].model_fields)
    rows: list[Client | Volume] = []
    wrong: list[str] = []
    lines = book[name].iter_rows(min_row=FIRST_ROW, max_col=len(fields), values_only=True)
    for number, line in enumerate(lines, start=FIRST_ROW):
        if all(value is None for value in line):
            continue
        try:
            rows.append(FORMS[name].model_validate(dict(zip(fields, line, strict=True))))
        except ValidationError as error:
            wrong += _cells(error, fields, number)
    return rows, str(book["Gegevens"]["B3"].value), wrong


def _cells(error: ValidationError, fields: Sequence[str], number: int) -> Iterator[str]:
    for found in error.errors():
        column = fields.index(str(found["loc"][0])) if found["loc"] else NO_FIELD
        yield f"{get_column_letter(column + 1)}{number}"


def main(folder: Path) -> None:
    """Reads, checks and writes; prints the totals and the cells."""
    PRODUCTS.update(read_products(folder / MODEL))
    cells: dict[str, list[str]] = {}
    totals: dict[str, tuple[int, int, Decimal]] = defaultdict(lambda: (0, 0, Decimal(0)))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Regels")
    for path in sorted((folder / FOLDER).iterdir()):
        rows, aanbieder, wrong = read_file(path)
        if wrong:
            cells[path.name] = wrong
            continue
        for row in rows:
            aantal = row.aantal if isinstance(row, Volume) else 1
            lines, clients, volume = totals[row.product]
            totals[row.product] = (lines + 1, clients + aantal, volume + (row.volume or 0))
            sheet.append((aanbieder, *row.model_dump().values(), path.name))
    page = book.create_sheet("Per product")
    for product, (lines, clients, volume) in sorted(totals.items()):
        page.append((product, lines, clients, volume))
    book.save(folder / OUT)
    told = {key: [n, clients, str(v.normalize())] for key, (n, clients, v) in totals.items()}
    print(json.dumps({"totalen": dict(sorted(told.items())), "cellen": cells}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
