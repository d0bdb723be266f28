"""Files that are read without harm, and whose copy with notes could do it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tests.workbook.handmade import HEAD, LINKS, MAIN, book_bytes, parts, rels
from tests.workbook.hostile.packages import many
from tests.workbook.hostile.samples import MEGABYTE, Sample

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
DIGITS = "9" * 5_000


def commented(comments: str, drawing: str = "") -> bytes:
    """A sheet with notes, and the boxes in which they show."""
    made = parts(
        ROW, before="", after='<legacyDrawing xmlns:r="urn:r" r:id="rId2"/>' if drawing else ""
    )
    links = [("rId1", "comments", "../comments1.xml")]
    links += [("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml")] if drawing else []
    made["xl/worksheets/_rels/sheet1.xml.rels"] = rels(*links)
    made["xl/comments1.xml"] = f'{HEAD}<comments xmlns="{MAIN}">{comments}</comments>'
    if drawing:
        made["xl/drawings/vmlDrawing1.vml"] = f"<xml {SPACES}>{drawing}</xml>"
    return book_bytes(made)


def listed(comments: str) -> str:
    """The list of notes, by one author."""
    return f"<authors><author>x</author></authors><commentList>{comments}</commentList>"


ONE = '<comment ref="A1" authorId="0"><text><t>x</t></text></comment>'
A_BOX = (
    '<v:shape id="_x0000_s1025"><x:ClientData ObjectType="Note"><x:Anchor>1, 1, 1, 1, 1, 1, 1, 1'
    "</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>"
)


def named(namespace: str) -> bytes:
    """A workbook in a namespace that the sender chose."""
    made = parts(ROW)
    book = made["xl/workbook.xml"]
    text = book if isinstance(book, str) else book.decode()
    return book_bytes(made | {"xl/workbook.xml": text.replace(MAIN, namespace)})


def numbered() -> bytes:
    """A workbook whose sheet has a number of five thousand digits."""
    sheet = f'<sheet name="Blad" sheetId="{DIGITS}" r:id="rId1"/>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheet}</sheets></workbook>'
    return book_bytes(parts(ROW) | {"xl/workbook.xml": book})


def styled(inside: str, style: str = "0") -> bytes:
    """A workbook with these formats, of which its cell has one."""
    row = f'<row r="1"><c r="A1" s="{style}"><v>1</v></c></row>'
    return book_bytes(parts(row, styles=inside))


def tall(before: str, rows: str = ROW, after: str = "") -> bytes:
    """A sheet with these heights and widths."""
    return book_bytes(parts(rows, before=before, after=after))


def inside(tag: str, xml: str) -> str:
    """An element around others."""
    return f"<{tag}>{xml}</{tag}>"


def in_prefix() -> bytes:
    """A workbook part with a prefix that is no ASCII, and an empty element to fill."""
    made = parts(ROW)
    names = "<é:definedNames/>"
    made["xl/workbook.xml"] = (
        f'<é:workbook xmlns:é="{MAIN}" xmlns:r="{LINKS}"><é:sheets>'
        f'<é:sheet name="Blad" sheetId="1" r:id="rId1"/></é:sheets>{names}</é:workbook>'
    )
    return book_bytes(made)


def with_part(name: str, content: str) -> bytes:
    """A workbook with another part replaced."""
    return book_bytes(parts(ROW) | {name: content})


NARROW = "".join(f'<col min="{n}" max="{n}" width="0"/>' for n in range(1, 16_385))

COPIES: Mapping[str, Sample] = MappingProxyType(
    {
        "a million notes": Sample(
            "BOEK-066", lambda: commented(listed(many('<comment ref="A{0}"/>', 1_000_000)))
        ),
        "notes inside each other": Sample("BOEK-066", lambda: commented("<comment>" * 300_000)),
        "notes with an entity": Sample(
            "",
            lambda: with_part(
                "xl/comments1.xml", '<!DOCTYPE c [<!ENTITY a "b">]><comments>&a;</comments>'
            ),
        ),
        "notes that end": Sample("BOEK-066", lambda: commented(listed(ONE)[:-30])),
        "a note of megabytes": Sample(
            "",
            lambda: commented(listed(ONE.replace("<t>x", f"<t>{'x y' * MEGABYTE}"))),
        ),
        "an author of many digits": Sample(
            "",
            lambda: commented(listed(ONE.replace('authorId="0"', f'authorId="{DIGITS}"')), A_BOX),
        ),
        "boxes without end": Sample(
            "", lambda: commented(listed(ONE), many("<v:shape a{0} ", 500_000))
        ),
        "boxes that stay open": Sample(
            "", lambda: commented(listed(ONE), many('<v:shape id="{0}">', 500_000))
        ),
        "clusters without end": Sample(
            "", lambda: commented(listed(ONE), many("<o:idmap {0} ", 500_000))
        ),
        "roots without end": Sample("", lambda: commented(listed(ONE), many("<xml {0} ", 500_000))),
        "anchors without end": Sample(
            "", lambda: commented(listed(ONE), A_BOX.replace("1, 1, 1, 1", "1, " * 500_000))
        ),
        "rows of spaces": Sample(
            "", lambda: commented(listed(ONE), A_BOX.replace("<x:Row>0", f"<x:Row>{' ' * 500_000}"))
        ),
        "rows without height": Sample("", lambda: tall('<sheetFormatPr defaultRowHeight="0"/>')),
        "columns without width": Sample("", lambda: tall(f"<cols>{NARROW}</cols>")),
        "heights of many digits": Sample(
            "",
            lambda: tall(
                f'<sheetFormatPr defaultRowHeight="{DIGITS}" defaultColWidth="1e{DIGITS}"/>'
            ),
        ),
        "rows that are hidden by height": Sample(
            "", lambda: tall("", "".join(f'<row r="{n}" ht="0"/>' for n in range(1, 400_000)) + "")
        ),
        "a style of many digits": Sample("", lambda: styled("<cellXfs><xf/></cellXfs>", DIGITS)),
        "a font that is no number": Sample(
            "", lambda: styled('<cellXfs><xf fontId="x"/></cellXfs>')
        ),
        "a font below zero": Sample(
            "", lambda: styled('<fonts><font/></fonts><cellXfs><xf fontId="-7"/></cellXfs>')
        ),
        "a font of many digits": Sample(
            "", lambda: styled(f'<cellXfs><xf fontId="{DIGITS}"/></cellXfs>')
        ),
        "styles of elements": Sample(
            "BOEK-066", lambda: styled(inside("fonts", many('<sz v="{0}"/>', 1_000_000)))
        ),
        "a sheet number of many digits": Sample("", numbered),
        "a namespace that leaves its quotes": Sample(
            "",
            lambda: named(
                "x&quot;&gt;&lt;sheetData&gt;&lt;row r=&quot;1&quot;&gt;&lt;c r=&quot;A1&quot;&gt;"
                "&lt;f&gt;1+1&lt;/f&gt;"
            ),
        ),
        "a prefix of its own": Sample("", in_prefix),
        "kinds inside each other": Sample(
            "BOEK-066", lambda: with_part("[Content_Types].xml", "<a>" * 300_000)
        ),
        "kinds of millions": Sample(
            "BOEK-066",
            lambda: with_part(
                "[Content_Types].xml", inside("Types", many('<D e="{0}"/>', 1_000_000))
            ),
        ),
        "shapes that end before they start": Sample(
            "",
            lambda: commented(
                listed(ONE), many("</v:shape {0}>", 300_000) + many("<v:shape {0}>", 300_000)
            ),
        ),
        "merges that fill the memory": Sample(
            "BOEK-066",
            lambda: tall(
                "", after=inside("mergeCells", many('<mergeCell ref="A{0}:B{0}"/>', 450_000))
            ),
        ),
        "columns over each other": Sample(
            "BOEK-066",
            lambda: tall(inside("cols", many('<col min="1" max="16384" style="{0}"/>', 190_000))),
        ),
        "sixty megabytes of space": Sample("BOEK-066", lambda: bomb_that_passes(60)),
    }
)
"""By name; each is read, and its copy is made, or refused with this code."""


def bomb_that_passes(megabytes: int) -> bytes:
    """A sheet with white space that is packed just within what is let through."""
    noise = "".join(f"<!--{n:x}-->" for n in range(20_000))
    space = (noise + " " * (MEGABYTE - len(noise))) * megabytes
    return book_bytes(parts(ROW, after=space))
