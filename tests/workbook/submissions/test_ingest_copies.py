"""The copies for the aanbieders: of the checked bytes, by processes apart, each for itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ibcalc.workbook.annotate import checked_copy
from ibcalc.workbook.submissions.ingest import ingest, write_annotated
from ibcalc.workbook.submissions.intake import child
from ibcalc.workbook.submissions.intake.pool import Crew
from ibcalc.workbook.submissions.intake.walls import Walls
from tests.workbook.submissions.filled import GOOD_VOLUMES, VOLUMES, model

FILES = 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        GOOD_VOLUMES.but(aanbieder=f"Zorg {number}").write(folder / f"{number}.xlsx")
    return folder


def test_our_own_bug_in_a_copy_stops_no_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, file: str, *others: object) -> bytes:
        if file == "1.xlsx":
            raise IndexError("999900006")
        return checked_copy(data, file, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("ibcalc.workbook.submissions.intake.copying.checked_copy", broken)
    copies, refused = write_annotated(ingest([folder], model()), tmp_path / "terug")
    assert [(one.code, one.place.file) for one in refused] == [("AANL-183", "1.xlsx")]
    assert len(copies) == FILES - 1


COPYING = """
from ibcalc.workbook.submissions.intake import copying
def faulty(one, data):
    if one.file == "1.xlsx":
        {fault}
    return made(one, data)
made, copying.copy_of = copying.copy_of, faulty
"""


@pytest.mark.parametrize(
    ("fault", "code"),
    [("import os; os._exit(9)", "AANL-182"), ("raise MemoryError", "AANL-181"),
     ("return 1 / 0", "AANL-182"), ("import time; time.sleep(600)", "AANL-180")],
)  # fmt: skip
def test_a_copy_at_which_a_process_ends_costs_one_copy(
    fault: str, code: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested = ingest([folder], model())
    boot = child.BOOT.replace("main()", COPYING.replace("{fault}", fault) + "main()")
    monkeypatch.setattr(child, "BOOT", boot)
    copies, refused = write_annotated(ingested, tmp_path, crew=Crew(2, Walls(seconds=3)))
    assert [(one.code, one.place.file) for one in refused] == [(code, "1.xlsx")]
    assert len(copies) == FILES - 1


def test_a_copy_is_made_of_the_bytes_that_were_checked(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        GOOD_VOLUMES.but(aanbieder=name).write(tmp_path / "in" / f"{name}.xlsx")
    ingested = ingest([tmp_path / "in"], model())
    GOOD_VOLUMES.but(rows={"Volumes": VOLUMES[:1]}).write(tmp_path / "in" / "a.xlsx")
    copies, refused = write_annotated(ingested, tmp_path / "terug")
    assert [path.name for path in copies] == ["b.xlsx"]
    assert [(one.code, one.place.file) for one in refused] == [("AANL-186", "a.xlsx")]


def test_a_copy_that_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    GOOD_VOLUMES.write(tmp_path / "in" / "a.xlsx")
    (copy,), _ = write_annotated(ingest([tmp_path / "in"], model()), tmp_path / "terug")
    os.utime(copy, (1, 1))
    assert write_annotated(ingest([tmp_path / "in"], model()), tmp_path / "terug")[0] == (copy,)
    assert copy.stat().st_mtime == 1


def test_who_read_makes_the_copies_too(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    start = subprocess.Popen.__init__

    def noted(self: object, *given: object, **named: object) -> None:
        started.append(self)
        start(self, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    with Crew(1) as crew:
        ingested = ingest([folder], model(), crew=crew)
        copies, _ = write_annotated(ingested, tmp_path / "terug", crew=crew)
    assert (len(copies), len(started)) == (FILES, 1)
    with Crew(1) as crew:
        assert ingest([folder], model(), crew=crew) == ingested
        assert ingest([folder], crew=crew) == ingest([folder])
    assert len(started) == 3
    assert [one.poll() is None for one in started if isinstance(one, subprocess.Popen)] == [
        False
    ] * 3
