"""What verification finds, as findings: graded by the treffer, each with a witness that replays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

import pytest

from ibcalc.model.conversion import Treffer
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import Decision, DecisionTable, Outcome
from ibcalc.tables.pieces.space import PEILDATUM
from ibcalc.tables.proof.claims import Claim
from ibcalc.tables.proof.verification import Verification
from tests.tables.judges import lookup
from tests.tables.judges.brute_force import SOME_DAY, walk
from tests.tables.judges.chains import NIVEAU, random_chain
from tests.tables.judges.random_tables import random_table

SHARES, TABLES, CHAINS = 4, 400, 400
GAP, OVERLAP, HIDDEN, DOUBLE = "CNV-201", "CNV-202", "CNV-203", "CNV-204"

Asked = tuple[Mapping[str, Value], date]


def tables(share: int) -> Iterator[tuple[DecisionTable, Verification]]:
    """Random tables, always the same, and what verification says of them."""
    for number in range(share, TABLES, SHARES):
        table = random_table(Random(f"findings {number}")).table
        yield table, table.verify()


def asked_by(finding: Finding) -> Asked:
    """The witness of a finding, as a look-up wants it."""
    values = {normal(naam): value for naam, value in finding.witness}
    day = values.pop(normal(PEILDATUM), SOME_DAY)
    assert isinstance(day, date)
    return values, day


def replayed(table: DecisionTable, finding: Finding) -> Decision:
    """What the row-by-row look-up decides for the witness."""
    return lookup.decide(table, *asked_by(finding))


def applying(table: DecisionTable, finding: Finding) -> set[str]:
    """The rows that apply to the witness."""
    values, day = asked_by(finding)
    asked = tuple(values[column.key] for column in table.columns)
    hits = (r for r in table.rules if lookup.valid_on(r, day) and lookup.holds(r, asked))
    return {rule.source.place.in_sheet for rule in hits}


def claims(verified: Verification, code: str) -> list[Claim]:
    """The claims with a code."""
    return [claim for claim in verified.claims if claim.finding.code == code]


each_share = pytest.mark.parametrize("share", range(SHARES))


@each_share
def test_a_gap_is_told_by_how_bad_it_is(share: int) -> None:
    told = 0
    for table, verified in tables(share):
        outcome = Outcome.GEEN if table.default is None else Outcome.ANDERS
        for claim, gap in zip(claims(verified, GAP), verified.gaps, strict=True):
            told += 1
            assert claim.regions == (gap,)
            assert replayed(table, claim.finding).outcome is outcome
            adds = {"Opslag", "Component"} >= set(table.outputs)
            harmless = table.default or gap.only_leeg or adds
            expected = Severity.INFO if harmless else Severity.WAARSCHUWING
            assert claim.finding.severity is expected
            assert not gap.only_leeg or None in asked_by(claim.finding)[0].values()
            assert ("Anders" in claim.finding.message) == (table.default is not None)
            closing = "oeg een rij toe" in claim.finding.fix
            assert closing or adds or not gap.suggestions or not gap.suggestions[0].whole
    assert told > TABLES / SHARES / 4


@each_share
def test_a_gap_is_only_about_leeg_if_every_filled_value_beside_it_is_decided(share: int) -> None:
    for table, verified in tables(share):
        for gap in verified.gaps:
            leeg = [n for n, axis in enumerate(gap.space.axes) if axis.leeg]
            only = [n for n in leeg if gap.box[n] == 1 << len(gap.space.axes[n]) - 1]
            assert gap.only_leeg == bool(only), str(table.source)


@each_share
def test_an_overlap_is_a_fout_where_the_treffer_forbids_it(share: int) -> None:
    told = 0
    for table, verified in tables(share):
        found = claims(verified, OVERLAP)
        regions = {id(region) for claim in found for region in claim.regions}
        assert regions == set(map(id, verified.conflicts))
        for claim in found:
            told += 1
            decision = replayed(table, claim.finding)
            rows = {row.place.in_sheet for row in decision.rows}
            assert decision.outcome is Outcome.STRIJDIG
            assert claim.finding.severity is Severity.FOUT
            assert len(rows & set(claim.finding.rows)) > 1
            assert claim.finding.place.in_sheet in claim.finding.rows
        assert not found or table.treffer not in (Treffer.EERSTE, Treffer.ALLE)
    assert told > TABLES / SHARES / 8


@each_share
def test_a_row_that_never_decides_is_told_at_that_row(share: int) -> None:
    told = 0
    impossible: list[Finding] = []
    for table, verified in tables(share):
        for claim in claims(verified, HIDDEN):
            told += 1
            own, *others = claim.finding.rows
            if not claim.regions:
                impossible.append(claim.finding)
                continue
            assert claim.finding.place.in_sheet == own
            assert claim.finding.severity is Severity.WAARSCHUWING
            apply = applying(table, claim.finding)
            assert own in apply
            assert apply & set(others)
            decision = replayed(table, claim.finding)
            decided = {row.place.in_sheet for row in decision.rows}
            assert decision.outcome is Outcome.STRIJDIG or own not in decided
    assert told > TABLES / SHARES / 8
    assert {finding.severity for finding in impossible} <= {Severity.WAARSCHUWING}
    assert not any(finding.witness or not finding.place.column for finding in impossible)


@each_share
def test_a_double_row_is_told_at_the_second(share: int) -> None:
    told = 0
    for table, verified in tables(share):
        for claim in claims(verified, DOUBLE):
            told += 1
            first, second = claim.finding.rows
            assert claim.finding.place.in_sheet == second != first
            assert claim.finding.severity is Severity.WAARSCHUWING
            assert {first, second} <= applying(table, claim.finding)
    assert told > TABLES / SHARES / 20


@each_share
def test_that_there_are_more_gaps_is_told(share: int) -> None:
    cut = 0
    for table, every in tables(share):
        first = table.verify(limit=1)
        assert first.more_gaps <= (len(every.gaps) > 1)
        assert bool(first.gaps) == bool(every.gaps)
        messages = [claim.finding.message for claim in claims(first, GAP)]
        more = [text for text in messages if "nog meer gaten" in text]
        assert len(more) == first.more_gaps
        cut += first.more_gaps
        assert not every.more_gaps
    assert cut


@each_share
def test_a_table_that_asks_what_another_sets_is_verified_for_what_that_can_be(share: int) -> None:
    asked = 0
    for number in range(share, CHAINS, SHARES):
        chain = random_chain(Random(f"given {number}"))
        if len(chain.tables) == 1:
            continue
        made, table = chain.tables[1], chain.compiled[1]
        given = {column.key: column.given for column in table.columns}
        asked += given.get(normal(NIVEAU)) is not None
        keys = [(one, given[normal(one.kenmerk.naam)]) for one in made.fields]
        values = [said or one.values for one, said in keys]
        always = [
            tuple(v for v in said if v is not None) if said else one.values for one, said in keys
        ]
        tried = walk(table, values)
        verified = table.verify(limit=10**6)
        assert bool(verified.gaps) == (bool(tried.uncovered) and made.treffer is not Treffer.ALLE)
        rows = {rule.source.place.row: n for n, rule in enumerate(table.rules)}
        hidden = {rows[one.rows[0].place.row] for one in verified.hidden}
        assert hidden == tried.hidden - tried.idle, str(chain)
        pairs = {tuple(rows[row.place.row] for row in one.rows) for one in verified.overlaps}
        assert pairs == set(tried.overlapping)
        filled = [key for key, said in given.items() if said is not None]
        if all(always):
            left = bool(walk(table, always).uncovered) and made.treffer is not Treffer.ALLE
            assert bool(table.verify(filled=filled).gaps) == left
    assert asked > CHAINS / SHARES / 20
