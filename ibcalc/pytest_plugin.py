"""pytest plugin: every ``*.toets.xlsx`` is a test file, and each toets in it a test.

Registered under the entry point group ``pytest11``. Nothing of ibcalc is imported until pytest
meets such a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ibcalc.workbook.sheets.modelbook import ModelBook
    from ibcalc.workbook.toetsen.case import Toets

SUFFIX = ".toets.xlsx"
LOCK_FILE = "~$"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the workbooks with tests; Excel's lock files are none."""
    name = file_path.name.lower()
    if not name.endswith(SUFFIX) or name.startswith(LOCK_FILE):
        return None
    collector: pytest.Collector = ToetsFile.from_parent(parent, path=file_path)
    return collector


class ToetsMislukt(Exception):
    """A toets whose expectations did not all come true; the lines say which."""


class ToetsFile(pytest.File):
    """One workbook with a sheet Toetsen."""

    def collect(self) -> Iterator[pytest.Item]:
        """The toetsen of the sheet, in its order.

        Raises:
            pytest.Collector.CollectError: the workbook can't be read, or holds no toets.
        """
        opening = import_module("ibcalc.workbook.reader.opening")
        try:
            book = import_module("ibcalc.workbook.toetsen.book").open_toetsen(self.path)
        except opening.CannotOpen as refused:
            raise self.CollectError(str(refused)) from refused
        cases = import_module("ibcalc.workbook.toetsen.case").toetsen_of(book)
        if not cases:
            raise self.CollectError(f"{self.path.name} heeft geen toetsen op het blad Toetsen.")
        for toets in cases:
            yield ToetsItem.from_parent(self, name=toets.naam, toets=toets, book=book)


class ToetsItem(pytest.Item):
    """One toets."""

    def __init__(self, *, toets: Toets, book: ModelBook, **more: Any) -> None:
        super().__init__(**more)
        self.toets = toets
        self.book = book

    def runtest(self) -> None:
        """Calculate and compare.

        Raises:
            ToetsMislukt: an expectation did not come true.
        """
        outcome = import_module("ibcalc.workbook.toetsen.runner").run_toets(self.book, self.toets)
        if not outcome.passed:
            raise ToetsMislukt("\n".join(str(failure) for failure in outcome.failures))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The failures in words, without a traceback; a bug of ours keeps its own."""
        if isinstance(excinfo.value, ToetsMislukt):
            return f"Toets {self.toets.naam} in {self.path.name}:\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The workbook, the row of the sheet (counted from 0) and the name."""
        return self.path, self.toets.place.row - 1, f"toets {self.toets.naam}"
