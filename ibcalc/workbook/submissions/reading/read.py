"""One file to one submission: opened once, recognised, read whole, all findings kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.old_formats.read import old_format, read_old
from ibcalc.workbook.reader.facts import DocumentFacts, read_stamp_sources
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen, read_bytes
from ibcalc.workbook.reader.submitted import as_submission, submission_findings
from ibcalc.workbook.reader.xlsx import read_workbook
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.checks.cost_checks import cost_findings
from ibcalc.workbook.submissions.checks.form_checks import form_findings
from ibcalc.workbook.submissions.checks.line_checks import Checked, row_findings
from ibcalc.workbook.submissions.checks.model_checks import model_findings
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import (
    ASIDE,
    CLIENTEN_BSN,
    FORMS,
    GEGEVENS,
    KOSTEN,
    Form,
    FormTable,
    Gegeven,
)
from ibcalc.workbook.submissions.own_bug import own_bug
from ibcalc.workbook.submissions.reading.gegevens import read_gegevens
from ibcalc.workbook.submissions.reading.other_sheets import unread_sheets
from ibcalc.workbook.submissions.reading.own_books import own_book
from ibcalc.workbook.submissions.reading.row_reader import ReadRows, RowReader
from ibcalc.workbook.submissions.reading.stamp_reader import read_stamp, saved_at
from ibcalc.workbook.submissions.reading.table_reader import FoundTable, locate
from ibcalc.workbook.submissions.reading.versions import locate_sent
from ibcalc.workbook.submissions.submission import Stamp, Submission

UNCALCULATED, HIDDEN_SHEET, VERY_HIDDEN_SHEET = "AANL-212", "AANL-140", "AANL-150"


def read_submission(sender: Sender, expected: Expected) -> Submission:
    """The submission in a file. What can't be opened is one too, with the reason as its finding."""
    try:
        data, sha256 = read_bytes(sender.path, SUBMISSION)
    except CannotOpen as refused:
        return refused_submission(sender, refused.finding)
    return submission_of(sender, data, sha256, expected)


def submission_of(sender: Sender, data: bytes, sha256: str, expected: Expected) -> Submission:
    """The submission in the bytes of a file. A fault of our own is a finding of that file alone."""
    try:
        read = _read(sender, data, sha256, expected)
    except CannotOpen as refused:
        return refused_submission(sender, refused.finding, sha256)
    except MemoryError:
        raise
    except Exception as bug:  # noqa: BLE001 - whatever one file does to us, the others are read
        return refused_submission(sender, own_bug(bug, sender.file), sha256)
    return replace(read, findings=(*_about_name(sender), *read.findings))


def refused_submission(sender: Sender, why: Finding, sha256: str = "") -> Submission:
    """A file that was not read: its only findings are why, and what its name gives away."""
    told = as_submission(why)
    shown = replace(told, place=Place(sender.file), message=crossed_out(told.message))
    found = (*_about_name(sender), shown)
    return Submission(sender.file, sender.path, sha256, findings=found, opened=False)


def skipped_submission(sender: Sender) -> Submission:
    """A file in a folder that is no workbook by its name: told, and not opened."""
    told = finding("AANL-423", Place(sender.file))
    found = (*_about_name(sender), told)
    return Submission(sender.file, sender.path, findings=found, opened=False)


def _about_name(sender: Sender) -> tuple[Finding, ...]:
    if crossed_out(sender.path.name) == sender.path.name:
        return ()
    return (finding("AANL-243", Place(sender.file)),)


def _read(sender: Sender, data: bytes, sha256: str, expected: Expected) -> Submission:
    workbook, facts = _opened(data, sender.file, sha256)
    stamp = read_stamp(facts)
    own = own_book(workbook, stamp.kind)
    form = None if own else FORMS.get(stamp.kind) or recognised(workbook)
    if form is None:
        found = [*submission_findings(workbook), own or finding("AANL-402", Place(sender.file))]
        return Submission(
            sender.file,
            sender.path,
            sha256,
            stamp,
            findings=tuple(found),
            patchable=not workbook.old_format,
        )
    return _FormReading(sender, workbook, facts, stamp, form, expected).submission()


def _opened(data: bytes, file: str, sha256: str) -> tuple[Workbook, DocumentFacts]:
    """The workbook and what it says of itself; an old format gives values alone."""
    if old_format(data):
        nothing = DocumentFacts(file, {}, {}, {}, ())
        return read_old(data, file, sha256, SUBMISSION), nothing
    return read_workbook(data, file, sha256, SUBMISSION), read_stamp_sources(data, file)


def recognised(workbook: Workbook) -> Form | None:
    """The form whose tables all stand in a workbook by their headers; None if there is none."""
    for form in FORMS.values():
        tables = [locate(workbook, table.spec).table for table in form.tables]
        if all(table is not None and not table.missing for table in tables):
            return form
    return None


