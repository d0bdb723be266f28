"""Every finding about submissions has a bad example: planted in a row, or a whole form here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.model.catalogue.aanl import AANL
from ibcalc.model.catalogue.aanl_forms import AANL_FORMS
from ibcalc.workbook.submissions.ingest import ingest, write_annotated
from ibcalc.workbook.submissions.submission import Status
from tests.libreoffice import LibreOffice
from tests.workbook.submissions.filled import (
    CLIENTEN,
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    KOSTEN,
    UREN,
    VOLUMES,
    Filled,
    model,
)
from tests.workbook.submissions.seeded import ALL

LATER = datetime(2016, 4, 1, tzinfo=UTC)
BAD = GOOD_VOLUMES.but(rows={"Volumes": [("IB1", "2016-P01", None, "veel", None, None)]})
FORMS: Mapping[str, Sequence[Filled]] = {
    "AANL-201": [GOOD_VOLUMES.but(
        as_table=False, heads={"Product": "x", "Periode": "y", "Gemeente": "z",
                               "Aantal clienten": "q", "Volume": "r", "Opmerking": "s"})],
    "AANL-202": [GOOD_VOLUMES.but(as_table=False, sheets={"Volumes": "Blad1"})],
    "AANL-203": [GOOD_VOLUMES.but(as_table=False, sheets={"Volumes": "Blad1"}, again="Blad2")],
    "AANL-204": [GOOD_VOLUMES.but(heads={"Periode": "Wanneer"})],
    "AANL-259": [GOOD_VOLUMES.but(as_table=False, inserted={"Volumes": ["Product"]})],
    "AANL-207": [GOOD_VOLUMES.but(inserted={"Volumes": ["Volgnummer"]})],
    "AANL-208": [GOOD_VOLUMES.but(short=1)],
    "AANL-230": [GOOD_VOLUMES.but(order={"Volumes": [1, 0, 2, 3, 4, 5]})],
    "AANL-231": [GOOD_VOLUMES.but(heads={"Product": "Productcode"})],
    "AANL-232": [GOOD_VOLUMES.but(heads={"Periode": "Perioden"})],
    "AANL-235": [GOOD_COSTS.but(without=["Uren"])],
    "AANL-236": [Filled()],
    "AANL-243": [GOOD_VOLUMES],
    "AANL-251": [GOOD_COSTS.but(rows={"Uren": UREN, "Kosten": KOSTEN[:3]})],
    "AANL-252": [GOOD_COSTS.but(
        rows={"Uren": [(*UREN[0][:3], Decimal("46.00"))], "Kosten": KOSTEN})],
    "AANL-253": [GOOD_COSTS.but(rows={"Uren": [], "Kosten": KOSTEN})],
    "AANL-261": [GOOD_VOLUMES.but(as_table=False, again="Volumes (2)")],
    "AANL-309": [GOOD_CLIENTS.but(
        rows={"Clienten": [("C-1", "IB1", "ja", "0505", date(2016, 1, 4))]})],
    "AANL-320": [GOOD_CLIENTS, GOOD_CLIENTS.but(aanbieder="Anders")],
    "AANL-401": [GOOD_VOLUMES.but(stamped=False)],
    "AANL-402": [GOOD_VOLUMES.but(stamped=False, without=["Volumes"])],
    "AANL-403": [GOOD_VOLUMES.but(stamp={"versie": ""})],
    "AANL-404": [GOOD_VOLUMES.but(stamp={"versie": "9"})],
    "AANL-405": [GOOD_VOLUMES.but(stamp={"model": "Een ander"})],
    "AANL-406": [GOOD_VOLUMES.but(stamp={"jaar": "2014"})],
    "AANL-407": [GOOD_VOLUMES.but(aanbieder="")],
    "AANL-408": [GOOD_VOLUMES.but(stamp={"aanbieder": "Iemand anders"})],
    "AANL-409": [GOOD_VOLUMES.but(gemeente="")],
    "AANL-410": [GOOD_VOLUMES.but(jaar="dit jaar")],
    "AANL-411": [GOOD_VOLUMES.but(jaar="2015")],
    "AANL-412": [GOOD_VOLUMES.but(stamp={"sha256": "f" * 64})],
    "AANL-413": [GOOD_VOLUMES.but(stamp={"kind": "model"})],
    "AANL-414": [GOOD_VOLUMES.but(stamp={"kind": "clienten"})],
    "AANL-415": [GOOD_VOLUMES.but(aanbieder="", stamp={"aanbieder": "Zorg"})],
    "AANL-420": [GOOD_VOLUMES, GOOD_VOLUMES],
    "AANL-421": [GOOD_VOLUMES, GOOD_VOLUMES.but(saved=LATER, rows={"Volumes": VOLUMES[:1]})],
    "AANL-422": [GOOD_VOLUMES, BAD.but(saved=LATER)],
    "AANL-424": [GOOD_VOLUMES, GOOD_VOLUMES.but(rows={"Volumes": VOLUMES[:1]})],
}  # fmt: skip
IN_OLD_VERSIONS = {"AANL-430", "AANL-431", "AANL-432"}
"""See ``test_form_versions.py``."""

IN_A_FOLDER, OLD_FORMAT, OLD_STAMP = "AANL-423", "AANL-425", "AANL-416"
PLANTED = {defect.code for _, _, defects in ALL for defect in defects if defect.code}
IN_LOOSE_FORMS = {"AANL-205", "AANL-229", "AANL-254", "AANL-256", "AANL-261"}
"""See ``test_ingest_loose.py``."""


@pytest.mark.parametrize("code", FORMS)
def test_a_form_gives_its_code(code: str, tmp_path: Path) -> None:
    name = "123456782" if code == "AANL-243" else "inzending"
    for number, form in enumerate(FORMS[code]):
        form.write(tmp_path / f"{name} {number}.xlsx")
    ingested = ingest([tmp_path], model())
    assert code in {finding.code for finding in ingested.findings}


def test_a_file_in_a_folder_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "leesmij.txt").write_text("x")
    assert [one.code for one in ingest([tmp_path]).findings] == [IN_A_FOLDER]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_an_old_format_is_read_and_has_no_copy(kind: str, soffice: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    made = LibreOffice(soffice, tmp_path).convert(path, kind)
    made.rename(tmp_path / "in" / made.name)
    ingested = ingest([tmp_path / "in"], model())
    (one,) = ingested.submissions
    assert (one.soort, len(one.lines)) == ("aanbieder-volumes", 3)
    assert one.status is Status.MET_WAARSCHUWING
    assert OLD_STAMP in {found.code for found in one.findings}
    copies, told = write_annotated(ingested, tmp_path / "terug")
    assert copies == ()
    assert [finding.code for finding in told] == [OLD_FORMAT]


def test_every_code_has_a_bad_example() -> None:
    assert {entry.code for entry in (*AANL, *AANL_FORMS)} == {
        *FORMS, *PLANTED, *IN_OLD_VERSIONS, *IN_LOOSE_FORMS, IN_A_FOLDER, OLD_FORMAT, OLD_STAMP,
    }  # fmt: skip


def test_without_a_model_nothing_is_held_against_it(tmp_path: Path) -> None:
    rows = [("WAT OOK", "ooit", None, 3, None, None)]
    GOOD_VOLUMES.but(rows={"Volumes": rows}).write(tmp_path / "a.xlsx")
    long_ago = [("C-1", "IB1", None, None, date(1990, 1, 1), date(1990, 2, 1), None, None)]
    GOOD_CLIENTS.but(rows={"Clienten": long_ago or CLIENTEN}).write(tmp_path / "b.xlsx")
    assert ingest([tmp_path]).findings == ()
