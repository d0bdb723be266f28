"""What a corrected submission changes: lines that are new, gone or changed, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ibcalc.workbook.submissions.submission import Line, Submission

KEYS = ("client", "product", "element", "periode", "gemeente", "van")
"""The fields by which a line of a later submission is known to be the same line."""


class Change(StrEnum):
    """What happened to a line."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Changed:
    """One line that is new or gone, or one cell of a line that changed: then ``name`` says which.

    ``name`` is the field of the row model. Of a new line ``old`` is absent, of one gone ``new``.
    """

    change: Change
    old: Line | None = None
    new: Line | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the later submission has otherwise than the earlier that it replaces."""

    old: Submission
    new: Submission
    changes: tuple[Changed, ...] = ()


def difference(old: Submission, new: Submission) -> Difference:
    """The lines of two submissions with the same identity, compared.

    Lines belong together by :data:`KEYS`; of more lines with the same the first with the first.
    """
    before, after = _by_key(old.lines), _by_key(new.lines)
    changes = [
        change
        for key in dict.fromkeys((*after, *before))
        for change in _compared(before.get(key, ()), after.get(key, ()))
    ]
    return Difference(old, new, tuple(changes))


def _by_key(lines: Sequence[Line]) -> dict[tuple[object, ...], list[Line]]:
    found: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines:
        found[(line.table, *(line.values.get(name) for name in KEYS))].append(line)
    return found


def _compared(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Changed]:
    for before, after in zip(old, new, strict=False):
        for name in dict.fromkeys((*before.values, *after.values)):
            if before.values.get(name) != after.values.get(name):
                yield Changed(Change.GEWIJZIGD, before, after, name)
    for line in old[len(new) :]:
        yield Changed(Change.VERVALLEN, old=line)
    for line in new[len(old) :]:
        yield Changed(Change.NIEUW, new=line)
