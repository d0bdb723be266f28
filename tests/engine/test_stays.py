"""Which rows of a client are one stay, which are a fault, and what an opslag must lie within."""

from __future__ import annotations

from datetime import date

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.product import Product, ProductSoort, Toerekening
from tests.reference.models import build, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Rule, Rules

KEY = Rules("Sleutel", ("Code",), "Product", (Rule((Anything(),), "P"),))


def day(number: int) -> date:
    """A day of February 2016, which is 2016-P02 up to day 28."""
    return date(2016, 2, number)


def span(van: int, until: int, product: str = "P", client: str | None = "C1", **more: str) -> Row:
    return Row(client, day(van), day(until), product, **more)  # type: ignore[arg-type]


def old(van: int, until: int, **more: int) -> Row:
    return Row("C1", day(van), day(until), kenmerken={"code": "H1"}, **more)  # type: ignore[arg-type]


def result(*rows: Row, toerekening: Toerekening = Toerekening.VOL) -> Result:
    opslag = Product("PO", soort=ProductSoort.OPSLAG, hoort_bij="P", toerekening=toerekening)
    products = [
        Product("P", familie="F", toerekening=toerekening),
        opslag,
        Product("Q", familie="F", toerekening=toerekening),
        Product("R", familie="G"),
        Product("S", soort=ProductSoort.COMPONENT, familie="H"),
    ]
    prices = [tarief(code, cents) for code, cents in
              (("P", 2800), ("PO", 280), ("Q", 1), ("R", 7), ("S", 3))]  # fmt: skip
    return run(build(products, prices, tables=[KEY]), caseload(rows))


def told(found: Result) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.cells) for one in found.findings]


@pytest.mark.parametrize(
    "rows, cells",
    [
        ([span(1, 9), span(10, 20)], ()),
        ([span(1, 10), span(10, 20)], ("H2", "H3")),
        ([span(10, 20), span(1, 10)], ("H2", "H3")),
        ([span(1, 28), span(3, 4), span(20, 21)], ("H2", "H3", "H4")),
        ([span(1, 9), span(9, 12), span(14, 20)], ("H2", "H3")),
        ([span(1, 9), span(3, 12, "Q")], ()),
        ([span(1, 9), span(3, 12, client="C2")], ()),
        ([span(5, 5), span(5, 5)], ("H2", "H3")),
    ],
)
def test_typed_rows_of_one_product_may_not_share_a_day(
    rows: list[Row], cells: tuple[str, ...]
) -> None:
    found = [one.cells for one in result(*rows).findings if one.code == "CLI-301"]
    assert found == ([cells] if cells else [])


def test_at_two_aanbieders_they_may_not_either() -> None:
    found = result(span(1, 10, aanbieder="X"), span(10, 20, aanbieder="Y"))
    assert told(found) == [("CLI-301", ("H2", "H3"))]


@pytest.mark.parametrize(
    "second, blocks",
    [(5, 1), (6, 2)],
    ids=["the day after", "a day between"],
)
def test_rows_that_adjoin_are_one_stay(second: int, blocks: int) -> None:
    """Own blocks count from the begin of a stay: two stays in P02 are two blocks."""
    found = result(span(1, 4), span(second, 9), toerekening=Toerekening.EIGEN)
    assert found.total == blocks * 2800


def test_converted_rows_that_overlap_are_one_stay_to_the_last_day_of_all() -> None:
    """The second ends before the first does."""
    found = result(old(1, 20), old(3, 5), toerekening=Toerekening.DAG)
    assert found.total == 2000
    assert found.counts.geprijsd == 2
    assert list(found.lines["tot_en_met"]) == [day(20)]


@pytest.mark.parametrize("column", ["aanbieder", "gemeente", "aantal"])
def test_another_holder_is_another_stay(column: str) -> None:
    values = (1, 2) if column == "aantal" else ("0001", "0002")
    rows = [span(1, 9, **{column: values[0]}), span(10, 20, **{column: values[1]})]  # type: ignore[arg-type]
    found = result(*rows)
    assert [one.code for one in found.findings] == ["CLI-304"]
    assert found.total == 2800


@pytest.mark.parametrize(
    "rows, fault",
    [
        ([span(1, 20), span(5, 20, "PO")], False),
        ([span(1, 20), span(5, 21, "PO")], True),
        ([span(5, 20), span(4, 20, "PO")], True),
        ([span(1, 9), span(10, 20), span(5, 15, "PO")], False),
        ([span(1, 9), span(11, 20), span(5, 15, "PO")], True),
        ([span(1, 9), span(20, 20, "PO")], True),
        ([span(5, 9, "PO")], True),
        ([span(1, 9, "Q"), span(5, 9, "PO")], True),
        ([span(1, 9, client="C2"), span(5, 9, "PO")], True),
    ],
)
def test_a_typed_opslag_lies_within_its_base(rows: list[Row], fault: bool) -> None:
    found = result(*rows)
    assert [one.code for one in found.findings if one.code == "CLI-302"] == ["CLI-302"] * fault
    assert [one.row for one in found.unresolved] == [len(rows) - 1] * fault


def test_an_opslag_of_a_column_is_within_its_base_by_itself() -> None:
    found = result(Row("C1", day(1), day(28), "P", opslag=True))
    assert (found.total, found.findings) == (3080, ())


def test_a_typed_opslag_beside_that_of_the_column_is_one_opslag() -> None:
    """By days: 1 to 9 of the column, 10 to 20 typed; together 20 days of 28."""
    rows = [
        Row("C1", day(1), day(9), "P", opslag=True),
        Row("C1", day(10), day(20), "P"),
        span(10, 20, "PO"),
    ]
    found = result(*rows, toerekening=Toerekening.DAG)
    assert dict(found.totals.per_product) == {"P": 2000, "PO": 200}
    assert found.counts == type(found.counts)(gelezen=3, geprijsd=3)


def test_rows_without_a_client_are_no_one_client() -> None:
    found = result(span(1, 9, client=None), span(5, 20, client=None))
    assert (found.total, found.findings) == (5600, ())


@pytest.mark.parametrize(
    "rows, cells",
    [
        ([span(1, 9), span(9, 20, "R")], ("H3",)),
        ([span(1, 9, "R"), span(9, 20)], ("H3",)),
        ([span(1, 9), span(10, 20, "R")], ()),
        ([span(1, 9), span(5, 20, "S")], ()),  # a component is meant to be beside it
        ([span(1, 9), span(5, 20, "R", client="C2")], ()),
        ([span(1, 9), span(5, 20, "R"), span(21, 25, "Q"), span(25, 26, "R")], ("H3",)),
    ],
)
def test_families_on_one_day_are_told_once(rows: list[Row], cells: tuple[str, ...]) -> None:
    found = [one.cells for one in result(*rows).findings if one.code == "CLI-307"]
    assert found == ([cells] if cells else [])
