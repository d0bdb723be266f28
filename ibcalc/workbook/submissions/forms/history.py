"""What changed from one version of a form to the next, as data: so an older form can be read.

A new version of a form is one entry here. Fields and sheets are named as they are now.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Renamed:
    """A column that had header ``was``; its values keep their meaning."""

    sheet: str
    field: str
    was: str


@dataclass(frozen=True, slots=True)
class Added:
    """A column that an older form does not have."""

    sheet: str
    field: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A column that an older form had under ``header`` and that is asked no more."""

    sheet: str
    header: str


@dataclass(frozen=True, slots=True)
class Redefined:
    """A column that meant something else under ``header``; what it means now, in Dutch.

    The values of an older form are not carried into it.
    """

    sheet: str
    field: str
    header: str
    now: str


@dataclass(frozen=True, slots=True)
class SheetRenamed:
    """A sheet that had name ``was``."""

    sheet: str
    was: str


Change = Renamed | Added | Dropped | Redefined | SheetRenamed


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a form.

    ``told`` says in Dutch what is new in it, as a sentence without its full stop; ``changes`` what
    that means for a form of the version before.
    """

    number: int
    told: str
    changes: tuple[Change, ...] = field(default=())


_FIRST = Version(1, "Eerste versie")

CARE_HISTORY = (
    _FIRST,
    Version(2, "Tarief, Bedrag en Status staan nu in de tabel zelf, zodat u erop kunt filteren"),
)
COST_HISTORY = (
    _FIRST,
    Version(2, "Kostprijs, Verschil en Status staan nu in de tabel zelf, zodat u erop kunt "
            "filteren"),
)  # fmt: skip


def later(history: tuple[Version, ...], versie: int) -> tuple[Version, ...]:
    """The versions after one, the newest first; none if it is not known which it is (0)."""
    return tuple(one for one in reversed(history) if 0 < versie < one.number)


def is_lost(change: Change) -> bool:
    """True if values that an older form holds are not carried."""
    return isinstance(change, Dropped | Redefined)
