"""Sheets Bevindingen and Onopgelost: what was found, and which rows have no price, with places."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import wrap

import numpy as np

from ibcalc.engine.result import Result
from ibcalc.model.findings import Finding
from ibcalc.workbook.result.book import Book
from ibcalc.workbook.result.bulk import BulkColumn, CellKind
from ibcalc.workbook.result.formulas import quoted_sheet
from ibcalc.workbook.result.page import FIRST_ROW, HEADER_ROW, TOTAL_ROW, Page, width_for
from ibcalc.workbook.result.rows import HeldRows, Numbers, Texts
from ibcalc.workbook.result.sheet_clients import write_block
from ibcalc.workbook.result.splice import BulkBlock

FINDINGS, UNRESOLVED = "Bevindingen", "Onopgelost"
HEADERS = (
    "Ernst", "Code", "Bestand", "Blad", "Cel", "Melding", "Herstel", "Aantal", "Ook in cellen",
)  # fmt: skip
WIDTHS = (15, 12, 24, 16, 9, 62, 62, 10, 22)
LINE_HEIGHT = 15
WRAP_MARGIN = 5
"""Characters that a wide font may take more than the width of a column promises."""

LINKABLE = frozenset({".xlsx", ".xlsm"})
NOT_IN_LINK = re.compile(
    '[\x00-\x1f\x7f-\x9f#:\\\\?*"<>|\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff'
    "\ufffe\uffff]|%[0-9A-Fa-f]{2}"
)
"""In a name that a sender chose: what would lead elsewhere, to a host or another program."""
MAX_LINKS = 5_000
"""Excel takes 65,530 links on a sheet and gets slow long before."""

UNRESOLVED_COLUMNS = (
    BulkColumn("Client", "client", CellKind.TEXT),
    BulkColumn("Bestand", "bestand", CellKind.TEXT),
    BulkColumn("Blad", "blad", CellKind.TEXT),
    BulkColumn("Rij", "rij", CellKind.COUNT),
    BulkColumn("Code", "code", CellKind.TEXT),
    BulkColumn("Reden", "reden", CellKind.TEXT),
)


def write_findings(book: Book, result: Result, folder: Path) -> None:
    """Sheet Bevindingen; a cell is a link if its file can be reached from ``folder``."""
    page = book.page(FINDINGS)
    page.heading(
        "Bevindingen",
        "Alles wat opviel, met de plaats en het herstel. Klik op een cel om erheen te gaan, zolang "
        "de bestanden blijven staan waar ze stonden.",
    )
    page.table("tblBevindingen", HEADERS, len(result.findings), numbers=("Aantal",))
    files = {finding.place.file for finding in result.findings}
    links = {file: link_to(folder, file, result.sources) for file in files}
    for index, finding in enumerate(result.findings):
        link = links[finding.place.file] if index < MAX_LINKS else ""
        _write_finding(page, FIRST_ROW + index, finding, link)
    if not result.findings:
        for column in range(1, len(HEADERS) + 1):
            page.text(FIRST_ROW, column, "Er zijn geen bevindingen." if column == 6 else "")
    _write_count(page, sum(finding.count for finding in result.findings), len(result.findings))
    page.widths(WIDTHS)
    page.frozen(HEADER_ROW)
    page.printed(FIRST_ROW + max(len(result.findings), 1) - 1, len(HEADERS))


def link_to(folder: Path, file: str, sources: Mapping[str, str]) -> str:
    """The way from a folder to a workbook, under a name that a link can hold; else empty."""
    source = Path(sources.get(file, folder / file))
    named = bool(file) and Path(file).name == file
    if not named or source.suffix.lower() not in LINKABLE or not source.is_file():
        return ""
    try:
        way = Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return ""
    return "" if NOT_IN_LINK.search(way) else way


def _write_finding(page: Page, row: int, finding: Finding, link: str) -> None:
    place, styles = finding.place, page.styles
    for column, text in enumerate(
        (finding.severity.value, finding.code, place.file, place.shown_sheet), start=1
    ):
        page.text(row, column, text, styles.strong if column == 1 else styles.wrap)
    # A link would name the sheet.
    if link and place.sheet and place.sheet == place.shown_sheet:
        cell = place.cell if place.row and place.column else "A1"
        target = f"external:{link}#{quoted_sheet(place.sheet)}!{cell}"
        shown = place.cell or "blad"
        page.sheet.write_url(row - 1, 4, target, styles.cell_link, shown)
    else:
        page.text(row, 5, place.cell)
    page.text(row, 6, finding.message, styles.wrap)
    page.text(row, 7, finding.fix, styles.wrap)
    page.count(row, 8, finding.count)
    others = ", ".join(cell for cell in finding.cells if cell != place.cell)
    page.text(row, 9, others, styles.wrap)
    texts = (finding.message, finding.fix, others)
    lines = max(map(lines_in, texts, (WIDTHS[5], WIDTHS[6], WIDTHS[8])))
    page.sheet.set_row(row - 1, LINE_HEIGHT * lines)


def lines_in(text: str, width: int) -> int:
    """How many lines a text takes in a column; a program that opens it may not work that out."""
    room = width - WRAP_MARGIN
    return max(1, sum(len(wrap(part, room)) for part in text.splitlines()))


def _write_count(page: Page, total: int, rows: int) -> None:
    for column in range(1, len(HEADERS) + 1):
        page.text(TOTAL_ROW, column, "Totaal" if column == 1 else "", page.styles.total_text)
    formula = f"=SUM(H{FIRST_ROW}:H{FIRST_ROW + max(rows, 1) - 1})"
    page.formula(TOTAL_ROW, 8, formula, total, page.styles.total_count)


def write_unresolved(book: Book, result: Result) -> None:
    """Sheet Onopgelost: every row of the caseload that has no price."""
    page = book.page(UNRESOLVED)
    rows = unresolved_rows(result)
    intro = (
        f"{rows.height} rijen hebben geen prijs en zitten in geen enkel totaal. Herstel ze in het "
        "bestand en reken opnieuw."
        if rows.height
        else "Alle rijen hebben een prijs."
    )
    page.heading("Rijen zonder prijs", intro)
    write_block(book, page, BulkBlock("tblOnopgelost", UNRESOLVED_COLUMNS, rows, FIRST_ROW))
    reasons = (row.reden for row in result.unresolved[:1_000])
    page.sheet.set_column(5, 5, width_for(reasons, "Reden", least=40, most=90))
    page.frozen(HEADER_ROW)


def unresolved_rows(result: Result) -> HeldRows:
    """The rows without a price."""
    rows = result.unresolved
    clients = [result.caseload.client.text(row.row) for row in rows]
    columns: dict[str, Texts | Numbers] = {
        "client": Texts.of(clients),
        "bestand": Texts.of(row.place.file for row in rows),
        "blad": Texts.of(row.place.shown_sheet for row in rows),
        "rij": Numbers(np.array([row.place.row for row in rows], np.int64)),
        "code": Texts.of(row.code for row in rows),
        "reden": Texts.of(row.reden for row in rows),
    }
    return HeldRows(columns, len(rows))
