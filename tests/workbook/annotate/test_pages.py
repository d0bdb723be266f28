"""The sheets that a checked copy adds: Bevindingen and Voorstel."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from ibcalc.workbook.annotate import SuggestedRow
from ibcalc.workbook.annotate.findings_page import HEADER_ROW, NOTHING
from tests.workbook.annotate.books import (
    FOUT,
    INFO,
    WAARSCHUWING,
    checked,
    found,
    loaded,
    parts_of,
    proposed,
    rich_book,
)

HEADS = ("Ernst", "Code", "Blad", "Cel", "Melding", "Herstel", "Getuige", "Rijen", "Aantal")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return rich_book(tmp_path / "boek.xlsx")


def rows_of(copy: Path, name: str = "Bevindingen") -> list[tuple[object, ...]]:
    """The rows from the header row on."""
    return list(loaded(copy)[name].iter_rows(min_row=HEADER_ROW, values_only=True))


def test_every_finding_is_a_row_and_the_gravest_comes_first(book: Path) -> None:
    findings = [
        found((3, 1), severity=INFO),
        found((0, 0), severity=WAARSCHUWING, message="Over het blad."),
        replace(
            found((4, 2), message="Gat."),
            witness=(("Klasse", Decimal(3)), ("Code", "H300")),
            rows=("Blad!B2", "Blad!B4", "Blad!B2"),
            count=2,
        ),
    ]
    heads, *rows = rows_of(checked(book, findings))
    assert heads == HEADS
    assert rows == [
        ("fout", "CNV-999", "Blad", "B4", "Gat.", "Typ het opnieuw.", "Klasse = 3, Code = H300",
         "Blad!B2, Blad!B4", 2),
        ("waarschuwing", "CNV-999", "Blad", "blad", "Over het blad.", "Typ het opnieuw.", None,
         None, 1),
        ("info", "CNV-999", "Blad", "A3", "Hier klopt iets niet.", "Typ het opnieuw.", None, None,
         1),
    ]  # fmt: skip


def test_a_link_goes_to_the_cell(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet("Scenario's & co")
    name = "Scenario's & co"
    spots = [(7, 2), (7, 0), (0, 2), (0, 0)]
    findings = [found(spot, name, message=f"Op {spot}.") for spot in spots]
    sheet = loaded(checked(source, findings))["Bevindingen"]
    links = [cell.hyperlink for cell in sheet["D"] if cell.hyperlink]
    assert [(link.location, link.target) for link in links] == [
        ("'Scenario''s & co'!B7", None), ("'Scenario''s & co'!A7", None),
        ("'Scenario''s & co'!B1", None), ("'Scenario''s & co'!A1", None),
    ]  # fmt: skip
    shown = [cell.value for cell in sheet["D"][HEADER_ROW:]]
    assert shown == ["B7", "rij 7", "kolom B", "blad"]


def test_a_finding_in_another_file_is_listed_without_a_link(book: Path) -> None:
    copy = checked(book, [found((3, 1), "Clienten", file="clienten.xlsx"), found((3, 1))])
    heads, *rows = rows_of(copy)
    assert heads == (*HEADS[:2], "Bestand", *HEADS[2:])
    assert rows[0][2:5] == ("clienten.xlsx", "Clienten", "A3")
    links = [cell.hyperlink is not None for cell in loaded(copy)["Bevindingen"]["E"][HEADER_ROW:]]
    assert links == [False, True]


def test_a_finding_on_a_sheet_that_is_not_there_has_no_link(book: Path) -> None:
    sheet = loaded(checked(book, [found((3, 1), "Weg")]))["Bevindingen"]
    assert sheet.cell(HEADER_ROW + 1, 4).value == "A3"
    assert sheet.cell(HEADER_ROW + 1, 4).hyperlink is None


def test_equal_findings_are_one_row_with_their_cells(book: Path) -> None:
    rows = rows_of(checked(book, [found((row, 1)) for row in (3, 4, 5)]))
    assert len(rows) == 2
    assert rows[1][3] == "A3"
    assert rows[1][7:] == ("A4, A5", 3)


def test_without_findings_the_sheet_says_so(book: Path) -> None:
    copy = checked(book, [])
    assert NOTHING in rows_of(copy)[1]
    assert "Voorstel" not in loaded(copy).sheetnames


def test_the_set_up_of_the_sheet(book: Path) -> None:
    copy = loaded(checked(book, [found((3, 1), severity=FOUT)], [proposed()]))
    for name in ("Bevindingen", "Voorstel"):
        sheet = copy[name]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes in ("A6", "A5")
        assert sheet.print_title_rows in ("$5:$5", "$4:$4")
        assert not sheet.sheet_view.showGridLines
        assert not sheet.sheet_view.tabSelected
    assert copy["Bevindingen"].auto_filter.ref == "A5:I6"
    assert copy.active is not None
    assert copy.active.title == "Blad"


def test_existing_names_get_a_number_behind_them(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        for name in ("bevindingen", "Bevindingen (2)", "Voorstel"):
            book.add_worksheet(name)
    names = loaded(checked(source, [], [proposed()])).sheetnames
    assert names[3:] == ["Bevindingen (3)", "Voorstel (2)"]


def test_a_proposed_row_stands_under_the_headings_of_its_table(book: Path) -> None:
    rows = [proposed(), proposed("Blad", "leeg", "IB1"), proposed("Kaal", "<= 2", "IB2")]
    sheet = loaded(checked(book, [], rows))["Voorstel"]
    values = list(sheet.iter_rows(min_row=4, values_only=True))
    heads = ("Tabel", "Waarom", "ALS Klasse", "DAN Product")
    assert (
        values
        == [
            heads,
            ("Blad", "Klasse 3 t/m 5 ontbreekt.", "3 t/m 5", "handmatig"),
            ("Blad", "Klasse 3 t/m 5 ontbreekt.", "leeg", "IB1"),
            (None, None, None, None),
            heads,
            ("Kaal", "Klasse 3 t/m 5 ontbreekt.", "<= 2", "IB2"),
            (None, None, None, None),
        ][: len(values)]
    )
    link = sheet["A5"].hyperlink
    assert link is not None
    assert link.location == "'Blad'!A1"


def test_rows_of_one_table_share_their_headings(book: Path) -> None:
    dated = SuggestedRow(
        "Blad", "Blad", ("ALS Klasse", "DAN Product", "Vanaf"), ("leeg", "IB1", "1-7-2016"), "Gat.",
        proposed().place,
    )  # fmt: skip
    sheet = loaded(checked(book, [], [proposed(), proposed("Kaal"), dated]))["Voorstel"]
    values = [row[2:] for row in sheet.iter_rows(min_row=4, max_row=6, values_only=True)]
    assert values == [
        ("ALS Klasse", "DAN Product", "Vanaf"),
        ("3 t/m 5", "handmatig", None),
        ("leeg", "IB1", "1-7-2016"),
    ]
    assert sheet["E5"].number_format == "@"


@pytest.mark.parametrize("text", ["=1+1", "+31", "@SUM(A1)", "-", "1-2", "02015", "http://x.nl"])
def test_what_looks_like_a_formula_or_date_stays_text(text: str, book: Path) -> None:
    copy = checked(book, [found((3, 1), message=text)], [proposed("Blad", text, text)])
    proposal = loaded(copy)["Voorstel"]["C5"]
    assert (proposal.value, proposal.data_type) == (text, "s")
    assert proposal.number_format == "@"
    message = loaded(copy)["Bevindingen"].cell(HEADER_ROW + 1, 5)
    assert (message.value, message.data_type) == (text, "s")


def test_no_formula_macro_or_link_outside_is_added(book: Path) -> None:
    before = parts_of(book)
    added = {
        name: data
        for name, data in parts_of(checked(book, [found((3, 1))], [proposed()])).items()
        if name not in before
    }
    for data in added.values():
        assert not re.search(rb'<f[ >]|TargetMode|Target="http|https?://(?!schemas\.)', data)


def test_a_suggested_row_has_a_cell_under_each_heading() -> None:
    with pytest.raises(ValueError, match="one cell under each heading"):
        SuggestedRow("T", "T", ("ALS x",), (), "", proposed().place)
