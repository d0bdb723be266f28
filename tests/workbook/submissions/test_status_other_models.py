"""The formulas of forms with other units, calendars, codes and tariffs than the shipped model's."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ibcalc.model.calendar import maand
from ibcalc.model.product import Eenheid, Product, ProductSoort, SoortPrijs, Tarief
from ibcalc.workbook.submissions.forms.form import BEDRAG, DIFFERENCE, FORMS, STATUS, TARIEF
from ibcalc.workbook.submissions.template.facts import Facts
from ibcalc.workbook.submissions.template.writer import write_form
from tests.libreoffice import LibreOffice, Values, in_cents
from tests.workbook.submissions.filled_forms import FIRST, Row, fill, saved
from tests.workbook.submissions.test_status_formulas import told

JULY = date(2016, 7, 1)
FACTS = Facts(
    naam="Maanden",
    jaar="2016",
    jaren=(2016, 2016),
    producten=(
        Product("012", "Uren", eenheid=Eenheid.UUR),
        Product("12", "Minuten", eenheid=Eenheid.MINUUT),
        Product("E", "Euro", eenheid=Eenheid.EURO),
        Product("W", "Week", eenheid=Eenheid.WEEK),
        Product("P", "Periode"),
        Product("PO", "Opslag", soort=ProductSoort.OPSLAG, hoort_bij="P"),
    ),
    tarieven=(
        Tarief("012", date(2016, 1, 1), date(2016, 6, 30), 6_000),
        Tarief("012", JULY, None, 6_600),
        Tarief("12", date(2016, 1, 1), None, 6_001, soort_prijs=SoortPrijs.VOORBEELD),
        Tarief("W", date(2016, 1, 1), None, 10_000),
        Tarief("P", JULY, None, 50_000),
        Tarief("PO", JULY, None, 1_234),
    ),
    perioden=maand(2016, 2016),
    gemeenten=("0505", "0590"),
)


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def recalculated(office: LibreOffice, folder: Path, kind: str, rows: list[Row]) -> Values:
    target = io.BytesIO()
    write_form(target, FORMS[kind], FACTS)
    book = openpyxl.load_workbook(target)
    table = FORMS[kind].tables[0]
    fill(book, table, dict(enumerate(rows, start=FIRST)))
    return office.recalculated(saved(book, folder / f"{kind}.xlsx"))


def test_each_unit_has_its_preview(office: LibreOffice, tmp_path: Path) -> None:
    rows: list[tuple[Row, str, Decimal | None]] = [
        ({"product": "012", "periode": "2016-06", "aantal": 2, "volume": 1.5}, "ok", Decimal(90)),
        ({"product": "012", "periode": "2016-07", "aantal": 2, "volume": 1.5}, "ok", Decimal(99)),
        ({"product": "12", "periode": "2016-07", "aantal": 1, "volume": 90}, "ok",
         Decimal("90.02")),
        ({"product": "E", "periode": "2016-01", "aantal": 1, "volume": 12.34}, "ok",
         Decimal("12.34")),
        ({"product": "W", "periode": "2016-01", "aantal": 1}, "ok", None),
        ({"product": "012", "periode": "2016-08", "aantal": 2},
         "Volume ontbreekt bij dit product", None),
        ({"product": "P", "periode": "2016-06", "aantal": 1}, "er is dan geen tarief", None),
        ({"product": "P", "periode": "2016-07", "aantal": 3, "gemeente": "0642"},
         "let op: Gemeente staat niet in de lijst", Decimal(1500)),
        ({"product": "P", "periode": "2016-08", "aantal": 3, "gemeente": "0505"},
         "let op: staat ook in een andere rij", Decimal(1500)),
        ({"product": "P", "periode": "2016-08", "aantal": 1, "gemeente": "0505"},
         "let op: staat ook in een andere rij", Decimal(500)),
        ({"product": "P", "periode": "2016-08", "aantal": 1, "gemeente": "0590"}, "ok",
         Decimal(500)),
    ]  # fmt: skip
    values = recalculated(office, tmp_path, "aanbieder-volumes", [row for row, _, _ in rows])
    (table,) = FORMS["aanbieder-volumes"].tables
    numbers = range(FIRST, FIRST + len(rows))
    assert [told(values, table, STATUS, number) for number in numbers] == [
        status for _, status, _ in rows
    ]
    amounts = [told(values, table, BEDRAG, number) or None for number in numbers]
    assert [in_cents(amount) for amount in amounts] == [amount for _, _, amount in rows]


def test_the_opslag_is_priced_on_its_own_day(office: LibreOffice, tmp_path: Path) -> None:
    client = {"client": "K-1", "product": "P", "opslag": "ja", "van": JULY}
    rows: list[Row] = [
        client,
        {**client, "client": "K-2", "opslag": None},
        {**client, "client": "K-3", "product": "012", "opslag": None, "volume": 2},
        {**client, "client": "K-4", "van": date(2015, 3, 1), "opslag": None},
    ]
    values = recalculated(office, tmp_path, "aanbieder-clienten", rows)
    (table,) = FORMS["aanbieder-clienten"].tables
    amounts = [told(values, table, BEDRAG, number) or None for number in range(FIRST, FIRST + 4)]
    assert [in_cents(amount) for amount in amounts] == [
        Decimal("512.34"), Decimal(500), Decimal(132), None,
    ]  # fmt: skip
    assert told(values, table, STATUS, FIRST + 3) == "er is dan geen tarief"
    assert told(values, table, TARIEF, FIRST + 3) in {None, ""}


def test_the_cost_of_an_hour_is_compared_with_a_tariff_per_hour(
    office: LibreOffice, tmp_path: Path
) -> None:
    target = io.BytesIO()
    write_form(target, FORMS["kostprijs"], FACTS)
    book = openpyxl.load_workbook(target)
    uren, kosten = FORMS["kostprijs"].tables
    fill(book, uren, {FIRST: {"uren": 3, "tarief": 56, "bron": "x"}})
    fill(book, kosten, {FIRST + index: {"bedrag": 8, "bron": "x"} for index in range(7)})
    values = office.recalculated(saved(book, tmp_path / "kostprijs.xlsx"))
    assert told(values, uren, STATUS, FIRST) == "ok"
    assert in_cents(told(values, uren, DIFFERENCE, FIRST)) == Decimal(4)


def test_example_prices_are_told() -> None:
    target = io.BytesIO()
    write_form(target, FORMS["aanbieder-volumes"], FACTS)
    sheet = openpyxl.load_workbook(target)["Uitleg"]
    words = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Voorbeeldprijs" in words
