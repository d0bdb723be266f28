"""``ibcalc calculate``."""

from __future__ import annotations

from pathlib import Path

from ibcalc.engine.result import Result
from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import result_object
from ibcalc.front.inputs import known_scenario, require_clients
from ibcalc.front.output import result_text, written_text
from ibcalc.front.progress import Progress
from ibcalc.model.findings import has_fout
from ibcalc.workbook.atomic import refuse_target, replace_whole

NOT_WRITTEN = "Er is geen uitkomst geschreven."


def run(request: Request) -> int:
    """Calculate, write what was asked for, and print the outcome; status 1 if there is a fout.

    Raises:
        CannotOpen: the model or the clients can't be read.
        CannotWrite: an output would replace an input or can't be written; nothing is calculated.
    """
    for target in (request.output, request.lines):
        if target is not None:
            refuse_target(target, request.inputs)
    book = api.load(request.model)
    require_clients(book, request)
    scenario = known_scenario(request.scenario, book.model)
    with Progress() as progress:
        result = api.calculate(
            book,
            request.clients,
            scenario=scenario,
            with_bsn=request.with_bsn,
            progress=progress,
        )
        written = _write(result, request)
    if request.as_json:
        console.say(result_object(result))
    else:
        console.say("\n".join([result_text(result), *written]))
    return 1 if has_fout(result.findings) else 0


def _write(result: Result, request: Request) -> list[str]:
    """Write what was asked for; nothing for a model with a fout, whose totals would all be zero."""
    targets = [target for target in (request.output, request.lines) if target]
    if targets and result.stopped:
        return [NOT_WRITTEN]
    if request.output is None:
        _write_lines(result, request)
    else:
        replace_whole(request.output, lambda draft: _write_both(result, request, draft))
    return [written_text(target) for target in targets]


def _write_both(result: Result, request: Request, draft: Path) -> None:
    """The workbook, and the lines before it is put in its place: if those fail, neither stands."""
    api.save(result, draft, lines=request.with_lines)
    _write_lines(result, request)


def _write_lines(result: Result, request: Request) -> None:
    if request.lines is not None:
        api.save_lines(result, request.lines)
