"""A conversion table as it stands in a sheet, before the tables floor reads its cell language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ibcalc.model.cell import Cell
from ibcalc.model.place import Place

HANDMATIG = "handmatig"
PRODUCT, OPSLAG, COMPONENT = "Product", "Opslag", "Component"


class Treffer(StrEnum):
    """What it means when several rows apply (DMN's hit policies)."""

    UNIEK = "uniek"
    EERSTE = "eerste"
    GELIJK = "gelijk"
    ALLE = "alle"
    PRIORITEIT = "prioriteit"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a conversion table: the kenmerk it asks for or sets, and its header cell."""

    kenmerk: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: a cell for each input and each output, and its own inclusive validity dates.

    ``dates_unread``: a date is filled in that could not be read, so that it is not known when the
    row applies.
    """

    inputs: tuple[Cell, ...]
    outputs: tuple[Cell, ...]
    vanaf: date | None = None
    tot_en_met: date | None = None
    toelichting: str = ""
    place: Place = Place()
    dates_unread: bool = False


@dataclass(frozen=True, slots=True)
class TableSource:
    """One conversion table: its row of sheet Conversies and the rows of its own sheet.

    ``place`` is the cell with its name, ``anders_place`` that of Anders if it is known.
    """

    naam: str
    volgorde: int
    treffer: Treffer
    inputs: tuple[Heading, ...]
    outputs: tuple[Heading, ...]
    rows: tuple[SourceRow, ...]
    anders: str = ""
    toelichting: str = ""
    place: Place = Place()
    anders_place: Place = Place()
