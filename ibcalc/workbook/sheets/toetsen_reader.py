"""Sheet Toetsen: its input as a caseload, and what each row expects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ibcalc.engine.caseload import Caseload
from ibcalc.model.catalogue import finding
from ibcalc.model.conversion import HANDMATIG
from ibcalc.model.findings import Finding
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.kenmerken import kenmerk_names
from ibcalc.workbook.caseload.raw import raw_of_sheet
from ibcalc.workbook.caseload.typing_columns import understood
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.rows import CLIENTEN, TOETSEN, ToetsRow
from ibcalc.workbook.sheets.table import find_table
from ibcalc.workbook.sheets.typing_cells import cell_findings, read_cell

_INPUT = frozenset(column.field for column in CLIENTEN.columns)
NOT_PRICED = (HANDMATIG, "onopgelost")
"""What a toets may expect instead of a product."""
_PLUS = re.compile(r"\s+\+\s+")
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
    table, findings = find_table(workbook, TOETSEN, kenmerk_names(model))
    if table is None:
        return Toetsen(sheet_findings=findings)
    raw = raw_of_sheet(table, workbook.sha256, ())
    caseload, about_input = understood(raw, model, each=True)
    rows = tuple(
        _row(table, number, int(van), findings)
        for number, van in zip(table.rows, caseload.van, strict=True)
    )
    findings += _unknown_products(rows, table, model)
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


def _unknown_products(
    rows: tuple[ToetsRow, ...], table: SheetTable, model: TariffModel
) -> Iterator[Finding]:
    """Expected products that the model does not have, so that the toets could never pass."""
    codes = [product.code for product in model.producten]
    known = {normal(code) for code in (*codes, *NOT_PRICED)}
    for row in rows:
        for product in row.verwacht_product:
            if codes and normal(product) not in known:
                place = table.place(row.place.row, "verwacht_product")
                hint = did_you_mean(product, [*codes, *NOT_PRICED])
                yield finding("MOD-441", place, waarde=shown(product), suggestie=hint)


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
    values["verwacht_product"] = _products(values.get("verwacht_product"))
    return values


def _products(listed: object) -> tuple[str, ...]:
    """``IB3 + IB3O`` is a product and its opslag, as results show it."""
    texts = listed if isinstance(listed, tuple) else ()
    return tuple(part for text in texts for part in _PLUS.split(text))
