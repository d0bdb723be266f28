"""Sheet Verschillen: what changed cell by cell, since what a file replaces or an earlier run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ibcalc.model.bsn import HIDDEN
from ibcalc.model.cell import dutch_date, dutch_number
from ibcalc.model.money import euro_text
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.consolidated.line_rows import NOT_GIVEN, shown_client
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Line
from ibcalc.workbook.submissions.together.differences import Changed, Difference

DIFFERENCES = "Verschillen"
FREE_TEXTS = frozenset({"opmerking", "bron", "functie"})
"""Fields in which a person may be named; that they changed is told, not what they say."""
REPLACED, EARLIER = "vervangen inzending", "eerdere verwerking"
COLUMNS = (
    Shown("Aanbieder", Kind.TEXT, 24),
    Shown("Soort", Kind.TEXT, 22),
    Shown("Tegenover", Kind.TEXT, 21),
    Shown("Wat", Kind.STRONG, 12),
    Shown("Product", Kind.TEXT, 11),
    Shown("Periode of dag", Kind.TEXT, 13),
    Shown("Client", Kind.TEXT, 15),
    Shown("Kolom", Kind.TEXT, 15),
    Shown("Was", Kind.TEXT, 15),
    Shown("Wordt", Kind.TEXT, 15),
    Shown("Eerder bestand", Kind.TEXT, 28),
    Shown("Cel daar", Kind.TEXT, 14),
    Shown("Later bestand", Kind.TEXT, 28),
    Shown("Cel hier", Kind.TEXT, 14),
)


def write_differences(book: Book, ingested: Ingested) -> None:
    """The sheet; left out if no submission was replaced, now or since the earlier run."""
    if not ingested.ledger.differences:
        return
    page = book.page(DIFFERENCES)
    page.heading(
        "Verschillen met eerdere inzendingen",
        "Een latere inzending van dezelfde aanbieder vervangt de eerdere, uit deze verwerking of "
        "uit een eerdere. Dit is wat er veranderde.",
    )
    rows = [
        row for one in ingested.ledger.differences for row in _rows(one, _against(one, ingested))
    ]
    none = "De latere inzendingen bevatten dezelfde regels."
    write_listing(page, "tblVerschillen", widened(COLUMNS, rows), rows, none)


def _against(one: Difference, ingested: Ingested) -> str:
    earlier = ingested.earlier.differences if ingested.earlier else ()
    return EARLIER if any(one is other for other in earlier) else REPLACED


def _rows(one: Difference, against: str) -> Iterator[tuple[Cell, ...]]:
    for changed in one.changes:
        line = changed.new or changed.old
        if line is None:
            continue
        column = _column(one.new.soort, line, changed.name)
        yield (
            one.new.aanbieder or NOT_GIVEN,
            one.new.soort,
            against,
            changed.change.value,
            crossed_out(line.text("product")),
            _when(line),
            shown_client(line),
            column.header if column else "",
            _value(changed.old, column),
            _value(changed.new, column),
            one.old.file,
            _cell(changed.old, changed),
            one.new.file,
            _cell(changed.new, changed),
        )


def _column(soort: str, line: Line, name: str) -> Column | None:
    return FORMS[soort].table(line.table).spec.column(name) if name else None


def _when(line: Line) -> str:
    van = line.day("van")
    return dutch_date(van) if van else crossed_out(line.text("periode"))


def _value(line: Line | None, column: Column | None) -> str:
    """A value as a Dutch reader writes it; a client number and a BSN are never one."""
    value = None if line is None or column is None else line.values.get(column.field)
    if value is None or column is None:
        return ""
    if column.field in FREE_TEXTS:
        return HIDDEN
    if isinstance(value, date):
        return dutch_date(value)
    if column.type is CellType.BEDRAG and isinstance(value, int):
        return euro_text(value)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return dutch_number(Decimal(str(value))) if number else crossed_out(str(value))


def _cell(line: Line | None, changed: Changed) -> str:
    if line is None:
        return ""
    return line.cell(changed.name).in_sheet if changed.name else line.place.in_sheet
