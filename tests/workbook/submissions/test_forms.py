"""The forms: every kind has its sheets and columns, and a template says what it is."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ibcalc.front.arguments import KINDS
from ibcalc.model.bsn import is_bsn
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.tariffmodel import BudgetPost, TariffModel
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.read_rows import read_rows
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.cost_rows import ARTICLE, Kostenelement
from ibcalc.workbook.submissions.forms.form import FORMS, GEGEVENS, STAMP, Form
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.submission import Submission
from ibcalc.workbook.submissions.template import blank, example_sheet
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts, facts_of
from ibcalc.workbook.submissions.template.writer import write_form
from tests.libreoffice import LibreOffice
from tests.workbook.submissions.filled_forms import (
    FIRST,
    facts,
    fill,
    form_book,
    form_bytes,
    saved,
    shipped_model,
)

Book = openpyxl.workbook.Workbook


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def properties_of(book: Book) -> list[Any]:
    """The custom document properties, which the types of openpyxl do not know."""
    return list(vars(book)["custom_doc_props"].props)


def submission(path: Path) -> Submission:
    """The file as an ingest reads it."""
    return read_submission(Sender(path, path.name), expected_of(shipped_model()))


def stamp_of(book: Book) -> tuple[dict[str, str], dict[str, str]]:
    """The stamp in the properties and in the names."""
    properties = {each.name: str(each.value) for each in properties_of(book)}
    names = {
        name: str(book.defined_names[name].attr_text).strip('"')
        for name in STAMP.values()
        if name in book.defined_names
    }
    return {name: properties[name] for name in STAMP.values() if name in properties}, names


def test_the_command_line_knows_every_kind() -> None:
    assert {*FORMS, blank.MODEL, blank.CLIENTEN} == set(KINDS)


def test_each_kind_is_named_by_its_key() -> None:
    assert {kind: (form.kind, form.version) for kind, form in FORMS.items()} == {
        kind: (kind, 2) for kind in FORMS
    }


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_fields_and_lists_are_those_of_the_columns(form: Form) -> None:
    assert form.sheets[0] is GEGEVENS
    for table in form.tables:
        fields = {column.field for column in table.spec.columns}
        assert set(table.lists) | set(table.prefilled) <= fields
        assert "opmerking" in fields
        assert form.table(table.spec.name) is table
    assert len({sheet.table for sheet in form.sheets}) == len(form.sheets)
    with pytest.raises(KeyError):
        form.table("Onbekend")


def test_every_cost_element_has_its_letter_of_the_article() -> None:
    assert list(ARTICLE) == list(Kostenelement)
    assert {letter for letter, _ in ARTICLE.values()} == set("abcdef")


@pytest.mark.parametrize("kind", FORMS)
def test_the_stamp_is_in_properties_and_names(kind: str) -> None:
    said = {
        "ibcalc_soort": kind,
        "ibcalc_versie": "2",
        "ibcalc_model": "Individuele Begeleiding 2016",
        "ibcalc_model_sha256": shipped_model().sha256,
        "ibcalc_gemeente": "0505",
        "ibcalc_jaar": "2016",
        "ibcalc_aanbieder": "Zorg & Welzijn",
    }
    assert stamp_of(form_book(kind)) == (said, said)


def test_the_stamp_survives_openpyxl(tmp_path: Path) -> None:
    before = stamp_of(form_book("kostprijs"))
    again = openpyxl.load_workbook(saved(form_book("kostprijs"), tmp_path / "a.xlsx"))
    assert stamp_of(again) == before


def test_the_stamp_survives_libreoffice(office: LibreOffice, tmp_path: Path) -> None:
    path = tmp_path / "kostprijs.xlsx"
    path.write_bytes(form_bytes("kostprijs"))
    again = openpyxl.load_workbook(office.convert(path, "xlsx"))
    assert stamp_of(again) == stamp_of(form_book("kostprijs"))


def test_a_name_with_quotes_is_a_text_in_the_stamp() -> None:
    target = io.BytesIO()
    asked = Aanvraag('De "Zon"')
    write_form(target, FORMS["kostprijs"], facts_of(shipped_model(), asked))
    book = openpyxl.load_workbook(target)
    assert book.defined_names["ibcalc_aanbieder"].attr_text == '"De ""Zon"""'


