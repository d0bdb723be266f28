"""Whatever is damaged, the answer is a workbook or one sentence, never a crash of our own."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import read_workbook, reading_findings
from tests.workbook.handmade import book_bytes, parts, rels

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>42370</v></c></row>'
    '<row r="2" hidden="1"><c r="A2"><f>SUM(B1)</f></c><c r="B2" t="inlineStr"><is><t>x</t></is>'
    '</c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="d"><v>2016-01-01</v></c></row>'
)
WHOLE = parts(
    ROWS,
    before='<cols><col min="1" max="2" hidden="1"/></cols>',
    after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    texts="<si><r><t>H_x0033_00</t></r></si>",
    styles='<numFmts><numFmt numFmtId="170" formatCode="d-m-yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>',
    settings='<workbookPr date1904="1"/>',
    extra={
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("rId1", "table", "../tables/table1.xml")),
        "xl/tables/table1.xml": '<table displayName="tblBlad" ref="A1:D2" totalsRowCount="1"/>',
    },
)
BYTES = book_bytes(WHOLE)
SNIPPETS = st.sampled_from(
    (
        "", "<", ">", '"', "&", "&lt;", "0", "-1", "9" * 20, "1E400", "A1", "XFD1048577", "/", "..",
        "\0", "é", "<v>", "</c>", "<c>", "_xD800_", "true", ":", "<![CDATA[x]]>", "<!--", "?>",
    )
)  # fmt: skip


def outcome(data: bytes) -> Workbook | None:
    try:
        book = read_workbook(data, "b.xlsx", hashlib.sha256(data).hexdigest())
    except CannotOpen:
        return None
    reading_findings(book)
    return book


def test_the_undamaged_workbook_is_read() -> None:
    book = outcome(BYTES)
    assert book is not None
    assert book.sheets[0].rows[1] == ["sH300", "d43832"]


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_part(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(WHOLE)))
    text = str(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(SNIPPETS) + text[end:]
    outcome(book_bytes(WHOLE | {name: text}))


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.integers(0, len(BYTES) - 1), st.integers(0, 255)), max_size=4),
    st.integers(0, len(BYTES)),
)
def test_a_damaged_file(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(BYTES)
    for place, value in changes:
        data[place] = value
    outcome(bytes(data))
    outcome(bytes(data[:length]))
