"""Findings: everything that is wrong or worth knowing, each with its place and its repair.

Source: design.md section 4. A data fault is never raised; it is returned beside the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place

SHOWN_CELLS = 5


class Severity(StrEnum):
    """How bad it is: a fout stops or leaves out, a waarschuwing asks for a look, info tells."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    INFO = "info"


RANK = {Severity.FOUT: 0, Severity.WAARSCHUWING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; ``count`` and ``cells`` say how many equal ones were folded into it.

    ``message`` and ``fix`` are Dutch sentences and never hold a client number, BSN or name.
    About a table, ``witness`` names for each kenmerk a value that shows what is claimed (getuige)
    and ``rows`` the cells of the rows that are involved, as ``Blad!B7``; with a caseload
    ``clients`` are how many it is about and ``cents`` what that is in a period.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    fix: str
    count: int = 1
    cells: tuple[str, ...] = ()
    witness: tuple[tuple[str, Value], ...] = ()
    rows: tuple[str, ...] = ()
    clients: int | None = None
    cents: int | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        times = f" ({self.count}x)" if self.count > 1 else ""
        return (
            f"{self.severity.upper()} {self.code} {where}{self.message}{times} {self.fix}".rstrip()
        )


def fold(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Equal findings in one column become one, with their number and their first cells.

    The order is: fouten first, then warnings, then info; within those by file, sheet and place
    of the first cell as they were found.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        key = (finding.code, finding.message, finding.fix, place.file, place.sheet, place.column)
        groups.setdefault(key, []).append(finding)
    folded = [_fold_group(group) for group in groups.values()]
    return tuple(sorted(folded, key=lambda finding: RANK[finding.severity]))


def _fold_group(group: Sequence[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1 and 0 < len(first.cells) <= SHOWN_CELLS:
        return first
    cells: list[str] = []
    for finding in group:
        cells.extend(finding.cells or ((finding.place.cell,) if finding.place.cell else ()))
    return replace(
        first,
        count=sum(finding.count for finding in group),
        cells=tuple(cells[:SHOWN_CELLS]),
    )


def has_fout(findings: Iterable[Finding]) -> bool:
    """True if any finding is a fout."""
    return any(finding.severity is Severity.FOUT for finding in findings)
