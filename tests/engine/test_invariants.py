"""What must hold for every calculation, whatever the model and the caseload."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from ibcalc.engine.result import Result
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import Bekostiging, Eenheid, Product, ProductSoort
from tests.engine.strategies import LIGHT, Case, cases
from tests.reference.calendars import slots
from tests.reference.day_by_day import ReferenceResult
from tests.reference.models import build, tarief
from tests.reference.outcome import of_result, run_engine
from tests.reference.rows import Row


def engine(case: Case) -> Result:
    """The engine's result for a case."""
    return run_engine(case.model, case.rows)


@LIGHT
@given(cases())
def test_sums_of_lines_are_the_totals(case: Case) -> None:
    """In every direction the totals are sums of the same rounded lines."""
    result = engine(case)
    lines, totals = result.lines, result.totals
    assert totals.regels == len(lines)
    assert totals.totaal == result.total == int(lines["bedrag_cent"].sum())
    for name in ("client", "aanbieder", "gemeente", "product", "periode"):
        sums: Counter[str] = Counter()
        for key, cents in lines.select(name, "bedrag_cent").iter_rows():
            sums[key or ""] += cents
        given_sums = getattr(totals, f"per_{name}")
        assert {key: cents for key, cents in given_sums.items() if cents} == dict(+sums)
        assert sum(given_sums.values()) == totals.totaal


@LIGHT
@given(cases())
def test_clients_may_stand_in_any_order(case: Case) -> None:
    """Rows of other clients in between change nothing, as long as each client's rows keep order."""
    by_client = sorted(case.rows, key=lambda row: row.client or "")
    shuffled = Case(case.model, tuple(by_client), case.tables)
    assert of_result(engine(shuffled)).counted == of_result(engine(case)).counted


@LIGHT
@given(cases())
def test_rows_may_stand_in_any_order(case: Case) -> None:
    """Without equal starts, by which a wissel would need the order, it does not matter at all."""
    starts = [(row.client, row.van) for row in case.rows]
    assume(len(starts) == len(set(starts)))
    # Of converted rows that overlap, equally dear, the first row of the caseload counts.
    assume(all(row.product for row in case.rows))
    assume(len({tarief.cent for tarief in case.model.tarieven}) == len(case.model.tarieven))
    turned = Case(case.model, case.rows[::-1], case.tables)
    assert of_result(engine(turned)).counted == of_result(engine(case)).counted


@LIGHT
@given(cases())
def test_aantal_is_that_many_clients(case: Case) -> None:
    """A client with aantal n costs what n clients with aantal 1 and other ids cost."""
    assume(all(row.client for row in case.rows))
    # Rows of one client with different numbers are not that many identical clients.
    numbers = {(row.client, row.aantal) for row in case.rows}
    assume(len(numbers) == len({row.client for row in case.rows}))
    split = [
        replace(row, client=f"{row.client}-{number}", aantal=1)
        for row in case.rows
        for number in range(row.aantal)
    ]
    together = of_result(engine(case))
    apart = of_result(engine(Case(case.model, tuple(split), case.tables)))
    assert apart.total == together.total
    assert apart.per(3) == together.per(3)
    assert apart.per(4) == together.per(4)


@LIGHT
@given(cases(gaps=True))
def test_no_client_vanishes(case: Case) -> None:
    """Every row is priced or reported, once, and each reported row is named in a finding."""
    result = engine(case)
    counts = result.counts
    assert counts.gelezen == len(case.rows)
    assert counts.gelezen == counts.geprijsd + counts.onopgelost
    assert len(result.unresolved) == counts.onopgelost
    assert len({item.row for item in result.unresolved}) == counts.onopgelost
    charged = {line[0] for line in of_result(result).lines}
    reported = {case.rows[item.row].client or "" for item in result.unresolved}
    silent = {row.client or "" for row in case.rows} - charged - reported
    # A client without a line and without a fault has only rows that no period charges.
    assert bool(counts.zonder_regel) or not silent
    assert result.complete == (counts.onopgelost == 0)


@LIGHT
@given(cases())
def test_same_input_gives_the_same_result(case: Case) -> None:
    """Twice the same calculation: the same lines in the same order, findings and totals."""
    first, second = engine(case), engine(case)
    assert first.lines.equals(second.lines)
    assert first.findings == second.findings
    assert first.totals == second.totals
    assert list(first.totals.per_client) == list(second.totals.per_client)


@LIGHT
@given(st.integers(1, 100_000_000), st.sampled_from(("jaar13", "maand")), st.integers(2014, 2021))
def test_a_yearly_amount_adds_up(cent: int, kalender: str, jaar: int) -> None:
    """The parts of a yearly amount are together the amount, and never a cent apart from it."""
    product = Product(
        "JAAR", soort=ProductSoort.VAST, eenheid=Eenheid.JAAR, bekostiging=Bekostiging.TAAK
    )
    model = build(
        [product], [tarief("JAAR", cent)], kalender=KalenderSoort(kalender), jaren=(jaar, jaar)
    )
    row = Row(None, model.calendar[0].van, product="JAAR")
    result = of_result(run_engine(model, [row]))
    parts = [line[5] for line in result.lines]
    assert result.total == cent
    assert max(parts) - min(parts) <= 1


@LIGHT
@given(cases(), st.data())
def test_a_new_price_gives_the_totals_of_a_new_calculation(case: Case, data: st.DataObject) -> None:
    """Other amounts in the same price list: totalling again equals calculating again."""
    numbers = range(len(case.model.tarieven))
    changed = data.draw(st.dictionaries(st.sampled_from(numbers), st.integers(1_000, 150_000)))
    tarieven = tuple(
        replace(tarief, cent=changed.get(number, tarief.cent))
        for number, tarief in enumerate(case.model.tarieven)
    )
    again = engine(case).repricer.totals(changed)
    fresh = engine(Case(replace(case.model, tarieven=tarieven), case.rows, case.tables))
    assert again.totaal == fresh.total


@LIGHT
@given(cases())
def test_lines_lie_in_their_period(case: Case) -> None:
    """Each line's dates lie inside the period that it is booked in."""
    days = {slot.label: (slot.days[0], slot.days[-1]) for slot in slots(case.model)}
    lines = engine(case).lines.select("periode", "van", "tot_en_met").iter_rows()
    for periode, van, tot_en_met in lines:
        first, last = days[periode]
        assert first <= van <= tot_en_met <= last


def test_no_row_at_all() -> None:
    """An empty caseload costs nothing and is complete."""
    result = run_engine(build([Product("A")], [tarief("A", 100)]), [])
    assert of_result(result) == ReferenceResult(())
    assert result.complete
