"""What a result says of itself: counts, completeness, findings, reasons and example prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result, RowCounts
from ibcalc.engine.run import run
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.place import Place
from ibcalc.model.product import Eenheid, Product, SoortPrijs, Tarief, Toerekening
from ibcalc.model.tariffmodel import (
    Bewerking,
    BudgetPost,
    ScenarioLine,
    ScenarioWat,
    TariffModel,
)
from tests.reference.models import LONG_AGO, build, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import OneOf, Rule, Rules

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
KEY = Rules("Sleutel", ("Code",), "Product",
            (Rule((OneOf(("H1",)),), "A"), Rule((OneOf(("H2",)),), "handmatig")))  # fmt: skip
PRODUCTS = (
    Product("A", familie="F"),
    Product("B", familie="F"),
    Product("EERST", toerekening=Toerekening.EERSTE_DAG),
    Product("UUR", eenheid=Eenheid.UUR),
    Product("STAPEL", familie="ander"),
)


def model(**changes: object) -> TariffModel:
    prices = [tarief(product.code, 100) for product in PRODUCTS]
    made = build(PRODUCTS, prices, tables=[KEY])
    return replace(made, **changes)  # type: ignore[arg-type]


def result(*rows: Row, made: TariffModel | None = None) -> Result:
    return run(made or model(), caseload(rows))


def old(client: str, code: str) -> Row:
    return Row(client, *FEBRUARY, kenmerken={"code": code})


def codes(found: Result) -> list[str]:
    return [one.code for one in found.findings]


def test_every_row_is_counted_once() -> None:
    found = result(
        Row("C1", *FEBRUARY, product="A"),
        old("C2", "H1"),
        old("C3", "H2"),
        old("C4", "H9"),
        Row("C5", date(2016, 2, 2), date(2016, 2, 3), "EERST"),
        Row("C6", *FEBRUARY, product="A", faulty=True),
        Row("C7", *FEBRUARY, product="UUR"),
    )
    assert found.counts == RowCounts(
        gelezen=7, geprijsd=3, omgezet=1, handmatig=1, fout=3, zonder_regel=1
    )
    assert found.counts.onopgelost == 4
    assert [(one.row, one.place.row, one.code) for one in found.unresolved] == [
        (2, 4, "CNV-304"),
        (3, 5, "CNV-301"),
        (5, 7, ""),
        (6, 8, "CLI-312"),
    ]
    assert all(one.reden for one in found.unresolved)
    assert not found.complete


def test_joined_rows_are_all_priced_and_none_is_without_a_line() -> None:
    found = result(
        Row("C1", date(2016, 2, 1), date(2016, 2, 10), "A"),
        Row("C1", date(2016, 2, 11), date(2016, 2, 28), "A"),
    )
    assert found.counts == RowCounts(gelezen=2, geprijsd=2)
    assert (found.total, found.complete, found.findings) == (100, True, ())


@pytest.mark.parametrize(
    "row, complete",
    [
        (Row("C1", *FEBRUARY, product="A"), True),
        (Row("C1", date(2017, 1, 1), product="A"), True),  # told as info
        (old("C1", "H2"), False),
        (Row("C1", *FEBRUARY, product="A", faulty=True), False),
        (Row("C1", *FEBRUARY, product="Z"), False),
    ],
)
def test_complete_if_every_row_is_priced(row: Row, complete: bool) -> None:
    assert result(row).complete is complete


FOUT = finding("MOD-301", Place("model.xlsx", "Producten", 3, 1), product="A", eerste="A2")
REMARK = finding("TAR-108", Place("model.xlsx", "Tarieven", 3, 5), product="A")
ABOUT_ROWS = finding("CLI-131", Place("clienten.csv"))
SOUND = (Row("C1", *FEBRUARY, product="A"),)


def with_findings(*findings: Finding) -> Result:
    made = model()
    return run(made, caseload(SOUND), findings=findings, caseload_findings=[ABOUT_ROWS])


def test_a_fout_in_the_model_stops_before_pricing() -> None:
    found = with_findings(REMARK, FOUT)
    assert (found.stopped, found.complete, found.total) == (True, False, 0)
    assert found.counts == RowCounts(gelezen=1, fout=1)
    assert set(codes(found)) == {
        "MOD-301", "CLI-131", "TAR-108",
    }  # fmt: skip
    assert found.lines.is_empty()


def test_a_remark_on_the_model_does_not() -> None:
    found = with_findings(REMARK)
    assert (found.stopped, found.total) == (False, 100)
    assert set(codes(found)) == {"CLI-131", "TAR-108"}


def test_a_fout_about_the_caseload_makes_it_incomplete_only() -> None:
    fout = finding("CLI-133", Place("clienten.csv", "", 9))
    found = run(model(), caseload(SOUND), caseload_findings=[fout])
    assert (found.stopped, found.complete, found.total) == (False, False, 100)


def test_without_a_calendar_nothing_is_priced() -> None:
    found = result(*SOUND, made=model(calendar=()))
    assert (found.stopped, found.complete) == (True, False)


def test_a_fout_in_a_table_stops_too() -> None:
    broken = Rules("Sleutel", ("Klasse",), "Product", (Rule((OneOf(("3 t/m 1",)),), "A"),))
    found = result(old("C1", "H1"), made=build(PRODUCTS, model().tarieven, tables=[broken]))
    assert (found.stopped, codes(found)) == (True, ["CNV-105"])


def test_findings_of_every_stage_are_in_the_result() -> None:
    """Conversion, settling, stacking, volumes, rows without a line and the budget."""
    rows = [
        old("C1", "H9"),
        Row("C2", date(2016, 2, 1), date(2016, 2, 9), "A"),
        Row("C2", date(2016, 2, 10), date(2016, 2, 28), "B"),
        Row("C3", *FEBRUARY, product="A"),
        Row("C3", *FEBRUARY, product="STAPEL"),
        Row("C4", *FEBRUARY, product="A", volume=Decimal(1)),
        Row("C5", date(2017, 1, 1), product="A"),
    ]
    made = model(budget=(BudgetPost(2016, "Zorg", grondslag=1),))
    expected = {"CNV-301", "CLI-304", "CLI-307", "CLI-313", "CLI-306", "BUD-201"}
    assert set(codes(result(*rows, made=made))) == expected


def test_equal_rows_are_told_once_with_their_number_and_first_cells() -> None:
    found = result(*(Row(f"C{n}", *FEBRUARY, product="UUR") for n in range(7)))
    (one,) = found.findings
    assert (one.code, one.count) == ("CLI-312", 7)
    assert one.cells == ("K2", "K3", "K4", "K5", "K6")
    assert len(found.unresolved) == 7


def test_converted_rows_are_told_once_too() -> None:
    found = result(*(old(f"C{n}", "H9") for n in range(3)))
    (one,) = found.findings
    assert (one.code, one.count, one.cells) == ("CNV-301", 3, ("D2", "D3", "D4"))


def test_rows_that_are_left_out_leave_others_to_be_judged_anew() -> None:
    """The volume is missing and the tariff of another row too: both are told, C1 is charged."""
    prices = [
        Tarief("A", LONG_AGO, date(2016, 2, 14), 100),
        Tarief("A", date(2016, 2, 16), None, 100),
        *(tarief(product.code, 100) for product in PRODUCTS[1:]),
    ]
    rows = [
        Row("C1", *FEBRUARY, product="B"),
        Row("C2", *FEBRUARY, product="UUR"),
        Row("C3", date(2016, 2, 15), None, "A"),
        Row("C4", date(2016, 2, 15), date(2016, 2, 15), "A"),
        Row("C5", date(2016, 2, 16), date(2016, 2, 16), "A"),
    ]
    found = result(*rows, made=model(tarieven=tuple(prices)))
    assert [(one.row, one.code) for one in found.unresolved] == [
        (1, "CLI-312"),
        (2, "CLI-303"),
        (3, "CLI-303"),
    ]
    assert dict(found.totals.per_client) == {"C1": 100, "C5": 100}
    told = [one for one in found.findings if one.code == "CLI-303"]
    assert sum(one.count for one in told) == 2
    assert all("15-2-2016" in one.message for one in told)


def priced_by_example(*rows: Row) -> tuple[str, ...]:
    """A has an example price from March on, UUR always, B never; D has one but no row."""
    example = SoortPrijs.VOORBEELD
    prices = (
        Tarief("A", LONG_AGO, date(2016, 2, 28), 100),
        replace(tarief("A", 100, date(2016, 2, 29)), soort_prijs=example),
        tarief("B", 100),
        replace(tarief("UUR", 100), soort_prijs=example),
        replace(tarief("EERST", 100), soort_prijs=example),
        tarief("STAPEL", 100),
    )
    return result(*rows, made=model(tarieven=prices)).example_prices


MARCH = (date(2016, 3, 1), date(2016, 3, 27))


@pytest.mark.parametrize(
    "rows, products",
    [
        ([Row("C1", *FEBRUARY, product="A")], ()),
        ([Row("C1", *FEBRUARY, product="B")], ()),
        ([Row("C1", *MARCH, product="A")], ("A",)),
        ([Row("C1", *MARCH, product="UUR", volume=Decimal(1))], ("UUR",)),
        ([Row("C1", *FEBRUARY, product="B"), Row("C1", *MARCH, product="A")], ("A",)),
        ([Row("C1", date(2016, 3, 1), date(2016, 3, 2), "EERST")], ()),
    ],
)
def test_example_prices_are_told_where_they_were_used(
    rows: Sequence[Row], products: tuple[str, ...]
) -> None:
    assert priced_by_example(*rows) == products


def test_a_scenario_changes_tables_tariffs_and_numbers_but_not_the_result_without_it() -> None:
    lines = tuple(
        ScenarioLine("Proef", wat, product, how, value)
        for wat, product, how, value in (
            (ScenarioWat.TARIEF, "A", Bewerking.IS, Decimal(2)),
            (ScenarioWat.AANTAL, "A", Bewerking.MAAL, Decimal(3)),
        )
    )
    made = model(scenarios=lines)
    assert run(made, caseload(SOUND), scenario="Proef").total == 600
    assert run(made, caseload(SOUND)).total == 100


def test_a_kenmerk_outside_its_domain_is_told_where_no_table_looks() -> None:
    kenmerk = Kenmerk("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8)))
    row = Row("C1", *FEBRUARY, product="A", kenmerken={"klasse": Decimal(9)})
    found = result(row, made=model(kenmerken=(kenmerk,)))
    assert (codes(found), found.total) == (["CLI-316"], 100)


def test_unresolved_rows_come_in_the_order_of_the_caseload() -> None:
    found = result(Row("C1", *FEBRUARY, product="UUR"), old("C2", "H9"), old("C3", "H2"))
    assert [one.row for one in found.unresolved] == [0, 1, 2]


def test_a_faulty_row_gives_its_own_reason() -> None:
    rows = caseload([Row(f"C{n}", *FEBRUARY, product="A", faulty=n > 0) for n in range(3)])
    found = run(model(), replace(rows, reasons={1: ("Van is geen datum.", "CLI-114")}))
    assert [(one.row, one.code) for one in found.unresolved] == [(1, "CLI-114"), (2, "")]
    assert found.unresolved[0].reden == "Van is geen datum."
    assert "fout in de invoer" in found.unresolved[1].reden


def test_faults_in_other_words_are_told_apart() -> None:
    products = (Product("UUR", eenheid=Eenheid.UUR), Product("STUK", eenheid=Eenheid.STUKS))
    made = build(products, [tarief(product.code, 100) for product in products])
    rows = (Row(f"C{n}", *FEBRUARY, product=code) for n, code in enumerate(("UUR", "STUK", "UUR")))
    found = result(*rows, made=made)
    assert [(one.code, one.count, one.cells) for one in found.findings] == [
        ("CLI-312", 2, ("K2", "K4")),
        ("CLI-312", 1, ("K3",)),
    ]


@pytest.mark.parametrize("van, period", [(date(2015, 12, 1), ""), (date(2016, 1, 1), "2016-P01")])
def test_a_day_outside_the_calendar_is_in_no_period(van: date, period: str) -> None:
    """A traject takes the price of Van, which may lie long before the calendar."""
    product = Product("T", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal(70))
    made = build([product], [tarief("T", 100, date(2016, 2, 1))])
    (one,) = result(Row("C1", van, date(2016, 4, 6), "T"), made=made).findings
    assert one.code == "CLI-303"
    assert [label for label in ("2016-P01", "2016-P04") if label in one.message] == (
        [period] if period else []
    )
