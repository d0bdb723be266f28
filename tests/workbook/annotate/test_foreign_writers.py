"""Copies of workbooks as Excel and openpyxl write them, with the habits of each."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from ibcalc.workbook.reader.xlsx import open_workbook
from tests.workbook.annotate.books import (
    RED,
    checked,
    differing,
    found,
    loaded,
    parts_of,
    rich_book,
)
from tests.workbook.annotate.test_odd_packages import ROWS, plain, saved
from tests.workbook.handmade import HEAD, LINKS, MAIN, rels

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
AC = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"

EXCEL_BOOK = (
    f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}" xmlns:mc="{MC}" mc:Ignorable="x15 xr">'
    '<fileVersion appName="xl" lastEdited="7"/><workbookPr codeName="ThisWorkbook"/>'
    '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\" '
    'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice>'
    '</mc:AlternateContent><workbookProtection lockStructure="1"/><bookViews>'
    '<workbookView xWindow="0" activeTab="0" xr2:uid="{0}" xmlns:xr2="urn:xr2"/></bookViews>'
    '<sheets><sheet name="Blad" sheetId="7" r:id="rId1"/></sheets>'
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Blad!$A$1:$C$9'
    '</definedName></definedNames><calcPr calcId="191029"/><extLst><ext uri="{1}"/></extLst>'
    "</workbook>"
)
EXCEL_SHEET = (
    f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}" xmlns:mc="{MC}" mc:Ignorable="x14ac xr" '
    f'xmlns:x14ac="{AC}" xmlns:xr="urn:xr" xr:uid="{{2}}"><sheetPr codeName="Blad1"/>'
    '<dimension ref="A1:C1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/>'
    '</sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>'
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1"><v>42370</v></c>'
    '<c r="B1"><f>A1+1</f><v>42371</v></c></row></sheetData><pageMargins left="0.7" right="0.7" '
    'top="0.75" bottom="0.75" header="0.3" footer="0.3"/><mc:AlternateContent><mc:Choice '
    'Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    f'<extLst><ext uri="{{3}}" xmlns:x14="{X14}"><x14:conditionalFormattings>'
    f'<x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="expression"><xm:f>A1</xm:f>'
    "</x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting>"
    "</x14:conditionalFormattings></ext></extLst></worksheet>"
)


def excel_book(folder: Path) -> Path:
    chain = f'{HEAD}<calcChain xmlns="{MAIN}"><c r="B1" i="7"/></calcChain>'
    return saved(folder, plain() | {
        "xl/workbook.xml": EXCEL_BOOK,
        "xl/worksheets/sheet1.xml": EXCEL_SHEET,
        "xl/calcChain.xml": chain,
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "styles", "styles.xml"),
            ("rId4", "calcChain", "calcChain.xml"),
        ),
        "customXml/item1.xml": "<eigen/>",
        "docProps/app.xml": "<Properties><TitlesOfParts>Blad</TitlesOfParts></Properties>",
    })  # fmt: skip


def test_a_workbook_of_excel(tmp_path: Path) -> None:
    source = excel_book(tmp_path)
    copy = checked(source, [found((1, 1)), found((1, 2)), found((1, 3)), found((3, 4))])
    changed, _ = differing(source, copy)
    assert changed == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }  # fmt: skip
    sheet = parts_of(copy)["xl/worksheets/sheet1.xml"].decode()
    rows = sheet[sheet.index("<sheetData>") : sheet.index("</sheetData>")]
    assert re.sub(r'(?<=<c)( r="\w+")? s="\d+"( r="\w+")?', r"\1\2", rows) == (
        '<sheetData><row r="1" x14ac:dyDescent="0.25"><c r="A1"><v>42370</v></c>'
        '<c r="B1"><f>A1+1</f><v>42371</v></c><c r="C1"/></row><row r="3"><c r="D3"/></row>'
    )
    around = sheet.replace(rows, "").replace("A1:D3", "A1:C1")
    before = re.sub(r"<sheetData>.*(?=</sheetData>)", "", EXCEL_SHEET)
    assert re.sub(r"<legacyDrawing [^>]*/>", "", around) == before
    assert b'<Default Extension="vml"' in parts_of(copy)["[Content_Types].xml"]
    assert sheet.index("pageMargins") < sheet.index("legacyDrawing") < sheet.index("mc:Choice")


def test_the_workbook_part_of_excel_only_gets_longer(tmp_path: Path) -> None:
    book = parts_of(checked(excel_book(tmp_path), []))["xl/workbook.xml"].decode()
    sheets = re.findall(r'<sheet name="Bev[^>]*/>', book)
    names = re.findall(r'<definedName [^>]*localSheetId="1"[^>]*>[^<]*</definedName>', book)
    added = [*sheets, *names]
    assert len(added) == 3
    for piece in added:
        book = book.replace(piece, "")
    assert book == EXCEL_BOOK
    assert 'sheetId="8"' in added[0]


def test_notes_that_openpyxl_drew(tmp_path: Path) -> None:
    """Its drawings have prefixes of their own and no anchors."""
    source = tmp_path / "boek.xlsx"
    book = loaded(rich_book(tmp_path / "rijk.xlsx"))
    book.save(source)
    book.close()
    copy = checked(source, [found((2, 1)), found((3, 1))])
    sheet = loaded(copy)["Blad"]
    for cell, author in ((sheet["A2"], "Ans"), (sheet["A3"], "ibcalc")):
        assert cell.fill.fgColor.rgb == RED
        assert cell.comment is not None
        assert cell.comment.author == author
        assert "Hier klopt iets niet." in cell.comment.text
    name = next(name for name in parts_of(copy) if name.endswith(".vml"))
    assert parts_of(copy)[name].count(b"ClientData ObjectType") == 2
    assert [old.rows for old in open_workbook(source).sheets] == [
        new.rows for new in open_workbook(copy).sheets[:-1]
    ]


def test_the_box_of_a_note_that_grows(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    drawing = "xl/drawings/vmlDrawing1.vml"
    before = anchor(parts_of(source)[drawing])
    after = anchor(parts_of(checked(source, [found((2, 1), message="Lang. " * 60)]))[drawing])
    assert after[:6] == before[:6]
    assert after[6] > before[6] + 4


def anchor(drawing: bytes) -> list[int]:
    match = re.search(rb"<x:Anchor>([^<]*)<", drawing)
    assert match is not None
    return [int(number) for number in match[1].split(b",")]


def test_the_box_of_a_new_note_stands_beside_its_cell(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    drawing = parts_of(checked(source, [found((20, 5), "Kaal")]))["xl/drawings/vmlDrawing2.vml"]
    left, _, top, _, right, _, bottom, _ = anchor(drawing)
    assert (left, top) == (5, 18)
    assert right > left
    assert bottom > top
    assert b"<x:Row>19</x:Row><x:Column>4</x:Column>" in drawing


def test_shapes_of_two_drawings_are_numbered_apart(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "boek.xlsx")
    copy = parts_of(checked(source, [found((3, 1)), found((1, 1), "Kaal")]))
    numbers = [
        number
        for name, data in copy.items()
        if name.endswith(".vml")
        for number in re.findall(rb'id="_x0000_s(\d+)"', data)
    ]
    assert len(numbers) == len(set(numbers)) == 3


def test_a_note_on_the_archive_stays(tmp_path: Path) -> None:
    source = saved(tmp_path, plain(ROWS))
    with zipfile.ZipFile(source, "a") as package:
        package.comment = b"van ons"
    with zipfile.ZipFile(checked(source, [])) as package:
        assert package.comment == b"van ons"
