"""The lines of a submission against the model: products, tariffs, periods, dates and volumes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.findings import Finding
from ibcalc.model.product import VOLUME_UNITS, Eenheid, ProductSoort
from ibcalc.workbook.caseload.masking import client_keys, masked
from ibcalc.workbook.sheets.code_forms import suggested_code
from ibcalc.workbook.submissions.checks.line_checks import Checked
from ibcalc.workbook.submissions.expected import YES_NO
from ibcalc.workbook.submissions.reading.special_cells import CLIENT
from ibcalc.workbook.submissions.submission import Line


def model_findings(checked: Checked) -> Iterator[Finding]:
    """Everything in the lines of a table that does not go with the model; nothing without one."""
    if checked.expected.model is not None:
        for check in MODEL_CHECKS:
            yield from check(checked)


def _products(checked: Checked) -> Iterator[Finding]:
    known = tuple(checked.expected.products)
    clients = _clients(checked)
    for line in checked.lines:
        code = line.text("product")
        if code not in checked.expected.products:
            words = {"waarde": masked(code, clients, known)}
            words["suggestie"] = suggested_code(code, known)
            yield finding("AANL-301", line.cell("product"), **words)


def _clients(checked: Checked) -> frozenset[str]:
    return client_keys(f"s{line.text(CLIENT)}" for line in checked.lines if line.text(CLIENT))


def _periods(checked: Checked) -> Iterator[Finding]:
    if not checked.has("periode"):
        return
    known = tuple(checked.expected.periods)
    for line in checked.lines:
        label = line.text("periode")
        if label not in checked.expected.periods and known:
            words = {"waarde": masked(label, (), known), "voorbeeld": known[0]}
            words["suggestie"] = suggested_code(label, known)
            yield finding("AANL-304", line.cell("periode"), **words)


def _tarieven(checked: Checked) -> Iterator[Finding]:
    """A product has a tariff in its period, or on the first day of the care in the calendar.

    What is counted in euros needs none.
    """
    expected = checked.expected
    for line in checked.lines:
        days = _days(checked, line)
        code = line.text("product")
        product = expected.products.get(code)
        if days is None or product is None or product.eenheid is Eenheid.EURO:
            continue
        if expected.tarief_in(code, *days) is None:
            words = {"product": code, "datum": dutch_date(days[0])}
            yield finding("AANL-302", line.cell("product"), **words)


def _days(checked: Checked, line: Line) -> tuple[date, date] | None:
    """The days on any of which there must be a tariff; None if the line does not tell."""
    period = checked.expected.periods.get(line.text("periode"))
    if period is not None:
        return period.van, period.tot_en_met
    van, span = line.day("van"), checked.expected.span
    if van is None or span is None:
        return None
    first = max(van, span[0])
    return (first, first) if first <= span[1] else None


def _calendar(checked: Checked) -> Iterator[Finding]:
    """Care ends in or after the calendar and starts before its end."""
    span = checked.expected.span
    if span is None or not checked.has("van"):
        return
    words = {"van": dutch_date(span[0]), "tot": dutch_date(span[1])}
    for line in checked.lines:
        van, tot = line.day("van"), line.day("tot_en_met")
        if van and van > span[1]:
            yield _outside(checked, line, "van", van, words)
        if tot and tot < span[0] and not (van and tot < van):
            yield _outside(checked, line, "tot_en_met", tot, words)


def _outside(checked: Checked, line: Line, name: str, day: date, words: dict[str, str]) -> Finding:
    kolom, datum = checked.header(name), dutch_date(day)
    return finding("AANL-306", line.cell(name), kolom=kolom, datum=datum, **words)


def _volumes(checked: Checked) -> Iterator[Finding]:
    """Volume is there for what is counted in it, and only for that."""
    if not checked.has("volume"):
        return
    for line in checked.lines:
        product = checked.expected.products.get(line.text("product"))
        if product is None:
            continue
        words = {"product": product.code, "eenheid": product.eenheid.value}
        counted = product.eenheid in VOLUME_UNITS
        given = line.number("volume") is not None
        if counted and not given:
            yield finding("AANL-307", line.cell("volume"), **words)
        elif given and not counted:
            yield finding("AANL-308", line.cell("volume"), **words)


def _opslag(checked: Checked) -> Iterator[Finding]:
    """An opslag is only asked for a product that has one."""
    if not checked.has("opslag"):
        return
    products = checked.expected.products
    with_opslag = {one.hoort_bij for one in products.values() if one.soort is ProductSoort.OPSLAG}
    for line in checked.lines:
        code = line.text("product")
        if line.text("opslag") == YES_NO[0] and code in products and code not in with_opslag:
            yield finding("AANL-309", line.cell("opslag"), product=code)


MODEL_CHECKS: tuple[Callable[[Checked], Iterator[Finding]], ...] = (
    _products,
    _periods,
    _tarieven,
    _calendar,
    _volumes,
    _opslag,
)
