"""Sheet Samenvatting: the total, what is missing from it, the budget, and three charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format

from ibcalc.engine.result import BudgetOutcome, Result
from ibcalc.model.findings import Severity
from ibcalc.model.money import euro_decimal, euro_text
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.charts import budget_chart, period_chart, product_chart
from ibcalc.workbook.result.client_rows import LINES, TOTAL
from ibcalc.workbook.result.figures import Figures
from ibcalc.workbook.result.formulas import cell_of
from ibcalc.workbook.result.page import FIRST_ROW, SUMMARY, Cached, Page, width_for
from ibcalc.workbook.result.sheet_budget import (
    BUDGET,
    HEADERS,
    NUMBERS,
    ORDER_OF_SUMS,
    BudgetSheet,
    signal_words,
    used_part,
    verdict,
)
from ibcalc.workbook.result.sheet_clients import ClientBlock
from ibcalc.workbook.result.sheet_totals import TotalsSheet

WIDTHS = (30, 19, 19, 12, 13, 19, 12, 19, 19, 19, 15, 12, 24)
AMOUNT_COLUMNS = (2, 3, 6, 8, 9, 10)
LAST_COLUMN = len(WIDTHS)
FIRST_BLOCK = 6
"""Row of the headers of the three blocks beside each other."""

SHOWN_PRODUCTS = 8
SHOWN_POSTS = 12
"""Posts on the summary; all of them stand on sheet Budget."""

CHART_ROWS = 24
ROW_PIXELS = 20
CHART_WIDTH, CHART_GAP = 553, 12
"""In pixels: three charts fill the width of the sheet."""

BUDGET_HEADERS = HEADERS[:LAST_COLUMN]
"""The columns of sheet Budget that the summary repeats, from the first on."""

SHEET_TEXTS = {
    "Per client": "Eén rij per cliënt en product, een kolom per periode",
    "Per periode": "Kosten per periode van de kalender",
    "Per product": "Kosten per product",
    "Per aanbieder": "Kosten per aanbieder, met eerdere realisatie",
    "Per gemeente": "Kosten per gemeente",
    "Budget": "Budget en kosten per post, met de formules",
    "Regels": "Elke regel met zijn herkomst",
    "Bevindingen": "Wat opviel, met plaats en herstel",
    "Onopgelost": "Rijen zonder prijs",
    "Verantwoording": "Bestanden, instellingen en versies",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """The sheets that the summary adds up and links to."""

    block: ClientBlock
    totals: tuple[tuple[str, TotalsSheet], ...]
    periods: TotalsSheet
    products: TotalsSheet
    budget: BudgetSheet


def write_summary(book: Book, result: Result, figures: Figures, parts: Parts) -> None:
    """Sheet Samenvatting; written last, because it refers to all others."""
    page = book.page(SUMMARY)
    page.heading("Uitkomst van de berekening", model_line(result))
    page.text(3, 1, state_line(result), page.styles.notice)
    page.text(4, 1, example_line(result), page.styles.intro)
    ends = (
        _write_outcome(page, FIRST_BLOCK, result, figures, parts.block),
        _write_rows(page, FIRST_BLOCK, result),
        _write_links(page, FIRST_BLOCK, book.names),
    )
    row = _write_budget(page, max(ends) + 1, result)
    row = _write_checks(page, row + 1, figures, parts)
    _write_charts(book, page, row + 1, result, parts)
    page.widths(_widths(result))
    page.printed(row + 1 + CHART_ROWS, LAST_COLUMN)
    page.sheet.fit_to_pages(1, 1)
    page.sheet.activate()


def state_line(result: Result) -> str:
    """Whether the total is whole, in words."""
    if result.stopped:
        return "NIET GEREKEND: een fout in het model; de nullen zijn geen uitkomst."
    if result.complete:
        return "VOLLEDIG: alle rijen hebben een prijs."
    if result.counts.onopgelost:
        rows = result.counts.onopgelost
        noun = "rij" if rows == 1 else "rijen"
        return f"LET OP: {rows} {noun} zonder prijs: het totaal is niet volledig."
    return "LET OP: er zijn fouten gevonden: het totaal is niet volledig. Zie het blad Bevindingen."


def model_line(result: Result) -> str:
    """Model, version, calendar and scenario in one line."""
    chosen = result.model.settings
    first, last = chosen.jaren
    years = str(first) if first == last else f"{first}-{last}"
    parts = [chosen.naam or "Model zonder naam"]
    if chosen.versie:
        parts.append(f"versie {chosen.versie}")
    parts.append(f"kalender {chosen.kalender.value} {years}")
    parts.append(f"scenario {result.scenario}" if result.scenario else "zonder scenario")
    return " · ".join(parts)


def example_line(result: Result) -> str:
    """Which prices have no source, in words."""
    products = result.example_prices
    if not products:
        return "Er zijn geen voorbeeldprijzen gebruikt."
    named = ", ".join(products[:SHOWN_PRODUCTS])
    more = len(products) - SHOWN_PRODUCTS
    others = f" en {more} andere" if more > 0 else ""
    return (
        f"LET OP: gerekend met voorbeeldprijzen voor {named}{others}. Geen bron noemt deze "
        "prijzen; vul in het model de echte prijs in."
    )


def _write_outcome(
    page: Page, row: int, result: Result, figures: Figures, block: ClientBlock
) -> int:
    """Columns A and B: what it costs, for how many, and how many findings."""
    styles = page.styles
    page.headers(row, ("Uitkomst", "Waarde"), numbers=("Waarde",))
    page.text(row + 1, 1, "Totale kosten", styles.strong)
    total = block.column(TOTAL).total()
    page.formula(row + 1, 2, total, euro_decimal(figures.total), styles.total_euro)
    page.text(row + 2, 1, "Regels")
    page.formula(row + 2, 2, block.column(LINES).total(), figures.lines, styles.count)
    counted = dict.fromkeys(Severity, 0)
    for finding in result.findings:
        counted[finding.severity] += finding.count
    facts = (
        ("Cliënten met kosten", figures.clients),
        ("Fouten", counted[Severity.FOUT]),
        ("Waarschuwingen", counted[Severity.WAARSCHUWING]),
        ("Ter informatie", counted[Severity.INFO]),
    )
    for index, (label, count) in enumerate(facts, start=row + 3):
        page.text(index, 1, label)
        page.count(index, 2, count)
    return row + 3 + len(facts)


def _write_rows(page: Page, row: int, result: Result) -> int:
    """Columns D to F: where every row of the caseload went."""
    counts, styles = result.counts, page.styles
    page.headers(row, ("Rijen van de cliëntenlijst", "", "Aantal"), numbers=("Aantal",), column=4)
    facts = (
        ("Gelezen", counts.gelezen),
        ("Met een prijs", counts.geprijsd),
        ("  waarvan via conversie", counts.omgezet),
        ("  waarvan zonder regel", counts.zonder_regel),
        ("Een mens moet beslissen", counts.handmatig),
        ("Fout in de rij", counts.fout),
    )
    for index, (label, count) in enumerate(facts, start=row + 1):
        page.text(index, 4, label)
        page.blank(index, 5)
        page.count(index, 6, count)
    last = row + 1 + len(facts)
    page.text(last, 4, "Zonder prijs", styles.total_text)
    page.blank(last, 5, styles.total_text)
    unresolved = f"=F{last - 2}+F{last - 1}"
    page.formula(last, 6, unresolved, counts.onopgelost, styles.total_count)
    return last + 1


def _write_links(page: Page, row: int, names: Sequence[str]) -> int:
    """Columns H to M: the other sheets, each a link."""
    page.headers(row, ("Blad", "Wat er staat", *[""] * (LAST_COLUMN - 9)), column=8)
    shown = [name for name in names if name in SHEET_TEXTS]
    for index, name in enumerate(shown, start=row + 1):
        page.link(index, 8, name, name, page.styles.cell_link)
        page.text(index, 9, SHEET_TEXTS[name])
        for column in range(10, LAST_COLUMN + 1):
            page.blank(index, column)
    return row + 1 + len(shown)


def _write_budget(page: Page, row: int, result: Result) -> int:
    """The posts as sheet Budget has them, each cell a reference to it."""
    page.section(row, "Budget en kosten")
    if not result.budget:
        page.text(row + 1, 1, "Het model heeft geen budget.", page.styles.intro)
        return row + 2
    page.text(row + 1, 1, ORDER_OF_SUMS, page.styles.intro)
    page.headers(row + 2, BUDGET_HEADERS, numbers=NUMBERS)
    shown = result.budget[:SHOWN_POSTS]
    for index, outcome in enumerate(shown):
        _write_post(page, row + 3 + index, FIRST_ROW + index, outcome)
    end = row + 3 + len(shown)
    if len(result.budget) > SHOWN_POSTS:
        rest = len(result.budget) - SHOWN_POSTS
        page.text(end, 1, f"Nog {rest} posten staan op het blad Budget.", page.styles.intro)
        end += 1
    return end


def _write_post(page: Page, row: int, source_row: int, outcome: BudgetOutcome) -> None:
    styles = page.styles
    factors = [percentage / 100 for percentage in (outcome.groei, outcome.indexatie)]
    korting = outcome.korting / 100
    cells: tuple[tuple[Cached, Format], ...] = (
        (outcome.post, styles.text),
        (outcome.jaar, styles.year),
        (euro_decimal(outcome.grondslag), styles.euro),
        *((factor, styles.percent_for(factor)) for factor in factors),
        (euro_decimal(outcome.verwacht), styles.euro),
        (korting, styles.percent_for(korting)),
        (euro_decimal(outcome.budget), styles.euro),
        (euro_decimal(outcome.kosten), styles.euro),
        (euro_decimal(outcome.verschil), styles.euro),
        (verdict(outcome), styles.text),
        (used_part(outcome), styles.part),
        (signal_words(outcome), styles.text),
    )
    for column, (cached, style) in enumerate(cells, start=1):
        page.formula(row, column, "=" + cell_of(BUDGET, source_row, column), cached, style)


def _write_checks(page: Page, row: int, figures: Figures, parts: Parts) -> int:
    """Do the totals of the sheets agree with the sum of sheet Per client?"""
    styles, total = page.styles, f"$B${FIRST_BLOCK + 1}"
    page.section(row, "Aansluiting van de totalen")
    page.headers(row + 1, ("Blad", "Totaal", "Sluit aan"), numbers=("Totaal",))
    for index, (name, sheet) in enumerate(parts.totals, start=row + 2):
        page.link(index, 1, name, name, styles.cell_link)
        amount = euro_decimal(figures.total)
        page.formula(index, 2, f"={sheet.total_cell}", amount, styles.euro)
        verdict_formula = f'=IF(ROUND(B{index}-{total},2)=0,"ja","nee")'
        page.formula(index, 3, verdict_formula, "ja", styles.text)
    return row + 2 + len(parts.totals)


def _write_charts(book: Book, page: Page, row: int, result: Result, parts: Parts) -> None:
    charts = [
        period_chart(book.workbook, parts.periods),
        product_chart(book.workbook, parts.products),
    ]
    if result.budget:
        charts.append(budget_chart(book.workbook, parts.budget))
    for index, chart in enumerate(charts):
        chart.set_size({"width": CHART_WIDTH, "height": CHART_ROWS * ROW_PIXELS})
        page.sheet.insert_chart(row - 1, 0, chart, {"x_offset": index * (CHART_WIDTH + CHART_GAP)})


def _widths(result: Result) -> list[int]:
    """The widths, with room for the largest amount."""
    amounts = [result.total]
    for outcome in result.budget:
        amounts += (outcome.grondslag, outcome.verwacht, outcome.kosten, outcome.verschil)
    room = width_for(map(euro_text, amounts))
    return [
        max(width, room) if column in AMOUNT_COLUMNS else width
        for column, width in enumerate(WIDTHS, start=1)
    ]
