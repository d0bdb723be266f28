"""Typing the columns of a caseload: each distinct cell once, a finding at every row it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.caseload import Column as Folded
from ibcalc.engine.caseload import Mask, empty_column
from ibcalc.model.bsn import HIDDEN
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.findings import SHOWN_CELLS, Finding, Severity
from ibcalc.model.kenmerk import Value
from ibcalc.model.place import Place
from ibcalc.workbook.caseload.masking import client_keys, masked_words
from ibcalc.workbook.caseload.raw import RawCaseload, RawColumn
from ibcalc.workbook.sheets.cleaning import ERROR_TEXTS, clean, is_error
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.number_forms import NO_VALUE_SIGNS
from ibcalc.workbook.sheets.typed import Problem, Typed
from ibcalc.workbook.sheets.typing_cells import DAY_NUMBER, ERROR_VALUE, SPELLING
from ibcalc.workbook.sheets.yes_no import ANSWERS

Rows = NDArray[np.intp]
Said = tuple[Rows, Problem]
FAMILY = "CLI"
SPACES = "CLI-139"
OWN_MESSAGES = 20
"""Distinct values of a column that are told by themselves; the others are told with the next one,
for a list with a hundred thousand other ways to write a date drowns what matters."""
N = TypeVar("N", bound=np.generic)


@dataclass(slots=True)
class Ledger:
    """What is found while a caseload is typed: findings, and the rows that have a fout.

    ``each``: a finding for every row, instead of one for all equal cells of a column. ``reasons``
    maps the index of a faulty row to the message and the code of its first fout.
    """

    raw: RawCaseload
    each: bool = False
    findings: list[Finding] = field(default_factory=list)
    faulty: Mask = field(default_factory=lambda: np.zeros(0, np.bool_))
    reasons: dict[int, tuple[str, str]] = field(default_factory=dict)
    _clients: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self.findings += self.raw.findings
        self.faulty = np.zeros(len(self.raw.rows), np.bool_)
        if self.raw.broken:
            self.blame(np.array(self.raw.broken, np.intp), finding("CLI-133"))

    def say(
        self, code: str, rows: Rows, number: int, known: Sequence[str] = (), /, **words: object
    ) -> None:
        """A finding about these rows, at 1-based column ``number``; a fout leaves them out.

        ``known`` are the values that the column may have: see :mod:`.masking`.
        """
        if not len(rows):
            return
        told = masked_words(words, self.clients() if "waarde" in words else (), known)
        if told.get("waarde") == HIDDEN and any(map(str.isdigit, str(told.get("hint", "")))):
            told["hint"] = ""
        first = finding(code, self.place(int(rows[0]), number), **told)
        if first.severity is Severity.FOUT:
            self.blame(rows, first)
        if self.each:
            self.findings += [replace(first, place=self.place(int(row), number)) for row in rows]
            return
        cells = tuple(self.place(int(row), number).cell for row in rows[:SHOWN_CELLS])
        self.findings.append(replace(first, count=len(rows), cells=cells))

    def blame(self, rows: Rows, fault: Finding) -> None:
        """These rows are left out for this fout, unless they already are for an earlier one."""
        self.faulty[rows] = True
        reason = (fault.message, fault.code)
        for row in rows.tolist():
            self.reasons.setdefault(row, reason)

    def blame_column(self, header: str) -> None:
        """Every row is left out, for this required column is absent."""
        missing = [one for one in self.raw.findings if one.code == f"{FAMILY}-104"]
        told = next((one for one in missing if f" {header} " in one.message), None)
        blad = self.raw.sheet or self.raw.file
        fault = told or finding(f"{FAMILY}-104", kolom=header, blad=blad, suggestie="")
        self.blame(np.arange(len(self.faulty)), fault)

    def clients(self) -> frozenset[str]:
        """The values of column Client, worked out when a message first needs them."""
        if self._clients is None:
            column = self.raw.columns.get("client")
            raws = column.raws if column else ()
            self._clients = client_keys(raw for raw in raws if not is_error(raw))
        return self._clients

    def place(self, row: int, number: int) -> Place:
        """Where row index ``row`` stands."""
        return Place(self.raw.file, self.raw.sheet, int(self.raw.rows[row]), number)


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """The typed value of each distinct cell; None for an empty and for a faulty one.

    ``told`` are the distinct cells about which something was said.
    """

    raw: RawColumn
    values: Sequence[object]
    told: frozenset[int] = frozenset()

    def folded(self) -> Folded:
        """The column for the engine: leeg first, then each distinct value once."""
        if not len(self.raw.codes):
            return empty_column(0)
        index: dict[object, int] = {}
        distinct: list[Value] = [None]
        moved = np.zeros(len(self.values), np.int32)
        for position, value in enumerate(self.values):
            if value is None or value == "":
                continue
            # True equals 1, which must stay another value.
            key = (bool, value) if isinstance(value, bool) else value
            number = index.setdefault(key, len(distinct))
            if number == len(distinct):
                distinct.append(value)  # type: ignore[arg-type]
            moved[position] = number
        return Folded(tuple(distinct), moved[self.raw.codes])

    def numbers(self, of: Callable[[object], int], kind: type[N]) -> NDArray[N]:
        """The column as whole numbers, by what ``of`` makes of each value."""
        distinct: NDArray[N] = np.array([of(value) for value in self.values], kind)
        return distinct[self.raw.codes]


class CellGroups:
    """For a column: the rows that hold a distinct cell, worked out when first asked."""

    def __init__(self, column: RawColumn) -> None:
        self._codes = column.codes
        self._order: Rows | None = None
        self._start: Rows | None = None

    def rows(self, code: int) -> Rows:
        """Row indices, ascending."""
        if self._order is None or self._start is None:
            self._order = np.argsort(self._codes, kind="stable")
            highest = int(self._codes.max(initial=0)) + 2
            self._start = np.searchsorted(self._codes[self._order], np.arange(highest))
        if code + 1 >= len(self._start):
            return self._order[:0]
        return self._order[self._start[code] : self._start[code + 1]]


def type_column(
    raw: RawColumn,
    column: Column,
    ledger: Ledger,
    read: Callable[[Cell, Column], Typed],
    only: Mask | None = None,
    known: Sequence[str] = (),
) -> TypedColumn:
    """Type a column with ``read``; what it finds is said of the rows in ``only`` (default all).

    ``known`` are the values that the column may have.
    """
    groups = CellGroups(raw)
    values: list[object] = []
    said: list[tuple[Rows, Problem]] = []
    told: set[int] = set()
    for code, text in enumerate(raw.raws):
        typed = read(Cell(text), column)
        values.append(typed.value)
        if typed.problems:
            told.add(code)
            rows = groups.rows(code)
            rows = rows if only is None else rows[only[rows]]
            said += [(rows, problem) for problem in typed.problems if len(rows)]
    said.sort(key=lambda pair: int(pair[0][0]))
    for rows, problem in said if ledger.each else _some_together(said):
        _say(rows, problem, raw, column, ledger, known)
    return TypedColumn(raw, values, frozenset(told))


def _some_together(said: list[Said]) -> Iterator[Said]:
    """The first of each kind by themselves; of each kind the others together."""
    kinds: dict[str, list[Said]] = {}
    for rows, problem in said:
        kinds.setdefault(problem.number, []).append((rows, problem))
    for one in kinds.values():
        yield from one[:OWN_MESSAGES]
        if one[OWN_MESSAGES:]:
            rows = np.sort(np.concatenate([rows for rows, _ in one[OWN_MESSAGES:]]))
            yield rows, one[OWN_MESSAGES][1]


def _say(
    rows: Rows,
    problem: Problem,
    raw: RawColumn,
    column: Column,
    ledger: Ledger,
    known: Sequence[str] = (),
) -> None:
    harmless = {ERROR_VALUE: ERROR_TEXTS, SPELLING: ANSWERS}.get(problem.number, NO_VALUE_SIGNS)
    known = (*known, *harmless)
    code, words = f"{FAMILY}-{problem.number}", dict(problem.words)
    if problem.number == DAY_NUMBER:
        # What is a day of our time is no number of a person, however many digits it has.
        known = (*known, str(words["waarde"]))
    ledger.say(code, rows, raw.number, known, kolom=column.header, **words)


def type_texts(
    raw: RawColumn, column: Column, ledger: Ledger, read: Callable[[Cell, Column], Typed]
) -> TypedColumn:
    """A column of free texts, without a typed cell for each of what may be a million texts."""
    plain = _plain_texts(raw.raws)
    if plain is not None:
        return TypedColumn(raw, plain)
    odd = [
        code
        for code, text in enumerate(raw.raws)
        if text and (text[0] != Kind.TEXT or text[:2] == "s#")
    ]
    texts = [clean(text[1:]) for text in raw.raws]
    pairs = enumerate(zip(raw.raws, texts, strict=True))
    spaced = [code for code, (stored, text) in pairs if text and stored[1:] != text]
    values: list[object] = [*texts]
    groups = CellGroups(raw)
    for code in odd:
        typed = read(Cell(raw.raws[code]), column)
        values[code] = typed.value
        for problem in typed.problems:
            _say(groups.rows(code), problem, raw, column, ledger)
    rows = np.flatnonzero(np.isin(raw.codes, [code for code in spaced if code not in set(odd)]))
    ledger.say(SPACES, rows, raw.number, kolom=column.header)
    return TypedColumn(raw, values)


def _plain_texts(raws: Sequence[str]) -> list[str] | None:
    """The texts of raw cells if all of them are texts without a space around them, else None.

    Looked at as one long text, for most caseloads have nothing else.
    """
    joined = "\n".join(raws)
    lines = len(raws) - 1
    one_line_each = joined.count("\n") == joined.count("\ns") == lines and not raws[0]
    odd = ("\ns#", "\ns ", " \n", "\t", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f")
    if not (one_line_each and joined.isascii()) or any(text in joined for text in odd):
        return None
    return None if joined.endswith(" ") else joined.replace("\ns", "\n").split("\n")
