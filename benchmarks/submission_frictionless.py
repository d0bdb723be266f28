"""The same checks by frictionless: ``python -m benchmarks.submission_frictionless MAP``.

Types, lists of codes and what must be there, of each file against a schema; it makes no overview.
Prints the cells in which it finds something. It imports nothing of ibcalc.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from frictionless import Dialect, Resource, Schema, formats
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

FOLDER, MODEL = "inzendingen", "model.xlsx"
PERIODS = [f"2016-P{number:02d}" for number in range(1, 14)]
HEADER_ROW = 2
SHEETS = {"clienten": "Clienten", "volumes": "Volumes"}
Fields = dict[str, tuple[str, dict[str, object]]]


def fields_of(sheet: str, products: list[str]) -> Fields:
    """Header -> type and constraints."""
    product: tuple[str, dict[str, object]] = ("string", {"required": True, "enum": products})
    free: tuple[str, dict[str, object]] = ("any", {})
    number: tuple[str, dict[str, object]] = ("number", {"minimum": 0})
    if sheet == "Clienten":
        return {
            "Clientnummer": ("string", {"required": True}), "Product": product,
            "Opslag": ("string", {"enum": ["ja", "nee"]}), "Gemeente": free,
            "Van": ("date", {"required": True}), "T/m": ("date", {}), "Volume": number,
            "Opmerking": free,
        }  # fmt: skip
    return {
        "Product": product, "Periode": ("string", {"required": True, "enum": PERIODS}),
        "Gemeente": free, "Aantal clienten": ("integer", {"required": True, "minimum": 0}),
        "Volume": number, "Opmerking": free,
    }  # fmt: skip


def cells_of(path: Path, products: list[str]) -> list[str]:
    """The cells of one file in which something is wrong."""
    sheet = next(name for kind, name in SHEETS.items() if kind in path.name)
    fields = fields_of(sheet, products)
    schema = Schema.from_descriptor(
        {
            "fields": [
                {"name": name, "type": kind, "constraints": constraints}
                for name, (kind, constraints) in fields.items()
            ]
        }
    )
    dialect = Dialect(header_rows=[HEADER_ROW], controls=[formats.ExcelControl(sheet=sheet)])
    resource = Resource(path=path.name, basepath=str(path.parent), schema=schema, dialect=dialect)
    found = resource.validate().flatten(["rowNumber", "fieldNumber", "type"])
    return [
        f"{get_column_letter(column)}{row}"
        for row, column, kind in found
        if column and column <= len(fields) and kind in ("type-error", "constraint-error")
    ]


def main(folder: Path) -> None:
    """Checks every file."""
    sheet = load_workbook(folder / MODEL, read_only=True)["Producten"]
    products = [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    files = sorted((folder / FOLDER).iterdir())
    print(json.dumps({"cellen": {path.name: cells_of(path, products) for path in files}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
