"""Filled forms for tests: made from the definition of the forms, as providers would send them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.exact_numbers import ExactWorkbook, open_for_writing
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.forms.form import FORMS, GEGEVENS, HEADER_ROW, STAMP
from tests.workbook.sheetbook import model_book

PRODUCTEN = """
| Product | Omschrijving | Soort | Eenheid | Bekostiging | Toerekening |
| IB1     | Toezicht     | basis | periode | output      | vol         |
| IB2     | Structuur    | basis | periode | output      | vol         |
| BG      | Begeleiding  | basis | uur     | inspanning  | vol         |
| 0215    | Huishouden   | basis | minuut  | inspanning  | vol         |
| OUD     | Vervallen    | basis | periode | output      | vol         |
"""
TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief |
| IB1     | 1-1-2016 | 31-12-2016 | 319,24 |
| IB2     | 1-1-2016 | 31-12-2016 | 586,15 |
| BG      | 1-1-2016 |            | 45,10  |
| 0215    | 1-1-2016 |            | 24,00  |
| OUD     | 1-1-2015 | 31-12-2015 | 100,00 |
"""


def model() -> TariffModel:
    """Five products: of two the calendar counts, of two the volume, one has no tariff any more."""
    read = model_book(Producten=PRODUCTEN, Tarieven=TARIEVEN)
    assert not [one for one in read.findings if one.severity == "fout"]
    return read.model


@dataclass(frozen=True)
class Raw:
    """A cell that is no plain value: an error, or a formula without or with a value."""

    formula: str = ""
    value: str | int | None = None


Value = str | int | Decimal | date | bool | Raw | None


@dataclass(frozen=True)
class Filled:
    """A form with what was typed in it.

    ``rows`` per sheet: each a list of cells in the order of the columns. ``order`` moves columns,
    ``heads`` renames them and ``inserted`` puts other columns before them. ``sheets`` renames
    sheets, ``without`` leaves them out, ``again`` repeats the tables on another sheet, and the
    Excel table is ``short`` by so many rows.
    """

    kind: str = "aanbieder-volumes"
    aanbieder: str = "Zorgplein"
    gemeente: str = "0505"
    jaar: str = "2016"
    rows: Mapping[str, Sequence[Sequence[Value]]] = field(default_factory=dict)
    stamp: Mapping[str, str] = field(default_factory=dict)
    stamped: bool = True
    order: Mapping[str, Sequence[int]] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    inserted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    saved: datetime = datetime(2016, 3, 1, tzinfo=UTC)
    as_table: bool = True
    without: Sequence[str] = ()
    sheets: Mapping[str, str] = field(default_factory=dict)
    again: str = ""
    short: int = 0

    def but(self, **changed: object) -> Filled:
        """The same with other contents."""
        return replace(self, **changed)  # type: ignore[arg-type]

    def write(self, path: Path) -> Path:
        """Write it as a workbook."""
        form = FORMS[self.kind]
        book = open_for_writing(path)
        book.set_properties({"created": self.saved})
        facts = [["Aanbieder", self.aanbieder], ["Gemeente", self.gemeente], ["Jaar", self.jaar]]
        self._sheet(book, GEGEVENS, facts)
        for table in form.tables:
            if table.spec.name not in self.without:
                rows = self.rows.get(table.spec.name, ())
                self._sheet(book, table.spec, rows)
                if self.again:
                    self._sheet(book, table.spec, rows, self.again)
        if self.stamped:
            self._stamp(book)
        book.close()
        _uncalculated(path)
        return path

    def _stamp(self, book: ExactWorkbook) -> None:
        versie = str(FORMS[self.kind].version)
        said = {
            "kind": self.kind, "versie": versie, "model": "Proef", "gemeente": self.gemeente,
            "jaar": "2016", "aanbieder": self.aanbieder, **self.stamp,
        }  # fmt: skip
        for part, text in said.items():
            if text:
                book.set_custom_property(STAMP[part], text, "text")

    def _sheet(
        self,
        book: ExactWorkbook,
        spec: SheetSpec,
        rows: Sequence[Sequence[Value]],
        name: str = "",
    ) -> None:
        sheet = book.add_worksheet(name or self.sheets.get(spec.name, spec.name))
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        heads = [self.heads.get(column.header, column.header) for column in spec.columns]
        places = self.columns(spec)
        first = HEADER_ROW - 1
        inserted = self.inserted.get(spec.name, ())
        for at, header in enumerate(inserted):
            sheet.write_string(first, at, header)
        for header, at in zip(heads, places, strict=True):
            sheet.write_string(first, at - 1, header)
        for number, row in enumerate(rows, start=first + 1):
            for value, at in zip(row, places, strict=False):
                _write(sheet, (number, at - 1), value, day)
        if self.as_table:
            columns = [{"header": header} for header in inserted]
            ordered = sorted(zip(places, heads, strict=True))
            columns += [{"header": header} for _, header in ordered]
            last = first + max(len(rows) - self.short, 1)
            options = {"name": spec.table, "columns": columns, "autofilter": False}
            sheet.add_table(first, 0, last, len(columns) - 1, options)

    def columns(self, spec: SheetSpec) -> list[int]:
        """The 1-based column in which each column of the row model stands."""
        order = self.order.get(spec.name) or range(len(spec.columns))
        shift = len(self.inserted.get(spec.name, ())) + 1
        return [shift + place for place in order]


