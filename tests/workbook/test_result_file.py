"""The result workbook as a file: sheets, charts, bytes, printing; whole or not at all."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ibcalc.engine.matrix import Matrix
from ibcalc.engine.result import Result, Unresolved
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place
from ibcalc.workbook.atomic import CannotWrite
from ibcalc.workbook.result import write_result
from tests.libreoffice import read_formulas
from tests.workbook.fabricated import (
    Line,
    Made,
    budget_outcome,
    example,
)
from tests.workbook.resultbook import (
    HEADER,
    SHEETS,
    part,
    sheet_part,
    text_of,
    written,
)


def test_the_sheets_in_order(tmp_path: Path) -> None:
    assert written(example(), tmp_path).sheetnames == SHEETS


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


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    write_result(example().result(), first, with_lines=True)
    write_result(example().result(), second, with_lines=True)
    assert first.read_bytes() == second.read_bytes()


def broken(result: Result) -> Result:
    def fail() -> Matrix:
        raise ZeroDivisionError

    return replace(result, build_matrix=fail)


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
