"""A submission: one file of a provider as it was read, with its lines and all its findings. Frozen.

Nothing here knows of another file; what several files say together is in the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place


class Status(StrEnum):
    """What the municipality can do with a submission, in the words of its overview."""

    AANGENOMEN = "aangenomen"
    MET_WAARSCHUWING = "aangenomen met waarschuwing"
    AFGEKEURD = "afgekeurd"
    OVERGESLAGEN = "overgeslagen"
    """A file that is no submission by its name."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a template says of itself; a text that it does not say is empty, ``versie`` is 0.

    ``aanbieder`` is the provider for whom it was made, if it was made for one.
    """

    kind: str = ""
    versie: int = 0
    model: str = ""
    sha256: str = ""
    gemeente: str = ""
    jaar: str = ""
    aanbieder: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a submission without a fault: ``values`` by field of its row model.

    ``place`` is the whole row, ``table`` the sheet of the template that it belongs to and
    ``columns`` the 1-based column of each field that is there. Amounts are whole cents, days
    inclusive.
    """

    place: Place
    table: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    columns: Mapping[str, int] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field; empty if it is absent or no text."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """The date of a field."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def number(self, name: str) -> Decimal | None:
        """The number of a field, of a whole one too; not of an amount, which is in cents."""
        value = self.values.get(name)
        if isinstance(value, bool):
            return None
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def cents(self, name: str) -> int | None:
        """The amount of a field in whole cents."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def cell(self, name: str) -> Place:
        """The cell of a field; the row if the field is not there."""
        return self.place.at(column=self.columns.get(name, 0))


@dataclass(frozen=True, slots=True)
class Submission:
    """One file.

    ``file`` is the name that overviews show: unique among the files, with crosses for a number
    that can be a BSN. ``path`` is where it was read. ``soort`` is the kind of template, empty if
    the file is none. ``aanbieder`` and ``gemeente`` are as read, ``jaar`` as four digits.
    ``modified`` is the moment of saving that the file itself gives (ISO 8601, UTC) or empty.
    ``patchable`` is False for an old format, of which no copy can be made.
    ``rows`` counts the rows with content, of which ``lines`` have no fault.
    """

    file: str
    path: Path
    sha256: str = ""
    stamp: Stamp = Stamp()
    soort: str = ""
    aanbieder: str = ""
    gemeente: str = ""
    jaar: str = ""
    modified: str = ""
    lines: tuple[Line, ...] = ()
    rows: int = 0
    findings: tuple[Finding, ...] = ()
    opened: bool = True
    patchable: bool = True

    @property
    def status(self) -> Status:
        """Rejected with any fout: a submission counts as a whole or not at all."""
        severities = {finding.severity for finding in self.findings}
        if Severity.FOUT in severities:
            return Status.AFGEKEURD
        if not self.soort:
            return Status.OVERGESLAGEN
        if Severity.WAARSCHUWING in severities:
            return Status.MET_WAARSCHUWING
        return Status.AANGENOMEN

    @property
    def accepted(self) -> bool:
        """True if its lines may count."""
        return self.status in (Status.AANGENOMEN, Status.MET_WAARSCHUWING)

    def numbers(self) -> Mapping[Severity, int]:
        """How many findings of each severity, folded ones counted in full."""
        counted = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            counted[finding.severity] += finding.count
        return counted
