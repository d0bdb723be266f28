"""Links of a workbook to other programs: seen, never followed."""

from __future__ import annotations

from ibcalc.workbook.reader.package import Attributes, Package

LINK_PARTS = "xl/externallinks/"
DDE = frozenset(("ddeLink", "oleLink"))


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
