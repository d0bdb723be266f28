"""A caseload of eight columns, stored as other programs store it.

``python -m benchmarks.reading_files FILE WAY ROWS`` writes one, the same every time.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import xlsxwriter

HEADERS = ("Client", "Code", "Klasse", "Van", "T/m", "Aanbieder", "Gemeente", "Aantal")
CODES = ("H531", "02015", "H300", "H126", "H152")
GEMEENTEN = ("0505", "0523", "0531", "0590")
FIRST_DAY, DAYS, LONGEST = date(2016, 1, 4), 300, 400
HIGHEST_KLASSE, AANBIEDERS = 8, 40
OPEN = 0.4

SHARED, IN_CELL, GAPS = "gedeelde teksten", "teksten in de cel", "T/m vaak leeg"
WAYS: Mapping[str, tuple[bool, float]] = MappingProxyType(
    {SHARED: (False, 0.0), IN_CELL: (True, 0.0), GAPS: (False, OPEN)}
)
"""Name -> whether texts stand in their cells, and the share of clients without an end."""


def write(path: Path, way: str, rows: int) -> None:
    """A caseload of so many clients, all different."""
    in_cell, open_share = WAYS[way]
    dice = random.Random(rows)
    with xlsxwriter.Workbook(path, {"constant_memory": in_cell}) as book:
        sheet = book.add_worksheet("Clienten")
        day = book.add_format({"num_format": "d-m-yyyy"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows + 1):
            van = FIRST_DAY + timedelta(dice.randrange(DAYS))
            sheet.write_string(row, 0, f"C{row:07d}")
            sheet.write_string(row, 1, dice.choice(CODES))
            sheet.write_number(row, 2, dice.randint(1, HIGHEST_KLASSE))
            sheet.write_datetime(row, 3, van, day)
            if dice.random() >= open_share:
                sheet.write_datetime(row, 4, van + timedelta(dice.randrange(LONGEST)), day)
            sheet.write_string(row, 5, f"Aanbieder {dice.randrange(AANBIEDERS)}")
            sheet.write_string(row, 6, dice.choice(GEMEENTEN))
            sheet.write_number(row, 7, 1)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
