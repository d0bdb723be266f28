"""Every peer of the benchmarks gives the same cents in every direction on a tiny caseload."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from benchmarks.job import draw_job, draw_small_job
from benchmarks.peer import PEERS, Answer, load
from benchmarks.repricing import calculated_anew, changed_prices, require_equal
from benchmarks.rows_job import draw_rows_job
from ibcalc.engine.run import run
from ibcalc.model.product import Toerekening

CLIENTS = 120
NEEDS = {"pandas": "pandas", "openfisca": "openfisca_core"}
TOLERANCE = 100
"""Cents that OpenFisca, which computes in floats, may be off on this caseload."""


def solved(name: str, toerekening: Toerekening) -> Answer:
    return load(name).solve(draw_job(CLIENTS, toerekening))


def require(name: str) -> None:
    """Skips what the extra ``benchmark`` installs, where it is not there."""
    needed = NEEDS.get(name.split("-", maxsplit=1)[0])
    if needed and find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")


@pytest.mark.parametrize("toerekening", Toerekening)
@pytest.mark.parametrize("name", ["loop", "pandas", "polars"])
def test_peers_give_the_same_cents(name: str, toerekening: Toerekening) -> None:
    require(name)
    assert solved(name, toerekening) == solved("ibcalc", toerekening)


@pytest.mark.parametrize("toerekening", Toerekening)
def test_peers_give_the_same_cents_for_clients_with_several_rows(toerekening: Toerekening) -> None:
    job = draw_rows_job(CLIENTS * 5, toerekening)
    assert load("loop-rijen").solve(job) == load("ibcalc").solve(job)
    told = {found.code for found in run(job.model, job.caseload).findings}
    assert {"CLI-304", "CLI-307"} <= told


def test_the_job_has_what_it_promises() -> None:
    answer = solved("ibcalc", Toerekening.DAG)
    assert all(answer.per_product)
    assert all(answer.per_periode)
    assert sum(answer.per_gemeente) == sum(answer.per_aanbieder) == answer.totaal


@pytest.mark.parametrize("name", [name for name in PEERS if name.startswith("openfisca")])
def test_openfisca_does_the_small_job(name: str) -> None:
    require(name)
    job = draw_small_job(CLIENTS, Toerekening.DAG)
    exact, floats = load("ibcalc").solve(job), load(name).solve(job)
    assert abs(exact.totaal - floats.totaal) <= TOLERANCE


@pytest.mark.parametrize("toerekening", Toerekening)
def test_a_changed_price_gives_the_cents_of_a_whole_calculation(toerekening: Toerekening) -> None:
    job = draw_job(CLIENTS, toerekening)
    changed = changed_prices(job)
    before = run(job.model, job.caseload)
    require_equal(before.repricer, changed, calculated_anew(job, changed))
    with pytest.raises(AssertionError, match="other cents totaal"):
        require_equal(before.repricer, changed, before)
