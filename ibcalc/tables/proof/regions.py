"""What verification claims: a box in the space of a table, with a witness, words and rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ibcalc.model.conversion import SourceRow
from ibcalc.model.place import Place
from ibcalc.tables.pieces.space import Part


@dataclass(frozen=True, slots=True, repr=False)
class Region(Part):
    """A part of the space of a table and the ``rows`` that are involved."""

    rows: tuple[SourceRow, ...]

    def __repr__(self) -> str:
        """What and where in a few words."""
        cells = ", ".join(row.place.in_sheet for row in self.rows)
        return f"{type(self).__name__}({self.words}: {cells})"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row that would close a gap: a text for each ALS and each DAN column, and its dates.

    ``why`` says where the outputs come from; ``whole`` is False if one row can't close it all.
    """

    cells: tuple[str, ...]
    outputs: tuple[str, ...]
    vanaf: date | None
    tot_en_met: date | None
    why: str
    whole: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Gap(Region):
    """Values for which no row applies; ``rows`` are its neighbours, ``place`` a cell beside it.

    ``suggestions`` are rows that close what no row suggested for a larger gap closes; together
    they never overlap. ``leeg`` names the inputs that are leeg in all of it. ``doubtful`` are rows
    that can't be read and that might apply in it.
    """

    place: Place
    suggestions: tuple[Suggestion, ...]
    leeg: tuple[str, ...]
    doubtful: tuple[SourceRow, ...]

    @property
    def only_leeg(self) -> bool:
        """True if some input is leeg in all of it."""
        return bool(self.leeg)


@dataclass(frozen=True, slots=True, repr=False)
class Overlap(Region):
    """Values for which two rows apply. ``conflict``: the treffer does not allow that."""

    conflict: bool


@dataclass(frozen=True, slots=True, repr=False)
class Hidden(Region):
    """A row that never decides: the first of ``rows``; the others together always go before."""


@dataclass(frozen=True, slots=True, repr=False)
class Double(Region):
    """Two rows with the same conditions, dates and outputs."""
