"""The boxes in which Excel shows notes: a drawing in VML beside the comments part of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from textwrap import wrap

from ibcalc.workbook.annotate.sheetscan import ScannedSheet
from ibcalc.workbook.annotate.xmlpatch import CannotPatch
from ibcalc.workbook.reader.address import parse_cell
from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW
from ibcalc.workbook.reader.understanding import TRUE

SPACES = (
    ("v", b"urn:schemas-microsoft-com:vml"),
    ("o", b"urn:schemas-microsoft-com:office:office"),
    ("x", b"urn:schemas-microsoft-com:office:excel"),
)
IDS_IN_CLUSTER = 1024
"""Shapes are numbered in clusters; each drawing has its own."""

SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
# No piece of a pattern runs past the next tag, so that no drawing takes squared time.
_ROOT = re.compile(rb"<xml\b[^<>]*>")
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})\b")
_SHAPE_END = re.compile(rb"</(\w{1,99}:shape)>")
_CELL = re.compile(
    rb"<\w+:Row>\s*(\d{1,7})\s*</\w+:Row>\s*<\w+:Column>\s*(\d{1,5})\s*</\w+:Column>"
)
_ANCHOR = re.compile(rb"(<\w+:Anchor>\s*)([\d,\s]*\d)")
_CLUSTERS = re.compile(rb"<\w{1,99}:idmap\b[^<>]*?\bdata\s*=\s*[\"']([\d, ]{1,200})[\"']")
_DECLARED = re.compile(rb"xmlns:(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_OWN_PREFIX = re.compile(r"(?<=[<\s/])([vox])(?=:\w)")

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 320, 40, 420
"""Of a box, in pixels."""
LETTERS_IN_LINE, LINE_HEIGHT, MARGIN = 48, 15, 12
GAP_RIGHT, GAP_DOWN = 15, 2
MOST_STEPS = 1_000
"""Columns and rows that a box lies over, hidden ones included; there may be a million of those."""
NORMAL_WIDTH, NORMAL_HEIGHT = 64, 20
"""Of a column and a row that say nothing of themselves, in pixels."""
LETTER_WIDTH, LETTER_MARGIN = 7, 5


def empty_drawing(cluster: int) -> bytes:
    """A drawing without boxes, whose shapes are numbered in this cluster."""
    spaces = " ".join(f'xmlns:{prefix}="{uri.decode()}"' for prefix, uri in SPACES)
    return (
        f'<xml {spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{cluster}"/>'
        f"</o:shapelayout>{SHAPE_TYPE}</xml>"
    ).encode()


def free_cluster(drawings: Iterable[bytes]) -> int:
    """A cluster of numbers that no drawing of a workbook uses."""
    used = [0]
    for data in drawings:
        for found in _CLUSTERS.findall(data):
            used += [int(number) for number in re.findall(rb"\d{1,6}", found)]
        used += [int(number) // IDS_IN_CLUSTER for number in _SHAPE_ID.findall(data)]
    return max(used) + 1


def add_boxes(data: bytes, notes: Mapping[str, str], sheet: ScannedSheet) -> bytes:
    """Add a hidden box for the note of each cell to a drawing.

    A drawing of Excel may hold loose HTML, so it is not parsed: our boxes go in at its end.

    Raises:
        CannotPatch: the drawing is not as Excel makes it.
    """
    if not notes:
        return data
    root, end = _ROOT.search(data), data.rfind(b"</xml>")
    declared = {uri: prefix for prefix, uri in _DECLARED.findall(root.group())} if root else {}
    if end < 0 or not all(uri in declared for _, uri in SPACES):
        raise CannotPatch("de opmerkingen bij cellen zijn op een onbekende manier getekend")
    numbers = [int(number) for number in _SHAPE_ID.findall(data)]
    clusters = _CLUSTERS.search(data)
    cluster = int(re.findall(rb"\d{1,6}", clusters[1])[0]) if clusters else 1
    number = max((*numbers, cluster * IDS_IN_CLUSTER))
    pieces = [] if b'id="_x0000_t202"' in data else [SHAPE_TYPE]
    grid = _Grid(sheet)
    for index, (cell, text) in enumerate(notes.items(), start=1):
        pieces.append(_box(number + index, index, cell, _height(text), grid))
    prefixes = {prefix: declared[uri].decode() for prefix, uri in SPACES}
    boxes = _OWN_PREFIX.sub(lambda own: prefixes[own[1]], "".join(pieces))
    return data[:end] + boxes.encode() + data[end:]


def grow_boxes(data: bytes, notes: Mapping[str, str], sheet: ScannedSheet) -> bytes:
    """Make room in the boxes of notes to which text was added; a box that is not found stays."""
    wanted = {spot: text for cell, text in notes.items() if (spot := parse_cell(cell))}
    grid = _Grid(sheet)

    def grown(shape: bytes) -> bytes:
        at = _CELL.search(shape)
        text = wanted.get((int(at[1]) + 1, int(at[2]) + 1)) if at else None
        if text is None:
            return shape
        return _ANCHOR.sub(lambda anchor: _lower(anchor, _height(text), grid), shape, 1)

    pieces: list[bytes] = []
    done = 0
    for start, end in _shapes(data):
        pieces += (data[done:start], grown(data[start:end]))
        done = end
    return b"".join((*pieces, data[done:]))


def _shapes(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each shape starts and ends: from the last start before each end tag."""
    done = 0
    for end in _SHAPE_END.finditer(data):
        start = data.rfind(b"<" + end[1], done, end.start())
        if start >= 0:
            yield start, end.end()
        done = end.end()


