"""A page of text in a workbook: what it is for, what each sheet does, a legend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.template.style import (
    FILLED_FILL,
    HEADER_FILL,
    INPUT_FILL,
    LINE,
    LINE_HEIGHT,
    Styles,
    header_look,
    lines_of,
)

_LABEL_WIDTH, _TEXT_WIDTH = 26, 105
_TITLE_HEIGHT, _HEADING_HEIGHT = 30, 24


class Look(Enum):
    """How the label of a line is shown."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    LINK = auto()
    """The label is the name of a sheet."""
    INPUT = auto()
    FILLED = auto()
    HEADER = auto()
    OPTIONAL_HEADER = auto()


_LOOKS: Mapping[Look, Mapping[str, object]] = MappingProxyType(
    {
        Look.TITLE: {"bold": True, "font_size": 18, "font_color": HEADER_FILL},
        Look.HEADING: {
            "bold": True,
            "font_size": 13,
            "font_color": HEADER_FILL,
            "valign": "bottom",
        },
        Look.TEXT: {"bold": True},
        Look.LINK: {"font_color": "#0563C1", "underline": 1},
        Look.INPUT: {"bg_color": INPUT_FILL, "border": 1, "border_color": LINE},
        Look.FILLED: {"bg_color": FILLED_FILL, "border": 1, "border_color": LINE},
        Look.HEADER: header_look(must_fill=True),
        Look.OPTIONAL_HEADER: header_look(must_fill=False),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a label in the first column and a text beside it."""

    label: str
    text: str = ""
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of text."""

    name: str
    lines: tuple[Line, ...]
    tab: str = ""


def write_page(worksheet: Worksheet, page: Page, styles: Styles) -> None:
    """Write the lines below each other, without grid lines."""
    worksheet.hide_gridlines(2)
    worksheet.set_column(0, 0, _LABEL_WIDTH)
    worksheet.set_column(1, 1, _TEXT_WIDTH)
    text_style = styles.make(text_wrap=True, align="left", indent=1)
    for row, line in enumerate(page.lines):
        if line.look is Look.LINK:
            quoted = line.label.replace("'", "''")
            worksheet.write_url(
                row, 0, f"internal:'{quoted}'!A1", styles.make(**_LOOKS[line.look]), line.label
            )
        elif line.label:
            worksheet.write_string(row, 0, line.label, styles.make(**_LOOKS[line.look]))
        if line.text:
            worksheet.write_string(row, 1, line.text, text_style)
        worksheet.set_row(row, _height(line))
    worksheet.print_area(0, 0, len(page.lines) - 1, 1)


def _height(line: Line) -> int:
    if line.look is Look.TITLE:
        return _TITLE_HEIGHT
    if line.look is Look.HEADING:
        return _HEADING_HEIGHT
    return LINE_HEIGHT * lines_of(line.text, _TEXT_WIDTH) + 1
