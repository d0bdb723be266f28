"""Changes in an XML part at exact places: every byte that need not change stays as it is.

Expat tells where each element starts and ends; a patch is a list of pieces put in at such places.
Parts are in UTF-8; one of the rare parts in another encoding is turned into it as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ibcalc.workbook.annotate.bounds import MOST_NODES, PIECE, TOO_MUCH
from ibcalc.workbook.legal_text import legal
from ibcalc.workbook.reader.limits import MAX_DEPTH, MAX_TAG, MAX_WORDS
from ibcalc.workbook.reader.package import ENCODINGS, Attributes, local

UTF_16 = (
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
"""How a part in UTF-16 starts: with its mark, or at once."""
ONE_BYTE = re.compile(
    rb"<\?xml[^>]*?encoding\s*=\s*[\"'](?:iso-8859-1|us-ascii)[\"']", re.IGNORECASE
)
_DECLARED = re.compile(r"(<\?xml[^>]*?encoding\s*=\s*[\"'])[^\"']*")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_START_TAG = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_UNPREFIXED = re.compile(r"<(/?)([A-Za-z]\w*)(?=[\s/>])")

_ESCAPE_LIKE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
_NAMED = ("&amp;", "&lt;", "&gt;", "&quot;", "&#13;", "&#10;", "&#9;")
_ENTITIES = str.maketrans(dict(zip('&<>"\r\n\t', _NAMED, strict=True)))


class CannotPatch(Exception):
    """A part is not as a workbook stores it; the text is a Dutch half sentence that says how."""


@dataclass(slots=True)
class Node:
    """An element: its bytes are ``start:end``, what is in it ``inner:close``."""

    tag: str
    attributes: Attributes
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True for ``<a/>``, which has no end tag."""
        return self.inner == self.end

    def child(self, tag: str) -> Node | None:
        """The first child with this tag."""
        return next((node for node in self.children if node.tag == tag), None)

    def all(self, tag: str) -> list[Node]:
        """The children with this tag."""
        return [node for node in self.children if node.tag == tag]


@dataclass(frozen=True, slots=True)
class Document:
    """A part as a tree; tags are without ``prefix``, which is the root's own (``x:``)."""

    data: bytes
    root: Node
    prefix: str

    def namespace_prefix(self, *uris: str) -> str | None:
        """The prefix, with its colon, that the root declares for one of these namespaces."""
        declared = self.root.attributes.items()
        names = [name for name, uri in declared if uri in uris and name.startswith("xmlns:")]
        return names[0].removeprefix("xmlns:") + ":" if names else None

    def namespace(self) -> str:
        """The namespace of the root."""
        name = f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns"
        return self.root.attributes.get(name, "")

    def text(self, node: Node) -> str:
        """An element as its XML."""
        return self.data[node.start : node.end].decode("utf-8", "replace")


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at ``start`` ends."""
    match = _START_TAG.match(data, start)
    if match is None:
        raise CannotPatch("de opbouw is onleesbaar")
    return match.end()


def as_utf8(data: bytes) -> bytes:
    """A part in UTF-8, as nearly all are.

    Raises:
        CannotPatch: it is not in the encoding that it says.
    """
    encoding = next((name for start, name in UTF_16 if data.startswith(start)), "")
    if not encoding and ONE_BYTE.match(data):
        encoding = "iso-8859-1"
    if not encoding:
        return data
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CannotPatch("de tekens van een onderdeel zijn beschadigd") from error
    return _DECLARED.sub(r"\g<1>UTF-8", text, count=1).encode()


def new_parser() -> expat.XMLParserType:
    """A parser that refuses what the reader refuses: a document type, an odd encoding."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_declaration: object) -> None:
        raise CannotPatch("er staat een documenttype in")

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in ENCODINGS:
            raise CannotPatch("de tekencodering is onbekend")

    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = declared
    return parser


def run_parser(parser: expat.XMLParserType, data: bytes) -> None:
    """Parse a whole part.

    Raises:
        CannotPatch: it is not well-formed.
    """
    try:
        for start in range(0, len(data), PIECE):
            parser.Parse(data[start : start + PIECE], False)
            open_tag = start + PIECE - parser.CurrentByteIndex
            if open_tag > MAX_TAG or len(parser.intern) > MAX_WORDS:
                raise CannotPatch(TOO_MUCH)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise CannotPatch("de opbouw is onleesbaar") from error


