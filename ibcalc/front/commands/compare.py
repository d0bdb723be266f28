"""``ibcalc compare``."""

from __future__ import annotations

from ibcalc.engine.comparison.compared import Compared
from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.compared_json import compared_object
from ibcalc.front.compared_text import compared_text
from ibcalc.front.output import written_text
from ibcalc.front.progress import Progress
from ibcalc.workbook.atomic import refuse_target, replace_whole

NOT_WRITTEN = "Er is geen vergelijking geschreven."


def run(request: Request) -> int:
    """Compare two models, write what was asked for and print it; status 1 if there is a fout.

    Raises:
        CannotOpen: a model or the clients can't be read.
        CannotWrite: the output would replace an input or can't be written; nothing is compared.
    """
    if request.output is not None:
        refuse_target(request.output, request.inputs)
    old, new = (api.load(path) for path in (request.old or request.model, request.model))
    with Progress() as progress:
        compared = api.compare(old, new, request.clients, progress=progress)
        written = _write(compared, request)
    if request.as_json:
        console.say(compared_object(compared))
    else:
        console.say("\n".join([compared_text(compared), *written]))
    return 1 if compared.has_fout else 0


def _write(compared: Compared, request: Request) -> list[str]:
    """Write the workbook, unless a model has a fout and nothing was compared."""
    if request.output is None:
        return []
    if compared.stopped:
        return [NOT_WRITTEN]
    replace_whole(request.output, lambda draft: api.save(compared, draft))
    return [written_text(request.output)]
