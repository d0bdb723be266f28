"""Two models laid side by side: what they decide, charge and agree differently.

Tables are compared by their outcome over every value and every day of the calendars; tariffs by
product and day; a caseload, if there is one, row by row. Source: design.md section 5 (compare).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ibcalc.engine.comparison.money import Moved, Weight, moved
from ibcalc.engine.comparison.periods import BothCalendars, both_calendars, calendar_text
from ibcalc.engine.comparison.regions import regions_of_rows
from ibcalc.engine.comparison.settings import SettingChange, setting_changes
from ibcalc.engine.comparison.tariffs import TariffChange, tariff_changes
from ibcalc.engine.decide import tables_of
from ibcalc.engine.result import Result
from ibcalc.engine.scenario import apply_scenario
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.findings import RANK, Finding, has_fout
from ibcalc.model.money import euro_text
from ibcalc.tables.chains.compare import Change, Comparison, compare_tables
from ibcalc.tables.decision import DecisionTable


class Side(StrEnum):
    """Which model something is about."""

    OLD = "oud"
    NEW = "nieuw"
    BOTH = "beide"


@dataclass(frozen=True, slots=True)
class Region:
    """Values and days on which the models decide differently; ``weight`` if there are clients."""

    change: Change
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class SidedFinding:
    """A finding and the model that has it."""

    side: Side
    finding: Finding


@dataclass(frozen=True, slots=True)
class Compared:
    """What ``compare`` found; ``old`` and ``new`` are the calculations it stands on.

    ``regions`` come in order of money, then clients. ``proven`` says that there are no others.
    ``moved`` is None without clients, and when ``stopped``: a model with a fout decides nothing.
    ``tables`` says that there is a conversion table in either model.
    """

    old: Result
    new: Result
    calendars: BothCalendars | None
    regions: tuple[Region, ...]
    proven: bool
    tariffs: tuple[TariffChange, ...]
    settings: tuple[SettingChange, ...]
    moved: Moved | None
    findings: tuple[SidedFinding, ...]
    tables: bool

    @property
    def stopped(self) -> bool:
        """True if a model has a fout, so that neither tables nor amounts were compared."""
        return self.old.stopped or self.new.stopped

    @property
    def equal(self) -> bool:
        """True if it is proven that both decide and charge the same for every client and day."""
        agreed = not any(change.matters for change in self.settings)
        return self.proven and not self.regions and not self.tariffs and agreed

    @property
    def has_fout(self) -> bool:
        """True if any finding is a fout."""
        return has_fout(sided.finding for sided in self.findings)


def compare_results(old: Result, new: Result) -> Compared:
    """Compare two models by their calculations of the same caseload, which may have no rows.

    Raises:
        RuntimeError: they are not of the same rows: a bug of ours.
    """
    if not np.array_equal(old.caseload.rows, new.caseload.rows):
        raise RuntimeError("the two models did not read the same rows of the caseload")
    settings = setting_changes(old.model, new.model)
    calendars = _calendars(old, new)
    tariffs = tariff_changes(old.model, new.model, calendars) if calendars else ()
    if calendars is None or old.stopped or new.stopped:
        told = (*_stopped(old, new), *_of_calendars(calendars, old, new))
        findings = _findings(old, new, told)
        return Compared(old, new, calendars, (), False, tariffs, settings, None, findings, True)
    before, after = _tables(old), _tables(new)
    comparison = compare_tables(before, after, calendars.begin, calendars.end)
    every = (*before, *after)
    shifted = _moved(old, new, comparison.changes, every, calendars)
    told = (
        *_of_calendars(calendars, old, new),
        *_of_proof(comparison),
        *_of_money(shifted),
    )
    return Compared(
        old=old,
        new=new,
        calendars=calendars,
        regions=_ordered(comparison.changes, shifted),
        proven=comparison.proven,
        tariffs=tariffs,
        settings=settings,
        moved=shifted,
        findings=_findings(old, new, told),
        tables=bool(every),
    )


def _calendars(old: Result, new: Result) -> BothCalendars | None:
    if not old.model.calendar or not new.model.calendar:
        return None
    return both_calendars(old.model.calendar, new.model.calendar)


def _tables(result: Result) -> Sequence[DecisionTable]:
    """The tables as the calculation has them; their findings are in the result."""
    model = result.model
    applied = apply_scenario(model, result.scenario).model
    tables, _ = tables_of(applied, result.caseload.kenmerk_names)
    return tables


def _moved(
    old: Result,
    new: Result,
    changes: Sequence[Change],
    tables: Sequence[DecisionTable],
    calendars: BothCalendars,
) -> Moved | None:
    if not len(new.caseload):
        return None
    regioned = regions_of_rows(changes, tables, (old.caseload, new.caseload), calendars)
    return moved(old, new, regioned, len(changes), calendars)


def _ordered(changes: Sequence[Change], shifted: Moved | None) -> tuple[Region, ...]:
    """The regions by the size of their difference, then by clients and rows."""
    if shifted is None:
        return tuple(map(Region, changes))
    order = sorted(range(len(changes)), key=lambda number: _rank(shifted.weights[number]))
    return tuple(Region(changes[number], shifted.weights[number]) for number in order)


def _rank(weight: Weight) -> tuple[int, int, int]:
    return -abs(weight.shift.verschil), -weight.clienten, -weight.rijen


def _findings(old: Result, new: Result, told: Iterable[Finding]) -> tuple[SidedFinding, ...]:
    """Those of the comparison and of both models, most serious first, equal ones once."""
    sides = dict.fromkeys(told, Side.BOTH)
    sides |= dict.fromkeys(old.findings, Side.OLD)
    for one in new.findings:
        sides[one] = Side.BOTH if one in sides else Side.NEW
    sided = (SidedFinding(side, one) for one, side in sides.items())
    return tuple(sorted(sided, key=lambda each: RANK[each.finding.severity]))


def _stopped(old: Result, new: Result) -> Iterator[Finding]:
    names = {"het oude model": old.stopped, "het nieuwe model": new.stopped}
    welk = " en ".join(name for name, stopped in names.items() if stopped)
    yield finding("CNV-506", welk=welk)


def _of_calendars(calendars: BothCalendars | None, old: Result, new: Result) -> Iterator[Finding]:
    if calendars is not None and not calendars.same:
        yield finding(
            "CNV-501",
            new.model.place,
            oud=calendar_text(old.model.calendar),
            nieuw=calendar_text(new.model.calendar),
            begin=dutch_date(calendars.begin),
            eind=dutch_date(calendars.end),
        )


def _of_proof(comparison: Comparison) -> Iterator[Finding]:
    if not comparison.proven:
        yield finding("CNV-502", wat="; ".join(comparison.remarks))


def _of_money(shifted: Moved | None) -> Iterator[Finding]:
    if shifted is None:
        yield finding("CNV-503")
        return
    counts = shifted.clients
    lost, gained = counts.verliest_prijs, counts.krijgt_prijs
    if lost.rijen:
        yield finding("CNV-504", aantal=_rows(lost.rijen), bedrag=euro_text(lost.cents))
    if gained.rijen:
        yield finding("CNV-505", aantal=_rows(gained.rijen), bedrag=euro_text(gained.cents))


def _rows(count: int) -> str:
    return f"{count} rij" if count == 1 else f"{count} rijen"
