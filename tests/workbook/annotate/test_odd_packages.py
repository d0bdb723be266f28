"""Workbooks stored in unusual ways get a sound copy too: prefixes, strict, UTF-16, bare parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.xlsx import open_workbook
from tests.workbook.annotate.books import RED, checked, found, loaded, parts_of, proposed
from tests.workbook.handmade import LINKS, MAIN, STRICT, book_bytes, parts, rels, sheet_xml

STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_TYPES = (
    f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>'
)
STYLES = (
    '<fonts count="1"><font><sz val="11"/><color theme="0"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf fontId="0" fillId=\'0\' numFmtId="14" borderId="0" xfId="0"><alignment wrapText="1"/>'
    '</xf></cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
ROWS = (
    '<row r="1" spans="1:2"><c r="A1" s="1"><v>42370</v></c>'
    '<c r="C1" t="inlineStr"><is><t>tekst</t></is></c></row>'
)

Made = dict[str, str | bytes]


def plain(rows: str = ROWS, *, before: str = "", after: str = "", styles: str = STYLES) -> Made:
    made = parts(rows, before=before, after=after, styles=styles)
    return made | {"[Content_Types].xml": CONTENT_TYPES}


def saved(folder: Path, made: Made) -> Path:
    path = folder / "boek.xlsx"
    path.write_bytes(book_bytes(made))
    return path


def assert_sound(source: Path, copy: Path) -> Workbook:
    """Our reader sees the same cells, and the added sheet, in the copy."""
    before, after = open_workbook(source), open_workbook(copy)
    assert [sheet.name for sheet in after.sheets[-2:]] == ["Bevindingen", "Voorstel"]
    for old, new in zip(before.sheets, after.sheets, strict=False):
        assert old.rows == new.rows
    return after


def in_prefix(xml: str | bytes, prefix: str) -> str:
    """A part of which all elements have a prefix."""
    assert isinstance(xml, str)
    named = re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}:", xml)
    return named.replace("xmlns=", f"xmlns:{prefix}=")


def with_prefix(made: Made) -> Made:
    wanted = [name for name in made if "sheet1" in name or name.endswith(("book.xml", "yles.xml"))]
    listings = [name for name in made if name.endswith((".rels", "Types].xml"))]
    return (
        made
        | {name: in_prefix(made[name], "x") for name in wanted}
        | {name: in_prefix(made[name], "p") for name in listings}
    )


def in_strict(made: Made) -> Made:
    def strict(content: str | bytes) -> str:
        assert isinstance(content, str)
        return content.replace(MAIN, STRICT).replace(LINKS, STRICT_LINKS)

    return {name: strict(content) for name, content in made.items()}


def in_utf_16(made: Made) -> Made:
    def wide(content: str | bytes) -> bytes:
        assert isinstance(content, str)
        return content.replace("UTF-8", "UTF-16").encode("utf-16")

    return {name: wide(content) for name, content in made.items() if name.startswith("xl/")} | {
        name: content for name, content in made.items() if not name.startswith("xl/")
    }


ODD: dict[str, Made] = {
    "plain": plain(),
    "prefixes": with_prefix(plain()),
    "strict": in_strict(plain()),
    "strict with prefixes": in_strict(with_prefix(plain())),
    "utf-16": in_utf_16(plain()),
    "latin 1": plain() | {
        "xl/styles.xml": '<?xml version="1.0" encoding="ISO-8859-1"?>'
        f'<styleSheet xmlns="{MAIN}">{STYLES.replace("Arial", "Ariäl")}</styleSheet>'
        .encode("latin-1"),
    },
    "ascii": plain() | {"xl/styles.xml": '<?xml version="1.0" encoding="us-ascii"?>'
        f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'},
    "a byte order mark": {
        name: b"\xef\xbb\xbf" + str(content).encode() for name, content in plain().items()
    },
    "rows and cells without addresses": plain("<row><c><v>1</v></c><c><v>2</v></c></row><row/>"),
    "an empty row with its own tags": plain('<row r="1"></row><row r="2" ht="20"/>'),
    "white space and comments": plain(f"\n <!-- a --> {ROWS}\n <!-- <row r='9'/> -->\n"),
    "a filter, a page and a table after the rows": plain(
        after='<sheetProtection sheet="1"/><pageMargins left="1" right="1" top="1" bottom="1" '
        'header="0" footer="0"/><extLst><ext uri="{x}"/></extLst>',
    ),
    "views and columns before the rows": plain(
        before='<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        '<cols><col min="1" max="9" width="12.5" style="1"/></cols>',
    ),
    "styles with empty sections": plain(styles='<fonts count="0"/><fills/><cellXfs/>'),
    "styles that are empty": plain(styles=""),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_a_sound_copy(case: str, tmp_path: Path) -> None:
    source = saved(tmp_path, ODD[case])
    copy = checked(source, [found(spot) for spot in ((1, 1), (1, 2), (4, 3))], [proposed()])
    after = assert_sound(source, copy)
    assert after.sheets[-1].raw(5, 3) == "s3 t/m 5"
    assert b"workbookView" in parts_of(copy)["xl/workbook.xml"].replace(b"\0", b"")
    for name, data in parts_of(copy).items():
        if name.endswith((".xml", ".rels", ".vml")):
            assert data.count(b"<?xml") <= 1


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("case", [name for name in ODD if "strict" not in name])
def test_openpyxl_sees_the_marks(case: str, tmp_path: Path) -> None:
    source = saved(tmp_path, ODD[case])
    sheet = loaded(checked(source, [found((1, 1)), found((4, 3))], [proposed()]))["Blad"]
    for cell in (sheet["A1"], sheet["C4"]):
        assert cell.fill.fgColor.rgb == RED
        assert cell.font.color.rgb == "FF000000"
        assert cell.comment is not None


def test_a_workbook_without_styles(tmp_path: Path) -> None:
    made = plain("<row><c><v>1</v></c></row>")
    del made["xl/styles.xml"]
    made["xl/_rels/workbook.xml.rels"] = rels(("rId1", "worksheet", "worksheets/sheet1.xml"))
    made["[Content_Types].xml"] = re.sub(r'<Override PartName="/xl/st[^>]*>', "", CONTENT_TYPES)
    source = saved(tmp_path, made)
    copy = checked(source, [found((1, 1))], [proposed()])
    assert_sound(source, copy)
    assert loaded(copy)["Blad"]["A1"].fill.fgColor.rgb == RED


def test_the_added_names_of_a_strict_workbook_are_strict(tmp_path: Path) -> None:
    source = saved(tmp_path, ODD["strict"])
    before = parts_of(source)
    for name, data in parts_of(checked(source, [found((1, 1))])).items():
        if name not in before and not name.endswith(".vml"):
            assert MAIN.encode() not in data
            assert LINKS.encode() not in data


def test_defined_names_and_their_sheets_stay(tmp_path: Path) -> None:
    made = plain()
    book = made["xl/workbook.xml"]
    assert isinstance(book, str)
    names = (
        '<definedNames><definedName name="Eigen">Blad!$A$1</definedName></definedNames>'
        '<calcPr calcId="1"/>'
    )
    made["xl/workbook.xml"] = book.replace("</workbook>", f"{names}</workbook>")
    after = loaded(checked(saved(tmp_path, made), []))
    assert list(after.defined_names) == ["Eigen"]
    assert after["Bevindingen"].print_title_rows == "$5:$5"
    assert after["Blad"].print_title_rows is None


def test_a_sheet_with_controls_keeps_its_drawing(tmp_path: Path) -> None:
    """Excel's drawings of controls hold loose HTML, which no XML parser reads."""
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/></o:shapelayout>'
        '<v:shape id="_x0000_s3079"><v:textbox><div>Druk<br>hier</div></v:textbox></v:shape></xml>'
    )
    made = plain(after=f'<legacyDrawing xmlns:r="{LINKS}" r:id="rId1"/>') | {
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "vmlDrawing", "../d.vml")),
        "xl/d.vml": drawing,
    }
    after = parts_of(checked(saved(tmp_path, made), [found((1, 1)), found((2, 1))]))
    patched = after["xl/d.vml"].decode()
    assert patched.startswith(drawing.removesuffix("</xml>"))
    assert re.findall(r'id="(_x0000_[st]\d+)"', patched) == [
        "_x0000_s3079", "_x0000_t202", "_x0000_s3080", "_x0000_s3081",
    ]  # fmt: skip
    assert after["xl/worksheets/sheet1.xml"].count(b"<legacyDrawing") == 1


