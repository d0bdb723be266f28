"""Sheet Bevindingen: everything that was found in and between the submissions."""

from __future__ import annotations

from collections.abc import Mapping

from ibcalc.model.findings import Finding
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.result.page import FIRST_ROW
from ibcalc.workbook.submissions.ingest import Ingested

FINDINGS = "Bevindingen"
COLUMNS = (
    Shown("Ernst", Kind.STRONG, 15),
    Shown("Code", Kind.TEXT, 11),
    Shown("Aanbieder", Kind.TEXT, 24),
    Shown("Bestand", Kind.TEXT, 30),
    Shown("Blad", Kind.TEXT, 14),
    Shown("Cel", Kind.TEXT, 8),
    Shown("Melding", Kind.WRAP, 52),
    Shown("Herstel", Kind.WRAP, 52),
    Shown("Aantal", Kind.COUNT, 10, total=True),
    Shown("Ook in cellen", Kind.WRAP, 20),
)


def write_findings(book: Book, ingested: Ingested) -> Mapping[str, int]:
    """The sheet; for each file the row of its first finding."""
    page = book.page(FINDINGS)
    page.heading(
        "Bevindingen",
        "Alles wat opviel, met de plaats en het herstel. Wat alleen tussen bestanden blijkt, staat "
        "niet in de kopie voor de aanbieder.",
    )
    senders = {one.file: one.aanbieder for one in ingested.submissions}
    rows = [_row(one, senders) for one in ingested.findings]
    write_listing(page, "tblBevindingen", widened(COLUMNS, rows), rows, "Er zijn geen bevindingen.")
    firsts: dict[str, int] = {}
    for number, one in enumerate(ingested.findings, start=FIRST_ROW):
        firsts.setdefault(one.place.file, number)
    return firsts


def _row(one: Finding, senders: Mapping[str, str]) -> tuple[Cell, ...]:
    place = one.place
    return (
        one.severity.value, one.code, senders.get(place.file, ""), place.file, place.shown_sheet,
        place.cell or ("blad" if place.sheet else ""), one.message, one.fix, one.count,
        ", ".join(cell for cell in one.cells if cell != place.cell),
    )  # fmt: skip
