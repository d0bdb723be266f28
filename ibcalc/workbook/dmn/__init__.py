"""Model workbooks out of DMN files."""

from __future__ import annotations

from pathlib import Path

from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.dmn.book import Book, model_book
from ibcalc.workbook.template.writer import write_book

__all__ = ["Book", "model_book", "write_model"]


def write_model(book: Book, target: Path, source: Path) -> None:
    """Write the sheets to a workbook, whole or not at all; ``source`` is what they came from.

    Raises:
        CannotWrite: the target is the source, is in use or can't be made.
    """
    title = f"Overgenomen uit {source.name}"
    replace_whole(
        target, lambda draft: write_book(draft, book.sheets, title=title), inputs=(source,)
    )
