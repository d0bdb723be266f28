"""More files made to harm: zips that lie, parts that refer in circles, odd characters, other files.

``code`` as in :mod:`tests.workbook.hostile.samples`; empty for a file that is read.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from tests.workbook.handmade import HEAD, LINKS, MAIN, book_bytes, parts, rels, zipped
from tests.workbook.hostile.samples import GOOD, MEGABYTE, ROW, SHEET, Sample, rows, with_sheet

BOOK = "xl/workbook.xml"
ENTRY, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def patched(signature: bytes, offset: int, value: bytes) -> bytes:
    """A good workbook with some bytes of the last header of a kind changed: that of its sheet."""
    data = bytearray(book_bytes(GOOD))
    at = data.rfind(signature) + offset
    data[at : at + len(value)] = value
    return bytes(data)


def large_sizes() -> bytes:
    """A directory that says by its extra field (zip64) that a part is of 16 exabytes."""
    data = book_bytes(GOOD)
    start = data.find(ENTRY)
    name = struct.unpack_from("<H", data, start + 28)[0]
    extra = struct.pack("<HHQQ", 1, 16, 2**63, 2**63)
    entry = bytearray(data[start : start + 46 + name])
    struct.pack_into("<II", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, len(extra))
    listed = bytes(entry) + extra + data[start + 46 + name : data.find(END)]
    end = bytearray(data[data.find(END) :])
    struct.pack_into("<I", end, 12, len(listed))
    return data[:start] + listed + bytes(end)


def streamed() -> bytes:
    """Parts with their sizes behind them, as programs write that do not go back: it is sound."""

    class Forward(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            piece = bytes(memoryview(data))  # type: ignore[arg-type]
            self.written += piece
            return len(piece)

    target = Forward()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in GOOD.items():
            package.writestr(name, content)
    return bytes(target.written)


def second_end() -> bytes:
    """A comment that holds the end of a second directory."""
    data = book_bytes(GOOD)
    at = data.rfind(END)
    comment = data[at:]
    return data[:at] + data[at : at + 20] + struct.pack("<H", len(comment)) + comment


def in_front() -> bytes:
    """A good workbook behind the text of a script."""
    return b"#!/bin/sh\necho x\n" + book_bytes(GOOD)


def written_in(encoding: str, said: str = "") -> bytes:
    """A worksheet in another encoding."""
    text = f'<?xml version="1.0" encoding="{said or encoding}"?><worksheet xmlns="{MAIN}">'
    return book_bytes(
        GOOD | {SHEET: f"{text}<sheetData>{ROW}</sheetData></worksheet>".encode(encoding)}
    )


def book_of(sheets: str, links: str = "") -> bytes:
    """A workbook part with these sheets."""
    made = {
        BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>'
    }
    return book_bytes(GOOD | made | ({"xl/_rels/workbook.xml.rels": links} if links else {}))


def without(part: str) -> bytes:
    """A workbook that lacks a part."""
    texts = parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts="<si><t>a</t></si>")
    return book_bytes({name: content for name, content in texts.items() if name != part})


def many(pattern: str, count: int) -> str:
    """Elements that differ, so that they are not packed as densely as a bomb is."""
    return "".join(pattern.format(number) for number in range(1, count + 1))


def beside(xml: str) -> bytes:
    """A sheet with something below its rows."""
    return book_bytes(parts(ROW, after=xml))


def empty_cells(cell: str, count: int) -> bytes:
    """So many rows of five thousand cells without a value or an address."""
    cells = many(cell, 5_000)
    made = "".join(f'<row r="{number}">{cells}</row>' for number in range(2, count + 2))
    return book_bytes(parts(ROW + made))


SHEETS = '<sheet name="{0}" sheetId="{1}" r:id="rId1"/>'
PACKAGES: Mapping[str, Sample] = MappingProxyType(
    {
        "sizes of exabytes": Sample("BOEK-015", large_sizes),
        "sizes behind the parts": Sample("", streamed),
        "a second directory": Sample("BOEK-010", second_end),
        "a script in front": Sample("BOEK-009", in_front),
        "a wrong checksum": Sample("BOEK-010", lambda: patched(ENTRY, 16, b"\0\0\0\0")),
        "two names for a part": Sample("BOEK-010", lambda: patched(LOCAL, 30, b"y")),
        "a directory of 65535 parts": Sample("", lambda: patched(END, 8, b"\xff" * 4)),
        "a directory elsewhere": Sample("BOEK-023", lambda: patched(END, 16, b"\xf0\xff\xff\x7f")),
        "a zip in a zip": Sample("BOEK-009", lambda: zipped([("b.xlsx", book_bytes(GOOD))])),
        "the same name twice": Sample("BOEK-013", lambda: zipped([*GOOD.items(), (SHEET, "x")])),
        "a name with a drive": Sample("BOEK-012", lambda: book_bytes(GOOD | {"C:a.dll": "x"})),
        "a name with backslashes": Sample("BOEK-012", lambda: book_bytes(GOOD | {"..\\a": "x"})),
        "no part at all": Sample("BOEK-009", lambda: zipped([])),
        "utf-7": Sample("BOEK-016", lambda: written_in("utf-7")),
        "utf-16": Sample("", lambda: written_in("utf-16")),
        "utf-32": Sample("BOEK-016", lambda: written_in("utf-32")),
        "utf-16 that says utf-8": Sample("BOEK-016", lambda: written_in("utf-16", "utf-8")),
        "an encoding of its own": Sample("BOEK-016", lambda: written_in("utf-8", "x-user")),
        "a doctype in utf-16": Sample(
            "BOEK-017",
            lambda: book_bytes(GOOD | {SHEET: "<!DOCTYPE w><worksheet/>".encode("utf-16")}),
        ),
        "a hundred thousand names": Sample(
            "BOEK-025", lambda: with_sheet(many("<a{0}/>", 100_000))
        ),
        "as many attributes": Sample(
            "BOEK-025", lambda: with_sheet(many('<a b{0}="1"/>', 100_000))
        ),
        "a giant name": Sample("BOEK-025", lambda: with_sheet(f"<{'x' * 2 * MEGABYTE}/>")),
        "a row below zero": Sample("BOEK-020", lambda: book_bytes(parts('<row r="-1"/>'))),
        "a row that is none": Sample("BOEK-020", lambda: book_bytes(parts('<row r="0x1"/>'))),
        "a row of many digits": Sample(
            "BOEK-020", lambda: book_bytes(parts(f'<row r="{"9" * 5_000}"/>'))
        ),
        "a cell that is none": Sample("BOEK-020", lambda: rows('<c r="1A"><v>1</v></c>')),
        "a style that is not there": Sample("", lambda: rows('<c r="A1" s="99999"><v>1</v></c>')),
        "a style of many digits": Sample(
            "", lambda: rows(f'<c r="A1" s="{"9" * 5_000}"><v>1</v></c>')
        ),
        "a style below zero": Sample("", lambda: rows('<c r="A1" s="-1"><v>1</v></c>')),
        "a text that is not there": Sample(
            "",
            lambda: book_bytes(
                parts(f'<row r="1"><c r="A1" t="s"><v>{"9" * 5_000}</v></c></row>', texts="<si/>")
            ),
        ),
        "an exponent without end": Sample("", lambda: rows('<c r="A1"><v>1e999999999</v></c>')),
        "a kind of cell of its own": Sample("", lambda: rows('<c r="A1" t="zz"><v>1</v></c>')),
        "no workbook part": Sample("BOEK-009", lambda: without(BOOK)),
        "no list of kinds": Sample("", lambda: without("[Content_Types].xml")),
        "no worksheet part": Sample("BOEK-018", lambda: without(SHEET)),
        "no texts": Sample("BOEK-018", lambda: without("xl/sharedStrings.xml")),
        "no sheets": Sample("BOEK-019", lambda: book_of("")),
        "a sheet that is the workbook": Sample(
            "", lambda: book_of(SHEETS.format("a", 1), rels(("rId1", "worksheet", "workbook.xml")))
        ),
        "relations in a circle": Sample(
            "",
            lambda: book_bytes(
                GOOD
                | {
                    "xl/worksheets/_rels/sheet1.xml.rels": rels(
                        ("rId1", "table", "sheet1.xml"), ("rId2", "table", "_rels/sheet1.xml.rels")
                    )
                }
            ),
        ),
        "a sheet twice": Sample("", lambda: book_of(SHEETS.format("a", 1) + SHEETS.format("A", 2))),
        "a sheet without a name": Sample("", lambda: book_of(SHEETS.format("", 1))),
        "validations without end": Sample(
            "BOEK-027",
            lambda: beside(
                "<dataValidations>"
                + many('<dataValidation sqref="A{0}" type="list"/>', 300_000)
                + "</dataValidations>"
            ),
        ),
        "a validation of the grid": Sample(
            "",
            lambda: beside(
                '<dataValidations><dataValidation type="list" sqref="'
                + "A1:XFD1048576 " * 30_000
                + '"><formula1>"a"</formula1></dataValidation></dataValidations>'
            ),
        ),
        "formats without end": Sample(
            "",
            lambda: beside(
                many(
                    '<conditionalFormatting sqref="A{0}"><cfRule type="expression" priority="{0}">'
                    "<formula>A{0}&gt;1</formula></cfRule></conditionalFormatting>",
                    100_000,
                )
            ),
        ),
        "a formula of megabytes": Sample(
            "", lambda: rows(f'<c r="A1"><f>{"1+" * MEGABYTE}1</f><v>1</v></c>')
        ),
        "names of megabytes": Sample(
            "",
            lambda: book_bytes(
                GOOD
                | {
                    BOOK: f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
                    f"{SHEETS.format('a', 1)}</sheets><definedNames>"
                    + many('<definedName name="n{0}">' + "1+" * 500 + "1</definedName>", 15_000)
                    + "</definedNames></workbook>"
                }
            ),
        ),
        "columns without end": Sample(
            "BOEK-016",
            lambda: book_bytes(
                parts(
                    ROW,
                    before="<cols>"
                    + many('<col min="1" max="16384" hidden="1" width="{0}"/>', 200_000)
                    + "</cols>",
                )
            ),
        ),
        "a pdf": Sample("BOEK-009", lambda: b"%PDF-1.7\n"),
        "a picture": Sample("BOEK-009", lambda: b"\x89PNG\r\n\x1a\n"),
        "nothing but zeros": Sample("BOEK-009", lambda: bytes(1000)),
        "millions of empty cells": Sample("BOEK-021", lambda: empty_cells('<c s="{0}"/>', 600)),
        "empty cells that are packed well": Sample("BOEK-015", lambda: empty_cells("<c/>", 600)),
        "four bytes": Sample("BOEK-010", lambda: LOCAL),
    }
)
