"""The written templates: committed bytes, protection, rules, labels, colours and print."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.model.findings import Severity
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.rows import SHEETS
from ibcalc.workbook.shipped.build import template_file, templates
from ibcalc.workbook.submissions.forms.form import FORMS, HEADER_ROW, Form
from ibcalc.workbook.submissions.template.table_sheet import (
    COMPUTED,
    MAY_FILL,
    READY,
    TO_FILL,
)
from ibcalc.workbook.template.style import INPUT_FILL
from tests.workbook.submissions.filled_forms import TEMPLATES, form_book, form_bytes, shipped_model

FORM = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
FUNCTIONS = {
    "AND", "COUNTA", "COUNTIFS", "DATE", "IF", "IFERROR", "INDEX", "INT", "ISERROR", "ISNUMBER",
    "LEFT", "LEN", "MATCH", "MAX", "MID", "MIN", "MOD", "N", "NOT", "OR", "ROUND", "ROW",
    "SUBSTITUTE", "SUM", "SUMPRODUCT", "TRIM", "VALUE",
}  # fmt: skip
"""What the formulas may use: Excel 2010 and LibreOffice 7 have these under one name."""

LONGEST_FORMULA = 8192


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
def test_all_of_a_table_is_open_and_all_beside_it_is_locked(form: Form) -> None:
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        width = len(table.spec.columns)
        assert list(sheet.tables) == [table.spec.table]
        first, last = sheet.tables[table.spec.table].ref.split(":")
        assert first == f"A{HEADER_ROW}"
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1, max_row=int(re.sub(r"\D", "", last))):
            assert not any(cell.protection.locked for cell in row[:width])
            assert all(cell.protection.locked for cell in row[width + 1 :])
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW])
        assert not sheet.column_dimensions["A"].protection.locked


@FORM
def test_each_column_has_one_rule_with_its_help(form: Form) -> None:
    for sheet, table in zip(table_sheets(form), form.tables, strict=True):
        rules = {
            next(iter(rule.sqref.ranges)).min_col: rule
            for rule in sheet.data_validations.dataValidation
        }
        assert len(sheet.data_validations.dataValidation) == len(rules)
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
        for index, header_text in enumerate(table.beside, start=len(table.spec.columns) + 2):
            assert sheet.cell(HEADER_ROW - 1, index).value == COMPUTED
            assert sheet.cell(HEADER_ROW, index).value == header_text


@FORM
def test_no_merges_no_hidden_sheets_no_macro(form: Form) -> None:
    for sheet in form_book(form.kind).worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in {None, 1}
    for table in table_sheets(form):
        assert table.freeze_panes == f"B{HEADER_ROW + 1}"
        assert table.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


@FORM
def test_text_can_be_read_on_its_colour(form: Form) -> None:
    for sheet in form_book(form.kind).worksheets:
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                style = rule.dxf
                back = style.fill.bgColor.rgb if style.fill else "FFF2F2F2"
                assert contrast(style.font.color.rgb, back) >= 7


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1 between two ARGB colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(argb: str) -> float:
    parts = [int(argb[start : start + 2], 16) / 255 for start in (2, 4, 6)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@FORM
@pytest.mark.parametrize("with_model", [True, False])
def test_formulas_use_what_both_programs_have(form: Form, with_model: bool) -> None:
    for sheet in form_book(form.kind, with_model=with_model).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    text = re.sub(r'"[^"]*"', '""', str(cell.value))
                    assert set(re.findall(r"([A-Z][A-Z.]+|N)\(", text)) <= FUNCTIONS
                    assert len(str(cell.value)) <= LONGEST_FORMULA


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
        headers = [cell.value for cell in book[spec.name][1]]
        assert headers == [column.header for column in spec.columns]
    read = read_model(open_workbook(path))
    assert read.model.producten == ()


def test_the_empty_caseload_has_the_lists_and_kenmerken_of_the_model() -> None:
    sheet = openpyxl.load_workbook(TEMPLATES / template_file("clienten"))["Clienten"]
    headers = [cell.value for cell in sheet[1]]
    assert headers[-3:] == ["Uren 2015", "Dagdelen 2015", "Opmerking"]
    assert "DAN Product" not in headers
    lists = [str(rule.formula1) for rule in sheet.data_validations.dataValidation]
    assert any("IB1,IB2,IB3" in one for one in lists)
    assert any("H126" in one for one in lists)


def test_a_filled_caseload_template_is_calculated(tmp_path: Path) -> None:
    from ibcalc.front import api

    book = openpyxl.load_workbook(TEMPLATES / template_file("clienten"))
    sheet = book["Clienten"]
    for header, value in {"Client": "K-1", "Product": "IB1", "Van": "1-1-2016"}.items():
        column = next(cell.column for cell in sheet[1] if cell.value == header)
        sheet.cell(2, column).value = value
    path = tmp_path / "clienten.xlsx"
    book.save(path)
    result = api.calculate(TEMPLATES / "model-ib-2016.xlsx", path)
    assert [one for one in result.findings if one.severity is Severity.FOUT] == []
    assert result.total == 13 * 31_924
