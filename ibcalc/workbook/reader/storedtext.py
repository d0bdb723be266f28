"""Texts as a workbook stores them: escapes decoded, runs of rich text joined, phonetics dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ibcalc.model.cell import Kind
from ibcalc.workbook.reader.grid import Sheet
from ibcalc.workbook.reader.limits import MAX_DEPTH, MAX_TEXT, USUAL, Limits
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open, too_many_cells
from ibcalc.workbook.reader.package import Attributes, Package

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

_BEFORE, _AFTER = "<si><t>", "</t></si>"
_BETWEEN = _AFTER + _BEFORE
_SPACED = '<t xml:space="preserve">'
MOST_DIGITS = 9
"""Of a number of texts that is worked out."""
_ODD = re.compile("[^\t\n -%'-\ufffd\U00010000-\U0010ffff]")
"""An ampersand, and what XML does not know or reads as something else."""


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
        CannotOpen: the part is damaged, holds more texts than a workbook may have cells, or a text
            far too long for a cell.
    """
    parser = _SharedTexts(package, part)
    package.parse(part, parser.start, parser.end, parser.chunks.append, PlainTexts(parser))
    return parser.raws


class _SharedTexts:
    def __init__(self, package: Package, part: str) -> None:
        self.raws: list[str] = []
        self.chunks: list[str] = []
        self._package, self._part = package, part
        self._limits = package.limits
        self._characters = 0
        self._pieces: list[str] = []
        self._phonetic = False
        self._in_text = self._in_item = False
        self._depth = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "t":
            if self._in_text:
                raise self._package.nested(self._part)
            self._in_text = True
            self.chunks.clear()
        elif tag == "si":
            if self._in_item:
                raise self._package.nested(self._part)
            self._in_item = True
            self._pieces.clear()
        else:
            self._start_rare(tag, attributes)

    def _start_rare(self, tag: str, attributes: Attributes) -> None:
        if tag == "sst" and any(map(_is_absurd, attributes.values())):
            raise cannot_open("BOEK-027", self._package.file, soort="gedeelde teksten")
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._package.nested(self._part)
        if tag == "rPh":
            self._phonetic = True

    def end(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
            if not self._phonetic:
                self._pieces.extend(self.chunks)
        elif tag == "si":
            self._in_item = False
            self._finish()
        else:
            self._depth -= 1
            if tag == "rPh":
                self._phonetic = False

    def _finish(self) -> None:
        text = "".join(self._pieces)
        if len(text) > MAX_TEXT:
            raise self._too_long()
        self.keep([decoded(text)], len(text))

    def keep(self, texts: Sequence[str], characters: int) -> None:
        """The next texts; as stored they have at most this many characters."""
        self.raws += [f"{Kind.TEXT}{text}" for text in texts]
        self._characters += characters
        if len(self.raws) > self._limits.cells:
            raise too_many_cells(self._package.file, self._limits.cells)
        if self._characters > self._limits.texts:
            raise self._too_long()

    def _too_long(self) -> CannotOpen:
        return cannot_open("BOEK-029", self._package.file)


def _is_absurd(count: str) -> bool:
    """A number of texts for which other programs ask memory that no computer has.

    It need not be true, as it is only written there: what is counted here are the texts.
    """
    digits = count.strip().lstrip("+0")
    return digits.isdecimal() and (len(digits) > MOST_DIGITS or int(digits) > USUAL.cells)


class PlainTexts:
    """The shortcut for texts without runs and entities, as most codes and names are."""

    opening = re.compile(rb"<sst[^<>]*(?<!/)>")
    end = b"</si>"

    def __init__(self, texts: _SharedTexts) -> None:
        self._texts = texts

    def take(self, items: bytes) -> bytes:
        """Take all texts, or none of them if any is not plain."""
        try:
            text = items.decode().replace(_SPACED, "<t>")
        except UnicodeDecodeError:
            return items
        texts = text[len(_BEFORE) : -len(_AFTER)].split(_BETWEEN)
        signs = len(texts) * _BETWEEN.count("<")
        whole = text.startswith(_BEFORE) and text.endswith(_AFTER)
        # With no other sign than those of the tags there is nothing but texts.
        if not whole or not text.count("<") == text.count(">") == signs or _ODD.search(text):
            return items
        if "_x" in text:
            texts = [decoded(one) for one in texts]
        self._texts.keep(texts, len(items))
        return b""


def shows_too_much(
    texts: Sequence[str], sheets: Iterable[Sheet], stored: int, limits: Limits
) -> bool:
    """True if all cells together show far more text than is stored: few texts in many cells.

    Counted only if ``stored`` cells can show that much at all, as counting takes a moment.
    """
    if max(map(len, texts), default=0) * stored <= limits.shown:
        return False
    shown = 0
    for sheet in sheets:
        for cells in sheet.rows.values():
            shown += sum(map(len, cells))
    return shown > limits.shown
