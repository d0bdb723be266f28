"""Sheet Verantwoording: from which files this overview was made. No clock time."""

from __future__ import annotations

from datetime import datetime

from ibcalc.model.version import VERSION
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.submissions.ingest import Ingested

ACCOUNT = "Verantwoording"
COLUMNS = (
    Shown("Bestand", Kind.TEXT, 36),
    Shown("Aanbieder", Kind.TEXT, 28),
    Shown("Soort", Kind.TEXT, 24),
    Shown("Versie", Kind.COUNT, 10),
    Shown("Gemaakt bij model", Kind.TEXT, 28),
    Shown("Bewaard op (UTC)", Kind.TEXT, 20),
    Shown("SHA-256", Kind.TEXT, 68),
)


def write_account(book: Book, ingested: Ingested) -> None:
    """The sheet."""
    page = book.page(ACCOUNT)
    model = ingested.expected.model
    name = f"{model.settings.naam or model.file} ({model.sha256})" if model else "geen"
    told = f"Gemaakt met ibcalc {VERSION}. Gecontroleerd met model: {name}."
    if earlier := ingested.earlier:
        told += f" Vergeleken met: {earlier.file} ({earlier.sha256})."
    page.heading("Verantwoording", told)
    rows: list[tuple[Cell, ...]] = [
        (
            one.file, one.aanbieder, one.soort, one.stamp.versie or None, one.stamp.model,
            _moment(one.modified), one.sha256,
        )
        for one in ingested.submissions
    ]  # fmt: skip
    write_listing(page, "tblBestanden", widened(COLUMNS, rows), rows, "Er zijn geen bestanden.")


def _moment(iso: str) -> str:
    """The moment that a file says of itself, to the second, as it is read here."""
    return f"{datetime.fromisoformat(iso):%d-%m-%Y %H:%M:%S}" if iso else ""
