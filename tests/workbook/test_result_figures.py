"""The figures of the result workbook are those of the engine, and are made by formulas."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ibcalc.workbook.result import bulk, write_result
from ibcalc.workbook.result.figures import Share, make_figures
from ibcalc.workbook.result.formulas import comparable
from tests.libreoffice import read_formulas
from tests.workbook.fabricated import (
    Line,
    Made,
    budget_outcome,
    example,
    outcome_of,
)
from tests.workbook.resultbook import (
    HEADER,
    SHEETS,
    cents,
    cents_by,
    table,
    written,
)

KNOWN_FUNCTIONS = {"SUM", "SUMIFS", "SUMPRODUCT", "EXACT", "ROUND", "IF"}
"""All of them in Excel 2010 and in LibreOffice 7."""


def test_regels_on_request(tmp_path: Path) -> None:
    made = example()
    book = written(made, tmp_path, with_lines=True)
    assert book.sheetnames == [*SHEETS[:7], "Regels", *SHEETS[7:]]
    rows = table(book["Regels"])
    assert len(rows) == len(made.lines)
    assert (str(rows[0]["Van"]), rows[0]["Regel van"]) == ("2016-01-01 00:00:00", "Omzetting!A5")
    assert sum(cents(row["Bedrag"]) for row in rows) == made.result().total


@pytest.mark.parametrize(
    "sheet, key, direction",
    [
        ("Per periode", "Periode", "per_periode"),
        ("Per product", "Product", "per_product"),
        ("Per aanbieder", "Aanbieder", "per_aanbieder"),
        ("Per gemeente", "Gemeente", "per_gemeente"),
    ],
)
def test_totals_are_those_of_the_engine(
    sheet: str, key: str, direction: str, tmp_path: Path
) -> None:
    made = replace(example(), realisatie=())
    expected: Mapping[str, int] = getattr(made.result().totals, direction)
    assert cents_by(table(written(made, tmp_path)[sheet]), key) == dict(expected)


def test_per_client_is_the_sum_of_its_lines(tmp_path: Path) -> None:
    made = example()
    rows = table(written(made, tmp_path)["Per client"])
    for client, total in made.result().totals.per_client.items():
        assert sum(cents(row["Totaal"]) for row in rows if row["Client"] == client) == total
    assert sum(int(str(row["Regels"])) for row in rows) == len(made.lines)


def test_a_period_without_charge_is_an_empty_cell(tmp_path: Path) -> None:
    made = Made(lines=[Line("C", "A", "0505", "IB1", "2016-P02", 0)])
    row = table(written(made, tmp_path)["Per client"])[0]
    assert (row["2016-P01"], row["2016-P02"]) == (None, 0)


def test_rows_stand_in_the_order_of_the_caseload_and_the_model(tmp_path: Path) -> None:
    lines = [
        Line("C-10", "A", "0505", "IB3O", "2016-P01", 1),
        Line("C-10", "A", "0505", "IB3", "2016-P01", 1),
        Line("C-2", "A", "0505", "IB1", "2016-P01", 1),
        Line("C-10", "A", "0505", "IB3", "2016-P02", 1),
    ]
    rows = table(written(Made(lines=lines), tmp_path)["Per client"])
    assert [(row["Client"], row["Product"]) for row in rows] == [
        ("C-10", "IB3"), ("C-10", "IB3O"), ("C-2", "IB1"),
    ]  # fmt: skip


def test_every_total_is_a_formula(tmp_path: Path) -> None:
    write_result(replace(example(), realisatie=()).result(), tmp_path / "uitkomst.xlsx")
    formulas = read_formulas(tmp_path / "uitkomst.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uitkomst.xlsx")
    for name, header in (
        ("Per client", "Totaal"), ("Per periode", "Bedrag"), ("Per product", "Bedrag"),
        ("Per aanbieder", "Bedrag"), ("Per gemeente", "Bedrag"), ("Budget", "Kosten"),
    ):  # fmt: skip
        column = next(cell.column_letter for cell in book[name][HEADER] if cell.value == header)
        rows = range(HEADER + 1, HEADER + 1 + len(table(book[name])))
        places = [(name, f"{column}{row}") for row in rows if book[name][f"{column}{row}"].value]
        assert places
        assert all(place in formulas for place in places)
    assert formulas["Samenvatting", "B7"] == "=SUM(tblPerClient[Totaal])"


def test_only_functions_that_every_program_knows(tmp_path: Path) -> None:
    write_result(example().result(), tmp_path / "uitkomst.xlsx", with_lines=True)
    formulas = read_formulas(tmp_path / "uitkomst.xlsx").values()
    bare = [re.sub('"[^"]*"', "", formula) for formula in formulas]
    assert {name for formula in bare for name in re.findall(r"([A-Z.]+)\(", formula)} <= (
        KNOWN_FUNCTIONS
    )
    assert not any("@" in formula or "#This Row" in formula for formula in bare)


def test_amounts_are_stored_as_exact_decimals(tmp_path: Path) -> None:
    """Not 9.949999999999999, as a binary float of sixteen digits would be."""
    made = Made(
        lines=[Line("C", "A", "0505", "IB1", "2016-P01", 995)],
        budget=(budget_outcome(995, grondslag=995),),
    )
    written(made, tmp_path)
    with zipfile.ZipFile(tmp_path / "uitkomst.xlsx") as package:
        sheets = [n for n in package.namelist() if n.startswith(("xl/worksheets/s", "xl/charts/c"))]
        values = [
            v for n in sheets for v in re.findall("<(?:c:)?v>([^<]+)<", package.read(n).decode())
        ]
    assert values.count("9.95") >= 12
    assert all(len(value) < 20 for value in values if value[0].isdigit())


def test_the_budget_shows_its_factors_and_its_verdict(tmp_path: Path) -> None:
    made = Made(
        lines=[Line("C", "A", "0505", "IB1", "2016-P01", 80_000)],
        budget=(replace(outcome_of(100_000, "1.4", "0", "25", 80_000), post="Post"),),
    )
    row = table(written(made, tmp_path)["Budget"])[0]
    assert row | {"Post": "Post"} == {
        "Post": "Post", "Jaar": 2016, "Grondslag": 1000, "Groei": 0.014, "Indexatie": 0,
        "Verwacht": 1014, "Korting": 0.25, "Budget": 750, "Kosten": 800, "Verschil": 50,
        "Uitkomst": "tekort", "Gebruikt": pytest.approx(1.0667, abs=1e-4),
        "Signaal": "boven 100%: tekort", "Producten": "alle", "Gemeenten": "alle",
    }  # fmt: skip


@pytest.mark.parametrize(
    "percentage, shown",
    [("25", "0%"), ("1.4", "0.0%"), ("1.45", "0.00%"), ("0.125", "0.000%"), ("100", "0%")],
)
def test_a_percentage_shows_all_its_digits(percentage: str, shown: str, tmp_path: Path) -> None:
    made = Made(budget=(outcome_of(100, percentage, "0", "0", 0),))
    assert written(made, tmp_path)["Budget"]["D7"].number_format == shown


def test_lines_that_do_not_add_up_are_a_bug(tmp_path: Path) -> None:
    result = example().result()
    wrong = replace(result, totals=replace(result.totals, totaal=result.total + 1))
    with pytest.raises(RuntimeError, match="do not add up"):
        write_result(wrong, tmp_path / "uitkomst.xlsx")


@pytest.mark.parametrize("at_once", [1, 2, 7, 1000])
def test_clients_are_counted_once(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every period, although the rows of a client may stand in two blocks."""
    monkeypatch.setattr(bulk, "BLOCK", at_once)
    monkeypatch.setattr(bulk, "MAX_ROWS", 50)
    made = replace(example(), lines=[*example().lines, Line("", "A", "0505", "IB1", "2016-P01", 1)])
    figures = make_figures(made.result())
    for index, period in enumerate(made.calendar):
        lines = [line for line in made.lines if line.periode == period.label]
        clients = len({line.client for line in lines} - {""})
        expected = Share(clients, len(lines), sum(line.cents for line in lines))
        assert figures.per_period[index] == expected
    for name in figures.per_aanbieder:
        lines = [line for line in made.lines if line.aanbieder == name]
        clients = len({line.client for line in lines} - {""})
        expected = Share(clients, len(lines), sum(line.cents for line in lines))
        assert figures.per_aanbieder[name] == expected
    assert figures.clients == len({line.client for line in made.lines} - {""})


