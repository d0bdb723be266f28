"""The totals per product, periode, gemeente and aanbieder: live formulas on sheet Regels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.formulas import comparable
from ibcalc.workbook.result.listing import (
    Cell,
    Kind,
    Listing,
    Live,
    Shown,
    write_listing,
)
from ibcalc.workbook.submissions.consolidated.line_rows import LineRow

FIGURES = (
    Shown("Regels", Kind.COUNT, 11, total=True),
    Shown("Aantal", Kind.COUNT, 11, total=True),
    Shown("Volume", Kind.QUANTITY, 14),
    Shown("Bedrag", Kind.EURO, 17, total=True),
)


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
INTRO = (
    "Elke rij telt het blad Regels op met formules. Volumes van verschillende eenheden staan in "
    "aparte rijen en worden niet bij elkaar geteld."
)
WIDTHS = {"Aanbieder": 28, "Product": 18, "Eenheid": 13, "Periode": 16, "Gemeente": 16}


def write_totals(book: Book, rows: Sequence[LineRow], lines: Listing) -> tuple[Listing, ...]:
    """All four sheets."""
    return tuple(_write(book, spec, rows, lines) for spec in SPECS)


def _write(book: Book, spec: TotalsSpec, rows: Sequence[LineRow], lines: Listing) -> Listing:
    page = book.page(spec.sheet)
    page.heading(spec.title, INTRO)
    columns = [*(Shown(key, Kind.TEXT, WIDTHS[key]) for key in spec.keys), *FIGURES]
    groups: dict[tuple[str, ...], list[LineRow]] = {}
    for row in rows:
        groups.setdefault(tuple(getattr(row, key.casefold()) for key in spec.keys), []).append(row)
    plain = all(comparable(dict.fromkeys(texts)) for texts in zip(*groups, strict=True))
    tests = _Tests(lines, spec.keys, plain=plain)
    cells = [[*key, *_figures(tests, groups[key])] for key in sorted(groups)]
    return write_listing(page, spec.table, columns, cells, "Er telt geen regel mee.")


@dataclass(frozen=True, slots=True)
class _Tests:
    """The formulas of a row; ``plain``: SUMIFS tells the keys apart as they stand."""

    lines: Listing
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


def _figures(tests: _Tests, rows: Sequence[LineRow]) -> Iterator[Cell]:
    yield Live(tests.count(), len(rows))
    yield Live(tests.total("Aantal"), sum((row.aantal or Decimal(0) for row in rows), Decimal(0)))
    yield Live(tests.total("Volume"), sum((row.volume or Decimal(0) for row in rows), Decimal(0)))
    yield Live(tests.total("Bedrag"), sum(row.bedrag or 0 for row in rows))