def test_gemeenten_come_from_budget_and_kenmerken_with_the_one_asked() -> None:
    model = TariffModel(
        kenmerken=(Kenmerk("gemeente", KenmerkSoort.CODE, Domain(("0590", "12"))),),
        budget=(BudgetPost(2016, "IB", gemeenten=("0642",)),),
    )
    assert facts_of(model, Aanvraag()).gemeenten == ("0590", "0642")
    assert facts_of(model, Aanvraag(gemeente="0505")).gemeenten == ("0505", "0590", "0642")
    assert facts_of(TariffModel(), Aanvraag(gemeente="0505")).gemeenten == ()


def test_the_only_gemeente_of_a_model_is_the_one_that_is_asked_about() -> None:
    model = TariffModel(budget=(BudgetPost(2016, "IB", gemeenten=("0642",)),))
    assert facts_of(model, Aanvraag()).aanvraag.gemeente == "0642"
    assert facts_of(model, Aanvraag(gemeente="0505")).aanvraag.gemeente == "0505"
    several = TariffModel(budget=(BudgetPost(2016, "IB", gemeenten=("0590", "0642")),))
    assert facts_of(several, Aanvraag()).aanvraag.gemeente == ""


def test_a_filled_form_is_read_by_its_row_models(tmp_path: Path) -> None:
    book = form_book("aanbieder-clienten")
    (table,) = FORMS["aanbieder-clienten"].tables
    row = {"client": "K-1", "product": "IB2", "opslag": "ja", "van": date(2016, 3, 7)}
    fill(book, table, {FIRST: row, FIRST + 3: {**row, "client": "K-2"}})
    one = submission(saved(book, tmp_path / "vol.xlsx"))
    assert [line.place.row for line in one.lines] == [FIRST, FIRST + 3]
    assert one.lines[0].day("van") == date(2016, 3, 7)
    assert one.findings == ()


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_form_has_no_rows_but_those_that_stand_ready(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    path.write_bytes(form_bytes(kind))
    one = submission(path)
    assert one.lines == ()
    assert {found.code for found in one.findings} == {"AANL-236"}, "nothing is filled in"
    workbook = open_workbook(path)
    facts_read = read_rows(workbook, GEGEVENS)
    assert [record.values["gegeven"] for record in facts_read.records] == [
        "Aanbieder", "AGB-code", "Gemeente", "Jaar", "Ingevuld op",
    ]  # fmt: skip


def test_the_bsns_of_the_example_are_test_numbers() -> None:
    for number in example_sheet.TEST_BSNS:
        assert is_bsn(number)
        assert "999900006" <= number <= "999999990"


def test_without_a_model_nothing_is_looked_up() -> None:
    assert Facts().stamp(FORMS["kostprijs"]) == {"ibcalc_soort": "kostprijs", "ibcalc_versie": "2"}
    assert "Tarieven" not in form_book("kostprijs", with_model=False).sheetnames
    assert facts().jaar == "2016"


@pytest.mark.parametrize("kind", FORMS)
def test_what_libreoffice_saved_is_read_the_same(
    kind: str, office: LibreOffice, tmp_path: Path
) -> None:
    book = form_book(kind)
    example: dict[str, object] = {
        "client": "999990019", "product": "IB2", "periode": "2016-P02", "gemeente": "0505",
        "aantal": 3, "van": date(2016, 3, 7), "uren": 6.5, "tarief": 52.4, "bedrag": 22.1,
        "element": "salaris", "opmerking": "uit LibreOffice",
    }  # fmt: skip
    for table in FORMS[kind].tables:
        fields = {column.field for column in table.spec.columns}
        row = {field: value for field, value in example.items() if field in fields}
        fill(book, table, {FIRST: row})
    path = saved(book, tmp_path / "vol.xlsx")
    one, other = submission(path), submission(office.convert(path, "xlsx"))
    assert one.lines
    assert [line.values for line in one.lines] == [line.values for line in other.lines]
    assert [found.code for found in one.findings] == [found.code for found in other.findings]


@pytest.mark.parametrize("kind", FORMS)
def test_libreoffice_keeps_protection_and_rules(
    kind: str, office: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.xlsx"
    path.write_bytes(form_bytes(kind))
    again = openpyxl.load_workbook(office.convert(path, "xlsx"))
    for table in FORMS[kind].tables:
        sheet = again[table.spec.name]
        assert sheet.protection.sheet
        assert not sheet.protection.autoFilter
        assert len(sheet.data_validations.dataValidation) >= len(table.spec.columns)
        assert str(sheet.auto_filter.ref).startswith(f"A{FIRST - 1}:")
