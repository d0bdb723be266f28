"""The writer of shipped workbooks: exact numbers, tables, notes, drop-downs, print set-up."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from ibcalc.workbook.exact_numbers import open_for_writing
from ibcalc.workbook.sheets.rows import SHEETS
from ibcalc.workbook.shipped.build import write_model
from ibcalc.workbook.template.choices import add_choices
from ibcalc.workbook.template.layout import Choices, columns_of_sheet, filled
from ibcalc.workbook.template.style import INPUT_FILL, lines_of
from ibcalc.workbook.template.writer import note_text


@pytest.fixture(scope="module")
def model() -> openpyxl.Workbook:
    target = io.BytesIO()
    write_model(target)
    return openpyxl.load_workbook(target)


def sheet_xml(*values: int | Decimal) -> str:
    target = io.BytesIO()
    workbook = open_for_writing(target)
    worksheet = workbook.add_worksheet()
    for row, value in enumerate(values):
        worksheet.write_number(row, 0, value)
    workbook.close()
    with zipfile.ZipFile(target) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", ["9.95", "0.10", "319.24", "1063.61", "99999999999.99", "-0.01"])
def test_a_decimal_is_stored_digit_for_digit(text: str) -> None:
    assert f"<v>{text}</v>" in sheet_xml(Decimal(text))


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="not exact"):
        sheet_xml(9.95)  # type: ignore[arg-type]


def test_text_stays_text() -> None:
    target = io.BytesIO()
    workbook = open_for_writing(target)
    worksheet = workbook.add_worksheet()
    for row, text in enumerate(("=1+1", "http://voorbeeld.nl", "02015")):
        worksheet.write(row, 0, text)
    workbook.close()
    cells = openpyxl.load_workbook(target).active
    assert cells is not None
    assert [cells.cell(row, 1).value for row in (1, 2, 3)] == [
        "=1+1", "http://voorbeeld.nl", "02015",
    ]  # fmt: skip
    with zipfile.ZipFile(target) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_every_sheet_of_the_contract_has_its_table(model: openpyxl.Workbook) -> None:
    assert model.sheetnames[0] == "Leeswijzer"
    for spec in SHEETS:
        assert list(model[spec.name].tables) == [spec.table]
        headers = {cell.value for cell in model[spec.name][1]}
        assert {column.header for column in spec.required} <= headers


def test_every_header_has_a_note_and_a_colour(model: openpyxl.Workbook) -> None:
    for sheet in model.worksheets[1:]:
        for header in sheet[1]:
            assert header.comment is not None, f"{sheet.title}!{header.coordinate}"
            assert header.fill.fgColor.rgb == "FF1F4E79"
            assert header.font.b != header.font.i, "bold is must fill, italic is may stay empty"


def test_input_is_marked_by_colour_and_by_a_label(model: openpyxl.Workbook) -> None:
    assert model["Tarieven"]["D2"].fill.fgColor.rgb == f"FF{INPUT_FILL.removeprefix('#')}"
    assert model["Kalender"]["B2"].fill.fgColor.rgb == "FFF2F2F2"
    legend = {str(row[0].value): str(row[1].value) for row in model["Leeswijzer"].iter_rows()}
    assert "Lichtgele cel" in legend["Invoer"]
    assert "Grijze cel" in legend["Gevuld"]


def test_sheets_print_on_a4_with_a_frozen_header(model: openpyxl.Workbook) -> None:
    for sheet in model.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.sheet_properties.tabColor is not None
    for sheet in model.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"


def test_one_rule_a_column_over_all_its_rows(model: openpyxl.Workbook) -> None:
    for sheet in model.worksheets[1:]:
        ranges = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
        whole = [area for area in ranges if area.endswith("1048576")]
        assert len(whole) == len(set(whole))
        assert all(area in whole or sheet.title == "Model" for area in ranges)


def test_codes_are_text_also_in_rows_to_come(model: openpyxl.Workbook) -> None:
    assert model["Categorie"]["A5"].number_format == "@"
    assert model["Categorie"]["A5"].value == "02015 ; 02016 ; 02017"
    assert model["Categorie"]["B7"].value == "1-2"
    column = model["Categorie"].column_dimensions["A"]
    assert column.number_format == "@"


def test_dates_and_amounts_are_dutch(model: openpyxl.Workbook) -> None:
    tarief = model["Tarieven"]
    assert tarief["B2"].number_format == "dd-mm-yyyy"
    assert tarief["D2"].number_format.startswith("[$€-413] #,##0.00")


def test_a_note_says_what_is_allowed() -> None:
    spec = next(spec for spec in SHEETS if spec.name == "Producten")
    notes = {column.header: note_text(column) for column in columns_of_sheet(spec)}
    assert "output, inspanning, taak" in notes["Bekostiging"]
    assert "Invoer, verplicht." in notes["Product"]
    assert "Invoer, mag leeg zijn." in notes["Familie"]


def test_an_unknown_header_is_our_own_bug() -> None:
    spec = next(spec for spec in SHEETS if spec.name == "Tarieven")
    with pytest.raises(ValueError, match="Prijsje"):
        filled(spec, columns_of_sheet(spec), ("Prijsje",), [("1",)])


def test_a_long_drop_down_needs_a_source() -> None:
    workbook = open_for_writing(io.BytesIO())
    with pytest.raises(ValueError, match="255"):
        add_choices(workbook.add_worksheet(), (0, 0), Choices(("x" * 300,)))


@pytest.mark.parametrize("text, width, lines", [
    ("kort", 10, 1),
    ("twee woorden", 8, 2),
    ("een\ntwee", 20, 2),
    ("", 10, 1),
])  # fmt: skip
def test_lines_of_a_wrapped_text(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines
