"""``ibcalc check``."""

from __future__ import annotations

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import findings_object
from ibcalc.front.output import findings_text, model_text, written_text
from ibcalc.model.findings import has_fout
from ibcalc.workbook.atomic import refuse_target


def run(request: Request) -> int:
    """Print every finding in model and clients; status 1 if there is a fout.

    Raises:
        CannotOpen: the model or the clients can't be read.
        CannotWrite: the copy would replace an input or can't be written.
    """
    if request.output is not None:
        refuse_target(request.output, request.inputs)
    book = api.load(request.model)
    found = api.checked(book, request.clients)
    if request.output is not None:
        api.save_checked(found, request.output)
    if request.as_json:
        console.say(findings_object(book.model, found.findings))
    else:
        console.say(f"Model      {model_text(book.model)}\n")
        console.say(findings_text(found.findings, shown=len(found.findings)))
        if request.output is not None:
            console.say(written_text(request.output))
    return 1 if has_fout(found.findings) else 0
