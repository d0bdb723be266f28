"""Texts as a workbook stores them: escapes decoded, runs of rich text joined, phonetics dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ibcalc.model.cell import Kind
from ibcalc.workbook.reader.grid import MAX_STORED_CELLS
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

_PLAIN = re.compile(
    r"""<si><t(?: xml:space="preserve")?+>([\t\n !-%'-;=?-~]*+)</t></si>|((?s:.+))"""
)
"""A text; else, as its second group, all that follows."""


def decoded(text: str) -> str:
    """A stored text as the user typed it: ``_x000D_`` is a carriage return, ``_x005F_`` a ``_``.

    Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escaped halves of one character beyond U+FFFF belong together; a lone half is no text.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shared_texts(package: Package, part: str) -> Sequence[str]:
    """The shared texts of a workbook in their order, each as a raw cell.

    Raises:
        CannotOpen: the part is damaged or holds more texts than a workbook may have cells.
    """
    parser = _SharedTexts(package.file)
    package.parse(part, parser.start, parser.end, parser.chunks.append, PlainTexts(parser))
    return parser.raws


class _SharedTexts:
    def __init__(self, file: str) -> None:
        self.raws: list[str] = []
        self.chunks: list[str] = []
        self._file = file
        self._pieces: list[str] = []
        self._phonetic = False

    def start(self, tag: str, _attributes: Attributes) -> None:
        if tag == "t":
            self.chunks.clear()
        elif tag == "si":
            self._pieces.clear()
        elif tag == "rPh":
            self._phonetic = True

    def end(self, tag: str) -> None:
        if tag == "t":
            if not self._phonetic:
                self._pieces.extend(self.chunks)
        elif tag == "si":
            self._finish()
        elif tag == "rPh":
            self._phonetic = False

    def _finish(self) -> None:
        self.keep(["".join(self._pieces)])

    def keep(self, texts: Iterable[str]) -> None:
        """The next texts as they are stored."""
        self.raws.extend([f"{Kind.TEXT}{decoded(text)}" for text in texts])
        if len(self.raws) > MAX_STORED_CELLS:
            raise cannot_open("BOEK-021", self._file, grens=MAX_STORED_CELLS // 1_000_000)


class PlainTexts:
    """The shortcut for texts of ASCII without entities, as most codes and numbers of clients are.

    Expat reads all others, whatever the encoding that the part declares.
    """

    opening = re.compile(rb"<sst[^<>]*(?<!/)>")
    end = b"</si>"

    def __init__(self, texts: _SharedTexts) -> None:
        self._texts = texts

    def take(self, items: bytes) -> bytes:
        """Take all texts, or none of them if any is not plain."""
        if not items.isascii():
            return items
        found = _PLAIN.findall(items.decode())
        if found[-1][1]:
            return items
        self._texts.keep(text for text, _ in found)
        return b""
