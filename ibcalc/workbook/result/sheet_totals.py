"""Sheets Per periode, Per product and Per gemeente: one row a key, formulas on the data block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ibcalc.engine.result import Result
from ibcalc.model.money import euro_decimal, euro_text
from ibcalc.model.place import column_letters
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.client_rows import LINES, TOTAL, period_column
from ibcalc.workbook.result.figures import Figures, Share
from ibcalc.workbook.result.formulas import cell_of, comparable, quoted_sheet
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, TOTAL_ROW, Page, width_for
from ibcalc.workbook.result.sheet_clients import ClientBlock

PER_PERIOD, PER_PRODUCT, PER_GEMEENTE = "Per periode", "Per product", "Per gemeente"
FIGURE_HEADERS = ("Cliënten", "Regels", "Bedrag", "Aandeel")
PERIOD_HEADERS = ("Periode", "Van", "T/m", "Jaar", "Dagen", *FIGURE_HEADERS)
SHARE_DIGITS = Decimal("0.000000000000001")


@dataclass(frozen=True, slots=True)
class TotalsSheet:
    """Where a totals sheet has its keys (column A), its amounts and its total."""

    sheet: str
    rows: int
    amount_column: int

    @property
    def last_row(self) -> int:
        """The last row of its table."""
        return FIRST_ROW + max(self.rows, 1) - 1

    @property
    def total_cell(self) -> str:
        """The cell with the total of all rows."""
        return cell_of(self.sheet, TOTAL_ROW, self.amount_column)

    def range(self, column: int) -> str:
        """The rows of a column, as a chart refers to them."""
        letters = column_letters(column)
        rows = f"${letters}${FIRST_ROW}:${letters}${self.last_row}"
        return f"={quoted_sheet(self.sheet)}!{rows}"


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A row: the key, what is told about it, and its figures."""

    key: str
    about: tuple[str, ...]
    share: Share


def write_periods(book: Book, figures: Figures, block: ClientBlock) -> TotalsSheet:
    """Sheet Per periode: every period of the calendar, also those without cost."""
    page = book.page(PER_PERIOD)
    page.heading("Kosten per periode", "Wat in elke periode van de kalender in rekening komt.")
    headers = PERIOD_HEADERS
    sheet = TotalsSheet(PER_PERIOD, len(figures.periods), headers.index("Bedrag") + 1)
    page.table("tblPerPeriode", headers, sheet.rows, numbers=("Dagen", *FIGURE_HEADERS))
    for index, (period, share) in enumerate(zip(figures.periods, figures.per_period, strict=True)):
        row = FIRST_ROW + index
        page.text(row, 1, period.label)
        page.day(row, 2, period.van)
        page.day(row, 3, period.tot_en_met)
        page.number(row, 4, period.jaar, page.styles.year)
        page.count(row, 5, period.days)
        page.count(row, 6, share.clients)
        page.count(row, 7, share.lines)
        amount = block.total_cell(period_column(index))
        page.formula(row, 8, amount, euro_decimal(share.cents), page.styles.euro)
        write_part(page, row, sheet.amount_column, share.cents, figures.total)
    finish_totals(page, sheet, headers, figures)
    labels = [period.label for period in figures.periods]
    page.widths([width_for(labels, "Periode"), 12, 12, 10, 10, *figure_widths(figures)])
    return sheet


def write_products(book: Book, result: Result, figures: Figures, block: ClientBlock) -> TotalsSheet:
    """Sheet Per product: every product of the model, in its order."""
    about = {item.code: (item.omschrijving, item.soort.value) for item in result.model.producten}
    codes = dict.fromkeys((*about, *figures.per_product))
    rows = [
        TotalsRow(code, about.get(code, ("", "")), figures.per_product.get(code, Share()))
        for code in codes
    ]
    page = book.page(PER_PRODUCT)
    page.heading(
        "Kosten per product",
        "Een cliënt telt mee bij elk product dat hij heeft; cliënten tellen dus niet op.",
    )
    return write_keyed(page, "product", ("Product", "Omschrijving", "Soort"), rows, figures, block)


