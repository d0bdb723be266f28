"""The native charts of the summary. Series differ by pattern as well as by colour."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW
from ibcalc.workbook.result.sheet_budget import BUDGET, BudgetSheet
from ibcalc.workbook.result.sheet_totals import TotalsSheet
from ibcalc.workbook.result.styles import INK

AXIS_EURO = '[>=1000000][$€-413] 0.0,," mln";[$€-413] #,##0'
GREY = "#BFC7D1"
VALUE_AXIS = {
    "num_format": AXIS_EURO,
    "num_font": {"size": 9},
    "min": 0,
    "major_gridlines": {"visible": True, "line": {"color": GREY, "width": 0.5}},
}
Chart = Any
"""XlsxWriter's chart; the package has no types."""


def period_chart(workbook: Workbook, periods: TotalsSheet) -> Chart:
    """Cost per period, as columns."""
    return _totals_chart(workbook, "column", "Kosten per periode", periods)


def product_chart(workbook: Workbook, products: TotalsSheet) -> Chart:
    """Cost per product, as bars from the top down."""
    chart = _totals_chart(workbook, "bar", "Kosten per product", products)
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({**VALUE_AXIS, "label_position": "high"})
    return chart


def budget_chart(workbook: Workbook, budget: BudgetSheet) -> Chart:
    """Budget and cost of every post, beside each other."""
    chart = workbook.add_chart({"type": "column"})
    fills = (
        {"fill": {"color": INK}},
        {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": INK, "bg_color": "white"}},
    )
    for column, fill in zip(("H", "I"), fills, strict=True):
        chart.add_series(
            {
                "name": f"={quoted_sheet(BUDGET)}!${column}${HEADER_ROW}",
                "categories": _budget_range(budget, "A"),
                "values": _budget_range(budget, column),
                "border": {"color": INK},
                **fill,
            }
        )
    _finish(chart, "Budget en kosten")
    chart.set_legend({"position": "bottom"})
    return chart


def _budget_range(budget: BudgetSheet, letters: str) -> str:
    return f"={quoted_sheet(BUDGET)}!${letters}${FIRST_ROW}:${letters}${budget.last_row}"


def _totals_chart(workbook: Workbook, kind: str, title: str, sheet: TotalsSheet) -> Chart:
    chart = workbook.add_chart({"type": kind})
    chart.add_series(
        {
            "name": title,
            "categories": sheet.range(1),
            "values": sheet.range(sheet.amount_column),
            "fill": {"color": INK},
            "gap": 60,
        }
    )
    _finish(chart, title)
    chart.set_legend({"none": True})
    return chart


def _finish(chart: Chart, title: str) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}, "overlay": False})
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_y_axis(VALUE_AXIS)
