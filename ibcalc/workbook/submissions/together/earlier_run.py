"""What changed since an earlier overview: file by file, and line by line in files sent again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ibcalc.workbook.submissions.together.differences import Difference


class Since(StrEnum):
    """What became of a file since the earlier overview."""

    ONGEWIJZIGD = "ongewijzigd"
    """The same bytes, under whatever name."""
    GEWIJZIGD = "gewijzigd"
    """Another file of the same aanbieder, kind, year and gemeente."""
    NIEUW = "nieuw"
    WEG = "niet meer bij"


@dataclass(frozen=True, slots=True)
class FileSince:
    """One file: its name ``now`` and ``then``, empty where it was not there.

    The lines are those that are in the totals, 0 if the file did not count.
    """

    since: Since
    now: str = ""
    then: str = ""
    aanbieder: str = ""
    soort: str = ""
    lines_now: int = 0
    lines_then: int = 0


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """What differs from an earlier overview, which is the workbook ``file`` with this digest."""

    file: str
    sha256: str
    files: tuple[FileSince, ...] = ()
    differences: tuple[Difference, ...] = ()
