"""``ibcalc calculate``."""

from __future__ import annotations

from ibcalc.engine.result import Result
from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import result_object
from ibcalc.front.inputs import known_scenario, require_clients
from ibcalc.front.output import result_text
from ibcalc.front.progress import Progress
from ibcalc.model.findings import has_fout
from ibcalc.workbook.atomic import refuse_target

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
        result = api.calculate(book, request.clients, scenario=scenario, progress=progress)
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
    written: list[str] = []
    if request.output is not None:
        api.save(result, request.output, lines=request.with_lines)
        written.append(f"Geschreven: {request.output}")
    if request.lines is not None:
        api.save_lines(result, request.lines)
        written.append(f"Geschreven: {request.lines}")
    return written
