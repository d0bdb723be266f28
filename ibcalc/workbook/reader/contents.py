"""What the workbook part lists: sheets, defined names, the date system."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ibcalc.workbook.reader.filekind import not_a_workbook
from ibcalc.workbook.reader.grid import State
from ibcalc.workbook.reader.limits import MAX_NAMES, MAX_SHEETS
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package, local

USUAL_PART = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook part lists it."""

    name: str
    state: State
    key: str


@dataclass(slots=True)
class Contents:
    """Collects the workbook part; ``names`` are attributes and text of each defined name."""

    file: str
    sheets: list[Listed] = field(default_factory=list)
    names: list[tuple[Attributes, str]] = field(default_factory=list)
    date1904: bool = False
    chunks: list[str] = field(default_factory=list)
    _naming: Attributes | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """The beginning of an element, for expat."""
        if tag == "sheet":
            key = next((attributes[name] for name in attributes if local(name) == "id"), "")
            self.sheets.append(Listed(attributes.get("name", ""), _state(attributes), key))
            self._at_most(len(self.sheets), MAX_SHEETS, "bladen")
        elif tag == "workbookPr":
            self.date1904 = attributes.get("date1904") in {"1", "true"}
        elif tag == "definedName":
            self.chunks.clear()
            self._naming = attributes

    def end(self, tag: str) -> None:
        """The end of an element, for expat."""
        if tag == "definedName" and self._naming is not None:
            self.names.append((self._naming, text_of(self.chunks)))
            self._naming = None
            self._at_most(len(self.names), MAX_NAMES, "namen")

    def _at_most(self, count: int, limit: int, kind: str) -> None:
        if count > limit:
            raise cannot_open("BOEK-027", self.file, soort=kind)


def text_of(chunks: Sequence[str]) -> str:
    """The text of an element from the pieces that expat gave, without white space around it."""
    return "".join(chunks).strip()


def _state(attributes: Attributes) -> State:
    stored = attributes.get("state", State.VISIBLE)
    return State(stored) if stored in set(State) else State.VISIBLE


def main_part(package: Package) -> str:
    """The name of the workbook part.

    Raises:
        CannotOpen: a sound zip, but of something else than a workbook.
    """
    targets = [link.target for link in package.relations("") if link.kind == "officeDocument"]
    main = targets[0] if targets else USUAL_PART
    if main not in package or not main.casefold().endswith(".xml") or "word/" in main:
        raise not_a_workbook(package.names, package.file)
    return main
