"""A form with planted defects: each found at its cell, none besides, wherever the columns stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.submission import Status, Submission
from tests.workbook.submissions.filled import Filled, model
from tests.workbook.submissions.seeded import ALL, BSNS, HOURS, NUMBER, Defect, Seeded, seeded

ABOUT_COSTS = frozenset({"AANL-251", "AANL-252", "AANL-253"})
"""What follows from broken rows of a cost price; tested by themselves."""
HEADERS = ("AANL-207", "AANL-230", "AANL-231", "AANL-232")
"""What is told of columns that moved, came between or have another name."""


def read(form: Filled, tmp_path: Path, name: str = "inzending.xlsx") -> Submission:
    path = form.write(tmp_path / name)
    return read_submission(Sender(path, name), expected_of(model()))


def found(one: Submission) -> list[tuple[str, str]]:
    told = [finding for finding in one.findings if finding.code not in ABOUT_COSTS]
    return sorted((finding.code, finding.place.in_sheet) for finding in told)


def base(kind: str) -> Filled:
    return Filled(kind, rows=HOURS if kind == "kostprijs" else {})


def test_there_are_enough_defects() -> None:
    assert NUMBER >= 85


@pytest.mark.parametrize(("kind", "spec", "defects"), ALL, ids=[kind for kind, _, _ in ALL])
def test_every_defect_is_found_at_its_cell(
    kind: str, spec: SheetSpec, defects: Sequence[Defect], tmp_path: Path
) -> None:
    planted = seeded(kind, spec, defects, base(kind))
    one = read(planted.form, tmp_path)
    assert found(one) == list(planted.expected)
    assert one.status is Status.AFGEKEURD


@pytest.mark.parametrize(("kind", "spec", "defects"), ALL, ids=[kind for kind, _, _ in ALL])
@pytest.mark.parametrize("as_table", [True, False])
def test_also_when_columns_moved_came_between_and_were_renamed(
    kind: str, spec: SheetSpec, defects: Sequence[Defect], as_table: bool, tmp_path: Path
) -> None:
    alias = next(column for column in spec.columns if column.aliases)
    changed = base(kind).but(
        order={spec.name: list(reversed(range(len(spec.columns))))},
        inserted={spec.name: ["Eigen kolom", "Volgnr"]},
        heads={alias.header: alias.aliases[0], "Opmerking": "Opmerkingg"},
        as_table=as_table,
    )
    planted: Seeded = seeded(kind, spec, defects, changed)
    told = found(read(planted.form, tmp_path))
    here = [pair for pair in told if pair[0] in HEADERS and pair[1].startswith(f"{spec.name}!")]
    assert [code for code, _ in here] == ["AANL-207", "AANL-207", *HEADERS[1:]]
    assert [pair for pair in told if pair[0] not in HEADERS] == list(planted.expected)


PERSONS = ("C-9", "Jansen", "123456782", "1234.56.782", "12345672", "9999.00.018", "Hieronder")
"""What stands in the planted forms and may be a person, or comes near one."""


def test_what_can_be_a_person_is_in_no_message(tmp_path: Path) -> None:
    for kind, spec, defects in ALL:
        one = read(seeded(kind, spec, defects, base(kind)).form, tmp_path, f"{kind}.xlsx")
        said = " ".join(f"{finding.message} {finding.fix}" for finding in one.findings)
        assert not [text for text in (*PERSONS, *BSNS) if text in said]
