"""The ledger: which submissions count, which are doubles, and which are replaced by a later one.

A submission is known by its kind, aanbieder, jaar and gemeente. Of those with the same the latest
that is not rejected counts, whole; the others do not. The later one is the one that was saved
later by what the file itself says; if that does not tell them apart, the one whose name is later,
where v10 comes after v9. The order in which files are named on the command line has no influence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.submission import Submission
from ibcalc.workbook.submissions.together.differences import Difference, difference
from ibcalc.workbook.submissions.together.leaps import change_findings
from ibcalc.workbook.submissions.together.naming import by_version, identity, natural


class Standing(StrEnum):
    """What a file does to the totals."""

    TELT = "telt mee"
    DUBBEL = "dubbel"
    VERVANGEN = "vervangen"
    TELT_NIET = "telt niet mee"


@dataclass(frozen=True, slots=True)
class Entry:
    """A submission in the ledger; ``by`` is the file that it equals or is replaced by.

    ``remarks`` are for the municipality alone: they name other files.
    """

    submission: Submission
    standing: Standing
    by: str = ""
    remarks: tuple[Finding, ...] = ()

    @property
    def counts(self) -> bool:
        """True if its lines are in the totals."""
        return self.standing is Standing.TELT


@dataclass(frozen=True, slots=True)
class Ledger:
    """All files in a fixed order, and what replaced submissions changed."""

    entries: tuple[Entry, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def counting(self) -> tuple[Submission, ...]:
        """The submissions whose lines are in the totals."""
        return tuple(entry.submission for entry in self.entries if entry.counts)


def make_ledger(submissions: Iterable[Submission]) -> Ledger:
    """The ledger of these files, in whatever order they come."""
    ordered = sorted(submissions, key=_place_in_overview)
    firsts: dict[str, str] = {}
    doubles: list[Entry] = []
    singles: list[Submission] = []
    for one in sorted(ordered, key=lambda one: natural(one.file)):
        first = firsts.setdefault(one.sha256, one.file) if one.opened else one.file
        if first == one.file:
            singles.append(one)
        else:
            doubles.append(_told(one, Standing.DUBBEL, first, "AANL-420"))
    entries, differences = list(doubles), []
    for _, group in groupby(sorted(singles, key=identity), key=identity):
        settled, changed = _settle(sorted(group, key=_moment))
        entries += settled
        differences += changed
    entries.sort(key=lambda entry: _place_in_overview(entry.submission))
    return Ledger(tuple(entries), tuple(differences))


def _place_in_overview(one: Submission) -> tuple[object, ...]:
    return (one.soort == "", one.soort, normal(one.aanbieder), one.jaar, natural(one.file))


def _moment(one: Submission) -> tuple[object, ...]:
    return (one.modified, by_version(one.file))


def _settle(group: Sequence[Submission]) -> tuple[list[Entry], list[Difference]]:
    """The entries of submissions with one identity, from early to late."""
    last = max((at for at, one in enumerate(group) if one.accepted), default=None)
    if last is None:
        return [Entry(one, Standing.TELT_NIET) for one in group], []
    counting = group[last]
    entries = [_told(one, Standing.VERVANGEN, counting.file, "AANL-421") for one in group[:last]]
    entries.append(Entry(counting, Standing.TELT, remarks=_doubt(group, counting)))
    entries += [
        _told(one, Standing.TELT_NIET, counting.file, "AANL-422") for one in group[last + 1 :]
    ]
    earlier = [one for one in group[:last] if one.accepted]
    if not earlier:
        return entries, []
    changed = difference(earlier[-1], counting)
    remarks = (*entries[last].remarks, *change_findings(changed))
    entries[last] = replace(entries[last], remarks=remarks)
    return entries, [changed]


def _told(one: Submission, standing: Standing, other: str, code: str) -> Entry:
    return Entry(one, standing, other, (finding(code, Place(one.file), bestand=other),))


def _doubt(group: Sequence[Submission], counting: Submission) -> tuple[Finding, ...]:
    """A remark if the files do not tell which of them is the latest."""
    moments = {one.modified for one in group}
    if len(moments) == len(group) and "" not in moments:
        return ()
    return (finding("AANL-424", Place(counting.file), bestand=counting.file),)
