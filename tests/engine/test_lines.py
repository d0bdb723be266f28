"""The regels: every column of every kind of line, down to the cells that it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ibcalc.engine.lines import volume_text
from ibcalc.engine.result import LINE_COLUMNS, Result
from ibcalc.engine.run import run
from ibcalc.model.place import Place
from ibcalc.model.product import Eenheid, Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import Wissel
from tests.reference.models import LONG_AGO, build
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, OneOf, Rule, Rules

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))
"""2016-P02, whole: 28 days."""

PRODUCTS = (
    Product("V", familie="F"),
    Product("VO", soort=ProductSoort.OPSLAG, hoort_bij="V"),
    Product("D", familie="F", toerekening=Toerekening.DAG),
    Product("U", eenheid=Eenheid.UUR),
    Product("E", eenheid=Eenheid.EURO),
    Product("T", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal(70)),
    Product("J", eenheid=Eenheid.JAAR, soort=ProductSoort.VAST),
)
TARIEVEN = (
    ("V", LONG_AGO, None, 10000),
    ("VO", LONG_AGO, None, 1000),
    ("D", LONG_AGO, date(2016, 2, 15), 2800),
    ("D", date(2016, 2, 16), None, 5600),
    ("U", LONG_AGO, None, 6000),
    ("T", LONG_AGO, None, 9999),
    ("J", LONG_AGO, None, 1300),
)
H1, H2, OTHERS = (OneOf(("H1",)),), (OneOf(("H2",)),), (Anything(),)
RULES = (
    Rules("Sleutel", ("Code",), "Product", (Rule(H1, "D"), Rule(H2, "V"))),
    Rules("Erbij", ("Code",), "Opslag", (Rule(H2, "ja"), Rule(OTHERS, "nee"))),
)


def result(*rows: Row, wissel: Wissel = Wissel.EERSTE, tables: tuple[Rules, ...] = RULES) -> Result:
    """Tariffs stand in column E of sheet Tarieven, from row 2 on."""
    tarieven = [
        replace(Tarief(*row), place=Place("model.xlsx", "Tarieven", number, 5))
        for number, row in enumerate(TARIEVEN, 2)
    ]
    return run(build(PRODUCTS, tarieven, tables=tables, wissel=wissel), caseload(rows))


def lines(found: Result) -> list[dict[str, Any]]:
    assert tuple(found.lines.columns) == tuple(LINE_COLUMNS)
    return found.lines.to_dicts()


def line(**values: Any) -> dict[str, Any]:
    """A line of C1 over the whole of P02, but for what is given."""
    usual = {
        "client": "C1", "aanbieder": "", "gemeente": "", "soort": "basis", "periode": "2016-P02",
        "van": FEBRUARY[0], "tot_en_met": FEBRUARY[1], "aantal": 1, "volume": "", "deel": "1",
        "regel_bron": "Clienten!F2",
    }  # fmt: skip
    return {name: (usual | values)[name] for name in LINE_COLUMNS}


V = {"product": "V", "tarief_cent": 10000, "bedrag_cent": 10000, "tarief_bron": "Tarieven!E2"}
VO = {"product": "VO", "soort": "opslag", "tarief_cent": 1000, "bedrag_cent": 1000,
      "tarief_bron": "Tarieven!E3"}  # fmt: skip
D_OLD = {"product": "D", "tarief_cent": 2800, "tarief_bron": "Tarieven!E4"}
D_NEW = {"product": "D", "tarief_cent": 5600, "tarief_bron": "Tarieven!E5"}


def test_a_typed_row_with_its_opslag_and_aantal() -> None:
    days = (date(2016, 2, 10), date(2016, 2, 20))
    row = Row("C1", *days, "V", opslag=True, aanbieder="A1", gemeente="0505", aantal=3)
    where = {"aanbieder": "A1", "gemeente": "0505", "aantal": 3, "van": days[0],
             "tot_en_met": days[1]}  # fmt: skip
    assert lines(result(row)) == [
        line(**(V | where | {"bedrag_cent": 30000})),
        line(**(VO | where | {"bedrag_cent": 3000})),
    ]


def test_a_row_that_goes_on_ends_with_its_period() -> None:
    found = lines(result(Row("C1", date(2016, 2, 20), date(2016, 3, 5), "V")))
    assert [(one["periode"], one["van"], one["tot_en_met"]) for one in found] == [
        ("2016-P02", date(2016, 2, 20), FEBRUARY[1]),
        ("2016-P03", date(2016, 2, 29), date(2016, 3, 5)),
    ]


def test_a_price_date_splits_a_line() -> None:
    found = lines(result(Row("C1", date(2016, 2, 13), date(2016, 2, 17), "D")))
    old, new = (date(2016, 2, 13), date(2016, 2, 15)), (date(2016, 2, 16), date(2016, 2, 17))
    assert found == [
        line(**D_OLD, van=old[0], tot_en_met=old[1], deel="3/28", bedrag_cent=300),
        line(**D_NEW, van=new[0], tot_en_met=new[1], deel="2/28", bedrag_cent=400),
    ]


def test_a_settled_client_has_the_same_columns() -> None:
    """Under wissel dag both products go by days; D with its two prices."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 13), "V", opslag=True, aantal=2),
        Row("C1", date(2016, 2, 14), date(2016, 2, 17), "D", aantal=2),
    ]
    found = lines(result(*rows, wissel=Wissel.DAG))
    until = {"tot_en_met": date(2016, 2, 13), "aantal": 2, "deel": "13/28"}
    second = {"aantal": 2, "deel": "2/28", "regel_bron": "Clienten!F3"}
    assert found == [
        line(**(V | until | {"bedrag_cent": 2 * 4643})),
        line(**(VO | until | {"bedrag_cent": 2 * 464})),
        line(**D_OLD, **second, van=date(2016, 2, 14), tot_en_met=date(2016, 2, 15),
             bedrag_cent=2 * 200),
        line(**D_NEW, **second, van=date(2016, 2, 16), tot_en_met=date(2016, 2, 17),
             bedrag_cent=2 * 400),
    ]  # fmt: skip


