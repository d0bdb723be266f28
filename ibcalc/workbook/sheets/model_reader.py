"""A workbook into a model book: every sheet read, typed and checked, with all findings at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from ibcalc.engine.model_checks import check_model
from ibcalc.model.findings import Finding, fold
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.read import read_clients_sheet
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.xlsx import reading_findings, uncalculated_columns
from ibcalc.workbook.sheets.model_parts import SheetParts
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.read_rows import Rows
from ibcalc.workbook.sheets.rows import SHEETS
from ibcalc.workbook.sheets.table import find_table
from ibcalc.workbook.sheets.toetsen_reader import read_toetsen

MISSING_TARIFFS = frozenset({"TAR-103", "TAR-104", "TAR-109"})
AIMED: Mapping[str, str] = MappingProxyType(
    {
        "MOD-210": "vanaf", "MOD-302": "hoort_bij", "MOD-303": "hoort_bij", "MOD-304": "hoort_bij",
        "MOD-305": "hoort_bij", "MOD-306": "toerekening", "MOD-307": "eenheid",
        "MOD-308": "toerekening", "MOD-309": "eerste_deel", "MOD-310": "eerste_deel",
        "MOD-311": "eerste_deel", "MOD-312": "hoort_bij", "MOD-313": "maximum",
        "MOD-421": "product", "MOD-422": "product", "MOD-424": "bewerking",
        "MOD-425": "waarde",
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
    unread = parts.products_of_faulty_tariffs()
    checked = (one for one in check_model(model) if not _follows(one, model, unread))
    findings = (*parts.findings, *_aimed(checked, parts.sheets))
    clients = read_clients_sheet(workbook, model)
    toetsen = read_toetsen(workbook, model)
    about_clients = tuple(clients[1]) if clients else ()
    every = (*findings, *about_clients, *toetsen.sheet_findings, *toetsen.input_findings)
    told = uncalculated_columns(every) | _columns_of_rules(model)
    return ModelBook(
        model=model,
        caseload=clients[0] if clients else None,
        toetsen=toetsen.rows,
        findings=fold((*reading_findings(workbook, told), *findings, *toetsen.sheet_findings)),
        caseload_findings=fold(about_clients),
        toets_caseload=toetsen.caseload,
        toets_findings=toetsen.input_findings,
    )


def _follows(one: Finding, model: TariffModel, unread: Collection[str]) -> bool:
    """True for a tariff that seems to be missing, of a product with an unreadable tariff row."""
    if one.code not in MISSING_TARIFFS:
        return False
    priced = ((tarief.place, tarief.product) for tarief in model.tarieven)
    products = ((product.place, product.code) for product in model.producten)
    return any(one.place == place and code in unread for place, code in chain(products, priced))


def _columns_of_rules(model: TariffModel) -> set[tuple[str, int]]:
    """Sheet and column of every ALS and DAN: their cells are judged where rules are compiled."""
    headings = (head for table in model.tables for head in (*table.inputs, *table.outputs))
    return {(head.place.sheet, head.place.column) for head in headings}


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