def test_a_conversation_in_a_cell_is_left_alone(tmp_path: Path) -> None:
    """New Excel keeps a stand-in note beside a threaded comment; changing it would break both."""
    comments = (
        f'<comments xmlns="{MAIN}"><authors><author>tc={{1}}</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment>'
        "</commentList></comments>"
    )
    made = plain() | {
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "comments", "../comments1.xml")),
        "xl/comments1.xml": comments.encode("utf-16"),
    }
    copy = checked(saved(tmp_path, made), [found((1, 1))])
    assert parts_of(copy)["xl/comments1.xml"].decode("utf-16") == comments
    assert loaded(copy)["Blad"]["A1"].fill.fgColor.rgb == RED


def test_the_link_to_the_notes_stands_where_the_schema_asks(tmp_path: Path) -> None:
    after = (
        '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
        '<picture xmlns:r="urn:r" r:id="rId9"/><tableParts count="0"/>'
    )
    made = plain() | {"xl/worksheets/sheet1.xml": sheet_xml(ROWS, after=after)}
    xml = parts_of(checked(saved(tmp_path, made), [found((1, 1))]))["xl/worksheets/sheet1.xml"]
    order = re.findall(rb"<(pageMargins|legacyDrawing|picture|tableParts)", xml)
    assert order == [b"pageMargins", b"legacyDrawing", b"picture", b"tableParts"]
