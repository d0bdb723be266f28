"""The tables with which Drools tests its own analysis of gaps and overlaps, judged by ours.

Presence of gaps and of overlaps must agree, and so must the sets of overlapping rules; the numbers
of gaps are those of a way of cutting boxes, and ours are the largest. Every gap and overlap that
we claim is held against the rules themselves. One difference is known: Drools does not look for
gaps in a column of free text, and an exact check does. None of the tables with an expectation has
a gap for that reason alone; ``FREE_TEXT`` lists the one that has such a column without asking.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pytest

from ibcalc.model.conversion import SourceRow
from ibcalc.model.kenmerk import Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.dmn import DmnTable, load
from tests.tables.dmn.corpora import DROOLS, needs_corpora

DAY = date(2016, 1, 1)
FREE_TEXT = ("MisleadingRules2",)


class Expected(NamedTuple):
    """What Drools finds in a table; None where it is not asked."""

    file: str
    gaps: bool | None
    overlaps: frozenset[frozenset[int]] | None
    table: int = 0
    hidden: tuple[int, ...] | None = None


def pairs(*rules: tuple[int, int]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(pair) for pair in rules)


NONE = pairs()
EXPECTED = (
    Expected("AK0100-domainOnTable", gaps=True, overlaps=None),
    Expected("AK0100v2-domainOnTable", gaps=True, overlaps=None),
    Expected("AgeKitten", gaps=True, overlaps=NONE),
    Expected("AgeKitten-domainOnTable", gaps=True, overlaps=NONE),
    Expected("AgeKittenImporting", gaps=True, overlaps=NONE),
    Expected("Contraction", gaps=False, overlaps=NONE),
    Expected("DTAnalysisFirst", gaps=False, overlaps=NONE),
    Expected("DTnestedEverywhere", gaps=True, overlaps=NONE),
    Expected("DTnestedEverywhere", gaps=True, overlaps=NONE, table=1),
    Expected("DTusingNOT", gaps=True, overlaps=pairs((1, 2))),
    Expected("DTusingNOT2", gaps=True, overlaps=NONE),
    Expected("DTusingNOTnumber", gaps=True, overlaps=pairs((1, 2))),
    Expected("EnumerationWithNull", gaps=True, overlaps=None),
    Expected("FailingOutputConstraints", gaps=True, overlaps=NONE),
    Expected("FailingOutputConstraints2", gaps=True, overlaps=NONE),
    Expected("Gaps0100-domainOnTable", gaps=True, overlaps=None),
    Expected("GapsAndOverlaps1", gaps=True, overlaps=pairs((1, 3))),
    Expected("GapsAndOverlaps1-domainOnTable", gaps=True, overlaps=pairs((1, 3))),
    Expected("GapsCube3", gaps=True, overlaps=None),
    Expected("GapsOverlapsBoolean", gaps=True, overlaps=pairs((1, 2))),
    Expected("GapsXY", gaps=True, overlaps=NONE),
    Expected("GapsXYv2", gaps=True, overlaps=NONE),
    Expected("GapsXYv2WithNull", gaps=True, overlaps=NONE),
    Expected("MaskBasic", gaps=False, overlaps=pairs((1, 2)), hidden=(1,)),
    Expected("MaskTest", gaps=False, overlaps=pairs((1, 2)), hidden=(1,)),
    Expected("MisleadingRules", gaps=False, overlaps=pairs((2, 4))),
    Expected("MisleadingRules2", gaps=False, overlaps=None),
    Expected("MyDecisionTable", gaps=True, overlaps=NONE),
    Expected("complexDTdatesV2", gaps=True, overlaps=pairs((2, 3))),
    Expected("dtInBKM", gaps=False, overlaps=NONE),
    Expected("improveHF", gaps=False, overlaps=pairs((1, 3), (2, 3))),
)


def table_of(expected: Expected) -> DmnTable:
    imports = (DROOLS / "AgeKittenItemDef.dmn",) if expected.file == "AgeKittenImporting" else ()
    return load(DROOLS / f"{expected.file}.dmn", imports=imports)[expected.table]


def numbers(rows: tuple[SourceRow, ...]) -> frozenset[int]:
    return frozenset(row.place.row for row in rows)


@needs_corpora
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda it: f"{it.file}-{it.table}")
def test_gaps_and_overlaps_are_those_of_drools(expected: Expected) -> None:
    found = table_of(expected).verify()
    assert found.proven
    assert expected.gaps in (None, bool(found.gaps))
    assert expected.overlaps in (None, {numbers(overlap.rows) for overlap in found.overlaps})
    if expected.hidden is not None:
        assert tuple(hidden.rows[0].place.row for hidden in found.hidden) == expected.hidden


@needs_corpora
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda it: f"{it.file}-{it.table}")
def test_every_claim_holds_for_the_rules_themselves(expected: Expected) -> None:
    table = table_of(expected).table
    found = table.verify()
    for gap in found.gaps:
        assert not hits(table, gap.witness)
        assert gap.holds(normalised(gap.witness), DAY)
    for overlap in found.overlaps:
        assert numbers(overlap.rows) <= hits(table, overlap.witness)
        assert overlap.holds(normalised(overlap.witness), DAY)


def normalised(witness: Mapping[str, Value]) -> dict[str, Value]:
    return {normal(naam): value for naam, value in witness.items()}


def hits(table: DecisionTable, witness: Mapping[str, Value]) -> frozenset[int]:
    """The rules that hold for a witness, by their conditions one by one."""
    values = normalised(witness)
    asked = tuple(values.get(column.key) for column in table.columns)
    return frozenset(rule.source.place.row for rule in table.rules if rule.matches(asked))


@needs_corpora
def test_what_cannot_be_said_is_told_and_nothing_else() -> None:
    found = {
        path.stem: sorted({one.code for table in load(path) for one in table.findings})
        for path in sorted(DROOLS.glob("*.dmn"))
    }
    assert {file: codes for file, codes in found.items() if codes} == {
        "AgeKittenImporting": ["CNV-404"],
        "DT1stNFViolationCollect": ["CNV-402", "CNV-404"],
        "FailingOutputConstraints": ["CNV-403"],
        "FailingOutputConstraints2": ["CNV-402"],
        "MisleadingRules2": ["CNV-401"],
        "MyDecisionTable": ["CNV-404"],
        "dtInBKM": ["CNV-402"],
    }


@needs_corpora
@pytest.mark.parametrize("file", FREE_TEXT)
def test_free_text_is_looked_at_too(file: str) -> None:
    (table,) = load(DROOLS / f"{file}.dmn")
    assert any(column.kenmerk.domain.free for column in table.table.columns)
    assert not table.verify().gaps
