"""One table of a submission: its headers understood, every row typed, every finding of every cell.

Columns may have moved, others may stand between them, and a header may be misspelled: what is
unambiguous is read, and told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ibcalc.model.catalogue import CATALOGUE, finding
from ibcalc.model.catalogue.aanl import submission_code
from ibcalc.model.findings import Finding
from ibcalc.model.names import did_you_mean, normal
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.sheets.columns import Column, SheetSpec
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.table import find_table
from ibcalc.workbook.submissions.bsn_search import crossed_out

READ_AS = "MOD"
"""The family in which tables and cells are read; its findings are renumbered to AANL-2xx."""

ABOUT_COLUMNS = frozenset({"MOD-104", "MOD-106", "MOD-107", "MOD-157"})
"""What is told of absent and unknown columns, told anew when misspelled headers are understood."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a template in a submission; without ``table`` it is not there."""

    spec: SheetSpec
    table: SheetTable | None = None
    findings: list[Finding] = field(default_factory=list)


def locate(workbook: Workbook, spec: SheetSpec, beside: Sequence[str] = ()) -> FoundTable:
    """The table of a sheet of a template, its headers understood as far as that is unambiguous.

    ``beside`` are the headers of columns that the template itself has next to the row model.
    """
    table, found = find_table(workbook, _as_read(spec))
    if table is None:
        return FoundTable(spec, None, [renumbered(one) for one in found])
    table = replace(table, extra=_without(table.extra, beside))
    told = [renumbered(one) for one in found if one.code not in ABOUT_COLUMNS]
    return FoundTable(spec, table, [*told, *_header_findings(table, spec)])


@lru_cache(maxsize=64)
def _as_read(spec: SheetSpec) -> SheetSpec:
    return replace(spec, family=READ_AS)


def renumbered(one: Finding) -> Finding:
    """A finding that every sheet can have, as one of a submission."""
    if not one.code.startswith(f"{READ_AS}-1"):
        return one
    entry = CATALOGUE[submission_code(one.code)]
    return replace(one, code=entry.code, severity=entry.severity)


def _without(extra: Mapping[str, int], beside: Sequence[str]) -> dict[str, int]:
    own = {normal(header) for header in beside}
    return {header: number for header, number in extra.items() if normal(header) not in own}


def _header_findings(table: SheetTable, spec: SheetSpec) -> Iterator[Finding]:
    """What is told of columns that are absent, unknown, or otherwise than in the template."""
    blad = table.sheet.name
    row = table.place(table.header_row)
    for column in spec.columns:
        if column.field in table.missing:
            hint = did_you_mean(column.header, table.extra).replace("Bedoelde u", "Is dat")
            yield finding("AANL-204", row, kolom=column.header, blad=blad, suggestie=hint)
        elif column.field in table.columns:
            yield from _spelling(table, column)
    for header, number in table.extra.items():
        yield finding("AANL-207", row.at(column=number), kolom=crossed_out(header), blad=blad)
    if _moved(table, spec.columns):
        yield finding("AANL-230", row, blad=blad)


def _spelling(table: SheetTable, column: Column) -> Iterator[Finding]:
    """What is told of a header that is not spelled as in the template."""
    here = table.header(column.field)
    typed = " ".join(clean(table.sheet.cell(here.row, here.column).shown).split())
    words = {"kop": crossed_out(typed), "kolom": column.header, "blad": table.sheet.name}
    if column.field in table.adopted:
        yield finding("AANL-232", here, **words)
    elif normal(typed) != normal(column.header):
        yield finding("AANL-231", here, **words)


def _moved(table: SheetTable, columns: tuple[Column, ...]) -> bool:
    numbers = [table.columns[one.field] for one in columns if one.field in table.columns]
    return numbers != sorted(numbers)
