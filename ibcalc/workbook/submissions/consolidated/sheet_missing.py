"""Sheet Nog niet ingestuurd: who was paid before by the model, and has nothing in the totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ibcalc.model.names import normal
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Shown, widened, write_listing
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.ingest import Ingested

MISSING = "Nog niet ingestuurd"
COLUMNS = (
    Shown("Aanbieder", Kind.STRONG, 36),
    Shown("Staat in", Kind.TEXT, 32),
    Shown("Wat er ligt", Kind.TEXT, 30),
    Shown("Bestanden", Kind.TEXT, 60),
)

MOST = 60
"""Characters of a name that are shown; there is room for it here."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An aanbieder without a submission that counts; ``files`` do not count."""

    aanbieder: str
    years: tuple[int, ...]
    files: tuple[str, ...]


def missing_senders(ingested: Ingested) -> tuple[Missing, ...] | None:
    """Who of the aanbieders on sheet Realisatie sent nothing that counts.

    None if the model names no aanbieder there: then nobody is known to be expected. Names are
    compared without capitals, accents and spaces.
    """
    model = ingested.expected.model
    years: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    for line in model.realisatie if model else ():
        if key := normal(line.aanbieder):
            names.setdefault(key, line.aanbieder)
            years.setdefault(key, set()).add(line.jaar)
    if not names:
        return None
    counting = {normal(one.aanbieder) for one in ingested.ledger.counting}
    files: dict[str, list[str]] = {}
    for one in ingested.submissions:
        files.setdefault(normal(one.aanbieder), []).append(one.file)
    return tuple(
        Missing(names[key], tuple(sorted(years[key])), tuple(files.get(key, ())))
        for key in sorted(names)
        if key not in counting
    )


def write_missing(book: Book, ingested: Ingested) -> None:
    """The sheet; left out if nobody is known to be expected, or all have sent."""
    missing = missing_senders(ingested)
    if not missing:
        return
    page = book.page(MISSING)
    page.heading(
        "Wie nog niet heeft ingestuurd",
        "Aanbieders op blad Realisatie van het model, van wie niets in de totalen zit.",
    )
    rows = list(map(tuple, map(_cells, missing)))
    write_listing(page, "tblNietIngestuurd", widened(COLUMNS, rows, MOST), rows, "")


def _cells(one: Missing) -> Iterator[Cell]:
    yield crossed_out(one.aanbieder)
    yield f"Realisatie {', '.join(map(str, one.years))}"
    yield "wel een bestand, dat niet meetelt" if one.files else "niets"
    yield ", ".join(one.files)
