"""The workbook of a comparison: its sheets, its sums, its links, and no client anywhere."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.engine.comparison.compared import Compared
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.compared import sheet_amounts, write_compared
from tests.engine.compared_models import EXTRA, compared, key, model, row, rule
from tests.libreoffice import LibreOffice, in_cents, read_formulas, read_values
from tests.reference.models import ib_tarieven, tarief
from tests.reference.rows import Row
from tests.reference.rules import HAND, Between

SHEETS = [
    "Samenvatting", "Verschillen", "Tarieven", "Instellingen", "Per periode", "Per product",
    "Per aanbieder", "Overgangen", "Bevindingen",
]  # fmt: skip
WITHOUT_CLIENTS = ["Samenvatting", "Verschillen", "Tarieven", "Instellingen", "Bevindingen"]
HEADER = 6
NASTY = "=1+1"
"""A name that a spreadsheet would read as a formula."""

ROWS = (
    row("KLANT-1", "H300", 2),
    row("KLANT-2", "H300", 4, aanbieder="West"),
    row("KLANT-3", "H152", 4, aanbieder=NASTY),
    row("KLANT-4", "H126", 8, aanbieder=None, tot_en_met=date(2016, 9, 30)),
)


def example(rows: Sequence[Row] = ROWS) -> Compared:
    """A moved bound, a row for a person, one dearer and one new product, another name."""
    tables = key(rule(Between(1, 4), "IB1"), rule(Between(5, 7), "IB3"), rule(Between(8, 8), HAND))
    new = model(tables, EXTRA)
    prices = [replace(one, cent=one.cent + 700) for one in ib_tarieven() if one.product == "IB1"]
    others = [one for one in ib_tarieven() if one.product not in ("IB1", "IB2")]
    new = replace(
        new,
        tarieven=(*prices, *others, tarief("IB2", 1, date(2016, 7, 1))),
        settings=replace(new.settings, naam="Nieuw"),
    )
    return compared(model(), new, *rows)


def written(found: Compared, folder: Path) -> openpyxl.Workbook:
    path = folder / "uit.xlsx"
    write_compared(found, path)
    return openpyxl.load_workbook(path, data_only=True)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows under the header row, by header."""
    headers = [str(cell.value) for cell in sheet[HEADER] if cell.value is not None]
    found: list[dict[str, object]] = []
    for cells in sheet.iter_rows(min_row=HEADER + 1, max_col=len(headers), values_only=True):
        if cells[0] is None:
            break
        found.append(dict(zip(headers, cells, strict=True)))
    return found


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(soffice, tmp_path_factory.mktemp("libreoffice"))


def test_the_sheets(tmp_path: Path) -> None:
    assert written(example(), tmp_path).sheetnames == SHEETS


def test_the_sheets_without_clients(tmp_path: Path) -> None:
    book = written(example(()), tmp_path)
    assert book.sheetnames == WITHOUT_CLIENTS
    assert "Cliënten" not in [cell.value for cell in book["Verschillen"][HEADER]]


def test_no_client_is_named(tmp_path: Path) -> None:
    written(example(), tmp_path)
    with zipfile.ZipFile(tmp_path / "uit.xlsx") as package:
        texts = [package.read(name) for name in package.namelist()]
    assert not [text for text in texts if b"KLANT" in text]


def test_regions_stand_in_order_with_their_amounts(tmp_path: Path) -> None:
    found = example()
    rows = table(written(found, tmp_path)["Verschillen"])
    assert [line["Nr"] for line in rows] == list(range(1, len(found.regions) + 1))
    first, region = rows[0], found.regions[0]
    assert (first["Gebied"], first["Oud besluit"], first["Nieuw besluit"]) == (
        region.change.words, "IB3", "handmatig",
    )  # fmt: skip
    assert (first["Rijen oud"], first["Rijen nieuw"]) == ("Categorie!A3", "Categorie!A4")
    assert region.weight is not None
    amounts = [first[header] for header in ("Oud", "Nieuw", "Verschil")]
    shift = region.weight.shift
    assert [in_cents(amount) for amount in amounts] == [
        in_cents(cents / 100) for cents in (shift.oud, shift.nieuw, shift.verschil)
    ]


