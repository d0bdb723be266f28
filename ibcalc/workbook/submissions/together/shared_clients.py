"""The same client in the submissions of two aanbieders: told to the municipality by cell only.

Rows are never merged, no message shows the number, and no aanbieder is told about another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.submissions.submission import Line, Submission

CLIENT = "client"
SHOWN_PLACES = 5


@dataclass(frozen=True, slots=True)
class Appearance:
    """One row in which a client stands."""

    submission: Submission
    line: Line


SharedClient = tuple[Appearance, ...]
"""All rows of one client that stands with more than one aanbieder, in the order of the ledger."""


def client_key(number: str) -> str:
    """By what clients are compared: without spaces, capitals and zeros at the front.

    Signs stay: 1-11 and 11-1 are two numbers.
    """
    key = "".join(clean(number).split()).casefold()
    return key.lstrip("0") or key[-1:]


def shared_clients(counting: Iterable[Submission]) -> tuple[SharedClient, ...]:
    """The clients with more than one aanbieder, in the order in which they are first met.

    Only submissions of one kind are compared: an own number and a BSN say nothing of each other.
    """
    found: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for submission in counting:
        for line in submission.lines:
            number = line.text(CLIENT)
            if number:
                key = (submission.soort, client_key(number))
                found[key].append(Appearance(submission, line))
    return tuple(tuple(rows) for rows in found.values() if _aanbieders(rows) > 1)


def _aanbieders(rows: Iterable[Appearance]) -> int:
    return len({normal(row.submission.aanbieder) for row in rows})


def shared_findings(shared: Iterable[SharedClient]) -> Iterator[Finding]:
    """One finding for each client, at its first cell; it names the cells at other aanbieders."""
    for rows in shared:
        first = rows[0]
        own = normal(first.submission.aanbieder)
        others = [
            str(row.line.cell(CLIENT)) for row in rows if normal(row.submission.aanbieder) != own
        ]
        more = f" en nog {len(others) - SHOWN_PLACES}" if len(others) > SHOWN_PLACES else ""
        places = "; ".join(others[:SHOWN_PLACES]) + more
        yield finding("AANL-320", first.line.cell(CLIENT), plaatsen=places)