@pytest.mark.parametrize("keys", [["IB1", "IB1O"], ["Zorg Plus", "Thuis_en-wijk"], []])
def test_plain_keys_are_added_up_by_sumifs(keys: list[str]) -> None:
    assert comparable(keys)


@pytest.mark.parametrize("keys", [["0505"], ["a*"], ["waar"], ["mei 2016"], ["IB1", "ib1"], [""]])
def test_other_keys_are_compared_letter_by_letter(keys: list[str]) -> None:
    assert not comparable(keys)


def test_a_filter_that_is_too_long_for_a_formula(tmp_path: Path) -> None:
    """Excel refuses a formula over 8,192 characters: the cost is then a plain number."""
    many = tuple(f"product-{number:04d}" for number in range(500))
    made = Made(
        lines=[Line("C", "A", "0505", "IB1", "2016-P01", 5)],
        budget=(budget_outcome(5, producten=("IB1", *many)),),
    )
    assert table(written(made, tmp_path)["Budget"])[0]["Kosten"] == 0.05
    assert ("Budget", "I7") not in read_formulas(tmp_path / "uitkomst.xlsx")


def test_a_lump_sum_is_no_client(tmp_path: Path) -> None:
    lines = [
        Line("", "A", "0505", "IB1", "2016-P01", 100),
        Line("C-1", "A", "0505", "IB1", "2016-P01", 100),
        Line("C-1", "B", "0505", "IB1", "2016-P01", 100),
    ]
    book = written(Made(lines=lines), tmp_path)
    assert book["Samenvatting"]["B9"].value == 1
    assert [row["Cliënten"] for row in table(book["Per aanbieder"])] == [1, 1]
    assert table(book["Per periode"])[0]["Cliënten"] == 1
    assert table(book["Per gemeente"])[0]["Cliënten"] == 1
    assert {row["Client"] for row in table(book["Per client"])} == {"(niet ingevuld)", "C-1"}
