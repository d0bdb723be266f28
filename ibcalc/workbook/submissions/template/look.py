"""How a form looks: locked and open cells, and what a protected sheet still allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.style import (
    AS_TEXT,
    DAY,
    FILLED_FILL,
    INPUT_FILL,
    LINE,
    WHOLE,
    Styles,
)

PROTECTION: Mapping[str, bool] = MappingProxyType(
    {
        "autofilter": True,
        "sort": True,
        "format_cells": True,
        "format_columns": True,
        "format_rows": True,
        "insert_rows": True,
        "delete_rows": True,
    }
)
"""Without a password: it guards against a slip, and a user may take it off."""

LABEL_COLOUR = "#404040"
AS_TYPED = "General"
"""Whole numbers: 2,5 must not look like 3 beside a status that calls it broken."""

_ALIGN: Mapping[str, str] = MappingProxyType(
    {AS_TEXT: "left", DAY: "center", WHOLE: "center", AS_TYPED: "center"}
)


class Look:
    """The formats of a form."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.header = styles.header(must_fill=True)
        self.optional_header = styles.header(must_fill=False)
        self.locked = styles.make()
        self.label = styles.make(italic=True, font_color=LABEL_COLOUR, align="center", font_size=9)

    def cell(self, shown_as: str, *, entered: bool, ready: bool = False) -> Format:
        """A cell that a provider fills, or one of ibcalc's own that is locked.

        ``ready`` looks like ibcalc's own but is open: a table is only sorted if all of it is.
        """
        align = _ALIGN.get(shown_as, "right")
        return self.styles.make(
            num_format=shown_as,
            align=align,
            indent=0 if align == "center" else 1,
            bg_color=INPUT_FILL if entered else FILLED_FILL,
            border=1,
            border_color=LINE,
            locked=not (entered or ready),
        )

    def beyond(self, shown_as: str) -> Format:
        """The cells below a table: open, for rows that are still to come."""
        return self.styles.make(num_format=shown_as, locked=False)

    def signal(self, colours: Mapping[str, str]) -> Format:
        """The colours of a conditional format."""
        return self.styles.make(**colours)

    def write(
        self,
        worksheet: Worksheet,
        cell: tuple[int, int],
        content: Content,
        shown_as: str,
        *,
        entered: bool = False,
        ready: bool = False,
    ) -> None:
        """Write an exact value; text is never a formula or a link."""
        style = self.cell(shown_as, entered=entered, ready=ready)
        if content is None or content == "":
            worksheet.write_blank(*cell, None, style)
        elif isinstance(content, str):
            worksheet.write_string(*cell, content, style)
        elif isinstance(content, date):
            worksheet.write_datetime(*cell, content, style)
        elif isinstance(content, int | Decimal):
            worksheet.write_number(*cell, content, style)
