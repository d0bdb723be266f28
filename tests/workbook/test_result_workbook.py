"""The result workbook as its reader finds it: sheets, figures, words, links, bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.engine.result import Result, Unresolved
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.result import write_result
from tests.libreoffice import read_formulas
from tests.workbook.fabricated import (
    CLIENT_FILE,
    MODEL_FILE,
    Line,
    Made,
    budget_outcome,
    example,
    outcome_of,
)

SHEETS = [
    "Samenvatting", "Per client", "Per periode", "Per product", "Per aanbieder", "Per gemeente",
    "Budget", "Bevindingen", "Onopgelost", "Verantwoording",
]  # fmt: skip
KNOWN_FUNCTIONS = {"SUM", "SUMIFS", "SUMPRODUCT", "EXACT", "ROUND", "IF"}
"""All of them in Excel 2010 and in LibreOffice 7."""

HEADER = 6


def written(made: Made, folder: Path, *, with_lines: bool = False) -> openpyxl.Workbook:
    """The workbook of a result, with its cached values."""
    path = folder / "uitkomst.xlsx"
    write_result(made.result(), path, with_lines=with_lines)
    return openpyxl.load_workbook(path, data_only=True)


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows under the header row, by header."""
    headers = [str(cell.value) for cell in sheet[HEADER] if cell.value is not None]
    rows = sheet.iter_rows(min_row=HEADER + 1, max_col=len(headers), values_only=True)
    return [dict(zip(headers, row, strict=True)) for row in rows if row[0] is not None]


def cents_by(rows: list[dict[str, object]], key: str, amount: str = "Bedrag") -> dict[str, int]:
    return {str(row[key]): cents(row[amount]) for row in rows if row[amount]}


def cents(value: object) -> int:
    return int(Decimal(str(value)).scaleb(2))


