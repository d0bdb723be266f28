"""What Excel asks of a workbook and no test here can try in Excel: functions, lengths, names.

Held over every template, with and without a model, and with other models: Excel 2010 and later and
LibreOffice 7 must read them, and two other readers open them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ibcalc.workbook.shipped.build import template_file, templates
from ibcalc.workbook.submissions.forms.form import FORMS, HEADER_ROW
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts, facts_of
from ibcalc.workbook.submissions.template.writer import write_form
from tests.workbook.submissions.filled import model
from tests.workbook.submissions.filled_forms import TEMPLATES, form_bytes, shipped_model
from tests.workbook.submissions.test_status_other_models import FACTS

FUNCTIONS = {
    "ABS", "AND", "COUNTA", "DATE", "DATEVALUE", "EXACT", "FIND", "IF", "IFERROR", "INDEX", "INT",
    "ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "MATCH", "MAX", "MID", "MIN", "MOD",
    "NOT", "OR", "REPT", "RIGHT", "ROUND", "ROW", "SUBSTITUTE", "SUM", "SUMPRODUCT", "TRIM",
    "VALUE", "YEAR",
}  # fmt: skip
"""What the formulas may use: Excel 2010 and LibreOffice 7 have these under one name."""

ARRAYS_ONLY_IN = {"SUMPRODUCT", "MATCH", "INDEX", "SUM", "MIN", "MAX", "COUNTA"}
"""Functions that take a range without Excel cutting it to one cell (implicit intersection)."""

BREAK_ARRAYS = {"IF", "IFERROR", "AND", "OR"}
"""Inside SUMPRODUCT these do not go along a range unless a formula is entered as an array."""

LONGEST_FORMULA, LONGEST_RULE, LONGEST_NAME, DEEPEST = 8_192, 255, 31, 64
RANGE = re.compile(r"^(?:'?[^'!]+'?!)?\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+$")
NAME = re.compile(r"[A-Za-z_\\][\w.\\]*\Z")
ADDRESS = re.compile(r"[A-Za-z]{1,3}\d+\Z|[RrCc]\d*\Z")


@cache
def made(case: str) -> bytes:
    """A template by ``kind/model``; of a committed one the file itself."""
    kind, with_model = case.split("/")
    if with_model == "geleverd":
        return (TEMPLATES / template_file(kind)).read_bytes()
    if with_model in {"ib2016", "geen"}:
        return form_bytes(kind, with_model=with_model == "ib2016")
    facts = {
        "proef": facts_of(model(), Aanvraag()),
        "maanden": FACTS,
        "leeg": Facts(aanvraag=Aanvraag('De "Zon" & co', "0505")),
    }[with_model]
    target = io.BytesIO()
    write_form(target, FORMS[kind], facts)
    return target.getvalue()


def kind_of(case: str) -> str:
    return case.partition("/")[0]


CASES = [
    *(f"{kind}/geleverd" for kind in templates(shipped_model())),
    *(f"{kind}/{name}" for kind in FORMS for name in ("geen", "proef", "maanden")),
    "aanbieder-volumes/leeg",
]
CASE = pytest.mark.parametrize("case", CASES)


@cache
def book(case: str) -> Book:
    return openpyxl.load_workbook(io.BytesIO(made(case)))


def formulas(case: str) -> Iterator[tuple[str, str]]:
    """Sheet with address, and the formula, of the first and last rows: the others are the same."""
    for sheet in book(case).worksheets:
        rows = {*range(1, 12), sheet.max_row}
        for number in sorted(rows):
            for cell in sheet[number]:
                if cell.data_type == "f":
                    yield f"{sheet.title}!{cell.coordinate}", str(cell.value)


@CASE
def test_formulas_are_understood_everywhere(case: str) -> None:
    for where, formula in formulas(case):
        assert len(formula) <= LONGEST_FORMULA, where
        tokens = Tokenizer(formula).items
        called = {token.value[:-1] for token in tokens
                  if token.type == "FUNC" and token.subtype == "OPEN"}  # fmt: skip
        assert called <= FUNCTIONS, where
        assert not [token for token in tokens if token.type == "OPERAND"
                    and token.subtype == "ERROR"], where  # fmt: skip


@CASE
def test_no_formula_takes_a_range_for_one_cell(case: str) -> None:
    """Else Excel cuts it to the row of the formula, or spills over its neighbours."""
    for where, formula in formulas(case):
        for token, outer in with_functions(formula):
            if token.type == "OPERAND" and RANGE.match(token.value):
                at = innermost_array(outer)
                assert at is not None, f"{where}: {token.value} in {outer}"
                assert not (set(outer[at + 1 :]) & BREAK_ARRAYS), f"{where}: {outer}"
            assert len(outer) <= DEEPEST


def with_functions(formula: str) -> Iterator[tuple[Any, list[str]]]:
    """Each token with the functions around it, the outermost first."""
    outer: list[str] = []
    for token in Tokenizer(formula).items:
        if token.type == "FUNC":
            if token.subtype == "OPEN":
                outer.append(token.value[:-1])
            else:
                outer.pop()
        yield token, list(outer)


def innermost_array(outer: list[str]) -> int | None:
    places = [at for at, name in enumerate(outer) if name in ARRAYS_ONLY_IN]
    return places[-1] if places else None


@pytest.mark.parametrize("case", [case for case in CASES if kind_of(case) in FORMS])
def test_a_column_has_one_formula(case: str) -> None:
    """The formula of a column differs from row to row in the number of its row alone."""
    for table in FORMS[kind_of(case)].tables:
        sheet: Worksheet = book(case)[table.spec.name]
        last = int(re.sub(r".*\D", "", str(sheet.auto_filter.ref)))
        width = len(table.spec.columns)
        for column in range(width + 1, width + 1 + len(table.beside)):
            patterns = {
                re.sub(rf"(?<=\$[A-Z]){row}\b", "¶", str(sheet.cell(row, column).value))
                for row in range(HEADER_ROW + 1, last + 1)
            }
            assert len(patterns) == 1, get_column_letter(column)


@CASE
def test_rules_and_their_texts_are_short_enough(case: str) -> None:
    for sheet in book(case).worksheets:
        for rule in sheet.data_validations.dataValidation:
            for text in (rule.formula1, rule.formula2):
                assert len(str(text or "")) <= LONGEST_RULE
                assert str(text or "").count("'") % 2 == 0
            for text, longest in (
                (rule.promptTitle, 32), (rule.prompt, 255), (rule.errorTitle, 32),
                (rule.error, 225),
            ):  # fmt: skip
                assert len(text or "") <= longest
            assert len(rule.sqref.ranges) == 1, "one rule for a column"


@CASE
def test_names_of_sheets_and_cells_are_allowed(case: str) -> None:
    titles = [sheet.title for sheet in book(case).worksheets]
    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert 0 < len(title) <= LONGEST_NAME
        assert not set(title) & set("[]:*?/\\")
        assert not title.startswith("'")
    for name, defined in book(case).defined_names.items():
        assert NAME.match(name)
        assert not ADDRESS.match(name)
        assert str(defined.attr_text)
        assert "#REF" not in str(defined.attr_text)


@CASE
def test_two_other_readers_open_it(case: str) -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(made(case)))
    assert other.sheet_names == book(case).sheetnames
    for name in other.sheet_names:
        values = other.get_sheet_by_name(name).to_python()
        first = next((str(cell.value) for cell in book(case)[name][1] if cell.value), "")
        assert first in map(str, values[0] if values else [""])


@CASE
def test_text_can_be_read_on_its_colour(case: str) -> None:
    """WCAG 2.1 asks 4.5 : 1 of text; of every cell with a text, and of every rule that colours."""
    for sheet in book(case).worksheets:
        for number in {*range(1, 60), sheet.max_row}:
            for cell in sheet[number]:
                if cell.value is not None:
                    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else WHITE
                    assert contrast(rgb(cell.font.color), str(fill)) >= 4.5, cell.coordinate
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                fill = rule.dxf.fill.bgColor.rgb if rule.dxf.fill else "FFF2F2F2"
                assert contrast(rgb(rule.dxf.font.color), str(fill)) >= 4.5


WHITE, BLACK = "FFFFFFFF", "FF000000"


def rgb(colour: Any) -> str:
    """The colour of a font; that of the theme is black."""
    return str(colour.rgb) if colour is not None and colour.type == "rgb" else BLACK


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


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast("FF777777", WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_opens_on_its_first_sheet_and_each_sheet_on_its_first_cell(kind: str) -> None:
    opened = book(f"{kind}/geleverd")
    assert opened.active.title == "Uitleg"  # type: ignore[union-attr]
    for table in FORMS[kind].tables:
        view: Any = opened[table.spec.name].sheet_view
        assert view.zoomScale in {None, 100}
        assert view.selection[-1].activeCell == f"A{HEADER_ROW + 1}"
    assert opened.properties.title == FORMS[kind].title
    assert opened.properties.subject
    said = {one.name: one.value for one in vars(opened)["custom_doc_props"].props}
    assert said["Taal"] == "nl-NL"


@pytest.mark.parametrize("kind", FORMS)
def test_every_rule_has_its_check_in_the_status(kind: str) -> None:
    """What is pasted takes the place of a rule; the status must still look at its column."""
    opened = book(f"{kind}/geleverd")
    for table in FORMS[kind].tables:
        sheet = opened[table.spec.name]
        status = str(sheet.cell(HEADER_ROW + 1, len(table.spec.columns) + len(table.beside)).value)
        for rule in sheet.data_validations.dataValidation:
            column = next(iter(rule.sqref.ranges)).min_col
            if rule.type in {None, "none", "custom"} or column > len(table.spec.columns):
                continue
            cell = f"${get_column_letter(column)}{HEADER_ROW + 1}"
            about = CHECKED_BY[str(rule.type)]
            assert any(check.format(cell=cell) in status for check in about), (cell, rule.type)


CHECKED_BY = {
    "list": ('{cell},"\u00a0",""', 'TRIM({cell})<>"ja"', "LEN(TRIM({cell}))<>4"),
    "whole": ("VALUE(TRIM({cell}))",),
    "decimal": ("VALUE(TRIM({cell}))",),
    "date": ("DATEVALUE(TRIM({cell}))",),
    "textLength": ("LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell}",),
}
"""The kind of a rule -> what stands in the status for it, of a cell; one of them is enough."""
