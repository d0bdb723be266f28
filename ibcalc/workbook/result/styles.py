"""The looks of the result workbook: every format in one place, as Excel and LibreOffice draw it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

EURO = "[$€-413] #,##0.00"
COUNT = "#,##0"
DATE = "dd-mm-yyyy"
INK, PAPER, LINE, SOFT = "#1F3A5F", "#FFFFFF", "#BFC7D1", "#EEF2F7"
FONT: dict[str, object] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
BODY = FONT | {"bottom": 1, "bottom_color": LINE}
LEFT: dict[str, object] = {"align": "left", "indent": 1}
RIGHT: dict[str, object] = {"align": "right"}
TOTAL = FONT | {"bold": True, "bg_color": SOFT, "top": 1, "bottom": 1}
PERCENT_PLACES = 5


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats, by what they are for.

    ``percent`` has one for each number of decimals. The ``bulk`` formats have no lines: in long
    tables ``rule`` draws them, also under cells that are not there.
    """

    title: Format
    section: Format
    intro: Format
    notice: Format
    link: Format
    header: Format
    number_header: Format
    table_header: Format
    table_number_header: Format
    text: Format
    wrap: Format
    strong: Format
    euro: Format
    count: Format
    year: Format
    date: Format
    number: Format
    part: Format
    rule: Format
    bulk_text: Format
    bulk_euro: Format
    bulk_count: Format
    bulk_number: Format
    bulk_date: Format
    cell_link: Format
    total_text: Format
    total_euro: Format
    total_count: Format
    total_part: Format
    percent: tuple[Format, ...]

    def percent_for(self, fraction: Decimal) -> Format:
        """The format that shows every digit of a fraction: 0.014 as 1,4%."""
        shown = (fraction * 100).normalize().as_tuple().exponent
        places = -shown if isinstance(shown, int) and shown < 0 else 0
        return self.percent[min(places, PERCENT_PLACES - 1)]


def make_styles(workbook: Workbook) -> Styles:
    """Add the formats to a workbook."""

    def style(base: dict[str, object], **more: object) -> Format:
        return workbook.add_format(base | more)

    header = {
        "bold": True, "font_color": PAPER, "bg_color": INK, "valign": "vcenter",
    }  # fmt: skip
    link = {"font_color": "#0B5394", "underline": 1}
    codes = ("0%", *("0." + "0" * places + "%" for places in range(1, PERCENT_PLACES)))
    return Styles(
        title=style(FONT, bold=True, font_size=18, font_color=INK),
        section=style(FONT, bold=True, font_size=13, font_color=INK),
        intro=style(FONT, font_color="#404040"),
        notice=style(FONT, bold=True, font_size=12),
        link=style(FONT, **link),
        header=style(FONT, **header, **LEFT),
        number_header=style(FONT, **header, **RIGHT),
        table_header=style(FONT, **header, **LEFT, text_wrap=True),
        table_number_header=style(FONT, **header, **RIGHT | {"indent": 2}, text_wrap=True),
        text=style(BODY, **LEFT),
        wrap=style(BODY, text_wrap=True, **LEFT),
        strong=style(BODY, bold=True, **LEFT),
        euro=style(BODY, num_format=EURO),
        count=style(BODY, num_format=COUNT, **RIGHT),
        year=style(BODY, num_format="0", **LEFT),
        date=style(BODY, num_format=DATE, align="center"),
        number=style(BODY, num_format="#,##0.00", **RIGHT),
        part=style(BODY, num_format="0.0%", **RIGHT),
        rule=workbook.add_format({"bottom": 1, "bottom_color": LINE}),
        bulk_text=style(FONT, **LEFT),
        bulk_euro=style(FONT, num_format=EURO),
        bulk_count=style(FONT, num_format=COUNT, **RIGHT),
        bulk_number=style(FONT, num_format="#,##0.00", **RIGHT),
        bulk_date=style(FONT, num_format=DATE, align="center"),
        cell_link=style(BODY, **link, **LEFT),
        total_text=style(TOTAL, **LEFT),
        total_euro=style(TOTAL, num_format=EURO),
        total_count=style(TOTAL, num_format=COUNT, **RIGHT),
        total_part=style(TOTAL, num_format="0.0%", **RIGHT),
        percent=tuple(style(BODY, num_format=code, **RIGHT) for code in codes),
    )
