"""Sheet Bevindingen of a comparison: what was found, and in which of the two models."""

from __future__ import annotations

from ibcalc.engine.comparison.compared import Compared, SidedFinding
from ibcalc.workbook.compared.sources import Sources
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Linked, Shown, write_listing
from ibcalc.workbook.result.sheet_findings import FINDINGS, MAX_LINKS

COLUMNS = (
    Shown("Ernst", Kind.STRONG, 15),
    Shown("Code", Kind.TEXT, 12),
    Shown("Model", Kind.TEXT, 10),
    Shown("Bestand", Kind.TEXT, 24),
    Shown("Blad", Kind.TEXT, 16),
    Shown("Cel", Kind.TEXT, 9),
    Shown("Melding", Kind.WRAP, 62),
    Shown("Herstel", Kind.WRAP, 62),
    Shown("Aantal", Kind.COUNT, 10, total=True),
)


def write_findings(book: Book, compared: Compared, sources: Sources) -> None:
    """Sheet Bevindingen; a cell is a link if its file can be reached."""
    page = book.page(FINDINGS)
    page.heading(
        "Bevindingen",
        "Wat opviel in de vergelijking en in beide modellen, met de plaats en het herstel.",
    )
    rows = [
        _row(sided, sources if number < MAX_LINKS else None)
        for number, sided in enumerate(compared.findings)
    ]
    write_listing(page, "tblBevindingen", COLUMNS, rows, "Er zijn geen bevindingen.")


def _row(sided: SidedFinding, sources: Sources | None) -> tuple[Cell, ...]:
    finding, place = sided.finding, sided.finding.place
    return (
        finding.severity.value,
        finding.code,
        str(sided.side),
        place.file,
        place.shown_sheet,
        Linked(place.cell or ("blad" if place.sheet else ""),
               sources.link(sided.side, place) if sources else ""),
        finding.message,
        finding.fix,
        finding.count,
    )  # fmt: skip
