"""``ibcalc ingest``."""

from __future__ import annotations

from pathlib import Path

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import findings_object
from ibcalc.front.ingested import ingested_object, ingested_text
from ibcalc.front.output import findings_text
from ibcalc.front.progress import Progress
from ibcalc.model.findings import Finding, fold, has_fout
from ibcalc.workbook.atomic import refuse_target
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.ingest import Ingested, ingest, make_folder, write_annotated

NO_MODEL = Path()
REFUSED = 3
NOT_CHECKED = "Er is niets gelezen of geschreven: herstel eerst de fouten in het model."


def run(request: Request) -> int:
    """Check the submissions, write the overview and the copies, and print what came of it.

    Status 1 if there is a fout in any submission or in the model; 3 if none could be read.

    Raises:
        CannotOpen: a path does not exist, or the model can't be read.
        CannotWrite: the overview would replace a submission or can't be written.
    """
    output = request.output or Path()
    refuse_target(output, _inputs(request))
    book = None if request.model == NO_MODEL else api.load(request.model)
    if book and has_fout(book.findings):
        return _stopped(book, request)
    if request.annotate is not None:
        make_folder(request.annotate)
    with Progress() as progress:
        ingested = ingest(
            request.paths,
            book.model if book else None,
            without=_not_submissions(request, output),
            progress=progress,
        )
        sources = [one.path for one in ingested.submissions]
        write_consolidated(ingested, output, inputs=[*sources, *_inputs(request)])
        copies: tuple[Path, ...] = ()
        refused: tuple[Finding, ...] = ()
        if request.annotate is not None:
            copies, refused = write_annotated(ingested, request.annotate, progress=progress)
    findings = fold((*(book.findings if book else ()), *ingested.findings, *refused))
    written = (output, *copies)
    if request.as_json:
        console.say(ingested_object(ingested, findings, written))
    else:
        told = [f"Geschreven: {output}"]
        if request.annotate is not None:
            told.append(f"Kopieën: {len(copies)} in {request.annotate}")
        console.say("\n".join([ingested_text(ingested, findings), *told]))
    return _status(ingested, faulty=has_fout(findings))


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
    return (*named, *([] if request.model == NO_MODEL else [request.model]))


def _not_submissions(request: Request, output: Path) -> list[Path]:
    """What may stand in the folder with submissions and is none: our own overview, the model."""
    return [output, *([] if request.model == NO_MODEL else [request.model])]


def _status(ingested: Ingested, *, faulty: bool) -> int:
    submissions = ingested.submissions
    if submissions and not any(one.opened for one in submissions):
        return REFUSED
    return 1 if faulty else 0
