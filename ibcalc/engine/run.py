"""The only orchestrator: model and caseload in, a result with all its findings out.

Source: design.md sections 1, 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.arranged import Arranged, arrange
from ibcalc.engine.budget import budget_outcomes
from ibcalc.engine.caseload import Caseload, Mask
from ibcalc.engine.comparison.destinations import row_outcomes
from ibcalc.engine.convert import Conversion, convert
from ibcalc.engine.counted import volume_faults, volume_remarks
from ibcalc.engine.decide import HAND, Judge, judge_of, tables_of
from ibcalc.engine.explain import Kept, explain_client
from ibcalc.engine.explanation import Explanation
from ibcalc.engine.kenmerk_remarks import kenmerk_remarks
from ibcalc.engine.ledger import Ledger, Terms, charge
from ibcalc.engine.leftout import faulty_rows, missing_faults, told_faults
from ibcalc.engine.lines import lines_frame, no_lines
from ibcalc.engine.matrix import no_matrix
from ibcalc.engine.periods import periods_of
from ibcalc.engine.prices import price_table
from ibcalc.engine.repricing import Repricer
from ibcalc.engine.result import Result, RowCounts, Totals, Unresolved, unresolved_rows
from ibcalc.engine.scenario import apply_scenario
from ibcalc.engine.summing import matrix_of
from ibcalc.engine.telling import told
from ibcalc.engine.toerekening import charge_of
from ibcalc.engine.totals import RowSums, cube_of, totals_of
from ibcalc.engine.volumes import Volumes
from ibcalc.model.findings import Finding, fold, has_fout
from ibcalc.model.product import SoortPrijs
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.decision import DecisionTable

NO_LINES = "CLI-306"

Progress = Callable[[str, float], None]


def _silent(stage: str, share: float) -> None:
    del stage, share


@dataclass(frozen=True, slots=True)
class Worked:
    """Everything a calculation worked out, before it is summed."""

    judge: Judge
    conversion: Conversion
    arranged: Arranged
    ledger: Ledger
    unresolved: tuple[Unresolved, ...]
    findings: tuple[Finding, ...]
    idle: NDArray[np.int32]


def run(
    model: TariffModel,
    caseload: Caseload,
    *,
    scenario: str = "",
    findings: Iterable[Finding] = (),
    caseload_findings: Iterable[Finding] = (),
    progress: Progress = _silent,
) -> Result:
    """Converts, charges, prices and sums a caseload.

    Args:
        model: the model as read.
        caseload: the indicaties as read; rows marked faulty are left out.
        scenario: name of a scenario in the model, or empty.
        findings: what was found while reading the model; a fout among them stops before pricing.
        caseload_findings: what was found while reading the caseload; its rows are left out.
        progress: told the stage and the share that is done (0 to 1).
    """
    before = tuple(findings)
    applied = apply_scenario(model, scenario)
    progress("tabellen", 0.0)
    tables, told_of_tables = tables_of(applied.model, caseload.kenmerk_names)
    before = (*before, *applied.findings, *told_of_tables)
    about_rows = tuple(caseload_findings)
    if has_fout(before) or not model.calendar:
        return _stopped(applied.model, caseload, (*before, *about_rows), scenario)
    terms = terms_of(applied.model, applied.volumes)
    worked = _work(terms, applied.model, tables, caseload, progress)
    progress("optellen", 0.9)
    return _result(applied.model, worked, (*before, *about_rows, *worked.findings), scenario)


def terms_of(model: TariffModel, volumes: Volumes | None = None) -> Terms:
    """A checked model, ready to charge with."""
    periods = periods_of(model.calendar)
    return Terms(
        model.producten,
        tuple(charge_of(product) for product in model.producten),
        model.settings,
        periods,
        price_table(model.producten, model.tarieven, periods),
        volumes,
    )


def _stopped(
    model: TariffModel, caseload: Caseload, findings: tuple[Finding, ...], scenario: str
) -> Result:
    return Result(
        model=model,
        caseload=caseload,
        findings=fold(findings),
        complete=False,
        totals=Totals(),
        counts=RowCounts(gelezen=len(caseload), fout=len(caseload)),
        unresolved=(),
        budget=(),
        example_prices=(),
        scenario=scenario,
        build_lines=no_lines,
        build_matrix=lambda: no_matrix(len(model.calendar)),
        build_explanation=lambda _client, _day: Explanation("", "", ()),
        stopped=True,
    )


def _work(
    terms: Terms,
    model: TariffModel,
    tables: Sequence[DecisionTable],
    caseload: Caseload,
    progress: Progress,
) -> Worked:
    """Converts and charges; rows that can't be charged are taken out until none is left."""
    progress("omzetten", 0.1)
    judge = judge_of(tables, model.kenmerken, model.producten)
    conversion = convert(model.producten, judge, caseload, terms.periods)
    unresolved = [*faulty_rows(caseload), *conversion.unresolved]
    findings = list(conversion.findings)
    out: Mask = np.zeros(len(caseload), np.bool_)
    while True:
        progress("rekenen", 0.4)
        entries = conversion.toewijzingen.without(out)
        faults = list(volume_faults(terms.producten, caseload, entries))
        arranged = arrange(terms.producten, terms.charges, caseload, entries)
        faults.extend(arranged.faults)
        if not faults:
            charged = charge(terms, caseload, arranged)
            faults.extend(missing_faults(terms, charged, caseload))
            if charged.missing and not faults:
                raise RuntimeError("a day without a tariff belongs to no row of the caseload")
        for made, rows in told_faults(faults):
            findings.append(made)
            fresh = [row for row in rows if not out[row]]
            unresolved.extend(unresolved_rows(caseload, fresh, made))
            out[rows] = True
        if not faults:
            break
    findings.extend(kenmerk_remarks(model.kenmerken, caseload, judge.inputs))
    findings.extend(charged.findings)
    findings.extend(arranged.findings)
    findings.extend(volume_remarks(terms.producten, caseload, entries, terms.periods))
    return Worked(
        judge=judge,
        conversion=conversion,
        arranged=arranged,
        ledger=charged.ledger,
        unresolved=tuple(unresolved),
        findings=tuple(findings),
        idle=charged.idle,
    )


