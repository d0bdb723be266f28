"""A workbook into a model book: every sheet read, typed and checked, with all findings at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ibcalc.engine.model_checks import check_model
from ibcalc.model.findings import Finding, fold
from ibcalc.workbook.caseload.read import read_clients_sheet
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.xlsx import reading_findings
from ibcalc.workbook.sheets.model_parts import SheetParts
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.read_rows import Rows
from ibcalc.workbook.sheets.rows import SHEETS
from ibcalc.workbook.sheets.table import find_table
from ibcalc.workbook.sheets.toetsen_reader import read_toetsen

AIMED: Mapping[str, str] = MappingProxyType(
    {
        "MOD-210": "vanaf", "MOD-302": "hoort_bij", "MOD-303": "hoort_bij", "MOD-304": "hoort_bij",
        "MOD-305": "hoort_bij", "MOD-306": "toerekening", "MOD-307": "eenheid",
        "MOD-308": "toerekening", "MOD-309": "eerste_deel", "MOD-310": "eerste_deel",
        "MOD-311": "eerste_deel", "MOD-312": "hoort_bij", "MOD-313": "maximum",
        "MOD-421": "product", "MOD-422": "product", "MOD-424": "bewerking",
        "MOD-431": "omzet", "MOD-432": "omzet", "MOD-434": "code",
        "TAR-101": "product", "TAR-102": "vanaf", "TAR-104": "vanaf", "TAR-106": "tot_en_met",
        "BUD-101": "producten", "BUD-102": "gemeenten", "BUD-104": "jaar", "BUD-106": "grondslag",
    }
)  # fmt: skip
"""The column of the cell to mend, for checks that know the row of a sheet but not its columns."""


def read_model(workbook: Workbook) -> ModelBook:
    """Everything a model workbook holds.

    Raises:
        CannotOpen: a needed sheet (Model, Producten, Tarieven) is absent.
    """
    _require_sheets(workbook)
    parts = SheetParts(workbook)
    model = parts.model()
    findings = (*parts.findings, *_aimed(check_model(model), parts.sheets))
    clients = read_clients_sheet(workbook, model)
    toetsen = read_toetsen(workbook, model)
    return ModelBook(
        model=model,
        caseload=clients[0] if clients else None,
        toetsen=toetsen.rows,
        findings=fold((*reading_findings(workbook), *findings, *toetsen.sheet_findings)),
        caseload_findings=fold(clients[1]) if clients else (),
        toets_caseload=toetsen.caseload,
        toets_findings=toetsen.input_findings,
    )


def _require_sheets(workbook: Workbook) -> None:
    for spec in SHEETS:
        if spec.needed:
            table, findings = find_table(workbook, spec)
            if table is None and not findings:
                heads = ", ".join(column.header for column in spec.required)
                raise cannot_open("BOEK-030", workbook.file, blad=spec.name, koppen=heads)


def _aimed(findings: Iterable[Finding], sheets: Mapping[str, Rows]) -> Iterator[Finding]:
    """The findings, each at the cell to mend if its sheet has that column."""
    for one in findings:
        sheet, column = sheets.get(one.place.sheet), AIMED.get(one.code)
        if sheet and column and sheet.table and column in sheet.table.columns:
            yield replace(one, place=sheet.place(one.place, column))
        else:
            yield one
