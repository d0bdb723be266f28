"""The result workbook while it is made: XlsxWriter's part, and the big blocks that wait."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import IO

from ibcalc.workbook.exact_numbers import FIXED_MOMENT, open_for_writing
from ibcalc.workbook.made import MADE, OUTCOME
from ibcalc.workbook.result.page import Page
from ibcalc.workbook.result.splice import BulkBlock, assemble
from ibcalc.workbook.result.styles import make_styles


class Book:
    """Sheets in the order in which they are added, and the block of each sheet that has one."""

    def __init__(self, properties: Mapping[str, str], made: str = OUTCOME) -> None:
        """A new workbook that says in its properties that ibcalc ``made`` it, and what it is."""
        self._bytes = io.BytesIO()
        self.workbook = open_for_writing(self._bytes)
        self.workbook.set_properties({"created": FIXED_MOMENT, **properties})
        self.workbook.set_custom_property(MADE, made)
        self.styles = make_styles(self.workbook)
        self._pages: dict[str, Page] = {}
        self._blocks: dict[str, BulkBlock] = {}

    def page(self, name: str) -> Page:
        """The sheet with this name; made as the last one if it is not there yet."""
        if name not in self._pages:
            sheet = self.workbook.add_worksheet(name)
            self._pages[name] = Page(sheet, name, self.styles)
        return self._pages[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in order."""
        return tuple(self._pages)

    def fill(self, name: str, block: BulkBlock) -> None:
        """Give a sheet its block of rows."""
        self._blocks[name] = block

    def write(self, target: IO[bytes]) -> None:
        """Write the finished workbook."""
        self.workbook.close()
        order = {name: number for number, name in enumerate(self._pages, start=1)}
        blocks = {
            f"xl/worksheets/sheet{order[name]}.xml": block for name, block in self._blocks.items()
        }
        assemble(self._bytes.getvalue(), blocks, target)
