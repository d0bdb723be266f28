"""The lines of all counting submissions in one form, as sheet Regels shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.bsn import is_bsn
from ibcalc.workbook.submissions.bsn_search import crossed_out, holds_bsn
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.forms.form import CLIENTEN_BSN, KOSTEN, UREN
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.shared_clients import client_key

NOT_GIVEN = "(niet ingevuld)"
"""What a key shows that is not there; an empty cell would match nothing in a formula."""
NO_MODEL = "(onbekend)"
"""The unit of a product that no model tells."""
HIDDEN = "(BSN, niet getoond)"
COST_TABLES = frozenset({UREN.name, KOSTEN.name})


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of volumes or clients with its source.

    Numbers are None where its template does not ask them; ``bedrag`` is a preview in cents by the
    tariffs of the model, None without one. ``persoon`` tells clients apart and is never shown.
    """

    aanbieder: str
    soort: str
    gemeente: str
    jaar: str
    periode: str
    product: str
    eenheid: str
    client: str
    opslag: str
    van: date | None
    tot_en_met: date | None
    aantal: Decimal | None
    volume: Decimal | None
    bedrag: int | None
    persoon: str
    line: Line


def line_rows(counting: Iterable[Submission], expected: Expected) -> Iterator[LineRow]:
    """The rows of sheet Regels, in the order of the ledger and of the sheets."""
    for submission in counting:
        for line in submission.lines:
            if line.table not in COST_TABLES:
                yield _row(submission, line, expected)


def _row(submission: Submission, line: Line, expected: Expected) -> LineRow:
    product = expected.products.get(line.text("product"))
    is_client = "client" in line.columns
    return LineRow(
        aanbieder=submission.aanbieder or NOT_GIVEN,
        soort=submission.soort,
        gemeente=shown_code(line.text("gemeente") or submission.gemeente),
        jaar=shown_code(submission.jaar),
        periode=shown_code(line.text("periode")),
        product=shown_code(line.text("product")),
        eenheid=product.eenheid.value if product else NO_MODEL,
        client=shown_client(line),
        opslag=line.text("opslag"),
        van=line.day("van"),
        tot_en_met=line.day("tot_en_met"),
        aantal=Decimal(1) if is_client else line.number("aantal"),
        volume=line.number("volume"),
        bedrag=expected.amount(line),
        persoon=_person(submission, line) if is_client else "",
        line=line,
    )


def _person(submission: Submission, line: Line) -> str:
    """A BSN is the same person at every aanbieder, an own number is not."""
    number = client_key(line.text("client"))
    return number if line.table == CLIENTEN_BSN.name else f"{submission.file}\n{number}"


def shown_client(line: Line) -> str:
    """A client number as it was given; never a BSN."""
    number = line.text("client")
    bsn = line.table == CLIENTEN_BSN.name or is_bsn(number) or holds_bsn(number)
    return HIDDEN if number and bsn else number


def shown_code(text: str) -> str:
    """A key as the overview shows it, with crosses for what can be a BSN."""
    return crossed_out(text) or NOT_GIVEN