def read_tree(data: bytes) -> Document:
    """A part in UTF-8 as a tree of elements with their places.

    Raises:
        CannotPatch: it is not well-formed.
    """
    parser = new_parser()
    stack: list[Node] = []
    roots: list[Node] = []

    made = 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal made
        made += 1
        if made > MOST_NODES or len(stack) > MAX_DEPTH:
            raise CannotPatch(TOO_MUCH)
        at = parser.CurrentByteIndex
        node = Node(tag, attributes, at, tag_end(data, at))
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)

    def end(_tag: str) -> None:
        node = stack.pop()
        if is_empty(data, node.inner):
            node.close = node.end = node.inner
        else:
            node.close = parser.CurrentByteIndex
            node.end = data.index(b">", node.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    run_parser(parser, data)
    root = roots[0]
    prefix = root.tag[: -len(local(root.tag))]
    _strip(root, prefix)
    return Document(data, root, prefix)


def is_empty(data: bytes, inner: int) -> bool:
    """True if the tag that ends here is ``<a/>``."""
    return data.endswith(b"/>", 0, inner)


def _strip(root: Node, prefix: str) -> None:
    if prefix:
        for node in _walk(root):
            node.tag = node.tag.removeprefix(prefix)


def _walk(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        yield node


class Patch:
    """The changes of one part, collected in any order and applied at once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._edits: list[tuple[int, int, str]] = []
        self._filled: dict[int, tuple[Node, list[str]]] = {}
        self._attributes: dict[int, dict[str, str]] = {}

    def insert(self, at: int, xml: str) -> None:
        """Put XML at a place; what comes later at the same place stands behind it."""
        self._edits.append((at, at, xml))

    def replace(self, start: int, end: int, xml: str) -> None:
        """Put XML in the place of some bytes."""
        self._edits.append((start, end, xml))

    def append(self, node: Node, xml: str) -> None:
        """Put XML at the end of an element, which may be empty."""
        if node.empty:
            self._filled.setdefault(node.start, (node, []))[1].append(xml)
        else:
            self.insert(node.close, xml)

    def set_attribute(self, tag_start: int, name: str, value: str) -> None:
        """Give the element whose tag begins here an attribute, new or changed."""
        self._attributes.setdefault(tag_start, {})[name] = value

    def drop_attribute(self, tag_start: int, name: str) -> None:
        """Take an attribute away, if it is there."""
        for found, start, end in _attribute_places(self._data, tag_start):
            if found == name:
                self.replace(start, end, "")

    def result(self) -> bytes:
        """The changed part."""
        edits = [*self._edits, *self._fillings(), *self._attribute_edits()]
        edits.sort(key=lambda edit: edit[:2])
        pieces: list[bytes] = []
        done = 0
        for start, end, xml in edits:
            if start < done:
                raise RuntimeError("two changes of a part overlap")
            pieces += (self._data[done:start], xml.encode())
            done = end
        return b"".join((*pieces, self._data[done:]))

    def _fillings(self) -> Iterator[tuple[int, int, str]]:
        for node, pieces in self._filled.values():
            name = self._data[node.start + 1 : node.inner].split(None, 1)[0].rstrip(b"/>")
            content = "".join(pieces)
            yield node.inner - 2, node.inner, f">{content}</{name.decode()}>"

    def _attribute_edits(self) -> Iterator[tuple[int, int, str]]:
        for tag_start, wanted in self._attributes.items():
            places = {name: (a, b) for name, a, b in _attribute_places(self._data, tag_start)}
            name_end = re.compile(rb"<[^\s/>]+").match(self._data, tag_start)
            behind = name_end.end() if name_end else tag_start
            for name, value in wanted.items():
                start, end = places.get(name, (behind, behind))
                yield start, end, f' {name}="{value}"'


def _attribute_places(data: bytes, tag_start: int) -> Iterator[tuple[str, int, int]]:
    """The attributes of a start tag with their places, the white space before them included."""
    until = tag_end(data, tag_start)
    for match in _ATTRIBUTE.finditer(data, tag_start, until):
        yield match[1].decode("utf-8", "replace"), match.start(), match.end()


def with_attributes(tag: str, wanted: dict[str, str]) -> str:
    """The XML of one element with some attributes of its own tag set."""
    data = tag.encode()
    patch = Patch(data)
    for name, value in wanted.items():
        patch.set_attribute(0, name, value)
    return patch.result().decode()


def prefixed(xml: str, prefix: str) -> str:
    """XML whose own tags get a prefix; those that have one keep it."""
    return _UNPREFIXED.sub(rf"<\1{prefix}\2", xml) if prefix else xml


def escaped(text: str) -> str:
    """Text for an element or attribute; what XML can't hold is replaced, white space is kept."""
    return legal(text).translate(_ENTITIES)


def stored(text: str) -> str:
    """Text for a cell or a note: as :func:`escaped`, and ``_x0041_`` stays what it is."""
    return escaped(_ESCAPE_LIKE.sub("_x005F_", text))
