"""Cells of a form that mean more than their type says: periode, gemeente, opslag and BSN."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.catalogue import CATALOGUE
from ibcalc.model.catalogue.aanl import submission_code
from ibcalc.model.cell import Cell, Kind, dutch_number
from ibcalc.model.findings import Severity
from ibcalc.model.names import did_you_mean, normal
from ibcalc.workbook.caseload.client_numbers import read_client
from ibcalc.workbook.sheets.cleaning import cleaned, shown
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.sheets.gemeente import read_gemeente
from ibcalc.workbook.sheets.typed import Problem, Typed, repaired
from ibcalc.workbook.sheets.typing_cells import (
    EMPTY_TEXT,
    code_text,
    match_known,
    odd_answer,
    read_cell,
)
from ibcalc.workbook.sheets.yes_no import yes_no
from ibcalc.workbook.submissions.bsn_search import read_bsn
from ibcalc.workbook.submissions.expected import YES_NO

CLIENT, BSN, OPSLAG = "client", "bsn", "opslag"
NOT_BSN, MENDED_BSN, DOUBTFUL_POINT = "240", "241", "239"


def is_fault(problem: Problem) -> bool:
    """True if a value with this problem can't be used."""
    return CATALOGUE[submission_code(problem.number)].severity is Severity.FOUT


def read_special(cell: Cell, column: Column, known: Sequence[str], *, with_bsn: bool) -> Typed:
    """The value of a cell of a form; a column without a meaning of its own by its type."""
    if column.field == OPSLAG and cell.raw and cleaned(cell).blank:
        return repaired(column.default, EMPTY_TEXT)
    own_number = column.field == CLIENT and not with_bsn
    typed = read_client(cell, column) if own_number else read_cell(cell, column, known)
    reader = _READERS.get(BSN if with_bsn and column.field == CLIENT else column.field)
    if reader is None or typed.problems or not typed.value:
        return typed
    return reader(cleaned(cell), column, known)


def _periode(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    """A period of the calendar; ``2016-01`` that Excel made 1 January 2016 is known again."""
    if cell.kind is Kind.DATE:
        day = cell.day
        label = f"{day.year}-{day.month:02d}" if day and day.day == 1 else ""
        if label in known:
            return Typed(label, (Problem("123", (("waarde", cell.shown), ("gelezen", label))),))
        words = (("waarde", cell.shown), ("verwacht", "een periode"))
        return Typed(None, (Problem("124", words),))
    del column
    typed = match_known(cell.shown, known)
    alike = [label for label in known if normal(label) == normal(cell.shown)]
    if typed.problems or typed.value in known or len(alike) != 1:
        return typed
    return Typed(alike[0], (Problem("123", (("waarde", cell.shown), ("gelezen", alike[0]))),))


def _gemeente(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    return read_gemeente(code_text(cell))


def _opslag(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    answer = cell.text == "1" if cell.kind is Kind.BOOLEAN else yes_no(cell.shown)
    if answer is not None:
        return Typed(YES_NO[0] if answer else YES_NO[1])
    del column
    odd = odd_answer(cell.shown)
    if odd is not None:
        return replace(odd, value=YES_NO[0] if odd.value else YES_NO[1])
    hint = did_you_mean(cell.shown, known or YES_NO)
    words = (("waarde", shown(cell.shown)), ("keuzes", ", ".join(YES_NO)), ("suggestie", hint))
    return Typed(None, (Problem("119", words),))


def _bsn(cell: Cell, column: Column, known: Sequence[str]) -> Typed:
    del column, known
    typed = code_text(cell)
    number = read_bsn(typed)
    if number is None:
        return Typed(None, (Problem(NOT_BSN),))
    return Typed(number) if typed == number else Typed(number, (Problem(MENDED_BSN),))


_READERS: Mapping[str, Callable[[Cell, Column, Sequence[str]], Typed]] = MappingProxyType(
    {"periode": _periode, "gemeente": _gemeente, OPSLAG: _opslag, BSN: _bsn}
)


def doubtful_point(text: str) -> Typed:
    """A number of which the rest of its column makes it doubtful what its point is."""
    anders = dutch_number(Decimal(text))
    words = (("waarde", text), ("gelezen", text.replace(".", "")), ("anders", anders))
    return Typed(None, (Problem(DOUBTFUL_POINT, words),))


def is_number(column: Column) -> bool:
    """True for a column of numbers."""
    return column.type in (
        CellType.GEHEEL, CellType.GETAL, CellType.BEDRAG, CellType.PERCENTAGE,
    )  # fmt: skip
