"""Sheet Regels: every line that counts, with its source file and cell. All totals refer to it."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import (
    Cell,
    Kind,
    Listing,
    Shown,
    write_listing,
)
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow

LINES, TABLE = "Regels", "tblRegels"
COLUMNS = (
    Shown("Aanbieder", Kind.TEXT, 26),
    Shown("Soort", Kind.TEXT, 23),
    Shown("Gemeente", Kind.TEXT, 15),
    Shown("Jaar", Kind.TEXT, 15),
    Shown("Periode", Kind.TEXT, 15),
    Shown("Product", Kind.TEXT, 16),
    Shown("Eenheid", Kind.TEXT, 12),
    Shown("Client", Kind.TEXT, 20),
    Shown("Opslag", Kind.TEXT, 10),
    Shown("Van", Kind.DATE, 12),
    Shown("T/m", Kind.DATE, 12),
    Shown("Aantal", Kind.COUNT, 11, total=True),
    Shown("Volume", Kind.QUANTITY, 13),
    Shown("Bedrag", Kind.EURO, 16, total=True),
    Shown("Bestand", Kind.TEXT, 32),
    Shown("Blad", Kind.TEXT, 16),
    Shown("Cel", Kind.TEXT, 9),
)


def write_lines(book: Book, rows: Sequence[LineRow]) -> Listing:
    """The sheet; what is not asked by a template is an empty cell."""
    page = book.page(LINES)
    page.heading(
        "Alle regels die meetellen",
        "Aantal is het aantal cliënten. Bedrag is een voorproef met het tarief van het model; "
        "zonder model of bij cliëntrijen blijft het leeg. Cel is de rij in het bestand.",
    )
    return write_listing(page, TABLE, COLUMNS, list(map(_cells, rows)), "Er telt geen regel mee.")


def _cells(row: LineRow) -> tuple[Cell, ...]:
    place = row.line.place
    count = None if row.aantal is None else int(row.aantal)
    return (
        row.aanbieder, row.soort, row.gemeente, row.jaar, row.periode, row.product, row.eenheid,
        row.client, row.opslag, row.van, row.tot_en_met, count, row.volume, row.bedrag,
        place.file, place.sheet, row.line.cell("product").cell,
    )  # fmt: skip
