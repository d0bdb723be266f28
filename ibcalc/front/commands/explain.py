"""``ibcalc explain``."""

from __future__ import annotations

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import text_of
from ibcalc.front.inputs import require_clients
from ibcalc.front.output import findings_text

UNKNOWN = "Deze cliënt staat niet in kolom Client; let op hoofdletters, nullen en spaties."
NOT_CALCULATED = "Er is niets uit te leggen: herstel eerst de fouten in het model."


def run(request: Request) -> int:
    """Print every step of one client; status 1 if there is nothing to explain.

    Raises:
        CannotOpen: the model or the clients can't be read.
    """
    book = api.load(request.model)
    require_clients(book, request)
    result = api.calculate(book, request.clients)
    if result.stopped:
        return _nothing(request, f"{findings_text(result.findings)}\n{NOT_CALCULATED}")
    if result.caseload.client_code(request.client) is None:
        return _nothing(request, UNKNOWN)
    explanation = result.explain(request.client, request.day)
    console.say(text_of(explanation.as_dict()) if request.as_json else explanation.text())
    return 0


def _nothing(request: Request, why: str) -> int:
    if request.as_json:
        console.say(text_of({"complete": False, "bevindingen": [], "melding": why}))
    console.warn(why)
    return 1
