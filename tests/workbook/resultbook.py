"""Write a fabricated result and read the workbook back, table by table."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.workbook.result import write_result
from tests.workbook.fabricated import (
    Made,
)

SHEETS = [
    "Samenvatting", "Per client", "Per periode", "Per product", "Per aanbieder", "Per gemeente",
    "Budget", "Bevindingen", "Onopgelost", "Verantwoording",
]  # fmt: skip
HEADER = 6


def written(made: Made, folder: Path, *, with_lines: bool = False) -> openpyxl.Workbook:
    """The workbook of a result, with its cached values."""
    path = folder / "uitkomst.xlsx"
    write_result(made.result(), path, with_lines=with_lines)
    return openpyxl.load_workbook(path, data_only=True)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows under the header row, by header."""
    headers = [str(cell.value) for cell in sheet[HEADER] if cell.value is not None]
    rows = sheet.iter_rows(min_row=HEADER + 1, max_col=len(headers), values_only=True)
    return [dict(zip(headers, row, strict=True)) for row in rows if row[0] is not None]


def cents_by(rows: list[dict[str, object]], key: str, amount: str = "Bedrag") -> dict[str, int]:
    return {str(row[key]): cents(row[amount]) for row in rows if row[amount]}


def cents(value: object) -> int:
    return int(Decimal(str(value)).scaleb(2))


def text_of(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def part(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "uitkomst.xlsx") as package:
        return package.read(name).decode()


def sheet_part(name: str) -> str:
    """The part of a sheet in a workbook with Regels."""
    return f"xl/worksheets/sheet{[*SHEETS[:7], 'Regels', *SHEETS[7:]].index(name) + 1}.xml"
