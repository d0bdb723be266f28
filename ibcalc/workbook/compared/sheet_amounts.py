"""Sheets Per periode, Per product, Per aanbieder and Overgangen: what moves in the caseload."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ibcalc.engine.comparison.money import Move, Moved, Shift
from ibcalc.model.money import euro_text
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.listing import Kind, Listing, Shown, amounts, write_listing
from ibcalc.workbook.result.page import FIRST_ROW, Page, width_for
from ibcalc.workbook.result.sheet_findings import LINE_HEIGHT, lines_in

PER_PERIOD, PER_PRODUCT, PER_AANBIEDER = "Per periode", "Per product", "Per aanbieder"
MOVES = "Overgangen"
NO_NAME = "(niet ingevuld)"
AMOUNT_WIDTH = 17
MOVE_COLUMNS, MOST_COLUMNS = 7, 12
"""The columns of the list of moves, and the most of the square below it."""

NONE = "Er zijn geen kosten."


def write_periods(book: Book, shifted: Moved) -> Listing:
    """Sheet Per periode: every period of either calendar."""
    intro = "De kosten in elke periode, met het oude en met het nieuwe model."
    return _keyed(book, PER_PERIOD, "Periode", intro, shifted.per_periode)


def write_products(book: Book, shifted: Moved) -> Listing:
    """Sheet Per product: every product with any cost."""
    intro = "De kosten van elk product, met het oude en met het nieuwe model."
    return _keyed(book, PER_PRODUCT, "Product", intro, shifted.per_product)


def _keyed(book: Book, name: str, header: str, intro: str, shifts: Mapping[str, Shift]) -> Listing:
    page = book.page(name)
    page.heading(f"Kosten {name.lower()}", intro)
    key = Shown(header, Kind.STRONG, width_for(shifts, header, least=16))
    columns = (key, *amounts(2, _room(shifts.values())))
    rows = [(code, *_cents(shift)) for code, shift in shifts.items()]
    table = "tbl" + name.title().replace(" ", "")
    listing = write_listing(page, table, columns, rows, NONE)
    page.codes_as_text(FIRST_ROW, listing.last_row, [0])
    return listing


def write_aanbieders(book: Book, shifted: Moved) -> Listing:
    """Sheet Per aanbieder: who gains and who loses, the largest difference first."""
    page = book.page(PER_AANBIEDER)
    page.heading(
        "Kosten per aanbieder",
        "Meer en minder: cliënten van wie de kosten bij deze aanbieder stijgen of dalen, en "
        "hoeveel dat samen is.",
    )
    shifts = [one.shift for one in shifted.per_aanbieder.values()]
    room = _room(shifts)
    columns = (
        Shown("Aanbieder", Kind.STRONG, width_for(shifted.per_aanbieder, "Aanbieder", least=24)),
        *amounts(2, room),
        Shown("Cliënten meer", Kind.COUNT, 13),
        Shown("Bedrag meer", Kind.EURO, room, total=True),
        Shown("Cliënten minder", Kind.COUNT, 13),
        Shown("Bedrag minder", Kind.EURO, room, total=True),
    )
    rows = [
        (
            name or NO_NAME,
            *_cents(one.shift),
            one.clienten_meer,
            one.meer,
            one.clienten_minder,
            one.minder,
        )
        for name, one in shifted.per_aanbieder.items()
    ]
    listing = write_listing(page, "tblPerAanbieder", columns, rows, NONE)
    page.codes_as_text(FIRST_ROW, listing.last_row, [0])
    return listing


def write_moves(book: Book, shifted: Moved) -> Listing:
    """Sheet Overgangen: from which product to which, with the number of clients."""
    page = book.page(MOVES)
    page.heading(
        "Overgangen",
        "Hoeveel cliënten van het ene besluit naar het andere gaan, en wat dat over alle perioden "
        "scheelt.",
    )
    names = [name for move in shifted.moves for name in (move.van, move.naar)]
    room = width_for(names, "Nieuw besluit", least=20)
    columns = (
        Shown("Oud besluit", Kind.STRONG, room),
        Shown("Nieuw besluit", Kind.STRONG, room),
        Shown("Cliënten", Kind.COUNT, AMOUNT_WIDTH),
        Shown("Rijen", Kind.COUNT, AMOUNT_WIDTH, total=True),
        *amounts(5, _room(move.shift for move in shifted.moves)),
    )
    rows = [
        (move.van, move.naar, move.clienten, move.rijen, *_cents(move.shift))
        for move in shifted.moves
    ]
    listing = write_listing(page, "tblOvergangen", columns, rows, "Geen rij krijgt iets anders.")
    old, new = (list(dict.fromkeys(names[start::2])) for start in range(2))
    if names and len(new) <= MOST_COLUMNS:
        _write_matrix(page, listing.last_row + 2, (old, new), shifted.moves)
    return listing


def _write_matrix(
    page: Page, row: int, names: tuple[Sequence[str], Sequence[str]], moves: Iterable[Move]
) -> None:
    """The same clients as a square: from the row to the column."""
    old, new = names
    clients = {(move.van, move.naar): move.clienten for move in moves}
    page.section(row, "Cliënten: van de rij naar de kolom")
    page.sheet.set_row(row, LINE_HEIGHT * max(lines_in(name, AMOUNT_WIDTH) for name in new))
    page.text(row + 1, 1, "Oud besluit", page.styles.table_header)
    for column, naar in enumerate(new, start=2):
        page.text(row + 1, column, naar, page.styles.table_number_header)
    for line, van in enumerate(old, start=row + 2):
        page.text(line, 1, van, page.styles.strong)
        for column, naar in enumerate(new, start=2):
            if (van, naar) in clients:
                page.count(line, column, clients[van, naar])
            else:
                page.blank(line, column)
    page.printed(row + 1 + len(old), max(len(new) + 1, MOVE_COLUMNS))


def _cents(shift: Shift) -> tuple[int, int, int]:
    return shift.oud, shift.nieuw, shift.verschil


def _room(shifts: Iterable[Shift]) -> int:
    """The width that holds the total of these amounts."""
    listed = list(shifts)
    largest = max(sum(shift.oud for shift in listed), sum(shift.nieuw for shift in listed))
    return width_for([euro_text(-largest)], "Verschil", least=AMOUNT_WIDTH)
