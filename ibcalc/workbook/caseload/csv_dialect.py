"""How a csv file is written, which it does not say itself: characters, delimiter and decimals."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TextIO

from ibcalc.model.names import normal
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.sheets.table import SEARCHED_ROWS

DELIMITERS = MappingProxyType(
    {";": "een puntkomma", ",": "een komma", "\t": "een tab", "|": "een verticale streep"}
)
ENCODINGS = MappingProxyType({"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"})
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What Excel puts before its "Unicode-tekst"."""
UTF_32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
LOOKED_AT = 1_000
"""Distinct values of a column that tell how its decimals are written."""
MOST_COLUMNS = 16_384
"""The columns of a sheet of Excel."""

_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_SEP = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_COMMA = re.compile(r"[-+€\s]*[0-9]+(?:\.[0-9]{3})*,[0-9]+")
_POINT = re.compile(r"[-+€\s]*[0-9]+(?:,[0-9]{3})*\.(?:[0-9]{1,2}|[0-9]{4,})")
"""Three digits behind a point are thousands as often as decimals."""
_DECIMALS = MappingProxyType(
    {
        (True, False): "een komma voor de decimalen",
        (False, True): "een punt voor de decimalen",
        (True, True): "een komma of een punt voor de decimalen",
        (False, False): "nergens decimalen",
    }
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the rows of a file are told apart."""

    encoding: str
    delimiter: str

    def words(self, values: Iterable[Iterable[str]]) -> dict[str, str]:
        """What is told of it; ``values`` are the distinct texts of the columns with numbers."""
        looked = [text for column in values for text in islice(column, LOOKED_AT)]
        found = tuple(any(map(sign.fullmatch, looked)) for sign in (_COMMA, _POINT))
        return {
            "scheiding": DELIMITERS[self.delimiter],
            "tekens": ENCODINGS[self.encoding],
            "decimalen": _DECIMALS[found[0], found[1]],
        }


def dialect_of(data: bytes, file: str) -> Dialect:
    """The dialect of a whole file.

    Raises:
        CannotOpen: BOEK-032, it holds what no text has; BOEK-037, it has too many columns.
    """
    encoding = _encoding(data, file)
    lines = list(islice(text_of(data, encoding), SEARCHED_ROWS))
    for number, line in enumerate(lines, 1):
        if _widest(line) > MOST_COLUMNS:
            grens = f"{MOST_COLUMNS:,}".replace(",", ".")
            raise cannot_open("BOEK-037", file, rij=number, grens=grens)
    return Dialect(encoding, _delimiter(lines))


def open_quote(data: bytes, dialect: Dialect) -> int:
    """The row from which on all is one cell, as a quote is not closed there; 0 if there is none."""
    quotes = data.count(b'"')
    if dialect.encoding == "utf-16":
        quotes = sum(line.count('"') for line in text_of(data, dialect.encoding))
    if not quotes % 2:
        return 0
    reader = csv.reader(text_of(data, dialect.encoding, newline=""), delimiter=dialect.delimiter)
    ends = [0]
    try:
        ends.extend(reader.line_num for _ in reader)
    except csv.Error:
        return len(ends)
    return len(ends) - 1 if ends[-1] > ends[-2] + 1 else 0


def text_of(data: bytes, encoding: str, newline: str | None = None) -> TextIO:
    """The characters, decoded while they are read: a million rows are not held as one text.

    A few bytes have no character in cp1252; they are shown as a replacement character.
    """
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline=newline)


def _encoding(data: bytes, file: str) -> str:
    if data.startswith(UTF_16_MARKS) and not data.startswith(UTF_32_MARKS):
        return "utf-16"
    if b"\x00" in data:
        raise cannot_open("BOEK-032", file, soort="csv")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(lines: list[str]) -> str:
    """What Excel's own first line says; else the sign between the most known headers.

    Without known headers the sign that stands most in the first line with any; ; if there is none.
    """
    said = _SEP.fullmatch(lines[0]) if lines else None
    if said and said[1] in DELIMITERS:
        return said[1]
    known = {sign: _known_headers(lines, sign) for sign in DELIMITERS}
    best = max(known, key=lambda sign: known[sign])
    return best if known[best] > 1 else _most_used(lines)


def _known_headers(lines: list[str], sign: str) -> int:
    names = frozenset().union(*(column.names for column in CLIENTEN.columns))
    rows = csv.reader(lines, delimiter=sign)
    try:
        return max((len(names & set(map(normal, row))) for row in rows), default=0)
    except csv.Error:
        return 0


def _widest(line: str) -> int:
    """As many columns as a line can have; what stands between quotes makes none."""
    bare = line if len(line) <= MOST_COLUMNS else _QUOTED.sub("", line)
    return max(map(bare.count, DELIMITERS)) + 1


def _most_used(lines: list[str]) -> str:
    for line in lines:
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best
    return ";"
