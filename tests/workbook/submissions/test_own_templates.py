"""The templates that a municipality fills itself: stamp, status, and what is done with them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ibcalc.front import api
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.privacy.copies import find_copies
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.rows import CLIENTEN, SHEETS
from ibcalc.workbook.submissions.forms.form import HEADER_ROW
from ibcalc.workbook.submissions.ingest import ingest
from ibcalc.workbook.submissions.template.blank import write_empty_caseload
from ibcalc.workbook.submissions.template.caseload_formulas import LONGEST_FORMULA
from tests.workbook.submissions.filled_forms import TEMPLATES, shipped_model
from tests.workbook.submissions.own_books import (
    FIRST,
    GOOD,
    IB,
    KINDS,
    book_of,
    empty,
    filled_caseload,
    filled_model,
    heads,
    saved,
    type_rows,
)


@KINDS
def test_the_stamp_stands_in_properties_and_in_names(kind: str) -> None:
    book: Any = book_of(kind)
    said = {one.name: one.value for one in book.custom_doc_props.props}
    wanted = {"ibcalc_soort": kind, "ibcalc_versie": "1", "ibcalc_gemeente": "0505"}
    if kind == "clienten":
        wanted |= {"ibcalc_model": shipped_model().settings.naam, "ibcalc_jaar": "2016"}
    assert {name: said[name] for name in wanted} == wanted
    names = {name: book.defined_names[name].attr_text.strip('"') for name in wanted}
    assert names == wanted


def test_a_caseload_is_protected_and_can_be_worked_with() -> None:
    book = book_of("clienten")
    for sheet in book.worksheets:
        protection = sheet.protection
        assert protection.sheet
        assert protection.password is None
        assert not any((protection.autoFilter, protection.sort, protection.insertRows))
    cells = book["Clienten"].iter_rows(min_row=FIRST, max_row=FIRST + 2)
    assert not any(cell.protection.locked for row in cells for cell in row)


def test_a_model_guards_its_headers_by_a_rule_so_that_its_tables_can_grow() -> None:
    book = book_of("model")
    for spec in SHEETS:
        sheet = book[spec.name]
        assert not sheet.protection.sheet
        width = get_column_letter(max(heads(sheet).values()))
        rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
        guard = rules[f"A{HEADER_ROW}:{width}{HEADER_ROW}"]
        assert (guard.type, guard.formula1) == ("custom", "FALSE")
    for name in ("Uitleg", "Status", "Voorbeeld"):
        assert book[name].protection.sheet


@KINDS
def test_every_column_has_a_label_help_and_one_rule(kind: str) -> None:
    book = book_of(kind)
    for spec in SHEETS if kind == "model" else [CLIENTEN]:
        sheet = book[spec.name]
        for header, column in heads(sheet).items():
            assert sheet.cell(HEADER_ROW - 1, column).value
            letters = get_column_letter(column)
            rules = [
                one for one in sheet.data_validations.dataValidation
                if str(one.sqref).startswith(f"{letters}{FIRST}:")
            ]  # fmt: skip
            assert len(rules) == 1, header
            assert rules[0].prompt


@KINDS
def test_sheets_are_visible_without_merges(kind: str) -> None:
    book = book_of(kind)
    assert {"Uitleg", "Status", "Voorbeeld"} <= set(book.sheetnames)
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges


def test_a_filled_caseload_gives_no_finding_of_the_template_itself(tmp_path: Path) -> None:
    path = filled_caseload(tmp_path / "c.xlsx", [GOOD])
    result = api.calculate(IB, path)
    assert result.total == 13 * 31_924
    assert [one for one in result.findings if one.place.file == path.name] == []


@pytest.mark.parametrize(
    ("kind", "shown"), [("model", "DAN Product"), ("clienten", "twaalf gelijke cliënten")]
)
def test_the_example_and_the_instructions_are_filled(kind: str, shown: str) -> None:
    book = book_of(kind)
    words = {str(cell.value) for row in book["Uitleg"].iter_rows() for cell in row}
    assert set(book.sheetnames[1:]) <= words
    example = {str(cell.value) for row in book["Voorbeeld"].iter_rows() for cell in row}
    assert shown in example


def test_a_kenmerk_may_be_called_as_a_column_of_the_template(tmp_path: Path) -> None:
    """A kenmerk Status is read; what the template computes under the same header is not."""
    kenmerk = Kenmerk("Status", KenmerkSoort.TEKST)
    model = replace(shipped_model(), kenmerken=(kenmerk, *shipped_model().kenmerken))
    target = io.BytesIO()
    write_empty_caseload(target, model)
    book = openpyxl.load_workbook(target)
    sheet: Any = book["Clienten"]
    own = [cell.column for cell in sheet[HEADER_ROW] if cell.value == "Status"]
    assert [sheet.cell(HEADER_ROW - 1, column).value for column in own] == [
        "mag leeg", "automatisch",
    ]  # fmt: skip
    for header, value in GOOD.items():
        sheet.cell(FIRST, heads(sheet)[header]).value = value
    sheet.cell(FIRST, own[0]).value = "nieuw"
    caseload, findings = read_caseload(saved(book, tmp_path / "c.xlsx"), model)
    assert findings == ()
    assert caseload.kenmerken["status"].values == (None, "nieuw")


def test_a_model_with_very_many_kenmerken_gives_a_formula_that_excel_can_hold() -> None:
    values = tuple(f"waarde {number:02d}" for number in range(20))
    many = tuple(Kenmerk(f"K{n}", KenmerkSoort.TEKST, Domain(values)) for n in range(40))
    target = io.BytesIO()
    write_empty_caseload(target, replace(shipped_model(), kenmerken=many))
    sheet = openpyxl.load_workbook(target)["Clienten"]
    status = str(sheet.cell(FIRST, heads(sheet)["Status"]).value)
    assert "Van ontbreekt" in status
    assert len(status) <= LONGEST_FORMULA
    rules = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert len(rules) >= len(many), "each still has its drop-down"


def test_a_caseload_without_its_sheet_is_not_read_from_the_example(tmp_path: Path) -> None:
    book = book_of("clienten")
    type_rows(book, "Clienten", [GOOD])
    book["Clienten"].title = "Onze mensen"
    result = api.calculate(IB, saved(book, tmp_path / "c.xlsx"))
    assert result.total == 13 * 31_924
    assert [one.code for one in result.findings if one.place.file == "c.xlsx"] == ["CLI-102"]


def test_a_remark_in_a_model_has_no_consequence(tmp_path: Path) -> None:
    book = book_of("model")
    for spec in SHEETS:
        notes = "Toelichting" if "Toelichting" in heads(book[spec.name]) else "Opmerking"
        type_rows(book, spec.name, [{notes: "nog navragen"}])
    path = saved(book, tmp_path / "m.xlsx")
    named = [one for one in read_model(open_workbook(path)).findings if one.code == "MOD-107"]
    assert named == []


def test_an_empty_model_is_read_and_its_extra_sheets_tell_nothing(tmp_path: Path) -> None:
    path = tmp_path / "model.xlsx"
    path.write_bytes(empty("model"))
    read = read_model(open_workbook(path))
    assert read.model.producten == ()
    extra = {"Uitleg", "Status", "Voorbeeld"}
    assert [one for one in read.findings if one.place.sheet in extra] == []


@pytest.mark.parametrize(("kind", "code"), [("model", "AANL-413"), ("clienten", "AANL-414")])
def test_an_ingest_says_what_to_do_with_it(kind: str, code: str, tmp_path: Path) -> None:
    stamped, bare = tmp_path / "a.xlsx", TEMPLATES / "clienten-voorbeeld.xlsx"
    stamped.write_bytes(empty(kind))
    for path in (stamped, IB if kind == "model" else bare):
        (one,) = ingest([path]).submissions
        assert code in {found.code for found in one.findings}
        assert not one.lines


def test_templates_and_the_caseload_of_the_municipality_are_no_copies(tmp_path: Path) -> None:
    for kind in ("model", "clienten"):
        (tmp_path / f"{kind}.xlsx").write_bytes(empty(kind))
    filled_caseload(tmp_path / "gevuld.xlsx", [GOOD])
    filled_model(tmp_path / "model 2016.xlsx")
    assert find_copies(tmp_path).copies == ()
