"""Row by row, the status of a form says what an ingest finds: both read the same planted defects.

LibreOffice recalculates the form; the reader reads that same file. A fault in the status is a fout
of the ingest and the other way round, ``let op`` a waarschuwing. What differs is listed here.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import (
    FORMS,
    GEGEVENS,
    HEADER_ROW,
    STATUS,
    FormTable,
)
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.submission import Submission
from ibcalc.workbook.submissions.template.facts import Aanvraag, facts_of
from ibcalc.workbook.submissions.template.formulas import (
    LOOK_AT,
    NOT_DELIVERED,
    OK,
    REMARK,
)
from ibcalc.workbook.submissions.template.writer import write_form
from tests.libreoffice import LibreOffice
from tests.workbook.submissions.filled import Raw, Value, model
from tests.workbook.submissions.filled_forms import fill, saved
from tests.workbook.submissions.seeded import ALL, Defect, seeded
from tests.workbook.submissions.test_ingest_seeded import base

UNSEEN: Mapping[str, str] = {
    "AANL-212": "a formula that was never calculated is calculated as soon as the form is open",
    "AANL-224": "a date in a column of numbers is a number to a formula",
    "AANL-234": "spaces and signs that nobody sees are passed by in a formula too",
    "AANL-260": "an empty text is empty to a formula",
    "AANL-238": "whether two numbers of clients are one is for the provider to say",
    "AANL-239": "what the point in a number is shows from the other cells of its column",
    "AANL-242": "a BSN inside a remark can't be searched for by a formula",
}
"""What an ingest finds and the status of its row may judge otherwise, with the reason."""

REPAIRED = frozenset({"AANL-222", "AANL-223", "AANL-225", "AANL-227", "AANL-228", "AANL-258"})
"""What an ingest repairs or leaves out with a waarschuwing. A form can't repair what is typed: it
may call it a fault, for its own sums would pass the cell by."""

ASKED_ONLY = (
    "staat er als tekst",
    "Bron ontbreekt",
    "Bedrag per uur ontbreekt (0 mag)",
    "staat ook in een andere rij",
)
"""Looks that a form asks for and an ingest has no waarschuwing for in that row: the other of two
equal rows, what is told at the product as a whole, or what the ingest reads without asking."""


@pytest.fixture(scope="module")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def typed(value: Value) -> object:
    return value.formula if isinstance(value, Raw) else value


def filled_form(kind: str, rows: Mapping[str, Sequence[Sequence[Value]]], path: Path) -> Path:
    """The real form of the test's model with these cells typed in it."""
    target = io.BytesIO()
    write_form(target, FORMS[kind], facts_of(model(), Aanvraag("Zorgplein", "0505")))
    book = openpyxl.load_workbook(target)
    for table in FORMS[kind].tables:
        sheet: Any = book[table.spec.name]
        for number, row in enumerate(rows.get(table.spec.name, ()), start=HEADER_ROW + 1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column).value = typed(value)
    return saved(book, path)


def read(path: Path) -> Submission:
    return read_submission(Sender(path, path.name), expected_of(model()))


def cell(table: FormTable, header: str, row: int) -> tuple[str, str]:
    letters = get_column_letter(len(table.spec.columns) + 1 + table.beside.index(header))
    return table.spec.name, f"{letters}{row}"


def level_of_status(text: str) -> Severity | None:
    if text in {"", OK, NOT_DELIVERED}:
        return None
    if text == REMARK or text.startswith(LOOK_AT):
        return Severity.WAARSCHUWING
    return Severity.FOUT


def level_of_findings(found: Sequence[Finding]) -> Severity | None:
    levels = {one.severity for one in found}
    return next((one for one in (Severity.FOUT, Severity.WAARSCHUWING) if one in levels), None)


def asked_only(text: str) -> bool:
    parts = text.split("; ")
    return all(any(known in part for known in ASKED_ONLY) for part in parts)


def agrees(text: str, found: Sequence[Finding]) -> bool:
    said, wanted = level_of_status(text), level_of_findings(found)
    codes = {one.code for one in found}
    if codes & UNSEEN.keys():
        return True
    if wanted is Severity.WAARSCHUWING and codes & REPAIRED:
        return said is not None
    return said == wanted or (wanted is None and asked_only(text))


@pytest.mark.parametrize(("kind", "spec", "defects"), ALL, ids=[kind for kind, _, _ in ALL])
def test_every_planted_defect_has_the_status_of_its_finding(
    office: LibreOffice, tmp_path: Path, kind: str, spec: SheetSpec, defects: Sequence[Defect]
) -> None:
    rows = seeded(kind, spec, defects, base(kind)).form.rows
    path = filled_form(kind, rows, tmp_path / f"{kind}.xlsx")
    values, one = office.recalculated(path), read(path)
    differing = []
    for table in FORMS[kind].tables:
        for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + len(rows.get(table.spec.name, ()))):
            text = str(values.get(cell(table, STATUS, row)) or "")
            here = [f for f in one.findings if (f.place.sheet, f.place.row) == (spec.name, row)]
            if table.spec is spec and not agrees(text, here):
                differing.append((row, text, [found.code for found in here]))
    assert differing == []


