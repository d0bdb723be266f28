"""Sheet Per aanbieder: cost now beside what was paid before, or that as a block of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ibcalc.engine.result import Result
from ibcalc.model.money import euro_decimal
from ibcalc.model.names import normal
from ibcalc.model.place import column_letters
from ibcalc.model.tariffmodel import RealisatieLine
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.figures import Figures, Share
from ibcalc.workbook.result.page import FIRST_ROW, TOTAL_ROW, Page
from ibcalc.workbook.result.sheet_clients import ClientBlock
from ibcalc.workbook.result.sheet_totals import TotalsRow, TotalsSheet, write_keyed

PER_AANBIEDER = "Per aanbieder"
PRINTED_TOTAL = "totaal"
AMOUNT_WIDTH = 18

Overview = tuple[str, int]
"""Name and year of an overview; overviews overlap, so they are never added up."""


@dataclass(frozen=True, slots=True)
class Before:
    """One overview: what was paid, with the total that was printed under it, if any."""

    uren: Decimal
    dagdelen: Decimal
    omzet: int
    printed: int | None


def write_aanbieders(
    book: Book, result: Result, figures: Figures, block: ClientBlock
) -> TotalsSheet:
    """Sheet Per aanbieder: every aanbieder with cost now or realisatie before."""
    paid = paid_before(result.model.realisatie)
    overviews = sorted({overview for overview, _ in paid})
    names = _names(figures, result.model.realisatie)
    rows = [TotalsRow(name, (), figures.per_aanbieder.get(name, Share())) for name in names]
    page = book.page(PER_AANBIEDER)
    page.heading("Kosten per aanbieder", _intro(overviews))
    more = [
        header
        for name, year in overviews
        for header in (f"Realisatie {year} ({name})", f"Verschil met {year} ({name})")
    ]
    sheet = write_keyed(page, "aanbieder", ("Aanbieder",), rows, figures, block, more)
    for index, overview in enumerate(overviews):
        # Taken out when used: two spellings of one name share what was paid, once.
        amounts = [paid.pop((overview, normal(name)), 0) for name in names]
        column = sheet.amount_column + 2 + 2 * index
        _write_before(page, sheet, column, amounts, [row.share.cents for row in rows])
    if not overviews and result.model.realisatie:
        _write_overviews(page, sheet.last_row + 3, result.model.realisatie)
    return sheet


def paid_before(lines: tuple[RealisatieLine, ...]) -> dict[tuple[Overview, str], int]:
    """Cents paid in each overview to each aanbieder, by the normal form of its name."""
    paid: dict[tuple[Overview, str], int] = {}
    for line in lines:
        if line.aanbieder and not _printed(line):
            key = ((line.overzicht, line.jaar), normal(line.aanbieder))
            paid[key] = paid.get(key, 0) + (line.omzet or 0)
    return paid


def overview_totals(lines: tuple[RealisatieLine, ...]) -> dict[Overview, Before]:
    """Each overview added up, in the order of the sheet."""
    totals: dict[Overview, Before] = {}
    for line in lines:
        overview = (line.overzicht, line.jaar)
        before = totals.get(overview, Before(Decimal(0), Decimal(0), 0, None))
        if _printed(line):
            totals[overview] = Before(before.uren, before.dagdelen, before.omzet, line.omzet)
            continue
        totals[overview] = Before(
            before.uren + (line.uren or 0),
            before.dagdelen + (line.dagdelen or 0),
            before.omzet + (line.omzet or 0),
            before.printed,
        )
    return totals


def _printed(line: RealisatieLine) -> bool:
    return normal(line.code) == PRINTED_TOTAL


def _names(figures: Figures, lines: tuple[RealisatieLine, ...]) -> list[str]:
    """Aanbieders with cost, then those that only have realisatie; each name once."""
    known = {normal(name): name for name in figures.per_aanbieder}
    for line in lines:
        if line.aanbieder and not _printed(line):
            known.setdefault(normal(line.aanbieder), line.aanbieder)
    return [*figures.per_aanbieder, *(n for n in known.values() if n not in figures.per_aanbieder)]


def _intro(overviews: list[Overview]) -> str:
    if overviews:
        return "De kosten nu, met daarnaast wat eerder aan deze aanbieder is betaald (realisatie)."
    return "De kosten van elke aanbieder, zoals aangeleverd."


def _write_before(
    page: Page, sheet: TotalsSheet, column: int, amounts: list[int], costs: list[int]
) -> None:
    """Two columns: what was paid, and the difference; their totals above."""
    styles, cost = page.styles, column_letters(sheet.amount_column)
    paid, gap = column_letters(column), column_letters(column + 1)
    for row, (before, now) in enumerate(zip(amounts, costs, strict=True), start=FIRST_ROW):
        page.euro(row, column, before)
        difference = f"={cost}{row}-{paid}{row}"
        page.formula(row, column + 1, difference, euro_decimal(now - before), styles.euro)
    for letters, position, total in (
        (paid, column, sum(amounts)),
        (gap, column + 1, sum(costs) - sum(amounts)),
    ):
        formula = f"=SUM({letters}{FIRST_ROW}:{letters}{sheet.last_row})"
        page.formula(TOTAL_ROW, position, formula, euro_decimal(total), styles.total_euro)
        page.sheet.set_column(position - 1, position - 1, AMOUNT_WIDTH)


def _write_overviews(page: Page, row: int, lines: tuple[RealisatieLine, ...]) -> None:
    """What was paid before, per overview, when it does not say to whom."""
    styles = page.styles
    page.section(row, "Ter vergelijking: eerder betaald")
    page.text(
        row + 1, 1, "De realisatie noemt geen aanbieders en staat hier daarom per overzicht.",
        styles.intro,
    )  # fmt: skip
    headers = ("Overzicht", "Jaar", "Uren", "Omzet", "Dagdelen", "Gedrukt totaal", "Verschil")
    page.headers(row + 2, headers, numbers=headers[2:])
    page.sheet.set_column(5, 6, AMOUNT_WIDTH)
    totals = overview_totals(lines)
    for line, ((name, year), before) in enumerate(totals.items(), start=row + 3):
        page.text(line, 1, name)
        page.number(line, 2, year, styles.year)
        page.quantity(line, 3, before.uren)
        page.euro(line, 4, before.omzet)
        page.quantity(line, 5, before.dagdelen)
        if before.printed is None:
            page.blank(line, 6)
            page.blank(line, 7)
            continue
        page.euro(line, 6, before.printed)
        difference = euro_decimal(before.omzet - before.printed)
        page.formula(line, 7, f"=D{line}-F{line}", difference, styles.euro)
    page.printed(row + 2 + len(totals), len(headers))
