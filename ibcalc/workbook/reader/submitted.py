"""What the guard finds, told to the sender of a submission: one guard serves models and these."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ibcalc.model.catalogue import CATALOGUE
from ibcalc.model.catalogue.aanl_guard import SUBMISSION_CODES
from ibcalc.model.findings import Finding, fold
from ibcalc.workbook.reader.grid import Workbook
from ibcalc.workbook.reader.oddities import reading_findings


def as_submission(found: Finding) -> Finding:
    """The finding with its AANL-1xx code, and what the sender does about it.

    What was found stays the same sentence. A finding that has no twin is given back as it is.
    """
    code = SUBMISSION_CODES.get(found.code)
    if code is None:
        return found
    entry = CATALOGUE[code]
    return replace(found, code=code, severity=entry.severity, fix=entry.fix)


def submission_findings(
    workbook: Workbook, told: Collection[tuple[str, int]] = ()
) -> tuple[Finding, ...]:
    """All findings about the file of a submission; ``told`` as in :func:`reading_findings`."""
    return fold(as_submission(one) for one in reading_findings(workbook, told))
