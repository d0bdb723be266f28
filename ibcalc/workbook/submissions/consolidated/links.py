"""Links from the consolidated workbook to cells of the submissions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ibcalc.model.place import Place
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.sheet_findings import MAX_LINKS, link_to
from ibcalc.workbook.submissions.submission import Submission


class Links:
    """Where the workbook will stand and where each file is; no more links than Excel likes."""

    def __init__(self, folder: Path, submissions: Iterable[Submission]) -> None:
        # A name that is not shown as it is holds a number that may not stand in a link either.
        paths = {one.file: one.path for one in submissions if one.file == one.path.name}
        self._ways = {
            file: link_to(folder, file, {file: str(path)}) for file, path in paths.items()
        }
        self._left = MAX_LINKS

    def to(self, place: Place) -> str:
        """The address of a cell; empty if there is no way to it, or no room for more links."""
        way = self._ways.get(place.file, "") if place.sheet else ""
        if not way or not self._left:
            return ""
        self._left -= 1
        cell = place.cell if place.row and place.column else "A1"
        return f"external:{way}#{quoted_sheet(place.sheet)}!{cell}"
