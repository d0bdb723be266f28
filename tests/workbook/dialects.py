"""Rows as other programs write them, with traps; read by whole columns and by expat alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from hypothesis import strategies as st

from ibcalc.workbook.reader import package, rowstore, shortcut
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import read_workbook

WHOLE = 1 << 30


@contextmanager
def read_in_chunks(size: int) -> Iterator[None]:
    """Parts of more bytes than this are big; a huge size leaves all of it to expat.

    What is read without expat stays columns, however small it is.
    """
    with (
        mock.patch.object(package, "CHUNK", size),
        mock.patch.object(shortcut, "PIECE", size),
        mock.patch.object(shortcut, "SMALLEST", size // 4),
        mock.patch.object(shortcut, "MOST_FRUITLESS", 20 * size),
        mock.patch.object(rowstore, "MOST_LISTED", 0),
    ):
        yield


def outcome(data: bytes, size: int) -> Workbook | str:
    """The workbook, or the code of why there is none."""
    with read_in_chunks(size):
        try:
            return read_workbook(data, "b.xlsx", hashlib.sha256(data).hexdigest())
        except CannotOpen as refused:
            return refused.code


def check(data: bytes, size: int) -> None:
    """Cells, findings and refusals are the same with the shortcut and without it."""
    found, expected = outcome(data, size), outcome(data, WHOLE)
    assert found == expected
    if isinstance(found, Workbook) and isinstance(expected, Workbook):
        for one, other in zip(found.sheets, expected.sheets, strict=True):
            assert list(one.rows.items()) == list(other.rows.items())


PLAIN_CELLS = (
    '<c r="{0}"><v>5</v></c>',
    '<c r="{0}" s="1"><v>42370</v></c>',
    '<c r="{0}" s="3" t="n"><v>0.5</v></c>',
    '<c r="{0}" t="s"><v>0</v></c>',
    '<c r="{0}" s="2" t="s"><v>2</v></c>',
    '<c r="{0}" t="b"><v>1</v></c>',
    '<c r="{0}" s="4"/>',
    '<c r="{0}" s="4"></c>',
    '<c r="{0}" t="inlineStr"><is><t>H300</t></is></c>',
    '<c r="{0}" s="1" t="inlineStr"><is><t xml:space="preserve"> 02015 </t></is></c>',
    '<c r="{0}" t="str"><v>twaalf</v></c>',
    '<c r="{0}" t="str" s="2"><f>A1&amp;"x"</f><v>uit</v></c>',
    '<c r="{0}"><f>1+1</f><v>2</v></c>',
    '<c r="{0}"><v>123456789012345.6</v></c>',
    '<c r="{0}"><v>-1.5E-7</v></c>',
    '<c r="{0}" t="e"><v>#N/A</v></c>',
    "",
)
ODD_CELLS = (
    '<c r="{0}" t="s"><v>99</v></c>',
    '<c r="{0}"><v>twaalf</v></c>',
    '<c r="{0}"><f>1+1</f></c>',
    '<c r="{0}"><f>1+1</f><v></v></c>',
    '<c r="{0}"><f t="shared" si="0" ref="A1:A3">1+1</f><v>2</v></c>',
    '<c r="{0}" t="str"><f>1+1</f><v></v></c>',
    '<c r="{0}"><v>2</v><f>1+1</f></c>',
    '<c r="{0}" t="inlineStr"><is><r><t>ri</t></r><r><t>jk</t></r></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
    '<c r="{0}" t="inlineStr"><is><t/></is></c>',
    '<c r="{0}" t="inlineStr"><is><t></t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>a &amp; b &lt;c&gt; &amp;lt;</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>&#233;</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>&amp;#233; > </t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>a]]>b</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>_x000D_ é\r\n\t</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>\ufffe</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>\x01</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t xml:space="preservE">x</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t>é ü \U0001f600</t></is><v>2</v></c>',
    '<c r="{0}" t="n"><is><t>7</t></is></c>',
    '<c r="{0}" t="inlineStr"><v>s</v></c>',
    '<c r="{0}" t="str"><v>a\nb</v></c>',
    '<c r="{0}" t="d"><v>2016-02-01T00:00:00</v></c>',
    '<c r="{0}" t="z"><v>1</v></c>',
    '<c r="{0}" s="1"><v>007</v></c>',
    '<c r="{0}"><v>7 </v></c>',
    '<c r="{0}"><v>1048577</v></c>',
    '<c r="{0}"><v>12345678</v></c>',
    '<c r="{0}"><v>123456789</v></c>',
    '<c r="{0}" t="s"><v>1.0</v></c>',
    '<c t="s" r="{0}"><v>1</v></c>',
    '<c r="{0}" t="s"  s="1"><v>1</v></c>',
    '<c r="{0}" t="s" ><v>1</v></c>',
    '<c r="{0}" s="4" />',
    '<c r="{0}x"><v>1</v></c>',
    '<c r="${0}"><v>1</v></c>',
    '<c r="XFD1"><v>1</v></c>',
    '<c r="ZZ1"><v>1</v></c>',
    '<c r="a1"><v>1</v></c>',
    '<c1 r="{0}"><v>1</v></c1>',
    '<c r="{0}"> <v>1</v></c>',
    '<c r="{0}"><v>1</v></c> ',
    '<c r="{0}"><v>1</v><extLst><ext uri="x"/></extLst></c>',
    '<c r="{0}" a="1>2"><v>1</v></c>',
    '<c r="{0}" vm="1" cm="2"><v>1</v></c>',
    '<c r="{0}"><v>5</v></c><c r="{0}"><v>6</v></c>',
    '<c r="{0}"><v>5</v></c><c r="{0}"/>',
    '<c r="{0}" t="inlineStr"><is><t>x</t></ix></c>',
    '<c r="{0}" t="inlineStr"><is><t xml:space="preserve\'>x</t></is></c>',
    '<c r="{0}" t="inlineStr"><is><t xml:space=\'preserve\'> x</t></is></c>',
    "<c/>",
    '<c t="inlineStr"><is><t>zonder adres</t></is></c>',
    "<?pi <row r='7'> ?>",
    '<c r="{0}" t="str"><v><![CDATA[</row><row r="9"><c r="A9"><v>1</v></c></row>]]></v></c>',
    '<!-- <row r="8"><c r="A8"><v>1</v></c></row> -->',
    '<c r="{0}" t="e"><v>#N/A&amp;é</v></c>',
    '<c r="{0}" t="str"><v>é</v></c>',
    '<c r="{0}"><v>é</v></c>',
    '<c r="{0}"><v>&#53;</v></c>',
    '<c r="{0}"><v></v></c>',
    '<c r="{0}" s="1" s="1"><v>1</v></c>',
    '<c r="A1"><v>7</v></c>',
    "<c><v>8</v></c>",
    "<v>3</v>",
    "<c r='{0}'><v>5</v></c>",
    "</row>",
)
ATTRIBUTES = (
    "", ' spans="1:3"', ' ht="15" customHeight="1" x14ac:dyDescent="0.25"', ' hidden="0"',
    ' hidden="true"', ' hidden="false"', ' customHeight="1" ', ' x="a>b"', "  x='1'", ' x="é"',
    ' hidden="1"', ' ht="1" ht="2"', ' r="4"', " ht='1'", ' s="&lt;"', ' 1="2"',
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows that are mostly plain and mostly in order, with a few odd ones in between."""
    odd = draw(st.lists(st.sampled_from(ODD_CELLS), max_size=2))
    cells = st.sampled_from((*PLAIN_CELLS * draw(st.sampled_from((1, 4))), *odd))
    backwards = draw(st.sampled_from(((), (), (), (0, -2))))
    steps = st.sampled_from((1, 1, 1, 1, 2, 5, *backwards))
    strange = draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=1))
    attributes = st.sampled_from(("", "", "", ' spans="1:3"', *strange))
    others = draw(st.sampled_from(((), (), (("B", "A", "AB"), ("A", "A", "B")))))
    letters = st.sampled_from((*[("A", "B", "AB")] * 5, *others))
    rows = []
    number = 0
    for _ in range(draw(st.integers(1, 20))):
        number = max(1, number + draw(steps))
        row = "".join(draw(cells).format(f"{letter}{number}") for letter in draw(letters))
        rows.append(f'<row r="{number}"{draw(attributes)}>{row}</row>')
    return "".join(rows)
