"""Sheets, rows and tables stand where Excel has them, and never outside the grid."""

from __future__ import annotations

import pytest

from ibcalc.model.cell import Cell
from ibcalc.workbook.reader.grid import Sheet, State, Workbook
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.storedvalue import UNREADABLE
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook.handmade import book_bytes, parts, rels, sheet_xml


def read(made: dict[str, str | bytes]) -> Workbook:
    return read_workbook(book_bytes(made), "invoer.xlsx", "0" * 64)


def read_sheet(rows: str) -> Sheet:
    return read(parts(rows)).sheets[0]


def test_places_are_those_of_excel() -> None:
    rows = (
        '<row r="3"><c r="C3"><v>1</v></c><c r="AB3"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    )
    sheet = read_sheet(rows)
    assert list(sheet.rows) == [3, 1048576]
    assert sheet.rows[3][:4] == ["", "", "n1", ""]
    assert len(sheet.rows[3]) == 28
    cell = sheet.cell(1048576, 16384)
    assert cell.raw == "n3"
    assert str(cell.place) == "invoer.xlsx, Blad!XFD1048576"


def test_absent_addresses_count_on() -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row>"
        '<row r="5"><c r="B5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    assert read_sheet(rows).rows == {1: ["n1", "", "n2"], 5: ["", "n3", "n4"], 6: ["n5"]}


def test_the_address_of_the_cell_counts_whatever_the_order() -> None:
    rows = (
        '<row r="12"><c r="B12"><v>1</v></c><c r="A12"><v>2</v></c><c r="A2"><v>3</v></c>'
        '<c r="c2"><v>4</v></c></row><row r="12"><c r="C12"><v>5</v></c></row>'
    )
    sheet = read_sheet(rows)
    assert list(sheet.rows.items()) == [(2, ["n3", "", "n4"]), (12, ["n2", "n1", "n5"])]


def test_a_cell_that_stands_twice_is_unreadable() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c></row>'
    sheet = read_sheet(rows)
    assert sheet.rows[1] == [UNREADABLE, "n2"]
    assert [(tally.column, tally.count, tally.rows) for tally in sheet.damaged] == [(1, 1, (1,))]


def test_rows_without_content_are_absent_and_empty_ends_are_cut() -> None:
    rows = (
        '<row r="1"/><row r="2"><c r="A2" s="1"/></row>'
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="1"/></row>'
    )
    assert read_sheet(rows).rows == {3: ["n1"]}


@pytest.mark.parametrize("address", ["XFE1", "A1048577", "A0", "1", "A", "ZZZZ99999999", "A-1"])
def test_an_address_outside_the_grid_is_refused(address: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        read_sheet(f'<row r="1"><c r="{address}"><v>1</v></c></row>')
    assert refused.value.code == "BOEK-020"


@pytest.mark.parametrize("row", ["0", "1048577", "-1", "1e3", ""])
def test_a_row_outside_the_grid_is_refused(row: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        read_sheet(f'<row r="{row}"/>')
    assert refused.value.code == "BOEK-020"


def test_counting_on_past_the_last_cell_is_refused() -> None:
    for rows in ('<row r="1048576"/><row/>', '<row r="1"><c r="XFD1"/><c/></row>', "<c/>"):
        with pytest.raises(CannotOpen) as refused:
            read_sheet(rows)
        assert refused.value.code == "BOEK-020"


def two_sheets() -> dict[str, str | bytes]:
    made = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    made["xl/worksheets/sheet9.xml"] = sheet_xml('<row r="1"><c r="A1"><v>9</v></c></row>')
    made["xl/chartsheets/sheet1.xml"] = "<chartsheet/>"
    made["xl/_rels/workbook.xml.rels"] = rels(
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId2", "chartsheet", "chartsheets/sheet1.xml"),
        ("rId3", "worksheet", "worksheets\\sheet9.xml"),
    )
    made["xl/workbook.xml"] = (
        '<workbook xmlns:r="urn:r"><sheets><sheet name="Laatste" r:id="rId3" state="veryHidden"/>'
        '<sheet name="Grafiek" r:id="rId2"/><sheet name="Eerste" r:id="rId1"/></sheets></workbook>'
    )
    return made


def test_sheets_come_in_the_order_of_the_workbook_without_charts() -> None:
    book = read(two_sheets())
    assert [(sheet.name, sheet.rows[1][0]) for sheet in book.sheets] == [
        ("Laatste", "n9"),
        ("Eerste", "n1"),
    ]
    assert [sheet.state for sheet in book.sheets] == [State.VERY_HIDDEN, State.VISIBLE]
    found = book.sheet("EERSTE")
    assert found is not None
    assert found.name == "Eerste"
    assert book.sheet("Grafiek") is None


@pytest.mark.parametrize(
    "attributes, area",
    [
        ('ref="B2:D9"', (2, 2, 9, 4)),
        ('ref="$B$2:$D$9" totalsRowCount="1"', (2, 2, 8, 4)),
        ('ref="B2:D2" totalsRowCount="1"', (2, 2, 2, 4)),
        ('ref="B2:D9" headerRowCount="0"', None),
        ('ref="B2:ZZZ9"', None),
    ],
)
def test_tables_without_their_totals(
    attributes: str, area: tuple[int, int, int, int] | None
) -> None:
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "table", "../tables/table1.xml")),
        "xl/tables/table1.xml": f'<table name="t" displayName="tblTarieven" {attributes}/>',
    }
    book = read(parts(extra=extra))
    found = book.table("TBLTARIEVEN")
    if area is None:
        assert found is None
    else:
        assert found is not None
        table = found[1]
        assert table.name == "tblTarieven"
        corners = (table.first_row, table.first_column, table.last_row, table.last_column)
        assert corners == area


def test_a_cell_far_from_everything_is_empty() -> None:
    sheet = read_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    assert sheet.raw(0, 0) == sheet.raw(1, 0) == sheet.raw(1, 2) == sheet.raw(2, 1) == ""
    assert sheet.cell(2, 1) == Cell("", sheet.place.at(row=2, column=1))
