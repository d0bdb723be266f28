"""The shortcut for rows of numbers, dates, truth values and shared texts, as Excel writes them."""

from __future__ import annotations

import re
from functools import cache

from ibcalc.model.place import column_letters
from ibcalc.workbook.reader.address import column_number
from ibcalc.workbook.reader.grid import MAX_ROW
from ibcalc.workbook.reader.rowstore import RowStore
from ibcalc.workbook.reader.storedvalue import UNREADABLE, Memo
from ibcalc.workbook.reader.understanding import TRUE, Understanding

MOST_COLUMNS = 100
"""A wider sheet is no table of clients."""

ROW = '<row r="'
_STYLE = '(?: s="[0-9]+")?+'
_CELL = rf'(?:<c r="%s\1"(?:({_STYLE}(?: t="[bns]")?+><v>[0-9A-Za-z.+-]*+)</v></c>|{_STYLE}/>))?+'
_ATTRIBUTE = re.compile(r""" ([A-Za-z_][A-Za-z0-9_:]*)="([ !#-%'-;=-~]*)\"""")
_HIDDEN = tuple(f' hidden="{value}"' for value in TRUE)
_LETTERS = re.compile(r'<c r="([A-Z]{1,3})')


class _NotPlain(Exception):
    """A cell that only the exact parser may judge."""


class PlainRows:
    """Takes rows that come in order, each with its cells in order, into a store."""

    opening = re.compile(b"<sheetData>")
    end = b"</row>"

    def __init__(self, understanding: Understanding, store: RowStore) -> None:
        self._store = store
        self._raws = _raw_cells(understanding)
        self._columns = 1
        self._harmless: set[str] = set()

    def take(self, items: bytes) -> bytes:
        """Take all rows but the last, or none of them if any is not plain.

        Expat reads the last, so that the parser goes on as if it had read them all.
        """
        last = items.rfind(ROW.encode())
        if last <= 0 or not items.isascii():
            return items
        found = self._matches(items[:last].decode())
        if found[-1][-1] or not all(map(self._is_harmless, {row[1] for row in found})):
            return items
        try:
            rows = [(int(row[0]), self._cells(row[2:-1])) for row in found]
        except _NotPlain:
            return items
        kept = rows[-1][0] <= MAX_ROW and self._store.append(rows)
        return items[last:] if kept else items

    def _matches(self, text: str) -> list[tuple[str, ...]]:
        """For each row its number, attributes and cells; at the end what did not match."""
        found: list[tuple[str, ...]] = _pattern(self._columns).findall(text)
        if found[-1][-1]:
            widest = max(map(column_number, _LETTERS.findall(text)), default=0)
            if self._columns < widest <= MOST_COLUMNS:
                self._columns = widest
                found = _pattern(widest).findall(text)
        return found

    def _cells(self, stored: tuple[str, ...]) -> list[str]:
        raws = self._raws
        cells = [raws[text] for text in stored]
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def _is_harmless(self, attributes: str) -> bool:
        """True if a row with these attributes is well-formed and is like any other."""
        if attributes not in self._harmless:
            names = [name for name, _ in _ATTRIBUTE.findall(attributes)]
            sound = not _ATTRIBUTE.sub("", attributes) and len({"r", *names}) == len(names) + 1
            if not sound or any(hidden in attributes for hidden in _HIDDEN):
                return False
            self._harmless.add(attributes)
        return True


def _raw_cells(understanding: Understanding) -> Memo:
    """From the attributes and the value of a cell (`` s="1"><v>42370``) to its raw form."""
    memos: dict[str, Memo] = {}

    def memo(attributes: str) -> Memo:
        named = dict(_ATTRIBUTE.findall(attributes))
        return memos.setdefault(attributes, understanding.memo(named.get("t", "n"), named.get("s")))

    def understand(stored: str) -> str:
        attributes, begun, value = stored.partition("><v>")
        if not begun:
            return ""
        raw = (memos.get(attributes) or memo(attributes))[value]
        if raw == UNREADABLE:
            raise _NotPlain
        return raw

    return Memo(understand)


@cache
def _pattern(columns: int) -> re.Pattern[str]:
    """Matches a row with cells in the first columns; else, as its last group, all that follows."""
    cells = "".join(_CELL % column_letters(number) for number in range(1, columns + 1))
    return re.compile(rf'{ROW}([1-9][0-9]{{0,6}})"([^<>&]*+)>{cells}</row>|((?s:.+))')
