"""Sheet Toetsen: its input as a caseload, and what each row expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ibcalc.engine.caseload import Caseload
from ibcalc.model.findings import Finding
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.raw import raw_of_sheet
from ibcalc.workbook.caseload.typing_columns import understood
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.rows import CLIENTEN, TOETSEN, ToetsRow
from ibcalc.workbook.sheets.table import SheetTable, find_table
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

_INPUT = frozenset(column.field for column in CLIENTEN.columns)
_TEXTS = ("client", "aanbieder", "gemeente", "code", "klasse", "product", "opslag")


@dataclass(slots=True)
class Toetsen:
    """Row i of ``rows`` has its input in row i of ``caseload``.

    ``sheet_findings`` are about the sheet and its expectations; ``input_findings`` about the
    indicaties, which may be faulty on purpose.
    """

    rows: tuple[ToetsRow, ...] = ()
    caseload: Caseload | None = None
    sheet_findings: list[Finding] = field(default_factory=list)
    input_findings: tuple[Finding, ...] = ()


def read_toetsen(workbook: Workbook, model: TariffModel) -> Toetsen:
    """The tests of a model workbook; nothing if it has none."""
    table, findings = find_table(workbook, TOETSEN)
    if table is None:
        return Toetsen(sheet_findings=findings)
    raw = raw_of_sheet(table, workbook.sha256, ())
    caseload, about_input = understood(raw, model, each=True)
    rows = tuple(
        _row(table, number, int(van), findings)
        for number, van in zip(table.rows, caseload.van, strict=True)
    )
    return Toetsen(rows, caseload, findings, tuple(about_input))


def _row(table: SheetTable, number: int, van: int, findings: list[Finding]) -> ToetsRow:
    expected = dict(_expectations(table, number, findings))
    extra: Mapping[str, object] = {
        header: table.sheet.cell(number, column) for header, column in table.extra.items()
    }
    texts = {name: table.cell(number, name).shown for name in _TEXTS}
    return ToetsRow.model_validate(
        {
            "place": table.place(number),
            "van": date.fromordinal(max(van, 1)),
            "kenmerken": extra,
            **texts,
            **expected,
        }
    )


def _expectations(table: SheetTable, number: int, findings: list[Finding]) -> Mapping[str, object]:
    """What stands in the columns that are not input; a faulty one is not checked."""
    values: dict[str, object] = {"toets": ""}
    for column in TOETSEN.columns:
        if column.field in _INPUT or column.field in table.missing:
            continue
        typed = read_cell(table.cell(number, column.field), column)
        place = table.place(number, column.field)
        findings += cell_findings(typed, column, place, TOETSEN.family)
        if not typed.faulty:
            values[column.field] = typed.value
    return values
