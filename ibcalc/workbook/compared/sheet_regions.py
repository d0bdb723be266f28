"""Sheet Verschillen: every region in which the tables decide differently, the dearest first."""

from __future__ import annotations

from collections.abc import Iterable

from ibcalc.engine.comparison.compared import Compared, Region, Side
from ibcalc.engine.comparison.words import rows_text, witness_text
from ibcalc.model.conversion import SourceRow
from ibcalc.workbook.compared.sources import Sources
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Cell, Kind, Linked, Shown, amounts, write_listing

REGIONS = "Verschillen"
DECIDED = (
    Shown("Nr", Kind.COUNT, 7),
    Shown("Gebied", Kind.WRAP, 46),
    Shown("Oud besluit", Kind.STRONG, 20),
    Shown("Nieuw besluit", Kind.STRONG, 20),
    Shown("Bijvoorbeeld", Kind.WRAP, 40),
    Shown("Rijen oud", Kind.WRAP, 24),
    Shown("Rijen nieuw", Kind.WRAP, 24),
)
COUNTED = (Shown("Cliënten", Kind.COUNT, 12), *amounts(len(DECIDED) + 2))
AMOUNT_COLUMN = len(DECIDED) + len(COUNTED)
"""The column with the difference in cents."""

NONE = "De conversietabellen beslissen nergens anders."
NOT_PROVEN = "Er is geen verschil gevonden; niet bewezen dat er geen is."


def write_regions(book: Book, compared: Compared, sources: Sources) -> None:
    """Sheet Verschillen; the columns with clients and amounts are there if there are clients."""
    page = book.page(REGIONS)
    page.heading("Waar de tabellen anders beslissen", _intro(compared))
    columns = DECIDED if compared.moved is None else (*DECIDED, *COUNTED)
    rows = [
        _row(number, region, sources) for number, region in enumerate(compared.regions, start=1)
    ]
    none = NONE if compared.proven else NOT_PROVEN
    write_listing(page, "tblVerschillen", columns, rows, none)


def _intro(compared: Compared) -> str:
    proof = (
        "Bewezen: buiten deze gebieden beslissen beide modellen gelijk, voor alle waarden en dagen."
        if compared.proven
        else "Niet bewezen dat dit alle gebieden zijn; zie het blad Bevindingen."
    )
    if compared.moved is None:
        return proof
    return f"{proof} Bedragen zijn die van alle perioden samen."


def _row(number: int, region: Region, sources: Sources) -> tuple[Cell, ...]:
    change, weight = region.change, region.weight
    decided: tuple[Cell, ...] = (
        number,
        change.words or "alle waarden",
        change.old.words,
        change.new.words,
        witness_text(change.witness),
        _cells(change.old_rows, Side.OLD, sources),
        _cells(change.new_rows, Side.NEW, sources),
    )
    if weight is None:
        return decided
    shift = weight.shift
    return (*decided, weight.clienten, shift.oud, shift.nieuw, shift.verschil)


def _cells(rows: Iterable[SourceRow], side: Side, sources: Sources) -> Linked:
    """The cells of the rows; the link leads to the first."""
    listed = list(rows)
    address = sources.link(side, listed[0].place) if listed else ""
    return Linked(", ".join(rows_text(listed)), address)
