"""Caseloads that are no workbook: .csv (read by the exact rules of csv) and .parquet (polars)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.grid import Sheet
from ibcalc.workbook.opening import cannot_open, read_bytes
from ibcalc.workbook.raw_caseload import ColumnFold, RawCaseload, RawColumn
from ibcalc.workbook.rows import CLIENTEN
from ibcalc.workbook.sheet_table import SEARCHED_ROWS, SheetTable, match_headers

if TYPE_CHECKING:
    import polars as pl

AT_ONCE = 50_000
"""Rows that are held as text at a time, so that memory holds distinct texts only."""
LONGEST_FIELD = 32_767
"""As many characters as a cell of Excel holds."""
ENCODINGS = ("utf-8-sig", "cp1252")
DELIMITERS = {";": "een puntkomma", ",": "een komma", "\t": "een tab"}

Lines = Iterator[tuple[int, list[str]]]


def read_csv(path: Path) -> RawCaseload:
    """A csv caseload; delimiter and characters are detected and told.

    Raises:
        CannotOpen: it can't be read, or no row holds the column headers.
    """
    data, sha256 = read_bytes(path)
    text, encoding = _decoded(data, path.name)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    told = finding("CLI-132", Place(path.name), scheiding=DELIMITERS[delimiter], tekens=encoding)
    try:
        return _folded(path.name, sha256, _numbered(reader), told)
    except csv.Error as error:
        raise cannot_open("BOEK-033", path.name, soort="csv") from error


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    if b"\x00" in data:
        raise cannot_open("BOEK-033", file, soort="csv")
    for encoding in ENCODINGS[:-1]:
        try:
            return data.decode(encoding), "UTF-8"
        except UnicodeDecodeError:
            continue
    # A few bytes have no character in cp1252; they are shown as a replacement character.
    return data.decode(ENCODINGS[-1], errors="replace"), "Windows-1252"


def _delimiter(text: str) -> str:
    """The sign that stands most in the first line with any; ; if there is none."""
    for line in islice(io.StringIO(text), SEARCHED_ROWS):
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best
    return ";"


def _numbered(reader: Iterator[list[str]]) -> Lines:
    """The rows with their number as a spreadsheet shows them."""
    yield from enumerate(reader, 1)


def _folded(file: str, sha256: str, lines: Lines, told: Finding) -> RawCaseload:
    table, findings = _header(file, lines)
    numbers: list[int] = []
    broken: list[int] = []
    wanted = {**table.columns, **table.extra}
    folds = {name: ColumnFold() for name in wanted}
    width = max(wanted.values())
    while piece := list(islice(lines, AT_ONCE)):
        filled = [(number, row) for number, row in piece if any(map(str.strip, row))]
        for index, (_, row) in enumerate(filled, len(numbers)):
            if len(row) > width and any(map(str.strip, row[width:])):
                broken.append(index)
        numbers += [number for number, _ in filled]
        for name, column in wanted.items():
            place = column - 1
            texts = (row[place] if len(row) > place else "" for _, row in filled)
            folds[name].add(texts, len(filled))
    faults = [finding("CLI-133", Place(file, "", numbers[index])) for index in broken]
    columns = {name: folds[name].column(name, number, "s") for name, number in wanted.items()}
    return _raw(file, sha256, numbers, columns, table, (told, *findings, *faults), tuple(broken))


def _raw(
    file: str,
    sha256: str,
    numbers: Sequence[int],
    columns: dict[str, RawColumn],
    table: SheetTable,
    findings: tuple[Finding, ...],
    broken: tuple[int, ...] = (),
) -> RawCaseload:
    return RawCaseload(
        file=file,
        sheet="",
        sha256=sha256,
        rows=np.array(numbers, np.int32),
        columns={name: columns[name] for name in table.columns},
        extra={name: columns[name] for name in table.extra},
        missing=table.missing,
        broken=broken,
        findings=findings,
    )


def _header(file: str, lines: Lines) -> tuple[SheetTable, list[Finding]]:
    """The first row that holds the required headers, or the most known ones of the first row."""
    first: tuple[int, list[str]] | None = None
    for number, row in islice(lines, SEARCHED_ROWS):
        sheet = _one_row(file, number, row)
        table, findings = match_headers(sheet, number, CLIENTEN)
        if not table.missing:
            return table, findings
        if first is None and table.columns:
            first = number, row
    if first is None:
        heads = ", ".join(column.header for column in CLIENTEN.required)
        raise cannot_open("BOEK-031", file, koppen=heads)
    return match_headers(_one_row(file, *first), first[0], CLIENTEN)


def _one_row(file: str, number: int, row: Sequence[str]) -> Sheet:
    return Sheet(file, "", {number: [f"s{text}" if text else "" for text in row]})


def read_parquet(path: Path) -> RawCaseload:
    """A parquet caseload; its rows are numbered as if its column names were row 1.

    Raises:
        CannotOpen: it can't be read, or it does not have the columns of a caseload.
    """
    import polars as pl  # only this file format needs it

    data, sha256 = read_bytes(path)
    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise cannot_open("BOEK-033", path.name, soort="parquet") from error
    table, findings = _header(path.name, iter([(1, frame.columns)]))
    wanted = {**table.columns, **table.extra}
    columns = {
        name: _parquet_column(frame.to_series(number - 1), name, number)
        for name, number in wanted.items()
    }
    numbers = range(2, len(frame) + 2)
    return _raw(path.name, sha256, numbers, columns, table, tuple(findings))
