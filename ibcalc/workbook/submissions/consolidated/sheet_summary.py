"""Sheet Samenvatting: every file with its aanbieder, its standing and what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.findings import Severity
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import (
    Cell,
    Kind,
    Linked,
    Shown,
    write_listing,
)
from ibcalc.workbook.result.page import SUMMARY, TOTAL_ROW
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.ledger import Entry

TITLE = "Inzendingen van aanbieders"
COLUMNS = (
    Shown("Aanbieder", Kind.STRONG, 28),
    Shown("Soort", Kind.TEXT, 24),
    Shown("Gemeente", Kind.TEXT, 13),
    Shown("Jaar", Kind.TEXT, 15),
    Shown("Status", Kind.STRONG, 30),
    Shown("In de totalen", Kind.TEXT, 17),
    Shown("Fouten", Kind.COUNT, 10, total=True),
    Shown("Waarschuwingen", Kind.COUNT, 19, total=True),
    Shown("Ter informatie", Kind.COUNT, 14, total=True),
    Shown("Rijen", Kind.COUNT, 10, total=True),
    Shown("Rijen in de totalen", Kind.COUNT, 14, total=True),
    Shown("Bestand", Kind.TEXT, 36),
    Shown("Gelijk aan of vervangen door", Kind.TEXT, 36),
)
LINK_ROW = TOTAL_ROW - 1


def write_summary(book: Book, ingested: Ingested) -> None:
    """The sheet; ``book`` has all others, so that it can lead to them."""
    page = book.page(SUMMARY)
    page.heading(TITLE, summary_line(ingested))
    rows = [_row(entry) for entry in ingested.ledger.entries]
    write_listing(page, "tblInzendingen", COLUMNS, rows, "Er zijn geen inzendingen.")
    for column, name in enumerate((name for name in book.names if name != SUMMARY), start=1):
        page.link(LINK_ROW, column, name, name)
    page.sheet.activate()


def summary_line(ingested: Ingested) -> str:
    """How many files came to what, in one sentence."""
    counted = dict.fromkeys(Status, 0)
    for one in ingested.submissions:
        counted[one.status] += 1
    parts = [
        f"{number} {status.value}"
        for status, number in counted.items()
        if number or status is not Status.OVERGESLAGEN
    ]
    lines = sum(len(one.lines) for one in ingested.ledger.counting)
    files = len(ingested.submissions)
    noun = "bestand" if files == 1 else "bestanden"
    return f"{files} {noun}: {', '.join(parts)}. {lines} regels tellen mee."


def _row(entry: Entry) -> Sequence[Cell]:
    one = entry.submission
    found = one.numbers()
    return (
        one.aanbieder or "(onbekend)",
        one.soort or "(geen sjabloon)",
        one.gemeente,
        one.jaar,
        one.status.value,
        entry.standing.value,
        found[Severity.FOUT],
        found[Severity.WAARSCHUWING],
        found[Severity.INFO],
        one.rows,
        len(one.lines) if entry.counts else 0,
        Linked(one.file, ""),
        entry.by,
    )
