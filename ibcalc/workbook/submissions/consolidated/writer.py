"""Write the consolidated workbook: every sheet in order, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.model.version import VERSION
from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.page import SUMMARY
from ibcalc.workbook.submissions.consolidated.line_rows import line_rows
from ibcalc.workbook.submissions.consolidated.links import Links
from ibcalc.workbook.submissions.consolidated.sheet_account import write_account
from ibcalc.workbook.submissions.consolidated.sheet_costs import write_costs
from ibcalc.workbook.submissions.consolidated.sheet_differences import write_differences
from ibcalc.workbook.submissions.consolidated.sheet_findings import write_findings
from ibcalc.workbook.submissions.consolidated.sheet_lines import write_lines
from ibcalc.workbook.submissions.consolidated.sheet_shared import write_shared
from ibcalc.workbook.submissions.consolidated.sheet_summary import TITLE, write_summary
from ibcalc.workbook.submissions.consolidated.sheet_totals import SPECS, write_totals
from ibcalc.workbook.submissions.ingest import Ingested


def write_consolidated(ingested: Ingested, path: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Write all submissions as one workbook. The same files give the same bytes, in any order.

    Raises:
        CannotWrite: the target is an input, is locked or can't be made.
    """

    def write(draft: Path) -> None:
        with draft.open("wb") as target:
            make_book(ingested, path.resolve().parent).write(target)

    replace_whole(path, write, inputs=inputs)


def make_book(ingested: Ingested, folder: Path) -> Book:
    """All sheets; ``folder`` is where the workbook will stand."""
    book = Book({"title": TITLE, "comments": f"Gemaakt met ibcalc {VERSION}"})
    links = Links(folder, ingested.submissions)
    counting = ingested.ledger.counting
    rows = list(line_rows(counting, ingested.expected))
    book.page(SUMMARY)
    for spec in SPECS:
        book.page(spec.sheet)
    lines = write_lines(book, rows)
    write_totals(book, rows, lines)
    write_costs(book, counting, ingested.expected)
    write_differences(book, ingested.ledger)
    write_shared(book, ingested.shared, links)
    write_findings(book, ingested, links)
    write_account(book, ingested)
    write_summary(book, ingested)
    return book
