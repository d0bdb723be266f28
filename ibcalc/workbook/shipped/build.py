"""Builds the shipped workbooks; the committed files are what comes out here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.shipped import leeswijzer
from ibcalc.workbook.shipped.clientenblad import caseload_sheet
from ibcalc.workbook.shipped.ib2016 import agreements, money
from ibcalc.workbook.shipped.omzetting2016 import conversion
from ibcalc.workbook.shipped.toetsen2016 import examples, toetsen
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.template import blank
from ibcalc.workbook.submissions.template.facts import Aanvraag, facts_of
from ibcalc.workbook.submissions.template.writer import write_form
from ibcalc.workbook.template.layout import SheetLayout
from ibcalc.workbook.template.page import Page
from ibcalc.workbook.template.writer import write_book

MODEL_FILE, CASELOAD_FILE = "model-ib-2016.xlsx", "clienten-voorbeeld.xlsx"
_NO_ONE = Aanvraag()
Write = Callable[[Path | BinaryIO], None]
"""Writes one workbook."""


def write_model(target: Path | BinaryIO) -> None:
    """The model Individuele Begeleiding 2016."""
    sheets: tuple[SheetLayout | Page, ...] = (
        leeswijzer.of_model(),
        *agreements(),
        *conversion(),
        examples(),
        *money(),
        toetsen(),
    )
    write_book(target, sheets, title="Individuele Begeleiding 2016")


def write_caseload(target: Path | BinaryIO) -> None:
    """The sample caseload."""
    sheets = (caseload_sheet(), leeswijzer.of_caseload())
    write_book(target, sheets, title="Voorbeeldcliënten 2016")


def template_file(kind: str) -> str:
    """The name of the shipped template of a kind: ``sjabloon-kostprijs.xlsx``."""
    return f"sjabloon-{kind}.xlsx"


def templates(model: TariffModel) -> dict[str, Write]:
    """What writes each shipped template, by its kind; for any aanbieder and gemeente."""
    facts = facts_of(model, _NO_ONE)
    made: dict[str, Write] = {
        kind: partial(write_form, form=form, facts=facts) for kind, form in FORMS.items()
    }
    made[blank.MODEL] = blank.write_empty_model
    made[blank.CLIENTEN] = partial(blank.write_empty_caseload, model=model)
    return made


def rebuild(folder: Path) -> tuple[Path, ...]:
    """Write the model, the caseload and the templates into a folder, each whole or not at all.

    Raises:
        CannotWrite: a file there is in use, or the folder does not exist.
    """
    made: dict[Path, Write] = {
        folder / MODEL_FILE: write_model,
        folder / CASELOAD_FILE: write_caseload,
    }
    for path, write in made.items():
        replace_whole(path, write)
    model = read_model(open_workbook(folder / MODEL_FILE)).model
    forms = {folder / template_file(kind): write for kind, write in templates(model).items()}
    for path, write in forms.items():
        replace_whole(path, write)
    return (*made, *forms)
