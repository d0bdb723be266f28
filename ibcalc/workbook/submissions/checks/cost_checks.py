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


def cost_findings(lines: Sequence[Line], empty: Sequence[Line] = ()) -> Iterator[Finding]:
    """What the elements of a product say of its rate; only of products that are delivered.

    ``lines`` are all rows, those with a fault of their own too: a cell that is filled but wrong has
    its column and no value, and is told by itself; nothing is called absent because of it.
    ``empty`` are the rows of which only what the template fills is there.
    """
    given = [line for line in lines if line.table == UREN.name and _delivered(line)]
    for line in given:
        yield from _half_filled(line)
    hours = lines_by_product(given)
    kosten = [line for line in lines if line.table == KOSTEN.name]
    costs = lines_by_product(kosten)
    blank = lines_by_product([line for line in empty if line.table == KOSTEN.name])
    of_any = costs.get("", [])
    for product, rows in hours.items():
        if product:
            own = [*costs.get(product, []), *blank.get(product, [])]
            yield from _complete(product, rows[0], own, of_any)
    for product, rows in costs.items():
        if product and product not in hours and "" not in hours:
            words = {"product": crossed_out(product), "blad": KOSTEN.name, "uren": UREN.name}
            yield finding("AANL-253", rows[0].cell("product"), **words)


def _wrong(line: Line, name: str) -> bool:
    """True for a cell that is filled, but not with what belongs there."""
    return name in line.columns and name not in line.values


def _delivered(line: Line) -> bool:
    """True unless neither hours nor a rate are given: a remark alone delivers nothing."""
    return any(_has(line, name) for name in ("uren", "tarief"))


def _has(line: Line, name: str) -> bool:
    return line.values.get(name) is not None or _wrong(line, name)


def _half_filled(line: Line) -> Iterator[Finding]:
    """Hours without a rate, or a rate without hours."""
    for name in ("uren", "tarief"):
        if not _has(line, name):
            yield finding("AANL-213", line.cell(name), kolom=UREN.column(name).header)


def _complete(
    product: str, hours: Line, costs: Sequence[Line], of_any: Sequence[Line]
) -> Iterator[Finding]:
    """Every element has an amount, and together they are the rate.

    ``of_any`` are rows of which the product can't be read: they may be of this one.
    """
    rows = [*costs, *of_any]
    unsure = any(not line.text("element") for line in rows)
    given = {line.text("element") for line in rows if _has(line, "bedrag")}
    missing = [element.value for element in Kostenelement if element.value not in given]
    if missing or unsure:
        told = _missing(product, hours, costs, missing)
        yield from (one for one in told if not unsure or one.place.sheet != hours.place.sheet)
        return
    tarief, total = hours.cents("tarief"), sum(line.cents("bedrag") or 0 for line in costs)
    sure = not of_any and not any(_wrong(line, "bedrag") for line in costs)
    if sure and tarief is not None and tarief != total:
        words = {
            "product": crossed_out(product),
            "tarief": shown(euro_text(tarief)),
            "som": shown(euro_text(total)),
        }
        yield finding("AANL-252", hours.cell("tarief"), **words)


def _missing(
    product: str, hours: Line, costs: Sequence[Line], missing: Sequence[str]
) -> Iterator[Finding]:
    """Told at the empty cell of each element; those without a row together at the product."""
    cells = {line.text("element"): line.cell("bedrag") for line in costs}
    for element in missing:
        if element in cells:
            words = {"product": crossed_out(product), "elementen": element}
            yield finding("AANL-251", cells[element], **words)
    without = [element for element in missing if element not in cells]
    if without:
        words = {"product": crossed_out(product), "elementen": ", ".join(without)}
        yield finding("AANL-251", hours.cell("product"), **words)
