"""The templates of the municipality itself, empty and filled, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.workbook.sheets.rows import MODEL, SHEETS
from ibcalc.workbook.submissions.forms.form import HEADER_ROW
from ibcalc.workbook.submissions.template.blank import write_empty_caseload, write_empty_model
from tests.workbook.submissions.filled_forms import TEMPLATES, shipped_model

IB = TEMPLATES / "model-ib-2016.xlsx"
FIRST = HEADER_ROW + 1
DAY = date(2016, 1, 1)
Row = Mapping[str, object]
GOOD: Row = {"Client": "K-1", "Product": "IB1", "Van": DAY}
KINDS = pytest.mark.parametrize("kind", ["model", "clienten"])


@cache
def empty(kind: str) -> bytes:
    target = io.BytesIO()
    if kind == "model":
        write_empty_model(target, "0505")
    else:
        write_empty_caseload(target, shipped_model(), "0505")
    return target.getvalue()


def book_of(kind: str) -> Book:
    return openpyxl.load_workbook(io.BytesIO(empty(kind)))


def heads(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[HEADER_ROW] if cell.value}


def type_rows(book: Book, name: str, rows: Sequence[Row], first: int = FIRST) -> None:
    sheet: Any = book[name]
    columns = heads(sheet)
    for number, row in enumerate(rows, start=first):
        for header, value in row.items():
            sheet.cell(number, columns[header]).value = value


def saved(book: Book, path: Path) -> Path:
    book.save(path)
    return path


def filled_caseload(path: Path, rows: Sequence[Row]) -> Path:
    book = book_of("clienten")
    type_rows(book, "Clienten", rows)
    return saved(book, path)


def filled_model(path: Path) -> Path:
    """The empty model with all that stands in the shipped one, cell by cell."""
    book, source = book_of("model"), openpyxl.load_workbook(IB)
    settings = {row[0]: row[1] for row in source["Model"].iter_rows(min_row=2, values_only=True)}
    target: Any = book["Model"]
    for row in range(FIRST, target.max_row + 1):
        target.cell(row, 2).value = settings.get(target.cell(row, 1).value)
    for sheet in source.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        if sheet.title in {spec.name for spec in SHEETS if spec is not MODEL}:
            known = heads(book[sheet.title])
            kept = [
                {str(head): value for head, value in zip(rows[0], row, strict=True)
                 if str(head) in known}
                for row in rows[1:]
            ]  # fmt: skip
            type_rows(book, sheet.title, kept)
        elif sheet.title not in book.sheetnames and sheet.title != "Leeswijzer":
            added: Any = book.create_sheet(sheet.title)
            for cells in rows:
                added.append(cells)
    return saved(book, path)
