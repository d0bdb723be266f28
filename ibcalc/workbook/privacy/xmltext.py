"""All text in an XML part: what people read, and what the structure says; to search and to mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from ibcalc.workbook.annotate.xmlpatch import new_parser, run_parser, stored
from ibcalc.workbook.privacy.celltext import CELL_DEPTH
from ibcalc.workbook.reader.package import Attributes, local
from ibcalc.workbook.reader.storedtext import decoded

TEXT_TAGS = frozenset(
    (
        "t", "text", "author", "title", "subject", "creator", "description", "keywords", "category",
        "lastModifiedBy", "contentStatus", "Company", "Manager", "lpwstr", "lpstr", "oddHeader",
        "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter",
    )
)  # fmt: skip
"""Elements whose text people read; of no other element may the text be changed."""
TEXT_ATTRIBUTES = frozenset(
    ("display", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "descr", "title", "alt")
)
FILTERS = frozenset((("filter", "val"), ("customFilter", "val")))
"""By what a column is filtered: the texts of its cells."""
TOGETHER = frozenset(("si", "is", "comment", "p", "rich", "div"))
"""Elements whose pieces are one text, whatever their looks."""
NAMES = frozenset((("sheet", "name"), ("tableColumn", "name"), ("cacheField", "name")))
STORED_VALUE = "v"
"""What a chart or a link to another workbook remembers of a cell."""
VALUES = frozenset((("s", "v"), ("n", "v")))
"""The values in the memory of a pivot table."""
_TAG = re.compile(rb"<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*)>([^<]*)")
_START = re.compile(rb"<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))+)\s*/?>")
_ATTRIBUTE = re.compile(rb"([\w:.-]+)(\s*=\s*)(\"[^\"<]*\"|'[^'<]*')")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')

Change = Callable[[str], str]


def mended(data: bytes, change: Change) -> bytes:
    """A part in UTF-8 with ``change`` done to each text that people read, all else as it is."""

    def in_element(match: re.Match[bytes]) -> bytes:
        tag = local(match[1].decode())
        if tag not in TEXT_TAGS or not match[3]:
            return match[0]
        return match[0][: match.start(3) - match.start()] + _changed(match[3], change)

    return _START.sub(lambda match: _with_attributes(match, change), _TAG.sub(in_element, data))


def _changed(raw: bytes, change: Change) -> bytes:
    text = decoded(unescape(raw.decode("utf-8", "replace")))
    new = change(text)
    return raw if new == text else stored(new).encode()


def _with_attributes(start: re.Match[bytes], change: Change) -> bytes:
    tag = local(start[1].decode())

    def in_attribute(match: re.Match[bytes]) -> bytes:
        name = local(match[1].decode())
        if name not in TEXT_ATTRIBUTES and (tag, name) not in FILTERS:
            return match[0]
        quote = match[3][:1]
        return match[1] + match[2] + quote + _changed(match[3][1:-1], change) + quote

    before, after = start.start(2) - start.start(), start.end(2) - start.start()
    whole = start[0]
    return whole[:before] + _ATTRIBUTE.sub(in_attribute, start[2]) + whole[after:]


def all_text(data: bytes, *, cells: bool = False) -> Iterator[tuple[str, bool]]:
    """Every text of a part and whether people read it; the pieces of one text also together.

    ``cells``: leave out the rows of a worksheet, which are looked at cell by cell.

    Raises:
        CannotPatch: not well-formed.
    """
    collector = _Collector(cells=cells)
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = collector.start, collector.end
    parser.CharacterDataHandler = collector.chunks.append
    parser.CommentHandler = lambda text: collector.found.append((text, True))
    parser.ProcessingInstructionHandler = lambda _, text: collector.found.append((text, True))
    run_parser(parser, data)
    yield from collector.found


class _Collector:
    """Handlers of expat."""

    def __init__(self, *, cells: bool) -> None:
        self.found: list[tuple[str, bool]] = []
        self.chunks: list[str] = []
        self._joined: list[list[str]] = []
        self._cells = cells
        self._cell_tag = ""
        self._depth = 0
        self._in_cell = False

    def start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        name, before = local(tag), "".join(self.chunks)
        self.chunks.clear()
        if self._depth == 1 and self._cells:
            self._cell_tag = f"{tag[: -len(name)]}c"
        if before.strip() and not self._in_cell:
            self._keep("", before)
        # The same cells as those of scan_cells, which looks at them.
        if self._in_cell or (self._depth == CELL_DEPTH and tag == self._cell_tag):
            self._in_cell = True
            return
        if name in TOGETHER:
            self._joined.append([])
        for key, value in attributes.items():
            pair = name, local(key)
            read = pair[1] in TEXT_ATTRIBUTES or pair in FILTERS or pair in NAMES or pair in VALUES
            self.found.append((decoded(value), read))

    def end(self, tag: str) -> None:
        name, text = local(tag), "".join(self.chunks)
        self.chunks.clear()
        self._depth -= 1
        if self._in_cell:
            self._in_cell = self._depth >= CELL_DEPTH
            return
        if text.strip():
            self._keep(name, text)
        if name in TOGETHER:
            whole = "".join(self._joined.pop())
            self.found.append((decoded(whole), True))
            if self._joined:
                self._joined[-1].append(whole)

    def _keep(self, name: str, text: str) -> None:
        if self._joined and name == "t":
            self._joined[-1].append(text)
        self.found.append((decoded(text), name in TEXT_TAGS or name == STORED_VALUE))
        self.found += [(quoted, True) for quoted in _QUOTED.findall(text)]
