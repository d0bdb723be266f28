"""The engine equals the slow, obvious reference, to the cent and line by line."""

from __future__ import annotations

from hypothesis import given

from tests.engine.strategies import THOROUGH, Case, cases
from tests.reference.day_by_day import reference
from tests.reference.outcome import of_result, run_engine


def check(case: Case) -> None:
    """Both calculations of one case are the same in everything that they both say."""
    expected = reference(case.model, case.rows, case.tables)
    result = run_engine(case.model, case.rows)
    found = of_result(result)
    assert found.onopgelost == expected.onopgelost
    assert found.counted == expected.counted
    totals = result.totals
    assert totals.totaal == expected.total
    assert totals.regels == len(expected.lines)
    directions = (
        totals.per_client,
        totals.per_aanbieder,
        totals.per_gemeente,
        totals.per_product,
        totals.per_periode,
    )
    for column, sums in enumerate(directions):
        assert {name: cents for name, cents in sums.items() if cents} == expected.per(column)


@THOROUGH
@given(cases())
def test_engine_equals_reference(case: Case) -> None:
    """Random models, calendars, wissels and caseloads."""
    check(case)


@THOROUGH
@given(cases(gaps=True))
def test_engine_equals_reference_where_prices_are_missing(case: Case) -> None:
    """The same, with tariffs that are not there for a while: their rows are left out whole."""
    check(case)
