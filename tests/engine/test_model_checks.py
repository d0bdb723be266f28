"""The bounds of the checks of a model: what is just allowed, and what is just not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from ibcalc.engine.model_checks import check_model
from ibcalc.model.calendar import KalenderSoort, Period
from ibcalc.model.product import Eenheid, Product, Tarief, Toerekening
from ibcalc.model.tariffmodel import BudgetPost, RealisatieLine, TariffModel
from tests.reference.models import build, tarief

YEAR = (date(2016, 1, 1), date(2016, 12, 31))


def codes(model: TariffModel) -> list[str]:
    return sorted(one.code for one in check_model(model))


def of_tarieven(*days: tuple[date, date | None]) -> list[str]:
    return codes(build([Product("A")], [Tarief("A", *pair, cent=100) for pair in days]))


def of_product(product: Product, *days: int) -> list[str]:
    """A typed calendar of periods of so many days, if any are given."""
    starts = [date.fromordinal(YEAR[0].toordinal() + sum(days[:n])) for n in range(len(days) + 1)]
    periods = tuple(
        Period(f"T{n}", start, date.fromordinal(after.toordinal() - 1), 2016, n)
        for n, (start, after) in enumerate(pairwise(starts), 1)
    )
    kind = KalenderSoort.TABEL if days else KalenderSoort.JAAR13
    return codes(build([product], [tarief("A", 100)], kalender=kind, periods=periods or None))


@pytest.mark.parametrize(
    "days, found",
    [
        ([YEAR], []),
        ([(YEAR[0], date(2016, 1, 31)), (date(2016, 2, 1), YEAR[1])], []),
        ([(YEAR[0], date(2016, 2, 1)), (date(2016, 2, 1), YEAR[1])], ["TAR-102"]),
        ([(YEAR[0], date(2016, 1, 30)), (date(2016, 2, 1), YEAR[1])], ["TAR-104"]),
        ([(date(2015, 1, 1), date(2015, 6, 1)), (date(2015, 9, 1), None)], ["TAR-105"]),
        ([(date(2015, 1, 1), YEAR[0]), (date(2016, 2, 1), None)], ["TAR-104"]),
        ([(date(2016, 2, 1), date(2016, 2, 1))], []),
        ([(date(2016, 2, 1), date(2016, 1, 31))], ["TAR-106"]),
        ([(YEAR[1], None)], ["MOD-210"]),
        ([(date(2017, 1, 1), None)], ["TAR-105", "TAR-109"]),
        ([(date(2016, 2, 2), None)], ["MOD-210"]),
    ],
)
def test_the_days_of_tariffs(days: list[tuple[date, date | None]], found: list[str]) -> None:
    """2016-P02 begins on 1 February."""
    assert of_tarieven(*days) == found


def test_every_tariff_inside_a_longer_one_overlaps() -> None:
    inside = [(date(2016, 2, 1), date(2016, 2, 28)), (date(2016, 2, 29), date(2016, 3, 27))]
    assert of_tarieven(YEAR, *inside) == ["TAR-102", "TAR-102"]


@pytest.mark.parametrize("cents, found", [(-1, ["TAR-107"]), (0, ["TAR-108"]), (1, [])])
def test_the_amount_of_a_tariff(cents: int, found: list[str]) -> None:
    assert codes(build([Product("A")], [tarief("A", cents)])) == found


def test_only_euros_need_no_price() -> None:
    products = [Product("A"), Product("E", eenheid=Eenheid.EURO)]
    assert codes(build(products, [tarief("A", 100)])) == []
    assert codes(build(products, [])) == ["TAR-103"]


@pytest.mark.parametrize(
    "part, found", [("-1", ["MOD-309"]), ("0", []), ("100", []), ("100.5", ["MOD-309"])]
)
def test_the_first_part_of_a_traject(part: str, found: list[str]) -> None:
    assert of_product(Product("A", eenheid=Eenheid.TRAJECT, eerste_deel=Decimal(part))) == found


@pytest.mark.parametrize("cents, found", [(-1, ["MOD-313"]), (0, []), (1, [])])
def test_a_maximum(cents: int, found: list[str]) -> None:
    assert of_product(Product("A", maximum=cents)) == found


@pytest.mark.parametrize("days, found", [((14, 20), ["MOD-308"]), ((20, 14), ["MOD-308"]),
                                         ((15, 20), []), ((20, 15), [])])  # fmt: skip
def test_midden_needs_fifteen_days(days: tuple[int, ...], found: list[str]) -> None:
    assert of_product(Product("A", toerekening=Toerekening.MIDDEN), *days) == found


def test_a_month_price_needs_months() -> None:
    product = Product("A", eenheid=Eenheid.MAAND)
    assert of_product(product) == ["MOD-307"]
    assert of_product(product, 31, 29) == []
    assert codes(build([product], [tarief("A", 1)], kalender=KalenderSoort.MAAND)) == []


def of_posts(*posts: BudgetPost) -> list[str]:
    return codes(replace(build([Product("A")], [tarief("A", 1)]), budget=posts))


@pytest.mark.parametrize(
    "column, value, ok",
    [
        ("korting", 0, True), ("korting", 100, True), ("korting", -1, False),
        ("korting", 101, False), ("groei", 50, True), ("groei", -50, True), ("groei", 51, False),
        ("indexatie", -50, True), ("indexatie", 50, True), ("indexatie", -51, False),
    ],
)  # fmt: skip
def test_percentages_of_a_post(column: str, value: int, ok: bool) -> None:
    percentage = {column: Decimal(value)}
    post = BudgetPost(2016, "Zorg", grondslag=100, **percentage)  # type: ignore[arg-type]
    assert of_posts(post) == ([] if ok else ["BUD-103"])


@pytest.mark.parametrize(
    "second, found",
    [
        (BudgetPost(2016, "Jeugd", grondslag=1), []),
        (BudgetPost(2016, "ZORG", grondslag=1), ["BUD-105"]),
        (BudgetPost(2017, "Zorg", grondslag=1), ["BUD-104"]),
        (BudgetPost(2016, "Jeugd", grondslag=0), ["BUD-106"]),
        (BudgetPost(2016, "Jeugd"), ["BUD-106"]),
    ],
)
def test_posts_side_by_side(second: BudgetPost, found: list[str]) -> None:
    assert of_posts(BudgetPost(2016, "Zorg", grondslag=1), second) == found


@pytest.mark.parametrize(
    "printed, found", [(500, []), (501, ["MOD-431"]), (600, ["MOD-431"]), (601, ["MOD-432"])]
)
def test_a_printed_total_may_differ_a_euro(printed: int, found: list[str]) -> None:
    lines = [("H1", 200), ("H2", 300), ("totaal", printed)]
    realisatie = tuple(RealisatieLine("O", 2015, code, omzet=cents) for code, cents in lines)
    model = replace(build([Product("A")], [tarief("A", 1)]), realisatie=realisatie)
    assert codes(model) == found
