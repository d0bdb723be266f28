"""pyDMNrules: DMN tables in an Excel sheet, one decision per call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import openpyxl
import pyDMNrules
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.table_job import SHEET, FeelTable, TableJob, clients_as_dicts, feel_table
from benchmarks.table_peer import TablePeer, Told

Answers = list[tuple[dict[str, Any], Any]]
"""Of each call the status and the decision, an empty list if no rule fits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The loaded rules and what each call is given."""

    rules: Any
    clients: list[dict[str, object]]


def workbook(table: FeelTable) -> openpyxl.Workbook:
    """The table as its sheet wants it: rules as rows, inputs and outputs parted by double lines."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet.append([SHEET])
    sheet.append(["U", *table.inputs, table.output])
    for number, row in enumerate(table.rows, start=1):
        sheet.append([number, *(cell or "-" for cell in row)])
    _border_headings(sheet, len(table.inputs))
    decision = book.create_sheet("Decision")
    for line in (["Decision"], ["Decisions", "Execute Decision Tables"], ["Kies", SHEET]):
        decision.append(line)
    return book


def _border_headings(sheet: Worksheet, inputs: int) -> None:
    thin, double = Side("thin"), Side("double")
    for cell in sheet[2]:
        last = cell.column == inputs + 1
        cell.border = Border(left=thin, top=thin, bottom=double, right=double if last else thin)


def _prepare(job: TableJob) -> Asked:
    rules = pyDMNrules.DMN()
    status = rules.use(workbook(feel_table()))
    assert not status, status
    return Asked(rules, clients_as_dicts(job))


def _work(asked: Asked) -> Answers:
    return [asked.rules.decide(client) for client in asked.clients]


def _told(answers: Answers) -> Told:
    decided = [decision for _, decision in answers]
    return Told(
        [one["Result"]["Product"] if one else "" for one in decided],
        [int(one["Executed Rule"][2]) if one else 0 for one in decided],
    )


def answer_of(table: FeelTable, client: dict[str, object]) -> str:
    """What it says about one client, from the sheet to the decision, as text."""
    rules = pyDMNrules.DMN()
    status = rules.use(workbook(table))
    if status:
        return f"bij het laden: {status}"
    status, decision = rules.decide(client)
    return f"{status or ''} {decision['Result'].get('Product')!r}" if decision else str(status)


PEER = TablePeer(_prepare, _work, _told)
