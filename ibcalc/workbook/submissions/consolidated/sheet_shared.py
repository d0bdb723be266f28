"""Sheet Dubbele cliënten: by cell who stands with more than one aanbieder; never by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.submissions.consolidated.line_rows import shown_code
from ibcalc.workbook.submissions.together.shared_clients import CLIENT, SharedClient

SHARED = "Dubbele cliënten"
COLUMNS = (
    Shown("Nummer", Kind.COUNT, 11),
    Shown("Aanbieder", Kind.TEXT, 28),
    Shown("Product", Kind.TEXT, 16),
    Shown("Van", Kind.DATE, 12),
    Shown("T/m", Kind.DATE, 12),
    Shown("Bestand", Kind.TEXT, 36),
    Shown("Blad", Kind.TEXT, 18),
    Shown("Cel", Kind.TEXT, 10),
)


def write_shared(book: Book, shared: Sequence[SharedClient]) -> None:
    """The sheet; left out if there is no such client."""
    if not shared:
        return
    page = book.page(SHARED)
    page.heading(
        "Cliënten die bij meer dan één aanbieder kunnen staan",
        "Rijen met hetzelfde nummer in kolom A hebben hetzelfde cliëntnummer, op spaties en nullen "
        "vooraan na. Alleen voor de gemeente; de rijen zijn niet samengevoegd.",
    )
    rows = [row for number, client in enumerate(shared, 1) for row in _rows(number, client)]
    write_listing(page, "tblDubbeleClienten", widened(COLUMNS, rows), rows, "")


def _rows(number: int, client: SharedClient) -> Iterator[tuple[Cell, ...]]:
    for row in client:
        line, place = row.line, row.line.cell(CLIENT)
        yield (
            number, row.submission.aanbieder, shown_code(line.text("product")), line.day("van"),
            line.day("tot_en_met"), place.file, place.sheet, place.cell,
        )  # fmt: skip
