"""Clients whose rows meet: who is charged, with which opslag, by which row; in both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ibcalc.engine.result import Result
from ibcalc.engine.run import run
from ibcalc.model.kenmerk import Value
from ibcalc.model.product import Product, ProductSoort, Tarief, Toerekening
from ibcalc.model.tariffmodel import TariffModel, Wissel
from tests.reference.models import LONG_AGO, build, tarief
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Between, OneOf, Rule, Rules

FEBRUARY = (date(2016, 2, 1), date(2016, 2, 28))  # 2016-P02, whole
EARLY, LATE = (date(2016, 2, 1), date(2016, 2, 14)), (date(2016, 2, 15), date(2016, 2, 28))
CENTS = {"A": 10_000, "B": 20_000, "C": 20_000, "AO": 2_800, "BO": 100, "CO": 5_600}
ANY = Anything()
TABLES = (
    Rules("Sleutel", ("Code",), "Product", tuple(Rule((OneOf((c,)),), c) for c in "ABC")),
    Rules("Erbij", ("Klasse",), "Opslag", (Rule((Between(1, 1),), "ja"), Rule((ANY,), "nee"))),
)
"""A row with code B becomes product B, with its opslag if its klasse is 1."""


def model(
    wissel: Wissel = Wissel.EERSTE,
    toerekening: Toerekening = Toerekening.VOL,
    opslag: Toerekening | None = None,
    tarieven: Sequence[Tarief] = (),
) -> TariffModel:
    """Products A, B and C of one familie, each with an opslag."""
    bases = [Product(code, familie="F", toerekening=toerekening) for code in "ABC"]
    opslagen = [
        Product(f"{code}O", soort=ProductSoort.OPSLAG, hoort_bij=code,
                toerekening=opslag or toerekening)
        for code in "ABC"
    ]  # fmt: skip
    changed = {one.product for one in tarieven}
    prices = [tarief(code, cents) for code, cents in CENTS.items() if code not in changed]
    return build([*bases, *opslagen], [*prices, *tarieven], wissel=wissel, tables=TABLES)


def old(client: str, days: tuple[date, date], code: str, *, opslag: bool = False, at: str = "X",
        aantal: int = 1) -> Row:  # fmt: skip
    """A row without a product, to be converted."""
    kenmerken: dict[str, Value] = {"code": code, "klasse": Decimal(opslag)}
    return Row(client, *days, aanbieder=at, aantal=aantal, kenmerken=kenmerken)


@pytest.fixture(autouse=True, params=[8, 0], ids=["in columns", "one by one"])
def crowd(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ibcalc.engine.rivals.CROWD", request.param)


def result(made: TariffModel, *rows: Row) -> Result:
    return run(made, caseload(rows))


def charged(found: Result) -> dict[str, int]:
    return dict(found.totals.per_product)


def told(found: Result) -> list[tuple[str, str]]:
    return [(one.code, one.place.cell) for one in found.findings]


@pytest.mark.parametrize(
    "wissel, first, second, product",
    [
        (Wissel.EERSTE, ("B", EARLY), ("A", LATE), "B"),
        (Wissel.EERSTE, ("A", LATE), ("B", EARLY), "B"),
        (Wissel.EERSTE, ("A", FEBRUARY), ("B", FEBRUARY), "A"),
        (Wissel.LAATSTE, ("B", EARLY), ("A", LATE), "A"),
        (Wissel.LAATSTE, ("A", LATE), ("B", EARLY), "A"),
        (Wissel.LAATSTE, ("A", FEBRUARY), ("B", FEBRUARY), "B"),
        (Wissel.HOOGSTE, ("A", EARLY), ("B", LATE), "B"),
        (Wissel.HOOGSTE, ("B", EARLY), ("C", LATE), "B"),
        (Wissel.HOOGSTE, ("C", LATE), ("B", EARLY), "B"),
        (Wissel.HOOGSTE, ("C", FEBRUARY), ("B", FEBRUARY), "C"),
    ],
)
def test_which_of_two_is_charged(
    wissel: Wissel,
    first: tuple[str, tuple[date, date]],
    second: tuple[str, tuple[date, date]],
    product: str,
) -> None:
    """Of equals the first row counts, and for laatste the last."""
    rows = [Row("C1", *days, product=code) for code, days in (first, second)]
    found = result(model(wissel), *rows)
    assert charged(found) == {product: CENTS[product]}
    assert [code for code, _ in told(found)] == ["CLI-304"]


def test_hoogste_counts_the_opslag_and_the_aantal() -> None:
    """C with its opslag passes B; three times A passes both."""
    rows = [
        Row("C1", *EARLY, product="B"),
        Row("C1", *LATE, product="C", opslag=True),
        Row("C2", *EARLY, product="A", aantal=3),
        Row("C2", *LATE, product="B"),
    ]
    found = result(model(Wissel.HOOGSTE), *rows)
    assert dict(found.totals.per_client) == {"C1": 25_600, "C2": 30_000}


def test_laatste_looks_at_the_last_stay_of_a_product() -> None:
    """A, then B, then A again: A began last."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 5), "A"),
        Row("C1", date(2016, 2, 8), date(2016, 2, 12), "B"),
        Row("C1", date(2016, 2, 15), date(2016, 2, 19), "A"),
    ]
    assert charged(result(model(Wissel.LAATSTE), *rows)) == {"A": 10_000}
    assert charged(result(model(Wissel.EERSTE), *rows)) == {"A": 10_000}


