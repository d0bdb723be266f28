"""One guard for models and submissions: each refusal has a twin that tells the sender more."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ibcalc.model.catalogue import CATALOGUE, finding
from ibcalc.model.catalogue.aanl_guard import AANL_GUARD, SUBMISSION_CODES
from ibcalc.model.catalogue.boek import BOEK
from ibcalc.model.catalogue.boek_guard import BOEK_GUARD
from ibcalc.model.findings import Severity
from ibcalc.model.place import Place
from ibcalc.workbook.reader.limits import SUBMISSION, USUAL
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.reader.submitted import as_submission, submission_findings
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook.handmade import book_bytes, parts
from tests.workbook.hostile.samples import SAMPLES

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
TOLD_ELSEWHERE = {
    "BOEK-022": "test_a_link_is_not_followed",
    "BOEK-018": "an absent part: test_reader_opening",
    "BOEK-019": "no sheets: test_reader_opening",
}


def test_every_finding_about_reading_has_its_twin() -> None:
    reading = {one.code for one in (*BOEK, *BOEK_GUARD) if not "BOEK-060" <= one.code < "BOEK-070"}
    assert set(SUBMISSION_CODES) == reading
    twins = set(SUBMISSION_CODES.values())
    assert len(twins) == len(SUBMISSION_CODES)
    assert {entry.code for entry in AANL_GUARD} == twins | {"AANL-152"}
    assert all(code in CATALOGUE and code.startswith("AANL-1") for code in twins)


def test_every_refusal_of_the_guard_has_a_hostile_sample() -> None:
    sampled = {sample.code for sample in SAMPLES.values()} | set(TOLD_ELSEWHERE)
    guard = {one.code for one in (*BOEK, *BOEK_GUARD) if "BOEK-007" <= one.code < "BOEK-040"}
    assert guard <= sampled


def test_what_was_found_stays_and_what_to_do_is_for_the_sender() -> None:
    found = replace(finding("BOEK-015", Place("a.xlsx"), bestand="a.xlsx"), count=3, cells=("A1",))
    told = as_submission(found)
    assert (told.code, told.message, told.place) == ("AANL-115", found.message, found.place)
    assert (told.count, told.cells) == (3, ("A1",))
    assert "stuur" in told.fix
    assert told.fix != found.fix


def test_the_fix_of_a_sender_needs_no_values() -> None:
    assert not [entry.code for entry in AANL_GUARD if "{" in entry.fix]


def test_a_finding_without_a_twin_stays_as_it_is() -> None:
    found = finding("BOEK-060", Place("a.xlsx"), bestand="a.xlsx")
    assert as_submission(found) is found


@pytest.mark.parametrize(
    "file, codes", [("a.xlsx", ["AANL-148"]), ("a.xlsm", ["AANL-152"]), ("a.XLSM", ["AANL-152"])]
)
def test_macros_in_a_submission_are_always_told_once(file: str, codes: list[str]) -> None:
    data = book_bytes(parts(ROW, extra={"xl/vbaProject.bin": b"\0"}))
    assert [one.code for one in submission_findings(read_workbook(data, file, ""))] == codes


@pytest.mark.parametrize("state, code", [("hidden", "AANL-140"), ("veryHidden", "AANL-150")])
def test_a_hidden_sheet_in_a_submission_asks_for_a_look(state: str, code: str) -> None:
    book = read_workbook(book_bytes(parts(ROW, state=state)), "a.xlsx", "")
    (told,) = submission_findings(book)
    assert (told.code, told.severity) == (code, Severity.WAARSCHUWING)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system follows links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "geheim.xlsx", tmp_path / "link.xlsx"
    target.write_bytes(book_bytes(parts(ROW)))
    link.symlink_to(target)
    with pytest.raises(CannotOpen) as refused:
        read_bytes(link)
    assert refused.value.code == "BOEK-022"
    assert "geheim" not in str(refused.value)


def test_the_limits_for_files_from_outside_are_narrower() -> None:
    for name in ("file_mb", "parts", "unpacked", "cells", "texts", "shown"):
        assert getattr(SUBMISSION, name) < getattr(USUAL, name)


def test_a_file_between_the_two_limits(tmp_path: Path) -> None:
    path = tmp_path / "groot.xlsx"
    path.write_bytes(bytes((SUBMISSION.file_mb << 20) + 1))
    assert read_bytes(path)[0]
    with pytest.raises(CannotOpen) as refused:
        read_bytes(path, SUBMISSION)
    assert refused.value.code == "BOEK-004"
