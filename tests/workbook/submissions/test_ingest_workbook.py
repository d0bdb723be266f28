"""The consolidated workbook: its figures, its live formulas, and text that stays text."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.ingest import ingest, write_annotated
from tests.libreoffice import LibreOffice, in_cents, read_formulas, read_values
from tests.workbook.submissions.filled import (
    GOOD_CLIENTS,
    GOOD_COSTS,
    GOOD_VOLUMES,
    KOSTEN,
    UREN,
    Filled,
    model,
)

DANGEROUS = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "{=1}",
    "http://x.nl",
    "\t=1",
    "\r=1",
    "mailto:x@y.nl",
)
"""What programs take for a formula or a link, if a writer lets them."""


def made(tmp_path: Path, *forms: Filled) -> Path:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for at, form in enumerate(forms):
        form.write(folder / f"{at}.xlsx")
    write_consolidated(ingest([folder], model()), tmp_path / "uit.xlsx")
    return tmp_path / "uit.xlsx"


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    """The rows of the table on a sheet, header first, as they were stored."""
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        tuple(cell for cell in row) for row in book[sheet].iter_rows(min_row=6, values_only=True)
    ]


def test_totals_are_those_of_the_lines(tmp_path: Path) -> None:
    path = made(tmp_path, GOOD_VOLUMES, GOOD_VOLUMES.but(aanbieder="Anders"))
    header, *products = rows(path, "Per product")
    assert header == ("Product", "Eenheid", "Regels", "Aantal", "Volume", "Bedrag", "Let op")
    assert [row[:-1] for row in products] == [
        ("BG", "uur", 2, 8, 63, 2841.3),
        ("IB1", "periode", 2, 24, 0, 7661.76),
        ("IB2", "periode", 2, 6, 0, 3516.9),
    ]
    assert len(rows(path, "Regels")) == 1 + 6
    assert [row[0] for row in rows(path, "Per aanbieder")[1:]] == ["Anders"] * 3 + ["Zorgplein"] * 3
    assert {row[0] for row in rows(path, "Per periode")[1:]} == {"2016-P01", "2016-P02"}


def test_every_total_is_a_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path, GOOD_VOLUMES))
    for name in ("Per product", "Per periode", "Per gemeente", "Per aanbieder"):
        sheet = book[name]
        figures = [cell.value for row in sheet.iter_rows(min_row=7) for cell in row[-5:-1]]
        assert figures
        assert all(str(value).startswith("=") for value in figures)


def test_cost_prices_side_by_side(tmp_path: Path) -> None:
    dear = [(*UREN[0][:3], Decimal("50.00"), *UREN[0][4:])]
    costs = [
        (*row[:2], Decimal(13) if row[1] == "overhead" else row[2], *row[3:]) for row in KOSTEN
    ]
    other = GOOD_COSTS.but(aanbieder="Anders", rows={"Uren": dear, "Kosten": costs})
    header, *lines = rows(made(tmp_path, GOOD_COSTS, other), "Kostprijs")
    assert header == ("Product", "Wat", "Anders", "Zorgplein", "Laagste", "Gemiddelde", "Hoogste")
    told = {row[1]: row[2:] for row in lines}
    assert told["overhead"] == (13, 8, 8, 10.5, 13)
    assert told["Kostprijs per uur (som)"] == (50, 45, 45, 47.5, 50)
    assert told["Tarief in het model (per uur)"][:2] == (45.1, 45.1)
    assert told["Verschil met het model"][:2] == (4.9, -0.1)


NASTY = ("0505", "505", "a*", ">5", "=1", "mei 2016", "Zorg", "ZORG", "Zorg~1", 'a"b', "A & B <C>")
"""Names that a spreadsheet would read as something else than their text."""


def test_libreoffice_agrees(soffice: str, tmp_path: Path) -> None:
    forms = [GOOD_VOLUMES.but(aanbieder=name) for name in NASTY]
    path = made(tmp_path, *forms, GOOD_CLIENTS, GOOD_COSTS)
    cached = read_values(path)
    live = LibreOffice(soffice, tmp_path).recalculated(path)
    formulas = read_formulas(path)
    assert len(formulas) > 4 * 3 * len(NASTY)
    differ = {
        place: (formula, cached.get(place), live.get(place))
        for place, formula in formulas.items()
        if in_cents(cached.get(place)) != in_cents(live.get(place))
    }
    assert not differ


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_of_an_aanbieder_is_never_a_formula_or_link(text: str, tmp_path: Path) -> None:
    row = (text, *GOOD_CLIENTS.rows["Clienten"][0][1:7], text)
    form = GOOD_CLIENTS.but(aanbieder=f"{text} bv", rows={"Clienten": [row]})
    path = made(tmp_path, form, GOOD_COSTS.but(aanbieder=f"{text} bv"))
    assert_only_own_formulas(path, text)
    write_annotated(ingest([tmp_path / "in"], model()), tmp_path / "terug")
    for copy in (tmp_path / "terug").iterdir():
        assert_only_own_formulas(copy, text)


OWN = re.compile(r"(SUM|COUNTIFS|SUMIFS|SUMPRODUCT|MIN|MAX|ROUND)\(|[A-Z]+[0-9]+-[A-Z]+[0-9]+$")


def assert_only_own_formulas(path: Path, text: str) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for name, part in parts.items():
        for formula in re.findall(r"<f[^>]*>([^<]*)</f>", part):
            assert OWN.match(formula), name
        assert "x.nl" not in part or not name.endswith(".rels"), text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tail=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30
    ),
    head=st.sampled_from(("=", "+", "-", "@", "{=", "'", "<", "&", "]]>", "_x000D_")),
)
def test_any_text_comes_out_as_it_came_in(tail: str, head: str, tmp_path: Path) -> None:
    name = f"{head}{tail}"
    path = made(tmp_path, GOOD_VOLUMES.but(aanbieder=name))
    assert_only_own_formulas(path, name)
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
    assert openpyxl.load_workbook(path)["Regels"].max_row == 9
