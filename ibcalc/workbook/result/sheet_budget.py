"""Sheet Budget: every post with its factors, and formulas that redo the sums in order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ibcalc.engine.result import BudgetOutcome, Result
from ibcalc.model.money import euro_decimal, euro_text
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.client_rows import TOTAL, year_column
from ibcalc.workbook.result.figures import Figures
from ibcalc.workbook.result.formulas import TableColumn
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, Page, width_for
from ibcalc.workbook.result.sheet_clients import ClientBlock
from ibcalc.workbook.result.sheet_totals import SHARE_DIGITS

BUDGET = "Budget"
HEADERS = (
    "Post", "Jaar", "Grondslag", "Groei", "Indexatie", "Verwacht", "Korting", "Budget", "Kosten",
    "Verschil", "Uitkomst", "Gebruikt", "Signaal", "Producten", "Gemeenten",
)  # fmt: skip
NUMBERS = frozenset(HEADERS) - {"Post", "Jaar", "Uitkomst", "Signaal", "Producten", "Gemeenten"}
ORDER_OF_SUMS = (
    "Budget = grondslag x (1 - korting). Verwacht = grondslag x (1 + groei), op centen, "
    "x (1 + indexatie), op centen. Verschil = kosten - budget. Gebruikt = kosten / budget."
)
NO_BUDGET = "geen budget"
SIGNALS = {
    "": "onder 70%",
    "70%": "70% bereikt: let op",
    "100%": "boven 100%: tekort",
}
"""The words for the signal of an outcome."""


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """Where the posts stand, for the summary and its chart."""

    posts: int

    @property
    def last_row(self) -> int:
        """The last row of the table."""
        return FIRST_ROW + max(self.posts, 1) - 1


def write_budget(book: Book, result: Result, figures: Figures, block: ClientBlock) -> BudgetSheet:
    """Sheet Budget."""
    page = book.page(BUDGET)
    page.heading("Budget en kosten", ORDER_OF_SUMS)
    sheet = BudgetSheet(len(result.budget))
    page.table("tblBudget", HEADERS, sheet.posts, numbers=NUMBERS)
    for row, outcome in enumerate(result.budget, start=FIRST_ROW):
        _write_factors(page, row, outcome)
        _write_cost(page, row, outcome, figures, block)
        _write_verdict(page, row, outcome)
    if not result.budget:
        page.text(FIRST_ROW, 1, "Het model heeft geen budget.")
        for column in range(2, len(HEADERS) + 1):
            page.blank(FIRST_ROW, column)
    page.frozen(HEADER_ROW, 1)
    page.widths(_widths(result))
    page.printed(sheet.last_row, len(HEADERS))
    return sheet


def used_part(outcome: BudgetOutcome) -> Decimal:
    """The part of the budget that is used; 0 without a budget."""
    if not outcome.budget:
        return Decimal(0)
    return (Decimal(outcome.kosten) / outcome.budget).quantize(SHARE_DIGITS)


def verdict(outcome: BudgetOutcome) -> str:
    """Shortage or not, in a word."""
    if outcome.verschil == 0:
        return "sluit precies"
    return "tekort" if outcome.verschil > 0 else "blijft over"


def signal_words(outcome: BudgetOutcome) -> str:
    """The signal of an outcome in words."""
    return SIGNALS[outcome.signaal] if outcome.budget else NO_BUDGET


def _write_factors(page: Page, row: int, outcome: BudgetOutcome) -> None:
    styles = page.styles
    page.text(row, 1, outcome.post)
    page.number(row, 2, outcome.jaar, styles.year)
    page.euro(row, 3, outcome.grondslag)
    for column, percentage in ((4, outcome.groei), (5, outcome.indexatie), (7, outcome.korting)):
        fraction = percentage / 100
        page.number(row, column, fraction, styles.percent_for(fraction))
    expected = f"=ROUND(ROUND(C{row}*(1+D{row}),2)*(1+E{row}),2)"
    page.formula(row, 6, expected, euro_decimal(outcome.verwacht), styles.euro)
    budget = f"=ROUND(C{row}*(1-G{row}),2)"
    page.formula(row, 8, budget, euro_decimal(outcome.budget), styles.euro)
    page.text(row, 14, ", ".join(outcome.producten) or "alle", styles.wrap)
    page.text(row, 15, ", ".join(outcome.gemeenten) or "alle", styles.wrap)


def _write_cost(
    page: Page, row: int, outcome: BudgetOutcome, figures: Figures, block: ClientBlock
) -> None:
    formula = cost_formula(outcome, figures, block)
    cost = euro_decimal(outcome.kosten)
    if formula is None:
        page.number(row, 9, cost, page.styles.euro)
    else:
        page.formula(row, 9, formula, cost, page.styles.euro)


def cost_formula(outcome: BudgetOutcome, figures: Figures, block: ClientBlock) -> str | None:
    """The cost of a post as a sum over the data block; None if it cannot be written as one."""
    if outcome.jaar not in figures.years:
        return None
    source = year_column(outcome.jaar) if figures.year_columns else TOTAL
    amount = block.column(source)
    filters: list[tuple[TableColumn, tuple[str, ...]]] = []
    for key, wanted in (("product", outcome.producten), ("gemeente", outcome.gemeenten)):
        if wanted:
            filters.append((block.column(key), wanted))
    return amount.total_among(filters) if filters else amount.total()


def _write_verdict(page: Page, row: int, outcome: BudgetOutcome) -> None:
    styles = page.styles
    gap = euro_decimal(outcome.verschil)
    page.formula(row, 10, f"=I{row}-H{row}", gap, styles.euro)
    words = f'=IF(ROUND(J{row},2)=0,"sluit precies",IF(J{row}>0,"tekort","blijft over"))'
    page.formula(row, 11, words, verdict(outcome), styles.text)
    used = used_part(outcome)
    page.formula(row, 12, f"=IF(H{row}=0,0,I{row}/H{row})", used, styles.part)
    # Compared in whole cents, so that exactly 70% is 70%.
    signal = (
        f'=IF(H{row}=0,"{NO_BUDGET}",IF(ROUND(100*I{row}-100*H{row},0)>0,"{SIGNALS["100%"]}",'
        f'IF(ROUND(100*I{row}-70*H{row},0)>=0,"{SIGNALS["70%"]}","{SIGNALS[""]}")))'
    )
    page.formula(row, 13, signal, signal_words(outcome), styles.text)


def _widths(result: Result) -> list[int]:
    posts = [outcome.post for outcome in result.budget]
    amounts = [
        euro_text(amount)
        for outcome in result.budget
        for amount in (outcome.grondslag, outcome.verwacht, outcome.kosten, outcome.verschil)
    ]
    euro = width_for(amounts, least=14)
    return [
        width_for(posts, "Post", least=20), 9, euro, 10, 13, euro, 12, euro, euro, euro, 14, 12,
        width_for(SIGNALS.values(), "Signaal"), 16, 16,
    ]  # fmt: skip
