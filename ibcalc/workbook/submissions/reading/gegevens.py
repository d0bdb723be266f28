"""Sheet Gegevens of a submission: who sends it, for which gemeente and which year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Kind
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.sheets.cleaning import clean, is_error
from ibcalc.workbook.sheets.gemeente import is_gemeente, read_gemeente
from ibcalc.workbook.sheets.headers import SheetTable
from ibcalc.workbook.sheets.typing_cells import code_text
from ibcalc.workbook.submissions.bsn_search import crossed_out, holds_bsn
from ibcalc.workbook.submissions.checks.line_checks import code_shown
from ibcalc.workbook.submissions.forms.form import FACTS_BESIDE, GEGEVENS, Gegeven
from ibcalc.workbook.submissions.reading.table_reader import locate
from ibcalc.workbook.submissions.submission import Stamp

YEAR_DIGITS = 4


@dataclass(slots=True)
class Gegevens:
    """The answers as text, where each stands, and what was found; ``place`` is the sheet."""

    answers: dict[Gegeven, str] = field(default_factory=dict)
    cells: dict[Gegeven, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    place: Place = Place()

    def answer(self, asked: Gegeven, otherwise: str = "") -> str:
        """What was filled in, else what the stamp says."""
        return self.answers.get(asked) or otherwise

    def cell(self, asked: Gegeven) -> Place:
        """The cell of an answer; the sheet if it is not asked there."""
        return self.cells.get(asked, self.place)


def read_gegevens(workbook: Workbook, stamp: Stamp) -> Gegevens:
    """The answers on sheet Gegevens; those that are missing come from the stamp, with a finding."""
    found = locate(workbook, GEGEVENS, FACTS_BESIDE)
    read = Gegevens(findings=list(found.findings), place=Place(workbook.file))
    if found.table is None:
        heads = ", ".join(column.header for column in GEGEVENS.columns)
        words = {"blad": GEGEVENS.name, "koppen": heads}
        read.findings.append(finding("AANL-235", read.place, **words))
    elif not found.table.missing:
        read.place = found.table.sheet.place
        _read_answers(found.table, read)
    read.findings += _checked(read, stamp)
    return read


def _read_answers(table: SheetTable, read: Gegevens) -> None:
    asked = {normal(one.value): one for one in Gegeven}
    for row in table.rows:
        name = asked.get(normal(table.cell(row, "gegeven").shown))
        if name is None or name in read.cells:
            continue
        cell = table.cell(row, "waarde")
        read.cells[name] = table.place(row, "waarde")
        if is_error(cell.raw):
            words = {"kolom": name.value, "waarde": cell.text}
            read.findings.append(finding("AANL-211", cell.place, **words))
        elif cell.kind is Kind.UNCALCULATED:
            read.findings.append(finding("AANL-212", cell.place, kolom=name.value))
        elif not cell.blank:
            text = clean(code_text(cell))
            if holds_bsn(text):
                read.findings.append(finding("AANL-242", cell.place, kolom=name.value))
            read.answers[name] = crossed_out(text)


def _checked(read: Gegevens, stamp: Stamp) -> Iterator[Finding]:
    aanbieder = read.answers.get(Gegeven.AANBIEDER, "")
    if not (aanbieder or stamp.aanbieder):
        yield finding("AANL-407", read.cell(Gegeven.AANBIEDER))
    elif not aanbieder and Gegeven.AANBIEDER in read.cells:
        yield from _name_of_stamp(read)
    elif aanbieder and stamp.aanbieder and normal(aanbieder) != normal(stamp.aanbieder):
        yield finding("AANL-408", read.cell(Gegeven.AANBIEDER))
    yield from _checked_gemeente(read, stamp)
    yield from _checked_jaar(read, stamp)


def _name_of_stamp(read: Gegevens) -> Iterator[Finding]:
    """That the name is not filled in; of a cell with an error value that is told already."""
    here = read.cell(Gegeven.AANBIEDER)
    if all(one.place != here for one in read.findings):
        yield finding("AANL-415", here, kolom=Gegeven.AANBIEDER.value)


def _checked_gemeente(read: Gegevens, stamp: Stamp) -> Iterator[Finding]:
    here, kolom = read.cell(Gegeven.GEMEENTE), Gegeven.GEMEENTE.value
    typed = read.answers.get(Gegeven.GEMEENTE, "")
    if not (typed or stamp.gemeente):
        yield finding("AANL-409", here, kolom=kolom)
        return
    for problem in read_gemeente(typed).problems:
        yield finding("AANL-222", here, kolom=kolom, **dict(problem.words))
    code = str(read_gemeente(typed).value)
    if not typed:
        return
    read.answers[Gegeven.GEMEENTE] = code
    if not is_gemeente(code):
        yield finding("AANL-249", here, kolom=kolom, waarde=code_shown(code))
    elif is_gemeente(stamp.gemeente) and code != stamp.gemeente:
        yield finding("AANL-305", here, kolom=kolom, waarde=code, verwacht=stamp.gemeente)


def _checked_jaar(read: Gegevens, stamp: Stamp) -> Iterator[Finding]:
    here, kolom = read.cell(Gegeven.JAAR), Gegeven.JAAR.value
    typed = read.answers.get(Gegeven.JAAR, "")
    if not (typed or stamp.jaar):
        yield finding("AANL-409", here, kolom=kolom)
    elif typed and not (typed.isascii() and typed.isdigit() and len(typed) == YEAR_DIGITS):
        yield finding("AANL-410", here, kolom=kolom, waarde=code_shown(typed))
    elif typed and stamp.jaar and typed not in years(stamp.jaar):
        yield finding("AANL-411", here, kolom=kolom, waarde=typed, verwacht=stamp.jaar)


def years(text: str) -> tuple[str, ...]:
    """The years of ``2016`` or ``2016-2018``; nothing of another text."""
    first, _, last = text.partition("-")
    ends = (first.strip(), last.strip() or first.strip())
    if not all(end.isascii() and end.isdigit() and len(end) == YEAR_DIGITS for end in ends):
        return ()
    return tuple(map(str, range(int(ends[0]), int(ends[1]) + 1)))
