"""The conversion tables of a model proven, and weighed by the clients of a caseload.

Source: design.md sections 2 and 4; the claims themselves are those of ``ibcalc.tables``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ibcalc.engine.convert import convert
from ibcalc.engine.decide import judge_of, tables_of
from ibcalc.engine.periods import periods_of
from ibcalc.engine.prices import price_table
from ibcalc.engine.result import Result
from ibcalc.engine.table_weights import Weigher, Weight
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.conversion import PRODUCT, Treffer
from ibcalc.model.findings import RANK, Finding, Severity
from ibcalc.model.money import euro_text
from ibcalc.model.place import Place
from ibcalc.tables.chains.served import Served
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.language.columns import Column
from ibcalc.tables.proof.claims import Claim, adds_only, cells_of, rows_text
from ibcalc.tables.proof.regions import Gap, Region
from ibcalc.tables.proof.verification import Verification

NO_CLIENT = "CNV-206"
WHOLE_TABLE = frozenset(("CNV-111", "CNV-112", "CNV-113"))
"""Faults of a heading, after which nothing about gaps or overlaps of the table holds."""

ELSEWHERE = "Een andere tabel geeft hier wel een product."
NOTHING = "Niets te doen."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that would close a gap, as it would stand in the sheet of its table.

    ``headings`` and ``cells`` go together; ``why`` says in Dutch what to look at; ``place`` is the
    cell beside the gap.
    """

    tabel: str
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class TablesChecked:
    """What verification found in all tables, the heaviest first within each severity."""

    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]


def check_tables(result: Result) -> TablesChecked:
    """Verify the tables of a calculated model on the days of its calendar.

    With clients each finding says how many of them it is about; a model with a fout is verified as
    far as it can be read, without clients.
    """
    model = result.model
    tables, found = tables_of(model, result.caseload.kenmerk_names)
    weigher = _weigher(result, tables)
    begin, end = _days(result)
    deciding = [table for table in tables if PRODUCT in table.outputs]
    served = Served(tables, begin, end) if len(deciding) > 1 else None
    told: list[tuple[Finding, Weight | None]] = []
    proposals: list[Proposal] = []
    filled: set[str] = set()
    for table in tables:
        if not _sound(table, found):
            continue
        verified = table.verify(begin, end, filled=filled)
        filled |= _always_set(verified)
        for claim in _claims(verified, served):
            told.append(_weighed(claim, verified, weigher))
            proposals += _proposals(claim, verified)
        if weigher is not None:
            told += [(one, None) for one in _without_clients(verified, weigher)]
    told.sort(key=_order)
    return TablesChecked(tuple(one for one, _ in told), tuple(proposals))


def _claims(verified: Verification, served: Served | None) -> Iterator[Claim]:
    """The claims; a gap on which another table decides is told, but is no warning."""
    for claim in verified.claims:
        gaps = [region for region in claim.regions if isinstance(region, Gap)]
        decides = served is not None and PRODUCT in verified.table.outputs
        if served and decides and gaps and all(map(served.everywhere, gaps)):
            message = f"{claim.finding.message} {ELSEWHERE}"
            quiet = replace(claim.finding, severity=Severity.INFO, message=message, fix=NOTHING)
            yield Claim(quiet, tuple(_without_proposal(gap) for gap in gaps))
        else:
            yield claim


def _without_proposal(gap: Gap) -> Region:
    return Region(gap.space, gap.box, gap.rows)


def _sound(table: DecisionTable, found: Sequence[Finding]) -> bool:
    """False for a table of which the headings or all rows are wrong: nothing is to be proven."""
    places = {one.place for one in found if one.code in WHOLE_TABLE}
    columns = (*table.columns, *table.results)
    filled = bool(table.results and (table.rules or table.unread))
    return filled and not any(column.place in places for column in columns)


