"""What a decision table decides for one set of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ibcalc.model.conversion import HANDMATIG, PRODUCT, SourceRow, Treffer
from ibcalc.model.kenmerk import Value

Entry = tuple[tuple[str, Value], ...]
"""What one row says: (name of the output, value), in the order of the columns; None is blank."""


CONFLICT_CODES: Mapping[Treffer, str] = MappingProxyType(
    {Treffer.UNIEK: "CNV-302", Treffer.GELIJK: "CNV-303", Treffer.PRIORITEIT: "CNV-308"}
)
"""The finding for a STRIJDIG decision; the other treffers never conflict."""


class Outcome(StrEnum):
    """How a table came to its decision."""

    GERAAKT = "geraakt"
    ANDERS = "anders"
    GEEN = "geen"
    STRIJDIG = "strijdig"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a table decides for one set of values.

    ``outputs`` has one entry for each collected row: one, or with treffer alle any number; none
    when GEEN or STRIJDIG. ``rows`` are the rows that fired, top to bottom: those that decided, or
    those in conflict. ``missing`` names, when no row applies, the leeg inputs that a row would
    need and that are the only thing it lacks.
    """

    outcome: Outcome
    outputs: tuple[Entry, ...] = ()
    rows: tuple[SourceRow, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def handmatig(self) -> bool:
        """True if a person must choose the product."""
        return any((PRODUCT, HANDMATIG) in entry for entry in self.outputs)
