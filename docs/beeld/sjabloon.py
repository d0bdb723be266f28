"""The picture of docs/sjablonen.md: a template with a few rows filled in.

Run it as ``python docs/beeld/sjabloon.py``; it needs LibreOffice (soffice), pdftoppm, pdftotext,
pillow and openpyxl.
"""
# ruff: noqa: INP001 - a script beside the pictures it makes

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
from conversietabellen import BEELD, picture

from ibcalc.front import api
from ibcalc.workbook.submissions.forms.form import FORMS, HEADER_ROW
from ibcalc.workbook.submissions.template.facts import Aanvraag, facts_of
from ibcalc.workbook.submissions.template.writer import write_form

MODEL = BEELD.parents[1] / "templates" / "model-ib-2016.xlsx"
KIND = "aanbieder-clienten"
CLIENT = {"product": "IB2", "opslag": "nee", "gemeente": "0505", "van": date(2016, 3, 7)}
ROWS: Sequence[Mapping[str, object]] = (
    {**CLIENT, "client": "K-1"},
    {**CLIENT, "client": "K-2", "opslag": "ja", "tot_en_met": date(2016, 9, 30)},
    {**CLIENT, "client": "K-3", "van": None},
    {**CLIENT, "client": "K-4", "product": "ib2"},
    {**CLIENT, "client": "K-5", "tot_en_met": date(2016, 1, 1), "opmerking": "gestopt"},
    {"client": "Totaal vijf cliënten"},
)
EMPTY_ROWS = 3


def filled(path: Path) -> None:
    """The template with the rows typed in it; the empty rows below are hidden, as by a filter."""
    form = FORMS[KIND]
    write_form(path, form, facts_of(api.load(MODEL).model, Aanvraag("De Zon", "0505")))
    book = openpyxl.load_workbook(path)
    sheet = book[form.tables[0].spec.name]
    fields = [column.field for column in form.tables[0].spec.columns]
    for number, row in enumerate(ROWS, start=HEADER_ROW + 1):
        for field, value in row.items():
            sheet.cell(number, fields.index(field) + 1).value = value
    for number in range(HEADER_ROW + 1 + len(ROWS) + EMPTY_ROWS, sheet.max_row + 1):
        sheet.row_dimensions[number].hidden = True
    book.save(path)


def main() -> None:
    """Makes the picture."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "sjabloon.xlsx"
        filled(path)
        picture(path, "Clienten", BEELD / "sjabloon.png")


if __name__ == "__main__":
    main()
