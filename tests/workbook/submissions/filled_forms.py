"""Forms of the shipped model, filled as a provider does: only cells that are open."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook as Book

from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.shipped.build import MODEL_FILE
from ibcalc.workbook.submissions.forms.form import FORMS, HEADER_ROW, FormTable
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts, facts_of
from ibcalc.workbook.submissions.template.writer import write_form

TEMPLATES = Path(__file__).parents[3] / "templates"
FIRST = HEADER_ROW + 1
ASKED = Aanvraag("Zorg & Welzijn", "0505")

Row = Mapping[str, object]
"""The cells of one row by field."""


@cache
def shipped_model() -> TariffModel:
    return read_model(open_workbook(TEMPLATES / MODEL_FILE)).model


def facts(aanvraag: Aanvraag = ASKED) -> Facts:
    return facts_of(shipped_model(), aanvraag)


@cache
def form_bytes(kind: str, *, with_model: bool = True) -> bytes:
    target = io.BytesIO()
    write_form(target, FORMS[kind], facts() if with_model else Facts())
    return target.getvalue()


def form_book(kind: str, *, with_model: bool = True) -> Book:
    return openpyxl.load_workbook(io.BytesIO(form_bytes(kind, with_model=with_model)))


def fill(book: Book, table: FormTable, rows: Mapping[int, Row]) -> None:
    """Type cells: rows by their Excel number."""
    fields = [column.field for column in table.spec.columns]
    sheet: Any = book[table.spec.name]
    for number, row in rows.items():
        for field, value in row.items():
            sheet.cell(number, fields.index(field) + 1).value = value


def saved(book: Book, path: Path) -> Path:
    book.save(path)
    return path
