"""What a table decides (design.md section 2, Treffer): hits, defaults, conflicts, validity."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.conversion import Treffer
from ibcalc.model.kenmerk import Domain, KenmerkSoort, Value
from ibcalc.tables.table import CONFLICT_CODES, Decision, Outcome, compile_table
from tests.tables.markdown import PRODUCTS, decision_table, fired, said, soort, table_source

DAY = date(2016, 7, 1)

KEY = """
| ALS Code    | ALS Klasse | DAN Product | DAN Opslag |
|-------------|------------|-------------|------------|
| niet H132   | 1-2        | IB1         | nee        |
| H152 ; H153 | >= 3       | IB3         | ja         |
| H300        | >= 3       | IB3         | nee        |
| H132        | -          | handmatig   |            |
"""

OVERLAP = """
| ALS Klasse | DAN Product |
|------------|-------------|
| <= 3       | IB2         |
| 3-5        | IB1         |
| 5-6        | IB1         |
"""


def asking(code: str | None, klasse: int | None) -> dict[str, Value]:
    """Values as the engine gives them: by the normal name of the kenmerk."""
    return {"code": code, "klasse": None if klasse is None else Decimal(klasse)}


def by_class(treffer: str, klasse: int, anders: str = "", text: str = OVERLAP) -> Decision:
    return decision_table(text, treffer, anders).decide(asking(None, klasse), DAY)


@pytest.mark.parametrize(
    "code, klasse, product, opslag, row",
    [
        ("H300", 1, "IB1", False, 2),
        ("H300", 2, "IB1", False, 2),
        ("H300", 3, "IB3", False, 4),
        ("H152", 2, "IB1", False, 2),
        ("H152", 3, "IB3", True, 3),
        ("H153", 8, "IB3", True, 3),
        ("H132", 1, "handmatig", None, 5),
        ("H132", None, "handmatig", None, 5),
    ],
)
def test_the_row_that_decides(
    code: str, klasse: int | None, product: str, opslag: bool | None, row: int
) -> None:
    decision = decision_table(KEY).decide(asking(code, klasse), DAY)
    assert decision.outcome is Outcome.GERAAKT
    assert said(decision) == [{"Product": product, "Opslag": opslag}]
    assert fired(decision) == [row]
    assert decision.handmatig == (product == "handmatig")


def test_no_row_applies() -> None:
    decision = decision_table(KEY).decide(asking("H126", 3), DAY)
    assert decision == Decision(Outcome.GEEN)


@pytest.mark.parametrize(
    "code, klasse, missing",
    [
        ("H300", None, ("Klasse",)),
        (None, 3, ("Code",)),
        (None, 1, ("Code",)),
        (None, None, ("Code", "Klasse")),
        ("H126", None, ("Klasse",)),
    ],
)
def test_the_leeg_input_that_is_needed_is_named(
    code: str | None, klasse: int | None, missing: tuple[str, ...]
) -> None:
    decision = decision_table(KEY).decide(asking(code, klasse), DAY)
    assert (decision.outcome, decision.missing) == (Outcome.GEEN, missing)


def test_an_absent_value_is_leeg() -> None:
    assert decision_table(KEY).decide({"code": "H300"}, DAY).missing == ("Klasse",)


def test_a_leeg_input_that_no_row_would_accept_filled_is_not_missing() -> None:
    only_leeg = "| ALS Code | ALS Klasse | DAN Product |\n|-|-|-|\n| H300 | leeg | IB1 |"
    decision = decision_table(only_leeg).decide(asking("H126", None), DAY)
    assert decision.missing == ()


def test_a_leeg_input_may_have_its_own_row() -> None:
    text = "| ALS Klasse | DAN Product |\n|-|-|\n| >= 1 | IB1 |\n| leeg | handmatig |"
    assert said(by_class("uniek", 1, text=text)) == [{"Product": "IB1"}]
    decision = decision_table(text).decide({}, DAY)
    assert (decision.handmatig, decision.missing) == (True, ())


def test_uniek_refuses_a_second_hit() -> None:
    decision = by_class("uniek", 3)
    assert decision.outcome is Outcome.STRIJDIG
    assert decision.outputs == ()
    assert fired(decision) == [2, 3]


def test_uniek_refuses_a_second_hit_that_says_the_same() -> None:
    decision = by_class("uniek", 5)
    assert (decision.outcome, fired(decision)) == (Outcome.STRIJDIG, [3, 4])


def test_uniek_with_one_hit() -> None:
    assert said(by_class("uniek", 4)) == [{"Product": "IB1"}]


def test_eerste_takes_the_first_row_from_the_top() -> None:
    decision = by_class("eerste", 3)
    assert (said(decision), fired(decision)) == ([{"Product": "IB2"}], [2])


def test_gelijk_accepts_hits_that_say_the_same() -> None:
    decision = by_class("gelijk", 5)
    assert (said(decision), fired(decision)) == ([{"Product": "IB1"}], [3, 4])


def test_gelijk_refuses_hits_that_differ() -> None:
    decision = by_class("gelijk", 3)
    assert (decision.outcome, fired(decision)) == (Outcome.STRIJDIG, [2, 3])


def test_alle_collects_in_the_order_of_the_rows() -> None:
    text = """
    | ALS Klasse | DAN Component |
    |------------|---------------|
    | >= 3       | VV            |
    | -          | BER           |
    | 5          | VV            |
    """
    decision = by_class("alle", 5, text=text)
    assert [entry["Component"] for entry in said(decision)] == ["VV", "BER", "VV"]
    assert fired(decision) == [2, 3, 4]
    assert fired(by_class("alle", 1, text=text)) == [3]


def test_prioriteit_follows_the_order_of_the_products() -> None:
    decision = by_class("prioriteit", 3)
    assert (said(decision), fired(decision)) == ([{"Product": "IB1"}], [3])


def test_prioriteit_ranks_outputs_from_left_to_right() -> None:
    text = """
    | ALS Klasse | DAN Product | DAN Opslag |
    |------------|-------------|------------|
    | >= 1       | IB2         | ja         |
    | >= 2       | IB1         | nee        |
    | >= 3       | IB1         | ja         |
    | >= 4       | IB1         |            |
    | >= 5       | handmatig   |            |
    """
    rows = [fired(by_class("prioriteit", klasse, text=text)) for klasse in (1, 2, 3, 4, 5)]
    assert rows == [[2], [3], [4], [4], [6]]


def test_prioriteit_of_a_kenmerk_follows_its_list() -> None:
    zwaarte = soort("Zwaarte", KenmerkSoort.CODE, Domain(("zwaar", "licht")))
    text = "| ALS Klasse | DAN Zwaarte |\n|-|-|\n| >= 1 | licht |\n| >= 2 | zwaar |"
    table, findings = compile_table(table_source(text, "prioriteit"), (zwaarte,), PRODUCTS)
    assert not findings
    assert said(table.decide(asking(None, 2), DAY)) == [{"Zwaarte": "zwaar"}]


def test_prioriteit_without_an_order_does_not_choose() -> None:
    text = "| ALS Klasse | DAN Zwaarte |\n|-|-|\n| >= 1 | licht |\n| >= 2 | zwaar |"
    decision = by_class("prioriteit", 2, text=text)
    assert (decision.outcome, fired(decision)) == (Outcome.STRIJDIG, [2, 3])


@pytest.mark.parametrize("treffer", list(Treffer))
def test_anders_is_used_when_no_row_applies_and_only_then(treffer: Treffer) -> None:
    decision = by_class(treffer, 9, anders="handmatig")
    assert decision.outcome is Outcome.ANDERS
    assert (said(decision), fired(decision)) == ([{"Product": "handmatig"}], [])
    assert said(by_class(treffer, 6, anders="handmatig")) == [{"Product": "IB1"}]


def test_anders_names_its_outputs() -> None:
    table = decision_table(KEY, anders="Opslag = nee; Product = IB2")
    decision = table.decide(asking("H126", 3), DAY)
    assert said(decision) == [{"Product": "IB2", "Opslag": False}]


def test_anders_may_leave_outputs_blank() -> None:
    table = decision_table(KEY, anders="handmatig")
    decision = table.decide(asking("H300", None), DAY)
    assert said(decision) == [{"Product": "handmatig", "Opslag": None}]
    assert decision.missing == ("Klasse",)


DATED = """
| ALS Klasse | DAN Product | Vanaf    | T/m       |
|------------|-------------|----------|-----------|
| 1-2        | IB1         |          | 30-6-2016 |
| 1-2        | IB2         | 1-7-2016 |           |
| >= 3       | IB3         | 1-3-2016 | 1-3-2016  |
"""


@pytest.mark.parametrize(
    "klasse, day, product",
    [
        (1, date(2016, 6, 30), "IB1"),
        (1, date(2016, 7, 1), "IB2"),
        (3, date(2016, 2, 29), None),
        (3, date(2016, 3, 1), "IB3"),
        (3, date(2016, 3, 2), None),
        (1, date.min, "IB1"),
        (1, date.max, "IB2"),
    ],
)
def test_rows_have_their_own_days(klasse: int, day: date, product: str | None) -> None:
    decision = decision_table(DATED).decide(asking(None, klasse), day)
    assert said(decision) == ([] if product is None else [{"Product": product}])


def test_boundaries_are_the_first_days_of_each_new_piece() -> None:
    expected = (date(2016, 3, 1), date(2016, 3, 2), date(2016, 7, 1))
    assert decision_table(DATED).boundaries() == expected
    assert decision_table(KEY).boundaries() == ()


@given(st.dates(date(2016, 1, 1), date(2017, 1, 1)), st.integers(1, 4))
def test_between_two_boundaries_nothing_changes(day: date, klasse: int) -> None:
    table = decision_table(DATED)
    before = day - timedelta(1)
    if day not in table.boundaries():
        values = asking(None, klasse)
        assert table.decide(values, day) == table.decide(values, before)


def test_values_outside_the_agreed_ones_are_named() -> None:
    domain = Domain(low=Decimal(1), high=Decimal(8))
    klasse = soort("Klasse", KenmerkSoort.GEHEEL, domain)
    table, _ = compile_table(table_source(OVERLAP), (klasse,), PRODUCTS)
    strange: tuple[Value, ...] = (Decimal(9), Decimal(0), Decimal("2.5"), "3", True)
    for value in strange:
        assert table.outside({"klasse": value}) == (klasse,)
    for agreed in (Decimal(1), Decimal(8), None):
        assert table.outside({"klasse": agreed}) == ()


def test_what_a_table_says_of_itself() -> None:
    table = decision_table(KEY, "eerste")
    assert (table.naam, table.treffer) == ("Categorie", Treffer.EERSTE)
    assert (table.inputs, table.outputs) == (("Code", "Klasse"), ("Product", "Opslag"))


ranges = st.lists(
    st.tuples(st.integers(1, 8), st.integers(0, 4), st.sampled_from(PRODUCTS)),
    min_size=1,
    max_size=5,
)


@given(ranges, st.integers(0, 13))
def test_every_treffer_against_counting_the_rows_by_hand(
    rows: list[tuple[int, int, str]], klasse: int
) -> None:
    lines = [f"| {low} t/m {low + width} | {product} |" for low, width, product in rows]
    text = "\n".join(["| ALS Klasse | DAN Product |", "|-|-|", *lines])
    hits = [product for low, width, product in rows if low <= klasse <= low + width]
    expected: dict[str, list[str] | None] = {
        "uniek": hits if len(hits) < 2 else None,
        "eerste": hits[:1],
        "gelijk": hits[:1] if len(set(hits)) < 2 else None,
        "alle": hits,
        "prioriteit": sorted(hits, key=PRODUCTS.index)[:1],
    }
    for treffer, products in expected.items():
        decision = by_class(treffer, klasse, text=text)
        assert (decision.outcome is Outcome.STRIJDIG) == (products is None)
        assert [entry["Product"] for entry in said(decision)] == (products or [])


def test_only_treffers_that_can_conflict_have_a_finding_for_it() -> None:
    never = {Treffer.EERSTE, Treffer.ALLE}
    assert set(CONFLICT_CODES) == set(Treffer) - never
