"""The two tables of the form for cost prices against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.checks.line_checks import lines_by_product
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import KOSTEN, UREN
from ibcalc.workbook.submissions.submission import Line


def cost_findings(lines: Sequence[Line]) -> Iterator[Finding]:
    """What the elements of a product say of its rate; only of products that are delivered."""
    given = [line for line in lines if line.table == UREN.name and _delivered(line)]
    for line in given:
        yield from _half_filled(line)
    hours = lines_by_product(given)
    costs = lines_by_product([line for line in lines if line.table == KOSTEN.name])
    for product, rows in hours.items():
        yield from _complete(product, rows[0], costs.get(product, []))
    for product, rows in costs.items():
        if product not in hours:
            words = {"product": crossed_out(product), "blad": KOSTEN.name, "uren": UREN.name}
            yield finding("AANL-253", rows[0].cell("product"), **words)


def _delivered(line: Line) -> bool:
    """True unless neither hours nor a rate are given: a remark alone delivers nothing."""
    return line.number("uren") is not None or line.cents("tarief") is not None


def _half_filled(line: Line) -> Iterator[Finding]:
    """Hours without a rate, or a rate without hours."""
    if line.number("uren") is None:
        yield finding("AANL-213", line.cell("uren"), kolom=UREN.column("uren").header)
    if line.cents("tarief") is None:
        yield finding("AANL-213", line.cell("tarief"), kolom=UREN.column("tarief").header)


def _complete(product: str, hours: Line, costs: Sequence[Line]) -> Iterator[Finding]:
    given = {line.text("element") for line in costs if line.cents("bedrag") is not None}
    missing = [element.value for element in Kostenelement if element.value not in given]
    if missing:
        words = {"product": crossed_out(product), "elementen": ", ".join(missing)}
        yield finding("AANL-251", hours.cell("product"), **words)
        return
    tarief, total = hours.cents("tarief"), sum(line.cents("bedrag") or 0 for line in costs)
    if tarief is not None and tarief != total:
        words = {
            "product": crossed_out(product),
            "tarief": shown(euro_text(tarief)),
            "som": shown(euro_text(total)),
        }
        yield finding("AANL-252", hours.cell("tarief"), **words)
