"""The sheet Toetsen: example clients with what must come out, run as tests of a model.

Each toets is a caseload of its own, calculated with the model of the workbook. An expectation may
stand on any of its rows and is for the toets as a whole; an empty cell is not checked. Amounts are
whole cents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.conversion import HANDMATIG
from ibcalc.model.findings import Finding, Severity, has_fout
from ibcalc.model.money import euro_text
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.rows import TOETSEN, ToetsRow
from ibcalc.workbook.toetsen.book import open_toetsen
from ibcalc.workbook.toetsen.case import Toets, caseload_of, findings_about, toetsen_of

ONOPGELOST = "onopgelost"
NOT_PRICED = frozenset({HANDMATIG, ONOPGELOST})
NOTHING = "niets"
NO_FOUT = "geen fout"


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that did not come true, at the cell where it stands."""

    what: str
    expected: str
    got: str
    place: Place

    def __str__(self) -> str:
        return f"{self.place.in_sheet} {self.what}: verwacht {self.expected}, gekregen {self.got}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one toets."""

    toets: Toets
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """True if every expectation came true."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Case:
    """A calculated toets: the rows with their expectations, and what came out."""

    rows: tuple[ToetsRow, ...]
    book: ModelBook
    result: Result

    def failure(self, row: ToetsRow, field: str, expected: str, got: str) -> Failure:
        """A failure at the cell of an expectation."""
        column = TOETSEN.column(field)
        headers = self.book.toets_caseload.headers if self.book.toets_caseload else {}
        number = next((headers[name] for name in column.names if name in headers), 0)
        return Failure(column.header, expected, got, row.place.at(column=number))


def run_toetsen(path: Path) -> tuple[Outcome, ...]:
    """Run every toets of a workbook, in the order of the sheet.

    Raises:
        CannotOpen: the workbook, or the model that it names, can't be read.
    """
    book = open_toetsen(path)
    return tuple(run_toets(book, toets) for toets in toetsen_of(book))


def run_toets(book: ModelBook, toets: Toets) -> Outcome:
    """Calculate one case and compare it with what its rows expect."""
    rows = tuple(book.toetsen[index] for index in toets.rows)
    if has_fout(book.findings) or book.toets_caseload is None:
        return Outcome(toets, tuple(_fouten(book.findings, toets.place)))
    own = findings_about(book.toets_findings, rows)
    result = run(book.model, caseload_of(book.toets_caseload, toets), caseload_findings=own)
    case = _Case(rows, book, result)
    return Outcome(toets, tuple(failure for check in CHECKS for failure in check(case)))


def _products(case: _Case) -> Iterator[Failure]:
    """The products that are charged, opslag included, and how a row is left unpriced."""
    asking = [row for row in case.rows if row.verwacht_product]
    expected = {product: normal(product) for row in asking for product in row.verwacht_product}
    if not expected:
        return
    got = _charged(case.result, any_reason=ONOPGELOST in expected.values())
    if set(expected.values()) != {normal(product) for product in got}:
        yield case.failure(asking[0], "verwacht_product", _list(expected), _list(got))


def _charged(result: Result, *, any_reason: bool) -> list[str]:
    charged = [code for code, cent in result.totals.per_product.items() if cent]
    counts = result.counts
    if any_reason:
        return [*charged, *([ONOPGELOST] if counts.onopgelost else [])]
    manual = [HANDMATIG] if counts.handmatig else []
    return [*charged, *manual, *([ONOPGELOST] if counts.fout else [])]


def _periods(case: _Case) -> Iterator[Failure]:
    """One amount for every charged period, or exactly the periods that are named."""
    got = dict(case.result.totals.per_periode)
    for row in case.rows:
        named = {label: cent for label, cent in row.per_periode if label}
        each = [cent for label, cent in row.per_periode if not label]
        fits = set(got.values()) <= set(each) and got if each else named == got
        if row.per_periode and not fits:
            wanted = _amounts(dict(row.per_periode))
            yield case.failure(row, "per_periode", wanted, _amounts(got))


def _totals(case: _Case) -> Iterator[Failure]:
    got = case.result.total
    for row in case.rows:
        if row.totaal is not None and row.totaal != got:
            yield case.failure(row, "totaal", euro_text(row.totaal), euro_text(got))


def _expected_findings(case: _Case) -> Iterator[Failure]:
    """Each code that is expected occurs; where none is expected, no fout occurs."""
    findings = (*case.book.findings, *case.result.findings)
    codes = Counter(finding.code for finding in findings)
    for row in case.rows:
        missing = [code for code in row.bevinding if code.upper() not in codes]
        if missing:
            yield case.failure(row, "bevinding", _list(missing), _list(codes))
    # An expected row without a price has a finding that says so; it need not be named as well.
    foreseen = any(row.bevinding or NOT_PRICED & _normals(row) for row in case.rows)
    if not foreseen:
        yield from _fouten(findings, case.rows[0].place)


def _normals(row: ToetsRow) -> set[str]:
    return {normal(product) for product in row.verwacht_product}


def _fouten(findings: Iterable[Finding], place: Place) -> Iterator[Failure]:
    for finding in findings:
        if finding.severity is Severity.FOUT:
            yield Failure(
                "Verwacht bevinding", NO_FOUT, f"{finding.code}: {finding.message}", place
            )


CHECKS: tuple[Callable[[_Case], Iterator[Failure]], ...] = (
    _products,
    _periods,
    _totals,
    _expected_findings,
)
"""What is compared; a new expectation is one function here."""


def _list(names: Iterable[str]) -> str:
    return "; ".join(names) or NOTHING


def _amounts(per_period: dict[str, int]) -> str:
    named = (f"{label}: {euro_text(cent)}".removeprefix(": ") for label, cent in per_period.items())
    return _list(named)
