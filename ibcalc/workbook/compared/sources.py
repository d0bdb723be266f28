"""Links from the workbook of a comparison to the cells of the models that it compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ibcalc.engine.comparison.compared import Side
from ibcalc.model.place import Place
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.sheet_findings import link_to


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the workbook will stand, and where the files of each model are, by their name.

    The two models may have the same name in different folders, so each keeps its own.
    """

    folder: Path
    old: Mapping[str, str]
    new: Mapping[str, str]

    def link(self, side: Side, place: Place) -> str:
        """The address of a cell; empty if there is no way to it."""
        sources = self.old if side is Side.OLD else self.new
        # A link would name the sheet.
        named = place.sheet and place.sheet == place.shown_sheet
        way = link_to(self.folder, place.file, sources) if named else ""
        cell = place.cell if place.row and place.column else "A1"
        return f"external:{way}#{quoted_sheet(place.sheet)}!{cell}" if way else ""
