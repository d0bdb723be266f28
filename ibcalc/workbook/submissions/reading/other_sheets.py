"""Sheets of a submission that look like one of its tables and are not read: told, never dropped.

A sheet that was copied to go on with the next half year holds rows that nobody would miss until
the money is short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.workbook.reader.grid import Sheet, Workbook
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.forms.form import ASIDE, GEGEVENS, FormTable
from ibcalc.workbook.submissions.reading.table_reader import FoundTable, locate


def unread_sheets(
    workbook: Workbook, tables: Iterable[FormTable], read: Iterable[FoundTable]
) -> Iterator[Finding]:
    """A finding for each other sheet with the columns of a table and rows under them."""
    own = {normal(name) for name in (*ASIDE, GEGEVENS.name)}
    own |= {normal(found.table.sheet.name) for found in read if found.table is not None}
    forms = tuple(tables)
    for sheet in workbook.sheets:
        if normal(sheet.name) not in own:
            yield from _told(workbook, sheet, forms)


def _told(workbook: Workbook, sheet: Sheet, forms: Iterable[FormTable]) -> Iterator[Finding]:
    alone = replace(workbook, sheets=(sheet,))
    for form in forms:
        table = locate(alone, form.spec, form.beside).table
        if table is not None and not table.missing and table.rows:
            place = table.place(table.header_row)
            blad, count = crossed_out(sheet.name), len(table.rows)
            yield finding("AANL-261", place, blad=blad, tabel=form.spec.name, aantal=count)
            return
