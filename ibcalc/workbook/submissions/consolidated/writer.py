"""Write the consolidated workbook: every sheet in order, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.model.version import VERSION
from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.made import OVERVIEW
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.page import SUMMARY
from ibcalc.workbook.submissions.consolidated.line_rows import line_rows
from ibcalc.workbook.submissions.consolidated.line_table import line_table
from ibcalc.workbook.submissions.consolidated.sheet_account import write_account
from ibcalc.workbook.submissions.consolidated.sheet_costs import write_costs
from ibcalc.workbook.submissions.consolidated.sheet_differences import write_differences
from ibcalc.workbook.submissions.consolidated.sheet_findings import write_findings
from ibcalc.workbook.submissions.consolidated.sheet_lines import write_lines
from ibcalc.workbook.submissions.consolidated.sheet_missing import write_missing
from ibcalc.workbook.submissions.consolidated.sheet_senders import write_senders
from ibcalc.workbook.submissions.consolidated.sheet_shared import write_shared
from ibcalc.workbook.submissions.consolidated.sheet_since import write_since
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
            make_book(ingested).write(target)

    replace_whole(path, write, inputs=inputs)


def make_book(ingested: Ingested) -> Book:
    """All sheets."""
    book = Book({"title": TITLE, "comments": f"Gemaakt met ibcalc {VERSION}"}, OVERVIEW)
    counting = ingested.ledger.counting
    table = line_table(line_rows(counting, ingested.expected))
    book.page(SUMMARY)
    write_senders(book, ingested)
    write_missing(book, ingested)
    for spec in SPECS:
        book.page(spec.sheet)
    lines = write_lines(book, table)
    small = write_totals(book, table, lines)
    write_costs(book, counting, ingested.expected)
    write_since(book, ingested.earlier)
    write_differences(book, ingested)
    write_shared(book, ingested.shared)
    firsts = write_findings(book, ingested)
    write_account(book, ingested)
    write_summary(book, ingested, firsts, small)
    return book
