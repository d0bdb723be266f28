"""The worked amounts of docs/rekenregels.md come out, by the engine and by the reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.money import cents
from ibcalc.model.product import Toerekening
from ibcalc.model.tariffmodel import Wissel
from tests.reference.cases import KEY, ib_model
from tests.reference.day_by_day import ReferenceResult, reference
from tests.reference.outcome import Calculator, engine
from tests.reference.rows import Row

PAGE = Path(__file__).parents[1] / "docs" / "rekenregels.md"
PERIOD, PRODUCT = 4, 3
IN_SPRING = (date(2016, 2, 17), date(2016, 4, 6))
IN_P03 = (date(2016, 2, 29), date(2016, 3, 27))
WHOLE_YEAR = (date(2016, 1, 1), date(2016, 12, 31))
CALCULATORS = pytest.mark.parametrize("price", [engine, reference], ids=["engine", "reference"])


def table(first: str, *columns: str) -> list[dict[str, str]]:
    """The rows of the table on the page whose header begins so."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    header = next(index for index, line in enumerate(lines) if line.startswith(f"| {first} |"))
    names = cells(lines[header])
    assert set(columns) <= set(names)
    return list(rows_under(names, lines[header + 2 :]))


def rows_under(names: list[str], lines: list[str]) -> Iterator[dict[str, str]]:
    for line in lines:
        if not line.startswith("|"):
            return
        yield dict(zip(names, cells(line), strict=True))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def amount(text: str) -> int:
    """``"1.063,61"`` in cents; nothing is 0."""
    return cents(Decimal(text.replace(".", "").replace(",", ".") or "0"))


TOEREKENING = table("Toerekening", "2016-P02", "2016-P03", "2016-P04", "Totaal")
WISSEL = table("Wissel", "IB1", "IB3", "Totaal")
CONVERSIE = table("Indicatie", "Wordt", "Per vier weken")
KALENDERS = table("Kalender | Regels", "IB1 heel 2016")


def expected(row: dict[str, str], result: ReferenceResult, column: int) -> None:
    """The sums of a result by a column of its lines are those of a row of the page."""
    words = [name for name in row if name not in {"Toerekening", "Wissel", "Totaal"}]
    assert result.per(column) == {name: amount(row[name]) for name in words if row[name]}
    assert result.total == amount(row["Totaal"])


def test_every_choice_has_its_amounts() -> None:
    assert [row["Toerekening"] for row in TOEREKENING] == list(Toerekening)
    assert [row["Wissel"] for row in WISSEL] == list(Wissel)


@CALCULATORS
@pytest.mark.parametrize("row", TOEREKENING, ids=lambda row: row["Toerekening"])
def test_toerekening(row: dict[str, str], price: Calculator) -> None:
    model = ib_model(Toerekening(row["Toerekening"]))
    result = price(model, [Row("C1", *IN_SPRING, product="IB2")], ())
    expected(row, result, PERIOD)


@CALCULATORS
@pytest.mark.parametrize("row", WISSEL, ids=lambda row: row["Wissel"])
def test_wissel(row: dict[str, str], price: Calculator) -> None:
    rows = [
        Row("C1", date(2016, 2, 1), date(2016, 2, 14), product="IB1"),
        Row("C1", date(2016, 2, 15), date(2016, 2, 28), product="IB3"),
    ]
    result = price(ib_model(wissel=Wissel(row["Wissel"])), rows, ())
    expected(row, result, PRODUCT)


@CALCULATORS
@pytest.mark.parametrize("row", KALENDERS, ids=lambda row: row["Kalender"])
def test_calendar(row: dict[str, str], price: Calculator) -> None:
    model = ib_model(kalender=KalenderSoort(row["Kalender"]))
    result = price(model, [Row("C1", *WHOLE_YEAR, product="IB1")], ())
    assert len(result.lines) == int(row["Regels"])
    assert result.total == amount(row["IB1 heel 2016"])


@CALCULATORS
@pytest.mark.parametrize("row", CONVERSIE, ids=lambda row: row["Indicatie"])
def test_conversion(row: dict[str, str], price: Calculator) -> None:
    code = row["Indicatie"].split()[0]
    klasse = re.search(r"klasse (\d)", row["Indicatie"])
    values = {"code": code, "klasse": Decimal(klasse[1]) if klasse else None}
    result = price(ib_model(tables=KEY), [Row("C1", *IN_P03, kenmerken=values)], KEY)
    assert result.total == amount(row["Per vier weken"])
    assert bool(result.onopgelost) == ("zonder prijs" in row["Wordt"])
    assert ("met opslag" in row["Wordt"]) == (len(result.lines) == 2)


@CALCULATORS
def test_by_days_in_the_first_period(price: Calculator) -> None:
    text = PAGE.read_text(encoding="utf-8")
    row = Row("C1", date(2016, 1, 25), product="IB1")
    shown_amounts = {Toerekening.DAG: "7/31 = 72,09", Toerekening.DAG28: "7/28 = 79,81"}
    for toerekening, shown in shown_amounts.items():
        assert shown in " ".join(text.split())
        result = price(ib_model(toerekening), [row], ())
        assert result.per(PERIOD)["2016-P01"] == amount(shown.split()[-1])


@CALCULATORS
def test_opslag_is_rounded_apart(price: Calculator) -> None:
    assert "607,78\n+ 171,37 = 779,15" in PAGE.read_text(encoding="utf-8")
    row = Row("C1", date(2016, 2, 1), date(2016, 2, 16), product="IB3", opslag=True)
    result = price(ib_model(Toerekening.DAG), [row], ())
    assert result.per(PRODUCT) == {"IB3": 60778, "IB3O": 17137}
