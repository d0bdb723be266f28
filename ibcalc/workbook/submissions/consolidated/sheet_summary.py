"""Sheet Samenvatting: every file with its aanbieder, its standing and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ibcalc.model.findings import Severity
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.listing import Cell, Kind, Linked, Shown, widened, write_listing
from ibcalc.workbook.result.page import SUMMARY, TOTAL_ROW, Page
from ibcalc.workbook.submissions.consolidated.groups import SMALL
from ibcalc.workbook.submissions.consolidated.sheet_findings import FINDINGS
from ibcalc.workbook.submissions.consolidated.sheet_missing import MISSING, missing_senders
from ibcalc.workbook.submissions.consolidated.sheet_totals import MARK
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.ledger import Entry

TITLE = "Inzendingen van aanbieders"
COLUMNS = (
    Shown("Aanbieder", Kind.STRONG, 28),
    Shown("Soort", Kind.TEXT, 23),
    Shown("Gemeente", Kind.TEXT, 13),
    Shown("Jaar", Kind.TEXT, 13),
    Shown("Status", Kind.STRONG, 32),
    Shown("In de totalen", Kind.TEXT, 15),
    Shown("Fouten", Kind.COUNT, 10, total=True),
    Shown("Waarschuwingen", Kind.COUNT, 19, total=True),
    Shown("Ter informatie", Kind.COUNT, 13, total=True),
    Shown("Bevindingen", Kind.TEXT, 15),
    Shown("Rijen", Kind.COUNT, 10, total=True),
    Shown("Rijen in de totalen", Kind.COUNT, 12, total=True),
    Shown("Bestand", Kind.TEXT, 34),
    Shown("Gelijk aan of vervangen door", Kind.TEXT, 28),
)
NOTE_ROW, LINK_ROW = TOTAL_ROW - 2, TOTAL_ROW - 1
NORMAL_WIDTH = 8.43
"""Of a column without a width of its own."""


def write_summary(book: Book, ingested: Ingested, firsts: Mapping[str, int], small: int) -> None:
    """The sheet; ``book`` has all others, so that it can lead to them.

    ``firsts`` is for each file the row of its first finding, ``small`` how many totals stand on few
    clients.
    """
    page = book.page(SUMMARY)
    page.heading(TITLE, summary_line(ingested))
    page.text(NOTE_ROW, 1, " ".join(_notes(ingested, small)), page.styles.intro)
    rows = [_row(entry, firsts) for entry in ingested.ledger.entries]
    write_listing(page, "tblInzendingen", widened(COLUMNS, rows), rows, "Er zijn geen inzendingen.")
    _link_sheets(page, [name for name in book.names if name != SUMMARY])
    page.sheet.activate()


def _link_sheets(page: Page, names: Sequence[str]) -> None:
    """A link to every sheet, each in as many columns as its name needs."""
    column = 0
    for name in names:
        page.link(LINK_ROW, column + 1, name, name)
        room = 0.0
        while room <= len(name):
            room += COLUMNS[column].width if column < len(COLUMNS) else NORMAL_WIDTH
            column += 1


def _notes(ingested: Ingested, small: int) -> Iterator[str]:
    if small:
        rows = "1 totaal staat" if small == 1 else f"{small} totalen staan"
        yield (
            f"{rows} op minder dan {SMALL} cliënten, met bij Let op: {MARK}. Laat dan ook een "
            "tweede rij weg, anders is de kleine uit het totaal af te leiden."
        )
    missing = missing_senders(ingested)
    if missing:
        yield f"Nog niet ingestuurd: {len(missing)}; zie blad {MISSING}."
    elif missing is not None:
        yield "Alle aanbieders van blad Realisatie hebben ingestuurd."


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
    shown = f"{lines:,}".replace(",", ".")
    files = len(ingested.submissions)
    noun = "bestand" if files == 1 else "bestanden"
    return f"{files} {noun}: {', '.join(parts)}. {shown} regels tellen mee."


def _row(entry: Entry, firsts: Mapping[str, int]) -> Sequence[Cell]:
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
        _to_finding(firsts.get(one.file, 0)),
        one.rows,
        len(one.lines) if entry.counts else 0,
        one.file,
        entry.by,
    )


def _to_finding(row: int) -> Linked:
    """A link to the first finding of a file; a word of our own leads there, never its name."""
    address = f"internal:{quoted_sheet(FINDINGS)}!A{row}" if row else ""
    return Linked("bekijk" if address else "", address)
