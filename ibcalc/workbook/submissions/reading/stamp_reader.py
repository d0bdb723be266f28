"""What a file says of itself: the stamp of its template, and when it was last saved."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ibcalc.workbook.reader.facts import DocumentFacts
from ibcalc.workbook.submissions.bsn_search import crossed_out
from ibcalc.workbook.submissions.forms.form import STAMP
from ibcalc.workbook.submissions.submission import Stamp

_NAMED_TEXT = re.compile(r'=?\s*"((?:[^"]|"")*)"\s*', re.DOTALL)
MOST = 200
"""Characters of one part of a stamp; no name of an aanbieder is longer."""


def read_stamp(facts: DocumentFacts) -> Stamp:
    """The stamp from the document properties; what they do not say, from the names.

    Both survive a round trip through LibreOffice or openpyxl, but not every program keeps both.
    """
    found = {part: _said(facts, name) for part, name in STAMP.items()}
    version = found["versie"]
    return Stamp(
        kind=found["kind"],
        versie=int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0,
        model=crossed_out(found["model"]),
        sha256=found["sha256"],
        gemeente=found["gemeente"],
        jaar=found["jaar"],
        aanbieder=crossed_out(found["aanbieder"]),
    )


def _said(facts: DocumentFacts, name: str) -> str:
    said = (facts.property(name) or "").strip()
    if not said:
        named = _NAMED_TEXT.fullmatch(facts.refers_to(name) or "")
        said = named[1].replace('""', '"').strip() if named else ""
    return said[:MOST]


def saved_at(facts: DocumentFacts) -> str:
    """The moment of the last save as the file gives it, as ISO 8601 in UTC; empty if it does not.

    A file that says no time zone means UTC, as the standard has it.
    """
    said = (facts.core.get("modified") or "").strip()
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return ""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).isoformat()
    except OverflowError:
        return ""
