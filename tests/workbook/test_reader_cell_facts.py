"""Each cell as it is stored: type, text, formula, style and what it shows."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from ibcalc.workbook.reader.cellfacts import CellFact, read_cells
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import open_workbook, read_workbook
from tests.workbook.handmade import STRICT, book_bytes, parts

TEMPLATES = Path(__file__).parents[2] / "templates"

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
    '<fonts><font><sz val="11"/></font><font><b/><i val="0"/><strike/>'
    '<color rgb="FFFF0000"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill>'
    '<fgColor theme="4"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="164" fontId="1" fillId="1">'
    '<protection locked="0" hidden="1"/></xf><xf numFmtId="14"/><xf numFmtId="99"/></cellXfs>'
)
ROWS = (
    '<row r="2"><c r="A2" s="1"><v>2015</v></c><c r="B2" s="2"><v>42370</v></c>'
    '<c r="C2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><r><t>ri</t></r><r><t>jk</t></r>'
    '<rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>'
    '<row r="3" hidden="1"><c r="A3"><f>1+1</f></c><c r="B3"><f>1+1</f><v>2</v></c>'
    '<c r="C3" t="str"><f>"a"</f><v></v></c><c r="D3" s="3"><v>1</v></c><c r="E3" s="1"/>'
    '<c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c></row>'
)


@pytest.fixture(params=["", STRICT])
def cells(request: pytest.FixtureRequest) -> dict[str, CellFact]:
    namespace = {"namespace": request.param} if request.param else {}
    made = parts(ROWS, texts="<si><t>H300</t></si>", styles=STYLES, **namespace)
    (sheet,) = read_cells(book_bytes(made), "b.xlsx")
    assert sheet.hidden_rows == (3,)
    assert sheet.cell(2, 1) == sheet.cells[0]
    assert sheet.cell(9, 9) is None
    return {cell.address: cell for cell in sheet.cells}


def test_values(cells: dict[str, CellFact]) -> None:
    told = {address: (cell.kind, cell.stored, cell.raw) for address, cell in cells.items()}
    assert told == {
        "A2": ("n", "2015", "z02015"),
        "B2": ("n", "42370", "d42370"),
        "C2": ("s", "0", "sH300"),
        "D2": ("inlineStr", "rijk", "srijk"),
        "A3": ("n", "", "f1+1"),
        "B3": ("n", "2", "n2"),
        "C3": ("str", "", "s"),
        "D3": ("n", "1", "n1"),
        "E3": ("n", "", ""),
        "F3": ("e", "#N/A", "e#N/A"),
        "G3": ("b", "1", "b1"),
    }


def test_formulas(cells: dict[str, CellFact]) -> None:
    formulas = {
        address: (cell.formula, cell.calculated)
        for address, cell in cells.items()
        if cell.formula is not None
    }
    assert formulas == {"A3": ("1+1", False), "B3": ("1+1", True), "C3": ('"a"', True)}


def test_what_is_shown(cells: dict[str, CellFact]) -> None:
    assert {address: cell.shown for address, cell in cells.items()} == {
        "A2": "02015", "B2": "1-1-2016", "C2": "H300", "D2": "rijk", "A3": None, "B3": "2",
        "C3": "", "D3": None, "E3": "", "F3": "#N/A", "G3": "WAAR",
    }  # fmt: skip


def test_styles(cells: dict[str, CellFact]) -> None:
    style = cells["A2"].style
    assert (style.number_format, style.bold, style.italic, style.struck) == (
        "00000", True, False, True,
    )  # fmt: skip
    assert (style.font_colour, style.fill, style.locked, style.hidden_formula) == (
        "FFFF0000", "theme 4", False, True,
    )  # fmt: skip
    plain = cells["B3"].style
    assert (plain.number_format, plain.bold, plain.fill, plain.locked) == (
        "General",
        False,
        "",
        True,
    )


def test_one_sheet_is_enough() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("Een").write("A1", 1)
        book.add_worksheet("Twee").write("B2", "x")
    assert [sheet.name for sheet in read_cells(target.getvalue(), "b.xlsx")] == ["Een", "Twee"]
    (sheet,) = read_cells(target.getvalue(), "b.xlsx", "twee")
    assert [(cell.address, cell.raw) for cell in sheet.cells] == [("B2", "sx")]


@pytest.mark.parametrize("address", ["XFE1", "A1048577", "a", "A0"])
def test_outside_the_grid(address: str) -> None:
    data = book_bytes(parts(f'<row r="1"><c r="{address}"><v>1</v></c></row>'))
    with pytest.raises(CannotOpen) as refused:
        read_cells(data, "b.xlsx")
    assert refused.value.code == "BOEK-020"


@pytest.mark.parametrize("name", ["model-ib-2016.xlsx", "sjabloon-kostprijs.xlsx"])
def test_the_grid_holds_the_same(name: str) -> None:
    """And every format in our own workbooks is known."""
    path = TEMPLATES / name
    workbook = open_workbook(path)
    for sheet in read_cells(path.read_bytes(), name):
        grid = workbook.sheet(sheet.name)
        assert grid is not None
        assert all(grid.raw(cell.row, cell.column) == cell.raw for cell in sheet.cells)
        assert all(cell.shown is not None for cell in sheet.cells if cell.calculated)


def test_dates_since_1904() -> None:
    """Excel shows the day, whatever the system in which it counts."""
    made = parts(
        '<row r="1"><c r="A1" s="2"><v>40908</v></c></row>',
        styles=STYLES,
        settings='<workbookPr date1904="1"/>',
    )
    (sheet,) = read_cells(book_bytes(made), "b.xlsx")
    assert (sheet.cells[0].raw, sheet.cells[0].shown) == ("d42370", "1-1-2016")
    assert read_workbook(book_bytes(made), "b.xlsx", "").sheets[0].raw(1, 1) == "d42370"
