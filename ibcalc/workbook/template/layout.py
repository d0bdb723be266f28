"""What a sheet to be written looks like: columns from the row models, content as exact values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.names import normal
from ibcalc.workbook.sheets.columns import CellType, SheetSpec

Content = str | int | Decimal | date | None
"""What may stand in a cell; amounts as a Decimal of euros, never as a float."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A drop-down: its values, or a ``source`` such as ``=Producten!$A$2:$A$500``.

    ``strict`` refuses anything else; otherwise Excel asks whether the value is meant.
    """

    values: tuple[str, ...] = ()
    source: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """One column to be written. ``entered`` is False where ibcalc fills it and a user need not."""

    header: str
    type: CellType
    help: str = ""
    must_fill: bool = False
    choices: Choices = Choices()
    entered: bool = True


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet with one Excel table; each row has a value for each column."""

    name: str
    table: str
    columns: tuple[ColumnLayout, ...]
    rows: tuple[tuple[Content, ...], ...]
    tab: str = ""
    cell_choices: Mapping[int, Choices] | None = None
    """Drop-downs of single cells in the last column, by row index (sheet Model)."""


def columns_of_sheet(
    spec: SheetSpec, choices: Mapping[str, Choices] | None = None, *, entered: bool = True
) -> tuple[ColumnLayout, ...]:
    """The columns of a sheet of the contract, with the drop-downs that depend on a model added."""
    added = choices or {}
    return tuple(
        ColumnLayout(
            header=column.header,
            type=column.type,
            help=column.help,
            must_fill=column.must_fill,
            choices=added.get(column.header, Choices(column.choices)),
            entered=entered,
        )
        for column in spec.columns
    )


def only(columns: Iterable[ColumnLayout], headers: Sequence[str]) -> tuple[ColumnLayout, ...]:
    """The columns with these headers, in this order.

    Raises:
        KeyError: there is no such column.
    """
    by_header = {column.header: column for column in columns}
    return tuple(by_header[header] for header in headers)


def filled(
    spec: SheetSpec,
    columns: tuple[ColumnLayout, ...],
    headers: Sequence[str],
    rows: Iterable[Sequence[Content]],
    *,
    tab: str = "",
) -> SheetLayout:
    """A sheet whose rows give a value for ``headers`` only; its other columns stay empty.

    Raises:
        ValueError: a header is not a column of the sheet, or a row is too short or too long.
    """
    place = {normal(column.header): index for index, column in enumerate(columns)}
    if missing := [header for header in headers if normal(header) not in place]:
        raise ValueError(f"sheet {spec.name} has no column {missing}")
    places = [place[normal(header)] for header in headers]
    whole = tuple(_spread(row, places, len(columns)) for row in rows)
    return SheetLayout(spec.name, spec.table, columns, whole, tab)


def _spread(row: Sequence[Content], places: Sequence[int], width: int) -> tuple[Content, ...]:
    cells: list[Content] = [None] * width
    for index, content in zip(places, row, strict=True):
        cells[index] = content
    return tuple(cells)