NEVER = "@nooit@"
_NEVER = re.compile(rb'(<c [^>]*?) t="str">(<f>[^<]*</f>)<v>@nooit@</v>')


def _uncalculated(path: Path) -> None:
    """Take away the value of formulas that were never calculated; XlsxWriter always has one."""
    with zipfile.ZipFile(path) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
    if not any(NEVER.encode() in data for _, data in parts):
        return
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts:
            package.writestr(info, _NEVER.sub(rb"\1>\2", data))


def _write(sheet: Worksheet, spot: tuple[int, int], value: Value, day: object) -> None:
    if value is None:
        return
    if isinstance(value, Raw):
        cached = NEVER if value.value is None else value.value
        sheet.write_formula(*spot, value.formula, None, cached)
    elif isinstance(value, bool):
        sheet.write_boolean(*spot, value)
    elif isinstance(value, date):
        sheet.write_datetime(*spot, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, str):
        sheet.write_string(*spot, value)
    else:
        sheet.write_number(*spot, value)


VOLUMES: Sequence[Sequence[Value]] = (
    ("IB1", "2016-P01", "0505", 12, None, "eigen telling"),
    ("IB2", "2016-P01", None, 3, None, None),
    ("BG", "2016-P02", "0505", 4, Decimal("31.5"), None),
)
CLIENTEN: Sequence[Sequence[Value]] = (
    ("C-001", "IB1", "nee", "0505", date(2016, 1, 4), date(2016, 6, 30), None, None),
    ("C-002", "BG", None, None, date(2016, 2, 1), None, Decimal(20), None),
)
UREN: Sequence[Sequence[Value]] = (("BG", "mbo", 10, Decimal("45.00"), "cao", None),)
KOSTEN: Sequence[Sequence[Value]] = tuple(
    ("BG", element, amount, None, "jaarrekening", None)
    for element, amount in (
        ("salaris", Decimal("20.00")), ("werkgeverslasten", Decimal("6.00")),
        ("niet-productieve uren", Decimal("7.00")), ("reis en opleiding", Decimal("2.00")),
        ("overhead", Decimal("8.00")), ("indexatie", Decimal("1.00")),
        ("overige verplichtingen", Decimal("1.00")),
    )
)  # fmt: skip

GOOD_VOLUMES = Filled(rows={"Volumes": VOLUMES})
GOOD_CLIENTS = Filled("aanbieder-clienten", rows={"Clienten": CLIENTEN})
GOOD_BSN = Filled(
    "aanbieder-clienten-bsn",
    rows={"Clienten met BSN": [("999900006", *row[1:]) for row in CLIENTEN[:1]]},
)
GOOD_COSTS = Filled("kostprijs", rows={"Uren": UREN, "Kosten": KOSTEN})
