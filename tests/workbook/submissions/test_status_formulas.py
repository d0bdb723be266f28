"""LibreOffice recalculates filled forms: each planted fault is named in the status of its row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from ibcalc.workbook.submissions.forms.form import (
    BEDRAG,
    CLIENTEN_BSN,
    COST_PRICE,
    DIFFERENCE,
    FORMS,
    PERIOD_PRICE,
    STATUS,
    TARIEF,
    FormTable,
)
from ibcalc.workbook.submissions.template.example_sheet import example_rows
from ibcalc.workbook.submissions.template.formulas import ERROR_VALUE, REMARK
from ibcalc.workbook.submissions.template.table_sheet import ready_rows
from tests.libreoffice import LibreOffice, Values, in_cents, read_values
from tests.workbook.submissions.filled_forms import (
    FIRST,
    Row,
    facts,
    fill,
    form_book,
    form_bytes,
    saved,
)

BSN, NO_BSN = "999990019", "999990018"
PERIOD = "2016-P01"
VOLUME = {"product": "IB1", "periode": PERIOD, "gemeente": "0505", "aantal": 12}
VOLUMES: list[tuple[Row, str]] = [
    (VOLUME, "ok"),
    ({**VOLUME, "periode": "2016-P02", "aantal": 0, "opmerking": "niemand"}, "ok"),
    ({**VOLUME, "product": None}, "Product ontbreekt"),
    ({**VOLUME, "product": "IB9"}, "Product staat niet in de lijst"),
    ({**VOLUME, "product": "IB*", "periode": "2016-P13"}, "Product staat niet in de lijst"),
    ({**VOLUME, "periode": " "}, "Periode ontbreekt"),
    ({**VOLUME, "periode": "2017-P01"}, "Periode staat niet in de lijst"),
    ({**VOLUME, "periode": "2016-P03", "gemeente": "505"},
     "let op: Gemeente is geen code van vier cijfers"),
    ({**VOLUME, "periode": "2016-P03", "gemeente": None}, "ok"),
    ({**VOLUME, "periode": "2016-P04", "aantal": None}, "Aantal clienten ontbreekt"),
    ({**VOLUME, "periode": "2016-P05", "aantal": "twaalf"}, "Aantal clienten is geen getal"),
    ({**VOLUME, "periode": "2016-P06", "aantal": 2.5},
     "Aantal clienten is geen heel getal van 0 of meer"),
    ({**VOLUME, "periode": "2016-P07", "aantal": -1},
     "Aantal clienten is geen heel getal van 0 of meer"),
    ({**VOLUME, "periode": "2016-P08", "volume": "veel"}, "Volume is geen getal"),
    ({**VOLUME, "periode": "2016-P09", "volume": -4},
     "Volume is minder dan 0; let op: volume telt niet mee bij dit product"),
    ({**VOLUME, "periode": "2016-P10"}, "let op: staat ook in een andere rij"),
    ({**VOLUME, "periode": "2016-P10"}, "let op: staat ook in een andere rij"),
    ({"opmerking": "alleen een opmerking"}, "opmerking, telt niet mee"),
    ({"product": "Totaal", "aantal": 99}, "opmerking, telt niet mee"),
    ({"opmerking": "nazien"}, "Product ontbreekt; Periode ontbreekt; Aantal clienten ontbreekt"),
    ({**VOLUME, "periode": "2016-P11", "aantal": "#N/A"}, ERROR_VALUE),
    ({**VOLUME, "product": "IB9", "periode": "2016-P12", "aantal": None},
     "Product staat niet in de lijst; Aantal clienten ontbreekt"),
]  # fmt: skip
CLIENT = {"client": "K-1", "product": "IB2", "opslag": "nee", "van": date(2016, 3, 7)}
CLIENTS: list[tuple[Row, str]] = [
    (CLIENT, "ok"),
    ({**CLIENT, "client": "K-2", "opslag": "ja", "tot_en_met": date(2016, 3, 7)}, "ok"),
    ({**CLIENT, "client": None}, "Clientnummer ontbreekt"),
    ({**CLIENT, "client": "K-3", "opslag": "misschien"}, "Opslag is geen ja of nee"),
    ({**CLIENT, "client": "K-4", "van": None}, "Van ontbreekt"),
    ({**CLIENT, "client": "K-5", "van": "half april"}, "Van is geen datum"),
    ({**CLIENT, "client": "K-6", "tot_en_met": "31-2-2016"}, "T/m is geen datum"),
    ({**CLIENT, "client": "K-7", "tot_en_met": date(2016, 3, 6)}, "T/m ligt voor Van"),
    ({**CLIENT, "client": "K-8", "van": date(2015, 6, 1)}, "ok"),
    ({**CLIENT, "client": "K-9", "van": date(2017, 1, 1)},
     "let op: valt buiten 2016"),
    ({**CLIENT, "client": "K-10", "product": "IB2O", "opslag": "ja"},
     "let op: dit product heeft geen opslag"),
    ({**CLIENT, "client": BSN}, "let op: dit lijkt een BSN; gebruik een eigen nummer"),
    ({**CLIENT, "client": "K-11"}, "let op: staat ook in een andere rij"),
    ({**CLIENT, "client": "K-11"}, "let op: staat ook in een andere rij"),
]  # fmt: skip
BSNS: list[tuple[Row, str]] = [
    ({**CLIENT, "client": BSN}, "ok"),
    ({**CLIENT, "client": None}, "BSN ontbreekt"),
    ({**CLIENT, "client": BSN[2:]}, "BSN heeft geen negen cijfers"),
    ({**CLIENT, "client": NO_BSN}, "BSN voldoet niet aan de elfproef"),
    ({**CLIENT, "client": "99999001X"}, "BSN voldoet niet aan de elfproef"),
    ({**CLIENT, "client": "000000000"}, "BSN voldoet niet aan de elfproef"),
    ({**CLIENT, "client": int(BSN), "product": "IB1"}, "ok"),
]


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def beside(table: FormTable, header: str, row: int) -> str:
    """The address of what is computed in a row."""
    return f"{get_column_letter(len(table.spec.columns) + 1 + table.beside.index(header))}{row}"


def told(values: Values, table: FormTable, header: str, row: int) -> object:
    return values.get((table.spec.name, beside(table, header, row)))


def recalculated(
    office: LibreOffice, folder: Path, kind: str, rows: list[tuple[Row, str]]
) -> Values:
    book = form_book(kind)
    (table,) = FORMS[kind].tables
    fill(book, table, {number: row for number, (row, _) in enumerate(rows, start=FIRST)})
    return office.recalculated(saved(book, folder / f"{kind}.xlsx"))


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("aanbieder-volumes", VOLUMES),
        ("aanbieder-clienten", CLIENTS),
        ("aanbieder-clienten-bsn", BSNS),
    ],
)
def test_each_fault_is_named_in_its_row_and_counted(
    office: LibreOffice, tmp_path: Path, kind: str, rows: list[tuple[Row, str]]
) -> None:
    (table,) = FORMS[kind].tables
    values = recalculated(office, tmp_path, kind, rows)
    wanted = [expected for _, expected in rows]
    numbers = range(FIRST, FIRST + len(rows))
    assert [told(values, table, STATUS, number) for number in numbers] == wanted
    assert told(values, table, STATUS, FIRST + len(rows)) in {None, ""}
    hints = [text.startswith("let op") for text in wanted]
    wrong = [number for number, text in zip(numbers, wanted, strict=True)
             if text not in {"ok", REMARK} and not text.startswith("let op")]  # fmt: skip
    counts = [values[STATUS, f"{letter}6"] for letter in "BCDEFG"]
    remarks = wanted.count(REMARK)
    assert counts == [len(rows) - remarks, wanted.count("ok"), sum(hints), len(wrong), wrong[0], 0]
    assert values[STATUS, "A2"] == f"Nog niet klaar: {len(wrong)} rijen met een fout"


def test_the_price_preview_of_volumes(office: LibreOffice, tmp_path: Path) -> None:
    (table,) = FORMS["aanbieder-volumes"].tables
    values = recalculated(office, tmp_path, "aanbieder-volumes", VOLUMES)
    assert in_cents(told(values, table, TARIEF, FIRST)) == Decimal("319.24")
    assert in_cents(told(values, table, BEDRAG, FIRST)) == Decimal("3830.88")
    assert told(values, table, BEDRAG, FIRST + 3) in {None, ""}


def test_the_price_preview_of_a_client_has_the_opslag(office: LibreOffice, tmp_path: Path) -> None:
    (table,) = FORMS["aanbieder-clienten"].tables
    values = recalculated(office, tmp_path, "aanbieder-clienten", CLIENTS)
    assert in_cents(told(values, table, BEDRAG, FIRST)) == Decimal("692.21")
    assert in_cents(told(values, table, BEDRAG, FIRST + 1)) == Decimal("887.38")


def test_a_form_without_faults_is_ready(office: LibreOffice, tmp_path: Path) -> None:
    values = recalculated(office, tmp_path, "aanbieder-volumes", VOLUMES[:2])
    assert values[STATUS, "A2"] == "Klaar om te versturen"
    assert in_cents(values[STATUS, "H6"]) == Decimal("3830.88")


def test_rows_without_a_status_are_told(office: LibreOffice, tmp_path: Path) -> None:
    """One whose status was wiped out, and two below the rows that are ready."""
    (table,) = FORMS["aanbieder-volumes"].tables
    book = form_book("aanbieder-volumes")
    fill(book, table, {FIRST: VOLUME, FIRST + 2: {**VOLUME, "periode": "2016-P02"}})
    fill(book, table, {FIRST + table.room: VOLUME, FIRST + table.room + 7: VOLUME})
    book["Volumes"][beside(table, STATUS, FIRST + 2)] = None
    values = office.recalculated(saved(book, tmp_path / "onder.xlsx"))
    assert values[STATUS, "G6"] == 3
    assert values[STATUS, "A2"] == "Nog niet klaar: 3 rijen zonder status"


def test_a_cost_price(office: LibreOffice, tmp_path: Path) -> None:
    """IB1 is whole, IB2 lacks things, the others are not delivered."""
    uren, kosten = FORMS["kostprijs"].tables
    book = form_book("kostprijs")
    hours = {"functie": "mbo-4", "uren": 6.5, "tarief": 50.06, "bron": "planning"}
    fill(book, uren, {FIRST: hours, FIRST + 1: {"uren": 9, "bron": "planning"}})
    amounts = (22.1, 8.62, 9.22, 1.45, 7.45, 1.22, 0)
    whole = {FIRST + index: {"bedrag": amount, "bron": "cao"}
             for index, amount in enumerate(amounts)}  # fmt: skip
    fill(book, kosten, {**whole, FIRST + 7: {"bedrag": 20}, FIRST + 8: {"bedrag": -1},
                        FIRST + 9: {"bedrag": "geen"}, FIRST + 21: {"bedrag": 5}})  # fmt: skip
    values = office.recalculated(saved(book, tmp_path / "kostprijs.xlsx"))
    assert [told(values, uren, STATUS, FIRST + index) for index in range(3)] == [
        "ok",
        "Tarief per uur ontbreekt; let op: blad Kosten: 2 van 7 bedragen ingevuld",
        "niet geleverd",
    ]
    assert in_cents(told(values, uren, COST_PRICE, FIRST)) == Decimal("50.06")
    assert in_cents(told(values, uren, PERIOD_PRICE, FIRST)) == Decimal("325.39")
    assert in_cents(told(values, uren, DIFFERENCE, FIRST)) == Decimal("-6.15")
    wrong = [told(values, kosten, STATUS, FIRST + index) for index in (6, 7, 8, 9, 10, 14, 21)]
    assert wrong == [
        "ok",
        "let op: Bron ontbreekt",
        "Bedrag per uur is minder dan 0; let op: Bron ontbreekt",
        "Bedrag per uur is geen bedrag",
        "let op: Bedrag per uur ontbreekt (0 mag)",
        "niet geleverd",
        "op blad Uren staan geen uren bij dit product; let op: Bron ontbreekt",
    ]
    assert [values[STATUS, f"{letter}7"] for letter in "BCDEF"] == [15, 7, 5, 3, FIRST + 8]


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("with_model", [True, False])
def test_stored_values_are_what_the_formulas_give(
    office: LibreOffice, tmp_path: Path, kind: str, with_model: bool
) -> None:
    path = tmp_path / f"{kind}.xlsx"
    path.write_bytes(form_bytes(kind, with_model=with_model))
    stored, again = read_values(path), office.recalculated(path)
    assert {place: value for place, value in stored.items() if value != ""} == {
        place: value for place, value in again.items() if value != ""
    }


def test_a_bsn_is_not_asked_where_it_may_not_be() -> None:
    headers = {column.header for form in FORMS.values() for sheet in form.sheets
               for column in sheet.columns if sheet is not CLIENTEN_BSN}  # fmt: skip
    assert "BSN" not in headers


@pytest.mark.parametrize("kind", FORMS)
def test_every_row_of_the_example_has_the_status_that_it_shows(
    office: LibreOffice, tmp_path: Path, kind: str
) -> None:
    book = form_book(kind)
    wanted = []
    for table in FORMS[kind].tables:
        taken: dict[tuple[object, ...], int] = {
            tuple(row): number
            for number, row in enumerate(ready_rows(table, facts()), start=FIRST)
            if row
        }
        for number, row in enumerate(example_rows(table, facts()), start=FIRST):
            ready = tuple(row[field] for field in table.prefilled)
            here = taken.get(ready, number)
            cells = {field: value for field, value in row.items() if field != STATUS}
            fill(book, table, {here: {field: plain(value) for field, value in cells.items()}})
            wanted.append((table, here, row[STATUS]))
    values = office.recalculated(saved(book, tmp_path / f"{kind}.xlsx"))
    for table, number, status in wanted:
        assert told(values, table, STATUS, number) == status


def plain(value: object) -> object:
    return None if value == "" else value
