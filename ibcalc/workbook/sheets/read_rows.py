"""The rows of a found table as typed row models, with every finding of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.columns import CellType, Row, SheetSpec
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.spaces import has_spaces
from ibcalc.workbook.sheets.table import find_table
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

R = TypeVar("R", bound=Row)
NAMES = frozenset((CellType.CODE, CellType.KEUZE, CellType.LIJST))
"""Types of columns whose texts are looked up elsewhere."""
Known = Mapping[str, Sequence[str]]
"""Field -> the codes to which a cell of it may be repaired."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: what could be typed, by field, and whether a needed cell was faulty."""

    place: Place
    values: Mapping[str, object]
    faulty: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one sheet, and its table; without a table there are none."""

    spec: SheetSpec
    table: SheetTable | None = None
    records: tuple[Record, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def sound(self, row: type[R]) -> Iterator[R]:
        """The rows without a fault, as their row model."""
        for record in self.records:
            if not record.faulty:
                yield row.model_validate({"place": record.place, **record.values})

    def place(self, place: Place, column: str) -> Place:
        """The cell of a field in the row of ``place``."""
        return self.table.place(place.row, column) if self.table else place


def read_rows(workbook: Workbook, spec: SheetSpec, known: Known | None = None) -> Rows:
    """The rows of one sheet of the contract; all findings about it, but none if it is absent."""
    table, findings = find_table(workbook, spec)
    if table is None:
        return Rows(spec, findings=findings)
    records = tuple(_record(table, row, spec, known or {}, findings) for row in table.rows)
    return Rows(spec, table, records, findings)


def _record(
    table: SheetTable, row: int, spec: SheetSpec, known: Known, findings: list[Finding]
) -> Record:
    values: dict[str, object] = {}
    faulty = False
    for column in spec.columns:
        if column.field in table.missing and column.must_fill:
            faulty = True
            continue
        typed = read_cell(table.cell(row, column.field), column, known.get(column.field, ()))
        place = table.place(row, column.field)
        findings += cell_findings(typed, column, place, spec.family)
        if column.type in NAMES and has_spaces(table.sheet.cell(row, place.column)):
            words = {"kolom": column.header, "blad": table.sheet.name}
            findings.append(finding("MOD-138", place, **words))
        if typed.faulty:
            faulty = True
        else:
            values[column.field] = typed.value
    return Record(table.place(row), values, faulty)
