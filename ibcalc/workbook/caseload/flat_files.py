"""Caseloads that are no workbook: .csv (read by the exact rules of csv) and .parquet (polars)."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.place import Place
from ibcalc.workbook.caseload.csv_dialect import dialect_of, open_quote, text_of
from ibcalc.workbook.caseload.raw import AT_ONCE, HEADERS, RawCaseload, RawColumn, TableFold
from ibcalc.workbook.reader.grid import Sheet
from ibcalc.workbook.reader.limits import USUAL
from ibcalc.workbook.reader.opening import cannot_open, read_bytes, shown_name, too_many_cells
from ibcalc.workbook.sheets.headers import SheetTable, match_headers
from ibcalc.workbook.sheets.rows import CLIENTEN
from ibcalc.workbook.sheets.table import SEARCHED_ROWS, header_row

if TYPE_CHECKING:
    import polars as pl

SERIAL_1970 = 25_569
"""1 January 1970 as an Excel serial."""
Lines = Iterator[tuple[int, list[str]]]


def read_csv(path: Path, kenmerken: Collection[str] = ()) -> RawCaseload:
    """A csv caseload; delimiter and characters are detected and told.

    ``kenmerken`` are the normal names of columns that are a kenmerk.

    Raises:
        CannotOpen: it can't be read, or no row holds the column headers.
    """
    data, sha256 = read_bytes(path)
    file = shown_name(path)
    dialect = dialect_of(data, file)
    broken_off = open_quote(data, dialect)
    if broken_off:
        raise cannot_open("BOEK-036", file, rij=broken_off)
    reader = csv.reader(text_of(data, dialect.encoding, newline=""), delimiter=dialect.delimiter)
    try:
        table, findings, lines = _header(file, enumerate(reader, 1), kenmerken)
        raw = _folded(file, sha256, lines, table, tuple(findings))
    except csv.Error as error:
        raise cannot_open("BOEK-032", file, soort="csv") from error
    told = finding("CLI-132", Place(file), **dialect.words(_number_texts(raw)))
    return replace(raw, findings=(told, *raw.findings))


def _number_texts(raw: RawCaseload) -> Iterator[Iterator[str]]:
    """The distinct texts of the columns that may hold numbers."""
    columns = [raw.columns[name] for name in ("aantal", "volume") if name in raw.columns]
    for column in (*columns, *raw.extra.values()):
        yield (text[1:] for text in column.raws)


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
    file = shown_name(path)
    try:
        # Some bytes can stand for any number of rows, so they are counted before they are made.
        length = pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item()
        heads = list(pl.read_parquet_schema(io.BytesIO(data)))
        table, findings, _ = _header(file, iter([(1, heads)]), kenmerken)
        wanted = {**table.columns, **table.extra}
        if length * len(wanted) > USUAL.cells:
            raise too_many_cells(file, USUAL.cells)
        names = [heads[number - 1] for number in wanted.values()]
        frame = pl.read_parquet(io.BytesIO(data), columns=names)
        columns = {
            name: _parquet_column(frame[heads[number - 1]], name, number)
            for name, number in wanted.items()
        }
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise cannot_open("BOEK-032", file, soort="parquet") from error
    numbers = range(2, len(frame) + 2)
    return _raw(file, sha256, numbers, columns, table, tuple(findings))


def _parquet_column(series: pl.Series, name: str, number: int) -> RawColumn:
    import polars as pl

    texts = _raw_texts(series).replace("s", None)
    distinct = texts.drop_nulls().unique(maintain_order=True)
    codes = texts.cast(pl.Enum(distinct)).to_physical().cast(pl.Int64).fill_null(-1) + 1
    return RawColumn(
        HEADERS.get(name, name), number, ["", *distinct], codes.to_numpy().astype(np.int32)
    )


def _raw_texts(series: pl.Series) -> pl.Series:
    """Each value as a raw cell, by the type of its column; null for none, ``s`` for no letters."""
    import polars as pl

    kind = series.dtype
    if kind.is_temporal() and kind in (pl.Date, pl.Datetime):
        serials = series.cast(pl.Date).to_physical().cast(pl.Int64) + SERIAL_1970
        return "d" + serials.cast(pl.String)
    if kind == pl.Boolean:
        return "b" + series.cast(pl.Int8).cast(pl.String)
    if kind.is_float():
        texts = series.fill_nan(None).cast(pl.String)
        endless = series.is_infinite().fill_null(value=False)
        return ("n" + texts).zip_with(~endless, "s" + texts)
    return ("n" if kind.is_numeric() else "s") + series.cast(pl.String)
