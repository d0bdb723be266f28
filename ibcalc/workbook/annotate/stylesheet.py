"""The styles part with formats added: every format that is there keeps its number and its bytes."""

from __future__ import annotations

from ibcalc.model.findings import Severity
from ibcalc.workbook.annotate.bounds import number_in
from ibcalc.workbook.annotate.looks import DARK, FILLS, LOOKS, Look, LookXml, solid
from ibcalc.workbook.annotate.xmlpatch import (
    Document,
    Node,
    Patch,
    as_utf8,
    prefixed,
    read_tree,
    with_attributes,
)

ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
"""The first children of a styles part, in the order that the schema asks."""

FIRST = {
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": (
        '<fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
    ),
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
}
"""What a section without items begins with: Excel keeps two fills for itself."""
FIRST_ITEMS = {"fills": 2}
BLACK_FONT = f'<font><sz val="11"/><color rgb="{DARK}"/><name val="Calibri"/></font>'

BEFORE_COLOUR = frozenset(
    ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz")
)
LIGHT_THEMES = frozenset(("0", "2"))
LIGHT_INDEXES = frozenset(("1", "9", "65"))
TEXT_THEME = "1"


def empty_styles(namespace: str) -> bytes:
    """A styles part for a workbook that has none."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    first = "".join(f"<{tag}>{FIRST[tag]}</{tag}>" for tag in ("fonts", "fills", "borders"))
    return (
        f'{head}<styleSheet xmlns="{namespace}">{first}'
        f"<cellStyleXfs>{FIRST['cellXfs']}</cellStyleXfs><cellXfs>{FIRST['cellXfs']}</cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


class Stylesheet:
    """The styles of a workbook while formats are added to it."""

    def __init__(self, data: bytes) -> None:
        """Read the part.

        Raises:
            CannotPatch: it is not well-formed.
        """
        self._document = read_tree(as_utf8(data))
        self._patch = Patch(self._document.data)
        self._fonts = _Section(self._document, "fonts")
        self._fills = _Section(self._document, "fills")
        self._borders = _Section(self._document, "borders")
        self._formats = _Section(self._document, "cellXfs")
        self._made: dict[tuple[int, Severity] | Look, int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The number of a format: as an existing one, in the colour of a severity."""
        key = style, severity
        if key not in self._made:
            self._made[key] = self._formats.add(self._marked(style, severity))
        return self._made[key]

    def look(self, look: Look) -> int:
        """The number of the format of a cell of our own."""
        if look not in self._made:
            self._made[look] = self._formats.add(self._own(LOOKS[look]))
        return self._made[look]

    def result(self) -> bytes:
        """The styles part with what was added."""
        for section in (self._fonts, self._fills, self._borders, self._formats):
            section.write(self._patch)
        return self._patch.result()

    def _marked(self, style: int, severity: Severity) -> str:
        known = self._formats.items
        node = known[style] if style < len(known) else None
        xml = self._document.text(node) if node else self._in_prefix(FIRST["cellXfs"])
        wanted = {"fillId": str(self._add(self._fills, solid(FILLS[severity]))), "applyFill": "1"}
        font = self._dark_font(number_in(node.attributes.get("fontId")) if node else 0)
        if font is not None:
            wanted |= {"fontId": str(font), "applyFont": "1"}
        return with_attributes(xml, wanted)

    def _dark_font(self, index: int) -> int | None:
        """A font as this one in black; None if it has a dark colour of its own."""
        if index >= len(self._fonts.items):
            return self._add(self._fonts, BLACK_FONT)
        font = self._fonts.items[index]
        colour = font.child("color")
        if colour is not None and _dark(colour):
            return None
        xml = self._document.text(font)
        black = self._in_prefix(f'<color rgb="{DARK}"/>')
        if colour is not None:
            start, end = colour.start - font.start, colour.end - font.start
            return self._fonts.add(xml[:start] + black + xml[end:])
        if font.empty:
            return self._add(self._fonts, f'<font><color rgb="{DARK}"/></font>')
        before = [node.end for node in font.children if node.tag in BEFORE_COLOUR]
        at = max(before, default=font.inner) - font.start
        return self._fonts.add(xml[:at] + black + xml[at:])

    def _own(self, look: LookXml) -> str:
        numbers = {
            "numFmtId": look.number_format,
            "fontId": self._add(self._fonts, look.font),
            "fillId": self._add(self._fills, look.fill) if look.fill else 0,
            "borderId": self._add(self._borders, look.border) if look.border else 0,
        }
        base = self._document.root.child("cellStyleXfs")
        if base is not None and base.children:
            numbers["xfId"] = 0
        written = "".join(f' {name}="{number}"' for name, number in numbers.items())
        applied = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
        start = f'<xf{written}{applied} applyAlignment="1"'
        return self._in_prefix(f"{start}>{look.alignment}</xf>" if look.alignment else f"{start}/>")

    def _add(self, section: _Section, xml: str) -> int:
        return section.add(self._in_prefix(xml))

    def _in_prefix(self, xml: str) -> str:
        return prefixed(xml, self._document.prefix)


class _Section:
    """The fonts, fills, borders or formats: those that are there and those that are added."""

    def __init__(self, document: Document, tag: str) -> None:
        self._document = document
        self._tag = tag
        self._node = document.root.child(tag)
        self.items = [] if self._node is None else self._node.children
        self._first = "" if self.items else prefixed(FIRST[tag], document.prefix)
        self._base = len(self.items) or FIRST_ITEMS.get(tag, 1)
        self._added: dict[str, int] = {}

    def add(self, xml: str) -> int:
        """The number of an item; the same one for the same XML."""
        return self._added.setdefault(xml, self._base + len(self._added))

    def write(self, patch: Patch) -> None:
        """Put what was added into the part."""
        if not self._added and not self._first:
            return
        items = self._first + "".join(self._added)
        count = str(self._base + len(self._added))
        if self._node is not None:
            patch.set_attribute(self._node.start, "count", count)
            patch.append(self._node, items)
            return
        tag, root = f"{self._document.prefix}{self._tag}", self._document.root
        xml = f'<{tag} count="{count}">{items}</{tag}>'
        earlier = ORDER[: ORDER.index(self._tag)]
        before = [node.end for node in root.children if node.tag in earlier]
        if root.empty:
            patch.append(root, xml)
        else:
            patch.insert(max(before, default=root.inner), xml)


def _dark(colour: Node) -> bool:
    """True for a colour that someone chose and that can be read on a light fill."""
    attributes = colour.attributes
    if "theme" in attributes:
        lightened = attributes.get("tint", "0").startswith(("0.4", "0.5", "0.6", "0.7", "0.8"))
        return attributes["theme"] not in LIGHT_THEMES | {TEXT_THEME} and not lightened
    if "indexed" in attributes:
        return attributes["indexed"] not in LIGHT_INDEXES | {"64"}
    rgb = attributes.get("rgb", "")[-6:]
    try:
        red, green, blue = bytes.fromhex(rgb)
    except ValueError:
        return False
    return 299 * red + 587 * green + 114 * blue < 128_000
