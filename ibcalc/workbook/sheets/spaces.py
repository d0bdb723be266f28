"""Spaces around a value that nobody sees: they are read away, and that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.findings import SHOWN_CELLS, Finding
from ibcalc.workbook.sheets.cleaning import clean, shown


def has_spaces(cell: Cell) -> bool:
    """True for a text with outer, non-breaking or zero-width spaces; not for one of only those."""
    return cell.kind is Kind.TEXT and clean(cell.raw[1:]) not in ("", cell.raw[1:])


def only_spaces_differ(text: str, value: object) -> bool:
    """True if a text became this value by leaving out spaces, and nothing else."""
    return isinstance(value, str) and text != value and _bare(text) == _bare(value)


def _bare(text: str) -> str:
    return "".join(clean(text).split())


def spaces_told(cells: Sequence[Cell], kolom: str) -> Iterator[Finding]:
    """One finding about the cells of a column that have spaces, with the first as the example."""
    if cells:
        text = cells[0].raw[1:]
        words = {"kolom": kolom, "waarde": shown(text), "gelezen": shown(clean(text))}
        told = finding("CNV-109", cells[0].place, **words)
        places = tuple(cell.place.cell for cell in cells[:SHOWN_CELLS])
        yield replace(told, count=len(cells), cells=places)
