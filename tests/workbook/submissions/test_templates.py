"""The written templates: committed bytes, protection, rules, labels, colours and print."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.model.findings import Severity
from ibcalc.model.product import Product
from ibcalc.workbook.made import COMPUTED
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.rows import SHEETS
from ibcalc.workbook.shipped.build import template_file, templates
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import ASIDE, FORMS, HEADER_ROW, STATUS, Form
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.table_sheet import (
    MAY_FILL,
    READY,
    TO_FILL,
    grid_of,
)
from ibcalc.workbook.template.style import INPUT_FILL
from tests.workbook.submissions.filled_forms import TEMPLATES, form_book, form_bytes, shipped_model

FORM = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
LAST_COLUMN = 16_384


@pytest.mark.parametrize("kind", templates(shipped_model()))
def test_the_committed_template_is_what_is_written(kind: str) -> None:
    target = io.BytesIO()
    templates(shipped_model())[kind](target)
    committed = (TEMPLATES / template_file(kind)).read_bytes()
    assert target.getvalue() == committed, "run: python -m ibcalc.workbook.shipped"


def test_no_template_is_left_over() -> None:
    made = {template_file(kind) for kind in templates(shipped_model())}
    assert {path.name for path in TEMPLATES.glob("sjabloon-*")} == made


def table_sheets(form: Form) -> list[Worksheet]:
    book = form_book(form.kind)
    return [book[table.spec.name] for table in form.tables]


@FORM
def test_sheets_are_protected_without_password_but_can_be_worked_with(form: Form) -> None:
    for sheet in form_book(form.kind).worksheets:
        protection = sheet.protection
        assert protection.sheet
        assert protection.password is None
        allowed = (protection.autoFilter, protection.sort, protection.formatColumns,
                   protection.formatRows, protection.insertRows, protection.deleteRows)  # fmt: skip
        assert not any(allowed), "False means that it is not forbidden"


@FORM
def test_rows_can_be_filtered_sorted_inserted_and_deleted(form: Form) -> None:
    """No Excel table: none takes a row on a protected sheet. Every cell of a row is open."""
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        width = len(table.spec.columns) + len(table.beside)
        last = f"{get_column_letter(width)}{sheet.max_row}"
        assert not sheet.tables
        assert sheet.auto_filter.ref == f"A{HEADER_ROW}:{last}"
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            assert len(row) == width
            assert not any(cell.protection.locked for cell in row)
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW])
        columns = sheet.column_dimensions.values()
        assert max(one.max or 0 for one in columns) == LAST_COLUMN
        assert not any(one.protection.locked for one in columns)


@FORM
def test_what_is_computed_is_not_typed_over(form: Form) -> None:
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        for index in range(len(table.spec.columns) + 1, sheet.max_column + 1):
            letters = get_column_letter(index)
            (rule,) = (one for one in sheet.data_validations.dataValidation
                       if str(one.sqref).startswith(f"{letters}{HEADER_ROW + 1}:"))  # fmt: skip
            assert (rule.type, rule.formula1, rule.errorStyle) == ("custom", "FALSE", None)
            assert rule.showErrorMessage


def test_there_is_room_for_every_product_in_every_period_of_every_gemeente() -> None:
    (table,) = FORMS["aanbieder-volumes"].tables
    products = tuple(Product(f"P{number}") for number in range(20))
    periods = shipped_model().calendar
    small = Facts(producten=products, perioden=periods)
    assert grid_of(table, Facts()).last == HEADER_ROW + 500
    assert grid_of(table, small).last == HEADER_ROW + 500
    four = replace(small, gemeenten=("0505", "0523", "0531", "0590"))
    assert grid_of(table, four).last == HEADER_ROW + 1_100, "20 x 13 x 4 = 1040"
    many = replace(small, gemeenten=tuple(f"{number:04d}" for number in range(40)))
    assert grid_of(table, many).last == HEADER_ROW + 2_000


@FORM
def test_each_column_has_one_rule_with_its_help(form: Form) -> None:
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        rules = {
            next(iter(rule.sqref.ranges)).min_col: rule
            for rule in sheet.data_validations.dataValidation
        }
        assert len(sheet.data_validations.dataValidation) == len(rules)
        assert len(rules) == len(table.spec.columns) + len(table.beside)
        for index, column in enumerate(table.spec.columns, start=1):
            rule = rules[index]
            assert len(rule.sqref.ranges) == 1
            assert str(rule.sqref).endswith(f"{HEADER_ROW + 1}:{str(rule.sqref)[0]}1048576")
            assert rule.promptTitle == column.header
            assert str(rule.prompt).startswith(column.help)
            assert rule.showInputMessage
            if column.field in table.lists or column.choices:
                assert rule.type == "list" or column.field == "gemeente"


@FORM
def test_who_fills_a_column_is_said_in_words_and_in_colour(form: Form) -> None:
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        for index, column in enumerate(table.spec.columns, start=1):
            label = sheet.cell(HEADER_ROW - 1, index).value
            assert label == {True: READY}.get(column.field in table.prefilled, label)
            assert label in {TO_FILL, MAY_FILL, READY}
            if column.must_fill:
                assert label != MAY_FILL
            header = sheet.cell(HEADER_ROW, index)
            assert header.font.i == (label == MAY_FILL)
            fill = sheet.cell(HEADER_ROW + 1, index).fill.fgColor.rgb
            assert (fill == f"FF{INPUT_FILL.removeprefix('#')}") == (label != READY)
        for index, header_text in enumerate(table.beside, start=len(table.spec.columns) + 1):
            assert sheet.cell(HEADER_ROW - 1, index).value == COMPUTED
            assert sheet.cell(HEADER_ROW, index).value == header_text


@FORM
def test_no_merges_no_hidden_sheets_no_macro(form: Form) -> None:
    for sheet in form_book(form.kind).worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in {None, 1}
    assert set(form_book(form.kind).sheetnames) - {one.name for one in form.sheets} == set(ASIDE)
    for table in table_sheets(form):
        assert table.freeze_panes == f"B{HEADER_ROW + 1}"
        assert not table.print_area, "rows that come below are printed too"
        assert table.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def hidden(tmp_path: Path, name: str, state: str) -> list[tuple[str, str]]:
    """What is told of a form of which one sheet is hidden: one of ours, or a new one."""
    book = form_book("aanbieder-volumes")
    if name not in book.sheetnames:
        book.create_sheet(name)["A1"] = "verstopt"
    sheet: Any = book[name]
    sheet.sheet_state = state
    path = tmp_path / "verborgen.xlsx"
    book.save(path)
    one = read_submission(Sender(path, path.name), expected_of(shipped_model()))
    told = [found for found in one.findings if found.code in {"AANL-140", "AANL-150"}]
    return [(found.code, found.place.sheet) for found in told]


@pytest.mark.parametrize("name", ASIDE)
def test_a_sheet_of_our_own_may_be_hidden_but_not_so_that_excel_does_not_list_it(
    tmp_path: Path, name: str
) -> None:
    assert hidden(tmp_path, name, "hidden") == []
    assert hidden(tmp_path, name, "veryHidden") == [("AANL-150", name)]


@pytest.mark.parametrize("name", ["Volumes", "Gegevens", "Extra"])
def test_a_hidden_sheet_with_rows_or_of_someone_else_is_told(tmp_path: Path, name: str) -> None:
    assert hidden(tmp_path, name, "hidden") == [("AANL-140", name)]
    assert hidden(tmp_path, name, "veryHidden") == [("AANL-150", name)]


@FORM
def test_the_example_and_the_instructions_are_filled(form: Form) -> None:
    book = form_book(form.kind)
    words = [str(cell.value) for row in book["Uitleg"].iter_rows() for cell in row if cell.value]
    assert form.title in words
    assert set(book.sheetnames[1:]) <= set(words)
    example = [cell.value for row in book["Voorbeeld"].iter_rows() for cell in row]
    assert "ok" in example
    assert all(column.header in example for table in form.tables for column in table.spec.columns)
    assert not book["Voorbeeld"].tables


@FORM
def test_the_same_facts_give_the_same_bytes(form: Form) -> None:
    form_bytes.cache_clear()
    first = form_bytes(form.kind)
    form_bytes.cache_clear()
    assert form_bytes(form.kind) == first


def test_the_empty_model_has_every_sheet_and_can_be_read() -> None:
    path = TEMPLATES / template_file("model")
    book = openpyxl.load_workbook(path)
    for spec in SHEETS:
        assert list(book[spec.name].tables) == [spec.table]
        headers = [cell.value for cell in book[spec.name][HEADER_ROW]]
        assert headers[: len(spec.columns)] == [column.header for column in spec.columns]
        assert headers[-1] == STATUS
        assert {"Toelichting", "Opmerking"} & set(headers), "a column for remarks"
    read = read_model(open_workbook(path))
    assert read.model.producten == ()


def test_the_empty_caseload_has_the_lists_and_kenmerken_of_the_model() -> None:
    sheet = openpyxl.load_workbook(TEMPLATES / template_file("clienten"))["Clienten"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    kenmerken = ["Uren 2015", "Dagdelen 2015", "Opmerking"]
    assert headers[-6:] == [*kenmerken, "Tarief", "Bedrag", "Status"]
    assert "DAN Product" not in headers
    lists = [str(rule.formula1) for rule in sheet.data_validations.dataValidation]
    assert any(one.startswith("Lijsten!$A$2") for one in lists)
    assert any("H126" in one for one in lists)


def test_a_filled_caseload_template_is_calculated(tmp_path: Path) -> None:
    from ibcalc.front import api

    book = openpyxl.load_workbook(TEMPLATES / template_file("clienten"))
    sheet = book["Clienten"]
    for header, value in {"Client": "K-1", "Product": "IB1", "Van": "1-1-2016"}.items():
        column = next(cell.column for cell in sheet[HEADER_ROW] if cell.value == header)
        sheet.cell(HEADER_ROW + 1, column).value = value
    path = tmp_path / "clienten.xlsx"
    book.save(path)
    result = api.calculate(TEMPLATES / "model-ib-2016.xlsx", path)
    assert [one for one in result.findings if one.severity is Severity.FOUT] == []
    assert result.total == 13 * 31_924
