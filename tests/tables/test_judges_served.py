"""A gap that other tables fill: by trying everything, on tables that decide one after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest

from ibcalc.model.names import normal
from ibcalc.tables.chains import served
from ibcalc.tables.chains.served import Served
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.pieces.space import PEILDATUM
from ibcalc.tables.proof.regions import Region
from tests.tables.judges.brute_force import Values, days_of
from tests.tables.judges.chains import NIVEAU, Linked, decide, random_chain, random_rivals

SHARES, CHAINS = 5, 200


def chains(share: int) -> Iterator[Linked]:
    """Tables that may fill each other's gaps."""
    for number in range(share, CHAINS, SHARES):
        rng = Random(f"served {number}")
        yield random_rivals(rng) if number % 3 else random_chain(rng)


def points(chain: Linked, tables: tuple[DecisionTable, ...]) -> Iterator[tuple[Values, date]]:
    """Everything that can be asked of a chain."""
    names = [normal(one.kenmerk.naam) for one in chain.fields]
    for values in product(*(one.values for one in chain.fields)):
        for day in days_of(tables):
            yield dict(zip(names, values, strict=True)), day


def inside(region: Region, values: Values, day: date) -> bool:
    """True if a point lies in a region, whatever earlier tables set."""
    for naam, axis, mask in zip(region.space.names, region.space.axes, region.box, strict=True):
        if naam == NIVEAU:
            continue
        piece = axis.locate(day if naam == PEILDATUM else values[normal(naam)])
        if piece < 0 or not mask >> piece & 1:
            return False
    return True


@pytest.mark.parametrize("share", range(SHARES))
def test_a_gap_is_filled_if_the_tables_together_decide_everywhere_in_it(share: int) -> None:
    told = {True: 0, False: 0}
    for chain in chains(share):
        tables = chain.compiled
        decided = [(point, decide(tables, *point).outcome) for point in points(chain, tables)]
        asked = Served(tables, None, None)
        for gap in (gap for table in tables for gap in table.verify().gaps):
            left = [p for p, outcome in decided if outcome == "geen" and inside(gap, *p)]
            assert asked.everywhere(gap) == (not left), f"{chain}\n{gap.words}"
            told[not left] += 1
    assert min(told.values()) > 10


def test_a_gap_of_which_it_is_not_decided_is_not_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "BUDGET", 0)
    for chain in chains(0):
        tables = chain.compiled
        gaps = [gap for table in tables for gap in table.verify().gaps]
        assert not any(map(Served(tables, None, None).everywhere, gaps))
