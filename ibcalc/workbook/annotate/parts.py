"""The parts of a package while a copy of it is made: changed ones, added ones, how they relate."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import IO

from ibcalc.workbook.annotate.archive import Archive
from ibcalc.workbook.annotate.bounds import TOO_LARGE
from ibcalc.workbook.annotate.xmlpatch import (
    CannotPatch,
    Document,
    Patch,
    as_utf8,
    escaped,
    prefixed,
    read_tree,
)
from ibcalc.workbook.reader.package import Relation

CONTENT_TYPES = "[Content_Types].xml"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
SHEET_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BY_EXTENSION = frozenset(("rels", "vml"))
"""Kinds of parts that a package tells by their extension."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Parts:
    """What the copy will hold; the package itself is not touched."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self.strict = False

    @property
    def links(self) -> str:
        """The namespace of the relations between parts."""
        return STRICT_LINKS if self.strict else LINKS

    def read(self, part: str) -> bytes:
        """A part as it now is, in UTF-8.

        Raises:
            CannotOpen: absent or damaged.
            CannotPatch: too large to be changed.
        """
        if not self._archive.fits(part):
            raise CannotPatch(TOO_LARGE)
        key = part.casefold()
        data = self._changed.get(key, self._added.get(part))
        return as_utf8(self._archive.read(part)) if data is None else data

    def tree(self, part: str) -> Document:
        """A part as it now is, as a tree.

        Raises:
            CannotPatch: not well-formed.
        """
        return read_tree(self.read(part))

    def change(self, part: str, data: bytes) -> None:
        """Give a part other content; one that is the same keeps its own bytes."""
        if data == self.read(part):
            return
        if part in self._added:
            self._added[part] = data
        else:
            self._changed[part.casefold()] = data

    def add(self, part: str, data: bytes, content_type: str) -> None:
        """Add a part of a kind."""
        self._added[part] = data
        self._types[part] = content_type

    def free_name(self, pattern: str, first: str = "1") -> str:
        """The first name that no part has, such as ``xl/comments4.xml``."""
        name, number = pattern.format(first), 1
        while name in self:
            number += 1
            name = pattern.format(number)
        return name

    def __contains__(self, part: str) -> bool:
        return part in self._archive or part in self._added

    def named(self, start: str, end: str) -> Iterator[str]:
        """The names of the parts that are there with this start and end, whatever their case."""
        for name in (*self._archive.names, *self._added):
            if name.casefold().startswith(start) and name.casefold().endswith(end):
                yield name

    def relations(self, part: str) -> list[Relation]:
        """The relations that a part had in the package."""
        return list(self._archive.package.relations(part))

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from one part to another and return its key."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            empty = f'{HEAD}<Relationships xmlns="{RELATIONS}"></Relationships>'
            self.add(listing, empty.encode(), RELATIONS_TYPE)
        document = self.tree(listing)
        used = {node.attributes.get("Id") for node in document.root.children}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        way = escaped(posixpath.relpath(target, folder or "."))
        xml = f'<Relationship Id="rId{number}" Type="{self.links}/{kind}" Target="{way}"/>'
        patch = Patch(document.data)
        patch.append(document.root, prefixed(xml, document.prefix))
        self.change(listing, patch.result())
        return f"rId{number}"

    def write(self, target: IO[bytes]) -> None:
        """Write the copy."""
        if CONTENT_TYPES not in self._archive:
            raise CannotPatch(f"onderdeel {CONTENT_TYPES} ontbreekt")
        self.change(CONTENT_TYPES, self._content_types())
        self._archive.write(target, self._changed, self._added)

    def _content_types(self) -> bytes:
        document = self.tree(CONTENT_TYPES)
        patch = Patch(document.data)
        defaults = {
            node.attributes.get("Extension", "").casefold(): node.attributes.get("ContentType")
            for node in document.root.all("Default")
        }
        for part, content_type in self._types.items():
            extension = part.rpartition(".")[2]
            if extension in BY_EXTENSION and extension not in defaults:
                xml = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
                defaults[extension] = content_type
            elif defaults.get(extension) != content_type:
                xml = f'<Override PartName="/{escaped(part)}" ContentType="{content_type}"/>'
            else:
                continue
            patch.append(document.root, prefixed(xml, document.prefix))
        return patch.result()
