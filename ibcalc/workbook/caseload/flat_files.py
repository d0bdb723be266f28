"""Caseloads that are no workbook: .csv (read by the exact rules of csv) and .parquet (polars)."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import numpy as np

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.caseload.raw import AT_ONCE, HEADERS, RawCaseload, RawColumn, TableFold
from ibcalc.workbook.reader.grid import Sheet
from ibcalc.workbook.reader.opening import cannot_open, read_bytes
from ibcalc.workbook.sheets.headers import SheetTable, match_headers
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.sheets.table import SEARCHED_ROWS, header_row

if TYPE_CHECKING:
    import polars as pl

SERIAL_1970 = 25_569
"""1 January 1970 as an Excel serial."""
ENCODINGS = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
"""What is tried, in order, and what it is called."""
DELIMITERS = {";": "een puntkomma", ",": "een komma", "\t": "een tab"}

Lines = Iterator[tuple[int, list[str]]]


def read_csv(path: Path, kenmerken: Collection[str] = ()) -> RawCaseload:
    """A csv caseload; delimiter and characters are detected and told.

    ``kenmerken`` are the normal names of columns that are a kenmerk.

    Raises:
        CannotOpen: it can't be read, or no row holds the column headers.
    """
    data, sha256 = read_bytes(path)
    encoding = _encoding(data, path.name)
    delimiter = _delimiter(_text(data, encoding))
    reader = csv.reader(_text(data, encoding, newline=""), delimiter=delimiter)
    words = {"scheiding": DELIMITERS[delimiter], "tekens": ENCODINGS[encoding]}
    told = finding("CLI-132", Place(path.name), **words)
    try:
        table, findings, lines = _header(path.name, enumerate(reader, 1), kenmerken)
        return _folded(path.name, sha256, lines, table, (told, *findings))
    except csv.Error as error:
        raise cannot_open("BOEK-032", path.name, soort="csv") from error


def _encoding(data: bytes, file: str) -> str:
    """The first of ENCODINGS that fits all of it, else the last."""
    if b"\x00" in data:
        raise cannot_open("BOEK-032", file, soort="csv")
    *strict, loose = ENCODINGS
    for encoding in strict:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return loose


def _text(data: bytes, encoding: str, newline: str | None = None) -> TextIO:
    """The characters, decoded while they are read: a million rows are not held as one text.

    A few bytes have no character in cp1252; they are shown as a replacement character.
    """
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline=newline)


def _delimiter(text: TextIO) -> str:
    """The sign that stands most in the first line with any; ; if there is none."""
    for line in islice(text, SEARCHED_ROWS):
        counts = {sign: line.count(sign) for sign in DELIMITERS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best
    return ";"


def _folded(
    file: str, sha256: str, lines: Lines, table: SheetTable, findings: tuple[Finding, ...]
) -> RawCaseload:
    wanted = {**table.columns, **table.extra}
    fold = TableFold(wanted)
    numbers: list[int] = []
    broken: list[int] = []
    while piece := list(islice(lines, AT_ONCE)):
        # Most rows are filled from their first column on.
        kept = [
            (number, row)
            for number, row in piece
            if row and (row[0].strip() or any(map(str.strip, row)))
        ]
        rows = [row for _, row in kept]
        broken += _too_wide(rows, max(wanted.values()), len(numbers))
        numbers += [number for number, _ in kept]
        fold.add(rows)
    faults = [finding("CLI-133", Place(file, "", numbers[index])) for index in broken]
    columns = fold.columns("s")
    raw = _raw(file, sha256, numbers, columns, table, (*findings, *faults), tuple(broken))
    return replace(raw, all_text=True)


def _too_wide(rows: Sequence[list[str]], width: int, first: int) -> Iterator[int]:
    """Indices of rows with content beyond the last column; ``first`` is the index of rows[0]."""
    for index, row in enumerate(rows, first):
        if len(row) > width and any(map(str.strip, row[width:])):
            yield index


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


def _header(
    file: str, lines: Lines, kenmerken: Collection[str]
) -> tuple[SheetTable, list[Finding], Lines]:
    """The first row with the required headers, else with the most known; and the rows below it.

    Raises:
        CannotOpen: none of the first rows holds two known headers.
    """
    first = list(islice(lines, SEARCHED_ROWS))
    cells = {number: [f"s{text}" if text else "" for text in row] for number, row in first}
    sheet = Sheet(file, "", cells)
    row = header_row(sheet, CLIENTEN)
    if row is None:
        heads = ", ".join(column.header for column in CLIENTEN.required)
        raise cannot_open("BOEK-031", file, koppen=heads)
    below = [line for line in first if line[0] > row]
    return *match_headers(sheet, row, CLIENTEN, own=kenmerken), chain(below, lines)


def read_parquet(path: Path, kenmerken: Collection[str] = ()) -> RawCaseload:
    """A parquet caseload; its rows are numbered as if its column names were row 1.

    Raises:
        CannotOpen: it can't be read, or it does not have the columns of a caseload.
    """
    import polars as pl  # only this file format needs it

    data, sha256 = read_bytes(path)
    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise cannot_open("BOEK-032", path.name, soort="parquet") from error
    table, findings, _ = _header(path.name, iter([(1, frame.columns)]), kenmerken)
    wanted = {**table.columns, **table.extra}
    columns = {
        name: _parquet_column(frame.to_series(number - 1), name, number)
        for name, number in wanted.items()
    }
    numbers = range(2, len(frame) + 2)
    return _raw(path.name, sha256, numbers, columns, table, tuple(findings))


def _parquet_column(series: pl.Series, name: str, number: int) -> RawColumn:
    import polars as pl

    texts = _raw_texts(series)
    distinct = texts.drop_nulls().unique(maintain_order=True)
    codes = texts.cast(pl.Enum(distinct)).to_physical().cast(pl.Int64).fill_null(-1) + 1
    return RawColumn(
        HEADERS.get(name, name), number, ["", *distinct], codes.to_numpy().astype(np.int32)
    )


def _raw_texts(series: pl.Series) -> pl.Series:
    """Each value as a raw cell, by the type of its column; null for none."""
    import polars as pl

    kind = series.dtype
    if kind.is_temporal() and kind in (pl.Date, pl.Datetime):
        serials = series.cast(pl.Date).to_physical().cast(pl.Int64) + SERIAL_1970
        return "d" + serials.cast(pl.String)
    if kind == pl.Boolean:
        return "b" + series.cast(pl.Int8).cast(pl.String)
    if kind.is_float():
        return "n" + series.fill_nan(None).cast(pl.String)
    return ("n" if kind.is_numeric() else "s") + series.cast(pl.String)
