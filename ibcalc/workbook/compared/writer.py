"""Write a comparison as a workbook: every sheet in order, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.engine.comparison.compared import Compared
from ibcalc.model.version import VERSION
from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.compared.sheet_agreed import write_settings, write_tariffs
from ibcalc.workbook.compared.sheet_amounts import (
    write_aanbieders,
    write_moves,
    write_periods,
    write_products,
)
from ibcalc.workbook.compared.sheet_findings import write_findings
from ibcalc.workbook.compared.sheet_regions import write_regions
from ibcalc.workbook.compared.sheet_summary import write_summary
from ibcalc.workbook.compared.sources import Sources
from ibcalc.workbook.made import COMPARISON
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.page import SUMMARY


def write_workbook(compared: Compared, path: Path, *, inputs: Iterable[Path]) -> None:
    """See :func:`ibcalc.workbook.compared.write_compared`."""

    def write(draft: Path) -> None:
        with draft.open("wb") as target:
            make_book(compared, path.resolve().parent).write(target)

    replace_whole(path, write, inputs=inputs)


def make_book(compared: Compared, folder: Path) -> Book:
    """All sheets of the comparison; ``folder`` is where the workbook will stand."""
    names = [result.model.settings.naam for result in (compared.old, compared.new)]
    title = f"Vergelijking {' en '.join(filter(None, names))}".strip()
    book = Book({"title": title, "comments": f"Gemaakt met ibcalc {VERSION}"}, COMPARISON)
    sources = Sources(folder, compared.old.sources, compared.new.sources)
    book.page(SUMMARY)
    write_regions(book, compared, sources)
    write_tariffs(book, compared, sources)
    write_settings(book, compared, sources)
    shifted = compared.moved
    sheets = []
    if shifted is not None:
        sheets.append(write_periods(book, shifted))
        sheets.append(write_products(book, shifted))
        sheets.append(write_aanbieders(book, shifted))
        write_moves(book, shifted)
    write_findings(book, compared, sources)
    write_summary(book, compared, sheets)
    return book
