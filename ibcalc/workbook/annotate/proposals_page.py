"""Sheet Voorstel of a checked copy: rows that would close the gaps of the conversion tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ibcalc.workbook.annotate.findings_page import (
    HEADER_HEIGHT,
    LINE_HEIGHT,
    TITLE_HEIGHT,
    link_to,
    row_height,
)
from ibcalc.workbook.annotate.looks import Look
from ibcalc.workbook.annotate.newsheet import NewCell, NewRow, NewSheet
from ibcalc.workbook.annotate.suggestion import SuggestedRow

TAB = "FF2E7D32"
FIRST_HEADER = 4
OWN_COLUMNS = (("Tabel", 20), ("Waarom", 50))
LEAST_WIDTH, MOST_WIDTH, MARGIN = 12, 30, 5
INTRO = (
    "Elke regel hieronder dicht een gat. Controleer de uitkomst, kopieer de gekleurde cellen naar "
    "de tabel en controleer het model opnieuw."
)


def proposals_page(
    name: str, suggestions: Sequence[SuggestedRow], sheets: Collection[str]
) -> NewSheet:
    """The sheet with every suggested row, under the headings of its own table.

    The cells of a row stand beside each other, so that they can be copied as a whole.
    """
    blocks = _tables(suggestions)
    widths = _widths(blocks)
    rows = [
        NewRow((NewCell("Voorstel", Look.TITLE),), TITLE_HEIGHT),
        NewRow((NewCell(INTRO, Look.INTRO),)),
        NewRow(),
        *_filled(blocks, sheets, widths),
    ]
    frozen = FIRST_HEADER if len(blocks) == 1 else FIRST_HEADER - 1
    return NewSheet(name, TAB, widths, rows, frozen)


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows for one table under all headings that any of them has."""

    headings: tuple[str, ...]
    rows: tuple[SuggestedRow, ...]

    def proposed(self, row: SuggestedRow) -> tuple[str, ...]:
        """The cells of a row, one under each heading; empty under one that it does not have."""
        known = dict(zip(row.headings, row.cells, strict=True))
        return tuple(known.get(head, "") for head in self.headings)


def _tables(suggestions: Sequence[SuggestedRow]) -> list[_Block]:
    """The rows of each table together, in the order in which the tables first come by."""
    found: dict[tuple[str, str], list[SuggestedRow]] = {}
    for row in suggestions:
        found.setdefault((row.sheet, row.tabel), []).append(row)
    blocks = []
    for rows in found.values():
        longest_first = sorted(rows, key=lambda row: -len(row.headings))
        heads = dict.fromkeys(head for row in longest_first for head in row.headings)
        blocks.append(_Block(tuple(heads), tuple(rows)))
    return blocks


def _widths(blocks: Sequence[_Block]) -> tuple[int, ...]:
    widths = [LEAST_WIDTH] * max((len(block.headings) for block in blocks), default=0)
    for block in blocks:
        for cells in (block.headings, *map(block.proposed, block.rows)):
            for index, cell in enumerate(cells):
                widths[index] = max(widths[index], min(len(cell) + MARGIN, MOST_WIDTH))
    return (*(width for _, width in OWN_COLUMNS), *widths)


def _filled(
    blocks: Sequence[_Block], sheets: Collection[str], widths: Sequence[int]
) -> Iterator[NewRow]:
    """For each table its headings, the rows below them and an empty row."""
    for block in blocks:
        heads = (*(head for head, _ in OWN_COLUMNS), *block.headings)
        cells = tuple(NewCell(head, Look.HEADER) for head in heads)
        height = row_height(cells, widths[: len(cells)])
        yield NewRow(cells, max(HEADER_HEIGHT, height + LINE_HEIGHT // 2))
        for row in block.rows:
            made = _cells(row, block.proposed(row), sheets)
            yield NewRow(made, row_height(made, widths[: len(made)]))
        yield NewRow()


def _cells(row: SuggestedRow, cells: Sequence[str], sheets: Collection[str]) -> tuple[NewCell, ...]:
    place = row.place.at(row=row.place.row or 1, column=row.place.column or 1)
    sheet = row.place.sheet or row.sheet
    linked = sheet in sheets
    table = NewCell(row.tabel, Look.LINK, link_to(sheet, place.cell)) if linked else None
    proposed = (NewCell(cell, Look.PROPOSED) for cell in cells)
    return (table or NewCell(row.tabel), NewCell(row.why), *proposed)
