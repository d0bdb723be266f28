"""Opening a workbook for its sheet Toetsen, with the model beside it or in another workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ibcalc.model.names import normal
from ibcalc.workbook.reader.grid import Sheet, Workbook
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.rows import CLIENTEN, MODEL, PRODUCTEN, TOETSEN

MODEL_KEY = "model"
"""The Sleutel of sheet Model that names the workbook with the model, relative to this one."""


def open_toetsen(path: Path) -> ModelBook:
    """A workbook with its Toetsen, and the model they are for.

    The model is its own if it has products; else that of the workbook named by sheet Model.

    Raises:
        CannotOpen: it, or the model that it names, can't be read.
    """
    workbook = open_workbook(path)
    toetsen = _sheet_of(workbook, TOETSEN)
    named = _named_model(workbook)
    if not named or toetsen is None or _sheet_of(workbook, PRODUCTEN):
        return read_model(workbook)
    return read_model(_instead(open_workbook(path.parent / named), toetsen))


def _instead(other: Workbook, toetsen: Sheet) -> Workbook:
    """The other workbook with these Toetsen, without its own and without its clients."""
    left_out = [_sheet_of(other, TOETSEN), _sheet_of(other, CLIENTEN)]
    kept = tuple(sheet for sheet in other.sheets if sheet not in left_out)
    return replace(other, sheets=(*kept, toetsen))


def _sheet_of(workbook: Workbook, spec: SheetSpec) -> Sheet | None:
    found = workbook.table(spec.table)
    return found[0] if found else workbook.sheet(spec.name)


def _named_model(workbook: Workbook) -> str:
    """The value beside Sleutel ``model``; empty if there is none."""
    sheet = _sheet_of(workbook, MODEL)
    if sheet is None:
        return ""
    for row, cells in sheet.rows.items():
        for index in range(len(cells)):
            if normal(sheet.cell(row, index + 1).text) == MODEL_KEY:
                return sheet.cell(row, index + 2).text
    return ""
