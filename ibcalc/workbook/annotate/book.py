"""The workbook part of a checked copy: which sheets there are, and the ones that are added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ibcalc.workbook.annotate.bounds import number_in
from ibcalc.workbook.annotate.newsheet import NewSheet
from ibcalc.workbook.annotate.parts import LINKS, STRICT_LINKS, STRICT_MAIN, Parts
from ibcalc.workbook.annotate.xmlpatch import CannotPatch, Node, Patch, escaped, prefixed
from ibcalc.workbook.reader.contents import USUAL_PART
from ibcalc.workbook.reader.package import local
from ibcalc.workbook.result.formulas import quoted_sheet

LONGEST_NAME: Final = 31
BEFORE_NAMES = frozenset(("sheets", "functionGroups", "externalReferences"))
SHARED = "revisionHeaders"


@dataclass(slots=True)
class Book:
    """The workbook part while sheets are added to it.

    ``sheets`` gives for the name of each worksheet its part.
    """

    parts: Parts
    part: str = ""
    sheets: dict[str, str] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _added: list[tuple[NewSheet, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the workbook part.

        Raises:
            CannotPatch: it is not as a workbook stores it, or the workbook is shared.
        """
        targets = [
            link.target for link in self.parts.relations("") if link.kind == "officeDocument"
        ]
        self.part = targets[0] if targets else USUAL_PART
        document = self.parts.tree(self.part)
        self.parts.strict = document.namespace() == STRICT_MAIN
        relations = {link.key: link for link in self.parts.relations(self.part)}
        if any(link.kind == SHARED for link in relations.values()):
            raise CannotPatch("de werkmap wordt gedeeld en houdt alle wijzigingen bij")
        for node in self._listed().children:
            name = node.attributes.get("name", "")
            self._names.append(name)
            link = relations.get(_key(node))
            if link is not None and link.kind == "worksheet":
                self.sheets.setdefault(name, link.target)

    def related(self, kind: str) -> str:
        """The part of a kind that the workbook has; empty if it has none."""
        links = self.parts.relations(self.part)
        return next((link.target for link in links if link.kind == kind), "")

    def namespace(self) -> str:
        """The namespace of workbook and sheets, as an attribute has it: the sender chose it."""
        return escaped(self.parts.tree(self.part).namespace())

    def free_name(self, name: str) -> str:
        """The name itself, or with a number behind it if a sheet has it already."""
        taken = {known.casefold() for known in self._names}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            suffix = f" ({number})"
            free = name[: LONGEST_NAME - len(suffix)] + suffix
        self._names.append(free)
        return free

    def add(self, sheet: NewSheet, part: str) -> None:
        """List a sheet, of which the part is there, behind the others."""
        self._added.append((sheet, self.parts.relate(self.part, "worksheet", part)))

    def write(self) -> None:
        """Change the workbook part."""
        document = self.parts.tree(self.part)
        root, patch, prefix = document.root, Patch(document.data), document.prefix
        listed = self._listed()
        link_prefix = document.namespace_prefix(LINKS, STRICT_LINKS)
        declared = "" if link_prefix else f' xmlns:r="{self.parts.links}"'
        last = max(
            (number_in(node.attributes.get("sheetId")) for node in listed.children), default=0
        )
        for number, (sheet, key) in enumerate(self._added, start=last + 1):
            patch.append(listed, prefixed(
                f'<sheet name="{escaped(sheet.name)}" sheetId="{number}"{declared} '
                f'{link_prefix or "r:"}id="{key}"/>', prefix,
            ))  # fmt: skip
        if root.child("bookViews") is None:
            # The views of the new sheets refer to it.
            views = prefixed("<bookViews><workbookView/></bookViews>", prefix)
            patch.insert(listed.start, views)
        self._write_names(patch, root, prefix, len(listed.children))
        self.parts.change(self.part, patch.result())

    def _write_names(self, patch: Patch, root: Node, prefix: str, first: int) -> None:
        names = "".join(
            self._names_of(sheet, number) for number, (sheet, _) in enumerate(self._added, first)
        )
        node = root.child("definedNames")
        if node is not None:
            patch.append(node, prefixed(names, prefix))
        elif names:
            at = max(child.end for child in root.children if child.tag in BEFORE_NAMES)
            patch.insert(at, prefixed(f"<definedNames>{names}</definedNames>", prefix))

    def _names_of(self, sheet: NewSheet, number: int) -> str:
        quoted = quoted_sheet(sheet.name)
        titles = f"{quoted}!${sheet.frozen}:${sheet.frozen}"
        made = _name("_xlnm.Print_Titles", number, titles)
        if not sheet.filtered:
            return made
        area = ":".join(f"${cell[0]}${cell[1:]}" for cell in sheet.filtered.split(":"))
        hidden = _name("_xlnm._FilterDatabase", number, f"{quoted}!{area}", ' hidden="1"')
        return hidden + made

    def _listed(self) -> Node:
        node = self.parts.tree(self.part).root.child("sheets")
        if node is None:
            raise CannotPatch("de lijst van bladen ontbreekt")
        return node


def _name(name: str, sheet: int, refers_to: str, more: str = "") -> str:
    start = f'<definedName name="{name}" localSheetId="{sheet}"{more}>'
    return f"{start}{escaped(refers_to)}</definedName>"


def _key(node: Node) -> str:
    return next((text for name, text in node.attributes.items() if local(name) == "id"), "")