def test_what_is_not_charged_is_no_choice() -> None:
    """With laatste_dag only the row of the last day has a charge, whoever began first."""
    rows = [Row("C1", *EARLY, product="A"), Row("C1", *LATE, product="B")]
    made = model(Wissel.EERSTE, Toerekening.LAATSTE_DAG)
    assert charged(result(made, *rows)) == {"B": 20_000}
    assert charged(result(replace_wissel(made, Wissel.DAG), *rows)) == {"A": 5_000, "B": 10_000}


def replace_wissel(made: TariffModel, wissel: Wissel) -> TariffModel:
    return replace(made, settings=replace(made.settings, wissel=wissel))


def test_an_opslag_goes_by_days_with_its_base() -> None:
    rows = [Row("C1", *EARLY, product="A", opslag=True), Row("C1", *LATE, product="B")]
    found = result(model(Wissel.DAG), *rows)
    assert charged(found) == {"A": 5_000, "AO": 1_400, "B": 10_000}


@pytest.mark.parametrize(
    "day, active", [(date(2016, 1, 31), "2016-P01"), (date(2016, 2, 29), "2016-P03")]
)
def test_a_stay_of_one_day_in_a_period_is_charged_there(day: date, active: str) -> None:
    """The last day of P01 and the first of P03, beside a row that makes the client settled."""
    rows = [Row("C1", *FEBRUARY, product="A"), Row("C1", day, day, "B")]
    found = result(model(), *rows)
    assert dict(found.totals.per_periode)[active] == 20_000


def test_the_message_of_a_switch_shows_every_alternative() -> None:
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 3, 1), "A"),
        Row("C1", date(2016, 2, 20), date(2016, 3, 27), "B"),
    ]
    (one,) = result(model(Wissel.EERSTE), *rows).findings
    assert one.place.cell == "H3", "the row that came later"
    assert "A, B" in one.message
    assert "2 perioden (2016-P02 t/m 2016-P03)" in one.message
    text = f"{one.message} {one.fix}"
    for part in ("€ 200,00", "laatste € 400,00", "hoogste € 400,00", "beide € 600,00", "dag € "):
        assert part in text
    assert "eerste €" not in text


def test_the_dearest_of_converted_rows_without_counting_the_opslag() -> None:
    """C costs as much as B; its opslag does not make it dearer. B stands first."""
    rows = [old("C1", FEBRUARY, "B"), old("C1", FEBRUARY, "C", opslag=True)]
    found = result(model(Wissel.BEIDE), *rows)
    assert charged(found) == {"B": 20_000, "BO": 100}
    assert told(found) == [("CLI-305", "H3")]
    assert list(found.lines["regel_bron"]) == ["Sleutel!3", "Erbij!2"]


def test_of_equally_dear_rows_the_first_counts() -> None:
    rows = [old("C1", FEBRUARY, "C"), old("C1", FEBRUARY, "B")]
    assert charged(result(model(), *rows)) == {"C": 20_000}
    assert charged(result(model(), *rows[::-1])) == {"B": 20_000}


def test_the_opslag_of_the_dearest_goes_by_the_days_of_the_dearest() -> None:
    """B is there all month; the opslag came with A, which ended earlier."""
    rows = [old("C1", FEBRUARY, "B"), old("C1", EARLY, "A", opslag=True)]
    found = result(model(toerekening=Toerekening.DAG), *rows)
    assert charged(found) == {"B": 20_000, "BO": 100}


def test_overlap_goes_from_row_to_row() -> None:
    """A meets B and B meets C, so all three are one; a typed row is none of them."""
    days = [(date(2016, 2, a), date(2016, 2, b)) for a, b in ((1, 10), (8, 20), (18, 28))]
    rows = [old("C1", span, code) for span, code in zip(days, "ABC", strict=True)]
    assert charged(result(model(Wissel.BEIDE), *rows)) == {"B": 20_000}
    typed = [*rows[:2], Row("C1", *days[2], product="C")]
    assert charged(result(model(Wissel.BEIDE), *typed)) == {"B": 20_000, "C": 20_000}
    apart = [rows[0], rows[2]]
    assert charged(result(model(Wissel.BEIDE), *apart)) == {"A": 10_000, "C": 20_000}


def test_the_aantal_counts_for_the_dearest() -> None:
    rows = [old("C1", FEBRUARY, "B"), old("C1", FEBRUARY, "A", aantal=3)]
    assert charged(result(model(), *rows)) == {"A": 30_000}


