"""Caseloads of any contents as a workbook and as a csv, with titles, moved columns and gaps."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ibcalc.model.cell import dutch_date, dutch_number
from ibcalc.model.place import column_letters
from ibcalc.workbook.exact_numbers import ExactWorkbook, open_for_writing


@dataclass(frozen=True)
class Odd:
    """A cell that is no plain value: an error, a formula never calculated, a number in a format."""

    formula: str = ""
    error: str = ""
    number: Decimal | None = None
    format: str = ""


NEVER, NOT_FOUND = Odd("=1+1"), Odd("=NA()", "#N/A")
Value = str | int | Decimal | date | Odd | None
Row = Mapping[str, Value]
"""Header -> value; an empty one is an empty row."""
HEADERS = (
    "Client", "Aanbieder", "Gemeente", "Code", "Klasse", "Product", "Opslag", "Van", "T/m",
    "Aantal", "Volume", "Geboren", "Spoed",
)  # fmt: skip


@dataclass(frozen=True)
class Caseload:
    """Rows of clients and how they stand in a file.

    ``titles`` are rows above the headers. ``order`` are the headers from left to right, with
    columns of the sender between them; ``heads`` renames some.
    """

    rows: Sequence[Row]
    titles: Sequence[str] = ()
    order: Sequence[str] = HEADERS
    heads: Mapping[str, str] = field(default_factory=dict)

    def but(self, **changed: object) -> Caseload:
        """The same rows in another file."""
        return replace(self, **changed)  # type: ignore[arg-type]

    def cell(self, row: int, header: str) -> str:
        """The address of a header in the row with this index; the row alone without a header."""
        number = len(self.titles) + 2 + row
        return f"{column_letters(self.order.index(header) + 1)}{number}" if header else str(number)

    def header_cell(self, header: str) -> str:
        """The address of a header itself."""
        return self.cell(-1, header)

    def lines(self) -> list[list[Value]]:
        """All rows of the file."""
        heads: list[Value] = [self.heads.get(header, header) for header in self.order]
        rows = [[row.get(header) for header in self.order] for row in self.rows]
        titles: list[list[Value]] = [[title] for title in self.titles]
        return [*titles, heads, *rows]

    def as_csv(self, path: Path) -> Path:
        """Written as csv, as Excel in Dutch does."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerows([_text(value) for value in line] for line in self.lines())
        return path

    def as_workbook(self, path: Path) -> Path:
        """Written as sheet Clienten of a workbook."""
        book = open_for_writing(path)
        sheet = book.add_worksheet("Clienten")
        formats = _Formats(book)
        for number, line in enumerate(self.lines()):
            for column, value in enumerate(line):
                _write(sheet, (number, column), value, formats)
        book.close()
        _uncalculated(path)
        return path


def _text(value: Value) -> str:
    if isinstance(value, Odd):
        return value.error
    if isinstance(value, date):
        return dutch_date(value)
    if isinstance(value, int | Decimal):
        return dutch_number(value)
    return value or ""


class _Formats:
    """The number formats of a workbook, each made once."""

    def __init__(self, book: ExactWorkbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, code: str) -> Format:
        """The format with this code."""
        if code not in self._made:
            self._made[code] = self._book.add_format({"num_format": code})
        return self._made[code]


_NEVER = "@nooit@"
_STORED = re.compile(rb'(<c [^>]*?) t="str">(<f>[^<]*</f>)<v>@nooit@</v>')


def _write(sheet: Worksheet, spot: tuple[int, int], value: Value, formats: _Formats) -> None:
    if isinstance(value, Odd) and value.number is not None:
        sheet.write_number(*spot, value.number, formats.of(value.format))
    elif isinstance(value, Odd):
        sheet.write_formula(*spot, value.formula, None, value.error or _NEVER)
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel has no zones
        sheet.write_datetime(*spot, moment, formats.of("dd-mm-yyyy"))
    elif isinstance(value, str):
        sheet.write_string(*spot, value)
    elif value is not None:
        sheet.write_number(*spot, value)


def _uncalculated(path: Path) -> None:
    """Take away the value of formulas that were never calculated; XlsxWriter always has one."""
    with zipfile.ZipFile(path) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts:
            package.writestr(info, _STORED.sub(rb"\1>\2", data))
