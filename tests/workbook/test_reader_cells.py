"""Every kind of cell comes out as it was stored: parts made by hand, read back raw."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ibcalc.model.cell import Cell, Kind
from ibcalc.workbook.reader.grid import Sheet, Workbook
from ibcalc.workbook.reader.numberformat import shows_date, shows_percentage
from ibcalc.workbook.reader.storedtext import decoded
from ibcalc.workbook.reader.storedvalue import MEMO_SIZE, UNREADABLE, Memo, number
from ibcalc.workbook.reader.xlsx import read_workbook
from tests.workbook.handmade import STRICT, book_bytes, parts

DATES = (
    '<numFmts count="2"><numFmt numFmtId="170" formatCode="[$-413]d mmmm yyyy"/>'
    '<numFmt numFmtId="171" formatCode="0.0%;[Red]-0.0%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
    '<xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="171"/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs>'
)


def read(made: dict[str, str | bytes]) -> Workbook:
    return read_workbook(book_bytes(made), "invoer.xlsx", "0" * 64)


def read_sheet(rows: str, texts: str | None = None, styles: str | None = None) -> Sheet:
    return read(parts(rows, texts=texts, styles=styles)).sheets[0]


def raw_of(cell: str, texts: str | None = None, styles: str | None = None) -> str:
    return read_sheet(f'<row r="1">{cell}</row>', texts, styles).raw(1, 1)


TEXTS = (
    "<si><t>H300</t></si>"
    '<si><r><t>Individuele </t></r><r><rPr><b/></rPr><t xml:space="preserve">Begeleiding</t></r>'
    '<rPh sb="0" eb="1"><t>klank</t></rPh><phoneticPr fontId="1"/></si>'
    "<si><t>een_x000D_\ntwee_x005F_x000D_</t></si>"
    "<si><t></t></si><si/>"
)
RICH = "<is><r><t>a </t></r><r><t>b</t></r><rPh><t>k</t></rPh></is>"


@pytest.mark.parametrize(
    "cell, raw",
    [
        ('<c r="A1" t="s"><v>0</v></c>', "sH300"),
        ('<c r="A1" t="s"><v>1</v></c>', "sIndividuele Begeleiding"),
        ('<c r="A1" t="s"><v>2</v></c>', "seen\r\ntwee_x000D_"),
        ('<c r="A1" t="s"><v>3</v></c>', "s"),
        ('<c r="A1" t="s"><v>4</v></c>', "s"),
        ('<c r="A1" t="s"><v>5</v></c>', UNREADABLE),
        ('<c r="A1" t="s"><v>-1</v></c>', UNREADABLE),
        (f'<c r="A1" t="s"><v>{"1" * 5000}</v></c>', UNREADABLE),
        ('<c r="A1" t="inlineStr"><is><t>02015</t></is></c>', "s02015"),
        (f'<c r="A1" t="inlineStr">{RICH}</c>', "sa b"),
        ('<c r="A1" t="str"><f>A2</f><v>_x0041_</v></c>', "sA"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', "s"),
        ('<c r="A1"><v>319.24</v></c>', "n319.24"),
        ('<c r="A1"><v>1.5E-7</v></c>', "n1.5E-7"),
        ('<c r="A1" t="n"><v>0.30000000000000004</v></c>', "n0.30000000000000004"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "n2"),
        ('<c r="A1"><v>twaalf</v></c>', UNREADABLE),
        ('<c r="A1"><v>1_000</v></c>', UNREADABLE),
        ('<c r="A1"><v>NaN</v></c>', UNREADABLE),
        ('<c r="A1"><v>1E9999999</v></c>', UNREADABLE),
        ('<c r="A1" t="b"><v>1</v></c>', "b1"),
        ('<c r="A1" t="b"><v>false</v></c>', "b0"),
        ('<c r="A1" t="b"><v>ja</v></c>', UNREADABLE),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "e#N/A"),
        ('<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', "e#REF!"),
        ('<c r="A1" t="d"><v>2016-01-01</v></c>', "d42370"),
        ('<c r="A1" t="d"><v>2016-01-01T23:30:00Z</v></c>', "d42370"),
        ('<c r="A1" t="d"><v>1-1-2016</v></c>', "s1-1-2016"),
        ('<c r="A1" t="d"><v>1850-01-01</v></c>', "s1850-01-01"),
        ('<c r="A1" t="d"><v>2016-13-01</v></c>', UNREADABLE),
        ('<c r="A1" t="vreemd"><v>1</v></c>', UNREADABLE),
        ('<c r="A1" s="1"><v>42370</v></c>', "d42370"),
        ('<c r="A1" s="1" t="n"><v>42370.75</v></c>', "d42370.75"),
        ('<c r="A1" s="2"><v>42370</v></c>', "d42370"),
        ('<c r="A1" s="3"><v>0.5</v></c>', "n0.5"),
        ('<c r="A1" s="0"><v>42370</v></c>', "n42370"),
        ('<c r="A1" s="4"><v>0.25</v></c>', "p0.25"),
        ('<c r="A1" s="5"><f>1/4</f><v>0.25</v></c>', "p0.25"),
        ('<c r="A1" s="4"><v>veel</v></c>', UNREADABLE),
        ('<c r="A1" s="4" t="s"><v>0</v></c>', "sH300"),
        ('<c r="A1" s="1"><v>gisteren</v></c>', UNREADABLE),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', "fSUM(B1:B9)"),
        ('<c r="A1"><f>SUM(B1:B9)</f><v/></c>', "fSUM(B1:B9)"),
        ('<c r="A1"><f t="shared" si="0"/></c>', "f"),
        ('<c r="A1" s="1"/>', ""),
        ('<c r="A1"><v/></c>', ""),
        ('<c r="A1" t="s"><v/></c>', ""),
        ('<c r="A1"><v>&#53;<!-- niets -->7</v></c>', "n57"),
    ],
)
def test_a_stored_cell_as_raw(cell: str, raw: str) -> None:
    assert raw_of(cell, TEXTS, DATES) == raw


def test_the_four_kinds_of_nothing_stay_apart() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"/><c r="B1" t="inlineStr"><is><t/></is></c>'
        '<c r="C1" t="e"><v>#N/A</v></c><c r="D1"><f>A9</f></c></row>'
    )
    sheet = read_sheet(rows)
    kinds = [sheet.cell(1, column).kind for column in range(1, 6)]
    assert kinds == [Kind.EMPTY, Kind.TEXT, Kind.ERROR, Kind.UNCALCULATED, Kind.EMPTY]


def test_a_1904_workbook_gives_1900_serials() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>40908</v></c><c r="B1" s="1"><v>40908.25</v></c>'
        '<c r="C1"><v>40908</v></c><c r="D1" s="1"><v>?</v></c>'
        '<c r="E1" t="d"><v>2016-01-01</v></c><c r="F1" s="1"><v>1E300</v></c></row>'
    )
    made = parts(rows, styles=DATES, settings='<workbookPr date1904="1"/>')
    book = read(made)
    assert book.date1904
    shifted = ["d42370", "d42370.25", "n40908", UNREADABLE, "d42370", UNREADABLE]
    assert book.sheets[0].rows[1] == shifted


def test_strict_workbooks_are_read() -> None:
    made = parts('<row r="1"><c r="A1"><v>7</v></c></row>', namespace=STRICT)
    assert read(made).sheets[0].rows == {1: ["n7"]}


def test_a_prefix_of_the_namespace_is_no_part_of_the_names() -> None:
    made = parts()
    made["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="urn:x" xmlns:y="urn:y"><x:sheetData><x:row r="2">'
        '<x:c r="B2"><y:v>9</y:v><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert read(made).sheets[0].rows == {2: ["", "n7"]}


def test_equal_contents_share_one_text() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>319.24</v></c><c r="B{row}" t="s"><v>0</v></c></row>'
        for row in (1, 2)
    )
    sheet = read_sheet(rows, "<si><t>H300</t></si>")
    assert sheet.rows[1][0] is sheet.rows[2][0]
    assert sheet.rows[1][1] is sheet.rows[2][1]


def test_a_memo_does_not_grow_for_ever() -> None:
    memo = Memo(number)
    for value in range(MEMO_SIZE + 2):
        assert memo[str(value)] == f"n{value}"
    assert len(memo) == 2


@pytest.mark.parametrize(
    "code, is_date",
    [
        ("d-m-yyyy", True),
        ("[$-413]d mmmm yyyy", True),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", True),
        ("dd-mm-jjjj", True),
        ("mmmm", True),
        ("yyyy;@", True),
        ("d/m/yyyy h:mm", True),
        ("[Red]d-m;General", True),
        ("General", False),
        ("Standaard", False),
        ("@", False),
        ('"dag" 0', False),
        ('0.00" jaar"', False),
        ('"€" #,##0.00', False),
        ("#,##0.00;[Red]-#,##0.00", False),
        ("[h]:mm", False),
        ("[mm]:ss", False),
        ("h:mm AM/PM", False),
        ("mm:ss.0", False),
        ("0.00E+00", False),
        ("0\\d", False),
        ("0_d", False),
        ("*d0", False),
        ("0;d", False),
        ("[" * 100_000 + "d", False),
    ],
)
def test_only_formats_with_a_day_month_or_year_are_dates(code: str, is_date: bool) -> None:
    assert shows_date(code) is is_date


@pytest.mark.parametrize(
    "code, is_percentage",
    [
        ("0%", True),
        ("0.00 %", True),
        ('[Blue]0.0%;[Red]-0.0%;"-"', True),
        ("General", False),
        ('0.0"%"', False),
        ("0.0\\%", False),
        ("0_%", False),
        ("0;0%", False),
    ],
)
def test_only_formats_with_a_percent_sign_of_their_own_are_percentages(
    code: str, is_percentage: bool
) -> None:
    assert shows_percentage(code) is is_percentage


@pytest.mark.parametrize(
    "raw, number, shown",
    [
        ("p0.25", "0.25", "25%"),
        ("p1.4E-2", "0.014", "1,4%"),
        ("p10", "10", "1000%"),
        ("n0.25", "0.25", "0,25"),
    ],
)
def test_a_percentage_is_a_number_that_is_shown_as_such(raw: str, number: str, shown: str) -> None:
    cell = Cell(raw)
    assert (cell.kind, cell.number, cell.shown) == (Kind.NUMBER, Decimal(number), shown)
    assert cell.percent is (raw[0] == "p")


@pytest.mark.parametrize(
    "stored, text",
    [
        ("gewoon", "gewoon"),
        ("_x000D_", "\r"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD83D_", "\ufffd"),
        ("_x00G0_", "_x00G0_"),
    ],
)
def test_escapes_in_texts(stored: str, text: str) -> None:
    assert decoded(stored) == text
