"""A small .xlsb, made record by record: no free program writes one (MS-XLSB, BIFF12)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.workbook.handmade import HEAD, rels, zipped

ERROR_CODES = {"#N/A": 0x2A, "#DIV/0!": 0x07}
DATE_STYLE = 1
"""The number of the format for dates, in our styles."""


@dataclass(frozen=True)
class Day:
    """A date by its serial."""

    serial: float


@dataclass(frozen=True)
class Fault:
    """An error cell."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A formula with the number that it came to."""

    value: float


Value = str | float | bool | Day | Fault | Formula | None


def record(kind: int, data: bytes = b"") -> bytes:
    """A record: its kind and its length, each in groups of seven bits."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(data), b""
    while size >= 0x80:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return number + length + bytes([size]) + data


def wide(text: str) -> bytes:
    """A text with its length."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column: int, value: Value) -> bytes:
    """The record of a cell."""
    style = DATE_STYLE if isinstance(value, Day) else 0
    start = struct.pack("<II", column, style)
    if isinstance(value, str):
        return record(6, start + wide(value))
    if isinstance(value, bool):
        return record(4, start + bytes([value]))
    if isinstance(value, Fault):
        return record(3, start + bytes([ERROR_CODES[value.text]]))
    if isinstance(value, Formula):
        return record(9, start + struct.pack("<dHI", value.value, 0, 0) + struct.pack("<I", 0))
    if value is None:
        return record(1, start)
    number = value.serial if isinstance(value, Day) else value
    return record(5, start + struct.pack("<d", number))


def sheet(rows: Sequence[Sequence[Value]]) -> bytes:
    """A worksheet part."""
    widest = max(map(len, rows), default=1)
    made = record(129) + record(148, struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, widest - 1))
    made += record(145)
    for number, row in enumerate(rows):
        made += record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        made += b"".join(cell(column, value) for column, value in enumerate(row))
    return made + record(146) + record(130)


def styles() -> bytes:
    """Two formats: plain, and a date."""
    formats = record(617, struct.pack("<I", 2))
    for number in (0, 14):
        formats += record(47, struct.pack("<HH", 0, number) + bytes(12))
    return record(278) + formats + record(618) + record(279)


def binary_book(
    sheets: Mapping[str, Sequence[Sequence[Value]]],
    *,
    hidden: Sequence[str] = (),
    from_1904: bool = False,
) -> bytes:
    """A workbook; ``hidden`` are the names of its hidden sheets."""
    listed, links = b"", []
    parts: list[tuple[str, str | bytes]] = [("[Content_Types].xml", f"{HEAD}<Types/>")]
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        key = f"rId{number}"
        state = struct.pack("<II", name in hidden, number)
        listed += record(156, state + wide(key) + wide(name))
        links.append((key, "worksheet", f"worksheets/sheet{number}.bin"))
        parts.append((f"xl/worksheets/sheet{number}.bin", sheet(rows)))
    book = record(131) + record(153, struct.pack("<II", from_1904, 0) + wide(""))
    book += record(143) + listed + record(144) + record(132)
    links.append(("rId90", "styles", "styles.bin"))
    parts += [
        ("_rels/.rels", rels(("rId1", "officeDocument", "xl/workbook.bin"))),
        ("xl/workbook.bin", book),
        ("xl/_rels/workbook.bin.rels", rels(*links)),
        ("xl/styles.bin", styles()),
    ]
    return zipped(parts)
