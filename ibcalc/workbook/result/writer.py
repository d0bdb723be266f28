"""Write a result as a workbook: every sheet in order, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.result import Result
from ibcalc.model.version import VERSION
from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.figures import make_figures
from ibcalc.workbook.result.page import SUMMARY
from ibcalc.workbook.result.sheet_aanbieders import PER_AANBIEDER, write_aanbieders
from ibcalc.workbook.result.sheet_account import write_account
from ibcalc.workbook.result.sheet_budget import write_budget
from ibcalc.workbook.result.sheet_clients import write_clients, write_lines
from ibcalc.workbook.result.sheet_findings import write_findings, write_unresolved
from ibcalc.workbook.result.sheet_summary import Parts, write_summary
from ibcalc.workbook.result.sheet_totals import (
    PER_GEMEENTE,
    PER_PERIOD,
    PER_PRODUCT,
    write_gemeenten,
    write_periods,
    write_products,
)


def write_workbook(result: Result, path: Path, *, with_lines: bool, inputs: Iterable[Path]) -> None:
    """See :func:`ibcalc.workbook.result.write_result`."""

    def write(draft: Path) -> None:
        with draft.open("wb") as target:
            make_book(result, path.resolve().parent, with_lines=with_lines).write(target)

    replace_whole(path, write, inputs=inputs)


def make_book(result: Result, folder: Path, *, with_lines: bool) -> Book:
    """All sheets of the result; ``folder`` is where the workbook will stand."""
    figures = make_figures(result)
    title = f"Uitkomst {result.model.settings.naam}".strip()
    book = Book({"title": title, "comments": f"Gemaakt met ibcalc {VERSION}"})
    book.page(SUMMARY)
    block = write_clients(book, figures)
    periods = write_periods(book, figures, block)
    products = write_products(book, result, figures, block)
    aanbieders = write_aanbieders(book, result, figures, block)
    gemeenten = write_gemeenten(book, figures, block)
    budget = write_budget(book, result, figures, block)
    if with_lines:
        write_lines(book, result.lines)
    write_findings(book, result, folder)
    write_unresolved(book, result)
    write_account(book, result)
    totals = (
        (PER_PERIOD, periods),
        (PER_PRODUCT, products),
        (PER_AANBIEDER, aanbieders),
        (PER_GEMEENTE, gemeenten),
    )
    write_summary(book, result, figures, Parts(block, totals, periods, products, budget))
    return book
