"""Sheet Voorbeeld of a form: invented rows, one of them wrong, with what the status then says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from xlsxwriter.worksheet import Worksheet

from ibcalc.model.product import Product
from ibcalc.workbook.made import EXAMPLE
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import STATUS, Form, FormTable
from ibcalc.workbook.submissions.template.facts import PER_VOLUME, Facts, counted_by
from ibcalc.workbook.submissions.template.formulas import LOOK_AT, OK
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.submissions.template.table_sheet import FORMATS, MAY_FILL, label_of
from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.style import AS_TEXT, HEADER_FILL, LINE_HEIGHT

NAME = "Voorbeeld"
REMARK = "Verzonnen rijen. Ze laten zien hoe u invult en worden niet meegestuurd of geteld."
TEST_BSNS = ("999990019", "999990020")
"""Numbers that pass the elfproef and are kept for tests (domain.md B1: from 999900006)."""

_STATUS_WIDTH = 66
Row = Mapping[str, Content]


def write_example(worksheet: Worksheet, form: Form, facts: Facts, look: Look) -> None:
    """The rows of each table below each other; text and numbers only, without formulas."""
    title = look.styles.make(bold=True, font_size=18, font_color=HEADER_FILL)
    worksheet.write_string(0, 0, EXAMPLE, title)
    worksheet.set_row(0, 2 * LINE_HEIGHT)
    worksheet.write_string(1, 0, REMARK, look.styles.make())
    row = 3
    for table in form.tables:
        row = _write_block(worksheet, row, table, facts, look) + 2
    width = max(len(table.spec.columns) for table in form.tables)
    for index in range(width + 1):
        widest = max(_width(table, index) for table in form.tables)
        worksheet.set_column(index, index, widest)
    worksheet.print_area(0, 0, row - 2, width)
    worksheet.protect("", dict(PROTECTION))


def example_rows(table: FormTable, facts: Facts) -> Sequence[Row]:
    """The rows that a table is shown with: cells by field, and the status they then have."""
    return _EXAMPLES[table.spec.table](facts)


def _write_block(worksheet: Worksheet, row: int, table: FormTable, facts: Facts, look: Look) -> int:
    """Writes one table from a row (from 0) on; returns the row after it."""
    rows = example_rows(table, facts)
    heading = look.styles.make(bold=True, font_size=13, font_color=HEADER_FILL)
    worksheet.write_string(row, 0, f"Blad {table.spec.name}", heading)
    columns = table.spec.columns
    for index, column in enumerate(columns):
        label = label_of(table, column, facts)
        header = look.optional_header if label == MAY_FILL else look.header
        worksheet.write_string(row + 1, index, column.header, header)
    worksheet.write_string(row + 1, len(columns), STATUS, look.header)
    worksheet.set_row(row + 1, 2 * LINE_HEIGHT)
    for number, example in enumerate(rows, start=row + 2):
        for index, column in enumerate(columns):
            shown_as = FORMATS.get(column.type, AS_TEXT)
            look.write(worksheet, (number, index), example.get(column.field), shown_as)
        look.write(worksheet, (number, len(columns)), example[STATUS], AS_TEXT)
    return row + 2 + len(rows)


def _width(table: FormTable, index: int) -> int:
    columns = table.spec.columns
    if index < len(columns):
        return _width_of(columns[index])
    return _STATUS_WIDTH


def _width_of(column: Column) -> int:
    return {"opmerking": 42, "bron": 26, "functie": 26, "element": 24}.get(column.field, 16)


def _products(facts: Facts) -> Sequence[Product]:
    return facts.producten or (Product("PRODUCT-1"), Product("PRODUCT-2"))


def _period(facts: Facts, index: int) -> str:
    if not facts.perioden:
        return f"2016-P{index + 1:02d}"
    return facts.perioden[min(index, len(facts.perioden) - 1)].label


def _volume(product: Product) -> Decimal | None:
    return Decimal("86.5") if counted_by(product) == PER_VOLUME else None


def _volumes(facts: Facts) -> Sequence[Row]:
    first, other = _products(facts)[0], _products(facts)[-1]
    gemeente = facts.aanvraag.gemeente or "0505"
    row = {"product": first.code, "gemeente": gemeente, "volume": _volume(first)}
    return (
        {**row, "periode": _period(facts, 0), "aantal": 12, STATUS: OK},
        {**row, "periode": _period(facts, 1), "aantal": 14, STATUS: OK,
         "opmerking": "twee nieuwe cliënten"},
        {"product": other.code, "periode": _period(facts, 0), "aantal": 3,
         "volume": _volume(other), STATUS: OK, "opmerking": "gemeente leeg: die van Gegevens"},
        {**row, "aantal": 5, STATUS: "Periode ontbreekt",
         "opmerking": "zo ziet een fout eruit"},
    )  # fmt: skip


def _clients(number: str, other: str, facts: Facts) -> Sequence[Row]:
    products = _products(facts)
    base = products[0]
    day = facts.perioden[0].van if facts.perioden else None
    last = facts.perioden[0].tot_en_met if facts.perioden else None
    row = {"product": base.code, "gemeente": facts.aanvraag.gemeente, "volume": _volume(base)}
    with_opslag = next((one for one in products if facts.opslag_of(one)), base)
    opslag = "ja" if facts.opslag_of(with_opslag) else "nee"
    return (
        {**row, "client": number, "opslag": "nee", "van": day, STATUS: OK,
         "opmerking": "loopt door: T/m leeg"},
        {**row, "client": other, "product": with_opslag.code, "opslag": opslag, "van": day,
         "tot_en_met": last, STATUS: OK},
        {**row, "client": number, "van": last, "tot_en_met": day,
         STATUS: "T/m ligt voor Van", "opmerking": "zo ziet een fout eruit"},
    )  # fmt: skip


def _own_numbers(facts: Facts) -> Sequence[Row]:
    return _clients("K-0017", "K-0018", facts)


def _caseload(facts: Facts) -> Sequence[Row]:
    rows = [{"aanbieder": "De Zon", **row} for row in _clients("K-0017", "K-0018", facts)]
    first = rows[0]
    by_code = {name: first[name] for name in ("aanbieder", "client", "van")}
    return (
        *rows[:2],
        {
            **by_code,
            "client": "K-0019",
            "code": "H300",
            "klasse": "3",
            STATUS: OK,
            "opmerking": "het model bepaalt het product",
        },
        {
            **first,
            "client": "K-0020",
            "aantal": 12,
            STATUS: OK,
            "opmerking": "twaalf gelijke cliënten",
        },
        rows[-1],
    )


def _bsn(facts: Facts) -> Sequence[Row]:
    return _clients(*TEST_BSNS, facts)


def _hours(facts: Facts) -> Sequence[Row]:
    products = _products(facts)
    row = {"product": products[0].code, "functie": "mbo-4, FWG 40", "bron": "planning 2015"}
    return (
        {**row, "uren": Decimal("6.50"), "tarief": Decimal("50.06"), STATUS: OK},
        {"product": products[-1].code, STATUS: "niet geleverd",
         "opmerking": "dit product levert u niet: laat de rij leeg"},
        {**row, "product": products[1 % len(products)].code, "uren": Decimal("9.00"),
         STATUS: f"Tarief per uur ontbreekt; {LOOK_AT}blad Kosten: 1 van 7 bedragen ingevuld",
         "opmerking": "zo ziet een fout eruit"},
    )  # fmt: skip


_COSTS: Mapping[Kostenelement, tuple[str, str, str]] = MappingProxyType(
    {
        Kostenelement.SALARIS: ("22.10", "", "cao, schaal 40, trede 8"),
        Kostenelement.WERKGEVERSLASTEN: ("8.62", "39", "salarisadministratie"),
        Kostenelement.NIET_PRODUCTIEF: ("9.22", "30", "urenregistratie"),
        Kostenelement.REIS_OPLEIDING: ("1.45", "", "jaarrekening"),
        Kostenelement.OVERHEAD: ("7.45", "18", "jaarrekening"),
        Kostenelement.INDEXATIE: ("1.22", "2.5", "OVA"),
        Kostenelement.VERPLICHTINGEN: ("0", "", ""),
    }
)


def _costs(facts: Facts) -> Sequence[Row]:
    product = _products(facts)[0].code
    rows: list[Row] = [
        {
            "product": product,
            "element": element.value,
            "bedrag": Decimal(amount),
            "percentage": Decimal(share) if share else None,
            "bron": bron,
            STATUS: OK,
        }
        for element, (amount, share, bron) in _COSTS.items()
    ]
    other = _products(facts)[1 % len(_products(facts))].code
    wrong: Row = {
        "product": other,
        "element": Kostenelement.SALARIS.value,
        "bedrag": Decimal("23.50"),
        STATUS: f"{LOOK_AT}Bron ontbreekt",
        "opmerking": "insturen mag, maar vul de bron in",
    }
    return [*rows, wrong]


_EXAMPLES: Mapping[str, Callable[[Facts], Sequence[Row]]] = MappingProxyType(
    {
        forms.VOLUMES.table: _volumes,
        forms.CLIENTEN.table: _own_numbers,
        forms.CLIENTEN_BSN.table: _bsn,
        forms.UREN.table: _hours,
        forms.KOSTEN.table: _costs,
        CLIENTEN.table: _caseload,
    }
)
