"""The chart of a comparison: both models beside each other, by pattern as well as by colour."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from ibcalc.model.place import column_letters
from ibcalc.workbook.result.charts import VALUE_AXIS
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.listing import Listing
from ibcalc.workbook.result.page import FIRST_ROW
from ibcalc.workbook.result.styles import INK

Chart = Any
"""XlsxWriter's chart; the package has no types."""


def period_chart(workbook: Workbook, periods: Listing) -> Chart:
    """Cost per period with the old and with the new model, as columns beside each other."""
    chart = workbook.add_chart({"type": "column"})
    fills = (
        {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "white"}},
        {"fill": {"color": INK}},
    )
    for header, fill in zip(("Oud", "Nieuw"), fills, strict=True):
        chart.add_series(
            {
                "name": header,
                "categories": _range(periods, 1),
                "values": _range(periods, periods.column(header)),
                "border": {"color": INK},
                "gap": 60,
                **fill,
            }
        )
    title = {"name": "Kosten per periode", "name_font": {"size": 12, "color": INK}}
    chart.set_title({**title, "overlay": False})
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_y_axis(VALUE_AXIS)
    chart.set_legend({"position": "bottom"})
    return chart


def _range(periods: Listing, column: int) -> str:
    letters = column_letters(column)
    rows = f"${letters}${FIRST_ROW}:${letters}${periods.last_row}"
    return f"={quoted_sheet(periods.sheet)}!{rows}"