def _lower(anchor: re.Match[bytes], height: int, grid: _Grid) -> bytes:
    """An anchor of which the bottom edge is moved down."""
    corners = [int(number) for number in re.findall(rb"\d{1,7}", anchor[2])]
    if len(corners) != 8:
        return anchor.group()
    corners[6:] = grid.down(corners[6], corners[7] + height)
    return anchor[1] + ", ".join(map(str, corners)).encode()


def _height(text: str) -> int:
    lines = sum(max(1, len(wrap(line, LETTERS_IN_LINE))) for line in text.split("\n"))
    return min(MOST_HEIGHT, max(LEAST_HEIGHT, lines * LINE_HEIGHT + MARGIN))


def _box(number: int, index: int, cell: str, height: int, grid: _Grid) -> str:
    row, column = parse_cell(cell) or (1, 1)
    anchor = ", ".join(str(part) for part in grid.anchor(row, column, height))
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:80pt;margin-top:5pt;width:{WIDTH * 3 // 4}pt;height:{height * 3 // 4}pt;"
        f'z-index:{index};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>"
        "</x:ClientData></v:shape>"
    )


class _Grid:
    """How wide the columns and how high the rows of a sheet are, in pixels."""

    def __init__(self, sheet: ScannedSheet) -> None:
        self._sheet = sheet
        self._heights = sheet.heights
        normal = sheet.part("sheetFormatPr")
        attributes = normal.attributes if normal else {}
        width, height = attributes.get("defaultColWidth"), attributes.get("defaultRowHeight")
        self._width = _letters(width) if width else NORMAL_WIDTH
        self._height = _points(height) if height else NORMAL_HEIGHT
        self._widths: dict[int, int] = {}

    def anchor(self, row: int, column: int, height: int) -> tuple[int, ...]:
        """The corners of the box of a cell: column, pixels, row, pixels, twice; from 0."""
        left, top = min(column, MAX_COLUMN - 12), min(max(row - 2, 0), MAX_ROW - 40)
        right, right_gap = left, GAP_RIGHT + WIDTH
        furthest = min(MAX_COLUMN - 1, left + MOST_STEPS)
        while right < furthest and right_gap >= self._column_width(right + 1):
            right_gap -= self._column_width(right + 1)
            right += 1
        bottom, bottom_gap = self.down(top, GAP_DOWN + height)
        return left, GAP_RIGHT, top, GAP_DOWN, right, right_gap, bottom, bottom_gap

    def down(self, row: int, gap: int) -> tuple[int, int]:
        """The row, from 0, that is so many pixels below the top of another, and the pixels left."""
        lowest = min(MAX_ROW - 1, row + MOST_STEPS)
        while row < lowest and gap >= self._row_height(row + 1):
            gap -= self._row_height(row + 1)
            row += 1
        return row, gap

    def _column_width(self, column: int) -> int:
        if column not in self._widths:
            self._widths[column] = self._width_of(column)
        return self._widths[column]

    def _width_of(self, column: int) -> int:
        attributes = self._sheet.column(column)
        width = attributes.get("width")
        shown = _letters(width) if width else self._width
        return 0 if attributes.get("hidden") in TRUE else shown

    def _row_height(self, row: int) -> int:
        stored = self._heights.get(row)
        return _points(stored) if stored else self._height


def _letters(stored: str) -> int:
    """A width in letters as pixels."""
    return int(_decimal(stored) * LETTER_WIDTH) + LETTER_MARGIN


def _points(stored: str) -> int:
    """A height in points as pixels."""
    return int(_decimal(stored) * 4 / 3)


def _decimal(stored: str) -> Decimal:
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return Decimal(0)
    return min(max(number, Decimal(0)), Decimal(2_000)) if number.is_finite() else Decimal(0)
