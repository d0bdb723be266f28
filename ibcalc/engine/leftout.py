"""Rows that are left out: why, told once for all rows of which the same holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np

from ibcalc.engine.caseload import Caseload
from ibcalc.engine.ledger import Charged, Terms
from ibcalc.engine.result import Unresolved
from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.findings import Finding, fold

NO_TARIFF = "CLI-303"
FAULTY = "De rij heeft een fout in de invoer; zie Bevindingen."


def told_faults(faults: Iterable[tuple[int, Finding]]) -> Iterator[tuple[Finding, list[int]]]:
    """Faults of single rows with the same words in the same column together: (finding, rows)."""
    grouped: dict[tuple[str, str, int], dict[int, Finding]] = defaultdict(dict)
    for row, made in faults:
        grouped[made.code, made.message, made.place.column][row] = made
    for group in grouped.values():
        yield fold(group.values())[0], list(group)


def faulty_rows(caseload: Caseload) -> list[Unresolved]:
    """Rows that could not be read, each with the first fout that was found in it."""
    rows = np.flatnonzero(caseload.faulty).tolist()
    reasons = {row: caseload.reasons.get(row, (FAULTY, "")) for row in rows}
    return [Unresolved(row, caseload.place(row), *reasons[row]) for row in rows]


def missing_faults(
    terms: Terms, charged: Charged, caseload: Caseload
) -> Iterator[tuple[int, Finding]]:
    """A toewijzing without a tariff on a day blames each of its rows that is active that day."""
    for missing in charged.missing:
        entries = charged.ledger.entries
        period = terms.periods.calendar[missing.period]
        product = terms.producten[missing.product].code
        # A profile may begin a little before the toewijzing that points at it.
        day = max(missing.day, int(entries.van[missing.entry]))
        when = date.fromordinal(day)
        # A traject is priced on its first day, which may lie before the period it is booked in.
        inside = period.van <= when <= period.tot_en_met
        words = {"datum": dutch_date(when), "periode": f" ({period.label})" if inside else ""}
        own = (int(entries.indicatie[missing.entry]),)
        for row in charged.ledger.joined.get(missing.entry, own):
            if caseload.van[row] <= day <= caseload.tot_en_met[row]:
                place = caseload.place(row, "van")
                yield row, finding(NO_TARIFF, place, product=product, **words)