def test_a_typed_opslag_goes_with_the_base_at_its_own_aanbieder() -> None:
    rows = [
        Row("C1", *EARLY, product="A", aanbieder="X"),
        Row("C1", *LATE, product="A", aanbieder="Y"),
        Row("C1", *LATE, product="AO", aanbieder="Y"),
    ]
    with_opslag = {Wissel.EERSTE: {"A": 10_000}, Wissel.LAATSTE: {"A": 10_000, "AO": 2_800}}
    for wissel, expected in with_opslag.items():
        assert charged(result(model(wissel), *rows)) == expected
    both = result(model(Wissel.BEIDE), *rows)
    assert charged(both) == {"A": 20_000, "AO": 2_800}


def test_a_typed_opslag_without_a_base_at_its_aanbieder_goes_with_the_first_once() -> None:
    rows = [
        Row("C1", *EARLY, product="A", aanbieder="X"),
        Row("C1", *LATE, product="A", aanbieder="Y"),
        Row("C1", *EARLY, product="AO", aanbieder="Z"),
    ]
    assert charged(result(model(Wissel.BEIDE), *rows)) == {"A": 20_000, "AO": 2_800}
    assert charged(result(model(Wissel.EERSTE), *rows)) == {"A": 10_000, "AO": 2_800}
    assert charged(result(model(Wissel.LAATSTE), *rows)) == {"A": 10_000}


def test_an_opslag_by_its_own_toerekening_needs_a_base_that_is_charged() -> None:
    """The base goes by first day and is not charged in P02, so the opslag by weeks is not."""
    made = model(toerekening=Toerekening.EERSTE_DAG, opslag=Toerekening.WEEK)
    found = result(made, Row("C1", date(2016, 2, 2), date(2016, 3, 6), "A", opslag=True))
    assert charged(found) == {"A": 10_000, "AO": 700}
    assert dict(found.totals.per_periode) == {"2016-P03": 10_700}


def test_an_opslag_typed_in_two_parts_is_one_line() -> None:
    rows = [
        Row("C1", *FEBRUARY, product="A"),
        Row("C1", date(2016, 2, 1), date(2016, 2, 3), "AO"),
        Row("C1", date(2016, 2, 9), date(2016, 2, 9), "AO"),
    ]
    assert charged(result(model(), *rows)) == {"A": 10_000, "AO": 2_800}


def bare(product: str, day: int) -> tuple[Tarief, Tarief]:
    """The tariff of a product, that is not there on one day of February."""
    cents = CENTS[product]
    return (
        Tarief(product, LONG_AGO, date(2016, 2, day - 1), cents),
        Tarief(product, date(2016, 2, day + 1), None, cents),
    )


def test_by_days_the_row_of_the_day_without_tariff_is_left_out() -> None:
    """A twice with B between; the second row of A has a day without a price."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 5), "A"),
        Row("C1", date(2016, 2, 6), date(2016, 2, 10), "B"),
        Row("C1", date(2016, 2, 15), date(2016, 2, 19), "A"),
    ]
    found = result(model(Wissel.DAG, tarieven=bare("A", 17)), *rows)
    assert told(found)[0] == ("CLI-303", "H4")
    assert [one.row for one in found.unresolved] == [2]
    assert charged(found) == {"A": 1_786, "B": 3_571}
    assert "17-2-2016" in found.findings[0].message


def test_by_days_an_opslag_needs_a_tariff_too() -> None:
    rows = [Row("C1", *EARLY, product="A", opslag=True), Row("C1", *LATE, product="B")]
    found = result(model(Wissel.DAG, tarieven=bare("AO", 9)), *rows)
    assert told(found)[0] == ("CLI-303", "H2")
    assert charged(found) == {"B": 20_000}


def test_of_joined_rows_the_row_of_the_day_is_left_out() -> None:
    """Two rows of A that adjoin are one stay; the price of P03 is missing on its first day."""
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 10), "A"),
        Row("C1", date(2016, 2, 11), date(2016, 2, 29), "A"),
    ]
    prices = [Tarief("A", LONG_AGO, date(2016, 2, 28), 10_000)]
    found = result(model(tarieven=prices), *rows)
    assert told(found) == [("CLI-303", "H3")]
    assert [one.row for one in found.unresolved] == [1]
    assert dict(found.totals.per_periode) == {"2016-P02": 10_000}


def test_a_settled_client_that_no_period_charges_is_told_row_by_row() -> None:
    """Two rows that adjoin and miss the first day of the period; another that does not."""
    rows = [
        Row("C1", date(2016, 2, 2), date(2016, 2, 10), "A"),
        Row("C1", date(2016, 2, 11), date(2016, 2, 20), "A"),
        Row("C1", date(2016, 2, 29), date(2016, 2, 29), "B"),
    ]
    found = result(model(toerekening=Toerekening.EERSTE_DAG), *rows)
    (one,) = found.findings
    assert (one.code, one.count, one.cells) == ("CLI-306", 2, ("H2", "H3"))
    assert (found.counts.zonder_regel, charged(found)) == (2, {"B": 20_000})
