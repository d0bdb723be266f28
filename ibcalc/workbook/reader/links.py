"""Links of a workbook to other programs, and its macros: seen, never followed or run."""

from __future__ import annotations

from ibcalc.workbook.reader.package import Attributes, Package

LINK_PARTS = "xl/externallinks/"
DDE = frozenset(("ddeLink", "oleLink"))


MACRO_PARTS = ("vbaproject.bin", "xl/macrosheets/")
"""How the name of a part ends, or begins, that holds macros; a relation is not needed."""
MACRO_TYPES = (b"macroenabled", b"vbaproject", b"macrosheet")
"""Words in the content types of a workbook with macros, or that is stored as one."""
CONTENT_TYPES = "[content_types].xml"


class _Seen(Exception):
    """The kind of a link is its second element; the values it caches need not be read."""


def has_dde(package: Package) -> bool:
    """Whether any link would start another program (DDE, OLE) instead of reading a workbook.

    Raises:
        CannotOpen: a part with a link is damaged.
    """
    parts = sorted(
        name for name in package.names if name.startswith(LINK_PARTS) and name.endswith(".xml")
    )
    return any(_kind(package, part) in DDE for part in parts)


def has_macros(package: Package) -> bool:
    """Whether any part holds macros, or the content types say that the workbook has them.

    Raises:
        CannotOpen: the part with the content types is damaged.
    """
    ending, folder = MACRO_PARTS
    if any(name.endswith(ending) or name.startswith(folder) for name in package.names):
        return True
    if CONTENT_TYPES not in package:
        return False
    before = b""
    for chunk in package.chunks(CONTENT_TYPES):
        # In two bytes for each sign every other one is zero.
        text = before + chunk.replace(b"\0", b"").lower()
        if any(word in text for word in MACRO_TYPES):
            return True
        before = text[-max(map(len, MACRO_TYPES)) :]
    return False


def _kind(package: Package, part: str) -> str:
    seen: list[str] = []

    def start(tag: str, _attributes: Attributes) -> None:
        seen.append(tag)
        if len(seen) == 2:
            raise _Seen

    try:
        package.parse(part, start)
    except _Seen:
        return seen[1]
    return ""
