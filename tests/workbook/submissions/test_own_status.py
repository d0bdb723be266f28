"""The status and the amounts of a caseload and of a model, as LibreOffice works them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ibcalc.front import api
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.sheets.rows import SHEETS, TOETSEN
from ibcalc.workbook.submissions.forms.form import STATUS
from ibcalc.workbook.submissions.template.caseload_table import caseload_form
from ibcalc.workbook.submissions.template.example_sheet import example_rows
from ibcalc.workbook.submissions.template.formulas import LOOK_AT, OK, REMARK
from tests.libreoffice import LibreOffice
from tests.workbook.submissions.filled_forms import TEMPLATES, facts, shipped_model
from tests.workbook.submissions.own_books import (
    DAY,
    FIRST,
    GOOD,
    IB,
    KINDS,
    Row,
    book_of,
    empty,
    filled_caseload,
    filled_model,
    heads,
    saved,
    type_rows,
)


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


CASES: Mapping[str, tuple[Row, Severity | None]] = {
    "product": (GOOD, None),
    "code": ({"Client": "K-2", "Code": "H300", "Klasse": 3, "Van": DAY}, None),
    "no client": ({"Product": "IB1", "Van": DAY}, Severity.FOUT),
    "unknown product": ({**GOOD, "Product": "IBX"}, Severity.FOUT),
    "capitals": ({**GOOD, "Client": "K-3", "Product": "ib1"}, Severity.WAARSCHUWING),
    "no van": ({"Client": "K-4", "Product": "IB1"}, Severity.FOUT),
    "van no date": ({**GOOD, "Client": "K-5", "Van": "morgen"}, Severity.FOUT),
    "t/m before van": ({**GOOD, "Client": "K-6", "T/m": date(2015, 3, 1)}, Severity.FOUT),
    "aantal 0": ({**GOOD, "Client": "K-7", "Aantal": 0}, Severity.FOUT),
    "aantal broken": ({**GOOD, "Client": "K-8", "Aantal": 1.5}, Severity.FOUT),
    "aantal text": ({**GOOD, "Client": "K-9", "Aantal": "veel"}, Severity.FOUT),
    "opslag": ({**GOOD, "Client": "K-10", "Opslag": "misschien"}, Severity.FOUT),
    "opslag by its code": ({**GOOD, "Client": "K-11", "Opslag": "IB1O"}, None),
    "gemeente": ({**GOOD, "Client": "K-12", "Gemeente": "50"}, Severity.WAARSCHUWING),
    "volume": ({**GOOD, "Client": "K-13", "Volume": "x"}, Severity.FOUT),
    "volume below zero": ({**GOOD, "Client": "K-14", "Volume": -3}, Severity.FOUT),
    "unknown code": ({"Client": "K-15", "Code": "H999", "Klasse": 3, "Van": DAY}, Severity.FOUT),
    "overlap": ({**GOOD, "Client": "K-16"}, Severity.FOUT),
    "overlap again": ({**GOOD, "Client": "K-16", "Van": date(2016, 5, 1)}, Severity.FOUT),
    "error": ({**GOOD, "Client": "K-17", "Van": "#N/A"}, Severity.FOUT),
    "kenmerk": ({**GOOD, "Client": "K-18", "Uren 2015": "veel"}, Severity.WAARSCHUWING),
    "remark": ({"Opmerking": "dit is een losse opmerking"}, Severity.WAARSCHUWING),
    "ends before the next": ({**GOOD, "Client": "K-19", "T/m": date(2016, 4, 30)}, None),
    "begins after": ({**GOOD, "Client": "K-19", "Van": date(2016, 5, 1)}, None),
}


def level(text: str) -> Severity | None:
    if text == OK:
        return None
    return Severity.WAARSCHUWING if text.startswith((LOOK_AT, REMARK)) else Severity.FOUT


def found_at(findings: Sequence[Finding], row: int) -> Severity | None:
    here = {
        one.severity for one in findings
        if one.place.sheet == "Clienten"
        and row in {one.place.row, *(int(cell.lstrip("ABCDEFGHIJKLMNOPQ")) for cell in one.cells)}
    }  # fmt: skip
    return next((one for one in (Severity.FOUT, Severity.WAARSCHUWING) if one in here), None)


def test_the_status_of_a_client_is_that_of_its_findings(
    office: LibreOffice, tmp_path: Path
) -> None:
    path = filled_caseload(tmp_path / "clienten.xlsx", [row for row, _ in CASES.values()])
    values, result = office.recalculated(path), api.calculate(IB, path)
    column = get_column_letter(heads(book_of("clienten")["Clienten"])[STATUS])
    texts = [str(values["Clienten", f"{column}{FIRST + index}"]) for index in range(len(CASES))]
    wanted = {name: severity for name, (_, severity) in CASES.items()}
    assert dict(zip(CASES, map(level, texts), strict=True)) == wanted
    found = [found_at(result.findings, FIRST + index) for index in range(len(CASES))]
    assert dict(zip(CASES, found, strict=True)) == wanted
    faults = sum(severity is Severity.FOUT for severity in wanted.values())
    assert values["Status", "A2"] == f"Nog niet klaar: {faults} rijen met een fout"


def test_the_rows_of_the_example_have_the_status_that_it_shows(
    office: LibreOffice, tmp_path: Path
) -> None:
    form = caseload_form(shipped_model())
    (table,) = form.tables
    rows = example_rows(table, facts())
    book = book_of("clienten")
    for number, row in enumerate(rows, start=FIRST):
        cells = {
            column.header: row[column.field] for column in table.spec.columns if column.field in row
        }
        type_rows(book, "Clienten", [cells], number)
    values = office.recalculated(saved(book, tmp_path / "c.xlsx"))
    column = get_column_letter(heads(book["Clienten"])[STATUS])
    shown = [values["Clienten", f"{column}{FIRST + index}"] for index in range(len(rows))]
    assert shown == [row[STATUS] for row in rows]


def test_the_preview_is_a_whole_period_with_the_opslag_for_each_client(
    office: LibreOffice, tmp_path: Path
) -> None:
    rows = [{**GOOD, "Aantal": 12}, {**GOOD, "Client": "K-2", "Opslag": "ja"},
            {**GOOD, "Client": "K-3", "Opslag": "IB1O"}]  # fmt: skip
    values = office.recalculated(filled_caseload(tmp_path / "c.xlsx", rows))
    column = get_column_letter(heads(book_of("clienten")["Clienten"])["Bedrag"])
    shown = [values["Clienten", f"{column}{FIRST + index}"] for index in range(3)]
    assert shown == [pytest.approx(12 * 319.24), pytest.approx(409.25), pytest.approx(409.25)]
    assert values["Status", "A2"] == "Klaar om mee te rekenen"


def test_a_model_that_is_filled_in_gives_the_same_total(
    office: LibreOffice, tmp_path: Path
) -> None:
    path, clients = filled_model(tmp_path / "model.xlsx"), TEMPLATES / "clienten-voorbeeld.xlsx"
    result, expected = api.calculate(path, clients), api.calculate(IB, clients)
    assert result.total == expected.total > 0
    told = {(one.code, one.severity) for one in result.findings}
    assert told - {(one.code, one.severity) for one in expected.findings} == {
        ("MOD-108", Severity.WAARSCHUWING)
    }, "openpyxl does not let the table of Toetsen grow"
    values = office.recalculated(path)
    book = book_of("model")
    texts = set()
    for spec in SHEETS:
        column = heads(book[spec.name])[STATUS]
        cells = (f"{get_column_letter(column)}{row}" for row in range(FIRST, FIRST + 40))
        texts |= {values.get((spec.name, cell)) for cell in cells}
    assert texts <= {OK, None, ""}


PRODUCT = {"Product": "A", "Omschrijving": "a", "Soort": "basis", "Eenheid": "periode",
           "Bekostiging": "output", "Toerekening": "vol"}  # fmt: skip
DEFECTS: Mapping[str, tuple[str, Row, str]] = {
    "no soort": ("Producten", {**PRODUCT, "Product": "B", "Soort": None}, "Soort ontbreekt"),
    "eenheid": ("Producten", {**PRODUCT, "Product": "C", "Eenheid": "kilo"},
                "Eenheid staat niet in de lijst"),
    "twice": ("Producten", PRODUCT, "staat ook in een andere rij"),
    "other product": ("Tarieven", {"Product": "Z", "Vanaf": DAY, "Tarief": 5},
                      "Product staat niet op blad Producten"),
    "no date": ("Tarieven", {"Product": "A", "Vanaf": "morgen", "Tarief": 5},
                "Vanaf is geen datum"),
    "no price": ("Tarieven", {"Product": "A", "Vanaf": DAY}, "Tarief ontbreekt"),
    "price text": ("Tarieven", {"Product": "C", "Vanaf": DAY, "Tarief": "vijf"},
                   "Tarief is geen getal"),
    "end": ("Tarieven", {"Product": "B", "Vanaf": DAY, "T/m": date(2015, 1, 1), "Tarief": 5},
            "T/m ligt voor het begin"),
    "verplicht": ("Kenmerken", {"Kenmerk": "x", "Soort": "tekst", "Verplicht": "soms"},
                  "Verplicht is geen ja of nee"),
    "post": ("Budget", {"Jaar": 2016, "Grondslag": 5}, "Post ontbreekt"),
}  # fmt: skip


def test_the_status_of_a_model_sees_what_check_calls_a_fout(
    office: LibreOffice, tmp_path: Path
) -> None:
    book = book_of("model")
    type_rows(book, "Producten", [PRODUCT])
    type_rows(book, "Tarieven", [{"Product": "A", "Vanaf": date(2016, 6, 1), "Tarief": 5}])
    places, last = {}, dict.fromkeys((spec.name for spec in SHEETS), FIRST)
    for name, (sheet, row, text) in DEFECTS.items():
        last[sheet] += 1
        type_rows(book, sheet, [row], last[sheet])
        places[name] = (sheet, last[sheet], text)
    path = saved(book, tmp_path / "model.xlsx")
    values = office.recalculated(path)
    findings = read_model(open_workbook(path)).findings
    for name, (sheet, number, text) in places.items():
        column = get_column_letter(heads(book[sheet])[STATUS])
        assert text in str(values[sheet, f"{column}{number}"]), name
        faults = {one.place.row for one in findings
                  if one.severity is Severity.FOUT and one.place.sheet == sheet}  # fmt: skip
        assert number in faults, name


def test_a_toets_may_be_wrong_on_purpose(office: LibreOffice, tmp_path: Path) -> None:
    book = book_of("model")
    row = {"Toets": "einde", "Van": DAY, "T/m": date(2015, 1, 1), "Verwacht bevinding": "CLI-203"}
    type_rows(book, TOETSEN.name, [row])
    values = office.recalculated(saved(book, tmp_path / "m.xlsx"))
    column = get_column_letter(heads(book[TOETSEN.name])[STATUS])
    assert values[TOETSEN.name, f"{column}{FIRST}"] == OK


@KINDS
def test_before_filling_the_cached_values_are_what_the_formulas_give(
    kind: str, office: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.xlsx"
    path.write_bytes(empty(kind))
    cached = openpyxl.load_workbook(path, data_only=True)
    values = office.recalculated(path)
    for sheet in cached.worksheets:
        for row in sheet.iter_rows(max_row=60):
            for cell in row:
                given = values.get((sheet.title, cell.coordinate))
                assert (cell.value or None) == (given or None), (sheet.title, cell.coordinate)
