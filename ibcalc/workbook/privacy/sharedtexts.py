"""One pass over the shared texts of a workbook: each text, and where its bytes are."""

from __future__ import annotations

from dataclasses import dataclass, field

from ibcalc.workbook.annotate.xmlpatch import new_parser, run_parser, tag_end
from ibcalc.workbook.reader.package import Attributes, local
from ibcalc.workbook.reader.storedtext import decoded

ITEM_DEPTH = 2


@dataclass(slots=True)
class ScannedTexts:
    """Text i, without phonetics, stands in the bytes ``spans[i]``; ``prefix`` is that of tags."""

    data: bytes
    prefix: str = ""
    texts: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def scan_texts(data: bytes) -> ScannedTexts:
    """All shared texts of a part in UTF-8.

    Raises:
        CannotPatch: it is not well-formed.
    """
    return _Scanner(data).scan()


class _Scanner:
    """Handlers of expat."""

    def __init__(self, data: bytes) -> None:
        self._found = ScannedTexts(data)
        self._parser = new_parser()
        self._depth = 0
        self._start_at = self._inner = 0
        self._text = ""
        self._chunks: list[str] = []
        self._phonetic = False

    def scan(self) -> ScannedTexts:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._chunks.append
        run_parser(parser, self._found.data)
        return self._found

    def _start(self, tag: str, _attributes: Attributes) -> None:
        self._depth += 1
        self._chunks.clear()
        if self._depth == 1:
            self._found.prefix = tag[: -len(local(tag))]
        elif tag == f"{self._found.prefix}si" and self._depth == ITEM_DEPTH:
            self._start_at = self._parser.CurrentByteIndex
            self._inner = tag_end(self._found.data, self._start_at)
            self._text = ""
        elif local(tag) == "rPh":
            self._phonetic = True

    def _end(self, tag: str) -> None:
        if tag == f"{self._found.prefix}si" and self._depth == ITEM_DEPTH:
            data, at = self._found.data, self._parser.CurrentByteIndex
            empty = data.endswith(b"/>", 0, self._inner)
            end = self._inner if empty else data.index(b">", at) + 1
            self._found.spans.append((self._start_at, end))
            self._found.texts.append(decoded(self._text))
        elif local(tag) == "t" and not self._phonetic:
            self._text += "".join(self._chunks)
        elif local(tag) == "rPh":
            self._phonetic = False
        self._chunks.clear()
        self._depth -= 1
