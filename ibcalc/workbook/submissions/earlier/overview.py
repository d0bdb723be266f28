"""An overview that ``ibcalc ingest`` wrote, read back: its files, and the lines that counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Sheet, TableArea, Workbook
from ibcalc.workbook.reader.opening import CannotOpen
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.submissions.consolidated.sheet_costs import HOURS, RATE
from ibcalc.workbook.submissions.earlier.comparable import COST_KIND, agreed, fields_of
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import FORMS, KOSTEN, UREN
from ibcalc.workbook.submissions.submission import Line, Submission
from ibcalc.workbook.submissions.together.ledger import Standing

FILES = ("tblBestanden", ("Bestand", "SHA-256"))
STANDINGS = (
    "tblInzendingen",
    ("Bestand", "Aanbieder", "Soort", "Gemeente", "Jaar", "In de totalen"),
)
LINES = re.compile(r"tblRegels[0-9]*", re.IGNORECASE)
COSTS = ("tblKostprijs", ("Product", "Wat"))
FIELDS: Mapping[str, str] = {
    "Product": "product", "Periode": "periode", "Gemeente": "gemeente", "Client": "client",
    "Opslag": "opslag", "Van": "van", "T/m": "tot_en_met", "Aantal": "aantal", "Volume": "volume",
}  # fmt: skip
"""Headers of sheet Regels -> the field of the row model."""

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A file of the earlier run under the name it had; ``counted``: it was in the totals.

    ``submission`` has the lines as the overview shows them; its places are in the overview.
    """

    name: str
    counted: bool
    submission: Submission


@dataclass(frozen=True, slots=True)
class Overview:
    """An earlier overview."""

    file: str
    sha256: str
    files: tuple[EarlierFile, ...]


def read_overview(path: Path) -> Overview:
    """The overview in a workbook.

    Raises:
        CannotOpen: it can't be opened, or is no overview of ``ibcalc ingest``.
    """
    workbook = open_workbook(path)
    digests = {_text(row, "Bestand"): _text(row, "SHA-256") for row in _rows(workbook, *FILES)}
    standings = [row for row in _rows(workbook, *STANDINGS) if _text(row, "Bestand")]
    kinds = {_text(row, "Bestand"): _text(row, "Soort") for row in standings}
    lines = {**_lines(workbook, kinds), **_costs(workbook, standings)}
    files = []
    for row in standings:
        name = _text(row, "Bestand")
        submission = Submission(
            file=workbook.file,
            path=path,
            sha256=digests.get(name, ""),
            soort=_kind(row),
            aanbieder=_text(row, "Aanbieder"),
            gemeente=_text(row, "Gemeente"),
            jaar=_text(row, "Jaar"),
            lines=tuple(lines.get(name, ())),
        )
        counted = _text(row, "In de totalen") == Standing.TELT.value
        files.append(EarlierFile(name, counted, submission))
    return Overview(workbook.file, workbook.sha256, tuple(files))


def _kind(row: Row) -> str:
    """The kind of a file; what this ibcalc has no form for is none."""
    kind = _text(row, "Soort")
    return kind if kind in FORMS else ""


def _rows(workbook: Workbook, name: str, needed: Sequence[str]) -> Iterator[Row]:
    """The rows of a table, by header.

    Raises:
        CannotOpen: it is not there, or lacks a column.
    """
    found = workbook.table(name)
    if found is None:
        raise _no_overview(workbook)
    yield from _table_rows(workbook, *found, needed)


def _table_rows(
    workbook: Workbook, sheet: Sheet, area: TableArea, needed: Sequence[str]
) -> Iterator[Row]:
    columns = range(area.first_column, area.last_column + 1)
    headers = {sheet.cell(area.first_row, column).text: column for column in columns}
    if not headers.keys() >= set(needed):
        raise _no_overview(workbook)
    for number in range(area.first_row + 1, area.last_row + 1):
        if number in sheet.rows:
            yield {header: sheet.cell(number, column) for header, column in headers.items()}


def _no_overview(workbook: Workbook) -> CannotOpen:
    return CannotOpen(finding("AANL-440", Place(workbook.file), bestand=workbook.file))


def _text(row: Row, header: str) -> str:
    return row[header].text


def _lines(workbook: Workbook, kinds: Mapping[str, str]) -> dict[str, list[Line]]:
    """The lines of each file, from every table of lines."""
    found: dict[str, list[Line]] = defaultdict(list)
    tables = [
        (sheet, area)
        for sheet in workbook.sheets
        for area in sheet.tables
        if LINES.fullmatch(area.name)
    ]
    if not tables:
        raise _no_overview(workbook)
    for sheet, area in tables:
        for row in _table_rows(workbook, sheet, area, ("Bestand", *FIELDS)):
            name = _text(row, "Bestand")
            fields = fields_of(kinds.get(name, ""))
            if fields is not None:
                cells = {FIELDS[header]: row[header] for header in FIELDS}
                found[name].append(_line(fields.table, cells, fields.names))
    return found


def _line(table: str, cells: Mapping[str, Cell], names: Sequence[str]) -> Line:
    values = {name: agreed(_value(cells[name])) for name in names}
    columns = {name: cells[name].place.column for name in names}
    first = cells["product"].place
    return Line(first.at(column=0), table, values, columns)


def _value(cell: Cell) -> object:
    day, number = cell.day, cell.number
    if day is not None:
        return day
    return cell.text if number is None else number


def _costs(workbook: Workbook, standings: Sequence[Row]) -> dict[str, list[Line]]:
    """The cost prices of each file, of aanbieders with one file of them in the totals."""
    if workbook.table(COSTS[0]) is None:
        return {}
    counting = [
        row
        for row in standings
        if _kind(row) == COST_KIND and _text(row, "In de totalen") == Standing.TELT.value
    ]
    times = Counter(_text(row, "Aanbieder").casefold() for row in counting)
    rows = list(_rows(workbook, *COSTS))
    return {
        _text(row, "Bestand"): list(_cost_lines(rows, _text(row, "Aanbieder")))
        for row in counting
        if times[_text(row, "Aanbieder").casefold()] == 1
    }


def _cost_lines(rows: Sequence[Row], aanbieder: str) -> Iterator[Line]:
    """The lines of one aanbieder, whose name is a header."""
    fields = {RATE: "tarief", HOURS: "uren", **{one.value: "bedrag" for one in Kostenelement}}
    for row in rows:
        cell, what = row.get(aanbieder), _text(row, "Wat")
        number = None if cell is None else cell.number
        if cell is None or number is None or what not in fields:
            continue
        field = fields[what]
        value: object = number if field == "uren" else int(number.scaleb(2))
        values = {"product": agreed(_text(row, "Product")), field: value}
        if field == "bedrag":
            values["element"] = what
        table = KOSTEN.name if field == "bedrag" else UREN.name
        columns = {"product": row["Product"].place.column, field: cell.place.column}
        yield Line(cell.place.at(column=0), table, values, columns)
