"""Sheet Aanbieders: one row an aanbieder, with what counts of each kind of form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.model.findings import Severity
from ibcalc.model.names import normal
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.ingest import Ingested
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.ledger import Entry

SENDERS = "Aanbieders"
NAME = Shown("Aanbieder", Kind.STRONG, 28)
NUMBERS = (
    Shown("Bestanden", Kind.COUNT, 13, total=True),
    Shown("Fouten", Kind.COUNT, 10, total=True),
    Shown("Waarschuwingen", Kind.COUNT, 19, total=True),
    Shown("Rijen in de totalen", Kind.COUNT, 13, total=True),
)


def write_senders(book: Book, ingested: Ingested) -> None:
    """The sheet; files that tell no aanbieder stand on the Samenvatting alone."""
    page = book.page(SENDERS)
    page.heading(
        "Wat elke aanbieder instuurde",
        "Per soort sjabloon wat er meetelt. Leeg: niet ingestuurd. Per bestand staat het op de "
        "Samenvatting.",
    )
    senders: dict[str, list[Entry]] = {}
    for entry in ingested.ledger.entries:
        one = entry.submission
        if one.aanbieder and one.soort:
            senders.setdefault(normal(one.aanbieder) or one.aanbieder, []).append(entry)
    found = {entry.submission.soort for entries in senders.values() for entry in entries}
    kinds = [kind for kind in FORMS if kind in found]
    columns = [NAME, *(Shown(kind, Kind.TEXT, 27) for kind in kinds), *NUMBERS]
    rows = [tuple(_cells(senders[key], kinds)) for key in sorted(senders)]
    none = "Er zijn geen inzendingen."
    write_listing(page, "tblAanbieders", widened(columns, rows), rows, none)


def _cells(entries: Sequence[Entry], kinds: Sequence[str]) -> Iterator[Cell]:
    yield entries[0].submission.aanbieder
    for kind in kinds:
        yield _standing([entry for entry in entries if entry.submission.soort == kind])
    numbers = [entry.submission.numbers() for entry in entries]
    yield len(entries)
    yield sum(found[Severity.FOUT] for found in numbers)
    yield sum(found[Severity.WAARSCHUWING] for found in numbers)
    yield sum(len(entry.submission.lines) for entry in entries if entry.counts)


def _standing(entries: Sequence[Entry]) -> str:
    """What counts of one kind; of more for other gemeenten or years, how many."""
    counting = [entry for entry in entries if entry.counts]
    if not counting:
        return "telt niet mee: afgekeurd" if entries else ""
    told = "telt mee" if len(counting) == 1 else f"{len(counting)} tellen mee"
    doubtful = any(one.submission.status is Status.MET_WAARSCHUWING for one in counting)
    return f"{told}, met waarschuwing" if doubtful else told