def test_tariffs_stand_with_their_change(tmp_path: Path) -> None:
    dearer, gone, almost_free = table(written(example(), tmp_path)["Tarieven"])
    assert [line["Product"] for line in (dearer, gone, almost_free)] == ["IB1", "IB2", "IB2"]
    assert (dearer["Van periode"], dearer["T/m periode"]) == ("2016-P01", "2016-P13")
    amounts = ("Oud tarief", "Nieuw tarief", "Verschil")
    assert [dearer[name] for name in amounts] == [319.24, 326.24, 7]
    assert dearer["In procent"] == pytest.approx(7 / 319.24)
    assert [gone[name] for name in (*amounts, "In procent")] == [692.21, None, None, None]
    assert (almost_free["Van periode"], almost_free["Van"]) == ("2016-P08", "1-7-2016")


def test_settings_stand_with_both_values(tmp_path: Path) -> None:
    (line,) = table(written(example(), tmp_path)["Instellingen"])
    assert [line[name] for name in ("Blad", "Wat", "Oud", "Nieuw", "Telt mee")] == [
        "Model", "naam", "Proef", "Nieuw", "nee",
    ]  # fmt: skip


def test_names_stay_text(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Per aanbieder"]
    names = [line["Aanbieder"] for line in table(sheet)]
    assert set(names) == {NASTY, "Oost", "West", "(niet ingevuld)"}


def test_moves_stand_as_a_list_and_as_a_square(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Overgangen"]
    moves = {
        (line["Oud besluit"], line["Nieuw besluit"]): line["Cliënten"] for line in table(sheet)
    }
    assert moves == {("IB3", "handmatig"): 1, ("IB3", "IB1"): 1, ("IB3 + IB3O", "IB1 + IB1O"): 1}
    rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=11)]
    header = next(index for index, line in enumerate(rows) if line[0] == "Oud besluit")
    square = {line[0]: dict(zip(rows[header], line, strict=True)) for line in rows[header + 1 :]}
    assert square["IB3"]["handmatig"] == square["IB3"]["IB1"] == 1
    assert square["IB3 + IB3O"]["IB1 + IB1O"] == 1
    assert square["IB3 + IB3O"]["IB1"] is None


def test_the_summary_says_the_conclusion_and_that_sums_agree(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Samenvatting"]
    texts = [cell.value for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert str(sheet["A3"].value).startswith("4 gebieden beslissen anders")
    assert texts.count("ja") == 3
    assert "nee" not in texts
    assert set(SHEETS[1:]) <= set(texts)


def recalculated(found: Compared, folder: Path, office: LibreOffice) -> int:
    """Every formula gives, recalculated, the value that was cached; how many there are."""
    path = folder / "uit.xlsx"
    write_compared(found, path)
    cached, again, formulas = read_values(path), office.recalculated(path), read_formulas(path)
    differ = {
        place: (formula, cached.get(place), again.get(place))
        for place, formula in formulas.items()
        if in_cents(cached.get(place)) != in_cents(again.get(place))
    }
    assert not differ
    return len(formulas)


def test_formulas_recalculate(office: LibreOffice, tmp_path: Path) -> None:
    assert recalculated(example(), tmp_path, office) > 50


@pytest.mark.parametrize("rows", [(), ROWS[:1]])
def test_formulas_recalculate_without_a_difference(
    office: LibreOffice, tmp_path: Path, rows: Sequence[Row]
) -> None:
    recalculated(compared(model(), model(), *rows), tmp_path, office)


def test_no_difference_is_said(tmp_path: Path) -> None:
    book = written(compared(model(), model(), *ROWS), tmp_path)
    assert book["Samenvatting"]["A3"].value == "Geen verschil: bewezen voor alle waarden en dagen."
    told = [cell.value for cell in book["Verschillen"][HEADER + 1]]
    assert "De conversietabellen beslissen nergens anders." in told


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        write_compared(example(), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_input_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "model.xlsx"
    path.write_bytes(b"model")
    with pytest.raises(CannotWrite):
        write_compared(example(), path, inputs=[path])
    assert path.read_bytes() == b"model"


def test_a_square_with_too_many_columns_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_amounts, "MOST_COLUMNS", 2)
    sheet = written(example(), tmp_path)["Overgangen"]
    assert len(table(sheet)) == 3
    assert [cell.value for cell in sheet["A"]].count("Oud besluit") == 1
