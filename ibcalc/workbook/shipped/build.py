"""Builds the shipped workbooks; the committed files are what comes out here."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ibcalc.workbook.atomic import replace_whole
from ibcalc.workbook.shipped import leeswijzer
from ibcalc.workbook.shipped.clientenblad import caseload_sheet
from ibcalc.workbook.shipped.ib2016 import agreements, money
from ibcalc.workbook.shipped.omzetting2016 import conversion
from ibcalc.workbook.shipped.toetsen2016 import examples, toetsen
from ibcalc.workbook.template.layout import SheetLayout
from ibcalc.workbook.template.page import Page
from ibcalc.workbook.template.writer import write_book

MODEL_FILE, CASELOAD_FILE = "model-ib-2016.xlsx", "clienten-voorbeeld.xlsx"


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


def rebuild(folder: Path) -> tuple[Path, ...]:
    """Write both workbooks into a folder, each whole or not at all.

    Raises:
        CannotWrite: a file there is in use, or the folder does not exist.
    """
    made = {folder / MODEL_FILE: write_model, folder / CASELOAD_FILE: write_caseload}
    for path, write in made.items():
        replace_whole(path, write)
    return tuple(made)
