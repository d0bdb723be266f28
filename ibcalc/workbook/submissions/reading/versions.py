"""A table of a form of an older version: found as it was then, and told what was not carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import create_model

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.columns import Column, Heading, Row, SheetSpec
from ibcalc.workbook.sheets.table import sheet_named
from ibcalc.workbook.submissions.forms.form import Form, FormTable
from ibcalc.workbook.submissions.forms.history import (
    Added,
    Change,
    Dropped,
    Redefined,
    Renamed,
    SheetRenamed,
    Version,
    later,
)
from ibcalc.workbook.submissions.reading.table_reader import FoundTable, locate


@dataclass(slots=True)
class _AsSent:
    """A table as a form of some version has it, while the changes since are taken back."""

    name: str
    columns: list[Column]
    beside: list[str]


def locate_sent(workbook: Workbook, form: Form, table: FormTable, versie: int) -> FoundTable:
    """The table of a form in a submission, by what its columns were called in its own version."""
    versions = later(form.history, versie)
    if not any(_about(version, table) for version in versions):
        return locate(workbook, table.spec, table.beside)
    sent = _as_sent(table, versions)
    found = locate(workbook, _spec(table.spec, sent), sent.beside)
    told = _findings(workbook, found, table, versions)
    return replace(found, spec=table.spec, findings=[*found.findings, *told])


def _about(version: Version, table: FormTable) -> list[Change]:
    return [change for change in version.changes if change.sheet == table.spec.name]


def _as_sent(table: FormTable, versions: Iterable[Version]) -> _AsSent:
    sent = _AsSent(table.spec.name, list(table.spec.columns), list(table.beside))
    for version in versions:
        for change in _about(version, table):
            _take_back(sent, change)
    return sent


def _take_back(sent: _AsSent, change: Change) -> None:
    if isinstance(change, SheetRenamed):
        sent.name = change.was
    elif isinstance(change, Dropped):
        sent.beside.append(change.header)
    elif isinstance(change, Redefined):
        sent.columns = [one for one in sent.columns if one.field != change.field]
        sent.beside.append(change.header)
    else:
        sent.columns = [_before(one, change) for one in sent.columns]


def _before(column: Column, change: Renamed | Added) -> Column:
    if column.field != change.field:
        return column
    if isinstance(change, Added):
        return replace(column, required=False, must_fill=False)
    return replace(column, header=change.was, aliases=(column.header, *column.aliases))


def _spec(spec: SheetSpec, sent: _AsSent) -> SheetSpec:
    """The sheet with the columns of then; a spec has its columns from a row model."""
    fields: dict[str, Any] = {one.field: _field(one) for one in sent.columns}
    row = create_model(f"{spec.row.__name__}AsSent", __base__=Row, **fields)
    return replace(spec, name=sent.name, row=row)


def _field(column: Column) -> tuple[object, object]:
    heading = Heading(
        column.header,
        column.type,
        column.help,
        column.aliases,
        column.choices,
        needed=column.required,
    )
    return Annotated[object, heading], ... if column.must_fill else None


def _findings(
    workbook: Workbook, found: FoundTable, table: FormTable, versions: Sequence[Version]
) -> Iterator[Finding]:
    """What is not carried, and what an older form does not have, each at its header."""
    for version in reversed(versions):
        for change in _about(version, table):
            yield from _told(workbook, found, table, (version.number, change))


def _told(
    workbook: Workbook, found: FoundTable, table: FormTable, changed: tuple[int, Change]
) -> Iterator[Finding]:
    number, change = changed
    if isinstance(change, Dropped | Redefined):
        here = _header(workbook, found, change.header)
        words = {"kolom": change.header, "blad": here.sheet, "versie": number}
        if isinstance(change, Redefined):
            yield finding("AANL-430", here, nu=change.now, **words)
        elif here.row:
            yield finding("AANL-432", here, **words)
    if isinstance(change, Added | Redefined):
        column = table.spec.column(change.field)
        there = found.table is not None and change.field in found.table.columns
        if column.must_fill and not there:
            here = _header(workbook, found, "")
            words = {"kolom": column.header, "blad": here.sheet, "versie": number}
            yield finding("AANL-431", here, **words)


def _header(workbook: Workbook, found: FoundTable, header: str) -> Place:
    """The cell of a header that is passed by; the header row, or the sheet, if it is not there."""
    if found.table is None:
        sheet = sheet_named(workbook, found.spec.name)
        return sheet.place if sheet else Place(workbook.file, found.spec.name)
    sheet, row = found.table.sheet, found.table.header_row
    for column in range(1, len(sheet.rows.get(row, ())) + 1):
        if header and normal(sheet.cell(row, column).shown) == normal(header):
            return sheet.place.at(row=row, column=column)
    return sheet.place.at(row=row)
