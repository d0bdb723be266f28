"""Files made to harm, each small and built here: what they are called, and how they must end.

``code`` is the refusal; empty for a file that is read, as nothing in it can do harm.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ibcalc.workbook.reader.filekind import ENCRYPTED_STREAM, OLE_MAGIC
from tests.workbook.handmade import HEAD, MAIN, book_bytes, parts, rels, zipped

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
GOOD = parts(ROW)
SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """A file and how it must end."""

    code: str
    make: Callable[[], bytes]


def with_sheet(content: str) -> bytes:
    """A workbook with this as its worksheet part."""
    return book_bytes(GOOD | {SHEET: f'{HEAD}<worksheet xmlns="{MAIN}">{content}</worksheet>'})


def rows(cells: str) -> bytes:
    """A workbook with these cells in the first row."""
    return book_bytes(parts(f'<row r="1">{cells}</row>'))


def merged(reference: str) -> bytes:
    """A workbook with one merge."""
    return book_bytes(parts(ROW, after=f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'))


def linked(reference: str) -> bytes:
    """A workbook with one hyperlink."""
    return book_bytes(parts(ROW, after=f'<hyperlinks><hyperlink ref="{reference}"/></hyperlinks>'))


def styled(styles: str) -> bytes:
    """A workbook with these styles."""
    return book_bytes(parts(ROW, styles=styles))


def bomb(megabytes: int) -> bytes:
    """A worksheet of nothing but space, made without unpacking it."""
    target = io.BytesIO(book_bytes({name: part for name, part in GOOD.items() if name != SHEET}))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package,
        package.open(SHEET, "w") as to,
    ):
        for _ in range(megabytes):
            to.write(b" " * MEGABYTE)
    return target.getvalue()


def far_cells() -> bytes:
    """The first and the last cell of the grid: a reader that fills what is between has no end."""
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return book_bytes(parts(ROW + last))


def wide_rows() -> bytes:
    """A value at the far right of a thousand rows: 16 million cells for who fills the row."""
    row = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
    return book_bytes(parts("".join(row.format(number) for number in range(1, 1_001))))


def counted_texts() -> bytes:
    """Shared texts that say they are four thousand million."""
    made = parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts="<si><t>a</t></si>")
    head = f'{HEAD}<sst xmlns="{MAIN}" count="4294967295" uniqueCount="4294967295">'
    return book_bytes(made | {"xl/sharedStrings.xml": f"{head}<si><t>a</t></si></sst>"})


def text_everywhere() -> bytes:
    """A text of 32,000 characters in 20,000 cells."""
    cells = "".join(
        f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>'
        for number in range(1, 20_001)
    )
    return book_bytes(parts(cells, texts=f"<si><t>{'x' * 32_000}</t></si>"))


def formula_everywhere() -> bytes:
    """A formula of 8,000 characters that 20,000 cells share."""
    first = f'<c r="A1"><f t="shared" ref="A1:A20000" si="0">{"1+" * 4_000}1</f><v>1</v></c>'
    cells = "".join(
        f'<row r="{number}"><c r="A{number}"><f t="shared" si="0"/><v>1</v></c></row>'
        for number in range(2, 20_001)
    )
    return book_bytes(parts(f'<row r="1">{first}</row>{cells}'))


def listed_often(count: int) -> bytes:
    """A workbook that lists one sheet many times."""
    sheets = '<sheet name="a" r:id="rId1" xmlns:r="urn:r"/>' * count
    return book_bytes(GOOD | {"xl/workbook.xml": f"<workbook><sheets>{sheets}</sheets></workbook>"})


def named_often() -> bytes:
    """A workbook with 30,000 names."""
    names = '<definedName name="n">1</definedName>' * 30_000
    book = GOOD["xl/workbook.xml"]
    text = book if isinstance(book, str) else book.decode()
    text = text.replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")
    return book_bytes(GOOD | {"xl/workbook.xml": text})


def many_parts() -> bytes:
    """A workbook with thousands of parts of nothing."""
    return zipped([*GOOD.items(), *((f"a/{number}", "") for number in range(3_000))])


def many_links() -> bytes:
    """A sheet with a hundred thousand relations."""
    links = rels(*((f"r{number}", "table", "t.xml") for number in range(100_001)))
    return book_bytes(GOOD | {"xl/worksheets/_rels/sheet1.xml.rels": links})


def lying_size() -> bytes:
    """A part that is larger than the directory of the zip says."""
    data = bytearray(book_bytes(GOOD))
    at = data.find(SHEET.encode(), data.find(b"PK\x01\x02")) - 46
    size = struct.unpack_from("<I", data, at + 24)[0]
    struct.pack_into("<I", data, at + 24, size + 7)
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of the directory that share the bytes of one part."""
    content = zlib.compress(b" " * MEGABYTE, 9)[2:-4]
    check = zlib.crc32(b" " * MEGABYTE)
    names = (b"a.xml", b"b.xml")
    sizes = struct.pack("<III", check, len(content), MEGABYTE)
    head = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes
    data = head + struct.pack("<HH", len(names[0]), 0) + names[0] + content
    start = len(data)
    for name in names:
        data += b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        data += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    ending = struct.pack("<HHHHIIH", 0, 0, 2, 2, len(data) - start, start, 0)
    return data + b"PK\x05\x06" + ending


