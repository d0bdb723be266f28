"""Shared texts that say they are without number, or show without end: refused, also in a model."""

from __future__ import annotations

import pytest

from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.limits import SUBMISSION, USUAL, Limits
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook.handmade import HEAD, MAIN, book_bytes, parts

CELL = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>'


def read(count: str, *, cells: int = 1, text: str = "a", limits: Limits = USUAL) -> Workbook:
    """A workbook of which the shared texts are linked as any program does."""
    item = f"<si><t>{text}</t></si>"
    made = parts("".join(CELL.format(row) for row in range(1, cells + 1)), texts=item)
    assert "sharedStrings.xml" in str(made["xl/_rels/workbook.xml.rels"])
    made["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}" {count}>{item}</sst>'
    return read_workbook(book_bytes(made), "b.xlsx", "", limits)


@pytest.mark.parametrize("limits", [USUAL, SUBMISSION])
@pytest.mark.parametrize("number", ["4294967295", "50000001", "9" * 5_000, " 0004294967295"])
@pytest.mark.parametrize("name", ["count", "uniqueCount"])
def test_a_number_of_texts_that_cannot_be_is_refused(
    name: str, number: str, limits: Limits
) -> None:
    with pytest.raises(CannotOpen) as refused:
        read(f'{name}="{number}"', limits=limits)
    assert refused.value.code == "BOEK-027"
    assert "gedeelde teksten" in str(refused.value)


@pytest.mark.parametrize("count", ["", 'count="0"', 'count="-1"', 'count="x"', 'count="50000000"'])
def test_a_number_that_is_only_wrong_does_not_count(count: str) -> None:
    assert read(count).sheets[0].rows == {1: ["sa"]}


@pytest.mark.parametrize("limits, cells", [(USUAL, 100_000), (SUBMISSION, 3_000)])
def test_a_long_text_in_very_many_cells_is_refused(limits: Limits, cells: int) -> None:
    with pytest.raises(CannotOpen) as refused:
        read("", cells=cells, text="q" * 32_000, limits=limits)
    assert refused.value.code == "BOEK-029"


@pytest.mark.parametrize("limits, cells", [(USUAL, 10_000), (SUBMISSION, 1_000)])
def test_a_long_text_in_some_cells_is_read(limits: Limits, cells: int) -> None:
    book = read("", cells=cells, text="q" * 32_000, limits=limits)
    assert len(book.sheets[0].rows) == cells
