"""Rows that are kept as columns are the same rows; what is asked of them gives the same."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.workbook.caseload.raw import raw_of_sheet
from ibcalc.workbook.reader.bulkrows import bulk_of
from ibcalc.workbook.reader.contentrows import rows_with
from ibcalc.workbook.reader.grid import Sheet
from ibcalc.workbook.reader.numberformat import padded_width
from ibcalc.workbook.reader.storedvalue import padded
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.table import filled

CELLS = st.sampled_from(("", "sa", "s", "s  ", "n1", "z02015", "e#N/A", "d42370"))
ROWS = st.dictionaries(st.integers(1, 60), st.lists(CELLS, max_size=4)).map(
    lambda rows: {
        number: cells[: max(at for at, raw in enumerate(cells, start=1) if raw)]
        for number, cells in sorted(rows.items())
        if any(cells)
    }
)


@given(ROWS)
def test_the_same_rows(rows: dict[int, list[str]]) -> None:
    bulk = bulk_of(rows)
    assert bulk == rows
    assert (list(bulk), list(bulk.items())) == (list(rows), list(rows.items()))
    assert (list(bulk.values()), len(bulk)) == (list(rows.values()), len(rows))
    for number in range(70):
        assert bulk.get(number) == rows.get(number)
        assert (number in bulk) == (number in rows)
    assert copy.deepcopy(bulk) == rows
    with pytest.raises(KeyError):
        bulk[70]


@given(ROWS, st.lists(st.integers(1, 6), unique=True))
def test_the_same_rows_have_content(rows: dict[int, list[str]], columns: list[int]) -> None:
    assert list(rows_with(bulk_of(rows), columns, filled)) == list(rows_with(rows, columns, filled))


@given(ROWS, st.data())
def test_the_same_caseload(rows: dict[int, list[str]], data: st.DataObject) -> None:
    """Texts are numbered as they come by in the rows that are wanted, whatever stands elsewhere."""
    wanted = [number for number in rows if data.draw(st.booleans())]
    columns, extra = {"client": 1, "code": 3}, {"Eigen": 2, "Weg": 6}
    read = []
    for kept in (rows, bulk_of(rows)):
        sheet = Sheet("b.xlsx", "Clienten", kept)
        raw = raw_of_sheet(SheetTable(sheet, 1, columns, extra, (), tuple(wanted)), "", ())
        read.append({**raw.columns, **raw.extra})
    for name, column in read[0].items():
        other = read[1][name]
        assert (column.header, column.number) == (other.header, other.number)
        assert list(column.raws) == list(other.raws)
        assert np.array_equal(column.codes, other.codes)


@pytest.mark.parametrize(
    ("code", "width"),
    [("00000", 5), ("0000;-0000", 4), ("0", 0), ("0.00", 0), ("#0000", 0), ("", 0), ("0" * 16, 0)],
)
def test_formats_that_put_zeros_before_a_number(code: str, width: int) -> None:
    assert padded_width(code) == width


@pytest.mark.parametrize(
    ("stored", "raw"),
    [
        ("2015", "z02015"), ("02015", "n02015"), ("12345", "n12345"), ("-5", "n-5"),
        ("1.5", "n1.5"), ("", ""), ("x", "e#ONLEESBAAR"), (" 7 ", "z00007"),
    ],
)  # fmt: skip
def test_a_number_with_zeros_before_it(stored: str, raw: str) -> None:
    assert padded(5)(stored) == raw
