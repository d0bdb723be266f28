"""A set of submissions, read and put together; any order, and any number at once, is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding, fold
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.expected import Expected, expected_of
from ibcalc.workbook.submissions.files import Sender, list_files
from ibcalc.workbook.submissions.intake.copying import copy_of, write_copy
from ibcalc.workbook.submissions.intake.kept import open_kept
from ibcalc.workbook.submissions.intake.pool import Crew, copy_all, read_all
from ibcalc.workbook.submissions.reading.read import read_submission, skipped_submission
from ibcalc.workbook.submissions.submission import Submission
from ibcalc.workbook.submissions.together.earlier_run import EarlierRun
from ibcalc.workbook.submissions.together.leaps import period_findings
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
    ``earlier`` is what changed since an earlier run, if this one is held against it.
    """

    ledger: Ledger
    shared: tuple[SharedClient, ...]
    findings: tuple[Finding, ...]
    expected: Expected
    earlier: EarlierRun | None = None

    @property
    def submissions(self) -> tuple[Submission, ...]:
        """Every file, in the order of the overview."""
        return tuple(entry.submission for entry in self.ledger.entries)


def ingest(
    given: Iterable[Path],
    model: TariffModel | None = None,
    *,
    without: Iterable[Path] = (),
    crew: Crew | None = None,
    keep: Path | None = None,
    progress: Progress | None = None,
) -> Ingested:
    """Reads and checks every submission; one that can't be read never stops the others.

    Args:
        given: files, and folders with files.
        model: what they are held against; without one, no product or period is checked.
        without: files in those folders that are no submissions.
        crew: how many processes read them, behind which walls; without one they are read in this
            process, for files that can be trusted. What comes out is the same.
        keep: the folder in which a crew keeps what was read, until :func:`forget` takes it away.
        progress: told the stage and the share (0 to 1) that is done.

    Raises:
        CannotOpen: a path that was named does not exist, or no process can be started.
    """
    expected = expected_of(model)
    senders = list_files(given, without)

    def told(done: int) -> None:
        _tell(progress, READING, done, len(senders))

    told(0)
    about: tuple[Finding, ...] = ()
    if crew is None:
        read = list(_read_here(senders, expected, told))
    else:
        kept = None if keep is None else open_kept(keep, expected)
        if keep is not None and kept is None:
            about = (finding("AANL-185", map=crossed_out(keep.name)),)
        read = read_all(senders, expected, crew, kept, told)
    return _together(read, expected, about)


def _read_here(
    senders: Sequence[Sender], expected: Expected, told: Callable[[int], None]
) -> Iterator[Submission]:
    for done, sender in enumerate(senders, start=1):
        yield skipped_submission(sender) if sender.skipped else read_submission(sender, expected)
        told(done)


def _together(read: Sequence[Submission], expected: Expected, about: Iterable[Finding]) -> Ingested:
    ledger = make_ledger(read)
    shared = shared_clients(ledger.counting)
    own = chain.from_iterable(one.findings for one in read)
    remarks = chain.from_iterable(entry.remarks for entry in ledger.entries)
    labels = tuple(expected.periods)
    leaps = chain.from_iterable(period_findings(one, labels) for one in ledger.counting)
    found = in_order((*about, *own, *remarks, *leaps, *shared_findings(shared)))
    return Ingested(ledger, shared, fold(found), expected)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, sheet and cell."""
    return sorted(findings, key=_place)


def _place(one: Finding) -> tuple[str, str, int, int, str]:
    place = one.place
    return (place.file, place.sheet, place.row, place.column, one.code)


def _tell(progress: Progress | None, stage: str, done: int, total: int) -> None:
    if progress is not None:
        progress(stage, done / max(total, 1))


def write_annotated(
    ingested: Ingested,
    folder: Path,
    *,
    crew: Crew | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """For every file that could be read a copy with its own findings, under the name shown.

    What is only for the municipality, such as the same client at another aanbieder, is not in it.
    ``crew`` is as in :func:`ingest`.

    Returns:
        The copies, and why a copy could not be made: a file that is stored oddly stops no other.

    Raises:
        CannotWrite: the folder can't be made, or is a file.
        CannotOpen: no process can be started.
    """
    make_folder(folder)
    opened = [one for one in ingested.submissions if one.opened]

    def told(done: int) -> None:
        _tell(progress, MARKING, done, len(opened))

    told(0)
    if crew is None:
        made = list(_copy_here(opened, folder, told))
    else:
        made = copy_all(opened, folder, crew, told)
    copies = tuple(one for one in made if isinstance(one, Path))
    return copies, tuple(one for one in made if isinstance(one, Finding))


def _copy_here(
    opened: Sequence[Submission], folder: Path, told: Callable[[int], None]
) -> Iterator[Path | Finding]:
    for done, one in enumerate(opened, start=1):
        yield write_copy(one, folder, copy_of)
        told(done)


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
