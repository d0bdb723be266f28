"""Sheets Per client and Regels: the long ones, rendered in blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.format import Format

from ibcalc.model.money import euro_decimal, euro_text
from ibcalc.model.place import column_letters
from ibcalc.workbook.result import bulk
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.bulk import BulkColumn, CellKind
from ibcalc.workbook.result.client_rows import LINES, TOTAL, period_column, year_column
from ibcalc.workbook.result.figures import Figures
from ibcalc.workbook.result.formulas import TableColumn, cell_of
from ibcalc.workbook.result.line_rows import LineRows
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, TOTAL_ROW, Page, width_for
from ibcalc.workbook.result.rows import Numbers, Rows, Texts
from ibcalc.workbook.result.splice import BulkBlock

if TYPE_CHECKING:
    import polars as pl

PER_CLIENT, LINES_SHEET = "Per client", "Regels"
EURO_WIDTH = 12
NUMBERS = (CellKind.CENTS, CellKind.FORMULA, CellKind.COUNT, CellKind.QUANTITY)
NOT_ADDED = (CellKind.TEXT, CellKind.DATE, CellKind.QUANTITY)
"""Quantities of different units make no total."""
NOT_SUMMED = frozenset({"tarief_cent", "aantal", "rij"})
"""Columns of numbers that mean nothing when they are added up."""
SAMPLE = 5_000
"""Rows that are looked at to choose a column width."""

LINE_HEADERS = (
    BulkColumn("Client", "client", CellKind.TEXT),
    BulkColumn("Aanbieder", "aanbieder", CellKind.TEXT),
    BulkColumn("Gemeente", "gemeente", CellKind.TEXT),
    BulkColumn("Product", "product", CellKind.TEXT),
    BulkColumn("Soort", "soort", CellKind.TEXT),
    BulkColumn("Periode", "periode", CellKind.TEXT),
    BulkColumn("Van", "van", CellKind.DATE),
    BulkColumn("T/m", "tot_en_met", CellKind.DATE),
    BulkColumn("Aantal", "aantal", CellKind.COUNT),
    BulkColumn("Volume", "volume", CellKind.TEXT),
    BulkColumn("Deel", "deel", CellKind.TEXT),
    BulkColumn("Tarief", "tarief_cent", CellKind.CENTS),
    BulkColumn("Bedrag", "bedrag_cent", CellKind.CENTS),
    BulkColumn("Regel van", "regel_bron", CellKind.TEXT),
    BulkColumn("Tarief van", "tarief_bron", CellKind.TEXT),
)
"""The columns of sheet Regels, in the order of the lines."""


@dataclass(frozen=True, slots=True)
class ClientBlock:
    """Where the data block stands: what the formulas of the other sheets refer to."""

    sheets: tuple[str, ...]
    tables: tuple[str, ...]
    columns: tuple[BulkColumn, ...]

    def column(self, source: str) -> TableColumn:
        """A column of the block by its name in the frame."""
        index = self._index(source)
        return TableColumn(self.tables, self.columns[index].header)

    def total_cell(self, source: str) -> str:
        """A formula for the total above a column."""
        column = self._index(source) + 1
        return "=" + "+".join(cell_of(sheet, TOTAL_ROW, column) for sheet in self.sheets)

    def _index(self, source: str) -> int:
        return [column.source for column in self.columns].index(source)


def write_clients(book: Book, figures: Figures) -> ClientBlock:
    """Sheet Per client: the data block, with the totals of its columns above it."""
    columns = client_columns(figures)
    parts = figures.parts
    sheets = tuple(_numbered(PER_CLIENT, index, " ({})") for index in range(len(parts)))
    tables = tuple(_numbered("tblPerClient", index, "{}") for index in range(len(parts)))
    intro = (
        "Eén rij per cliënt, aanbieder, gemeente en product. Een lege cel: in die periode is niets "
        "in rekening gebracht. Alle andere totalen zijn formules op deze tabel."
    )
    for sheet, table, part in zip(sheets, tables, parts, strict=True):
        page = book.page(sheet)
        page.heading("Kosten per cliënt", intro)
        write_block(book, page, BulkBlock(table, columns, part, FIRST_ROW))
        page.frozen(HEADER_ROW, 1)
    return ClientBlock(sheets, tables, columns)


def client_columns(figures: Figures) -> tuple[BulkColumn, ...]:
    """The columns of the block; totals first, so that they are seen without scrolling."""
    years = figures.year_columns
    first_period = 7 + len(years)
    columns = [
        BulkColumn("Client", "client", CellKind.TEXT),
        BulkColumn("Aanbieder", "aanbieder", CellKind.TEXT),
        BulkColumn("Gemeente", "gemeente", CellKind.TEXT),
        BulkColumn("Product", "product", CellKind.TEXT),
        BulkColumn("Regels", LINES, CellKind.COUNT),
        _sum_column("Totaal", TOTAL, range(len(figures.periods)), first_period),
    ]
    for year in years:
        periods = figures.periods_of(year)
        columns.append(_sum_column(f"Totaal {year}", year_column(year), periods, first_period))
    columns.extend(
        BulkColumn(period.label, period_column(index), CellKind.CENTS)
        for index, period in enumerate(figures.periods)
    )
    return _distinct(columns)


def write_lines(book: Book, lines: pl.DataFrame) -> tuple[str, ...]:
    """Sheet Regels, with the total above it; the names of the sheets, more over a million rows."""
    names = []
    for index, start in enumerate(range(0, max(lines.height, 1), bulk.MAX_ROWS)):
        part = LineRows(lines.slice(start, bulk.MAX_ROWS))
        name = _numbered(LINES_SHEET, index, " ({})")
        page = book.page(name)
        page.heading(
            "Alle regels",
            "Eén rij per cliënt, product en periode, met het deel dat in rekening is gebracht en "
            "de cellen van het model waar de regel en het tarief vandaan komen.",
        )
        table = _numbered("tblRegels", index, "{}")
        write_block(book, page, BulkBlock(table, LINE_HEADERS, part, FIRST_ROW))
        page.frozen(HEADER_ROW, 1)
        names.append(name)
    return tuple(names)


def write_block(book: Book, page: Page, block: BulkBlock) -> None:
    """The header, one empty row with the styles, and the totals; the rows come when zipping."""
    rows = max(block.rows.height, 1)
    headers = [column.header for column in block.columns]
    numbers = [column.header for column in block.columns if column.kind in NUMBERS]
    page.table(block.table, headers, 1, numbers=numbers)
    for index, column in enumerate(block.columns, start=1):
        page.blank(block.first_row, index, _style(page, column.kind))
    _write_totals(page, block, block.first_row + rows - 1)
    page.widths(_widths(block))
    page.printed(block.first_row + rows - 1, len(block.columns))
    page.ruled(block.first_row, block.first_row + rows - 1, len(block.columns))
    texts = [i for i, column in enumerate(block.columns) if column.kind is CellKind.TEXT]
    page.codes_as_text(block.first_row, block.first_row + rows - 1, texts)
    book.fill(page.name, block)


def _write_totals(page: Page, block: BulkBlock, last_row: int) -> None:
    """The totals above the header; none if the table has nothing to add up."""
    summed = [column for column in block.columns if column.source not in NOT_SUMMED]
    if all(column.kind in NOT_ADDED for column in summed):
        return
    for index, column in enumerate(block.columns, start=1):
        if column not in summed or column.kind in NOT_ADDED:
            label = "Totaal" if index == 1 else ""
            page.text(TOTAL_ROW, index, label, page.styles.total_text)
            continue
        letters = column_letters(index)
        formula = f"=SUM({letters}{block.first_row}:{letters}{last_row})"
        total = block.rows.total(column.source)
        if column.kind is CellKind.COUNT:
            page.formula(TOTAL_ROW, index, formula, total, page.styles.total_count)
        else:
            page.formula(TOTAL_ROW, index, formula, euro_decimal(total), page.styles.total_euro)


def _style(page: Page, kind: CellKind) -> Format:
    styles = page.styles
    return {
        CellKind.TEXT: styles.bulk_text,
        CellKind.CENTS: styles.bulk_euro,
        CellKind.FORMULA: styles.bulk_euro,
        CellKind.COUNT: styles.bulk_count,
        CellKind.QUANTITY: styles.bulk_number,
        CellKind.DATE: styles.bulk_date,
    }[kind]


def _widths(block: BulkBlock) -> list[int]:
    sample = block.rows.piece(0, min(SAMPLE, block.rows.height))
    return [_width(column, sample[column.source], block.rows) for column in block.columns]


def _width(column: BulkColumn, sample: Texts | Numbers, rows: Rows) -> int:
    if isinstance(sample, Texts):
        texts = (sample.values[code] for code in set(sample.codes.tolist()))
        return width_for(texts, column.header, most=40)
    if column.kind in (CellKind.CENTS, CellKind.FORMULA):
        largest = rows.total(column.source)
        return width_for([euro_text(largest)], column.header, least=EURO_WIDTH)
    return width_for([], column.header, least=11 if column.kind is CellKind.DATE else 8)


def _numbered(name: str, index: int, suffix: str) -> str:
    return name + suffix.format(index + 1) if index else name


def _sum_column(header: str, source: str, periods: Sequence[int], first_period: int) -> BulkColumn:
    """A column that adds up the columns of some periods in its own row."""
    if not periods:
        return BulkColumn(header, source, CellKind.CENTS)
    ranges = []
    for first, last in _runs(periods):
        start, end = (column_letters(first_period + index) for index in (first, last))
        ranges.append(f"{start}{FIRST_ROW}:{end}{FIRST_ROW}")
    return BulkColumn(header, source, CellKind.FORMULA, "SUM(" + ",".join(ranges) + ")")


def _runs(numbers: Sequence[int]) -> Sequence[tuple[int, int]]:
    """The first and last of each unbroken run: 0, 1, 2, 5 gives (0, 2) and (5, 5)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _distinct(columns: Sequence[BulkColumn]) -> tuple[BulkColumn, ...]:
    """The same columns with headers that differ, as a table needs: a label may be any text."""
    seen: set[str] = set()
    distinct = []
    for column in columns:
        header, number = column.header, 2
        while header.casefold() in seen:
            header, number = f"{column.header} ({number})", number + 1
        seen.add(header.casefold())
        distinct.append(BulkColumn(header, column.source, column.kind, column.formula))
    return tuple(distinct)
