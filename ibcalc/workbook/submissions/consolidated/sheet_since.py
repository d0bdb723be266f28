"""Sheet Sinds vorige keer: what became of each file since an earlier run."""

from __future__ import annotations

from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun, FileSince

SINCE = "Sinds vorige keer"
COLUMNS = (
    Shown("Wat", Kind.STRONG, 16),
    Shown("Aanbieder", Kind.TEXT, 28),
    Shown("Soort", Kind.TEXT, 23),
    Shown("Bestand nu", Kind.TEXT, 34),
    Shown("Bestand toen", Kind.TEXT, 34),
    Shown("Regels toen", Kind.COUNT, 12, total=True),
    Shown("Regels nu", Kind.COUNT, 12, total=True),
    Shown("Verschil", Kind.COUNT, 12, "=G{row}-F{row}", total=True),
)


def write_since(book: Book, earlier: EarlierRun | None) -> None:
    """The sheet; left out if the run is held against no earlier one."""
    if earlier is None:
        return
    page = book.page(SINCE)
    page.heading(
        "Sinds de vorige verwerking",
        f"Bestand voor bestand naast {earlier.file}. Regels zijn die in de totalen.",
    )
    rows = list(map(_row, earlier.files))
    write_listing(page, "tblSindsVorige", widened(COLUMNS, rows), rows, "Er zijn geen bestanden.")


def _row(one: FileSince) -> tuple[Cell, ...]:
    return (
        one.since.value, one.aanbieder, one.soort, one.now, one.then,
        one.lines_then, one.lines_now, one.lines_now - one.lines_then,
    )  # fmt: skip
