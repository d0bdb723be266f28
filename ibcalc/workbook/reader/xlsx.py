"""The exact reader of workbooks (.xlsx, .xlsm): every cell with its address, kind and stored text.

It stands on the standard library alone: one zip, one pass of expat per part, nothing inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ibcalc.workbook.reader.address import parse_area
from ibcalc.workbook.reader.contents import Contents, Listed, main_part
from ibcalc.workbook.reader.filekind import require_container
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.reader.limits import USUAL, Limits
from ibcalc.workbook.reader.links import has_dde, has_macros
from ibcalc.workbook.reader.numberformat import NumberStyles, number_styles
from ibcalc.workbook.reader.oddities import reading_findings, uncalculated_columns
from ibcalc.workbook.reader.opening import cannot_open, read_bytes, shown_name
from ibcalc.workbook.reader.package import Attributes, Package, Relation
from ibcalc.workbook.reader.reaching import reaches_out
from ibcalc.workbook.reader.rowstore import RowStore
from ibcalc.workbook.reader.sheetparser import SheetParser
from ibcalc.workbook.reader.storedtext import shared_texts, shows_too_much
from ibcalc.workbook.reader.understanding import Understanding

__all__ = ["open_workbook", "read_workbook", "reading_findings", "uncalculated_columns"]


def open_workbook(path: Path, limits: Limits = USUAL) -> Workbook:
    """Read a whole workbook, within limits: those for files from outside are narrower.

    Raises:
        CannotOpen: the file is absent, locked, no workbook, damaged or unsafe; see its finding.
    """
    data, sha256 = read_bytes(path, limits, require_container)
    return read_workbook(data, shown_name(path), sha256, limits)


def read_workbook(data: bytes, file: str, sha256: str, limits: Limits = USUAL) -> Workbook:
    """The workbook in these bytes; ``file`` is the base name that findings show.

    Raises:
        CannotOpen: no workbook, damaged or unsafe.
    """
    package = Package(data, file, limits)
    main = main_part(package)
    contents = Contents(file)
    package.parse(main, contents.start, contents.end, contents.chunks.append)
    relations = {relation.key: relation for relation in package.relations(main)}
    texts, styles = _texts(package, relations), _styles(package, relations)
    understanding = Understanding(texts, styles, date1904=contents.date1904)
    counter = _Counter()
    sheets = tuple(_sheets(package, contents.sheets, relations, understanding, counter))
    if not sheets:
        raise cannot_open("BOEK-019", file)
    if shows_too_much(texts, sheets, counter.stored, limits):
        raise cannot_open("BOEK-029", file)
    names = package.names
    return Workbook(
        file=file,
        sha256=sha256,
        sheets=sheets,
        date1904=contents.date1904,
        macros=has_macros(package),
        external_links=any(name.startswith("xl/externallinks/") for name in names),
        connections="xl/connections.xml" in names,
        dde=has_dde(package) or any(reaches_out(text) for _, text in contents.names),
    )


def _texts(package: Package, relations: Mapping[str, Relation]) -> Sequence[str]:
    part = _target(relations, "sharedStrings")
    return shared_texts(package, part) if part else ()


def _styles(package: Package, relations: Mapping[str, Relation]) -> NumberStyles:
    part = _target(relations, "styles")
    return number_styles(package, part) if part else NumberStyles()


def _target(relations: Mapping[str, Relation], kind: str) -> str:
    targets = [relation.target for relation in relations.values() if relation.kind == kind]
    return targets[-1] if targets else ""


@dataclass(slots=True)
class _Counter:
    """How many cells all sheets so far have."""

    stored: int = 0


def _sheets(
    package: Package,
    listed: list[Listed],
    relations: Mapping[str, Relation],
    understanding: Understanding,
    counter: _Counter,
) -> Iterator[Sheet]:
    for entry in listed:
        relation = relations.get(entry.key)
        if relation is None:
            raise cannot_open("BOEK-018", package.file, onderdeel=f"blad {entry.name}")
        # Chart sheets, dialog sheets and macro sheets have no cells for us.
        if relation.kind == "worksheet":
            store = RowStore(package.file, counter.stored, package.limits.cells)
            parser = SheetParser(package, understanding, store)
            tables = tuple(_tables(package, relation.target))
            yield parser.read(relation.target, entry.name, entry.state, tables)
            counter.stored = store.stored


def _tables(package: Package, part: str) -> Iterator[TableArea]:
    for relation in package.relations(part):
        if relation.kind == "table":
            table = _Table()
            package.parse(relation.target, table.start)
            area = table.area()
            if area is not None:
                yield area


@dataclass(slots=True)
class _Table:
    """The root element of a table part."""

    attributes: Attributes = field(default_factory=dict)

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "table":
            self.attributes = attributes

    def area(self) -> TableArea | None:
        """The table; None without a header row, as then its columns have no names in cells."""
        area = parse_area(self.attributes.get("ref", ""))
        if area is None or self.attributes.get("headerRowCount", "1") == "0":
            return None
        has_totals = self.attributes.get("totalsRowCount", "0") != "0"
        last_row = max(area.first_row, area.last_row - has_totals)
        name = self.attributes.get("displayName") or self.attributes.get("name", "")
        return TableArea(name, area.first_row, area.first_column, last_row, area.last_column)
