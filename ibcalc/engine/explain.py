"""Explanation: every step of one client, from the cell of the indicatie to each euro.

Not a second calculation: a walk over what the calculation kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ibcalc.engine.caseload import OPEN, Caseload
from ibcalc.engine.convert import Conversion
from ibcalc.engine.decide import Step, shown_value
from ibcalc.engine.ledger import Ledger
from ibcalc.engine.lines import volume_text
from ibcalc.engine.regels import Regels
from ibcalc.engine.result import Unresolved
from ibcalc.model.cell import dutch_date
from ibcalc.model.money import euro_text
from ibcalc.model.product import VOLUME_UNITS, Product


@dataclass(frozen=True, slots=True)
class ConversionStep:
    """One table that was asked: the cell of the row that fired and what it gave, in words."""

    tabel: str
    cel: str
    uitkomst: str


@dataclass(frozen=True, slots=True)
class LineStep:
    """One regel: amount = aantal x round(tarief x deel), in cents."""

    periode: str
    van: date
    tot_en_met: date
    product: str
    deel: str
    tarief_cent: int
    tarief_bron: str
    aantal: int
    volume: str
    bedrag_cent: int


@dataclass(frozen=True, slots=True)
class RowSteps:
    """One row of the client: what was read, how it was converted, what it cost.

    ``reden`` says why it has no price; ``samen_met`` names the cell of the row it was joined to.
    """

    bron: str
    gelezen: tuple[tuple[str, str], ...]
    omzetting: tuple[ConversionStep, ...]
    regels: tuple[LineStep, ...]
    reden: str = ""
    samen_met: str = ""

    @property
    def bedrag_cent(self) -> int:
        """The sum of its lines."""
        return sum(line.bedrag_cent for line in self.regels)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All rows of one client; the client's number itself is left to whoever asked."""

    model: str
    kalender: str
    steps: tuple[RowSteps, ...]

    @property
    def bedrag_cent(self) -> int:
        """What the client costs, in cents."""
        return sum(step.bedrag_cent for step in self.steps)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON: dates as ISO text, amounts in cents."""
        return {
            "model": self.model,
            "kalender": self.kalender,
            "totaal_cent": self.bedrag_cent,
            "rijen": [_row_dict(step) for step in self.steps],
        }

    def text(self) -> str:
        """The explanation in plain Dutch."""
        lines = [f"Model: {self.model}, kalender {self.kalender}"]
        for step in self.steps:
            lines.extend(_row_text(step))
        lines.append(f"Samen: {euro_text(self.bedrag_cent)}")
        return "\n".join(lines)


def _row_dict(step: RowSteps) -> dict[str, Any]:
    return {
        "bron": step.bron,
        "gelezen": dict(step.gelezen),
        "omzetting": [
            {"tabel": one.tabel, "cel": one.cel, "uitkomst": one.uitkomst} for one in step.omzetting
        ],
        "regels": [
            {
                "periode": line.periode,
                "van": line.van.isoformat(),
                "tot_en_met": line.tot_en_met.isoformat(),
                "product": line.product,
                "deel": line.deel,
                "tarief_cent": line.tarief_cent,
                "tarief_bron": line.tarief_bron,
                "aantal": line.aantal,
                "volume": line.volume,
                "bedrag_cent": line.bedrag_cent,
            }
            for line in step.regels
        ],
        "reden": step.reden,
        "samen_met": step.samen_met,
        "bedrag_cent": step.bedrag_cent,
    }


def _row_text(step: RowSteps) -> Iterator[str]:
    yield ""
    read = ", ".join(f"{name} {value}" for name, value in step.gelezen)
    yield f"{step.bron}: {read}"
    for one in step.omzetting:
        yield f"  Omzetting {one.tabel} ({one.cel}): {one.uitkomst}"
    if step.reden:
        yield f"  Geen prijs: {step.reden}"
    if step.samen_met:
        yield f"  Sluit aan op {step.samen_met}; samen gerekend bij die rij."
    for line in step.regels:
        yield f"  {_line_text(line)}"
    if step.regels:
        yield f"  Totaal van deze rij: {euro_text(step.bedrag_cent)}"
    elif not step.reden and not step.samen_met:
        yield "  Geen regels: in geen enkele periode gerekend."


def _line_text(line: LineStep) -> str:
    days = f"{dutch_date(line.van)} t/m {dutch_date(line.tot_en_met)}"
    source = f" ({line.tarief_bron})" if line.tarief_bron else ""
    amount = f"{euro_text(line.tarief_cent)}{source}"
    volume = f"volume {line.volume} x " if line.volume else ""
    part = f" x {line.deel}" if line.deel != "1" else ""
    many = f" x {line.aantal} cliënten" if line.aantal != 1 else ""
    return (
        f"{line.periode} ({days}) {line.product}: {volume}{amount}{part}{many}"
        f" = {euro_text(line.bedrag_cent)}"
    )


def explain_client(
    client: str, ledger: Ledger, conversion: Conversion, unresolved: tuple[Unresolved, ...]
) -> Explanation:
    """The explanation of one client.

    Raises:
        KeyError: no row has this client. The message does not repeat the number.
    """
    caseload = ledger.caseload
    code = next((i for i, v in enumerate(caseload.client.values) if str(v) == client and i), None)
    if code is None:
        raise KeyError("no row of the caseload has this client")
    rows = np.flatnonzero(caseload.client.codes == code)
    reasons = {one.row: one.reden for one in unresolved}
    settings = ledger.terms.settings
    steps = tuple(_row_steps(int(row), ledger, conversion, reasons) for row in rows)
    return Explanation(f"{settings.naam} {settings.versie}".strip(), str(settings.kalender), steps)


def _row_steps(
    row: int, ledger: Ledger, conversion: Conversion, reasons: dict[int, str]
) -> RowSteps:
    entries = np.flatnonzero(ledger.entries.indicatie == row)
    host = next((e for e, rows in ledger.joined.items() if row in rows[1:]), None)
    return RowSteps(
        bron=ledger.caseload.place(row).in_sheet,
        gelezen=tuple(_read(row, ledger.caseload)),
        omzetting=tuple(_conversion_steps(row, conversion)),
        regels=tuple(_line_steps(ledger, ledger.regels(entries))) if len(entries) else (),
        reden=reasons.get(row, ""),
        samen_met=_host(ledger, host) if host is not None and not len(entries) else "",
    )


def _host(ledger: Ledger, entry: int) -> str:
    return ledger.caseload.place(int(ledger.entries.indicatie[entry])).in_sheet


def _read(row: int, caseload: Caseload) -> Iterator[tuple[str, str]]:
    named = {"Aanbieder": caseload.aanbieder, "Gemeente": caseload.gemeente}
    kenmerken = {name.capitalize(): column for name, column in caseload.kenmerken.items()}
    for name, column in {**named, **kenmerken, "Product": caseload.product}.items():
        if column[row] is not None:
            yield name, shown_value(column[row])
    if caseload.opslag[row] is not None:
        yield "Opslag", shown_value(caseload.opslag[row])
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
    outputs = ", ".join(f"{name} {shown_value(value)}" for name, value in step.outputs)
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
