"""Which cells of a workbook get a mark, and what the note on each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ibcalc.model.findings import RANK, Finding, Severity
from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import value_text
from ibcalc.workbook.reader.address import column_number, parse_cell

LONGEST_NOTE = 2_000
"""Characters; more does not fit in a note that one can read beside its cell."""
MOST_PARAGRAPHS = 30
MORE = "Er is meer gevonden; zie het blad met bevindingen."

Spot = tuple[int, int]
"""Row and column from 1; 0 is the whole row or column."""


@dataclass(slots=True)
class Mark:
    """A cell with findings: the gravest severity, and a note."""

    severity: Severity
    paragraphs: list[str] = field(default_factory=list)

    def merge(self, other: Mark) -> None:
        """Take over what is said at another spot that comes down to the same cell."""
        self.severity = min(self.severity, other.severity, key=RANK.__getitem__)
        fresh = [text for text in other.paragraphs if text not in self.paragraphs]
        self.paragraphs = [*self.paragraphs, *fresh][:MOST_PARAGRAPHS]

    @property
    def note(self) -> str:
        """The text of the note, the gravest finding first."""
        text = "\n\n".join(self.paragraphs)
        if len(text) <= LONGEST_NOTE:
            return text
        return f"{text[:LONGEST_NOTE].rsplit(' ', 1)[0]} …\n\n{MORE}"


def gather_marks(findings: Iterable[Finding], file: str) -> Mapping[str, dict[Spot, Mark]]:
    """The marks of each sheet of a workbook, by the spots that the findings name."""
    marks: dict[str, dict[Spot, Mark]] = {}
    for finding in sorted(findings, key=lambda finding: RANK[finding.severity]):
        for place in places(finding, file):
            if place.row or place.column:
                spots = marks.setdefault(place.sheet, {})
                mark = Mark(finding.severity, [paragraph(finding)])
                spots.setdefault((place.row, place.column), mark).merge(mark)
    return marks


def places(finding: Finding, file: str) -> Iterator[Place]:
    """Every place in a file that a finding names: its own, equal ones, and the rows involved."""
    if in_file(finding, file):
        yield finding.place
        for cell in finding.cells:
            yield from _in_sheet(finding.place, cell)
        for row in finding.rows:
            sheet, _, cell = row.rpartition("!")
            place = Place(file, sheet or finding.place.sheet)
            yield from _in_sheet(place, cell)


def in_file(finding: Finding, file: str) -> bool:
    """True if a finding is about this workbook; without a file it is about the model."""
    return finding.place.file in ("", file)


def _in_sheet(place: Place, cell: str) -> Iterator[Place]:
    """The place of a cell, ``B7``, a row, ``7``, or a column, ``B``; none of anything else."""
    spot = parse_cell(cell)
    if spot is not None:
        yield place.at(row=spot[0], column=spot[1])
    elif cell.isascii() and cell.isdigit() and parse_cell(f"A{cell}"):
        yield place.at(row=int(cell), column=0)
    elif parse_cell(f"{cell}1"):
        yield place.at(row=0, column=column_number(cell))


def paragraph(finding: Finding) -> str:
    """What a note says of one finding: how bad, what was found and expected, how to mend it."""
    times = f" ({finding.count}x)" if finding.count > 1 else ""
    lines = [f"{finding.severity.upper()} {finding.code}", f"{finding.message}{times}"]
    if finding.fix:
        lines.append(f"Herstel: {finding.fix}")
    if finding.witness:
        lines.append(f"Voorbeeld: {witness_text(finding.witness)}")
    return "\n".join(lines)


def witness_text(witness: Sequence[tuple[str, Value]]) -> str:
    """A getuige in the user's words: ``Klasse = 3, Code = H300``."""
    return ", ".join(f"{name} = {value_text(value)}" for name, value in witness)