def test_a_stay_in_two_parts_runs_from_the_first_to_the_last_day() -> None:
    """Two rows of V with a gap are one line; a third row of D makes the client be settled."""
    rows = [
        Row("C1", date(2016, 2, 3), date(2016, 2, 5), "V"),
        Row("C1", date(2016, 2, 9), date(2016, 2, 11), "V"),
        Row("C1", date(2016, 3, 1), date(2016, 3, 1), "D"),
    ]
    first = lines(result(*rows))[0]
    assert first == line(**V, van=date(2016, 2, 3), tot_en_met=date(2016, 2, 11))


def test_a_converted_row_shows_the_cell_of_its_rule() -> None:
    rows = [
        Row("C1", *FEBRUARY, kenmerken={"code": "H2"}),
        Row("C2", *FEBRUARY, product="V"),
        Row("C3", date(2016, 2, 28), date(2016, 2, 28), kenmerken={"code": "H1"}),
    ]
    found = lines(result(*rows))
    assert found == [
        line(**V, regel_bron="Sleutel!3"),
        line(**VO, regel_bron="Erbij!2"),
        line(**V, client="C2", regel_bron="Clienten!F3"),
        line(**D_NEW, client="C3", van=FEBRUARY[1], deel="1/28", bedrag_cent=200,
             regel_bron="Sleutel!2"),
    ]  # fmt: skip


def test_settled_rows_show_their_own_rules() -> None:
    rows = [
        Row("C1", *FEBRUARY, kenmerken={"code": "H2"}),
        Row("C1", *FEBRUARY, kenmerken={"code": "H1"}),
    ]
    assert lines(result(*rows)) == [
        line(**V, regel_bron="Sleutel!3"),
        line(**VO, regel_bron="Erbij!2"),
    ]


def test_a_volume_is_shown_where_it_is_used_only() -> None:
    rows = [
        Row("C1", *FEBRUARY, product="U", volume=Decimal("12.5")),
        Row("C2", *FEBRUARY, product="V", volume=Decimal(2)),
    ]
    assert lines(result(*rows)) == [
        line(product="U", volume="12,5", tarief_cent=6000, bedrag_cent=75000,
             tarief_bron="Tarieven!E6"),
        line(**V, client="C2", regel_bron="Clienten!F3"),
    ]  # fmt: skip


def test_an_amount_in_euro_has_no_tariff() -> None:
    row = Row("C1", date(2016, 2, 3), date(2016, 2, 3), "E", volume=Decimal("12.05"))
    day = {"van": row.van, "tot_en_met": row.van}
    assert lines(result(row)) == [
        line(product="E", volume="12,05", tarief_cent=0, bedrag_cent=1205, tarief_bron="", **day)
    ]


def test_a_traject_shows_both_parts_on_their_days() -> None:
    found = lines(result(Row("C1", date(2016, 2, 3), date(2016, 4, 6), "T")))
    price = {"product": "T", "tarief_cent": 9999, "tarief_bron": "Tarieven!E7"}
    last = {"van": date(2016, 3, 28), "tot_en_met": date(2016, 4, 6), "periode": "2016-P04"}
    assert found == [
        line(**price, van=date(2016, 2, 3), deel="7/10", bedrag_cent=6999),
        line(**price, **last, deel="3/10", bedrag_cent=3000),
    ]


def test_a_yearly_amount_has_no_client() -> None:
    assert lines(result(Row(None, *FEBRUARY, product="J"))) == [
        line(client="", product="J", soort="vast", tarief_cent=1300, bedrag_cent=100, deel="1/13",
             tarief_bron="Tarieven!E8")
    ]  # fmt: skip


def test_without_a_table_every_line_is_typed() -> None:
    assert lines(result(Row("C1", *FEBRUARY, product="V"), tables=())) == [line(**V)]


@pytest.mark.parametrize(
    "scaled, text",
    [(-1, ""), (0, "0"), (10_000, "1"), (125_000, "12,5"), (500, "0,05"), (1, "0,0001")],
)
def test_volumes_are_shown_in_dutch(scaled: int, text: str) -> None:
    assert volume_text(scaled) == text
