"""Marked cells: a colour by severity and a note, and all else of the cell as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell

from ibcalc.workbook.annotate.checked import MOST_NOTES
from ibcalc.workbook.annotate.marks import LONGEST_NOTE, MORE, Mark
from ibcalc.workbook.annotate.sheetscan import scan_sheet
from tests.workbook.annotate.books import (
    BLUE,
    FOUT,
    INFO,
    ORANGE,
    RED,
    WAARSCHUWING,
    checked,
    found,
    loaded,
    parts_of,
    rich_book,
)


def fill(cell: Cell | MergedCell) -> str:
    return str(cell.fill.fgColor.rgb)


def note(cell: Cell | MergedCell) -> str:
    return cell.comment.text if cell.comment else ""


def sheet_of(copy: Path, name: str = "Blad") -> dict[str, Cell | MergedCell]:
    """Every cell of a sheet by its address."""
    return {cell.coordinate: cell for row in loaded(copy)[name].iter_rows() for cell in row}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return rich_book(tmp_path / "boek.xlsx")


@pytest.mark.parametrize("severity, colour", [(FOUT, RED), (WAARSCHUWING, ORANGE), (INFO, BLUE)])
def test_the_colour_tells_the_severity_and_so_does_the_note(
    severity: object, colour: str, book: Path
) -> None:
    cell = sheet_of(checked(book, [found((3, 1), severity=severity)]))["A3"]  # type: ignore[arg-type]
    assert fill(cell) == colour
    assert note(cell) == (
        f"{str(severity).upper()} CNV-999\nHier klopt iets niet.\nHerstel: Typ het opnieuw."
    )


def test_a_format_keeps_all_but_its_fill_and_light_letters(book: Path) -> None:
    before = loaded(book)["Blad"]["B3"]
    after = sheet_of(checked(book, [found((3, 2))]))["B3"]
    assert fill(after) == RED
    assert after.number_format == before.number_format
    for name in ("border", "alignment", "protection"):
        assert repr(getattr(after, name)) == repr(getattr(before, name))
    assert after.font.b
    assert after.font.name == before.font.name
    assert before.font.color.rgb == "FFFFFFFF"
    assert after.font.color.rgb == "FF000000"
    assert after.value == 200


def test_other_cells_in_the_same_format_keep_it(book: Path) -> None:
    before = loaded(book)["Blad"]["B4"]
    after = sheet_of(checked(book, [found((3, 2))]))["B4"]
    assert (fill(after), repr(after.font)) == (fill(before), repr(before.font))


def test_the_gravest_finding_colours_the_cell_and_leads_the_note(book: Path) -> None:
    findings = [
        found((3, 1), severity=INFO, message="Weetje."),
        found((3, 1), severity=FOUT, message="Fout."),
        found((3, 1), severity=WAARSCHUWING, message="Let op."),
    ]
    cell = sheet_of(checked(book, findings))["A3"]
    assert fill(cell) == RED
    assert [line for line in note(cell).split("\n") if line.endswith("999")] == [
        "FOUT CNV-999", "WAARSCHUWING CNV-999", "INFO CNV-999",
    ]  # fmt: skip


def test_a_note_names_the_witness_in_the_users_words(book: Path) -> None:
    witness = (("Klasse", Decimal("2.5")), ("Peildatum", date(2016, 3, 1)), ("Code", None))
    cell = sheet_of(checked(book, [replace(found((3, 1)), witness=witness)]))["A3"]
    assert "Voorbeeld: Klasse = 2,5, Peildatum = 1-3-2016, Code = leeg" in note(cell)


def test_folded_cells_and_involved_rows_are_marked_too(book: Path) -> None:
    finding = replace(
        found((3, 1)), count=9, cells=("A3", "A4", "5"), rows=("Blad!C3", "Kaal!B2", "Weg!A1", "?")
    )
    copy = checked(book, [finding])
    cells = sheet_of(copy)
    marked = {name for name, cell in cells.items() if fill(cell) == RED}
    assert marked == {"A3", "A4", "A5", "C3"}
    assert fill(sheet_of(copy, "Kaal")["B2"]) == RED
    assert "(9x)" in note(cells["A4"])


def test_an_own_note_stays_and_ours_comes_below(book: Path) -> None:
    cell = sheet_of(checked(book, [found((2, 1))]))["A2"]
    assert note(cell).startswith("Een eigen opmerking.")
    assert note(cell).endswith("Herstel: Typ het opnieuw.")
    assert cell.comment is not None
    assert cell.comment.author == "Ans"


def test_an_own_note_that_is_not_in_a_marked_cell_is_not_touched(book: Path) -> None:
    assert note(sheet_of(checked(book, [found((3, 1))]))["A2"]) == "Een eigen opmerking."


def test_a_cell_that_is_not_there_is_made_in_its_place(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("Blad")
        sheet.set_column("C:C", 9, book.add_format({"num_format": "0.000"}))
        sheet.set_row(3, None, book.add_format({"num_format": "0%"}))
        for cell in ("B2", "D2", "B6"):
            sheet.write(cell, 1)
    spots = [(1, 1), (2, 1), (2, 3), (2, 5), (4, 3), (5, 3), (9, 9)]
    copy = checked(source, [found(spot) for spot in spots])
    cells = sheet_of(copy)
    assert [fill(cells[name]) for name in ("A1", "A2", "C2", "E2", "C4", "C5", "I9")] == [RED] * 7
    assert cells["C2"].number_format == "0.000"
    assert cells["C4"].number_format == "0%"
    scanned = scan_sheet(parts_of(copy)["xl/worksheets/sheet1.xml"])
    assert list(scanned.rows) == [1, 2, 4, 5, 6, 9]
    dimension = scanned.part("dimension")
    assert dimension is not None
    assert dimension.attributes["ref"] == "A1:I9"


def test_a_whole_row_or_column_is_marked_at_its_first_filled_cell(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("Blad")
        for cell in ("C2", "D2", "D3", "F7"):
            sheet.write(cell, 1)
    cells = sheet_of(checked(source, [found((2, 0)), found((0, 6)), found((8, 0))]))
    assert {name for name, cell in cells.items() if fill(cell) == RED} == {"C2", "F7", "A8"}


def test_a_finding_about_a_whole_sheet_marks_no_cell(book: Path) -> None:
    cells = sheet_of(checked(book, [found((0, 0))]))
    assert not any(fill(cell) == RED for cell in cells.values())


def test_under_a_merge_the_cell_that_shows_is_marked(book: Path) -> None:
    copy = checked(book, [found((9, 3), message="Eén."), found((8, 2), message="Twee.")])
    cell = loaded(copy)["Blad"]["A8"]
    assert fill(cell) == RED
    assert "Eén." in note(cell)
    assert "Twee." in note(cell)


def test_a_hidden_sheet_is_marked_and_stays_hidden(book: Path) -> None:
    copy = loaded(checked(book, [found((1, 1), "Verborgen")]))
    assert fill(copy["Verborgen"]["A1"]) == RED
    assert copy["Verborgen"].sheet_state == "hidden"


def test_protection_and_rules_stay(book: Path) -> None:
    before, after = loaded(book)["Blad"], loaded(checked(book, [found((3, 1))]))["Blad"]
    assert after.protection.sheet
    assert after.protection.password == before.protection.password
    assert len(after.data_validations.dataValidation) == 1
    assert len(after.conditional_formatting) == 1
    assert len(after._charts) == 1  # type: ignore[attr-defined]
    assert after.merged_cells.ranges == before.merged_cells.ranges


def test_a_finding_in_another_file_marks_nothing(book: Path) -> None:
    copy = checked(book, [found((3, 1), file="clienten.xlsx"), found((3, 2), file=book.name)])
    cells = sheet_of(copy)
    assert {name for name, cell in cells.items() if fill(cell) == RED} == {"B3"}


def test_markup_and_odd_characters_in_a_message_stay_text(book: Path) -> None:
    message = 'Zie <b> & "x" in _x0041_ € 5 \x07 =1+1'
    copy = checked(book, [found((3, 1), message=message)])
    assert message.replace("\x07", "\ufffd") in note(sheet_of(copy)["A3"]).replace("_x005F_x", "_x")


def test_a_long_note_is_cut_and_says_so() -> None:
    long = Mark(FOUT, ["woord " * LONGEST_NOTE])
    assert len(long.note) < LONGEST_NOTE + len(MORE) + 10
    assert long.note.endswith(MORE)


def test_many_findings_are_all_marked_but_not_all_noted(tmp_path: Path) -> None:
    source = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet("Blad")
    wanted = MOST_NOTES + 50
    cells = sheet_of(checked(source, [found((row, 2)) for row in range(1, wanted + 1)]))
    assert sum(fill(cell) == RED for cell in cells.values()) == wanted
    assert sum(cell.comment is not None for cell in cells.values()) == MOST_NOTES


SPOTS = st.tuples(st.integers(1, 12), st.integers(1, 8))


@given(filled=st.sets(SPOTS, max_size=20), marked=st.sets(SPOTS, min_size=1, max_size=10))
def test_any_cells_of_any_sheet(
    filled: set[tuple[int, int]],
    marked: set[tuple[int, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Every cell keeps its value, exactly the marked ones are coloured, and order is kept."""
    source = tmp_path_factory.mktemp("blad") / "boek.xlsx"
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("Blad")
        for row, column in filled:
            sheet.write(row - 1, column - 1, row * 100 + column)
    copy = checked(source, [found(spot) for spot in sorted(marked)])
    after = loaded(copy)["Blad"]
    cells = [cell for row in after.iter_rows() for cell in row]
    assert {(c.row, c.column) for c in cells if fill(c) == RED} == marked
    written = re.findall(rb'<c r="([A-Z])(\d+)"', parts_of(copy)["xl/worksheets/sheet1.xml"])
    places = [(int(row), letter) for letter, row in written]
    assert places == sorted(places)
    values = {(c.row, c.column): c.value for c in cells if c.value is not None}
    assert values == {(row, column): row * 100 + column for row, column in filled}
