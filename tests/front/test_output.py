"""Text for people: alignment, Dutch numbers, the first findings and how many more there are."""

from __future__ import annotations

import pytest

from ibcalc.front.output import (
    ALL_FINDINGS,
    SHOWN_FINDINGS,
    finding_text,
    findings_text,
    plural,
    table,
)
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.place import Place


def _finding(severity: Severity, row: int, count: int = 1, cells: tuple[str, ...] = ()) -> Finding:
    place = Place("m.xlsx", "Clienten", row, 2)
    return Finding("CLI-999", severity, place, "Er is iets.", "Herstel het.", count, cells)


def test_columns_are_aligned() -> None:
    rows = [("IB1", "€ 1,00"), ("IB3 opslag", "€ 1.000,00")]
    assert table(rows, indent="") == "IB1             € 1,00\nIB3 opslag  € 1.000,00"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 fouten"), (1, "1 fout"), (1234, "1.234 fouten")]
)
def test_plural(number: int, text: str) -> None:
    assert plural(number, "fout", "fouten") == text


def test_a_finding_has_place_message_and_repair() -> None:
    assert finding_text(_finding(Severity.FOUT, 7)) == (
        "  FOUT CLI-999  m.xlsx, Clienten!B7\n    Er is iets.\n    Herstel het."
    )


def test_folded_findings_show_their_first_cells() -> None:
    text = finding_text(_finding(Severity.INFO, 7, count=9, cells=("B7", "B8")))
    assert "(9 keer: B7, B8, ...)" in text
    assert "..." not in finding_text(_finding(Severity.INFO, 7, count=2, cells=("B7", "B8")))


def test_each_severity_is_cut_and_counted() -> None:
    fouten = [_finding(Severity.FOUT, row, count=2) for row in range(SHOWN_FINDINGS + 3)]
    text = findings_text([*fouten, _finding(Severity.INFO, 1)])
    number = 2 * (SHOWN_FINDINGS + 3)
    head, *_, last = text.splitlines()
    assert head == f"Bevindingen: {number} fouten, 0 waarschuwingen, 1 mededeling"
    assert last == ALL_FINDINGS
    assert findings_text(fouten, elsewhere="In de map.").endswith("In de map.")
    assert text.count("FOUT CLI-999") == SHOWN_FINDINGS
    assert "  en nog 6 fouten" in text.splitlines()
    assert text.count("INFO CLI-999") == 1


def test_no_findings() -> None:
    assert findings_text([]) == "Geen bevindingen."
