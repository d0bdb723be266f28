"""One table on a sheet: columns that know how their cells are written, totals above the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from ibcalc.model.money import euro_decimal
from ibcalc.model.place import column_letters
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, TOTAL_ROW, Page
from ibcalc.workbook.result.sheet_findings import LINE_HEIGHT, lines_in


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that leads to a cell; with an empty address it is a text."""

    text: str
    address: str


Cell = str | int | Decimal | Linked | None
"""A text, a count, whole cents, or a part of one; None makes an empty cell."""


class Kind(Enum):
    """How the cells of a column are written.

    A FORMULA is an amount with a live formula, a PART one that is shown in percent.
    """

    TEXT = auto()
    WRAP = auto()
    STRONG = auto()
    COUNT = auto()
    EURO = auto()
    FORMULA = auto()
    PART = auto()


NUMBERS = frozenset({Kind.COUNT, Kind.EURO, Kind.FORMULA, Kind.PART})
PART_DECIMALS = 2
PART_DIGITS = Decimal("0.000000000000001")
"""Excel keeps 15 digits of a number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its header, how it is written, its width in characters.

    ``formula`` has ``{row}`` for the row of the cell. ``total`` puts the sum above the header;
    ``total_formula`` replaces that sum, with ``{row}`` for the row of the totals.
    """

    header: str
    kind: Kind
    width: float
    formula: str = ""
    total: bool = False
    total_formula: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a table stands: the sheet, its columns and its number of rows."""

    sheet: str
    columns: tuple[Shown, ...]
    rows: int

    @property
    def last_row(self) -> int:
        """The last row of the table, which has at least one."""
        return FIRST_ROW + max(self.rows, 1) - 1

    def column(self, header: str) -> int:
        """The number of a column, from 1."""
        return [shown.header for shown in self.columns].index(header) + 1


def write_listing(
    page: Page, table: str, columns: Sequence[Shown], rows: Sequence[Sequence[Cell]], none: str
) -> Listing:
    """The table of a sheet, below its heading; ``none`` is said in a table without rows."""
    listing = Listing(page.name, tuple(columns), len(rows))
    headers = [shown.header for shown in columns]
    numbers = [shown.header for shown in columns if shown.kind in NUMBERS]
    page.table(table, headers, len(rows), numbers=numbers)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for index, (shown, cell) in enumerate(zip(columns, row, strict=True), start=1):
            _write(page, (number, index), shown, cell)
        _fit(page, number, columns, row)
    if not rows:
        widest = max(range(len(columns)), key=lambda index: columns[index].width)
        for index in range(len(columns)):
            page.text(FIRST_ROW, index + 1, none if index == widest else "")
    _write_totals(page, listing, rows)
    page.widths([shown.width for shown in columns])
    page.frozen(HEADER_ROW)
    page.printed(listing.last_row, len(columns))
    return listing


def _write(page: Page, spot: tuple[int, int], shown: Shown, cell: Cell) -> None:
    styles = page.styles
    if cell is None:
        page.blank(*spot)
    elif isinstance(cell, Linked) and cell.address:
        page.sheet.write_url(spot[0] - 1, spot[1] - 1, cell.address, styles.cell_link, cell.text)
    elif isinstance(cell, str | Linked):
        looks = {Kind.WRAP: styles.wrap, Kind.STRONG: styles.strong}
        text = cell if isinstance(cell, str) else cell.text
        page.text(*spot, text, looks.get(shown.kind, styles.text))
    else:
        _write_number(page, spot, shown, cell)


def _write_number(page: Page, spot: tuple[int, int], shown: Shown, number: int | Decimal) -> None:
    styles, formula = page.styles, shown.formula.format(row=spot[0])
    if shown.kind is Kind.PART:
        part = Decimal(number).quantize(PART_DIGITS)
        page.formula(*spot, formula, part, styles.percent[PART_DECIMALS])
    elif shown.kind is Kind.FORMULA:
        page.formula(*spot, formula, euro_decimal(int(number)), styles.euro)
    elif shown.kind is Kind.EURO:
        page.euro(*spot, int(number))
    else:
        page.count(*spot, int(number))


def _fit(page: Page, number: int, columns: Sequence[Shown], row: Sequence[Cell]) -> None:
    """The height that the texts of a row need."""
    pairs = zip(columns, row, strict=True)
    lines = [
        lines_in(cell, int(shown.width))
        for shown, cell in pairs
        if shown.kind is Kind.WRAP and isinstance(cell, str)
    ]
    if max(lines, default=1) > 1:
        page.sheet.set_row(number - 1, LINE_HEIGHT * max(lines))


def _write_totals(page: Page, listing: Listing, rows: Sequence[Sequence[Cell]]) -> None:
    if not any(shown.total for shown in listing.columns):
        return
    for index, shown in enumerate(listing.columns, start=1):
        if not shown.total:
            page.text(TOTAL_ROW, index, "Totaal" if index == 1 else "", page.styles.total_text)
            continue
        letters = column_letters(index)
        formula = f"=SUM({letters}{FIRST_ROW}:{letters}{listing.last_row})"
        if shown.total_formula:
            formula = shown.total_formula.format(row=TOTAL_ROW)
        cells = (row[index - 1] for row in rows)
        total = sum(cell for cell in cells if isinstance(cell, int))
        _write_total(page, index, shown, formula, total)


def _write_total(page: Page, index: int, shown: Shown, formula: str, total: int) -> None:
    styles = page.styles
    cached: Decimal | int = total if shown.kind is Kind.COUNT else euro_decimal(total)
    style = styles.total_count if shown.kind is Kind.COUNT else styles.total_euro
    page.formula(TOTAL_ROW, index, formula, cached, style)


def amounts(first: int, width: float = 17) -> tuple[Shown, Shown, Shown]:
    """The columns Oud, Nieuw and Verschil, of which Oud is column ``first``, with totals."""
    old, new = column_letters(first), column_letters(first + 1)
    difference = f"={new}{{row}}-{old}{{row}}"
    return (
        Shown("Oud", Kind.EURO, width, total=True),
        Shown("Nieuw", Kind.EURO, width, total=True),
        Shown("Verschil", Kind.FORMULA, width, difference, total=True, total_formula=difference),
    )