def prepended() -> bytes:
    """A second zip behind the first one: two readers would see two workbooks."""
    return book_bytes(GOOD) + book_bytes(parts('<row r="1"><c r="A1"><v>2</v></c></row>'))


def symlink() -> bytes:
    """A part that is a link to a file of the reader."""
    info = zipfile.ZipInfo("xl/media/a.png")
    info.external_attr = 0o120777 << 16
    data = book_bytes(GOOD | {"xl/media/a.png": "../../../etc/passwd"})
    entry = data.find(b"xl/media/a.png", data.find(b"PK\x01\x02"))
    return data[: entry - 8] + struct.pack("<I", info.external_attr) + data[entry - 4 :]


def encrypted() -> bytes:
    """A zip with a password."""
    data = bytearray(book_bytes(GOOD))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def external_entity() -> bytes:
    """A document type that would read a file of the reader."""
    kind = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return book_bytes(GOOD | {SHEET: f"{kind}<worksheet>&x;</worksheet>"})


def laughs() -> bytes:
    """Entities that grow tenfold nine times."""
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    kind = f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]>'
    return book_bytes(GOOD | {"xl/workbook.xml": f"{kind}<workbook>&a9;</workbook>"})


SAMPLES: Mapping[str, Sample] = MappingProxyType(
    {
        "a password": Sample("BOEK-007", lambda: OLE_MAGIC + bytes(600) + ENCRYPTED_STREAM),
        "an old xls": Sample("BOEK-008", lambda: OLE_MAGIC + bytes(600)),
        "a web page": Sample("BOEK-009", lambda: b"<html><table><tr><td>1</td></tr></table>"),
        "a csv": Sample("BOEK-009", lambda: b"Client;Van\nC-1;1-1-2016\n"),
        "an ods": Sample("BOEK-009", lambda: zipped([("mimetype", "x"), ("content.xml", "x")])),
        "an xlsb": Sample("BOEK-009", lambda: zipped([("xl/workbook.bin", "x")])),
        "a docx": Sample("BOEK-009", lambda: zipped([("word/document.xml", "x")])),
        "half a file": Sample("BOEK-010", lambda: book_bytes(GOOD)[:-60]),
        "a size that lies": Sample("BOEK-010", lying_size),
        "a zip with a password": Sample("BOEK-011", encrypted),
        "a name that climbs": Sample("BOEK-012", lambda: book_bytes(GOOD | {"../a.bat": "x"})),
        "an absolute name": Sample("BOEK-012", lambda: book_bytes(GOOD | {"/etc/a": "x"})),
        "a link inside": Sample("BOEK-012", symlink),
        "names alike": Sample("BOEK-013", lambda: book_bytes(GOOD | {SHEET.upper(): "x"})),
        "another method": Sample("BOEK-014", lambda: zipped(list(GOOD.items()), zipfile.ZIP_LZMA)),
        "a bomb": Sample("BOEK-015", lambda: bomb(30)),
        "a bigger bomb": Sample("BOEK-015", lambda: bomb(90)),
        "half a sheet": Sample("BOEK-016", lambda: book_bytes(GOOD | {SHEET: "<worksheet><row>"})),
        "an entity outside": Sample("BOEK-017", external_entity),
        "a billion laughs": Sample("BOEK-017", laughs),
        "a column too far": Sample("BOEK-020", lambda: rows('<c r="ZZZZ99999999"><v>1</v></c>')),
        "a row too far": Sample("BOEK-020", lambda: book_bytes(parts('<row r="1048577"/>'))),
        "far cells": Sample("", far_cells),
        "wide rows": Sample("BOEK-021", wide_rows),
        "overlapping parts": Sample("BOEK-023", overlapping),
        "a file in front": Sample("BOEK-023", prepended),
        "many parts": Sample("BOEK-024", many_parts),
        "deep": Sample("BOEK-025", lambda: with_sheet("<a>" * 500_000)),
        "deep cells": Sample("BOEK-025", lambda: rows('<c r="A1">' * 300_000)),
        "deep values": Sample("BOEK-025", lambda: rows('<c r="A1">' + "<v>" * 500_000)),
        "deep rows": Sample("BOEK-025", lambda: with_sheet('<row r="1">' * 300_000)),
        "deep texts": Sample("BOEK-025", lambda: book_bytes(parts(texts="<si>" * 500_000))),
        "deep runs": Sample("BOEK-025", lambda: book_bytes(parts(texts="<si>" + "<r>" * 500_000))),
        "deep styles": Sample("BOEK-025", lambda: styled("<a>" * 500_000)),
        "a giant tag": Sample("BOEK-025", lambda: with_sheet(f'<a b="{"x y" * MEGABYTE}"/>')),
        "a giant comment": Sample("BOEK-025", lambda: with_sheet(f"<!--{'x y' * MEGABYTE}-->")),
        "a relation outside": Sample(
            "BOEK-026",
            lambda: book_bytes(
                GOOD | {"_rels/.rels": rels(("r", "officeDocument", "../../etc/passwd"))}
            ),
        ),
        "many sheets": Sample("BOEK-027", lambda: listed_often(6_000)),
        "many names": Sample("BOEK-027", named_often),
        "many styles": Sample("BOEK-027", lambda: styled(f"<cellXfs>{'<xf/>' * 70_000}</cellXfs>")),
        "many relations": Sample("BOEK-027", many_links),
        "a merge of the grid": Sample("BOEK-028", lambda: merged("A1:XFD1048576")),
        "a link on the grid": Sample("BOEK-028", lambda: linked("A1:XFD1048576")),
        "a text of megabytes": Sample(
            "BOEK-029", lambda: book_bytes(parts(texts=f"<si><t>{'x' * 3 * MEGABYTE}</t></si>"))
        ),
        "a text everywhere": Sample("BOEK-029", text_everywhere),
        "a long format": Sample(
            "BOEK-033",
            lambda: styled(
                f'<numFmts><numFmt numFmtId="170" formatCode="{"[" * 100_000}"/></numFmts>'
            ),
        ),
        "a formula everywhere": Sample("BOEK-034", formula_everywhere),
        "a count that lies": Sample("BOEK-027", counted_texts),
        "a dimension that lies": Sample(
            "", lambda: with_sheet(f'<dimension ref="A1:XFD1048576"/><sheetData>{ROW}</sheetData>')
        ),
        "a number without end": Sample("", lambda: rows(f'<c r="A1"><v>{"9" * 500_000}</v></c>')),
        "a cell twice": Sample("", lambda: rows('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')),
    }
)
"""By name, in the order of their codes."""
