"""What a column and a sheet of the contract are; derived from the row models of ``rows.py``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from ibcalc.model.names import normal
from ibcalc.model.place import Place


class CellType(StrEnum):
    """How the cells of a column are read; the words are those of the documentation."""

    TEKST = "tekst"
    CODE = "code"
    GEHEEL = "geheel"
    GETAL = "getal"
    BEDRAG = "bedrag"
    PERCENTAGE = "percentage"
    DATUM = "datum"
    JA_NEE = "ja/nee"
    KEUZE = "keuze"
    LIJST = "lijst"
    """Codes separated by ``;``."""
    BEDRAGEN = "bedragen"
    """One amount, or amounts by period: ``2016-P02: 692,21; 2016-P03: 296,66``."""
    VRIJ = "vrij"
    """Whatever stands there: its type depends on the rest of the row."""


class Row(BaseModel):
    """One row as read; ``place`` is the whole row."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid")

    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row model says about one of its columns, as the metadata of its field."""

    header: str
    type: CellType
    help: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    needed: bool = False
    """The column must be there although an empty cell has a default."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    ``required``: the column must be there. ``must_fill``: so must each of its cells. ``default``
    is the typed value of an empty cell. ``help`` is the Dutch text for cell notes and docs.
    """

    field: str
    header: str
    type: CellType
    help: str
    aliases: tuple[str, ...]
    choices: tuple[str, ...]
    required: bool
    must_fill: bool
    default: object

    @property
    def names(self) -> frozenset[str]:
        """The normal forms under which its header is recognised."""
        return frozenset(normal(name) for name in (self.header, *self.aliases))


@dataclass(frozen=True)
class SheetSpec:
    """One sheet of the contract, with its Excel table and its row model.

    ``needed``: a model without it can't be read. ``extra_columns``: other columns are kenmerken.
    ``family`` is the family of findings about its cells.
    """

    name: str
    table: str
    row: type[Row]
    help: str
    needed: bool = False
    extra_columns: bool = False
    family: str = "MOD"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the sheet."""
        return columns_of(self.row)

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """The columns that must be there."""
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Normal header or alias -> column."""
        return {name: column for column in self.columns for name in column.names}

    def column(self, field: str) -> Column:
        """The column of a field of the row model.

        Raises:
            KeyError: the row model has no such field.
        """
        return next_column(self.columns, field)


def next_column(columns: tuple[Column, ...], field: str) -> Column:
    """The column with this field name.

    Raises:
        KeyError: there is none.
    """
    for column in columns:
        if column.field == field:
            return column
    raise KeyError(field)


def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns that a row model declares, in the order of its fields."""
    return tuple(_columns_of(row))


def _columns_of(row: type[Row]) -> Iterator[Column]:
    for name, field in row.model_fields.items():
        heading = next((data for data in field.metadata if isinstance(data, Heading)), None)
        if heading is None:
            continue
        must_fill = field.is_required()
        yield Column(
            field=name,
            header=heading.header,
            type=heading.type,
            help=heading.help,
            aliases=heading.aliases,
            choices=heading.choices,
            required=must_fill or heading.needed,
            must_fill=must_fill,
            default=None if must_fill else field.default,
        )
