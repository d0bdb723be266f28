"""What an overview does not show is not compared, and what did not count is not held against."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ibcalc.model.place import Place
from ibcalc.workbook.submissions.consolidated.line_rows import HIDDEN, NOT_GIVEN
from ibcalc.workbook.submissions.earlier.comparable import agreed, comparable
from ibcalc.workbook.submissions.earlier.overview import EarlierFile, Overview
from ibcalc.workbook.submissions.earlier.since import since_earlier
from ibcalc.workbook.submissions.expected import NOTHING_EXPECTED
from ibcalc.workbook.submissions.ingest import Ingested, ingest
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.earlier_run import FileSince, Since
from tests.workbook.submissions.filled import GOOD_VOLUMES


@pytest.mark.parametrize("value", ["", NOT_GIVEN, HIDDEN])
def test_what_an_overview_does_not_show_is_not_compared(value: str) -> None:
    assert agreed(value) is None


def test_elements_of_a_product_that_stand_twice_are_added_up() -> None:
    lines = tuple(
        Line(Place("a", "Kosten", row), "Kosten", {"product": "IB1", "element": "Loon",
                                                    "bedrag": cents})
        for row, cents in ((3, 100), (4, 250))
    )  # fmt: skip
    one = Submission("a", Path("a"), soort="kostprijs", lines=lines)
    assert [line.cents("bedrag") for line in comparable(one, NOTHING_EXPECTED).lines] == [350]


@pytest.fixture
def ingested(tmp_path: Path) -> Ingested:
    GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    return ingest([tmp_path])


def earlier(one: Submission, name: str, sha256: str, *, counted: bool) -> EarlierFile:
    return EarlierFile(name, counted, replace(one, sha256=sha256))


def files(ingested: Ingested, *before: EarlierFile) -> tuple[FileSince, ...]:
    run = since_earlier(ingested, Overview("toen.xlsx", "0", before)).earlier
    assert run is not None
    return run.files


def test_a_file_that_did_not_count_had_no_lines_and_is_not_compared(ingested: Ingested) -> None:
    (one,) = ingested.submissions
    (told,) = files(ingested, earlier(one, "v", "1", counted=False))
    assert (told.since, told.lines_then, told.lines_now) == (Since.GEWIJZIGD, 0, 3)
    overview = Overview("toen.xlsx", "0", (earlier(one, "v", "1", counted=False),))
    run = since_earlier(ingested, overview).earlier
    assert run is not None
    assert run.differences == ()


def test_a_sender_is_known_by_the_file_that_counted(ingested: Ingested) -> None:
    (one,) = ingested.submissions
    counted, other = (earlier(one, name, name, counted=name == "x") for name in ("x", "y"))
    assert files(ingested, counted, other)[0].then == "x"


def test_a_file_that_says_otherwise_by_the_same_bytes_is_not_gone(ingested: Ingested) -> None:
    (one,) = ingested.submissions
    before = replace(earlier(one, "v", one.sha256, counted=True), submission=replace(
        one, aanbieder="Toen anders"))  # fmt: skip
    assert [told.since for told in files(ingested, before)] == [Since.ONGEWIJZIGD]


def test_a_file_that_is_gone_is_told_only_if_it_counted(ingested: Ingested) -> None:
    (one,) = ingested.submissions
    other = replace(one, aanbieder="Weg", sha256="1")
    for counted in (True, False):
        overview = Overview("toen.xlsx", "0", (EarlierFile("w", counted, other),))
        codes = [found.code for found in since_earlier(ingested, overview).findings]
        assert ("AANL-442" in codes) is counted
