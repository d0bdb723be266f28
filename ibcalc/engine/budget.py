"""The budget against the cost, with every factor (design.md section 3, domain.md C12)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ibcalc.engine.ledger import Ledger
from ibcalc.engine.result import BudgetOutcome
from ibcalc.engine.totals import Cube, cube_of
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.money import euro_text, round_half_away
from ibcalc.model.tariffmodel import BudgetPost

OVER, NEAR = "BUD-201", "BUD-202"
SIGNAL = Fraction(70, 100)


def budget_outcomes(
    posts: Sequence[BudgetPost], ledger: Ledger, cube: Cube
) -> tuple[tuple[BudgetOutcome, ...], tuple[Finding, ...]]:
    """Every post against the lines that its filters choose, and its signals at 70% and 100%."""
    outcomes = tuple(_outcome(post, _cost(post, ledger, cube)) for post in posts)
    told = [_signal(outcome) for outcome in outcomes]
    return outcomes, tuple(one for one in told if one is not None)


def _cost(post: BudgetPost, ledger: Ledger, cube: Cube) -> int:
    """The cost in cents of the periods of the year, within the filters."""
    periods, products = ledger.terms.periods.calendar, ledger.terms.producten
    years = np.array([period.jaar == post.jaar for period in periods])
    chosen = np.array([not post.producten or p.code in post.producten for p in products])
    if post.gemeenten:
        gemeente = ledger.caseload.gemeente
        inside = np.array([town in post.gemeenten for town in gemeente.values])
        amounts = ledger.profiles.parts.amounts(ledger.terms.prices)
        cube = cube_of(ledger, amounts, inside[gemeente.codes[ledger.entries.indicatie]])
    return int(cube.cents[np.ix_(years, chosen)].sum())


def _times(amount: int, percentage: Decimal) -> int:
    return round_half_away(amount * (1 + Fraction(percentage) / 100))


def _outcome(post: BudgetPost, cost: int) -> BudgetOutcome:
    base = post.grondslag or 0
    budget = _times(base, -post.korting)
    return BudgetOutcome(
        post=post.post,
        jaar=post.jaar,
        grondslag=base,
        groei=post.groei,
        indexatie=post.indexatie,
        korting=post.korting,
        verwacht=_times(_times(base, post.groei), post.indexatie),
        budget=budget,
        kosten=cost,
        producten=post.producten,
        gemeenten=post.gemeenten,
        signaal=_level(cost, budget) if post.grondslag is not None else "",
        place=post.place,
    )


def _level(cost: int, budget: int) -> str:
    if cost > budget:
        return "100%"
    return "70%" if cost >= budget * SIGNAL and cost else ""


def _signal(outcome: BudgetOutcome) -> Finding | None:
    if not outcome.signaal:
        return None
    return finding(
        OVER if outcome.signaal == "100%" else NEAR,
        outcome.place,
        post=outcome.post,
        jaar=outcome.jaar,
        kosten=euro_text(outcome.kosten),
        budget=euro_text(outcome.budget),
        verschil=euro_text(abs(outcome.verschil)),
    )
