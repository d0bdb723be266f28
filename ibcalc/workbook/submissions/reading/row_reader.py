"""The rows of a table of a submission: each cell typed by its column, with what was found.

No message shows a client number, a BSN or what can be a name; see ``caseload/masking.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ibcalc.model.bsn import HIDDEN
from ibcalc.model.catalogue import finding
from ibcalc.model.catalogue.aanl import submission_code
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.caseload.client_numbers import lost_zeros, spoiled_numbers
from ibcalc.workbook.caseload.masking import client_keys, masked_words
from ibcalc.workbook.sheets.cleaning import ERROR_TEXTS, cleaned, is_error
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.loose_texts import is_loose_text
from ibcalc.workbook.sheets.number_forms import (
    LEAVE_EMPTY,
    NO_VALUE_SIGNS,
    has_decimals_after_point,
    is_thousand,
)
from ibcalc.workbook.sheets.read_rows import Known
from ibcalc.workbook.sheets.spaces import has_spaces
from ibcalc.workbook.sheets.table import filled
from ibcalc.workbook.sheets.typed import Problem, Typed
from ibcalc.workbook.sheets.typing_cells import ERROR_VALUE, SPELLING
from ibcalc.workbook.sheets.yes_no import ANSWERS
from ibcalc.workbook.submissions.bsn_search import cell_holds_bsn, crossed_out, holds_bsn
from ibcalc.workbook.submissions.forms.form import FormTable
from ibcalc.workbook.submissions.reading.special_cells import (
    CLIENT,
    doubtful_point,
    is_fault,
    is_number,
    read_special,
)
from ibcalc.workbook.submissions.submission import Line

ASKED = frozenset({"uren", "tarief", "bedrag"})
"""What a form asks for, though a row without is read: nobody is told to leave it empty."""


@dataclass(slots=True)
class ReadRows:
    """The rows of one table: the lines without a fault, how many had content, all findings.

    ``rejected`` are the rows with a fault, with the values that are good. ``empty`` are the rows
    that hold nothing but what the template fills itself.
    """

    lines: list[Line] = field(default_factory=list)
    rejected: list[Line] = field(default_factory=list)
    empty: list[Line] = field(default_factory=list)
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)

    def as_given(self) -> Iterator[Line]:
        """All rows with content, without the values of which a fout was found."""
        places = (one.place for one in self.findings if one.severity is Severity.FOUT)
        faults = {(place.row, place.column) for place in places}
        for line in (*self.lines, *self.rejected):
            good = {
                name: value
                for name, value in line.values.items()
                if (line.place.row, line.columns.get(name)) not in faults
            }
            yield replace(line, values=good)


class RowReader:
    """Reads the rows of one table; each distinct cell of a column is understood once.

    Args:
        form: the table of the template.
        table: where it was found.
        known: the codes to which a cell of a field may be repaired.
        with_bsn: column Client holds a BSN, so that it may stand there.
    """

    def __init__(
        self, form: FormTable, table: SheetTable, known: Known, *, with_bsn: bool = False
    ) -> None:
        self._form = form
        self._spec = form.spec
        self._table = table
        self._known = known
        self._columns = [one for one in form.spec.columns if one.field in table.columns]
        self._with_bsn = with_bsn
        self._searched = self._columns_without_bsn()
        self._pointed = self._columns_with_points()
        self._memo: dict[tuple[str, str], Typed] = {}
        self._clients = self._client_keys()

    def read(self) -> ReadRows:
        """Every row with content, from top to bottom."""
        found = ReadRows()
        for row in self._table.rows:
            cells = self._cells(row)
            if not self._given(cells):
                found.empty += self._unfilled(row, cells)
                continue
            if self._is_remark(cells):
                words = {"blad": self._table.sheet.name}
                found.findings.append(finding("AANL-209", self._table.place(row), **words))
                continue
            self._read_row(row, cells, found)
        found.findings += self._spoiled_clients()
        return found

    def _cells(self, row: int) -> dict[str, Cell]:
        """The cells as stored, by field."""
        sheet, columns = self._table.sheet, self._table.columns
        return {one.field: sheet.cell(row, columns[one.field]) for one in self._columns}

    def _given(self, cells: Mapping[str, Cell]) -> bool:
        """True if a row holds anything that the template does not fill itself."""
        prefilled = self._form.prefilled
        return any(filled(cell.raw) for name, cell in cells.items() if name not in prefilled)

    def _is_remark(self, cells: Mapping[str, Cell]) -> bool:
        """True for a remark and for a total, that are no row of the form."""
        contents = [cell.raw for cell in cells.values() if filled(cell.raw)]
        must = [column.field for column in self._spec.columns if column.must_fill]
        complete = all(name in cells and filled(cells[name].raw) for name in must)
        return is_loose_text(contents) and not (must and complete)

    def _spoiled_clients(self) -> Iterator[Finding]:
        """Client numbers of which digits or zeros were lost."""
        number = self._table.columns.get(CLIENT)
        if number is None or self._with_bsn:
            return
        cells = [self._table.sheet.cell(row, number) for row in self._table.rows]
        raws = [cell.raw for cell in cells]
        kolom = self._spec.column(CLIENT).header
        for code, wrong in (("AANL-237", spoiled_numbers(raws)), ("AANL-238", lost_zeros(raws))):
            yield from (finding(code, cells[at].place, kolom=kolom) for at in wrong)

    def _read_row(self, row: int, cells: Mapping[str, Cell], found: ReadRows) -> None:
        values: dict[str, object] = {}
        faulty = bool(self._table.missing)
        for column in self._columns:
            cell = cells[column.field]
            typed = self._understood(cell, column)
            found.findings += self._told(cell, column, typed)
            if any(map(is_fault, typed.problems)):
                faulty = True
            else:
                values[column.field] = typed.value
        found.findings += self._strange_numbers(row)
        found.rows += 1
        line = Line(self._table.place(row), self._spec.name, values, self._table.columns)
        (found.rejected if faulty else found.lines).append(line)

    def _unfilled(self, row: int, cells: Mapping[str, Cell]) -> Iterator[Line]:
        """A row of the template that nobody filled in."""
        own = [column for column in self._columns if column.field in self._form.prefilled]
        values: dict[str, object] = dict.fromkeys(cells)
        values |= {one.field: self._understood(cells[one.field], one).value for one in own}
        if any(values.values()):
            place = self._table.place(row)
            yield Line(place, self._spec.name, values, self._table.columns)

    def _understood(self, cell: Cell, column: Column) -> Typed:
        key = (column.field, cell.raw)
        typed = self._memo.get(key)
        if typed is None:
            known = self._known.get(column.field, ())
            typed = read_special(cell, column, known, with_bsn=self._with_bsn)
            if column.field in self._pointed and is_thousand(cleaned(cell).text):
                typed = doubtful_point(cleaned(cell).text)
            self._memo[key] = typed
        return typed

    def _told(self, cell: Cell, column: Column, typed: Typed) -> Iterator[Finding]:
        for problem in typed.problems:
            words = self._shown(problem, column)
            code = submission_code(problem.number)
            yield finding(code, cell.place, kolom=column.header, **words)
        if typed.problems or cell.kind is not Kind.TEXT or cleaned(cell).blank:
            return
        if is_number(column):
            yield finding("AANL-233", cell.place, kolom=column.header)
        elif has_spaces(cell):
            yield finding("AANL-234", cell.place, kolom=column.header)

    def _shown(self, problem: Problem, column: Column) -> dict[str, object]:
        """The words of a message, without anything that can be a person."""
        words = dict(problem.words)
        if column.field in ASKED and words.get("hint") == LEAVE_EMPTY:
            words["hint"] = ""
        if column.field == CLIENT:
            shown = {"verwacht": words.get("verwacht"), "hint": "", "let_op": ""}
            if problem.number == ERROR_VALUE:
                return words
            return {name: shown.get(name, HIDDEN) for name in words}
        if self._spec_has_client:
            harmless = {ERROR_VALUE: ERROR_TEXTS, SPELLING: ANSWERS}
            signs = harmless.get(problem.number, NO_VALUE_SIGNS)
            known = (*self._known.get(column.field, ()), *column.choices, *signs)
            words = masked_words(words, self._clients, known)
            telling = any(map(str.isdigit, str(words.get("hint", ""))))
            return {**words, "hint": ""} if words.get("waarde") == HIDDEN and telling else words
        return {name: HIDDEN if holds_bsn(str(word)) else word for name, word in words.items()}

    def _columns_with_points(self) -> frozenset[str]:
        """Columns of numbers in which some text has a point before its decimals."""
        sheet, columns = self._table.sheet, self._table.columns
        return frozenset(
            column.field
            for column in filter(is_number, self._columns)
            for row in self._table.rows
            if has_decimals_after_point(sheet.raw(row, columns[column.field])[1:].strip())
            and sheet.raw(row, columns[column.field])[0] == Kind.TEXT
        )

    @property
    def _spec_has_client(self) -> bool:
        return any(column.field == CLIENT for column in self._spec.columns)

    def _client_keys(self) -> frozenset[str]:
        number = self._table.columns.get(CLIENT)
        if number is None:
            return frozenset()
        raws = (self._table.sheet.raw(row, number) for row in self._table.rows)
        return client_keys(raw for raw in raws if not is_error(raw))

    def _strange_numbers(self, row: int) -> Iterator[Finding]:
        """Numbers that can be a BSN, in any column in which none belongs."""
        for header, number, is_client in self._searched:
            cell = self._table.sheet.cell(row, number)
            if cell.raw and cell_holds_bsn(cell):
                code = "AANL-244" if is_client else "AANL-242"
                yield finding(code, cell.place, kolom=header)

    def _columns_without_bsn(self) -> tuple[tuple[str, int, bool], ...]:
        """Header, number and whether it is Client, of the columns in which no BSN belongs."""
        columns = self._table.columns
        own = [
            (column.header, columns[column.field], column.field == CLIENT)
            for column in self._columns
            if not (self._with_bsn and column.field == CLIENT)
        ]
        extra = [(crossed_out(head), at, False) for head, at in self._table.extra.items()]
        return (*own, *extra)
