"""``ibcalc check``."""

from __future__ import annotations

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import findings_object
from ibcalc.front.output import findings_text, model_text
from ibcalc.model.findings import has_fout


def run(request: Request) -> int:
    """Print every finding in model and clients; status 1 if there is a fout.

    Raises:
        CannotOpen: the model or the clients can't be read.
    """
    book = api.load(request.model)
    findings = api.check(book, request.clients)
    if request.as_json:
        console.say(findings_object(book.model, findings))
    else:
        console.say(f"Model      {model_text(book.model)}\n")
        console.say(findings_text(findings, shown=len(findings)))
    return 1 if has_fout(findings) else 0