class _FormReading:
    """One file of a known kind while it is read."""

    def __init__(
        self,
        sender: Sender,
        workbook: Workbook,
        facts: DocumentFacts,
        stamp: Stamp,
        form: Form,
        expected: Expected,
    ) -> None:
        self._sender = sender
        self._workbook = workbook
        self._modified = saved_at(facts)
        self._stamp = stamp
        self._form = form
        self._expected = expected
        self._gegevens = read_gegevens(workbook, stamp)

    def submission(self) -> Submission:
        """All tables read and checked."""
        gegevens, stamp = self._gegevens, self._stamp
        tables = [self._table(table) for table in self._form.tables]
        lines = tuple(chain.from_iterable(rows.lines for _, rows in tables))
        here, old = Place(self._workbook.file), bool(self._workbook.old_format)
        found = [
            *form_findings(self._form, stamp, self._expected, here, old_format=old),
            *gegevens.findings,
            *chain.from_iterable(rows.findings for _, rows in tables),
            *unread_sheets(self._workbook, self._form.tables, (found for found, _ in tables)),
            *self._about_costs([rows for _, rows in tables]),
        ]
        told = {(one.place.sheet, one.place.column) for one in found if one.code == UNCALCULATED}
        about_file = submission_findings(self._workbook, told)
        own = set(self._columns(tables))
        aside = ASIDE if stamp.kind in FORMS else ()
        found += [one for one in about_file if _concerns(one, own, aside)]
        return Submission(
            file=self._sender.file,
            path=self._sender.path,
            sha256=self._workbook.sha256,
            stamp=stamp,
            soort=self._form.kind,
            aanbieder=gegevens.answer(Gegeven.AANBIEDER, stamp.aanbieder),
            gemeente=gegevens.answer(Gegeven.GEMEENTE, stamp.gemeente),
            jaar=gegevens.answer(Gegeven.JAAR, stamp.jaar),
            modified=self._modified,
            lines=lines,
            rows=sum(rows.rows for _, rows in tables),
            findings=tuple(found),
            patchable=not self._workbook.old_format,
        )

    def _about_costs(self, tables: Sequence[ReadRows]) -> Iterator[Finding]:
        """The two tables of a cost price against each other; of another form nothing."""
        if any(table.spec is KOSTEN for table in self._form.tables):
            rows = list(chain.from_iterable(table.as_given() for table in tables))
            yield from cost_findings(rows, [one for table in tables for one in table.empty])

    def _table(self, form: FormTable) -> tuple[FoundTable, ReadRows]:
        sent = locate_sent(self._workbook, self._form, form, self._stamp.versie)
        found = self._not_another(sent)
        if found.table is None:
            return found, ReadRows(findings=self._absent(found, form))
        with_bsn = form.spec.name == CLIENTEN_BSN.name
        known = self._expected.known(form)
        rows = RowReader(form, found.table, known, with_bsn=with_bsn).read()
        checked = Checked(form, rows.lines, self._expected, self._gemeenten())
        rows.findings[:0] = found.findings
        rows.findings += [*row_findings(checked), *model_findings(checked)]
        if not rows.rows and not found.table.missing:
            place = found.table.sheet.place
            rows.findings.append(finding("AANL-236", place, blad=found.table.sheet.name))
        return found, rows

    def _not_another(self, found: FoundTable) -> FoundTable:
        """The table, unless it stands on the sheet of another table of the form.

        The table of hours has so few columns that it is also found in that of the costs.
        """
        names = {normal(spec.name) for spec in self._form.sheets if spec is not found.spec}
        if found.table is None or normal(found.table.sheet.name) not in names:
            return found
        return FoundTable(found.spec)

    def _absent(self, found: FoundTable, form: FormTable) -> list[Finding]:
        if found.findings:
            return found.findings
        heads = ", ".join(column.header for column in form.spec.required)
        words = {"blad": form.spec.name, "koppen": heads}
        return [finding("AANL-235", Place(self._workbook.file), **words)]

    def _gemeenten(self) -> tuple[str, ...]:
        """The gemeenten that a line may be about."""
        own = (self._gegevens.answer(Gegeven.GEMEENTE), self._stamp.gemeente)
        codes = {code for code in (*own, *self._expected.gemeenten) if is_gemeente(code)}
        return tuple(sorted(codes))

    def _columns(self, tables: Sequence[tuple[FoundTable, ReadRows]]) -> Iterator[tuple[str, int]]:
        """Sheet and column of all that is read, column 0 for the sheet as such."""
        yield GEGEVENS.name, 0
        for found, _ in tables:
            if found.table is not None:
                name = found.table.sheet.name
                yield from ((name, column) for column in (0, *found.table.columns.values()))


def _concerns(one: Finding, own: Collection[tuple[str, int]], aside: Collection[str] = ()) -> bool:
    """True for what is odd about the file or about cells that are read.

    What stands elsewhere, such as a formula of the template that was not calculated, is no concern
    of the sender; nor that a sheet of the template ``aside`` of the rows was hidden. Any other
    hidden sheet is told, and one that Excel does not list always.
    """
    place = one.place
    if one.code == HIDDEN_SHEET:
        return place.sheet not in aside
    about_file = not place.sheet or one.code == VERY_HIDDEN_SHEET
    return about_file or (place.sheet, place.column) in own
