"""``ibcalc ingest``."""

from __future__ import annotations

from pathlib import Path

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import findings_object
from ibcalc.front.ingested import Written, ingested_object, ingested_text, interrupted_text
from ibcalc.front.output import findings_text
from ibcalc.front.progress import Progress
from ibcalc.model.findings import Finding, fold, has_fout
from ibcalc.workbook.atomic import refuse_target
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.earlier.overview import Overview, read_overview
from ibcalc.workbook.submissions.earlier.since import since_earlier
from ibcalc.workbook.submissions.ingest import Ingested, ingest, make_folder, write_annotated
from ibcalc.workbook.submissions.intake.kept import forget, kept_folder, kept_number
from ibcalc.workbook.submissions.intake.pool import Crew

NO_MODEL = Path()
REFUSED = 3
NOT_CHECKED = "Er is niets gelezen of geschreven: herstel eerst de fouten in het model."
WRITING = "Samenvoegen"


def run(request: Request) -> int:
    """Check the submissions, write the overview and the copies, and print what came of it.

    Status 1 if there is a fout in any submission or in the model; 3 if none could be read.

    Raises:
        CannotOpen: a path does not exist, or the model or the earlier overview can't be read.
        CannotWrite: the overview would replace a submission or can't be written.
        KeyboardInterrupt: with the sentence that says how to go on.
    """
    output = request.output or Path()
    refuse_target(output, _inputs(request))
    earlier = None if request.earlier is None else read_overview(request.earlier)
    book = None if request.model == NO_MODEL else api.load(request.model)
    if book and has_fout(book.findings):
        return _stopped(book, request)
    if request.annotate is not None:
        make_folder(request.annotate)
    try:
        ingested, written = _ingest(request, output, book, earlier)
    except KeyboardInterrupt:
        folder = kept_folder(output)
        raise KeyboardInterrupt(interrupted_text(kept_number(folder), folder)) from None
    findings = fold((*(book.findings if book else ()), *ingested.findings, *written.refused))
    if request.as_json:
        console.say(ingested_object(ingested, findings, written))
    else:
        console.say(ingested_text(ingested, findings, written))
    return _status(ingested, faulty=has_fout(findings))


def _ingest(
    request: Request, output: Path, book: ModelBook | None, earlier: Overview | None
) -> tuple[Ingested, Written]:
    """Read, hold against the earlier overview and write; what was kept goes when all is there."""
    with Progress() as progress, Crew() as crew:
        ingested = ingest(
            request.paths,
            book.model if book else None,
            without=[output, *_beside(request)],
            crew=crew,
            keep=kept_folder(output),
            progress=progress,
        )
        if earlier is not None:
            ingested = since_earlier(ingested, earlier)
        progress(WRITING, 0)
        before = _as_saved(output)
        sources = [one.path for one in ingested.submissions]
        write_consolidated(ingested, output, inputs=[*sources, *_inputs(request)])
        same = before is not None and _as_saved(output) == before
        copies: tuple[Path, ...] = ()
        refused: tuple[Finding, ...] = ()
        if request.annotate is not None:
            copies, refused = write_annotated(
                ingested, request.annotate, crew=crew, progress=progress
            )
        forget(kept_folder(output))
    return ingested, Written(output, same, copies, request.annotate, refused)


def _as_saved(path: Path) -> tuple[int, int] | None:
    """What tells whether a file was replaced; None for one that is not there."""
    if not path.exists():
        return None
    status = path.stat()
    return status.st_ino, status.st_mtime_ns


def _stopped(book: ModelBook, request: Request) -> int:
    """A model with a fout decides nothing, so that no submission may be rejected by it."""
    if request.as_json:
        console.say(findings_object(book.model, book.findings))
    else:
        console.say(f"{findings_text(book.findings)}\n\n{NOT_CHECKED}")
    return 1


def _inputs(request: Request) -> tuple[Path, ...]:
    """The files that are named; a folder can't be what is written."""
    named = [path for path in request.paths if not path.is_dir()]
    return (*named, *_beside(request))


def _beside(request: Request) -> tuple[Path, ...]:
    """What is read and is no submission: the model and the earlier overview."""
    model = () if request.model == NO_MODEL else (request.model,)
    return (*model, *(() if request.earlier is None else (request.earlier,)))


def _status(ingested: Ingested, *, faulty: bool) -> int:
    submissions = ingested.submissions
    if submissions and not any(one.opened for one in submissions):
        return REFUSED
    return 1 if faulty else 0
