"""Addresses as a workbook stores them: ``AB12``, ``A1:H20``; never outside the grid."""

from __future__ import annotations

import re

from ibcalc.workbook.reader.grid import MAX_COLUMN, MAX_ROW, Area

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def column_number(letters: str) -> int:
    """The 1-based column of one to three letters: ``column_number("AB") == 28``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def parse_cell(text: str) -> tuple[int, int] | None:
    """Row and column, 1-based, of a cell address; None if it is no address inside the grid."""
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    column, row = column_number(match[1]), int(match[2])
    inside = 1 <= row <= MAX_ROW and column <= MAX_COLUMN
    return (row, column) if inside else None


def parse_row(text: str) -> int | None:
    """A row number inside the grid; None if it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ROW))):
        return None
    return int(text) if 1 <= int(text) <= MAX_ROW else None


def parse_area(text: str) -> Area | None:
    """The block between two cells, or of one cell; None if it is not inside the grid."""
    first_text, _, last_text = text.partition(":")
    first, last = parse_cell(first_text), parse_cell(last_text or first_text)
    if first is None or last is None:
        return None
    rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])
