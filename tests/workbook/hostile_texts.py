"""Texts that a program may take for a formula, a link or mark-up, and workbooks that hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ibcalc.model.place import column_letters
from tests.workbook.handmade import HEAD, LINKS, MAIN, book_bytes, rels

MARK = "Qzx"
"""Stands in every hostile text, so that what was made of it can be found."""

STARTS = (
    "", "=", "+", "-", "@", "{=", "'=", "\uff1d", "\u200b=", "\u00a0=", "=cmd|' /C calc'!A0;",
    '=HYPERLINK("http://x.example/","klik")', "=1+2", "+1", "-2+3", "@SUM(1)", "{=1}", "|cmd",
    "DDE(", "http://x.example/", "https:", "mailto:a@x.example", "internal:A1", "external:a.xlsx",
    "file:///etc/passwd", "\\\\host\\share\\", "javascript:", "_x003D_", "_x0041_", "_x000D_",
    "]]>", "&lt;", "&amp;", "<f>1</f>", '"/><f>1</f>', "</t></is><f>1</f>", "&#61;", "'", '"',
    "&P&F&", "#REF!", "%0a=", "1E5", "00", "\u202e", "\u2066", "\U0001f600", "\u0301", "\u0645",
    "\t=", "\r=", "\n=", "\r\n+", "  =", "\x00", "\x07", "\x1b[31m", "\x1b]0;", "\x7f", "\x9b31m",
    "\ufffe", "\uffff", "\ud83d",
)  # fmt: skip
ENDS = ("", " ", "\n=1", "\t", "'!A1", '")', "}", "]]>", "_x0000_", ":", "\\", "\x0b=", ";", ",")
BODIES = ("", " woord", "x" * 300, "lang" * 9_000, "\nregel" * 260)

_CONTROL = re.compile("_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """A text as XML can hold it: what it can't hold is seen to be replaced."""
    return _LOST.sub("\ufffd", text)


def stored(text: str) -> str:
    """A text as a cell of a workbook stores it: what XML can't hold is escaped."""
    return escape(_CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def write_texts(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of texts and whole numbers, made without any of the writers that are tested."""
    listed, links, types = [], [], []
    made: dict[str, str | bytes] = {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        part = f"xl/worksheets/sheet{number}.xml"
        attributes = f'name={quoteattr(storable(name))} sheetId="{number}" r:id="rId{number}"'
        listed.append(f"<sheet {attributes}/>")
        links.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        types.append(_type(f"/{part}", "worksheet"))
        made[part] = _sheet(rows)
    kinds = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + _type("/xl/workbook.xml", "sheet.main")
    )
    first = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}">{kinds}{"".join(types)}</Types>',
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{"".join(listed)}</sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": rels(*links),
    }
    path.write_bytes(book_bytes(first | made))
    return path


TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def _type(part: str, kind: str) -> str:
    kinds = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return f'<Override PartName="{part}" ContentType="{kinds}"/>'


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            _cell(f"{column_letters(column)}{number}", value)
            for column, value in enumerate(row, start=1)
            if value not in ("", None)
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(address: str, value: object) -> str:
    if isinstance(value, int):
        return f'<c r="{address}"><v>{value}</v></c>'
    text = stored(str(value))
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
