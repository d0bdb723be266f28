"""Two models side by side: regions, and the clients and cents that move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.comparison.compared import Side
from ibcalc.engine.comparison.money import Move, OneSided, Shift
from ibcalc.engine.comparison.words import conclusion
from ibcalc.engine.run import run
from ibcalc.model.tariffmodel import Wissel
from tests.engine.compared_models import (
    CODES,
    EXTRA,
    IB1,
    IB1O,
    IB3,
    IB3O,
    codes_of,
    compared,
    key,
    model,
    row,
    rule,
    split_at,
)
from tests.reference.models import ib_tarieven
from tests.reference.rows import caseload
from tests.reference.rules import HAND, Anything, Between, OneOf, Rule, Rules

ROWS = (
    row("C1", "H300", 2),
    row("C2", "H300", 4, aanbieder="West"),
    row("C3", "H152", 4),
    row("C4", "H126", 8, aanbieder="West"),
)


def test_a_model_equals_itself() -> None:
    found = compared(model(), model(), *ROWS)
    assert (found.equal, found.proven, found.stopped) == (True, True, False)
    assert (found.regions, found.tariffs, found.settings) == ((), (), ())
    assert conclusion(found) == (
        "Geen verschil: bewezen voor alle waarden en dagen.",
        "Voor geen enkele cliënt verandert er iets.",
    )


def test_other_rows_that_say_the_same_are_no_difference() -> None:
    same = key(rule(Between(3, 8), "IB3"), rule(Between(1, 1), "IB1"), rule(Between(2, 2), "IB1"))
    assert compared(model(), model(same, EXTRA)).equal


def test_a_moved_bound_is_a_region_with_its_rows_and_a_witness() -> None:
    found = compared(model(), model(split_at(3), EXTRA))
    assert (found.equal, found.proven, found.moved) == (False, True, None)
    told = {(region.change.old.words, region.change.new.words) for region in found.regions}
    assert told == {("IB3", "IB1"), ("IB3 met opslag", "IB1 met opslag")}
    for region in found.regions:
        assert region.change.witness["Klasse"] == Decimal(3)
        assert region.change.old_rows[0].place.in_sheet == "Categorie!3"
        assert region.change.new_rows[0].place.in_sheet == "Categorie!2"
    assert codes_of(found) == [(Side.BOTH, "CNV-503")]


def test_regions_say_how_many_clients_and_cents_fall_in_them() -> None:
    """Klasse 4 goes from IB3 to IB1: C2 without, C3 with the opslag; C1 and C4 stay."""
    found = compared(model(), model(split_at(4), EXTRA), *ROWS)
    shifted = found.moved
    assert shifted is not None
    assert [region.change.old.words for region in found.regions] == ["IB3 met opslag", "IB3"]
    weights = [region.weight for region in found.regions if region.weight]
    assert [(each.clienten, each.rijen, each.shift) for each in weights] == [
        (1, 1, Shift(IB3 + IB3O, IB1 + IB1O)),
        (1, 1, Shift(IB3, IB1)),
    ]
    assert [dict(each.per_periode) for each in weights] == [
        {"2016-P02": IB1 + IB1O - IB3 - IB3O},
        {"2016-P02": IB1 - IB3},
    ]
    assert [each.each_period for each in weights] == [IB1 + IB1O - IB3 - IB3O, IB1 - IB3]
    assert (shifted.in_regions.clienten, shifted.elsewhere.verschil) == (2, 0)
    assert shifted.moves == (
        Move("IB3 + IB3O", "IB1 + IB1O", 1, 1, Shift(IB3 + IB3O, IB1 + IB1O)),
        Move("IB3", "IB1", 1, 1, Shift(IB3, IB1)),
    )
    counts = shifted.clients
    assert (counts.totaal, counts.veranderd, counts.goedkoper, counts.duurder) == (4, 2, 2, 0)
    assert (counts.ander_product, counts.wordt_handmatig) == (2, 0)
    assert conclusion(found) == (
        "2 gebieden beslissen anders; 2 cliënten, € 1.698,62 per periode minder.",
        "In totaal: 2 cliënten, € 1.698,62 per periode minder (€ 1.698,62 over 1 periode).",
    )


def test_totals_of_both_add_up_in_every_direction() -> None:
    dearer = tuple(replace(tarief, cent=tarief.cent * 10) for tarief in ib_tarieven())
    new = model(split_at(4), EXTRA, tarieven=dearer)
    shifted = compared(model(), new, *ROWS, row(None, "H300", 4, aanbieder=None)).moved
    assert shifted is not None
    assert shifted.total == Shift(
        IB1 + 4 * IB3 + IB3O - IB3 + IB3, 10 * (IB1 + 2 * IB1 + IB1 + IB1O + IB3)
    )
    assert sum(shift.oud for shift in shifted.per_periode.values()) == shifted.total.oud
    assert sum(shift.nieuw for shift in shifted.per_product.values()) == shifted.total.nieuw
    aanbieders = shifted.per_aanbieder
    assert sum(one.shift.verschil for one in aanbieders.values()) == shifted.total.verschil
    assert all(one.shift.verschil == one.meer - one.minder for one in aanbieders.values())
    inside = sum(weight.shift.verschil for weight in shifted.weights)
    assert inside + shifted.elsewhere.verschil == shifted.total.verschil


def test_gainers_and_losers_of_an_aanbieder() -> None:
    """At West C2 becomes cheaper and C5 dearer; its anonymous row counts in cents only."""
    new = model(
        key(rule(Between(1, 1), "IB3"), rule(Between(2, 4), "IB1"), rule(Between(5, 8), "IB3")),
        EXTRA,
    )
    more = (row("C5", "H300", 1, aanbieder="West"), row(None, "H300", 1, aanbieder="West"))
    shifted = compared(model(), new, *ROWS, *more).moved
    assert shifted is not None
    assert list(shifted.per_aanbieder) == ["Oost", "West"]
    west = shifted.per_aanbieder["West"]
    assert (west.clienten_meer, west.clienten_minder) == (1, 1)
    assert (west.meer, west.minder) == (2 * (IB3 - IB1), IB3 - IB1)


def test_a_row_that_loses_its_price_is_no_saving() -> None:
    by_hand = key(rule(Between(1, 2), "IB1"), rule(Between(3, 7), "IB3"), rule(Between(8, 8), HAND))
    found = compared(model(), model(by_hand, EXTRA), *ROWS)
    shifted = found.moved
    assert shifted is not None
    assert shifted.clients.wordt_handmatig == 1
    told = [dict(weight.per_periode) for weight in shifted.weights if weight.rijen]
    assert told == [{"2016-P02": -IB3}]
    assert shifted.clients.verliest_prijs == OneSided(1, IB3)
    assert [(move.van, move.naar) for move in shifted.moves] == [("IB3", "handmatig")]
    assert (Side.BOTH, "CNV-504") in codes_of(found)
    assert "Let op: 1 rij verliest haar prijs (€ 1.063,61); dat is geen besparing." in (
        conclusion(found)
    )
    back = compared(model(by_hand, EXTRA), model(), *ROWS)
    assert back.moved is not None
    assert back.moved.clients.krijgt_prijs == OneSided(1, IB3)
    assert (back.moved.clients.wordt_opgelost, back.moved.clients.ander_product) == (1, 0)
    assert (Side.BOTH, "CNV-505") in codes_of(back)


def test_a_gap_makes_clients_unresolved() -> None:
    gap = key(rule(Between(1, 2), "IB1"), rule(Between(4, None), "IB3"))
    found = compared(model(), model(gap, EXTRA), row("C1", "H300", 3))
    assert found.moved is not None
    assert (found.moved.clients.wordt_onopgelost, found.moved.clients.wordt_handmatig) == (1, 0)
    assert {region.change.new.outcome for region in found.regions} == {"geen"}
    assert (Side.NEW, "CNV-301") in codes_of(found)


@pytest.mark.parametrize("wissel", [Wissel.EERSTE, Wissel.LAATSTE, Wissel.DAG, Wissel.BEIDE])
def test_a_rule_with_a_date_counts_from_the_period_in_which_it_begins(wissel: Wissel) -> None:
    """From 15 March, in 2016-P03 (29 February to 27 March), klasse 4 is IB1."""
    dated = key(
        rule(Between(4, 4), "IB1", vanaf=date(2016, 3, 15)),
        rule(Between(1, 2), "IB1"),
        rule(Between(3, None), "IB3"),
    )
    old, new = (
        replace(one, settings=replace(one.settings, wissel=wissel))
        for one in (model(), model(dated, EXTRA))
    )
    found = compared(old, new, row("C1", "H300", 4, tot_en_met=date(2016, 4, 24)))
    assert found.moved is not None
    plain = next(region for region in found.regions if region.change.old.words == "IB3")
    assert plain.change.witness["Peildatum"] >= date(2016, 3, 15)  # type: ignore[operator]
    assert plain.weight is not None
    assert list(plain.weight.per_periode) == ["2016-P03", "2016-P04"]
    assert plain.weight.shift == Shift(found.moved.total.oud - IB3, found.moved.total.nieuw - IB3)
    assert found.moved.elsewhere.verschil == 0
    assert [move.naar for move in found.moved.moves] == ["IB3, daarna IB1"]


def test_a_typed_product_is_in_no_region() -> None:
    typed = row("C1", "H300", 4, product="IB3", opslag=True)
    found = compared(model(), model(split_at(7), EXTRA), typed)
    assert found.regions
    assert [region.weight and region.weight.rijen for region in found.regions] == [0] * len(
        found.regions
    )
    assert found.moved is not None
    assert (found.moved.clients.veranderd, found.moved.total.verschil) == (0, 0)


def test_a_value_that_no_model_knows_is_in_no_region() -> None:
    found = compared(model(), model(split_at(3), EXTRA), row("C1", "H999", 3))
    assert found.moved is not None
    assert (found.moved.in_regions.rijen, found.moved.clients.veranderd) == (0, 0)


def test_destinations_in_words() -> None:
    rows = (
        row("C1", "H152", 4),
        row("C2", None, None, product="IB3", opslag=True),
        row("C3", None, None, product="IB3", opslag=False),
        row("C4", None, None, product="IB1", opslag="IB1O"),
        row("C5", None, None, product="IB9"),
    )
    destination = run(model(), caseload(rows)).rows.destination
    assert [destination[number] for number in range(len(rows))] == [
        "IB3 + IB3O", "IB3 + IB3O", "IB3", "IB1 + IB1O", "onopgelost",
    ]  # fmt: skip


def test_the_regions_with_most_money_come_first() -> None:
    new = model(
        key(rule(OneOf(("1",)), "IB2"), rule(Between(2, 2), "IB1"), rule(Between(3, 8), "IB2")),
        EXTRA,
    )
    rows = [row(f"C{number}", "H300", 8) for number in range(5)]
    found = compared(model(), new, row("C9", "H300", 1), *rows)
    sizes = [abs(region.weight.shift.verschil) for region in found.regions if region.weight]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


outputs = st.sampled_from(["IB1", "IB2", HAND])
klassen = st.tuples(st.integers(1, 8), st.integers(1, 8)).map(sorted)
tests_of_code = st.one_of(
    st.just(Anything()),
    st.sets(st.sampled_from(CODES), min_size=1).map(lambda c: OneOf(tuple(sorted(c)))),
)
random_rules = st.builds(
    lambda code, bounds, output: Rule((code, Between(*bounds)), output),
    tests_of_code,
    klassen,
    outputs,
)
random_tables = st.builds(
    lambda rules, anders: Rules(
        "Categorie", ("Code", "Klasse"), "Product", tuple(rules), anders=anders
    ),
    st.lists(random_rules, min_size=1, max_size=4),
    st.sampled_from(["", "IB3", HAND]),
)
EVERYBODY = [
    row(f"{code}-{klasse}", code, klasse)
    for code, klasse in product([None, *CODES], [None, *range(1, 9)])
]


@given(random_tables, random_tables)
def test_a_client_is_in_a_region_if_its_decision_differs(old: Rules, new: Rules) -> None:
    found = compared(model(old, EXTRA), model(new, EXTRA), *EVERYBODY)
    shifted = found.moved
    assert found.proven
    assert shifted is not None
    assert shifted.in_regions.rijen == sum(move.rijen for move in shifted.moves)
    assert sum(weight.rijen for weight in shifted.weights) == shifted.in_regions.rijen
    assert shifted.elsewhere.verschil == 0
    assert found.equal == (not shifted.in_regions.rijen)
