"""What a request asks of a model that only the opened model can answer."""

from __future__ import annotations

from ibcalc.front.arguments import Request, WrongUsage
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.sheets.modelbook import ModelBook
from ibcalc.workbook.sheets.rows import CLIENTEN


def require_clients(book: ModelBook, request: Request) -> None:
    """Refuse to calculate without clients: a total of nothing would look like an outcome.

    Raises:
        CannotOpen: the model has no sheet Clienten and the request names no file with clients.
    """
    if request.clients is None and book.caseload is None:
        heads = ", ".join(column.header for column in CLIENTEN.required)
        raise cannot_open("BOEK-031", book.model.file, koppen=heads)


def known_scenario(name: str, model: TariffModel) -> str:
    """The name of a scenario as the model writes it; empty for none.

    Raises:
        WrongUsage: the model has no such scenario; the sentence names those it has.
    """
    if not name:
        return ""
    known = {normal(line.scenario): line.scenario for line in model.scenarios}
    if normal(name) in known:
        return known[normal(name)]
    names = ", ".join(known.values())
    have = f"Het model heeft: {names}." if names else "Het model heeft geen scenario's."
    raise WrongUsage(f"--scenario: dit scenario staat niet in het model. {have}")
