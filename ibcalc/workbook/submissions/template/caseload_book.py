"""Writes an empty caseload for a municipality itself, with the parts that the forms have too."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.submissions.template import example_sheet, explain_sheet, status_sheet
from ibcalc.workbook.submissions.template.caseload_page import STATUS_WORDS, about_clients
from ibcalc.workbook.submissions.template.caseload_table import caseload_form
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts, facts_of
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
from ibcalc.workbook.submissions.template.writer import (
    FILL_TAB,
    OTHER_TAB,
    STATUS_TAB,
    new_sheet,
    stamp,
)
from ibcalc.workbook.template.page import write_page
from ibcalc.workbook.template.style import Styles


def write_empty_caseload(
    target: Path | BinaryIO, model: TariffModel | None, gemeente: str = ""
) -> None:
    """An empty sheet Clienten, with the lists, prices and kenmerken of a model if there is one."""
    form = caseload_form(model)
    asked = Aanvraag(gemeente=gemeente)
    facts = facts_of(model, asked) if model else Facts(aanvraag=asked)
    about = "Cliëntenbestand van de gemeente"
    workbook = open_for_writing(
        target, properties={"title": form.title, "subject": about, "company": "ibcalc"}
    )
    look = Look(Styles(workbook))
    (table,) = form.tables
    grid = grid_of(table, facts)
    setting = Setting(refs_of(facts), facts, {table.spec.table: grid})
    uitleg = new_sheet(workbook, explain_sheet.NAME, OTHER_TAB, one_page=True)
    write_page(uitleg, about_clients(facts), look.styles)
    uitleg.protect("", dict(PROTECTION))
    write_table(new_sheet(workbook, table.spec.name, FILL_TAB), setting, grid, look)
    workbook.define_name(table.spec.table, area_of(grid))
    status = new_sheet(workbook, status_sheet.NAME, STATUS_TAB, one_page=True)
    status_sheet.write_status(status, setting, look, STATUS_WORDS)
    example = new_sheet(workbook, example_sheet.NAME, OTHER_TAB, one_page=True)
    example_sheet.write_example(example, form, facts, look)
    if facts.producten:
        write_prices(new_sheet(workbook, PRICES, OTHER_TAB), facts, look)
        write_lists(new_sheet(workbook, LISTS, OTHER_TAB), facts, look)
    stamp(workbook, facts.stamp(form))
    workbook.close()
