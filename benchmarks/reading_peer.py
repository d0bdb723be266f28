"""One reader on one file, in a process of its own: ``python -m benchmarks.reading_peer NAME FILE``.

Prints the best processor seconds, the peak of the first run in MB and the number of rows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from benchmarks.measuring import measure

Read = Callable[[Path], int]
"""Reads the first sheet of a workbook and gives the number of rows below the headers."""
SECONDS = 4.0


def _ibcalc() -> Read:
    import ibcalc
    from ibcalc.workbook.caseload.read import read_caseload
    from ibcalc.workbook.shipped.build import write_model

    with TemporaryDirectory() as folder:
        write_model(Path(folder) / "model.xlsx")
        model = ibcalc.load(Path(folder) / "model.xlsx").model

    def read(path: Path) -> int:
        return len(read_caseload(path, model)[0].rows)

    return read


def _calamine() -> Read:
    from python_calamine import CalamineWorkbook

    return lambda path: len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def _fastexcel() -> Read:
    import fastexcel

    return lambda path: fastexcel.read_excel(path).load_sheet(0, dtypes="string").height


def _polars() -> Read:
    import polars as pl

    return lambda path: pl.read_excel(path, sheet_id=1).height


def _openpyxl() -> Read:
    import openpyxl

    def read(path: Path) -> int:
        book = openpyxl.load_workbook(path, read_only=True)
        return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1

    return read


OWN = "ibcalc, getypeerd en nagekeken"
READERS: Mapping[str, tuple[str, Callable[[], Read]]] = MappingProxyType(
    {
        OWN: ("ibcalc", _ibcalc),
        "python-calamine": ("python_calamine", _calamine),
        "fastexcel, alles tekst": ("fastexcel", _fastexcel),
        "polars, types geraden": ("fastexcel", _polars),
        "openpyxl, read_only": ("openpyxl", _openpyxl),
    }
)
"""Name -> the package that it needs, and what makes it; polars reads .xlsx by fastexcel."""
INSTALLED = tuple(name for name, (package, _) in READERS.items() if find_spec(package))


def main(name: str, path: str, seconds: str = str(SECONDS)) -> None:
    """Measures one reader."""
    read = READERS[name][1]()
    cost, rows = measure(lambda: read(Path(path)), float(seconds))
    print(json.dumps({"cpu": cost.cpu, "peak": cost.peak, "rows": rows}))


if __name__ == "__main__":
    main(*sys.argv[1:])
