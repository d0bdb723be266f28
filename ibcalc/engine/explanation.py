"""An explanation as data: every step of one client, in words and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ibcalc.model.cell import dutch_date
from ibcalc.model.money import euro_text


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
    ``actief`` is False if only one day was asked for and the row does not run on it;
    ``als_geheel`` says that the tables decide otherwise on that day alone than ``reden`` tells.
    """

    bron: str
    gelezen: tuple[tuple[str, str], ...]
    omzetting: tuple[ConversionStep, ...]
    regels: tuple[LineStep, ...]
    reden: str = ""
    samen_met: str = ""
    actief: bool = True
    als_geheel: bool = False

    @property
    def bedrag_cent(self) -> int:
        """The sum of its lines."""
        return sum(line.bedrag_cent for line in self.regels)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All rows of one client; the client's number itself is left to whoever asked.

    With a ``dag`` only what applied on that day, and the regels of the periods that hold it.
    """

    model: str
    kalender: str
    steps: tuple[RowSteps, ...]
    dag: date | None = None

    @property
    def bedrag_cent(self) -> int:
        """What the client costs, in cents."""
        return sum(step.bedrag_cent for step in self.steps)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON: dates as ISO text, amounts in cents."""
        return {
            "model": self.model,
            "kalender": self.kalender,
            **({"dag": self.dag.isoformat()} if self.dag else {}),
            "totaal_cent": self.bedrag_cent,
            "rijen": [_row_dict(step) for step in self.steps],
        }

    def text(self) -> str:
        """The explanation in plain Dutch."""
        lines = [f"Model: {self.model}, kalender {self.kalender}"]
        if self.dag is not None:
            lines.append(f"Wat gold op {dutch_date(self.dag)}")
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
        "actief": step.actief,
        "bedrag_cent": step.bedrag_cent,
    }


def _row_text(step: RowSteps) -> Iterator[str]:
    yield ""
    read = ", ".join(f"{name} {value}" for name, value in step.gelezen)
    yield f"{step.bron}: {read}"
    if not step.actief:
        yield "  Op deze dag loopt deze rij niet."
        return
    for one in step.omzetting:
        yield f"  Omzetting {one.tabel} ({one.cel}): {one.uitkomst}"
    if step.reden:
        lead = "Deze rij heeft als geheel geen prijs" if step.als_geheel else "Geen prijs"
        yield f"  {lead}: {step.reden}"
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
