"""The zip package of a workbook: checked before anything is unpacked, unpacked under limits."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from ibcalc.workbook.reader.directory import checked_parts
from ibcalc.workbook.reader.filekind import require_zip
from ibcalc.workbook.reader.limits import (
    MAX_DEPTH,
    MAX_RATIO,
    MAX_RELATIONS,
    MAX_TAG,
    MAX_WORDS,
    RATIO_FROM,
    USUAL,
    Limits,
)
from ibcalc.workbook.reader.opening import CannotOpen, cannot_open
from ibcalc.workbook.reader.shortcut import Shortcut, left_over

CHUNK = 1 << 16
"""Unpacked bytes that are looked at together."""
ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))
"""What expat reads by itself; the standard allows the first two only."""
UNPACK_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError,
)  # fmt: skip
"""What zipfile raises on damage; ValueError for impossible places and names."""

Attributes = dict[str, str]
Start = Callable[[str, Attributes], object]
End = Callable[[str], object]
Text = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: ``kind`` is the last word of its type."""

    key: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of one workbook file; names are compared whatever their case."""

    def __init__(self, data: bytes, file: str, limits: Limits = USUAL) -> None:
        """Check the directory of the zip.

        Raises:
            CannotOpen: not a zip, damaged, encrypted, unsafe names or too large when unpacked.
        """
        self.file = file
        self.limits = limits
        require_zip(data, file)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNPACK_ERRORS as error:
            raise cannot_open("BOEK-010", file) from error
        infos = self._zip.infolist()
        self._parts = checked_parts(infos, file, limits)
        self._unpacked = 0

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, casefolded."""
        return frozenset(self._parts)

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, counted while they stream.

        Raises:
            CannotOpen: the part is absent or damaged, or the workbook unpacks too large.
        """
        info = self._parts.get(part.casefold())
        if info is None:
            raise cannot_open("BOEK-018", self.file, onderdeel=part)
        self._count(0, info.file_size, info.compress_size)
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    self._count(len(chunk), size, info.compress_size)
                    yield chunk
            if size != info.file_size:
                raise cannot_open("BOEK-010", self.file)
        except UNPACK_ERRORS as error:
            raise cannot_open("BOEK-010", self.file) from error

    def _count(self, length: int, size: int, packed: int) -> None:
        self._unpacked += length
        too_dense = size > RATIO_FROM and size > MAX_RATIO * max(1, packed)
        if too_dense or self._unpacked > self.limits.unpacked:
            raise cannot_open("BOEK-015", self.file)

    def parse(
        self,
        part: str,
        start: Start,
        end: End | None = None,
        text: Text | None = None,
        shortcut: Shortcut | None = None,
    ) -> None:
        """Stream a part through expat, with the root's own prefix (``x:`` in some files) removed.

        Elements with another prefix belong to extensions and keep it, so that they differ. Of a big
        part the items that ``shortcut`` takes do not come by; its handlers refuse elements that are
        nested too deep themselves, as counting here would take a tenth more time.

        Raises:
            CannotOpen: not well-formed, with a document type, nested too deep, with a giant tag or
                with thousands of different ones.
        """
        if shortcut is None:
            start, end = _counted(start, end, lambda: self.nested(part))
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration_handler(part)
        parser.StartDoctypeDeclHandler = self._doctype_handler(part)
        parser.StartElementHandler = _root_handler(parser, start, end)
        parser.CharacterDataHandler = text
        try:
            chunks = self.chunks(part)
            fed = 0
            for chunk in left_over(chunks, shortcut) if shortcut else chunks:
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > MAX_TAG or len(parser.intern) > MAX_WORDS:
                    raise self.nested(part)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self.damaged(part) from error

    def _doctype_handler(self, part: str) -> Callable[..., None]:
        def refuse(*_declaration: object) -> None:
            raise cannot_open("BOEK-017", self.file, onderdeel=part)

        return refuse

    def _declaration_handler(self, part: str) -> Callable[[str, str | None, int], None]:
        def check(_version: str, encoding: str | None, _standalone: int) -> None:
            if encoding is not None and encoding.casefold() not in ENCODINGS:
                raise self.damaged(part)

        return check

    def damaged(self, part: str) -> CannotOpen:
        """The refusal for a part that can't be understood."""
        return cannot_open("BOEK-016", self.file, onderdeel=part)

    def nested(self, part: str) -> CannotOpen:
        """The refusal for a part with elements nested too deep, or with a giant tag."""
        return cannot_open("BOEK-025", self.file, onderdeel=part)

    def relations(self, part: str) -> Sequence[Relation]:
        """The relations of a part (of the package itself for ``""``); none if it has no list.

        Raises:
            CannotOpen: a target outside the package.
        """
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            return ()
        found: list[Relation] = []

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                found.append(self._relation(folder, attributes))
                if len(found) > MAX_RELATIONS:
                    raise cannot_open("BOEK-027", self.file, soort="koppelingen tussen onderdelen")

        self.parse(listing, start)
        return found

    def _relation(self, folder: str, attributes: Mapping[str, str]) -> Relation:
        target = attributes.get("Target", "").replace("\\", "/")
        external = attributes.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if _outside(folder, attributes.get("Target", "")):
                raise cannot_open("BOEK-026", self.file)
        kind = attributes.get("Type", "").rpartition("/")[2]
        return Relation(attributes.get("Id", ""), kind, target, external)


def _counted(start: Start, end: End | None, refusal: Callable[[], CannotOpen]) -> tuple[Start, End]:
    """The same handlers, which count how deep the elements are nested."""
    depth = 0

    def counted_start(tag: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise refusal()
        start(tag, attributes)

    def counted_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    return counted_start, counted_end


def _root_handler(parser: expat.XMLParserType, start: Start, end: End | None) -> Start:
    def root(tag: str, attributes: Attributes) -> None:
        prefix = tag[: -len(local(tag))]
        size = len(prefix)

        def stripped_start(tag: str, attributes: Attributes) -> None:
            start(tag[size:] if tag.startswith(prefix) else tag, attributes)

        def stripped_end(tag: str) -> None:
            if end is not None:
                end(tag[size:] if tag.startswith(prefix) else tag)

        # The handlers themselves without a prefix: the detour would double the time of a sheet.
        parser.StartElementHandler = stripped_start if prefix else start
        parser.EndElementHandler = stripped_end if prefix else end
        start(tag[size:], attributes)

    return root


def local(tag: str) -> str:
    """The name of an element or attribute without its prefix."""
    return tag.rpartition(":")[2]


def _outside(folder: str, target: str) -> bool:
    joined = posixpath.normpath(posixpath.join(folder, target.replace("\\", "/")))
    return joined.startswith("..")
