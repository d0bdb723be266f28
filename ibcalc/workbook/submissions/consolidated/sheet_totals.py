"""The totals per product, periode, gemeente and aanbieder: live formulas on sheet Regels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.formulas import comparable
from ibcalc.workbook.result.listing import Cell, Kind, Listing, Live, Shown, widened, write_listing
from ibcalc.workbook.result.page import TOTAL_ROW, Page
from ibcalc.workbook.submissions.consolidated.groups import Group, groups_of
from ibcalc.workbook.submissions.consolidated.line_table import LineTable
from ibcalc.workbook.submissions.consolidated.sheet_lines import NONE, LineBlock

FIGURES = (
    Shown("Regels", Kind.COUNT, 11, total=True),
    Shown("Aantal", Kind.COUNT, 11, total=True),
    Shown("Volume", Kind.QUANTITY, 14),
    Shown("Bedrag", Kind.EURO, 17, total=True),
    Shown("Let op", Kind.TEXT, 52),
)
MARK = "klein aantal: niet publiceren"
MOST_COMPARISONS = 2_000_000
"""Rows of totals times lines. LibreOffice counts some three seconds for a million of them, at every
change of a line."""


@dataclass(frozen=True, slots=True)
class TotalsSpec:
    """One sheet of totals: its table and the columns of Regels that make a row."""

    sheet: str
    table: str
    title: str
    keys: tuple[str, ...]


SPECS = (
    TotalsSpec("Per product", "tblPerProduct", "Totalen per product", ("Product", "Eenheid")),
    TotalsSpec(
        "Per periode", "tblPerPeriode", "Totalen per periode", ("Periode", "Product", "Eenheid")
    ),
    TotalsSpec(
        "Per gemeente", "tblPerGemeente", "Totalen per gemeente",
        ("Gemeente", "Product", "Eenheid"),
    ),
    TotalsSpec(
        "Per aanbieder", "tblPerAanbieder", "Totalen per aanbieder",
        ("Aanbieder", "Product", "Eenheid"),
    ),
)  # fmt: skip
LIVE = "Formules op blad Regels. Volumes van verschillende eenheden staan in aparte rijen."
FIXED = (
    "Getallen: formules op zoveel regels rekenen te lang. "
    f"Rij {TOTAL_ROW - 1} is het verschil met blad Regels en hoort 0 te zijn."
)
WIDTHS = {"Aanbieder": 28, "Product": 18, "Eenheid": 13, "Periode": 16, "Gemeente": 16}


def write_totals(book: Book, table: LineTable, lines: LineBlock) -> int:
    """All four sheets; returns how many of their totals stand on few clients."""
    return sum(_write(book, spec, table, lines) for spec in SPECS)


def _write(book: Book, spec: TotalsSpec, table: LineTable, lines: LineBlock) -> int:
    page = book.page(spec.sheet)
    groups = groups_of(table, [key.casefold() for key in spec.keys])
    live = len(groups) * table.height <= MOST_COMPARISONS and len(lines.tables) == 1
    page.heading(spec.title, LIVE if live else FIXED)
    columns = [*(Shown(key, Kind.TEXT, WIDTHS[key]) for key in spec.keys), *FIGURES]
    keys = zip(*(group.key for group in groups), strict=True)
    plain = all(comparable(dict.fromkeys(texts)) for texts in keys)
    tests = _Tests(lines, spec.keys, plain=plain)
    cells = [
        [*group.key, *(_live(tests, group) if live else _fixed(group)), _remark(group)]
        for group in groups
    ]
    listing = write_listing(page, spec.table, widened(columns, cells), cells, NONE)
    if not live:
        _write_check(page, listing, lines)
    return sum(group.small for group in groups)


def _write_check(page: Page, listing: Listing, lines: LineBlock) -> None:
    """Above totals that are no formulas: by how much they differ from the lines, live."""
    row, style = TOTAL_ROW - 1, page.styles
    page.text(row, 1, "Verschil met blad Regels", style.text)
    for shown in listing.columns:
        if shown.total and shown.header != "Regels":
            total = f"{listing.letters(shown.header)}{TOTAL_ROW}"
            formula = f"=ROUND({total}-SUM({lines.reference(shown.header)}),2)"
            look = style.euro if shown.kind is Kind.EURO else style.count
            page.formula(row, listing.column(shown.header), formula, 0, look)


@dataclass(frozen=True, slots=True)
class _Tests:
    """The formulas of a row; ``plain``: SUMIFS tells the keys apart as they stand."""

    lines: LineBlock
    keys: tuple[str, ...]
    plain: bool

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for index, key in enumerate(self.keys, start=1):
            yield self.lines.reference(key), f"${column_letters(index)}{{row}}"

    def count(self) -> str:
        """The number of lines."""
        if self.plain:
            return f"=COUNTIFS({','.join(f'{column},{cell}' for column, cell in self._pairs())})"
        return f"=SUMPRODUCT({self._exact()})"

    def total(self, header: str) -> str:
        """The sum of a column over the lines."""
        amounts = self.lines.reference(header)
        if self.plain:
            pairs = ",".join(f"{column},{cell}" for column, cell in self._pairs())
            return f"=SUMIFS({amounts},{pairs})"
        return f"=SUMPRODUCT({self._exact()},{amounts})"

    def _exact(self) -> str:
        return "*".join(f"EXACT({column},{cell})" for column, cell in self._pairs())


def _live(tests: _Tests, group: Group) -> Iterator[Cell]:
    yield Live(tests.count(), group.regels)
    yield Live(tests.total("Aantal"), group.aantal)
    yield Live(tests.total("Volume"), group.volume)
    yield Live(tests.total("Bedrag"), group.bedrag)


def _fixed(group: Group) -> tuple[Cell, ...]:
    return group.regels, group.aantal, group.volume, group.bedrag


def _remark(group: Group) -> str:
    """What whoever takes over the row has to know."""
    lines = group.zonder_bedrag
    without = f"{lines} {'regel' if lines == 1 else 'regels'} zonder bedrag"
    told = ((MARK, group.small), (without, lines > 0))
    return "; ".join(text for text, holds in told if holds)
