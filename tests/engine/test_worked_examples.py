"""Every worked example of the field comes out, by the engine and by the reference."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.engine.result import BudgetOutcome
from ibcalc.model.bsn import elfproef
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.money import indexed, month_tariff
from ibcalc.model.product import Eenheid, Product
from ibcalc.model.tariffmodel import BudgetPost, RealisatieLine, TariffModel
from tests.reference.cases import CASES, YEAR, ib_model, lump_sum
from tests.reference.day_by_day import reference
from tests.reference.models import build
from tests.reference.outcome import Calculator, engine, run_engine
from tests.reference.rows import Row

FILE = Path(__file__).parents[1] / "cases" / "worked_examples.csv"
PRINTED_TOTAL = 776_477_500
"""Omzet 2015 as printed under overview 1, in cents; its lines add up to one euro more."""

OMZET_2015 = {
    "H126": 381_757, "H127": 17_981, "H132": 1_264, "H300": 4_839_659, "H150": 623_831,
    "H152": 310_819, "H153": 1_487_862, "02015": 95_373, "02016": 6_230, "02017": 0,
}  # fmt: skip
"""Omzet in whole euros per code, overview 1 (domain.md 000:44)."""


@dataclass(frozen=True)
class Example:
    """One line of the list: its id, and the value expected as it is written there."""

    id: str
    expected: str


def read_examples() -> list[Example]:
    """All lines of the list."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [
            Example(line["id"], line["verwacht_cent_of_waarde"]) for line in csv.DictReader(stream)
        ]


EXAMPLES = read_examples()


def budget_of_2015() -> BudgetOutcome:
    """Overview 1 with 1,4% growth and 25% korting, against a cost of what it grows to."""
    post = BudgetPost(2016, "IB", PRINTED_TOTAL, groei=Decimal("1.4"), korting=Decimal(25))
    product = Product("KOSTEN", eenheid=Eenheid.EURO)
    model = replace(build([product], []), budget=(post,))
    row = Row("C1", *YEAR, product="KOSTEN", volume=Decimal("7873481.85"))
    return run_engine(model, [row]).budget[0]


def sum_of_overview() -> int:
    """The conversion lines of overview 1 added up, as sheet Realisatie holds them."""
    lines = tuple(
        RealisatieLine("1", 2015, code, omzet=euros * 100) for code, euros in OMZET_2015.items()
    )
    model = TariffModel(realisatie=lines)
    return sum(line.omzet or 0 for line in model.realisatie)


OTHERS: dict[str, Callable[[], object]] = {
    "D01": lambda: month_tariff(31924),
    "F01": sum_of_overview,
    "F03": lambda: budget_of_2015().verwacht,
    "F05": lambda: budget_of_2015().budget,
    "F07": lambda: budget_of_2015().verschil,
    "G03": lambda: indexed(69221, (Decimal("2.5"), Decimal("3.1"))),
    "P01": lambda: elfproef("123456782"),
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_worked_example(example: Example) -> None:
    """The package gives the expected value."""
    case = CASES.get(example.id)
    value = OTHERS[example.id]() if case is None else case(engine)
    assert str(value) == example.expected


@pytest.mark.parametrize("identity", sorted(CASES))
def test_reference_gives_the_worked_example(identity: str) -> None:
    """The day-by-day reference, on its own, gives the expected value too."""
    expected = {example.id: example.expected for example in EXAMPLES}
    assert str(CASES[identity](reference)) == expected[identity]


def test_no_example_is_without_a_check() -> None:
    """Every line has its check, and every check its line."""
    identities = [example.id for example in EXAMPLES]
    assert len(identities) == len(set(identities))
    assert set(identities) == set(CASES) | set(OTHERS)
    assert not set(CASES) & set(OTHERS)


def test_growth_of_index_stays_on_rounded_price() -> None:
    """The step between of G03, 709,52, is what the next year starts from."""
    assert indexed(69221, (Decimal("2.5"),)) == 70952


def test_a_false_bsn_fails_the_elfproef() -> None:
    """The check says no as well."""
    assert not elfproef("123456789")


@pytest.mark.parametrize("price", [engine, reference], ids=["engine", "reference"])
def test_lump_sum_adds_up(price: Calculator) -> None:
    """The thirteen parts of I01 are 19.230,76 or 19.230,77 and together exactly 250.000,00."""
    result = lump_sum(price)
    assert result.total == 25_000_000
    assert {line[5] for line in result.lines} == {1_923_076, 1_923_077}
    assert len(result.lines) == 13


@pytest.mark.parametrize("price", [engine, reference], ids=["engine", "reference"])
def test_iso_year_has_a_fourteenth_line(price: Calculator) -> None:
    """A06: the block that touches 1 January is charged to the client as well."""
    row = Row("C1", date(2016, 1, 1), date(2016, 12, 31), product="IB1")
    result = price(ib_model(kalender=KalenderSoort.ISO), [row], ())
    assert min(line[4] for line in result.lines) == "2015-I13"
    assert len(result.lines) == 14
