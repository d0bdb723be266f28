"""``python -m benchmarks.defects``: planted defects in a caseload, found by ibcalc and by peers.

The same csv for each: as it is, and with columns moved, inserted and renamed. A cell that is
reported and was not planted is false. The defects are our own, so that ibcalc knows them all; the
peers show what rules for each column alone would tell. One that is not installed is left out. Both
are given types, lists and bounds, and frictionless the option that lets columns move.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.table import render
from ibcalc.workbook.caseload.read import read_caseload
from tests.workbook.caseload_files import HEADERS, Caseload
from tests.workbook.seeded_caseload import CODES, expected, model, seeded

DAY, WHOLE, NUMBER, CODE, TEXT = "datum", "geheel", "getal", "code", "tekst"
RULES: Mapping[str, tuple[str, bool, tuple[str, ...]]] = {
    "Client": (TEXT, True, ()), "Aanbieder": (TEXT, False, ()), "Gemeente": (TEXT, False, ()),
    "Code": (CODE, False, ("H300", "H152", "02015")), "Klasse": (WHOLE, False, ()),
    "Product": (CODE, False, CODES), "Opslag": (CODE, False, ("ja", "nee", "IB1O")),
    "Van": (DAY, True, ()), "T/m": (DAY, False, ()), "Aantal": (WHOLE, False, ()),
    "Volume": (NUMBER, False, ()), "Geboren": (DAY, False, ()),
    "Spoed": (CODE, False, ("ja", "nee")),
}  # fmt: skip
"""Header -> type, whether it must be filled, and what it may hold."""
FEWEST: Mapping[str, int] = {"Aantal": 1, "Volume": 0, "Klasse": 1}
MOVED = ("Eigen kolom", *reversed(HEADERS[:6]), "Volgnr", *HEADERS[6:])
RENAMED = {"Client": "Cliëntnummer", "Aanbieder": "Aanbiedr", "Volume": "Volumme"}
LAYOUTS = {
    "zoals het is": seeded("csv"),
    "verschoven en hernoemd": seeded("csv").but(order=MOVED, heads=RENAMED),
}
HEADER = ("", "bestand", "geplant", "gevonden", "ten onrechte", "herstel gezegd")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was reported: 1-based row, header as typed (empty for a row), whether with a repair."""

    row: int
    header: str
    repaired: bool = False


def ibcalc(path: Path, file: Caseload) -> Iterator[Cell]:
    """What ibcalc tells of rows and cells; what it tells of a header is no cell."""
    _, findings = read_caseload(path, model())
    for one in findings:
        for cell in one.cells:
            row = int("".join(filter(str.isdigit, cell)))
            header = file.order[one.place.column - 1] if one.place.column else ""
            if row > 1:
                typed = file.heads.get(header, header)
                yield Cell(row, typed, "gelezen als" in one.message)


def frictionless(path: Path, file: Caseload) -> Iterator[Cell]:
    """A schema with types, lists and minima; blank rows are not asked about."""
    del file
    library = import_module("frictionless")
    control = import_module("frictionless.formats").CsvControl(delimiter=";")
    fields = [_field(header) for header in HEADERS]
    resource = library.Resource(
        path=path.name,
        basepath=str(path.parent),
        schema=library.Schema.from_descriptor({"fields": fields}),
        dialect=library.Dialect(controls=[control]),
        detector=library.Detector(schema_sync=True),
    )
    skipped = ["blank-row", "blank-header"]
    asked = library.Checklist(checks=[library.checks.duplicate_row()], skip_errors=skipped)
    report = resource.validate(asked)
    for error in report.tasks[0].errors:
        row = getattr(error, "row_number", None)
        if row is not None:
            yield Cell(row, getattr(error, "field_name", ""))


def _field(header: str) -> dict[str, object]:
    kind, needed, values = RULES[header]
    types: dict[str, dict[str, object]] = {
        DAY: {"type": "date", "format": "%d-%m-%Y"}, WHOLE: {"type": "integer"},
        NUMBER: {"type": "number", "decimalChar": ",", "groupChar": "."},
        CODE: {"type": "string"}, TEXT: {"type": "string"},
    }  # fmt: skip
    limits: dict[str, object] = {"required": needed}
    limits |= {"enum": list(values)} if values else {}
    limits |= {"minimum": FEWEST[header]} if header in FEWEST else {}
    limits |= {"pattern": "[0-9]{4}"} if header == "Gemeente" else {}
    return {"name": header, **types[kind], "constraints": limits}


def pandera(path: Path, file: Caseload) -> Iterator[Cell]:
    """A schema with a check for each cell; all failures at once."""
    del file
    pd, pa = import_module("pandas"), import_module("pandera.pandas")
    frame = pd.read_csv(path, sep=";", dtype=str, skip_blank_lines=False).dropna(how="all")
    columns = {
        header: pa.Column(str, pa.Check(_passes(header), element_wise=True), nullable=not needed)
        for header, (_, needed, _) in RULES.items()
    }
    try:
        pa.DataFrameSchema(columns, unique=list(HEADERS)).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for failure in errors.failure_cases.itertuples():
            if failure.index is not None and not pd.isna(failure.index):
                yield Cell(int(failure.index) + 2, str(failure.column))


def _passes(header: str) -> Callable[[str], bool]:
    kind, _, values = RULES[header]
    least = FEWEST.get(header)

    def passes(text: str) -> bool:
        try:
            if kind == DAY:
                return bool(datetime.strptime(text, "%d-%m-%Y"))  # noqa: DTZ007 - a day has no zone
            if kind in (WHOLE, NUMBER):
                number: Any = int(text) if kind == WHOLE else float(text.replace(",", "."))
                return least is None or number >= least
        except ValueError:
            return False
        in_list = not values or text in values
        return in_list and (header != "Gemeente" or (len(text) == 4 and text.isdigit()))

    return passes


FINDERS: Mapping[str, Callable[[Path, Caseload], Iterator[Cell]]] = {
    "ibcalc": ibcalc, "frictionless": frictionless, "pandera": pandera,
}  # fmt: skip


def measured(name: str, layout: str) -> tuple[str, ...]:
    """One line of the table: what a finder reports of a file."""
    file = LAYOUTS[layout]
    planted = {cell for _, cell in expected("csv", file)}
    with tempfile.TemporaryDirectory() as folder:
        told = set(FINDERS[name](file.as_csv(Path(folder) / "clienten.csv"), file))
    heads = {file.heads.get(header, header): header for header in file.order}
    cells = {_address(file, one, heads): one for one in sorted(told, key=str)}
    rows = {cell for cell in planted if cell.isdigit()}
    found = {cell for cell in cells if cell in planted} | {
        row for row in rows if any(str(one.row) == row for one in told)
    }
    false = [
        cell for cell, one in cells.items() if cell not in planted and str(one.row) not in rows
    ]
    repaired = sum(one.repaired for cell, one in cells.items() if cell in planted)
    return (name, layout, str(len(planted)), str(len(found)), str(len(false)), str(repaired))


def _address(file: Caseload, one: Cell, heads: Mapping[str, str]) -> str:
    header = heads.get(one.header, "")
    return file.cell(one.row - 2, header) if header in file.order else str(one.row)


def main() -> None:
    """Print the table."""
    present = [name for name in FINDERS if find_spec(name)]
    print(render(HEADER, [measured(name, layout) for layout in LAYOUTS for name in present]))
    for name in FINDERS.keys() - set(present):
        print(f"{name} is niet geïnstalleerd en dus niet gemeten")


if __name__ == "__main__":
    main()
