"""The exact reader of workbooks (.xlsx, .xlsm): every cell with its address, kind and stored text.

It stands on the standard library alone: one zip, one pass of expat per part, nothing inferred.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ibcalc.workbook.reader.address import parse_area
from ibcalc.workbook.reader.filekind import not_a_workbook
from ibcalc.workbook.reader.grid import Sheet, State, TableArea, Workbook
from ibcalc.workbook.reader.numberformat import NumberStyles, number_styles
from ibcalc.workbook.reader.oddities import reading_findings, uncalculated_columns
from ibcalc.workbook.reader.opening import cannot_open, read_bytes
from ibcalc.workbook.reader.package import Attributes, Package, Relation, local
from ibcalc.workbook.reader.rowstore import RowStore
from ibcalc.workbook.reader.sheetparser import SheetParser
from ibcalc.workbook.reader.storedtext import shared_texts
from ibcalc.workbook.reader.understanding import Understanding

__all__ = ["open_workbook", "read_workbook", "reading_findings", "uncalculated_columns"]

USUAL_PART = "xl/workbook.xml"


def open_workbook(path: Path) -> Workbook:
    """Read a whole workbook.

    Raises:
        CannotOpen: the file is absent, locked, no workbook, damaged or unsafe; see its finding.
    """
    data, sha256 = read_bytes(path)
    return read_workbook(data, path.name, sha256)


def read_workbook(data: bytes, file: str, sha256: str) -> Workbook:
    """The workbook in these bytes; ``file`` is the base name that findings show.

    Raises:
        CannotOpen: no workbook, damaged or unsafe.
    """
    package = Package(data, file)
    main = _main_part(package)
    contents = _Contents()
    package.parse(main, contents.start)
    relations = {relation.key: relation for relation in package.relations(main)}
    understanding = _understanding(package, relations, date1904=contents.date1904)
    sheets = tuple(_sheets(package, contents.sheets, relations, understanding))
    if not sheets:
        raise cannot_open("BOEK-019", file)
    names = package.names
    return Workbook(
        file=file,
        sha256=sha256,
        sheets=sheets,
        date1904=contents.date1904,
        macros=any(name.endswith("vbaproject.bin") for name in names),
        external_links=any(name.startswith("xl/externallinks/") for name in names),
        connections="xl/connections.xml" in names,
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook part lists it."""

    name: str
    state: State
    key: str


@dataclass(slots=True)
class _Contents:
    """What the workbook part says."""

    sheets: list[_Listed] = field(default_factory=list)
    date1904: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            key = next((attributes[name] for name in attributes if local(name) == "id"), "")
            self.sheets.append(_Listed(attributes.get("name", ""), _state(attributes), key))
        elif tag == "workbookPr":
            self.date1904 = attributes.get("date1904") in {"1", "true"}


def _state(attributes: Attributes) -> State:
    stored = attributes.get("state", State.VISIBLE)
    return State(stored) if stored in set(State) else State.VISIBLE


def _main_part(package: Package) -> str:
    targets = [link.target for link in package.relations("") if link.kind == "officeDocument"]
    main = targets[0] if targets else USUAL_PART
    if main not in package or not main.casefold().endswith(".xml") or "word/" in main:
        raise not_a_workbook(package.names, package.file)
    return main


def _understanding(
    package: Package, relations: dict[str, Relation], *, date1904: bool
) -> Understanding:
    parts = {relation.kind: relation.target for relation in relations.values()}
    texts = shared_texts(package, parts["sharedStrings"]) if "sharedStrings" in parts else ()
    styles = number_styles(package, parts["styles"]) if "styles" in parts else NumberStyles()
    return Understanding(texts, styles, date1904=date1904)


def _sheets(
    package: Package,
    listed: list[_Listed],
    relations: dict[str, Relation],
    understanding: Understanding,
) -> Iterator[Sheet]:
    stored = 0
    for entry in listed:
        relation = relations.get(entry.key)
        if relation is None:
            raise cannot_open("BOEK-018", package.file, onderdeel=f"blad {entry.name}")
        # Chart sheets, dialog sheets and macro sheets have no cells for us.
        if relation.kind == "worksheet":
            store = RowStore(package.file, stored)
            parser = SheetParser(package, understanding, store)
            tables = tuple(_tables(package, relation.target))
            yield parser.read(relation.target, entry.name, entry.state, tables)
            stored = store.stored


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
