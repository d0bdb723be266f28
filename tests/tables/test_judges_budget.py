"""Not proven is not wrong: whatever the bound on the work, what is said is true."""

from __future__ import annotations

from random import Random

import pytest

from ibcalc.model.conversion import Treffer
from ibcalc.tables.chains.compare import compare_tables
from tests.tables.judges.brute_force import Point
from tests.tables.test_judges import Case, case_of
from tests.tables.test_judges_compare import Versions, check_change, versions_of

CASES = 150
BUDGETS = (0, 5, 30, 200, 20000)

each_budget = pytest.mark.parametrize("budget", BUDGETS)


def exact(case: Case, budget: int) -> bool:
    """True if all was proven; then all must be there, and else nothing too much."""
    verified = case.table.verify(*case.ends, limit=10**6, budget=budget)
    expected = frozenset() if case.made.treffer is Treffer.ALLE else case.walk.uncovered
    found = frozenset(point for gap in verified.gaps for point in case.held(gap))
    hidden = {case.rules(one.rows)[0] for one in verified.hidden}
    conflicts = {case.rules(one.rows) for one in verified.conflicts}
    assert found <= expected
    assert hidden <= case.walk.hidden
    assert conflicts <= case.walk.conflicting
    assert {case.rules(one.rows) for one in verified.overlaps} == set(case.walk.overlapping)
    if verified.proven:
        assert found == expected
        assert hidden == case.walk.hidden - case.walk.idle
        assert conflicts == case.walk.conflicting
    else:
        codes = [finding.code for finding in verified.findings]
        assert codes.count("CNV-205") == 1
        assert all(verified.unproven)
    return verified.proven


@each_budget
def test_verification_says_only_what_is_true(budget: int) -> None:
    proven = [exact(case_of(number), budget) for number in range(CASES)]
    assert all(proven) == (budget == BUDGETS[-1])


@each_budget
def test_comparison_says_only_what_is_true(budget: int) -> None:
    proven = [partly(versions_of(number), budget) for number in range(CASES)]
    assert all(proven) == (budget == BUDGETS[-1])
    assert budget or not any(proven)


def partly(versions: Versions, budget: int) -> bool:
    """True if all was compared; what is found is true in any case."""
    compared = compare_tables(versions.old, versions.new, *versions.ends, budget=budget)
    found: set[Point] = set()
    for change in compared.changes:
        held = versions.held(change)
        check_change(versions, change, held)
        found |= held
    assert found <= versions.differing
    assert compared.proven <= (found == versions.differing)
    assert compared.proven != bool(compared.remarks)
    return compared.proven


@pytest.mark.parametrize("number", range(3))
def test_the_same_question_has_the_same_answer(number: int) -> None:
    rng = Random(number)
    for _ in range(20):
        case = case_of(rng.randrange(10**6))
        first, second = (case.table.verify(*case.ends) for _ in range(2))
        assert first.findings == second.findings
