"""Workbooks as Markdown tables, for tests of what is read from sheets; nothing is written.

A cell in backticks is raw: ```n42370``` a number, ```d42370``` a date, ```b1``` WAAR, ```e#N/A```
an error, ```f``` a formula that was never calculated. Any other cell is text. A line without bars
is a row that stands in the sheet by itself; an empty line inside a sheet is an empty row.
"""

from __future__ import annotations

from collections.abc import Mapping

from ibcalc.model.findings import Finding
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.modelbook import ModelBook

FILE = "proef.xlsx"

MODEL = """
| Sleutel  | Waarde  |
| naam     | Proef   |
| kalender | jaar13  |
| jaar     | `n2016` |
"""
PRODUCTEN = """
| Product | Omschrijving | Soort  | Hoort bij | Familie | Eenheid | Bekostiging | Toerekening |
| IB1     | Begeleiding  | basis  |           | IB      | periode | output      | vol         |
| IB1O    | Opslag 1     | opslag | IB1       |         | periode | output      | vol         |
| VAST    | Inloop       | vast   |           |         | jaar    | taak        | vol         |
"""
TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief | Soort prijs |
| IB1     | 1-1-2016 | 31-12-2016 | 319,24 | vast        |
| IB1O    | 1-1-2016 | 31-12-2016 | 90,01  | vast        |
| VAST    | 1-1-2016 |            | 1.000  | voorbeeld   |
"""
SHEETS: Mapping[str, str] = {"Model": MODEL, "Producten": PRODUCTEN, "Tarieven": TARIEVEN}
"""A model without any finding."""


def sheet(name: str, text: str, *tables: TableArea, file: str = FILE) -> Sheet:
    """A sheet from Markdown; its first line is row 1."""
    rows = {
        number: cells
        for number, line in enumerate(text.strip("\n").splitlines(), 1)
        if any(cells := _cells(line))
    }
    return Sheet(file, name, rows, tables)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = [_raw(part.strip()) for part in inner.split("|")]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _raw(text: str) -> str:
    if text.startswith("`") and text.endswith("`"):
        return text[1:-1]
    return f"s{text}" if text else ""


def book(sheets: Mapping[str, str], *more: Sheet) -> Workbook:
    """A workbook of Markdown sheets, then of sheets as they are."""
    made = [sheet(name, text) for name, text in sheets.items() if text]
    return Workbook(FILE, "0" * 64, (*made, *more))


def model_book(*more: Sheet, **changed: str) -> ModelBook:
    """The model of SHEETS read, with sheets changed or added; ``Scenario_s`` is Scenario's."""
    sheets = {**SHEETS, **{name.replace("_", "'"): text for name, text in changed.items()}}
    return read_model(book(sheets, *more))


def pairs(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, str]]:
    """Findings as (code, sheet!cell), in order."""
    return [(finding.code, finding.place.in_sheet) for finding in findings]
