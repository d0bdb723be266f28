"""Sheet Bevindingen: everything that was found in and between the submissions."""

from __future__ import annotations

from collections.abc import Mapping

from ibcalc.model.findings import Finding
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import (
    Cell,
    Kind,
    Linked,
    Shown,
    write_listing,
)
from ibcalc.workbook.submissions.consolidated.links import Links
from ibcalc.workbook.submissions.ingest import Ingested

FINDINGS = "Bevindingen"
COLUMNS = (
    Shown("Ernst", Kind.STRONG, 15),
    Shown("Code", Kind.TEXT, 12),
    Shown("Aanbieder", Kind.TEXT, 24),
    Shown("Bestand", Kind.TEXT, 30),
    Shown("Blad", Kind.TEXT, 16),
    Shown("Cel", Kind.TEXT, 9),
    Shown("Melding", Kind.WRAP, 62),
    Shown("Herstel", Kind.WRAP, 62),
    Shown("Aantal", Kind.COUNT, 10, total=True),
    Shown("Ook in cellen", Kind.WRAP, 22),
)


def write_findings(book: Book, ingested: Ingested, links: Links) -> None:
    """The sheet; a cell is a link if its file can be reached."""
    page = book.page(FINDINGS)
    page.heading(
        "Bevindingen",
        "Alles wat opviel, met de plaats en het herstel. Wat alleen tussen bestanden blijkt, staat "
        "niet in de kopie voor de aanbieder.",
    )
    senders = {one.file: one.aanbieder for one in ingested.submissions}
    rows = [_row(one, senders, links) for one in ingested.findings]
    write_listing(page, "tblBevindingen", COLUMNS, rows, "Er zijn geen bevindingen.")


def _row(one: Finding, senders: Mapping[str, str], links: Links) -> tuple[Cell, ...]:
    place = one.place
    return (
        one.severity.value, one.code, senders.get(place.file, ""), place.file, place.sheet,
        Linked(place.cell or ("blad" if place.sheet else ""), links.to(place)),
        one.message, one.fix, one.count,
        ", ".join(cell for cell in one.cells if cell != place.cell),
    )  # fmt: skip
