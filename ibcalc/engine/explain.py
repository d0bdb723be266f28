"""Explanation: every step of one client, from the cell of the indicatie to each euro.

Not a second calculation: a walk over what the calculation kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from ibcalc.engine.caseload import OPEN, Caseload
from ibcalc.engine.convert import Conversion, values_of
from ibcalc.engine.decide import Judge, Step, Verdict
from ibcalc.engine.explanation import ConversionStep, Explanation, LineStep, RowSteps
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.lines import volume_text
from ibcalc.engine.regels import Regels
from ibcalc.engine.result import Unresolved
from ibcalc.model.bsn import crossed_out, without_bsn
from ibcalc.model.cell import dutch_date
from ibcalc.model.product import VOLUME_UNITS, Product
from ibcalc.tables.language.literals import value_text


@dataclass(frozen=True, slots=True)
class Kept:
    """What a calculation kept, to be told of one client."""

    ledger: Ledger
    conversion: Conversion
    unresolved: tuple[Unresolved, ...]
    judge: Judge


def explain_client(client: str, kept: Kept, day: date | None = None) -> Explanation:
    """The explanation of one client; with a day just what applied and was charged on that day.

    Raises:
        KeyError: no row has this client. The message does not repeat the number.
    """
    ledger = kept.ledger
    caseload = ledger.caseload
    code = caseload.client_code(client)
    if code is None:
        raise KeyError("no row of the caseload has this client")
    rows = [int(row) for row in np.flatnonzero(caseload.client.codes == code)]
    reasons = {one.row: one for one in kept.unresolved}
    settings = ledger.terms.settings
    steps = tuple(_row_steps(row, kept, reasons.get(row), day) for row in rows)
    model = f"{settings.naam} {settings.versie}".strip()
    return Explanation(model, str(settings.kalender), steps, day)


def _row_steps(row: int, kept: Kept, unresolved: Unresolved | None, day: date | None) -> RowSteps:
    ledger = kept.ledger
    entries = np.flatnonzero(ledger.entries.indicatie == row)
    host = next((e for e, rows in ledger.joined.items() if row in rows[1:]), None)
    lines = tuple(_line_steps(ledger, ledger.regels(entries))) if len(entries) else ()
    verdict = None
    if day is not None:
        lines = tuple(line for line in lines if line.van <= day <= line.tot_en_met)
        verdict = _verdict_on(row, kept, day)
        steps = tuple(_conversion_step(step, "") for step in verdict.steps) if verdict else ()
    else:
        steps = tuple(_conversion_steps(row, kept.conversion))
    return RowSteps(
        bron=ledger.caseload.place(row).in_sheet,
        gelezen=tuple(_read(row, ledger.caseload)),
        omzetting=steps,
        regels=lines,
        reden=unresolved.reden if unresolved else "",
        samen_met=_host(ledger, host) if host is not None and not len(entries) else "",
        actief=day is None or _active(row, ledger.caseload, day),
        als_geheel=bool(verdict and unresolved and verdict.reason != unresolved.code),
    )


def _active(row: int, caseload: Caseload, day: date) -> bool:
    return bool(caseload.van[row] <= day.toordinal() <= caseload.tot_en_met[row])


def _verdict_on(row: int, kept: Kept, day: date) -> Verdict | None:
    """What the tables decide on one day; a row of a table may be another than the day before.

    None if the row does not run on that day, or the tables were not asked.
    """
    caseload = kept.ledger.caseload
    if kept.conversion.verdict[row] < 0 or not _active(row, caseload, day):
        return None
    values = values_of(kept.judge, caseload, row)
    return kept.judge.decide(values, caseload.opslag[row], day)


def _host(ledger: Ledger, entry: int) -> str:
    return ledger.caseload.place(int(ledger.entries.indicatie[entry])).in_sheet


def _read(row: int, caseload: Caseload) -> Iterator[tuple[str, str]]:
    named = {"Aanbieder": caseload.aanbieder, "Gemeente": caseload.gemeente}
    kenmerken = {
        caseload.names.get(name, name.capitalize()): column
        for name, column in caseload.kenmerken.items()
    }
    for name, column in {**named, **kenmerken, "Product": caseload.product}.items():
        if column[row] is not None:
            yield crossed_out(name), without_bsn(value_text(column[row]))
    if caseload.opslag[row] is not None:
        yield "Opslag", value_text(caseload.opslag[row])
    yield "Van", dutch_date(date.fromordinal(int(caseload.van[row])))
    end = int(caseload.tot_en_met[row])
    yield "T/m", "open" if end == OPEN else dutch_date(date.fromordinal(end))
    if caseload.aantal[row] != 1:
        yield "Aantal", str(int(caseload.aantal[row]))
    volume = volume_text(int(caseload.volume[row]))
    if volume:
        yield "Volume", volume


def _conversion_steps(row: int, conversion: Conversion) -> Iterator[ConversionStep]:
    index = int(conversion.verdict[row])
    if index < 0:
        return
    pieces = conversion.verdicts[index]
    for piece in pieces:
        since = dutch_date(date.fromordinal(piece.begin)) if piece.begin else ""
        for step in piece.verdict.steps:
            yield _conversion_step(step, since)


def _conversion_step(step: Step, since: str) -> ConversionStep:
    given = [(name, value) for name, value in step.outputs if value is not None]
    outputs = ", ".join(f"{name} {value_text(value)}" for name, value in given)
    cells = ", ".join(place.in_sheet for place in step.rows if place.in_sheet) or "Anders"
    return ConversionStep(step.tabel, cells, f"vanaf {since}: {outputs}" if since else outputs)


def _line_steps(ledger: Ledger, lines: Regels) -> Iterator[LineStep]:
    terms = ledger.terms
    amounts = ledger.bedragen(lines)
    for index in range(len(lines)):
        product = terms.producten[int(lines.product[index])]
        tarief = int(lines.tarief[index])
        priced = terms.prices.tarieven[tarief] if tarief >= 0 else None
        row = int(ledger.entries.indicatie[lines.entry[index]])
        yield LineStep(
            periode=terms.periods.calendar[int(lines.period[index])].label,
            van=date.fromordinal(int(lines.van[index])),
            tot_en_met=date.fromordinal(int(lines.tot_en_met[index])),
            product=product.code,
            deel=_part(int(lines.numerator[index]), int(lines.denominator[index])),
            tarief_cent=priced.cent if priced else 0,
            tarief_bron=priced.place.in_sheet if priced else "",
            aantal=int(ledger.caseload.aantal[row]),
            volume=volume_text(int(ledger.caseload.volume[row])) if _by_volume(product) else "",
            bedrag_cent=int(amounts[index]),
        )


def _by_volume(product: Product) -> bool:
    return product.eenheid in VOLUME_UNITS


def _part(numerator: int, denominator: int) -> str:
    return str(numerator) if denominator == 1 else f"{numerator}/{denominator}"
