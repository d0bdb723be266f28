"""The shortcut for rows of a sheet; what it needs is only brought along for a big one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ibcalc.workbook.reader.rowstore import RowStore
from ibcalc.workbook.reader.understanding import Understanding

if TYPE_CHECKING:
    from ibcalc.workbook.reader.plainblocks import BlockReader


class PlainRows:
    """Takes rows that come in order, each with its cells in order, into a store."""

    opening = re.compile(b"<sheetData>")
    end = b"</row>"

    def __init__(self, understanding: Understanding, store: RowStore) -> None:
        self._parts = understanding, store
        self._reader: BlockReader | None = None

    def take(self, items: bytes) -> bytes:
        """Take all rows but the last, or none of them if any is not plain."""
        if self._reader is None:
            from ibcalc.workbook.reader.plainblocks import BlockReader

            self._reader = BlockReader(*self._parts)
        return self._reader.take(items)
