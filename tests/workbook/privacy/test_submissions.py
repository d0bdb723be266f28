"""A submission with pseudonyms, and submissions in a folder that is cleared."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import ibcalc
from ibcalc.workbook.privacy.copies import MARKED, SUBMITTED, find_copies
from ibcalc.workbook.privacy.keys import Key
from ibcalc.workbook.privacy.pseudonymise import pseudonymise
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.ingest import ingest, write_annotated
from ibcalc.workbook.submissions.reading.read import read_submission
from tests.workbook.privacy.privatebooks import parts
from tests.workbook.submissions.filled import Filled, Value

KEY = Key(b"k" * 32)
BSN, OTHER, OWN = "999900006", "999900018", "KL-0417"
DAY = date(2016, 2, 1)
TEMPLATES = Path(ibcalc.__file__).parents[1] / "templates"


def with_bsn(path: Path) -> Path:
    rows: list[list[Value]] = [
        [BSN, "IB1", "nee", "0505", DAY, None, None, f"eerder {OTHER}"],
        [OTHER, "IB2", "", "", DAY],
    ]
    return Filled("aanbieder-clienten-bsn", rows={"Clienten met BSN": rows}).write(path)


def with_own_numbers(path: Path) -> Path:
    rows: list[list[Value]] = [[OWN, "IB1", "nee", "0505", DAY]]
    return Filled("aanbieder-clienten", rows={"Clienten": rows}).write(path)


def test_a_submission_with_bsns(tmp_path: Path) -> None:
    source = with_bsn(tmp_path / "in.xlsx")
    done = pseudonymise(source, tmp_path / "uit.xlsx", KEY, tmp_path / "kluis" / "s.txt")
    assert done.clients == 2
    for name, data in parts(tmp_path / "uit.xlsx").items():
        assert BSN.encode() not in data, name
        assert OTHER.encode() not in data, name


def test_a_submission_with_own_numbers_is_still_one(tmp_path: Path) -> None:
    source = with_own_numbers(tmp_path / "in.xlsx")
    pseudonymise(source, tmp_path / "uit.xlsx", KEY, tmp_path / "kluis" / "s.txt")
    read = read_submission(Sender(tmp_path / "uit.xlsx", "uit.xlsx"), expected_of(None))
    assert read.soort == "aanbieder-clienten"
    assert [line.text("client") for line in read.lines] == [Pseudonyms(KEY).of(OWN)]


def test_a_template_with_a_client_keeps_its_example(tmp_path: Path) -> None:
    """The shipped template: its formulas, lists and example do not stand in the way."""
    import openpyxl

    path = tmp_path / "in.xlsx"
    shutil.copy(TEMPLATES / "sjabloon-aanbieder-clienten-bsn.xlsx", path)
    book = openpyxl.load_workbook(path)
    sheet = book["Clienten met BSN"]
    header = next(
        cell for row in sheet.iter_rows(max_row=10) for cell in row if cell.value == "BSN"
    )
    header.offset(row=1).value = BSN
    book.save(path)
    pseudonymise(path, tmp_path / "uit.xlsx", KEY, tmp_path / "kluis" / "s.txt")
    copy = openpyxl.load_workbook(tmp_path / "uit.xlsx")
    assert copy["Clienten met BSN"][header.offset(row=1).coordinate].value == Pseudonyms(KEY).of(
        BSN
    )


def test_submissions_and_their_marked_copies_are_known(tmp_path: Path) -> None:
    with_bsn(tmp_path / "zorgplein.xlsx")
    read = ingest([tmp_path / "zorgplein.xlsx"], None)
    (tmp_path / "terug").mkdir()
    write_annotated(read, tmp_path / "terug")
    shutil.copy(TEMPLATES / "sjabloon-aanbieder-clienten.xlsx", tmp_path / "leeg.xlsx")
    found = find_copies(tmp_path)
    assert {copy.name: copy.kind for copy in found.copies} == {
        "zorgplein.xlsx": SUBMITTED, "terug/zorgplein.xlsx": MARKED,
    }  # fmt: skip
    assert found.others == 1