def write_gemeenten(book: Book, figures: Figures, block: ClientBlock) -> TotalsSheet:
    """Sheet Per gemeente: every gemeente that has cost, by its code."""
    rows = [TotalsRow(key, (), share) for key, share in figures.per_gemeente.items()]
    page = book.page(PER_GEMEENTE)
    page.heading("Kosten per gemeente", "De gemeenten staan er met hun code, zoals aangeleverd.")
    return write_keyed(page, "gemeente", ("Gemeente",), rows, figures, block)


def write_keyed(
    page: Page,
    source: str,
    described: Sequence[str],
    rows: Sequence[TotalsRow],
    figures: Figures,
    block: ClientBlock,
    more: Sequence[str] = (),
) -> TotalsSheet:
    """One row a key, with formulas that add up the rows of the block that have this key.

    Args:
        page: the sheet, with its heading.
        source: the key column of the block: ``product``, ``aanbieder``, ``gemeente``.
        described: the headers of the key and of what is told about it.
        rows: the rows in order.
        figures: the figures.
        block: the data block.
        more: headers of columns that the caller fills to the right.
    """
    headers = (*described, *FIGURE_HEADERS, *more)
    sheet = TotalsSheet(page.name, len(rows), len(described) + 3)
    page.table(
        "tblPer" + source.capitalize(), headers, sheet.rows, numbers=(*FIGURE_HEADERS, *more)
    )
    key, plain = block.column(source), comparable(row.key for row in rows)
    for row, line in enumerate(rows, start=FIRST_ROW):
        for column, text in enumerate((line.key, *line.about), start=1):
            page.text(row, column, text)
        page.count(row, sheet.amount_column - 2, line.share.clients)
        for column, summed, cached, style in (
            (sheet.amount_column - 1, LINES, line.share.lines, page.styles.count),
            (sheet.amount_column, TOTAL, euro_decimal(line.share.cents), page.styles.euro),
        ):
            formula = block.column(summed).total_where(key, f"$A{row}", plain=plain)
            page.formula(row, column, formula, cached, style)
        write_part(page, row, sheet.amount_column, line.share.cents, figures.total)
    finish_totals(page, sheet, headers, figures)
    page.codes_as_text(FIRST_ROW, sheet.last_row, [0])
    page.widths([*_described_widths(described, rows), *figure_widths(figures)])
    return sheet


def write_part(page: Page, row: int, amount_column: int, cents: int, total: int) -> None:
    """The part of the total that an amount is, as a formula, right of the amount."""
    letters = column_letters(amount_column)
    formula = f"=IF(${letters}${TOTAL_ROW}=0,0,{letters}{row}/${letters}${TOTAL_ROW})"
    part = (Decimal(cents) / total).quantize(SHARE_DIGITS) if total else Decimal(0)
    page.formula(row, amount_column + 1, formula, part, page.styles.part)


def finish_totals(page: Page, sheet: TotalsSheet, headers: Sequence[str], figures: Figures) -> None:
    """The totals above the header, the empty row of an empty table, freezing and printing."""
    styles, column = page.styles, sheet.amount_column
    for index in range(1, len(headers) + 1):
        page.text(TOTAL_ROW, index, "Totaal" if index == 1 else "", styles.total_text)
    for position, cached, style in (
        (column - 1, figures.lines, styles.total_count),
        (column, euro_decimal(figures.total), styles.total_euro),
    ):
        letters = column_letters(position)
        formula = f"=SUM({letters}{FIRST_ROW}:{letters}{sheet.last_row})"
        page.formula(TOTAL_ROW, position, formula, cached, style)
    letters = column_letters(column)
    whole = f"=IF({letters}{TOTAL_ROW}=0,0,1)"
    page.formula(TOTAL_ROW, column + 1, whole, int(figures.total != 0), styles.total_part)
    if not sheet.rows:
        for index in range(1, len(headers) + 1):
            page.blank(FIRST_ROW, index)
    page.frozen(HEADER_ROW, 1)
    page.printed(sheet.last_row, len(headers))


def figure_widths(figures: Figures) -> list[int]:
    """The widths of FIGURE_HEADERS."""
    return [11, 11, width_for([euro_text(figures.total)], "Bedrag", least=16), 11]


def _described_widths(headers: Sequence[str], rows: Sequence[TotalsRow]) -> list[int]:
    texts = [(row.key, *row.about) for row in rows]
    return [
        width_for((text[index] for text in texts), header) for index, header in enumerate(headers)
    ]
