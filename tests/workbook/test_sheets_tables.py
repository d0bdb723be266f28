"""Finding a table in a workbook: by name, by sheet, by headers; columns, rows and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from ibcalc.workbook.reader.grid import TableArea
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.sheets.read_rows import read_rows
from ibcalc.workbook.sheets.rows import CLIENTEN, REALISATIE, SETTINGS, SHEETS, TARIEVEN, TariefRow
from ibcalc.workbook.sheets.table import find_table
from tests.workbook.sheetbook import SHEETS as MODEL_SHEETS
from tests.workbook.sheetbook import book, model_book, pairs, sheet

PLAIN = """
| Product | Vanaf    | Tarief |
| IB1     | 1-1-2016 | 1      |
"""


def rows_of(text: str, name: str = "Tarieven") -> tuple[int, ...]:
    table, _ = find_table(book({name: text}), TARIEVEN)
    assert table is not None
    return table.rows


def test_headers_match_whatever_their_spelling_order_or_alias() -> None:
    text = """
    |  tariéf | PRODUCTCODE | Geldig  tot en met | Begin datum | soort prijs |
    | 319,24   | IB1         | 31-12-2016         | 1-1-2016    | voorbeeld   |
    """
    read = read_rows(book({"TARIEVEN": text}), TARIEVEN)
    (row,) = read.sound(TariefRow)
    assert (row.product, row.vanaf, row.tarief) == ("IB1", date(2016, 1, 1), 31924)
    assert row.soort_prijs == "voorbeeld"
    assert read.findings == []


def test_the_name_of_an_excel_table_goes_before_the_name_of_a_sheet() -> None:
    area = TableArea("TBLTARIEVEN", 3, 2, 4, 4)
    text = "| Prijzen | | |\n\n| | Product | Vanaf | Tarief |\n| 9 | IB3 | 1-1-2016 | 2 |"
    table, findings = find_table(book({"Tarieven": PLAIN}, sheet("Blad7", text, area)), TARIEVEN)
    assert table is not None
    assert (table.sheet.name, table.rows, findings) == ("Blad7", (4,), [])
    assert table.cell(4, "product").text == "IB3"


def test_titles_above_the_headers_are_skipped_and_row_numbers_stay_exact() -> None:
    text = """
Tarieven 2016
vastgesteld door het college

| Product | Vanaf    | Tarief |

| IB1     | 1-1-2016 | 1      |

| IB3     | 1-1-2016 | fout   |
"""
    read = read_rows(book({"Tarieven": text}), TARIEVEN)
    assert [record.place.row for record in read.records] == [6, 8]
    assert pairs(read.findings) == [("MOD-115", "Tarieven!C8")]


def test_columns_beside_an_excel_table_do_not_belong_to_it() -> None:
    area = TableArea("tblTarieven", 1, 1, 2, 3)
    text = "| Product | Vanaf | Tarief | Product |\n| IB1 | 1-1-2016 | 1 | x |"
    assert find_table(book({}, sheet("T", text, area)), TARIEVEN)[1] == []


def test_a_second_excel_table_below_is_where_the_first_one_ends() -> None:
    text = f"{PLAIN.strip()}\n\n| Code | Naam |\n| 1 | x |"
    areas = (TableArea("tblTarieven", 1, 1, 2, 3), TableArea("tblNamen", 4, 1, 5, 2))
    table, findings = find_table(book({}, sheet("T", text, *areas)), TARIEVEN)
    assert table is not None
    assert (table.rows, findings) == ((2,), [])


@pytest.mark.parametrize(
    "remark", ["| Bron: de gemeente |", "| Totaal | | 1 |", "| TOTAAL: | | 5 |"]
)
def test_a_remark_or_total_below_is_no_data(remark: str) -> None:
    assert rows_of(PLAIN + remark) == (2,)


@pytest.mark.parametrize("row", ["| IB3 | | 5 |", "| | 1-1-2016 | |", "| `n1` | | |"])
def test_any_other_row_is_data_however_faulty(row: str) -> None:
    assert rows_of(PLAIN + row) == (2, 3)


def test_a_remark_between_rows_is_a_faulty_row() -> None:
    assert rows_of(f"{PLAIN}| let op |\n| IB3 | 1-1-2016 | 5 |") == (2, 3, 4)


def test_the_totals_of_realisatie_are_data() -> None:
    text = "| Code | Omzet |\n| H300 | 1 |\n| totaal | 1 |"
    table, _ = find_table(book({"Realisatie": text}), REALISATIE)
    assert table is not None
    assert table.rows == (2, 3)


def test_a_sheet_of_another_table_is_never_taken_by_its_headers() -> None:
    toetsen = "| Toets | Client | Van |\n| a | T1 | 1-1-2016 |"
    assert find_table(book({"Toetsen": toetsen}), CLIENTEN) == (None, [])


def test_a_missing_column_is_told_once_with_what_it_may_be() -> None:
    text = "| Product oud | Vanaf | Tarief |\n| IB1 | 1-1-2016 | 1 |\n| IB3 | 1-1-2016 | 1 |"
    read = read_rows(book({"Tarieven": text}), TARIEVEN)
    assert pairs(read.findings) == [("MOD-104", "Tarieven!A1"), ("MOD-106", "Tarieven!A1")]
    assert "Product oud" in read.findings[0].message
    assert list(read.sound(TariefRow)) == []


def test_all_findings_of_a_sheet_come_at_once() -> None:
    text = "| Product | Vanaf | Tarief |\n| | ooit | veel |\n| IB1 | 1-1-2016 | `e#N/A` |"
    read = read_rows(book({"Tarieven": text}), TARIEVEN)
    assert pairs(read.findings) == [
        ("MOD-113", "Tarieven!A2"),
        ("MOD-114", "Tarieven!B2"),
        ("MOD-115", "Tarieven!C2"),
        ("MOD-111", "Tarieven!C3"),
    ]


def test_no_two_columns_of_a_sheet_share_a_name() -> None:
    for spec in SHEETS:
        names = [name for column in spec.columns for name in column.names]
        assert len(names) == len(set(names)), spec.name


def test_every_column_says_what_it_is_for() -> None:
    for column in (*(column for spec in SHEETS for column in spec.columns), *SETTINGS):
        assert column.help.endswith(".")
        assert bool(column.choices) == (column.type is CellType.KEUZE)


def test_findings_about_the_model_stand_at_the_cell_to_mend() -> None:
    tarieven = MODEL_SHEETS["Tarieven"] + "| IB1 | 1-12-2016 | | 1 |"
    assert pairs(model_book(Tarieven=tarieven).findings) == [
        ("TAR-102", "Tarieven!B5"),
        ("MOD-210", "Tarieven!B5"),
    ]
