"""A row that would close a gap of a conversion table, as it is proposed to the user."""

from __future__ import annotations

from dataclasses import dataclass

from ibcalc.model.place import Place


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """One proposed row: ``cells`` are in the cell language, one under each of ``headings``.

    ``tabel`` is the name of the table, ``sheet`` where it stands, ``place`` a cell of it to go to,
    and ``why`` a Dutch sentence on what the row solves.
    """

    tabel: str
    sheet: str
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    why: str
    place: Place

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.headings):
            raise ValueError("a suggested row has one cell under each heading")
