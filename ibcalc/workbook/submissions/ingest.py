"""A set of submissions, read one after another and put together; any order gives the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding, fold
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.annotate import write_checked_copy
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.submissions.expected import Expected, expected_of
from ibcalc.workbook.submissions.files import list_files
from ibcalc.workbook.submissions.reading.read import read_submission, skipped_submission
from ibcalc.workbook.submissions.submission import Submission
from ibcalc.workbook.submissions.together.ledger import Ledger, make_ledger
from ibcalc.workbook.submissions.together.shared_clients import (
    SharedClient,
    shared_clients,
    shared_findings,
)

Progress = Callable[[str, float], None]
READING, MARKING = "Lezen", "Kopieën"


@dataclass(frozen=True, slots=True)
class Ingested:
    """All submissions of a run with what they say together; ``findings`` is for the municipality.

    It holds those of every submission, each with its file, and what only shows between files.
    """

    ledger: Ledger
    shared: tuple[SharedClient, ...]
    findings: tuple[Finding, ...]
    expected: Expected

    @property
    def submissions(self) -> tuple[Submission, ...]:
        """Every file, in the order of the overview."""
        return tuple(entry.submission for entry in self.ledger.entries)


def ingest(
    given: Iterable[Path],
    model: TariffModel | None = None,
    *,
    without: Iterable[Path] = (),
    progress: Progress | None = None,
) -> Ingested:
    """Reads and checks every submission; one that can't be read never stops the others.

    Args:
        given: files, and folders with files.
        model: what they are held against; without one, no product or period is checked.
        without: files in those folders that are no submissions.
        progress: told the stage and the share (0 to 1) that is done.

    Raises:
        CannotOpen: a path that was named does not exist.
    """
    expected = expected_of(model)
    senders = list_files(given, without)
    read = []
    for number, sender in enumerate(senders):
        _tell(progress, READING, number, len(senders))
        one = skipped_submission(sender) if sender.skipped else read_submission(sender, expected)
        read.append(one)
    ledger = make_ledger(read)
    shared = shared_clients(ledger.counting)
    own = chain.from_iterable(one.findings for one in read)
    remarks = chain.from_iterable(entry.remarks for entry in ledger.entries)
    found = sorted((*own, *remarks, *shared_findings(shared)), key=_place)
    return Ingested(ledger, shared, fold(found), expected)


def _place(one: Finding) -> tuple[str, str, int, int, str]:
    place = one.place
    return (place.file, place.sheet, place.row, place.column, one.code)


def _tell(progress: Progress | None, stage: str, done: int, total: int) -> None:
    if progress is not None:
        progress(stage, done / total)


def write_annotated(
    ingested: Ingested, folder: Path, *, progress: Progress | None = None
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """For every file that could be read a copy with its own findings, under the name shown.

    What is only for the municipality, such as the same client at another aanbieder, is not in it.

    Returns:
        The copies, and why a copy could not be made: a file that is stored oddly stops no other.

    Raises:
        CannotWrite: the folder can't be made, or is a file.
    """
    make_folder(folder)
    opened = [one for one in ingested.submissions if one.opened]
    written: list[Path] = []
    refused: list[Finding] = []
    for number, one in enumerate(opened):
        _tell(progress, MARKING, number, len(opened))
        target = folder / one.file
        if not one.patchable:
            refused.append(finding("AANL-425", Place(one.file)))
            continue
        try:
            write_checked_copy(one.path, target, own_findings(one), ())
        except (CannotWrite, CannotOpen) as why:
            refused.append(replace(why.finding, place=replace(why.finding.place, file=one.file)))
        else:
            written.append(target)
    return tuple(written), tuple(refused)


def make_folder(folder: Path) -> None:
    """Make the folder for the copies, if it is not there.

    Raises:
        CannotWrite: it can't be made, or it is a file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = finding("BOEK-062", Place(folder.name), bestand=folder.name)
        raise CannotWrite(why) from error


def own_findings(one: Submission) -> Sequence[Finding]:
    """The findings of a submission as its own copy shows them: without the name of the file."""
    return [replace(found, place=replace(found.place, file="")) for found in one.findings]
