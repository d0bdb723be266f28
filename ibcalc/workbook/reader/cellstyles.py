"""The styles that cells point at: number format, font, fill and lock.

Source: ECMA-376 part 1, 18.8 (styles). A style is the list of its parts; nothing is worked out of
themes or named styles, so a colour of a theme is told as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from ibcalc.workbook.reader.limits import MAX_FORMAT, MAX_STYLES
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Attributes, Package
from ibcalc.workbook.reader.understanding import TRUE

BUILT_IN_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%",
        "10": "0.00%", "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "14": "d-m-yyyy",
        "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM",
        "20": "h:mm", "21": "h:mm:ss", "22": "d-m-yyyy h:mm", "37": "#,##0 ;(#,##0)",
        "38": "#,##0 ;[Red](#,##0)", "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)",
        "45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss.0", "48": "##0.0E+0", "49": "@",
    }
)  # fmt: skip
"""Formats that a file only names by number; 14 and 22 follow the country, here the Netherlands."""
Part = TypeVar("Part")
UNKNOWN_FORMAT = "[?]"
"""A number that stands for no format: :func:`.shown.shown` knows it as little as Excel does."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell looks.

    ``font_colour`` and ``fill`` are as stored: ``FFRRGGBB``, ``theme 4`` or ``indexed 10``; empty
    without one. ``locked`` only counts on a protected sheet.
    """

    number_format: str = "General"
    bold: bool = False
    italic: bool = False
    struck: bool = False
    font_colour: str = ""
    fill: str = ""
    locked: bool = True
    hidden_formula: bool = False


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str = ""


def cell_styles(package: Package, part: str) -> tuple[CellStyle, ...]:
    """The styles of a workbook in their order, as cells number them.

    Raises:
        CannotOpen: the part is damaged, or holds more styles or a longer format than Excel makes.
    """
    parser = _Styles(package.file)
    package.parse(part, parser.start, parser.end)
    return tuple(parser.styles)


class _Styles:
    """Collects the parts that styles point at, and then the styles."""

    def __init__(self, file: str) -> None:
        self.styles: list[CellStyle] = []
        self._file = file
        self._formats: dict[str, str] = {}
        self._fonts: list[_Font] = []
        self._fills: list[str] = []
        self._path: list[str] = []
        self._marks: dict[str, bool] = {}
        self._colour = ""
        self._style: Attributes = {}
        self._protection: Attributes = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """The beginning of an element."""
        self._path.append(tag)
        section = self._path[1] if len(self._path) > 2 else ""
        if len(self._path) == 3:
            self._marks, self._colour = {}, ""
            self._style, self._protection = attributes, {}
        if section == "numFmts" and tag == "numFmt":
            self._add_format(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif section == "fonts":
            self._marks[tag] = attributes.get("val", "1") not in {"0", "false"}
        elif tag == "protection":
            self._protection = attributes
        if tag == "fgColor" or (tag == "color" and section == "fonts"):
            self._colour = _colour(attributes)

    def end(self, _tag: str) -> None:
        """The end of an element."""
        if len(self._path) == 3:
            self._finish(self._path[1])
        self._path.pop()

    def _finish(self, section: str) -> None:
        if section == "fonts":
            bold, italic, struck = (self._marks.get(name, False) for name in ("b", "i", "strike"))
            self._fonts.append(_Font(bold, italic, struck, self._colour))
        elif section == "fills":
            self._fills.append(self._colour)
        elif section == "cellXfs":
            self.styles.append(self._cell_style())
        counts = (len(self.styles), len(self._fonts), len(self._fills), len(self._formats))
        if max(counts) > MAX_STYLES:
            raise cannot_open("BOEK-027", self._file, soort="celstijlen")

    def _cell_style(self) -> CellStyle:
        number = self._style.get("numFmtId", "0")
        font = _at(self._fonts, self._style.get("fontId", "0"), _Font())
        return CellStyle(
            number_format=self._formats.get(number, BUILT_IN_FORMATS.get(number, UNKNOWN_FORMAT)),
            bold=font.bold,
            italic=font.italic,
            struck=font.struck,
            font_colour=font.colour,
            fill=_at(self._fills, self._style.get("fillId", "0"), ""),
            locked=self._protection.get("locked", "1") in TRUE,
            hidden_formula=self._protection.get("hidden", "0") in TRUE,
        )

    def _add_format(self, number: str, code: str) -> None:
        if len(code) > MAX_FORMAT:
            raise cannot_open("BOEK-033", self._file, grens=MAX_FORMAT)
        self._formats[number] = code


def _at(found: list[Part], index: str, otherwise: Part) -> Part:
    known = index.isascii() and index.isdigit() and len(index) < 7 and int(index) < len(found)
    return found[int(index)] if known else otherwise


def _colour(attributes: Attributes) -> str:
    for kind in ("rgb", "theme", "indexed"):
        if kind in attributes:
            return attributes[kind] if kind == "rgb" else f"{kind} {attributes[kind]}"
    return ""
