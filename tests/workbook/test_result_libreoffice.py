"""LibreOffice recalculates every formula of the result workbook and must agree to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ibcalc.engine.result import BudgetOutcome, Result
from ibcalc.engine.run import run
from ibcalc.model.calendar import Period, iso
from ibcalc.model.tariffmodel import RealisatieLine
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.result import bulk, write_result
from ibcalc.workbook.sheets.model_reader import read_model
from tests.libreoffice import LibreOffice, in_cents, read_formulas, read_values
from tests.workbook.fabricated import Line, Made, budget_outcome, example, outcome_of

NASTY = (
    "0505", "505", "5,05E2", "1E3", "*", "?", "a*", ">5", "<>x", "=1", "waar", "TRUE", "mei 2016",
    "1-2", "Zorg", "zorg", "ZORG", "Zorg~1", " Zorg", 'a"b', "A & B <C>", "’s-Gravenhage", "",
    "(niet ingevuld)", "-5", "+31", "@SUM(A1)", "_x0041_", "éé", "10%", "€ 5",
)  # fmt: skip
"""Keys that SUMIFS, a spreadsheet or XML would read as something else than their text."""


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def assert_recalculates(made: Made, folder: Path, office: LibreOffice) -> Path:
    return recalculated_result(made.result(), folder, office)


def recalculated_result(result: Result, folder: Path, office: LibreOffice) -> Path:
    """Write a result; every formula gives, recalculated, the value that was cached."""
    path = folder / "uitkomst.xlsx"
    write_result(result, path, with_lines=True)
    cached, recalculated = read_values(path), office.recalculated(path)
    formulas = read_formulas(path)
    differ = {
        place: (formula, cached.get(place), recalculated.get(place))
        for place, formula in formulas.items()
        if in_cents(cached.get(place)) != in_cents(recalculated.get(place))
    }
    assert not differ
    assert len(formulas) > 20
    return path


def test_stale_values_are_recalculated(office: LibreOffice, tmp_path: Path) -> None:
    """Or all tests here would pass whatever the formulas say."""
    path = tmp_path / "stale.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write_number("A1", 2)
        sheet.write_formula("A2", "=A1*21", None, 5)
    assert read_values(path)["Blad", "A2"] == 5
    assert office.recalculated(path)["Blad", "A2"] == 42


def test_example(office: LibreOffice, tmp_path: Path) -> None:
    assert_recalculates(example(), tmp_path, office)


def test_the_shipped_caseload(office: LibreOffice, tmp_path: Path) -> None:
    templates = Path(__file__).parents[2] / "templates"
    book = read_model(open_workbook(templates / "model-ib-2016.xlsx"))
    caseload, findings = read_caseload(templates / "clienten-voorbeeld.xlsx", book.model)
    result = run(book.model, caseload, findings=book.findings, caseload_findings=findings)
    recalculated_result(result, tmp_path, office)


def test_nothing_at_all(office: LibreOffice, tmp_path: Path) -> None:
    assert_recalculates(Made(), tmp_path, office)


def test_keys_that_look_like_something_else(office: LibreOffice, tmp_path: Path) -> None:
    lines = [
        Line(f"C{index}", key, key, "IB1", "2016-P01", 100 + index)
        for index, key in enumerate(NASTY)
    ]
    lines += [Line(key, "A", "0505", key, "2016-P02", 7) for key in NASTY if key]
    cost = sum(line.cents for line in lines)
    products = tuple(sorted({line.product for line in lines}))
    per_gemeente = {
        key: sum(line.cents for line in lines if line.gemeente == key) for key in NASTY if key
    }
    budget = tuple(
        budget_outcome(cents, gemeenten=(key,), producten=products)
        for key, cents in per_gemeente.items()
    )
    made = Made(lines=lines, budget=(budget_outcome(cost), *budget))
    assert_recalculates(made, tmp_path, office)


def test_years_of_the_calendar_and_posts_per_year(office: LibreOffice, tmp_path: Path) -> None:
    calendar = iso(2016, 2016)
    lines = [Line("C", "A", "0505", "IB1", period.label, 31924) for period in calendar]
    made = Made(
        lines=lines,
        calendar=calendar,
        budget=(
            budget_outcome(31924, jaar=2015),
            budget_outcome(31924 * 13, jaar=2016, producten=("IB1",)),
            budget_outcome(0, jaar=2030),
        ),
    )
    assert_recalculates(made, tmp_path, office)


def test_labels_of_a_typed_calendar(office: LibreOffice, tmp_path: Path) -> None:
    labels = ("Totaal", "client", "Regels", "2016", "a[b]#'", "=1+1", "Totaal 2016")
    calendar = tuple(
        Period(label, date(2016, index + 1, 1), date(2016, index + 1, 28), 2016 + index % 2, 1)
        for index, label in enumerate(labels)
    )  # fmt: skip
    lines = [Line("C", "A", "0505", "IB1", label, 100 + i) for i, label in enumerate(labels)]
    assert_recalculates(Made(lines=lines, calendar=calendar), tmp_path, office)


@pytest.mark.parametrize("parts", [1, 3])
def test_more_rows_than_a_sheet_takes(
    parts: int, office: LibreOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MAX_ROWS", 10)
    rows = 10 * parts
    lines = [Line(f"C{i}", "A", "05", "IB1", "2016-P03", 1000 + i) for i in range(rows)]
    cost = sum(line.cents for line in lines)
    made = Made(lines=lines, budget=(budget_outcome(cost, producten=("IB1",)),))
    path = assert_recalculates(made, tmp_path, office)
    sheets = {sheet for sheet, _ in read_values(path)}
    assert sum(sheet.startswith("Per client") for sheet in sheets) == parts
    assert sum(sheet.startswith("Regels") for sheet in sheets) == parts


def hard_halves() -> tuple[BudgetOutcome, ...]:
    """Grondslagen and percentages that end on exactly half a cent, and signals on the edge."""
    amounts = (1, 3, 101, 10_001, 123_456_789, 99_999_999_999)
    factors = (("50", "0.5", "50"), ("2.5", "1.25", "12.5"), ("-50", "100", "0.5"))
    halves = [outcome_of(cents, *factor, 0) for cents in amounts for factor in factors]
    edges = [
        outcome_of(budget, "0", "0", "0", kosten)
        for budget, kosten in ((1_000, 700), (1_000, 699), (1_000, 1_000), (1_000, 1_001), (0, 0))
    ]
    return (*halves, *edges)


def test_halves_of_a_cent_and_edges_of_signals(office: LibreOffice, tmp_path: Path) -> None:
    """The cost of these posts is that of no lines, so each has a filter of its own."""
    outcomes = hard_halves()
    lines = [
        Line("C", "A", f"g{index}", "IB1", "2016-P01", outcome.kosten)
        for index, outcome in enumerate(outcomes)
    ]
    budget = tuple(
        replace(outcome, gemeenten=(f"g{index}",)) for index, outcome in enumerate(outcomes)
    )
    assert_recalculates(Made(lines=lines, budget=budget), tmp_path, office)


def test_realisatie_beside_aanbieders(office: LibreOffice, tmp_path: Path) -> None:
    made = replace(
        example(),
        realisatie=(
            RealisatieLine("overzicht 1", 2015, "H300", "thuis & wijk", omzet=12_345_67),
            RealisatieLine("overzicht 1", 2015, "H150", "Thuis & Wijk", omzet=1_00),
            RealisatieLine("overzicht 2", 2015, "H300", "Alleen eerder", omzet=5_00),
        ),
    )
    path = assert_recalculates(made, tmp_path, office)
    values = read_values(path)
    row = next(
        cell.removeprefix("A")
        for (sheet, cell), value in values.items()
        if sheet == "Per aanbieder" and value == "Thuis & Wijk"
    )
    assert values["Per aanbieder", f"F{row}"] == 12_346.67
