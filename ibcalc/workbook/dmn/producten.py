"""Sheet Producten out of DMN tables: those of the exported model, and every code that occurs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ibcalc.model.conversion import COMPONENT, HANDMATIG, PRODUCT
from ibcalc.model.kenmerk import Value
from ibcalc.model.product import Product, ProductSoort
from ibcalc.tables.dmn.table import DmnTable
from ibcalc.tables.language.columns import Column
from ibcalc.workbook.dmn.kenmerken import unreadable_cells
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.template.layout import Content, SheetLayout, columns_of_sheet, filled

_HEADERS = (
    "Product", "Omschrijving", "Soort", "Hoort bij", "Familie", "Eenheid", "Bekostiging",
    "Toerekening", "Eerste deel %", "Maximum",
)  # fmt: skip
_SOORTEN = {PRODUCT: ProductSoort.BASIS, COMPONENT: ProductSoort.COMPONENT}


def producten_sheet(tables: Sequence[DmnTable], tab: str) -> SheetLayout:
    """The sheet; a code of which nothing is known but its name is a product per period."""
    known = {product.code: product for table in tables for product in table.origin.products}
    for table in tables:
        for index, column in enumerate(table.table.results):
            if column.naam in _SOORTEN:
                for code in _codes(table, index, column):
                    known.setdefault(code, Product(code, code, _SOORTEN[column.naam]))
    content = [_row(product) for product in known.values()]
    return filled(rows.PRODUCTEN, columns_of_sheet(rows.PRODUCTEN), _HEADERS, content, tab=tab)


def _codes(table: DmnTable, index: int, column: Column) -> Iterator[str]:
    """The codes that a column lists and says, in their order."""
    unread = unreadable_cells(table)
    said: list[Value] = [*column.kenmerk.domain.values]
    said += [
        rule.outputs[index]
        for rule in table.table.rules
        if (rule.source.place.row, column.place.column) not in unread
    ]
    said += [table.table.default[index]] if table.table.default else []
    return (value for value in said if isinstance(value, str) and value != HANDMATIG)


def _row(product: Product) -> tuple[Content, ...]:
    maximum = None if product.maximum is None else Decimal(product.maximum).scaleb(-2)
    return (
        product.code,
        product.omschrijving or None,
        product.soort.value,
        product.hoort_bij or None,
        product.familie or None,
        product.eenheid.value,
        product.bekostiging.value,
        product.toerekening.value,
        product.eerste_deel,
        maximum,
    )
