"""The amounts that a form shows are those of the engine and of an ingest, to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ibcalc.front import api
from ibcalc.model.findings import Severity
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import BEDRAG, FORMS, HEADER_ROW, STATUS
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.template.facts import Aanvraag, facts_of
from ibcalc.workbook.submissions.template.formulas import OK
from ibcalc.workbook.submissions.template.writer import write_form
from tests.libreoffice import LibreOffice, in_cents
from tests.workbook.sheetbook import model_book
from tests.workbook.submissions.filled import Value, model
from tests.workbook.submissions.filled_forms import Row, fill, saved
from tests.workbook.submissions.test_status_agreement import cell, filled_form, read

JULY = date(2016, 7, 1)


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def test_the_price_preview_is_what_the_ingest_adds_up(office: LibreOffice, tmp_path: Path) -> None:
    rows: list[Sequence[Value]] = [
        (product, period.label, "0505", aantal, volume, None)
        for period in model().calendar[:13:3]
        for product, aantal, volume in (
            ("IB1", 7, None), ("IB2", 3, None), ("BG", 2, Decimal("31.5")), ("0215", 4, 95),
            ("BG", 1, Decimal("0.05")),
        )
    ]  # fmt: skip
    path = filled_form("aanbieder-volumes", {"Volumes": rows}, tmp_path / "prijs.xlsx")
    values, one = office.recalculated(path), read(path)
    (table,) = FORMS["aanbieder-volumes"].tables
    expected = expected_of(model())
    assert len(one.lines) == len(rows)
    for line in one.lines:
        wanted = expected.amount(line)
        assert wanted is not None
        assert in_cents(values[cell(table, BEDRAG, line.place.row)]) == Decimal(wanted).scaleb(-2)


CHANGING = """
| Product | Omschrijving | Soort  | Hoort bij | Eenheid | Bekostiging | Toerekening |
| P       | Periode      | basis  |           | periode | output      | vol         |
| PO      | Opslag       | opslag | P         | periode | output      | vol         |
| U       | Uren         | basis  |           | uur     | inspanning  | vol         |
| M       | Minuten      | basis  |           | minuut  | inspanning  | vol         |
"""
CHANGED = """
| Product | Vanaf    | T/m       | Tarief |
| P       | 1-1-2016 | 30-6-2016 | 319,24 |
| P       | 1-7-2016 |           | 327,87 |
| PO      | 1-1-2016 | 30-6-2016 | 90,01  |
| PO      | 1-7-2016 |           | 92,45  |
| U       | 1-1-2016 | 30-6-2016 | 45,79  |
| U       | 1-7-2016 |           | 47,03  |
| M       | 1-1-2016 |           | 60,01  |
"""
"""Every tariff but one changes within the year, in the middle of a period."""


def priced_by_engine(book: ModelBook, folder: Path, rows: Sequence[Sequence[object]]) -> list[int]:
    """What the engine charges each row, in cents."""
    head = ("Client", "Product", "Van", "T/m", "Aantal", "Volume", "Opslag")
    lines = [head, *((f"R-{number:03d}", *row) for number, row in enumerate(rows))]
    path = folder / "clienten.csv"
    path.write_text("\n".join(";".join(map(str, line)) for line in lines), encoding="utf-8")
    result = api.calculate(book, path)
    assert [one for one in result.findings if one.severity is Severity.FOUT] == []
    return [result.totals.per_client[f"R-{number:03d}"] for number in range(len(rows))]


def previewed(office: LibreOffice, path: Path, kind: str, rows: Sequence[Row]) -> list[object]:
    """What a form of the model with changing tariffs shows as amounts."""
    book = model_book(Producten=CHANGING, Tarieven=CHANGED)
    write_form(path, FORMS[kind], facts_of(book.model, Aanvraag("Zorgplein", "0505")))
    form = openpyxl.load_workbook(path)
    (table,) = FORMS[kind].tables
    fill(form, table, dict(enumerate(rows, start=HEADER_ROW + 1)))
    values = office.recalculated(saved(form, path))
    numbers = range(HEADER_ROW + 1, HEADER_ROW + 1 + len(rows))
    return [in_cents(values[cell(table, BEDRAG, number)]) for number in numbers]


def test_the_price_of_volumes_is_that_of_the_engine_to_the_cent(
    office: LibreOffice, tmp_path: Path
) -> None:
    book = model_book(Producten=CHANGING, Tarieven=CHANGED)
    asked = [
        (period, product, aantal, volume)
        for period in book.model.calendar
        for product, aantal, volume in (("P", 7, None), ("U", 1, "31.55"), ("M", 1, "95"))
    ]
    rows = [
        {"product": product, "periode": period.label, "aantal": aantal,
         "volume": None if volume is None else Decimal(volume)}
        for period, product, aantal, volume in asked
    ]  # fmt: skip
    engine = priced_by_engine(book, tmp_path, [
        (product, period.van, period.tot_en_met, aantal, (volume or "").replace(".", ","), "")
        for period, product, aantal, volume in asked
    ])  # fmt: skip
    shown = previewed(office, tmp_path / "v.xlsx", "aanbieder-volumes", rows)
    assert shown == [Decimal(cents).scaleb(-2) for cents in engine]
    assert len(set(shown)) == 5, "before and after the change, and the one that does not change"


def test_the_price_of_a_client_is_that_of_the_engine_to_the_cent(
    office: LibreOffice, tmp_path: Path
) -> None:
    book = model_book(Producten=CHANGING, Tarieven=CHANGED)
    asked = [(period, opslag) for period in book.model.calendar for opslag in ("ja", "nee")]
    rows = [
        {"client": f"K-{number}", "product": "P", "opslag": opslag, "van": period.van,
         "tot_en_met": period.tot_en_met}
        for number, (period, opslag) in enumerate(asked)
    ]  # fmt: skip
    engine = priced_by_engine(book, tmp_path, [
        ("P", period.van, period.tot_en_met, 1, "", opslag) for period, opslag in asked
    ])  # fmt: skip
    shown = previewed(office, tmp_path / "c.xlsx", "aanbieder-clienten", rows)
    assert shown == [Decimal(cents).scaleb(-2) for cents in engine]
    assert len(set(shown)) == 4


def test_a_tariff_that_starts_within_a_period_is_shown_there(
    office: LibreOffice, tmp_path: Path
) -> None:
    later = CHANGED.replace("| P       | 1-1-2016 | 30-6-2016 | 319,24 |\n", "")
    book = model_book(Producten=CHANGING, Tarieven=later)
    inside = next(one for one in book.model.calendar if one.van < JULY <= one.tot_en_met)
    path = tmp_path / "t.xlsx"
    write_form(path, FORMS["aanbieder-volumes"], facts_of(book.model, Aanvraag("Z", "0505")))
    form = openpyxl.load_workbook(path)
    (table,) = FORMS["aanbieder-volumes"].tables
    first = book.model.calendar[0]
    fill(form, table, {
        3: {"product": "P", "periode": inside.label, "aantal": 1},
        4: {"product": "P", "periode": first.label, "aantal": 1},
    })  # fmt: skip
    values = office.recalculated(saved(form, path))
    assert in_cents(values[cell(table, BEDRAG, 3)]) == Decimal("327.87")
    assert values[cell(table, STATUS, 3)] == OK
    assert values[cell(table, STATUS, 4)] == "er is dan geen tarief"
    one = read_submission(Sender(path, path.name), expected_of(book.model))
    assert [(f.code, f.place.row) for f in one.findings] == [("AANL-302", 4)]
