"""Submissions read by processes apart: the same as here, and no file takes another with it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.ingest import Ingested, ingest, write_annotated
from ibcalc.workbook.submissions.intake import child, codec, pool
from ibcalc.workbook.submissions.intake.pool import Crew
from ibcalc.workbook.submissions.intake.walls import Walls
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.submission import Status, Submission
from tests.workbook.hostile.samples import SAMPLES
from tests.workbook.submissions.filled import (
    CLIENTEN,
    GOOD_BSN,
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    Filled,
    model,
)
from tests.workbook.submissions.seeded import ALL, seeded

BAD = GOOD_VOLUMES.but(
    aanbieder="Anders",
    rows={"Volumes": [("IB1 ", "2016-P01", "505", "veel", None, "bel 123456782")]},
)
FAULTY = child.BOOT.replace(
    "main()",
    """
from ibcalc.workbook.submissions.intake import worker
read, real = worker.submission_of, worker.encode
def faulty(sender, *others):
    {fault}
    return read(sender, *others)
worker.submission_of = faulty
worker.main()
""",
)
"""A process that does something wrong at a file."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dozen submissions of every kind and standing, with what is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    forms = [GOOD_VOLUMES, GOOD_CLIENTS, GOOD_BSN, GOOD_COSTS, BAD]
    forms += [GOOD_CLIENTS.but(aanbieder=f"Zorg {number}") for number in range(4)]
    forms.append(GOOD_CLIENTS.but(rows={"Clienten": CLIENTEN[:1]}))
    for number, form in enumerate(forms):
        form.write(folder / f"{number}.xlsx")
    (folder / "kapot.xlsx").write_bytes(b"PK\x03\x04 niet heel")
    (folder / "leesmij.txt").write_text("hallo")
    return folder