def _always_set(verified: Verification) -> set[str]:
    """What a table without gaps sets for everyone: normal names."""
    table = verified.table
    if table.default is None and (
        verified.gaps or not verified.proven or table.treffer is Treffer.ALLE
    ):
        return set()
    said = [rule.outputs for rule in table.rules]
    said += [] if table.default is None else [table.default]
    return {
        column.key
        for index, column in enumerate(table.results)
        if all(outputs[index] is not None for outputs in said)
    }


def _order(told: tuple[Finding, Weight | None]) -> tuple[int, int, int]:
    one, weight = told
    heavy = weight or Weight(0, 0)
    return RANK[one.severity], -heavy.clienten, -heavy.cents


def _days(result: Result) -> tuple[date | None, date | None]:
    calendar = result.model.calendar
    if not calendar:
        return None, None
    return min(p.van for p in calendar), max(p.tot_en_met for p in calendar)


def _weigher(result: Result, tables: Sequence[DecisionTable]) -> Weigher | None:
    model, caseload = result.model, result.caseload
    if result.stopped or not len(caseload):
        return None
    periods = periods_of(model.calendar)
    judge = judge_of(tables, model.kenmerken, model.producten)
    conversion = convert(model.producten, judge, caseload, periods)
    if not conversion.verdicts:
        return None
    prices = price_table(model.producten, model.tarieven, periods)
    return Weigher(tables, model.producten, prices, periods, caseload, conversion)


def _weighed(
    claim: Claim, verified: Verification, weigher: Weigher | None
) -> tuple[Finding, Weight | None]:
    if weigher is None or not claim.regions:
        return claim.finding, None
    rows = [row for region in claim.regions for row in region.rows]
    weight = weigher.weigh(verified.table, claim.regions, rows)
    message = f"{claim.finding.message} {weight_text(weight)}"
    told = replace(claim.finding, message=message, clients=weight.clienten, cents=weight.cents)
    return told, weight


def weight_text(weight: Weight) -> str:
    """How much of the caseload it is about, in a sentence."""
    if not weight.clienten:
        return "In dit bestand valt er geen cliënt in."
    number = f"{weight.clienten:,}".replace(",", ".")
    who = f"{number} cliënt{'en' if weight.clienten != 1 else ''}"
    if not weight.cents:
        return f"In dit bestand gaat het om {who}."
    return f"In dit bestand gaat het om {who} en om {euro_text(weight.cents)} per periode."


def _without_clients(verified: Verification, weigher: Weigher) -> Iterator[Finding]:
    """The rows that could decide, but not for anyone in this caseload."""
    hidden = {id(one.rows[0]) for one in verified.hidden}
    rows = [
        rule.source
        for rule in verified.live
        if rule.source.place not in weigher.fired and id(rule.source) not in hidden
    ]
    if rows:
        values = {"tabel": verified.table.naam, "rijen": rows_text(rows)}
        values["raken"] = "raakt" if len(rows) == 1 else "raken"
        told = finding(NO_CLIENT, rows[0].place, **values)
        yield replace(told, rows=cells_of(row.place for row in rows))


def _proposals(claim: Claim, verified: Verification) -> Iterator[Proposal]:
    table = verified.table
    if table.default is not None or adds_only(table):
        return
    for region in claim.regions:
        rows = region.suggestions if isinstance(region, Gap) else ()
        for row in (one for one in rows if one.whole):
            days = {"Vanaf": row.vanaf, "T/m": row.tot_en_met}
            named = {
                **_named("ALS", table.columns, row.cells),
                **_named("DAN", table.results, row.outputs),
                **{name: dutch_date(day) for name, day in days.items() if day is not None},
            }
            why = f"Sluit het gat bij {region.words}; {row.why}."
            yield Proposal(
                table.naam, tuple(named), tuple(named.values()), why, claim.finding.place
            )


def _named(word: str, columns: Sequence[Column], texts: Sequence[str]) -> dict[str, str]:
    return {f"{word} {column.naam}": text for column, text in zip(columns, texts, strict=True)}
