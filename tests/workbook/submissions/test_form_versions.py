"""Forms of an older version: what kept its meaning is carried, the rest is told by its column.

The workbooks in ``versie1`` were written by the writer of version 1, with a few rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from ibcalc.model.findings import Finding
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms import form as forms
from ibcalc.workbook.submissions.forms.form import FORMS, HEADER_ROW, Form
from ibcalc.workbook.submissions.forms.history import (
    Added,
    Change,
    Dropped,
    Redefined,
    Renamed,
    SheetRenamed,
    Version,
    later,
)
from ibcalc.workbook.submissions.reading import read as reading
from ibcalc.workbook.submissions.submission import Status, Submission
from tests.workbook.submissions.filled import GOOD_VOLUMES, Filled, model
from tests.workbook.submissions.filled_forms import FIRST, Row, fill, saved, shipped_model

FIRST_VERSION = Path(__file__).parent / "versie1"
ROWS: Mapping[str, Mapping[str, Row]] = {
    "aanbieder-volumes": {"Volumes": {"product": "IB1", "periode": "2016-P02", "aantal": 7}},
    "aanbieder-clienten": {
        "Clienten": {"client": "K-1", "product": "IB2", "opslag": "ja", "van": date(2016, 2, 1)}
    },
    "aanbieder-clienten-bsn": {
        "Clienten met BSN": {"client": "999990019", "product": "IB2", "van": date(2016, 2, 1)}
    },
    "kostprijs": {
        "Uren": {"uren": 6.5, "tarief": 52.4, "bron": "planning"},
        "Kosten": {"bedrag": 22.1, "bron": "cao"},
    },
}


def read(path: Path) -> Submission:
    return reading.read_submission(Sender(path, path.name), expected_of(shipped_model()))


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_of_version_1_is_carried_whole(kind: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FIRST_VERSION / f"{kind}.xlsx")
    for table in FORMS[kind].tables:
        fill(book, table, {FIRST: ROWS[kind][table.spec.name]})
    one = read(saved(book, tmp_path / "oud.xlsx"))
    assert one.stamp.versie == 1
    assert [found.code for found in one.findings if found.code != "AANL-251"] == ["AANL-403"]
    told = one.findings[0]
    assert told.message.startswith("Het sjabloon is versie 1; nu geldt versie 2.")
    assert "Alle waarden zijn overgenomen." in told.message
    assert [line.table for line in one.lines] == list(ROWS[kind])
    for line in one.lines:
        for field, value in ROWS[kind][line.table].items():
            assert line.values[field] == _read_as(field, value)
    assert one.accepted


def _read_as(field: str, value: object) -> object:
    if field in {"tarief", "bedrag"}:
        return int(Decimal(str(value)) * 100)
    return Decimal(str(value)) if field == "uren" else value


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind)
def test_the_versions_are_counted_from_one_and_name_what_is_there(form: Form) -> None:
    assert [version.number for version in form.history] == list(range(1, form.version + 1))
    for version in form.history:
        assert not version.told.endswith(".")
        for change in version.changes:
            form.table(change.sheet)


def test_what_came_later() -> None:
    first, second, third = (Version(number, "x") for number in (1, 2, 3))
    history = (first, second, third)
    assert later(history, 1) == (third, second)
    assert later(history, 3) == ()
    assert later(history, 0) == (), "a form that does not say its version is read as the present"


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    one = written(GOOD_VOLUMES.but(stamp={"versie": "99"}), tmp_path)
    assert codes(one) == ["AANL-404"]
    assert "versie 99" in one.findings[0].message
    assert one.status is Status.AFGEKEURD


def written(form: Filled, folder: Path) -> Submission:
    path = form.write(folder / "inzending.xlsx")
    return reading.read_submission(Sender(path, path.name), expected_of(model()))


def codes(one: Submission) -> list[str]:
    return [found.code for found in one.findings]


def changed(monkeypatch: pytest.MonkeyPatch, *changes: Change) -> None:
    """Volumes get a version 3 with these changes."""
    form = FORMS["aanbieder-volumes"]
    history = (*form.history, Version(3, "Er is iets veranderd", changes))
    known = {**FORMS, form.kind: replace(form, history=history)}
    for module in (reading, forms):
        monkeypatch.setattr(module, "FORMS", known)


def told(one: Submission, code: str) -> Finding:
    (found,) = (found for found in one.findings if found.code == code)
    return found


OF_2 = {"versie": "2"}


def test_a_renamed_column_and_sheet_keep_their_values(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    renamed = Renamed("Volumes", "aantal", "Personen")
    changed(monkeypatch, renamed, SheetRenamed("Volumes", "Telling"))
    old = GOOD_VOLUMES.but(
        stamp=OF_2, heads={"Aantal clienten": "Personen"}, sheets={"Volumes": "Telling"},
        as_table=False,
    )  # fmt: skip
    one = written(old, tmp_path)
    assert codes(one) == ["AANL-403"]
    assert [line.values["aantal"] for line in one.lines] == [12, 3, 4]
    assert {line.table for line in one.lines} == {"Volumes"}


def test_without_the_old_version_in_its_stamp_the_old_name_is_not_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Renamed("Volumes", "aantal", "Personen"))
    new = GOOD_VOLUMES.but(stamp={"versie": "3"}, heads={"Aantal clienten": "Personen"})
    assert "AANL-204" in codes(written(new, tmp_path))


def test_a_dropped_column_is_told_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Dropped("Volumes", "Locatie"))
    one = written(GOOD_VOLUMES.but(stamp=OF_2, inserted={"Volumes": ["Locatie"]}), tmp_path)
    assert codes(one) == ["AANL-403", "AANL-432"]
    assert told(one, "AANL-432").place.in_sheet == f"Volumes!A{HEADER_ROW}"
    assert "Niet elke kolom is overgenomen." in told(one, "AANL-403").message
    assert len(one.lines) == 3
    assert one.accepted


def test_a_column_that_means_something_else_is_not_carried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Redefined("Volumes", "volume", "Volume", "minuten in plaats van uren"))
    one = written(GOOD_VOLUMES.but(stamp=OF_2), tmp_path)
    found = told(one, "AANL-430")
    assert found.place.in_sheet == f"Volumes!E{HEADER_ROW}"
    assert "minuten in plaats van uren" in found.message
    assert all("volume" not in line.values for line in one.lines)


def test_a_needed_column_that_means_something_else_must_be_filled_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Redefined("Volumes", "aantal", "Aantal clienten", "met de afmeldingen"))
    one = written(GOOD_VOLUMES.but(stamp=OF_2), tmp_path)
    assert codes(one) == ["AANL-403", "AANL-430", "AANL-431"]
    assert one.status is Status.AFGEKEURD


def test_a_needed_column_that_came_later_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Added("Volumes", "aantal"))
    without = GOOD_VOLUMES.but(stamp=OF_2, heads={"Aantal clienten": "Zomaar iets"})
    one = written(without, tmp_path)
    found = told(one, "AANL-431")
    assert "Aantal clienten" in found.message
    assert "sinds versie 3" in found.message
    assert "AANL-204" not in codes(one), "what is absent is told once"
    assert one.status is Status.AFGEKEURD


def test_a_column_that_came_later_and_is_there_all_the_same_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed(monkeypatch, Added("Volumes", "aantal"), Added("Volumes", "volume"))
    one = written(GOOD_VOLUMES.but(stamp=OF_2), tmp_path)
    assert codes(one) == ["AANL-403"]
    assert [line.values["aantal"] for line in one.lines] == [12, 3, 4]
