"""One table on a sheet: columns that know how their cells are written, totals above the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from xlsxwriter.format import Format

from ibcalc.model.money import euro_decimal
from ibcalc.model.place import column_letters
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, TOTAL_ROW, Page, width_for
from ibcalc.workbook.result.sheet_findings import LINE_HEIGHT, lines_in

MOST_TEXT = 32_767
"""Characters that a cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that leads to a cell; with an empty address it is a text."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Live:
    """A formula, with ``{row}`` for its own row, and the value that it must have (EURO: cents)."""

    formula: str
    cached: Decimal | int


@dataclass(frozen=True, slots=True)
class Plain:
    """A number that is no amount, in a column of amounts: hours."""

    number: Decimal


Cell = str | int | Decimal | date | Linked | Live | Plain | None
"""What stands in a cell; a number is a count, a quantity or whole cents by its column."""


class Kind(Enum):
    """How the cells of a column are written; a PART of one is shown in percent."""

    TEXT = auto()
    WRAP = auto()
    STRONG = auto()
    COUNT = auto()
    QUANTITY = auto()
    EURO = auto()
    PART = auto()
    DATE = auto()


NUMBERS = frozenset({Kind.COUNT, Kind.QUANTITY, Kind.EURO, Kind.PART})
PART_DECIMALS = 2
PART_DIGITS = Decimal("0.000000000000001")
"""Excel keeps 15 digits of a number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its header, how it is written, its width in characters.

    ``formula`` has ``{row}`` for the row of the cell and makes every cell live. ``total`` puts the
    sum above the header; ``total_formula`` replaces that sum, with ``{row}`` for its own row.
    """

    header: str
    kind: Kind
    width: float
    formula: str = ""
    total: bool = False
    total_formula: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a table stands: its sheet, its name, its columns and its number of rows."""

    sheet: str
    table: str
    columns: tuple[Shown, ...]
    rows: int

    @property
    def last_row(self) -> int:
        """The last row of the table, which has at least one."""
        return FIRST_ROW + max(self.rows, 1) - 1

    def reference(self, header: str) -> str:
        """A column as formulas name it."""
        return f"{self.table}[{header}]"

    def column(self, header: str) -> int:
        """The number of a column, from 1."""
        return [shown.header for shown in self.columns].index(header) + 1

    def letters(self, header: str) -> str:
        """The letters of a column."""
        return column_letters(self.column(header))


def write_listing(
    page: Page, table: str, columns: Sequence[Shown], rows: Sequence[Sequence[Cell]], none: str
) -> Listing:
    """The table of a sheet, below its heading; ``none`` is said in a table without rows."""
    listing = Listing(page.name, table, tuple(columns), len(rows))
    headers = [shown.header for shown in columns]
    numbers = [shown.header for shown in columns if shown.kind in NUMBERS]
    page.table(table, headers, len(rows), numbers=numbers)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for index, (shown, cell) in enumerate(zip(columns, row, strict=True), start=1):
            _write(page, (number, index), shown.kind, _live(shown, cell))
        _fit(page, number, columns, row)
    if not rows:
        widest = max(range(len(columns)), key=lambda index: columns[index].width)
        for index in range(len(columns)):
            page.text(FIRST_ROW, index + 1, none if index == widest else "")
    _write_totals(page, listing, rows)
    texts = [index for index, shown in enumerate(columns) if shown.kind not in NUMBERS]
    page.codes_as_text(FIRST_ROW, listing.last_row, texts)
    page.widths([shown.width for shown in columns])
    page.frozen(HEADER_ROW)
    page.printed(listing.last_row, len(columns))
    return listing


def widened(
    columns: Sequence[Shown], rows: Sequence[Sequence[Cell]], most: int = 44
) -> tuple[Shown, ...]:
    """The columns, with those of unwrapped texts wide enough for what stands in them."""
    return tuple(
        replace(shown, width=max(shown.width, min(most, _longest(rows, index))))
        if shown.kind in (Kind.TEXT, Kind.STRONG)
        else shown
        for index, shown in enumerate(columns)
    )


def _longest(rows: Sequence[Sequence[Cell]], index: int) -> int:
    texts = (row[index] for row in rows)
    return width_for(text for text in texts if isinstance(text, str))


def _live(shown: Shown, cell: Cell) -> Cell:
    """The cell of a column with a formula is that formula, with the value that it must have."""
    return Live(shown.formula, cell) if shown.formula and isinstance(cell, int | Decimal) else cell


def _write(page: Page, spot: tuple[int, int], kind: Kind, cell: Cell) -> None:
    """One cell. A text of a provider is written as a text, whatever it starts with."""
    styles = page.styles
    if cell is None:
        page.blank(*spot)
    elif isinstance(cell, Live):
        formula = cell.formula.format(row=spot[0])
        page.formula(*spot, formula, _shown_number(kind, cell.cached), _style(page, kind))
    elif isinstance(cell, Plain):
        page.number(*spot, cell.number, styles.number)
    elif isinstance(cell, Linked) and cell.address:
        page.sheet.write_url(spot[0] - 1, spot[1] - 1, cell.address, styles.cell_link, cell.text)
    elif isinstance(cell, str | Linked):
        text = cell if isinstance(cell, str) else cell.text
        page.text(*spot, text[:MOST_TEXT], _style(page, kind))
    elif isinstance(cell, date):
        page.day(*spot, cell)
    elif kind is Kind.QUANTITY:
        page.quantity(*spot, Decimal(cell))
    else:
        page.number(*spot, _shown_number(kind, cell), _style(page, kind))


def _shown_number(kind: Kind, number: Decimal | int) -> Decimal | int:
    if kind is Kind.PART:
        return Decimal(number).quantize(PART_DIGITS)
    return euro_decimal(int(number)) if kind is Kind.EURO else number


def _style(page: Page, kind: Kind) -> Format:
    styles = page.styles
    return {
        Kind.TEXT: styles.text,
        Kind.WRAP: styles.wrap,
        Kind.STRONG: styles.strong,
        Kind.COUNT: styles.count,
        Kind.QUANTITY: styles.number,
        Kind.EURO: styles.euro,
        Kind.PART: styles.percent[PART_DECIMALS],
        Kind.DATE: styles.date,
    }[kind]


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
    styles = page.styles
    for index, shown in enumerate(listing.columns, start=1):
        if not shown.total:
            page.text(TOTAL_ROW, index, "Totaal" if index == 1 else "", styles.total_text)
            continue
        letters = column_letters(index)
        formula = f"=SUM({letters}{FIRST_ROW}:{letters}{listing.last_row})"
        if shown.total_formula:
            formula = shown.total_formula.format(row=TOTAL_ROW)
        total = sum((_number_of(row[index - 1]) for row in rows), Decimal(0))
        style = styles.total_euro if shown.kind is Kind.EURO else styles.total_count
        page.formula(TOTAL_ROW, index, formula, _shown_number(shown.kind, total), style)


def _number_of(cell: Cell) -> Decimal | int:
    if isinstance(cell, Live):
        return cell.cached
    return cell if isinstance(cell, int | Decimal) else 0


def amounts(first: int, width: float = 17) -> tuple[Shown, Shown, Shown]:
    """The columns Oud, Nieuw and Verschil, of which Oud is column ``first``, with totals."""
    old, new = column_letters(first), column_letters(first + 1)
    difference = f"={new}{{row}}-{old}{{row}}"
    return (
        Shown("Oud", Kind.EURO, width, total=True),
        Shown("Nieuw", Kind.EURO, width, total=True),
        Shown("Verschil", Kind.EURO, width, difference, total=True, total_formula=difference),
    )
