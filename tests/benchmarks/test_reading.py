"""All readers of the benchmark find the same rows, however the caseload is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import reading, reading_files
from benchmarks.reading_peer import INSTALLED, OWN, READERS

CLIENTS = 40


@pytest.mark.parametrize("way", reading_files.WAYS)
def test_all_readers_find_the_same_rows(way: str, tmp_path: Path) -> None:
    path = tmp_path / "clienten.xlsx"
    reading_files.write(path, way, CLIENTS)
    rows = {name: READERS[name][1]()(path) for name in INSTALLED}
    assert OWN in rows
    assert set(rows.values()) == {CLIENTS}


def test_one_file_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.01)
    names = (OWN, "openpyxl, read_only")
    rows = list(reading.measured(tmp_path / "c.xlsx", reading_files.GAPS, CLIENTS, names))
    assert [row[1] for row in rows] == list(names)
    assert rows[0][3] == "1,00 x"
