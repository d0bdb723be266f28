"""Submissions together: doubles, later ones, the same client, any order, and what stays private."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ibcalc.model.findings import Severity
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.ingest import Ingested, ingest, write_annotated
from ibcalc.workbook.submissions.intake.copying import own_findings
from ibcalc.workbook.submissions.submission import Status
from ibcalc.workbook.submissions.together.differences import Change
from ibcalc.workbook.submissions.together.ledger import Standing
from ibcalc.workbook.submissions.together.naming import by_version
from tests.workbook.submissions.filled import (
    CLIENTEN,
    GOOD_BSN,
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    VOLUMES,
    Filled,
    model,
)

LATER = datetime(2016, 4, 1, tzinfo=UTC)
BROKEN = b"PK\x03\x04 niet heel"


def run(folder: Path) -> Ingested:
    return ingest([folder], model())


def codes(ingested: Ingested) -> list[str]:
    return [finding.code for finding in ingested.findings]


def standings(ingested: Ingested) -> dict[str, Standing]:
    return {entry.submission.file: entry.standing for entry in ingested.ledger.entries}


def test_good_forms_have_no_finding(tmp_path: Path) -> None:
    forms = {"v": GOOD_VOLUMES, "c": GOOD_CLIENTS, "b": GOOD_BSN, "k": GOOD_COSTS}
    for name, form in forms.items():
        form.write(tmp_path / f"{name}.xlsx")
    ingested = run(tmp_path)
    assert codes(ingested) == []
    assert {one.status for one in ingested.submissions} == {Status.AANGENOMEN}
    assert {one.soort for one in ingested.submissions} == {form.kind for form in forms.values()}
    assert sum(len(one.lines) for one in ingested.ledger.counting) == 3 + 2 + 1 + 8


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    GOOD_VOLUMES.write(tmp_path / "goed.xlsx")
    (tmp_path / "kapot.xlsx").write_bytes(BROKEN)
    (tmp_path / "leesmij.txt").write_text("hallo")
    ingested = run(tmp_path)
    status = {one.file: one.status for one in ingested.submissions}
    assert status == {
        "goed.xlsx": Status.AANGENOMEN,
        "kapot.xlsx": Status.AFGEKEURD,
        "leesmij.txt": Status.OVERGESLAGEN,
    }
    assert codes(ingested) == ["AANL-110", "AANL-423"]
    assert [one.file for one in ingested.ledger.counting] == ["goed.xlsx"]


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        ingest([tmp_path / "weg.xlsx"])


def test_the_same_bytes_count_once(tmp_path: Path) -> None:
    GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    ingested = run(tmp_path)
    assert standings(ingested) == {"a.xlsx": Standing.TELT, "b.xlsx": Standing.DUBBEL}
    assert codes(ingested) == ["AANL-420"]
    assert len(ingested.ledger.counting[0].lines) == 3


def corrected() -> Filled:
    """One number changed, one row gone, one row new; saved later."""
    rows = [("IB1", "2016-P01", "0505", 13, None, "eigen telling"), VOLUMES[2],
            ("IB2", "2016-P05", None, 8, None, None)]  # fmt: skip
    return GOOD_VOLUMES.but(rows={"Volumes": rows}, saved=LATER)


def test_a_later_file_replaces_exactly_its_own_rows(tmp_path: Path) -> None:
    corrected().write(tmp_path / "a.xlsx")
    GOOD_VOLUMES.write(tmp_path / "z-eerder.xlsx")
    GOOD_VOLUMES.but(aanbieder="Anders").write(tmp_path / "m.xlsx")
    GOOD_VOLUMES.but(jaar="2015", stamp={"jaar": ""}).write(tmp_path / "jaar.xlsx")
    GOOD_CLIENTS.write(tmp_path / "soort.xlsx")
    ingested = run(tmp_path)
    others = {"m.xlsx", "jaar.xlsx", "soort.xlsx"}
    expected = dict.fromkeys(others, Standing.TELT)
    expected |= {"a.xlsx": Standing.TELT, "z-eerder.xlsx": Standing.VERVANGEN}
    assert standings(ingested) == expected
    (difference,) = ingested.ledger.differences
    told = [
        (one.change, one.name, str((one.new or one.old).place.row))  # type: ignore[union-attr]
        for one in difference.changes
    ]
    assert told == [
        (Change.GEWIJZIGD, "aantal", "3"),
        (Change.NIEUW, "", "5"),
        (Change.VERVALLEN, "", "4"),
    ]


def test_a_rejected_later_file_replaces_nothing(tmp_path: Path) -> None:
    GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    bad = [("ONZIN", "2016-P01", "0505", 12, None, None)]
    GOOD_VOLUMES.but(rows={"Volumes": bad}, saved=LATER).write(tmp_path / "b.xlsx")
    ingested = run(tmp_path)
    assert standings(ingested) == {"a.xlsx": Standing.TELT, "b.xlsx": Standing.TELT_NIET}
    assert codes(ingested) == ["AANL-301", "AANL-422"]


def test_without_a_moment_the_name_tells_which_is_later(tmp_path: Path) -> None:
    for name, aantal in (("v9.xlsx", 1), ("v10.xlsx", 2)):
        row = ("IB1", "2016-P01", "0505", aantal, None, None)
        GOOD_VOLUMES.but(rows={"Volumes": [row]}).write(tmp_path / name)
    ingested = run(tmp_path)
    assert [one.file for one in ingested.ledger.counting] == ["v10.xlsx"]
    assert sorted(codes(ingested)) == ["AANL-421", "AANL-424"]


SHARED: Sequence[tuple[str, str]] = (("00412", "412"), ("C 17", "c17"), ("A-1", " a-1\u00a0"))


@pytest.mark.parametrize(("mine", "theirs"), SHARED)
def test_the_same_client_is_told_to_the_municipality_alone(
    mine: str, theirs: str, tmp_path: Path
) -> None:
    for name, number, aanbieder in (("a", mine, "Zorg A"), ("b", theirs, "Zorg B")):
        rows = [(number, *CLIENTEN[0][1:]), (f"eigen-{name}", *CLIENTEN[0][1:])]
        form = GOOD_CLIENTS.but(aanbieder=aanbieder, rows={"Clienten": rows})
        form.write(tmp_path / f"{name}.xlsx")
    ingested = run(tmp_path)
    told = [finding for finding in ingested.findings if finding.code == "AANL-320"]
    assert [finding.place.in_sheet for finding in told] == ["Clienten!A3"]
    assert "b.xlsx, Clienten!A3" in told[0].message
    assert len(ingested.ledger.counting) == 2
    assert all(len(one.lines) == 2 for one in ingested.submissions)
    for one in ingested.submissions:
        assert "AANL-320" not in {finding.code for finding in own_findings(one)}
    write_annotated(ingested, tmp_path / "terug")
    assert b"b.xlsx" not in unzipped(tmp_path / "terug" / "a.xlsx")
    assert b"Zorg B" not in unzipped(tmp_path / "terug" / "a.xlsx")


def unzipped(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return b"".join(package.read(name) for name in package.namelist())


def test_other_numbers_are_other_clients(tmp_path: Path) -> None:
    for name, number in (("a", "1-11"), ("b", "11-1"), ("c", "111")):
        rows = [(number, *CLIENTEN[0][1:])]
        form = GOOD_CLIENTS.but(aanbieder=name, rows={"Clienten": rows})
        form.write(tmp_path / f"{name}.xlsx")
    assert codes(run(tmp_path)) == []


def test_one_aanbieder_with_a_client_twice_is_no_shared_client(tmp_path: Path) -> None:
    rows = [CLIENTEN[0], ("C-001", "IB2", "nee", None, date(2016, 7, 1), None, None, None)]
    GOOD_CLIENTS.but(rows={"Clienten": rows}).write(tmp_path / "a.xlsx")
    assert codes(run(tmp_path)) == []


def test_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    forms = [GOOD_VOLUMES, corrected(), GOOD_CLIENTS, GOOD_BSN, GOOD_COSTS]
    forms += [GOOD_CLIENTS.but(aanbieder=f"Zorg {number}") for number in range(3)]
    paths = [form.write(folder / f"{at}.xlsx") for at, form in enumerate(forms)]
    (folder / "x.xlsx").write_bytes(BROKEN)
    paths.append(folder / "x.xlsx")
    made = set()
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        target = tmp_path / "uit.xlsx"
        write_consolidated(ingest(paths, model()), target)
        made.add(target.read_bytes())
    write_consolidated(ingest([folder, *paths[:2]], model()), tmp_path / "uit.xlsx")
    made.add((tmp_path / "uit.xlsx").read_bytes())
    assert len(made) == 1


def test_no_bsn_leaves_in_any_part(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = [("999900006", "IB1", "nee", None, date(2016, 1, 4), None, None, "bel 123456782")]
    form = GOOD_BSN.but(rows={"Clienten met BSN": rows})
    form.write(tmp_path / "in" / "lijst 123456782.xlsx")
    GOOD_CLIENTS.but(
        rows={"Clienten": [("123456782", *CLIENTEN[0][1:])]},
    ).write(tmp_path / "in" / "b.xlsx")
    ingested = run(tmp_path / "in")
    assert sorted(codes(ingested)) == ["AANL-242", "AANL-243", "AANL-244"]
    write_consolidated(ingested, tmp_path / "uit.xlsx")
    out = unzipped(tmp_path / "uit.xlsx")
    assert b"999900006" not in out
    assert b"123456782" not in out
    assert b"lijst XXXXXXXXX.xlsx" in out
    copies, refused = write_annotated(ingested, tmp_path / "terug")
    assert sorted(path.name for path in copies) == ["b.xlsx", "lijst XXXXXXXXX.xlsx"]
    assert refused == ()


def test_files_of_the_same_name_in_two_folders(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        GOOD_VOLUMES.but(aanbieder=name).write(tmp_path / name / "a.xlsx")
    ingested = ingest([tmp_path / "twee", tmp_path / "een"], model())
    assert [one.file for one in ingested.submissions] == ["a.xlsx", "a (2).xlsx"]
    copies, _ = write_annotated(ingested, tmp_path / "terug")
    assert sorted(path.name for path in copies) == ["a (2).xlsx", "a.xlsx"]


def test_a_copy_never_replaces_the_file_itself(tmp_path: Path) -> None:
    path = GOOD_VOLUMES.write(tmp_path / "a.xlsx")
    before = path.read_bytes()
    copies, refused = write_annotated(run(tmp_path), tmp_path)
    assert copies == ()
    assert [one.code for one in refused] == ["BOEK-060"]
    assert path.read_bytes() == before


def test_a_fout_rejects_the_whole_submission(tmp_path: Path) -> None:
    rows = [*VOLUMES, ("IB1", "2016-P03", "0505", "veel", None, None)]
    GOOD_VOLUMES.but(rows={"Volumes": rows}).write(tmp_path / "a.xlsx")
    ingested = run(tmp_path)
    assert ingested.ledger.counting == ()
    (one,) = ingested.submissions
    assert one.numbers()[Severity.FOUT] == 1
    assert (one.rows, len(one.lines)) == (4, 3)


def test_a_template_that_was_renamed_in_its_sheets_is_no_other_table(tmp_path: Path) -> None:
    """The hours are not read from the sheet of the costs, which has a column Product too."""
    GOOD_COSTS.but(without=["Uren"]).write(tmp_path / "a.xlsx")
    assert "AANL-235" in codes(run(tmp_path))


@pytest.mark.parametrize(
    "names",
    [
        ("opgave.xlsx", "opgave 2.xlsx", "opgave (3).xlsx"),
        ("opgave.xlsx", "opgave2.xlsx", "opgave10.xlsx"),
        ("Opgave.xlsx", "opgave v2.xlsx", "opgave v2 def.xlsx"),
        ("opgave zon.xlsx", "opgave2 zon.xlsx", "Opgave 3 zon.xlsx"),
        ("opgave 2016-01-05.xlsx", "opgave 2016-02-01.xlsx", "opgave 2016-02-10.xlsx"),
    ],
)
def test_the_versions_of_a_name_are_in_order(names: tuple[str, ...]) -> None:
    assert tuple(sorted(names, key=by_version)) == names
