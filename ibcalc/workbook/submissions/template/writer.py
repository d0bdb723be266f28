"""Writes a form that providers fill. The same form and facts give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.exact_numbers import ExactWorksheet, open_for_writing
from ibcalc.workbook.legal_text import fitting, legal
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
from ibcalc.workbook.submissions.template.table_sheet import area_of, grid_of, write_table
from ibcalc.workbook.template.page import write_page
from ibcalc.workbook.template.style import Styles
from ibcalc.workbook.template.writer import A4

LONGEST_PROPERTY = 255
"""Characters that Excel takes of a property, and of a text in a formula."""

FILL_TAB, STATUS_TAB, OTHER_TAB = "#BF8F00", "#548235", "#7F7F7F"


class PlainWorksheet(ExactWorksheet):
    """A sheet of which no function is newer than Excel 2010.

    XlsxWriter looks for those in each formula, which takes longer than writing it.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        del expand_future_functions
        return formula.removeprefix("=")


def write_form(target: Path | BinaryIO, form: Form, facts: Facts) -> None:
    """Write the form as a new workbook, with its stamp. The page Uitleg is shown on opening."""
    workbook = open_for_writing(target, properties=_properties(form, facts))
    look = Look(Styles(workbook))
    grids = {table.spec.table: grid_of(table, facts) for table in form.tables}
    setting = Setting(refs_of(facts), facts, grids)
    uitleg = new_sheet(workbook, explain_sheet.NAME, OTHER_TAB, one_page=True)
    write_page(uitleg, explain_sheet.explanation(form, facts), look.styles)
    uitleg.protect("", dict(PROTECTION))
    write_facts(new_sheet(workbook, GEGEVENS.name, FILL_TAB, one_page=True), facts, look)
    for grid in grids.values():
        write_table(new_sheet(workbook, grid.table.spec.name, FILL_TAB), setting, grid, look)
        workbook.define_name(grid.table.spec.table, area_of(grid))
    status = new_sheet(workbook, status_sheet.NAME, STATUS_TAB, one_page=True)
    status_sheet.write_status(status, setting, look)
    example = new_sheet(workbook, example_sheet.NAME, OTHER_TAB, one_page=True)
    example_sheet.write_example(example, form, facts, look)
    if facts.producten:
        write_prices(new_sheet(workbook, PRICES, OTHER_TAB), facts, look)
        write_lists(new_sheet(workbook, LISTS, OTHER_TAB), facts, look)
    stamp(workbook, facts.stamp(form))
    workbook.close()


def _properties(form: Form, facts: Facts) -> dict[str, str]:
    """What the document says of itself to a reader, also to one that reads aloud."""
    about = " ".join(part for part in (facts.naam, facts.jaar) if part)
    return {
        "title": form.title,
        "subject": f"Formulier voor aanbieders: {about}" if about else "Formulier voor aanbieders",
        "company": "ibcalc",
    }


def new_sheet(workbook: Workbook, name: str, tab: str, *, one_page: bool = False) -> Worksheet:
    """A new sheet with its print set-up."""
    worksheet: Worksheet = workbook.add_worksheet(name, PlainWorksheet)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 1 if one_page else 0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_header("&L&B&A")
    worksheet.set_footer("&L&F&RPagina &P van &N")
    worksheet.set_tab_color(tab)
    return worksheet


def stamp(workbook: Workbook, said: Mapping[str, str]) -> None:
    """In properties and in names: one of the two may be lost in another program."""
    workbook.set_custom_property("Taal", "nl-NL", "text")
    for name, whole in said.items():
        text = fitting(legal(whole), LONGEST_PROPERTY)
        workbook.set_custom_property(name, text, "text")
        workbook.define_name(name, f"={quoted_text(text)}")
