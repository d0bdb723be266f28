"""Conditions, outputs and domains as texts of cells; each is read back before it is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ibcalc.model.cell import Cell
from ibcalc.model.conversion import COMPONENT, PRODUCT
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.place import Place
from ibcalc.tables.language.cells import LEEG, read_condition
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column
from ibcalc.tables.language.conditions import (
    Any,
    Between,
    Condition,
    Empty,
    Not,
    OneOf,
    Prefix,
    Union,
)
from ibcalc.tables.language.literals import value_text
from ibcalc.tables.language.outputs import read_output
from ibcalc.tables.pieces.axis import Axis, axis_of
from ibcalc.tables.pieces.masks import bits
from ibcalc.workbook.sheets.domains import read_domain

ANY_TEXT = "-"
SEPARATOR = " ; "


def condition_texts(condition: Condition, kenmerk: Kenmerk) -> tuple[str, ...] | None:
    """The ALS cells that together ask the same; several stand for rows that never meet.

    None if the cell language can't say it.
    """
    whole = _single(condition, kenmerk)
    if whole is not None:
        return (whole,)
    axis = axis_of(kenmerk, (condition,))
    pieces = [1 << piece for piece in bits(axis.mask(condition))]
    parts = [_of_mask(mask, condition, axis) for mask in _grouped(pieces, axis)]
    return None if None in parts else tuple(part for part in parts if part is not None)


def _single(condition: Condition, kenmerk: Kenmerk) -> str | None:
    """One cell that asks the same, in the plainest spelling."""
    axis = axis_of(kenmerk, (condition,))
    tried = (_plain(condition), axis.text(axis.mask(condition)))
    return next((text for text in tried if text is not None and _says(text, condition, kenmerk)),
                None)  # fmt: skip


def _says(text: str, condition: Condition, kenmerk: Kenmerk) -> bool:
    """True if a cell with this text asks exactly this."""
    read, findings = read_condition(Cell(f"s{text}"), kenmerk)
    if findings:
        return False
    axis = axis_of(kenmerk, (condition, read))
    return axis.mask(read) == axis.mask(condition)


def _grouped(pieces: Sequence[int], axis: Axis) -> Iterator[int]:
    """The filled pieces that lie side by side together, and leeg by itself."""
    leeg = 1 << len(axis) - 1 if axis.leeg else 0
    run = 0
    for piece in pieces:
        if run and (piece == leeg or not run & piece >> 1):
            yield run
            run = 0
        run |= piece
    if run:
        yield run


def _of_mask(mask: int, condition: Condition, axis: Axis) -> str | None:
    """A cell for some of the pieces of a condition."""
    text = axis.text(mask)
    if text is None:
        return None
    read, findings = read_condition(Cell(f"s{text}"), axis.kenmerk)
    finer = axis_of(axis.kenmerk, (condition, read))
    inside = finer.mask(read) & ~finer.mask(condition)
    same = all(
        read.matches(axis.pick(1 << piece)) == bool(mask >> piece & 1) for piece in range(len(axis))
    )
    return None if findings or inside or not same else text


def _plain(condition: Condition) -> str | None:
    match condition:
        case Any():
            return ANY_TEXT
        case Not(Union(parts)):
            return f"niet {SEPARATOR.join(map(_item, parts))}"
        case Not(inner):
            return f"niet {_item(inner)}"
        case Union(parts):
            return SEPARATOR.join(map(_item, parts))
    return _item(condition)


def _item(part: Condition) -> str:
    text = "?"
    match part:
        case Empty():
            text = LEEG
        case OneOf(values):
            text = SEPARATOR.join(map(value_text, values))
        case Prefix(start):
            text = f"{start}*"
        case Between(low, None, low_open):
            text = f"{'>' if low_open else '>='} {value_text(low)}"
        case Between(None, high, _, high_open):
            text = f"{'<' if high_open else '<='} {value_text(high)}"
        case Between(low, high, False, False):
            text = f"{value_text(low)} t/m {value_text(high)}"
    return text


def unreadable(text: str) -> str:
    """A text that no column reads as a condition, so that check points at the cell."""
    return f"** {text} **"


def output_text(value: Value, column: Column) -> str | None:
    """The DAN cell for a value; empty for none, and None if no cell can say it."""
    if value is None:
        return ""
    text = value_text(value)
    if column.naam in (PRODUCT, COMPONENT):
        # Every code that is said gets its row in sheet Producten.
        column = replace(column, kenmerk=replace(column.kenmerk, domain=Domain((value,))))
    read, findings = read_output(Cell(f"s{text}"), column)
    return text if read == value and not has_fout(findings) else None


def blank_text(column: Column) -> str:
    """What says in a row without any other output that there is none."""
    return "" if column.key in FIXED_OUTPUTS else LEEG


def domain_cell(domain: Domain, soort: KenmerkSoort) -> str | None:
    """The cell of Waarden for a domain; None if none says the same."""
    if domain.free:
        return ""
    text = _domain_text(domain)
    read, findings = read_domain(Cell(f"s{text}"), soort, "", Place())
    return text if read == domain and not findings else None


def _domain_text(domain: Domain) -> str:
    if domain.values:
        return SEPARATOR.join(value_text(value) for value in domain.values)
    return _item(Between(domain.low, domain.high))


__all__ = [
    "ANY_TEXT",
    "blank_text",
    "condition_texts",
    "domain_cell",
    "output_text",
    "unreadable",
]
