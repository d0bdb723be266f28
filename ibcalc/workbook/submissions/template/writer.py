"""Writes a form that providers fill. The same form and facts give the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.result.formulas import quoted_text
from ibcalc.workbook.submissions.forms.form import GEGEVENS, Form
from ibcalc.workbook.submissions.template import example_sheet, explain_sheet, status_sheet
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.facts_sheet import write_facts
from ibcalc.workbook.submissions.template.grid import Setting
from ibcalc.workbook.submissions.template.lists import (
    LISTS,
    PRICES,
    refs_of,
    write_lists,
    write_prices,
)
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.submissions.template.table_sheet import grid_of, write_table
from ibcalc.workbook.template.page import write_page
from ibcalc.workbook.template.style import Styles
from ibcalc.workbook.template.writer import A4

_FILL_TAB, _STATUS_TAB, _OTHER_TAB = "#BF8F00", "#548235", "#7F7F7F"


def write_form(target: Path | BinaryIO, form: Form, facts: Facts) -> None:
    """Write the form as a new workbook, with its stamp. The page Uitleg is shown on opening."""
    workbook = open_for_writing(target, properties={"title": form.title, "company": "ibcalc"})
    look = Look(Styles(workbook))
    grids = {table.spec.table: grid_of(table, facts) for table in form.tables}
    setting = Setting(refs_of(facts), facts, grids)
    uitleg = _sheet(workbook, explain_sheet.NAME, _OTHER_TAB, one_page=True)
    write_page(uitleg, explain_sheet.explanation(form, facts), look.styles)
    uitleg.protect("", dict(PROTECTION))
    write_facts(_sheet(workbook, GEGEVENS.name, _FILL_TAB, one_page=True), facts, look)
    for grid in grids.values():
        write_table(_sheet(workbook, grid.table.spec.name, _FILL_TAB), setting, grid, look)
    status = _sheet(workbook, status_sheet.NAME, _STATUS_TAB, one_page=True)
    status_sheet.write_status(status, setting, look)
    example = _sheet(workbook, example_sheet.NAME, _OTHER_TAB, one_page=True)
    example_sheet.write_example(example, form, facts, look)
    if facts.producten:
        write_prices(_sheet(workbook, PRICES, _OTHER_TAB), facts, look)
        write_lists(_sheet(workbook, LISTS, _OTHER_TAB), facts, look)
    _stamp(workbook, form, facts)
    workbook.close()


def _sheet(workbook: Workbook, name: str, tab: str, *, one_page: bool = False) -> Worksheet:
    """A new sheet with its print set-up."""
    worksheet: Worksheet = workbook.add_worksheet(name)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 1 if one_page else 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_header("&L&B&A")
    worksheet.set_footer("&L&F&RPagina &P van &N")
    worksheet.set_tab_color(tab)
    return worksheet


def _stamp(workbook: Workbook, form: Form, facts: Facts) -> None:
    """In properties and in names: one of the two may be lost in another program."""
    for name, text in facts.stamp(form).items():
        workbook.set_custom_property(name, text, "text")
        workbook.define_name(name, f"={quoted_text(text)}")