@pytest.mark.parametrize("code", [*UNSEEN, "AANL-222", "AANL-223"])
def test_what_is_judged_otherwise_is_indeed_planted(code: str) -> None:
    assert code in {defect.code for _, _, defects in ALL for defect in defects}


def test_only_good_rows_are_ok_and_nothing_is_asked_twice() -> None:
    good = Finding("AANL-213", Severity.FOUT, Place("a.xlsx", "Volumes", 3), "x", "y")
    assert agrees("Product ontbreekt", [good])
    assert not agrees("ok", [good])
    assert not agrees("let op: Bron ontbreekt", [good])
    assert not agrees("let op: valt buiten 2016", [])
    assert agrees("let op: Volume staat er als tekst: typ de waarde opnieuw", [])


COSTS = [("IB1", element, 5, None, "cao", None) for element in (
    "salaris", "werkgeverslasten", "niet-productieve uren", "reis en opleiding", "overhead",
    "indexatie", "overige verplichtingen",
)]  # fmt: skip
HOURS_ROWS: Sequence[tuple[str, Sequence[Value], Severity | None]] = (
    ("whole", ("IB1", "mbo", 2, 35, "cao", None), None),
    ("another rate", ("IB1", "mbo", 2, 36, "cao", None), Severity.WAARSCHUWING),
    ("no rate", ("IB1", "mbo", 2, None, "cao", None), Severity.FOUT),
    ("no hours", ("IB1", "mbo", None, 35, "cao", None), Severity.FOUT),
    ("hours that are no number", ("IB1", "mbo", "veel", 35, "cao", None), Severity.FOUT),
    ("a rate below zero", ("IB1", "mbo", 2, -35, "cao", None), Severity.FOUT),
    ("thirds of a cent", ("IB1", "mbo", 2, Decimal("35.333"), "cao", None), Severity.FOUT),
)


@pytest.mark.parametrize(
    ("row", "level"), [case[1:] for case in HOURS_ROWS], ids=[case[0] for case in HOURS_ROWS]
)
def test_hours_and_rate_of_a_cost_price(
    office: LibreOffice, tmp_path: Path, row: Sequence[Value], level: Severity | None
) -> None:
    path = filled_form("kostprijs", {"Uren": [row], "Kosten": COSTS}, tmp_path / "k.xlsx")
    values, one = office.recalculated(path), read(path)
    uren = FORMS["kostprijs"].tables[0]
    here = [found for found in one.findings if found.place.sheet == "Uren"]
    assert level_of_status(str(values[cell(uren, STATUS, 3)])) == level
    assert level_of_findings(here) == level


def test_a_product_with_only_a_remark_is_not_delivered(office: LibreOffice, tmp_path: Path) -> None:
    rows = {"Uren": [("IB1", None, None, None, None, "leveren wij niet meer")]}
    path = filled_form("kostprijs", rows, tmp_path / "k.xlsx")
    values, one = office.recalculated(path), read(path)
    assert values[cell(FORMS["kostprijs"].tables[0], STATUS, 3)] == NOT_DELIVERED
    assert [found.code for found in one.findings if found.place.sheet == "Uren"] == []


FACTS: Sequence[tuple[Mapping[str, object], Sequence[Severity | None]]] = (
    ({}, (None, None, None)),
    ({"Aanbieder": None}, (Severity.FOUT, None, None)),
    ({"Gemeente": "505"}, (None, Severity.WAARSCHUWING, None)),
    ({"Jaar": 16}, (None, None, Severity.FOUT)),
    ({"Jaar": 2015}, (None, None, Severity.WAARSCHUWING)),
    ({"Gemeente": None, "Jaar": None}, (None, Severity.WAARSCHUWING, Severity.WAARSCHUWING)),
)


@pytest.mark.parametrize(("answers", "levels"), FACTS)
def test_the_facts_about_the_sender(
    office: LibreOffice,
    tmp_path: Path,
    answers: Mapping[str, object],
    levels: Sequence[Severity | None],
) -> None:
    target = io.BytesIO()
    write_form(target, FORMS["aanbieder-volumes"], facts_of(model(), Aanvraag()))
    book = openpyxl.load_workbook(target)
    fill(book, FORMS["aanbieder-volumes"].tables[0],
         {3: {"product": "IB1", "periode": "2016-P01", "aantal": 1}})  # fmt: skip
    given = {"Aanbieder": "Zorgplein", "Gemeente": "0505", "Jaar": 2016, **answers}
    sheet: Any = book[GEGEVENS.name]
    rows = {sheet.cell(row, 1).value: row for row in range(3, 8)}
    for name, value in given.items():
        sheet.cell(rows[name], 2).value = value
    path = saved(book, tmp_path / "gegevens.xlsx")
    values, one = office.recalculated(path), read(path)
    for name, level in zip(("Aanbieder", "Gemeente", "Jaar"), levels, strict=True):
        row = rows[name]
        told = str(values.get((GEGEVENS.name, f"F{row}")) or "")
        here = [f for f in one.findings if (f.place.sheet, f.place.row) == (GEGEVENS.name, row)]
        assert level_of_status(told) == level
        # The stamp says the year when the sheet does not.
        assert level_of_findings(here) == (None if name == "Jaar" and not given[name] else level)
