"""What a workbook says besides its cells: properties, names, formulas, validations, formats.

Read in a second pass, and only when asked, so that plain reading stays quick. Nothing is expanded:
a shared formula stands once, an area stays an area. Transitional and strict OOXML alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ibcalc.workbook.reader.contents import Contents, Listed, main_part, text_of
from ibcalc.workbook.reader.grid import Area
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package, Relation, local
from ibcalc.workbook.reader.sheetfacts import Formula, SheetFactsParser, Validation
from ibcalc.workbook.reader.storedtext import decoded

__all__ = [
    "DefinedName", "DocumentFacts", "Formula", "SheetFacts", "Validation", "WorkbookFacts",
    "read_facts", "read_stamp_sources",
]  # fmt: skip

CUSTOM = frozenset(("custom-properties", "customProperties"))
CORE = frozenset(("core-properties", "coreProperties"))
"""Kinds of relation: as the transitional and as the strict standard call them."""
MAX_PROPERTIES = 1_000
"""A stamp has a dozen; document systems add some tens."""


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name for a cell, area or formula: ``refers_to`` is without the leading ``=``.

    ``sheet`` is the sheet for which alone it holds; empty for the whole workbook.
    """

    name: str
    refers_to: str
    sheet: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Where a template leaves its stamp.

    ``properties`` are the custom document properties and ``core`` those that every document has
    (``creator``, ``title``, ``modified``), all as stored text. ``names`` maps the names that hold
    for the whole workbook to what they refer to; of two equal ones the first counts.
    """

    file: str
    properties: Mapping[str, str]
    core: Mapping[str, str]
    names: Mapping[str, str]
    defined_names: tuple[DefinedName, ...]

    def property(self, name: str) -> str | None:
        """A custom property, whatever the case of its name; None if there is none."""
        return _whatever_case(self.properties, name)

    def refers_to(self, name: str) -> str | None:
        """What a name of the whole workbook refers to, whatever its case; None if there is none."""
        return _whatever_case(self.names, name)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What stands in a worksheet besides values; ``conditional`` are areas with such a format."""

    name: str
    formulas: tuple[Formula, ...]
    validations: tuple[Validation, ...]
    merges: tuple[Area, ...]
    conditional: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """All of it; the sheets stand in the order of the workbook."""

    document: DocumentFacts
    sheets: tuple[SheetFacts, ...]


def read_stamp_sources(data: bytes, file: str) -> DocumentFacts:
    """The document properties and defined names of a workbook; its sheets are not read.

    Raises:
        CannotOpen: no workbook, damaged or unsafe.
    """
    package = Package(data, file)
    return _document(package, _contents(package))


def read_facts(data: bytes, file: str) -> WorkbookFacts:
    """Everything besides the values of the cells.

    Raises:
        CannotOpen: no workbook, damaged or unsafe.
    """
    package = Package(data, file)
    contents = _contents(package)
    return WorkbookFacts(_document(package, contents), tuple(_sheets(package, contents)))


def _contents(package: Package) -> Contents:
    contents = Contents(package.file)
    package.parse(main_part(package), contents.start, contents.end, contents.chunks.append)
    return contents


def _document(package: Package, contents: Contents) -> DocumentFacts:
    defined = tuple(_defined_names(contents))
    names: dict[str, str] = {}
    for one in defined:
        if not one.sheet:
            names.setdefault(one.name, one.refers_to)
    return DocumentFacts(
        file=package.file,
        properties=_properties(package, CUSTOM),
        core=_properties(package, CORE),
        names=MappingProxyType(names),
        defined_names=defined,
    )


def _defined_names(contents: Contents) -> Iterator[DefinedName]:
    for attributes, refers_to in contents.names:
        local_to = attributes.get("localSheetId", "")
        yield DefinedName(
            name=attributes.get("name", ""),
            refers_to=refers_to,
            sheet=_sheet_name(contents.sheets, local_to) if local_to else "",
            hidden=attributes.get("hidden") in {"1", "true"},
        )


def _sheet_name(sheets: list[Listed], index: str) -> str:
    known = index.isascii() and index.isdigit() and len(index) < 6 and int(index) < len(sheets)
    return sheets[int(index)].name if known else f"#{index[:20]}"


def _properties(package: Package, kinds: frozenset[str]) -> Mapping[str, str]:
    parser = _Properties(package.file)
    for relation in package.relations(""):
        # A list of properties that was left out is none: it holds nothing that anyone needs.
        if relation.kind in kinds and not relation.external and relation.target in package:
            package.parse(relation.target, parser.start, parser.end, parser.chunks.append)
    return MappingProxyType(parser.found)


@dataclass(slots=True)
class _Properties:
    """Reads custom properties (an element ``property`` with a name) and core ones (by tag)."""

    file: str
    found: dict[str, str] = field(default_factory=dict)
    chunks: list[str] = field(default_factory=list)
    _depth: int = 0
    _name: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth == 2:
            self.chunks.clear()
            name = attributes.get("name") if local(tag) == "property" else None
            self._name = local(tag) if name is None else name

    def end(self, _tag: str) -> None:
        if self._depth == 2:
            self.found.setdefault(self._name, decoded(text_of(self.chunks)))
            if len(self.found) > MAX_PROPERTIES:
                raise cannot_open("BOEK-027", self.file, soort="documenteigenschappen")
        self._depth -= 1


def _whatever_case(found: Mapping[str, str], name: str) -> str | None:
    wanted = name.casefold()
    return next((value for key, value in found.items() if key.casefold() == wanted), None)


def _sheets(package: Package, contents: Contents) -> Iterator[SheetFacts]:
    relations: dict[str, Relation] = {
        relation.key: relation for relation in package.relations(main_part(package))
    }
    for entry in contents.sheets:
        relation = relations.get(entry.key)
        if relation is not None and relation.kind == "worksheet":
            parser = SheetFactsParser(package, entry.name)
            package.parse(relation.target, parser.start, parser.end, parser.chunks.append)
            yield SheetFacts(
                name=entry.name,
                formulas=tuple(parser.formulas),
                validations=tuple(parser.validations),
                merges=tuple(parser.merges),
                conditional=tuple(parser.conditional),
            )
