"""Facts about the lines of one submission: each check is a small function in a tuple."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ibcalc.model.bsn import HIDDEN
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_number
from ibcalc.model.findings import Finding
from ibcalc.workbook.sheets.cleaning import shown
from ibcalc.workbook.sheets.columns import Column
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.forms.form import FormTable
from ibcalc.workbook.submissions.reading.special_cells import is_number
from ibcalc.workbook.submissions.submission import Line

MOST = Decimal(1_000_000_000)
"""Euros, hours, clients; more is a slip of the keyboard."""
LONGEST_CODE = 5
SAME_THING: Mapping[str, tuple[str, ...]] = {
    "Volumes": ("product", "periode", "gemeente"),
    "Clienten": ("client", "product", "van"),
    "Clienten met BSN": ("client", "product", "van"),
    "Uren": ("product",),
    "Kosten": ("product", "element"),
}
"""Sheet -> the fields that together should stand there once."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The lines of one table, and what they are held against.

    ``gemeenten`` are those that the submission may be about; empty if that is not known.
    """

    form: FormTable
    lines: Sequence[Line]
    expected: Expected
    gemeenten: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The header of a field, as the template has it."""
        return self.form.spec.column(name).header

    def has(self, name: str) -> bool:
        """True if the table has a field."""
        return any(column.field == name for column in self.form.spec.columns)


def row_findings(checked: Checked) -> Iterator[Finding]:
    """Everything that is found in the lines of a table."""
    for check in CHECKS:
        yield from check(checked)


def _numbers_in_bounds(checked: Checked) -> Iterator[Finding]:
    """No negative numbers, and none that is too large to be true."""
    columns = [column for column in checked.form.spec.columns if is_number(column)]
    for line in checked.lines:
        for column in columns:
            number = _number(line, column)
            if number is None:
                continue
            words = {"kolom": column.header, "waarde": shown(dutch_number(number))}
            if number < 0:
                yield finding("AANL-247", line.cell(column.field), **words)
            elif number > MOST:
                grens = dutch_number(MOST)
                yield finding("AANL-250", line.cell(column.field), grens=grens, **words)


def _number(line: Line, column: Column) -> Decimal | None:
    amount = line.cents(column.field) if column.type == "bedrag" else None
    return line.number(column.field) if amount is None else Decimal(amount).scaleb(-2)


def _ends_before_start(checked: Checked) -> Iterator[Finding]:
    """T/m is not before Van."""
    for line in checked.lines:
        van, tot = line.day("van"), line.day("tot_en_met")
        if van and tot and tot < van:
            words = {"begin": checked.header("van"), "einde": checked.header("tot_en_met")}
            yield finding("AANL-246", line.cell("tot_en_met"), **words)


def _doubles(checked: Checked) -> Iterator[Finding]:
    """Rows that are equal to an earlier row, and rows about the same thing with other numbers."""
    seen: dict[tuple[object, ...], int] = {}
    things: dict[tuple[object, ...], int] = {}
    keys = SAME_THING.get(checked.form.spec.name, ())
    named = ", ".join(checked.header(name) for name in keys)
    for line in checked.lines:
        row = line.place.row
        everything = tuple(line.values.items())
        if everything in seen:
            yield finding("AANL-245", line.place, rij=seen[everything])
            continue
        seen[everything] = row
        thing = tuple(line.values.get(name) for name in keys)
        if keys and thing in things:
            yield finding("AANL-248", line.place, rij=things[thing], sleutel=named)
        things.setdefault(thing, row)


def _gemeenten(checked: Checked) -> Iterator[Finding]:
    """A gemeente has four digits, and is one that the submission is about."""
    if not checked.has("gemeente"):
        return
    kolom = checked.header("gemeente")
    for line in checked.lines:
        code = line.text("gemeente")
        if code and not is_gemeente(code):
            words = {"kolom": kolom, "waarde": code_shown(code)}
            yield finding("AANL-249", line.cell("gemeente"), **words)
        elif code and checked.gemeenten and code not in checked.gemeenten:
            words = {"kolom": kolom, "waarde": code, "verwacht": " of ".join(checked.gemeenten)}
            yield finding("AANL-305", line.cell("gemeente"), **words)


def code_shown(text: str) -> str:
    """A code as a message shows it; what can be a client number or a name is not shown."""
    return text if text.isdigit() and len(text) <= LONGEST_CODE else HIDDEN


def lines_by_product(lines: Sequence[Line]) -> Mapping[str, list[Line]]:
    """The lines of each product, in order."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.text("product")].append(line)
    return found


CHECKS: tuple[Callable[[Checked], Iterator[Finding]], ...] = (
    _numbers_in_bounds,
    _ends_before_start,
    _doubles,
    _gemeenten,
)