def _result(
    model: TariffModel, worked: Worked, findings: tuple[Finding, ...], scenario: str
) -> Result:
    ledger = worked.ledger
    amounts = ledger.profiles.parts.amounts(ledger.terms.prices)
    cube = cube_of(ledger, amounts)
    budget, signals = budget_outcomes(model.budget, ledger, cube)
    rows = RowSums(ledger, amounts)
    del amounts
    lineless = _without_lines(worked, rows.charged)
    more = [told(ledger.caseload, lineless, NO_LINES, "van")] if len(lineless) else []
    kept = Kept(ledger, worked.conversion, worked.unresolved, worked.judge)
    folded = fold((*findings, *signals, *more))
    counts = _counts(worked, len(lineless))
    return Result(
        model=model,
        caseload=ledger.caseload,
        findings=folded,
        complete=not has_fout(folded) and not counts.onopgelost,
        totals=totals_of(ledger, cube, rows),
        counts=counts,
        unresolved=tuple(sorted(worked.unresolved, key=lambda one: one.row)),
        budget=budget,
        example_prices=_example_prices(ledger),
        scenario=scenario,
        build_lines=lambda: lines_frame(ledger, worked.conversion),
        build_matrix=lambda: matrix_of(ledger),
        build_explanation=lambda client, day: explain_client(client, kept, day),
        build_repricer=lambda: Repricer(ledger, worked.arranged),
        build_rows=lambda: row_outcomes(ledger, worked.conversion, worked.unresolved),
    )


def _without_lines(worked: Worked, charged: Mask) -> NDArray[np.intp]:
    """Rows that are priced but have no lines, and do not share a stay with another row."""
    priced = np.zeros(len(charged), np.bool_)
    priced[worked.ledger.entries.indicatie] = True
    priced[worked.arranged.households.rows] = False
    priced[worked.idle] = True
    return np.flatnonzero(priced & ~charged)


def _counts(worked: Worked, lineless: int) -> RowCounts:
    caseload = worked.ledger.caseload
    reasons = {one.row: one.code for one in worked.unresolved}
    by_hand = sum(code == HAND for code in reasons.values())
    resolved = np.ones(len(caseload), np.bool_)
    resolved[list(reasons)] = False
    return RowCounts(
        gelezen=len(caseload),
        geprijsd=int(resolved.sum()),
        omgezet=int((resolved & (worked.conversion.verdict >= 0)).sum()),
        handmatig=by_hand,
        fout=len(reasons) - by_hand,
        zonder_regel=lineless,
    )


def _example_prices(ledger: Ledger) -> tuple[str, ...]:
    """Products of which any line was priced with an example tariff."""
    tarieven = ledger.terms.prices.tarieven
    example = np.array([one.soort_prijs is SoortPrijs.VOORBEELD for one in tarieven], np.bool_)
    if not example.any():
        return ()
    used = np.zeros(len(tarieven), np.bool_)
    present = np.zeros(len(ledger.profiles), np.bool_)
    present[ledger.profile[ledger.shared]] = True
    parts = ledger.profiles.parts
    used[parts.tarief[present[parts.profile]]] = True
    own = ledger.own.tarief
    used[own[own >= 0]] = True
    codes = (tarieven[int(index)].product for index in np.flatnonzero(used & example))
    return tuple(dict.fromkeys(codes))