def faulty(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    monkeypatch.setattr(child, "BOOT", FAULTY.replace("{fault}", fault))


def by_name(ingested: Ingested) -> dict[str, Submission]:
    return {one.file: one for one in ingested.submissions}


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_the_outcome_does_not_tell_how_many_read(
    workers: int, folder: Path, tmp_path: Path
) -> None:
    here = ingest([folder], model())
    apart = ingest([folder], model(), crew=Crew(workers))
    assert apart == here
    made: list[object] = []
    for ingested, crew in ((here, None), (apart, Crew(workers))):
        write_consolidated(ingested, tmp_path / "uit.xlsx")
        copies, refused = write_annotated(ingested, tmp_path / f"terug {len(made)}", crew=crew)
        parts = [(path.name, path.read_bytes()) for path in copies]
        made.append(((tmp_path / "uit.xlsx").read_bytes(), parts, refused))
    assert made[0] == made[1]


def test_nothing_is_lost_on_the_way(tmp_path: Path) -> None:
    """Every defect that is known, in JSON and back."""
    expected = expected_of(model())
    planted = [seeded(kind, spec, defects, Filled(kind)).form for kind, spec, defects in ALL]
    for number, form in enumerate([*planted, GOOD_BSN, GOOD_COSTS, GOOD_CLIENTS, BAD]):
        sender = Sender(form.write(tmp_path / f"{number}.xlsx"), f"{number}.xlsx")
        one = read_submission(sender, expected)
        assert codec.decode(codec.encode(one), sender, one.sha256) == one


def test_the_number_of_processes_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    crew = Crew()
    assert [crew.size(files) for files in (0, 1, 3, 8, 9, 300)] == [
        1,
        1,
        1,
        2,
        3,
        pool.MOST_WORKERS,
    ]
    assert Crew(3).size(1) == 3
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert crew.size(300) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_dies_costs_one_file(
    workers: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty(monkeypatch, 'if sender.file == "1.xlsx": import os; os._exit(9)')
    ingested = ingest([folder], model(), crew=Crew(workers))
    told = by_name(ingested)
    assert [one.code for one in told["1.xlsx"].findings] == ["AANL-182"]
    assert told["1.xlsx"].status is Status.AFGEKEURD
    whole = by_name(ingest([folder], model()))
    assert {name for name in whole if told[name] != whole[name]} == {"1.xlsx"}


def test_what_one_file_left_behind_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies at its second file, whichever that is: all are read."""
    faulty(monkeypatch, "import os, sys; sys.seen = getattr(sys, 'seen', 0) + 1;"
           " sys.seen > 1 and os._exit(9)")  # fmt: skip
    assert ingest([folder], model(), crew=Crew(1)) == ingest([folder], model())


def test_a_process_that_hangs_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, 'if sender.file == "1.xlsx": import time; time.sleep(600)')
    ingested = ingest([folder], model(), crew=Crew(2, Walls(seconds=3)))
    (told,) = by_name(ingested)["1.xlsx"].findings
    assert (told.code, "na 3 seconden" in told.message) == ("AANL-180", True)
    assert by_name(ingested)["2.xlsx"].accepted


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux surely sets a limit to memory")
def test_a_file_that_eats_memory_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, 'if sender.file == "1.xlsx": bytearray(900 << 20)')
    ingested = ingest([folder], model(), crew=Crew(2))
    (told,) = by_name(ingested)["1.xlsx"].findings
    assert (told.code, "768 MB" in told.message) == ("AANL-181", True)
    assert by_name(ingested)["2.xlsx"].accepted


@pytest.mark.parametrize("answer", ["b''", "b'{}'", "b'[]'", "b'\\x80'", "b'9' * 9999"])
def test_what_is_no_submission_is_no_answer(
    answer: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f'worker.encode = lambda one: {answer} if one.file == "1.xlsx" else real(one)'
    boot = FAULTY.replace("{fault}", "pass").replace("worker.main()", f"{said}\nworker.main()")
    monkeypatch.setattr(child, "BOOT", boot)
    ingested = ingest([folder], model(), crew=Crew(2))
    assert [one.code for one in by_name(ingested)["1.xlsx"].findings] == ["AANL-182"]


def test_what_is_printed_is_no_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch, "import os; os.write(1, b'x' * 99); print('hallo', flush=True)")
    assert ingest([folder], model(), crew=Crew(2)) == ingest([folder], model())


def test_our_own_bug_is_told_of_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ibcalc.workbook.submissions.reading.stamp_reader import read_stamp

    def broken(facts: object) -> object:
        if getattr(facts, "file", "") == "1.xlsx":
            raise ZeroDivisionError("999900006")
        return read_stamp(facts)  # type: ignore[arg-type]

    monkeypatch.setattr("ibcalc.workbook.submissions.reading.read.read_stamp", broken)
    ingested = ingest([folder], model())
    (told,) = by_name(ingested)["1.xlsx"].findings
    assert told.code == "AANL-183"
    assert "ZeroDivisionError in test_ingest_pool.py, regel" in told.message
    assert "999900006" not in told.message
    assert by_name(ingested)["2.xlsx"].accepted


def test_no_process_is_told_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(folder / "geen python"))
    with pytest.raises(CannotOpen) as refused:
        ingest([folder], model(), crew=Crew(2))
    assert refused.value.code == "AANL-184"


def test_a_process_that_does_not_begin_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "BOOT", "raise SystemExit(1)")
    with pytest.raises(CannotOpen) as refused:
        ingest([folder], model(), crew=Crew(2))
    assert refused.value.code == "AANL-184"


def test_no_process_is_started_for_what_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "BOOT", "raise SystemExit(1)")
    (tmp_path / "leesmij.txt").write_text("x")
    assert [one.code for one in ingest([tmp_path], crew=Crew()).findings] == ["AANL-423"]
    assert ingest([], crew=Crew()).submissions == ()


def test_what_lies_in_the_folder_is_never_imported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pydantic.py").write_text("raise SystemExit(9)")
    (folder / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(folder)
    names = [path for path in folder.iterdir() if path.suffix == ".xlsx"]
    assert ingest(names, model(), crew=Crew(1)) == ingest(names, model())


def test_hostile_files_are_refused_as_they_are_here(tmp_path: Path) -> None:
    for number, sample in enumerate(SAMPLES.values()):
        (tmp_path / f"{number}.xlsx").write_bytes(sample.make())
    apart = ingest([tmp_path], crew=Crew(2))
    assert apart == ingest([tmp_path])
    assert not [one.code for one in apart.findings if one.code.startswith("AANL-18")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_with_half_a_character(tmp_path: Path) -> None:
    (tmp_path / "half \udc80.xlsx").write_bytes(b"PK\x03\x04 niet heel")
    GOOD_VOLUMES.write(tmp_path / "heel \udc80.xlsx")
    assert ingest([tmp_path], model(), crew=Crew(1)) == ingest([tmp_path], model())


def test_progress_goes_from_nothing_to_all(folder: Path) -> None:
    seen: list[tuple[str, float]] = []
    ingest([folder], model(), crew=Crew(2), progress=lambda *told: seen.append(told))
    assert {stage for stage, _ in seen} == {"Lezen"}
    assert [share for _, share in seen] == sorted(share for _, share in seen)
    assert (seen[0][1], seen[-1][1], len(seen)) == (0, 1, 13)
