"""Workbooks of the municipality itself among the submissions: known by name, and not read."""

from __future__ import annotations

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.rows import CLIENTEN, PRODUCTEN, TARIEVEN
from ibcalc.workbook.submissions.forms.form import FORMS

MODEL, CLIENTS = "model", "clienten"
"""The kinds of workbooks that a municipality fills itself, as their stamp has them."""


def own_book(workbook: Workbook, kind: str) -> Finding | None:
    """What to do with a tariff model or a caseload; None for any other workbook.

    ``kind`` is what its stamp says, which goes before the tables that are in it.
    """
    if kind in FORMS:
        return None
    tables = [spec for spec in (PRODUCTEN, TARIEVEN) if workbook.table(spec.table)]
    if kind == MODEL or len(tables) > 1:
        return finding("AANL-413", Place(workbook.file))
    if kind == CLIENTS or workbook.table(CLIENTEN.table):
        return finding("AANL-414", Place(workbook.file))
    return None
