"""The sheet Clienten of the sample caseload."""

from __future__ import annotations

from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.shipped.clienten import Rij, draw_caseload
from ibcalc.workbook.shipped.ib2016 import DATA_TAB, JA_NEE, PRODUCTS
from ibcalc.workbook.shipped.overzicht2015 import CODES
from ibcalc.workbook.shipped.toetsen2016 import REMARK
from ibcalc.workbook.template.layout import (
    Choices,
    ColumnLayout,
    Content,
    SheetLayout,
    columns_of_sheet,
    filled,
)

HOURS_2015, DAGDELEN_2015 = "Uren 2015", "Dagdelen 2015"
_CHOICES = {
    "Code": Choices(CODES, strict=False),
    "Product": Choices(PRODUCTS, strict=False),
    "Opslag": JA_NEE,
}
_EXTRA = (
    ColumnLayout(HOURS_2015, CellType.GETAL, "Geleverde uren in 2015; alleen ter controle."),
    ColumnLayout(DAGDELEN_2015, CellType.GETAL, "Geleverde dagdelen in 2015 (H132)."),
    REMARK,
)
_HEADERS = (
    "Client", "Aanbieder", "Gemeente", "Code", "Klasse", "Product", "Opslag", "Van", "T/m",
    HOURS_2015, DAGDELEN_2015, REMARK.header,
)  # fmt: skip


def caseload_sheet() -> SheetLayout:
    """All rows of the sample caseload."""
    columns = (*columns_of_sheet(rows.CLIENTEN, _CHOICES), *_EXTRA)
    content = [_cells(rij) for rij in draw_caseload()]
    return filled(rows.CLIENTEN, columns, _HEADERS, content, tab=DATA_TAB)


def _cells(rij: Rij) -> tuple[Content, ...]:
    row = rij.indicatie
    return (
        rij.client, row.aanbieder, row.gemeente, row.code, row.klasse, row.product, row.opslag,
        row.van, row.tot_en_met, row.uren, row.dagdelen, row.opmerking,
    )  # fmt: skip
