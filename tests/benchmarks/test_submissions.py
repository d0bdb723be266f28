"""The benchmark of submissions does on a few small files what it says of hundreds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.submission_files import FOLDER, MODEL, write_submissions
from benchmarks.submissions import SCRIPT, Job, measured, resumed
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from ibcalc.workbook.submissions.ingest import ingest
from ibcalc.workbook.submissions.submission import Status

FILES, ROWS = 8, 10
"""Enough to have files with planted faults and files with oddities."""


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("meting")
    write_submissions(folder, FILES, ROWS)
    return Job(folder, workers=1)


def test_the_files_are_the_same_every_time(job: Job, tmp_path: Path) -> None:
    write_submissions(tmp_path, FILES, ROWS)
    files = sorted((job.folder / FOLDER).iterdir())
    assert len(files) == FILES
    for file in (job.folder / MODEL, *files):
        assert file.read_bytes() == (tmp_path / file.relative_to(job.folder)).read_bytes()


def test_only_files_with_planted_faults_are_rejected(job: Job) -> None:
    model = read_model(open_workbook(job.folder / MODEL)).model
    told = {one.file: one.status for one in ingest([job.folder / FOLDER], model).submissions}
    faulty = {file for file, cells in job.planted.items() if cells}
    assert faulty
    assert {file for file, status in told.items() if status is Status.AFGEKEURD} == faulty
    assert Status.MET_WAARSCHUWING in told.values()


@pytest.mark.skipif(sys.platform == "win32", reason="the system tells no peak of a child")
def test_it_measures_every_stage_and_goes_on_after_an_interruption(job: Job) -> None:
    rows = [*measured(job), *resumed(job)]
    planted = sum(map(len, job.planted.values()))
    found = {row[0]: row[-2:] for row in rows}
    assert found["ibcalc, zonder kopieën"] == (f"{planted}/{planted}", "0")
    assert found[SCRIPT][0] == f"{planted}/{planted}"
    assert rows[-1][0].startswith("bewaard 4 van 8, daarna gelezen 4")