def text_of(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def part(folder: Path, name: str) -> str:
    with zipfile.ZipFile(folder / "uitkomst.xlsx") as package:
        return package.read(name).decode()


def sheet_part(name: str) -> str:
    """The part of a sheet in a workbook with Regels."""
    return f"xl/worksheets/sheet{[*SHEETS[:7], 'Regels', *SHEETS[7:]].index(name) + 1}.xml"


def test_the_sheets_in_order(tmp_path: Path) -> None:
    assert written(example(), tmp_path).sheetnames == SHEETS


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


def test_an_incomplete_total_says_so(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Samenvatting"]
    assert sheet["A3"].value == "LET OP: 2 rijen zonder prijs: het totaal is niet volledig."
    assert "gerekend met voorbeeldprijzen voor IB1O, IB3O" in sheet["A4"].value


def test_a_complete_total_says_so(tmp_path: Path) -> None:
    made = replace(example(), unresolved=(), examples=())
    sheet = written(made, tmp_path)["Samenvatting"]
    assert sheet["A3"].value == "VOLLEDIG: alle rijen hebben een prijs."
    assert sheet["A4"].value == "Er zijn geen voorbeeldprijzen gebruikt."


def test_a_fault_in_the_model_is_not_called_complete(tmp_path: Path) -> None:
    result = replace(Made().result(), complete=False)
    write_result(result, tmp_path / "uitkomst.xlsx")
    book = openpyxl.load_workbook(tmp_path / "uitkomst.xlsx")
    assert "fouten gevonden" in book["Samenvatting"]["A3"].value


def test_the_counts_of_rows(tmp_path: Path) -> None:
    sheet = written(example(), tmp_path)["Samenvatting"]
    counts = {row[3].value.strip(): row[5].value for row in sheet["A7:F13"]}
    assert counts == {
        "Gelezen": 42, "Met een prijs": 40, "waarvan via conversie": 40, "waarvan zonder regel": 0,
        "Een mens moet beslissen": 0, "Fout in de rij": 2, "Zonder prijs": 2,
    }  # fmt: skip


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


def test_charts_are_native_and_refer_to_the_sheets(tmp_path: Path) -> None:
    written(example(), tmp_path)
    charts = [part(tmp_path, f"xl/charts/chart{number}.xml") for number in (1, 2, 3)]
    assert "'Per periode'!$H$7:$H$19" in charts[0]
    assert "'Per product'!$F$7:$F$11" in charts[1]
    assert "'Budget'!$H$7:$H$9" in charts[2]
    assert "'Budget'!$I$7:$I$9" in charts[2]
    assert "wdUpDiag" in charts[2]


def test_without_budget_there_is_no_empty_chart(tmp_path: Path) -> None:
    book = written(replace(example(), budget=()), tmp_path)
    assert "Het model heeft geen budget." in text_of(book["Samenvatting"])
    with zipfile.ZipFile(tmp_path / "uitkomst.xlsx") as package:
        assert sum(name.startswith("xl/charts/chart") for name in package.namelist()) == 2


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-5", "@SUM(A1)", '=HYPERLINK("x")', "\t=1"])
def test_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    finding = Finding(text, Severity.FOUT, Place(text, text, 1, 1), text, text)
    made = Made(
        lines=[Line(text, text, text, text, "2016-P01", 5)],
        clients=(text,),
        findings=(finding,),
        unresolved=(Unresolved(0, Place(text, text, 2), text, text),),
        budget=(budget_outcome(5, post=text),),
        examples=(text,),
        scenario=text,
    )
    write_result(made.result(), tmp_path / "uitkomst.xlsx", with_lines=True)
    formulas = read_formulas(tmp_path / "uitkomst.xlsx").values()
    quoted = '"' + text.replace('"', '""') + '"'
    assert not [formula for formula in formulas if text in formula.replace(quoted, "")]
    book = openpyxl.load_workbook(tmp_path / "uitkomst.xlsx")
    assert book["Per client"]["A7"].data_type != "f"
    assert book["Bevindingen"]["F7"].value == text


def test_bevindingen_in_words_with_place_and_count(tmp_path: Path) -> None:
    rows = table(written(example(), tmp_path)["Bevindingen"])
    assert rows[0] == {
        "Ernst": "fout", "Code": "CLI-104", "Bestand": CLIENT_FILE, "Blad": "Clienten",
        "Cel": "E7", "Melding": "Klasse 9 komt niet voor in het domein 1 t/m 8.",
        "Herstel": "Vul een klasse van 1 tot en met 8 in.", "Aantal": 3,
        "Ook in cellen": "E19, E22",
    }  # fmt: skip
    assert [row["Ernst"] for row in rows] == ["fout", "waarschuwing", "info"]


def links(book: openpyxl.Workbook) -> dict[str, tuple[str | None, str | None]]:
    sheet = book["Bevindingen"]
    return {
        link.ref: (link.target, link.location)
        for row in sheet.iter_rows(min_row=7)
        for cell in row
        if (link := cell.hyperlink) is not None
    }


def test_a_cell_is_a_link_when_its_file_stands_beside(tmp_path: Path) -> None:
    assert links(written(example(), tmp_path)) == {}
    (tmp_path / CLIENT_FILE).touch()
    assert links(written(example(), tmp_path)) == {"E7": (CLIENT_FILE, "'Clienten'!E7")}
    (tmp_path / MODEL_FILE).touch()
    assert links(written(example(), tmp_path))["E9"] == (MODEL_FILE, "'Tarieven'!A1")


@pytest.mark.parametrize("file", ["", "clienten.csv", "a#b.xlsx", "map/clienten.xlsx"])
def test_no_link_that_cannot_work(file: str, tmp_path: Path) -> None:
    if file:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    finding = Finding("CLI-001", Severity.INFO, Place(file, "Blad", 2, 2), "Melding.", "Herstel.")
    assert links(written(Made(findings=(finding,)), tmp_path)) == {}


def test_a_sheet_with_a_quote_in_its_name(tmp_path: Path) -> None:
    (tmp_path / MODEL_FILE).touch()
    place = Place(MODEL_FILE, "Scenario's", 2, 2)
    finding = Finding("MOD-001", Severity.INFO, place, "Melding.", "Herstel.")
    found = links(written(Made(findings=(finding,)), tmp_path))
    assert found == {"E7": (MODEL_FILE, "'Scenario''s'!B2")}


def test_onopgelost_shows_the_place_and_no_bsn(tmp_path: Path) -> None:
    book = written(example(), tmp_path)
    rows = table(book["Onopgelost"])
    assert [(row["Client"], row["Rij"], row["Reden"]) for row in rows] == [
        ("C-041", 42, "klasse ontbreekt"), ("(BSN, niet getoond)", 43, "code H132"),
    ]  # fmt: skip
    assert not any("999900006" in text_of(book[name]) for name in book.sheetnames)


def test_verantwoording_tells_what_went_in(tmp_path: Path) -> None:
    text = text_of(written(replace(example(), scenario="Krap"), tmp_path)["Verantwoording"])
    for expected in (
        MODEL_FILE, "a" * 64, CLIENT_FILE, "b" * 64, "Individuele Begeleiding", "jaar13", "eerste",
        "Krap", "vol", "€ 1.063,61",
    ):  # fmt: skip
        assert expected in text


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    write_result(example().result(), first, with_lines=True)
    write_result(example().result(), second, with_lines=True)
    assert first.read_bytes() == second.read_bytes()


def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    result = example().result()
    shuffled = replace(
        result, build_lines=lambda: result.lines.sample(fraction=1, shuffle=True, seed=1)
    )
    write_result(result, tmp_path / "een.xlsx")
    write_result(shuffled, tmp_path / "twee.xlsx")
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def broken(result: Result) -> Result:
    def fail() -> pl.DataFrame:
        raise ZeroDivisionError

    return replace(result, build_lines=fail)


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "uitkomst.xlsx"
    path.write_bytes(b"oud")
    with pytest.raises(ZeroDivisionError):
        write_result(broken(example().result()), path)
    assert path.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "clienten.xlsx"
    path.write_bytes(b"invoer")
    with pytest.raises(CannotWrite):
        write_result(example().result(), path, inputs=[path])
    assert path.read_bytes() == b"invoer"


def test_lines_that_do_not_add_up_are_a_bug(tmp_path: Path) -> None:
    result = example().result()
    wrong = replace(result, totals=replace(result.totals, totaal=result.total + 1))
    with pytest.raises(RuntimeError, match="do not add up"):
        write_result(wrong, tmp_path / "uitkomst.xlsx")


@pytest.mark.parametrize("name", [*SHEETS, "Regels"])
def test_every_sheet_prints_well(name: str, tmp_path: Path) -> None:
    sheet = written(example(), tmp_path, with_lines=True)[name]
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.page_setup.fitToWidth in (1, None)
    assert 'fitToPage="1"' in part(tmp_path, sheet_part(name))
    assert sheet.print_area
    assert "Pagina &amp;P van &amp;N" in part(tmp_path, sheet_part(name))


@pytest.mark.parametrize("name", [*SHEETS[1:9], "Regels"])
def test_every_table_is_frozen_and_repeats_its_header(name: str, tmp_path: Path) -> None:
    sheet = written(example(), tmp_path, with_lines=True)[name]
    assert str(sheet.freeze_panes)[1:] == str(HEADER + 1)
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    (area,) = sheet.tables.values()
    assert area.autoFilter is not None
    assert not sheet.merged_cells.ranges


def test_an_amount_is_never_wider_than_its_column(tmp_path: Path) -> None:
    huge = 98_765_432_198
    made = Made(
        lines=[Line("C", "A", "0505", "IB1", "2016-P01", huge)],
        budget=(budget_outcome(huge, grondslag=huge * 3),),
    )
    book = written(made, tmp_path)
    for name in ("Per client", "Per periode", "Per product", "Budget", "Samenvatting"):
        for row in book[name].iter_rows():
            for cell in row:
                if isinstance(cell.value, float) and "#,##0.00" in cell.number_format:
                    assert width_of(book[name], cell.column) >= len(f"€ {cell.value:,.2f}")


def width_of(sheet: Worksheet, column: int) -> float:
    """The width of a column; openpyxl keeps equal neighbours as one range."""
    dimensions = sheet.column_dimensions.values()
    return next(
        float(each.width)
        for each in dimensions
        if column in range(each.min or 0, (each.max or 0) + 1)
    )
