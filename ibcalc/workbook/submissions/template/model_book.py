"""Writes an empty tariff model, with the parts that the forms have too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.forms.form import Form
from ibcalc.workbook.submissions.forms.history import Version
from ibcalc.workbook.submissions.template import example_sheet, explain_sheet, status_sheet
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts
from ibcalc.workbook.submissions.template.grid import Setting
from ibcalc.workbook.submissions.template.lists import Refs
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.submissions.template.model_page import (
    STATUS_WORDS,
    about_model,
    write_examples,
)
from ibcalc.workbook.submissions.template.model_sheet import grid_of_sheet, notes, write_model_sheet
from ibcalc.workbook.submissions.template.writer import (
    FILL_TAB,
    OTHER_TAB,
    STATUS_TAB,
    new_sheet,
    stamp,
)
from ibcalc.workbook.template.layout import Choices, Content, SheetLayout, columns_of_sheet
from ibcalc.workbook.template.page import write_page
from ibcalc.workbook.template.style import Styles

KIND, TITLE = "model", "Leeg tariefmodel"
_FORM = Form(KIND, TITLE, (), (Version(1, "Eerste versie"),))
_PRODUCT_LIST = Choices(source="=Producten!$A$3:$A$501", strict=False)
_CHOICES: Mapping[str, Mapping[str, Choices]] = MappingProxyType(
    {
        rows.PRODUCTEN.name: {"Hoort bij": _PRODUCT_LIST},
        rows.TARIEVEN.name: {"Product": _PRODUCT_LIST},
        rows.SCENARIOS.name: {"Product": _PRODUCT_LIST},
        rows.CLIENTEN.name: {
            "Product": _PRODUCT_LIST, "Opslag": Choices(("ja", "nee"), strict=False),
        },
    }
)  # fmt: skip
_DEFAULTS = {"kalender": "jaar13", "wissel": "eerste"}


def write_empty_model(target: Path | BinaryIO, gemeente: str = "") -> None:
    """Every sheet of the contract with its headers, rules and status, and with a stamp."""
    properties = {"title": TITLE, "subject": "Tariefmodel van de gemeente", "company": "ibcalc"}
    workbook = open_for_writing(target, properties=properties)
    look = Look(Styles(workbook))
    facts = Facts(aanvraag=Aanvraag(gemeente=gemeente))
    grids = {spec.table: grid_of_sheet(spec) for spec in rows.SHEETS}
    uitleg = new_sheet(workbook, explain_sheet.NAME, OTHER_TAB, one_page=True)
    write_page(uitleg, about_model(), look.styles)
    uitleg.protect("", dict(PROTECTION))
    for spec in rows.SHEETS:
        write_model_sheet(new_sheet(workbook, spec.name, FILL_TAB), spec, _layout(spec), look)
    status = new_sheet(workbook, status_sheet.NAME, STATUS_TAB, one_page=True)
    status_sheet.write_status(status, Setting(Refs(), facts, grids), look, STATUS_WORDS)
    write_examples(new_sheet(workbook, example_sheet.NAME, OTHER_TAB, one_page=True), look)
    stamp(workbook, facts.stamp(_FORM))
    workbook.close()


def _layout(spec: SheetSpec) -> SheetLayout:
    columns = (*columns_of_sheet(spec, _CHOICES.get(spec.name)), *notes(spec))
    if spec is not rows.MODEL:
        return SheetLayout(spec.name, spec.table, columns, ())
    content: tuple[tuple[Content, ...], ...] = tuple(
        (setting.header, _DEFAULTS.get(setting.header), None) for setting in rows.SETTINGS
    )
    drop_downs = {
        row: Choices(setting.choices)
        for row, setting in enumerate(rows.SETTINGS)
        if setting.choices
    }
    return SheetLayout(spec.name, spec.table, columns, content, "", drop_downs)
