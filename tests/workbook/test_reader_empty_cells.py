"""Empty cells without end are refused; those that Excel leaves in a sheet with a format are not."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from ibcalc.workbook.old_formats.read import open_any
from ibcalc.workbook.reader import sheetparser
from ibcalc.workbook.reader.grid import Sheet, Workbook
from ibcalc.workbook.reader.limits import MEGABYTE
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.reader.xlsx import open_workbook, read_workbook
from tests.workbook.handmade import book_bytes, parts

EMPTY = '<row r="{0}"{1}><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
FILLED = '<row r="{0}"{1}><c r="A{0}"><v>1</v></c><c r="B{0}" s="1"/></row>'
HIDDEN = ' hidden="1"'
"""Such rows are read one by one."""


def read(row: str, attributes: str, count: int = 9_000) -> Sheet:
    made = "".join(row.format(number, attributes) for number in range(1, count + 1))
    return read_workbook(book_bytes(parts(made)), "b.xlsx", "").sheets[0]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetparser, "MAX_EMPTY", 1_000)


def test_empty_cells_that_are_read_one_by_one_are_counted() -> None:
    with pytest.raises(CannotOpen) as refused:
        read(EMPTY, HIDDEN)
    assert (refused.value.code, "1.000" in str(refused.value)) == ("BOEK-021", True)
    assert not read(EMPTY, HIDDEN, 500).rows


def test_a_sheet_with_a_format_down_to_its_end_is_read() -> None:
    assert not read(EMPTY, "").rows


def test_empty_cells_beside_filled_ones_are_read() -> None:
    assert len(read(FILLED, HIDDEN).rows) == 9_000


def test_cells_without_an_address_stand_beside_each_other() -> None:
    made = (
        '<row r="3"><c/><c><v>2</v></c><c r="E3"/><c><v>6</v></c></row><row><c><v>7</v></c></row>'
    )
    (sheet,) = read_workbook(book_bytes(parts(made)), "b.xlsx", "").sheets
    assert sheet.rows == {3: ["", "n2", "", "", "", "n6"], 4: ["n7"]}


def test_a_cell_without_an_address_beyond_the_last_column_is_refused() -> None:
    made = '<row r="1"><c r="XFD1"/><c/></row>'
    with pytest.raises(CannotOpen) as refused:
        read_workbook(book_bytes(parts(made)), "b.xlsx", "")
    assert refused.value.code == "BOEK-020"


@pytest.mark.parametrize("way", [open_workbook, open_any])
def test_of_what_is_no_workbook_only_the_start_is_read(
    way: Callable[[Path], Workbook], tmp_path: Path
) -> None:
    path = tmp_path / "nullen.xlsx"
    with path.open("wb") as stream:
        stream.truncate(150 * MEGABYTE)
    tracemalloc.start()
    with pytest.raises(CannotOpen) as refused:
        way(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "BOEK-009"
    assert most < MEGABYTE


def test_a_file_of_any_kind_is_read_whole_without_a_judge(tmp_path: Path) -> None:
    path = tmp_path / "nullen.bin"
    path.write_bytes(bytes(10_000))
    assert len(read_bytes(path)[0]) == 10_000
