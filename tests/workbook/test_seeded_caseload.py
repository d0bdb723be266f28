"""A caseload with planted defects: each told at its cell, none besides, wherever columns stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ibcalc.workbook.caseload.read import read_caseload
from tests.workbook.caseload_files import HEADERS, Caseload
from tests.workbook.seeded_caseload import DEFECTS, expected, model, seeded

MOVED = ("Eigen kolom", *reversed(HEADERS[:6]), "Volgnr", *HEADERS[6:])
CHANGES: Mapping[str, Mapping[str, object]] = {
    "as it is": {},
    "titles": {"titles": ("Cliënten 2016", "vastgesteld in maart")},
    "moved": {"order": MOVED},
    "renamed": {"heads": {"Client": "Cliëntnummer", "Product": "Productcode", "T/m": "Einddatum"}},
    "misspelled": {"heads": {"Aanbieder": "Aanbiedr", "Volume": "Volumme"}},
    "all of it": {
        "titles": ("Cliënten 2016",),
        "order": MOVED,
        "heads": {"Client": "Cliëntnummer", "Aanbieder": "Aanbiedr", "Volume": "Volumme"},
    },
}


def told(file: Caseload, kind: str, folder: Path) -> list[tuple[str, str]]:
    """Code and cell of everything that is told of a file, sorted."""
    path = folder / f"clienten.{kind}"
    written = file.as_csv(path) if kind == "csv" else file.as_workbook(path)
    _, findings = read_caseload(written, model())
    found = [one for one in findings if one.code != "CLI-132"]
    pairs = [(one.code, cell) for one in found for cell in one.cells]
    assert len(pairs) == sum(one.count for one in found), "more cells than a finding names"
    return sorted(pairs)


def test_there_are_enough_defects() -> None:
    assert sum(bool(defect.code) for defect in DEFECTS) >= 70
    assert len({defect.code for defect in DEFECTS if defect.code}) >= 30


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("change", CHANGES)
def test_every_defect_is_told_at_its_cell(kind: str, change: str, tmp_path: Path) -> None:
    file = seeded(kind).but(**CHANGES[change])
    slips = [name for name, head in file.heads.items() if head in ("Aanbiedr", "Volumme")]
    about_headers = [("CLI-157", file.header_cell(name)) for name in slips]
    assert told(file, kind, tmp_path) == sorted([*expected(kind, file), *about_headers])


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_without_the_defects_nothing_is_told(kind: str, tmp_path: Path) -> None:
    good = seeded(kind)
    assert told(good.but(rows=good.rows[:1]), kind, tmp_path) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_message_shows_a_client(kind: str, tmp_path: Path) -> None:
    file = seeded(kind)
    path = tmp_path / f"clienten.{kind}"
    written = file.as_csv(path) if kind == "csv" else file.as_workbook(path)
    _, findings = read_caseload(written, model())
    said = " ".join(f"{one.message} {one.fix}" for one in findings)
    numbers = [str(row.get("Client")) for row in file.rows if isinstance(row.get("Client"), str)]
    secret = {text.strip() for text in numbers if any(char.isdigit() for char in text)}
    assert not [text for text in (*secret, "123456782") if text in said]
