"""Repricing a loaded caseload gives what a fresh calculation at those amounts gives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.run import run
from tests.engine.strategies import THOROUGH, Case, cases
from tests.reference.rows import caseload


@THOROUGH
@given(cases(), st.data())
def test_equals_a_fresh_run(case: Case, data: st.DataObject) -> None:
    rows = caseload(case.rows)
    result = run(case.model, rows)
    tarieven = case.model.tarieven
    amounts = st.integers(1, 200_000)
    cents = data.draw(st.dictionaries(st.integers(0, len(tarieven) - 1), amounts, max_size=3))
    changed = tuple(
        replace(tarief, cent=cents.get(index, tarief.cent)) for index, tarief in enumerate(tarieven)
    )
    fresh = run(replace(case.model, tarieven=changed), rows)
    quick = result.repricer.totals(cents)
    products = [product.code for product in case.model.producten]
    labels = [p.label for p in sorted(case.model.calendar, key=lambda one: one.van)]
    assert quick.totaal == fresh.total
    assert _filled(products, quick.per_product) == _filled_map(fresh.totals.per_product)
    assert _filled(labels, quick.per_periode) == _filled_map(fresh.totals.per_periode)
    towns = _named(rows.aanbieder.values, quick.per_aanbieder)
    assert towns == _filled_map(fresh.totals.per_aanbieder)
    assert _named(rows.gemeente.values, quick.per_gemeente) == _filled_map(
        fresh.totals.per_gemeente
    )
    clients = _named(rows.client.values, result.repricer.per_client(cents))
    assert clients == _filled_map(fresh.totals.per_client)


def _filled(names: list[str], cents: np.ndarray[Any, Any]) -> dict[str, int]:
    return {name: int(amount) for name, amount in zip(names, cents, strict=True) if amount}


def _named(values: Any, cents: np.ndarray[Any, Any]) -> dict[str, int]:
    return _filled(["" if value is None else str(value) for value in values], cents)


def _filled_map(sums: Any) -> dict[str, int]:
    return {name: cents for name, cents in sums.items() if cents}
