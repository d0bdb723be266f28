"""What is odd about a readable workbook is told once, with its place."""

from __future__ import annotations

import pytest

from ibcalc.model.catalogue.boek import BOEK
from ibcalc.model.catalogue.boek_guard import BOEK_GUARD
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.reader import oddities
from ibcalc.workbook.reader.xlsx import read_workbook, reading_findings
from tests.workbook.handmade import book_bytes, parts

ROW = '<row r="{0}"{1}><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'
PLAIN = ROW.format(1, "") + ROW.format(2, "")


def findings(made: dict[str, str | bytes], file: str = "b.xlsx") -> tuple[Finding, ...]:
    return reading_findings(read_workbook(book_bytes(made), file, ""))


def found(made: dict[str, str | bytes], file: str = "b.xlsx") -> list[tuple[str, str]]:
    return [(finding.code, finding.place.in_sheet) for finding in findings(made, file)]


NAME = '<definedNames><definedName name="n">{0}</definedName></definedNames>'
MERGE = '<mergeCells count="1"><mergeCell ref="{0}"/></mergeCells>'
HIDE = '<cols><col min="{0}" max="{1}" width="9" hidden="1"/></cols>'

ODD = [one for one in (*BOEK, *BOEK_GUARD) if "BOEK-040" <= one.code < "BOEK-060"]

CASES: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str]]]] = {
    "a plain workbook": (parts(PLAIN), []),
    "a hidden sheet": (parts(PLAIN, state="hidden"), [("BOEK-040", "Blad")]),
    "a very hidden sheet": (parts(PLAIN, state="veryHidden"), [("BOEK-050", "Blad")]),
    "a hidden sheet without content": (parts("", state="hidden"), []),
    "hidden rows": (
        parts(ROW.format(1, "") + ROW.format(2, ' hidden="1"') + ROW.format(3, ' hidden="true"')),
        [("BOEK-041", "Blad")],
    ),
    "a hidden row without content": (parts('<row r="9" hidden="1"><c r="A9" s="1"/></row>'), []),
    "a hidden column": (parts(PLAIN, before=HIDE.format(2, 16384)), [("BOEK-042", "Blad")]),
    "a hidden column without content": (parts(PLAIN, before=HIDE.format(3, 16384)), []),
    "a merged title": (
        parts('<row r="1"><c r="A1"><v>1</v></c></row>', after=MERGE.format("A1:D1")),
        [("BOEK-054", "Blad!A1")],
    ),
    "cells merged beside others": (
        parts(PLAIN + '<row r="3"><c r="B3"><v>3</v></c></row>', after=MERGE.format("A2:A3")),
        [("BOEK-043", "Blad!A2")],
    ),
    "values under a merge": (
        parts(PLAIN, after=MERGE.format("B2:A1")),
        [("BOEK-044", "Blad!B1")],
    ),
    "values under a merge of whole columns": (
        parts(ROW.format(7, ""), after=MERGE.format("A1:D1048576")),
        [("BOEK-044", "Blad!A7")],
    ),
    "a formula without a value": (
        parts('<row r="1"><c r="C1"><f>A1</f></c></row>'),
        [("BOEK-045", "Blad!C1")],
    ),
    "a damaged cell": (
        parts('<row r="4"><c r="B4"><v>?</v></c></row>'),
        [("BOEK-046", "Blad!B4")],
    ),
    "an external link": (
        parts(PLAIN, extra={"xl/externalLinks/externalLink1.xml": "<externalLink/>"}),
        [("BOEK-047", "")],
    ),
    "macros in a plain workbook": (
        parts(PLAIN, extra={"xl/vbaProject.bin": b"\0"}),
        [("BOEK-048", "")],
    ),
    "macros in a workbook with macros": (
        parts(PLAIN, extra={"xl/vbaProject.bin": b"\0"}),
        [("BOEK-052", "")],
    ),
    "a formula that starts a program": (
        parts("""<row r="1"><c r="C1"><f>cmd|'/c calc'!A0</f><v>0</v></c></row>"""),
        [("BOEK-053", "Blad!C1")],
    ),
    "a name that starts a program": (
        parts(PLAIN, settings=NAME.format("cmd|'/c calc'!A0")),
        [("BOEK-051", "")],
    ),
    "a link to another program": (
        parts(
            PLAIN,
            extra={"xl/externalLinks/externalLink1.xml": "<externalLink><ddeLink/></externalLink>"},
        ),
        [("BOEK-047", ""), ("BOEK-051", "")],
    ),
    "a connection": (
        parts(PLAIN, extra={"xl/connections.xml": "<connections/>"}),
        [("BOEK-049", "")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_odd_is_found_at_its_place(name: str) -> None:
    made, expected = CASES[name]
    file = "b.xlsm" if name == "macros in a workbook with macros" else "b.xlsx"
    assert found(made, file) == expected


def test_every_code_for_reading_has_a_bad_example() -> None:
    here = {code for _, expected in CASES.values() for code, _ in expected}
    assert here == {entry.code for entry in ODD}


TYPES = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/{0}"/></Types>'


@pytest.mark.parametrize(
    "extra",
    [
        {"xl/vbaProject.bin": b"\0"},
        {"anders/VBAPROJECT.BIN": b"\0"},
        {"xl/macrosheets/sheet1.xml": "<macrosheet/>"},
        {"[Content_Types].xml": TYPES.format("vnd.ms-excel.sheet.macroEnabled.main+xml")},
        {"[Content_Types].xml": TYPES.format("vnd.ms-office.vbaProject")},
        {"[Content_Types].xml": TYPES.format("vnd.ms-excel.sheet.macroEnabled").encode("utf-16")},
    ],
)
def test_macros_are_told_wherever_they_are_and_whatever_the_extension(
    extra: dict[str, str | bytes],
) -> None:
    made = parts(PLAIN, extra=extra)
    assert found(made, "calculator.XLSM") == [("BOEK-052", "")]
    assert found(made, "calculator.xlsx") == [("BOEK-048", "")]


def test_a_word_in_the_content_types_is_found_over_the_edge_of_a_piece() -> None:
    for edge in range(3):
        types = TYPES.format("x" * ((1 << 16) - 70 + 5 * edge) + "macroEnabled")
        made = parts(PLAIN, extra={"[Content_Types].xml": types})
        assert found(made, "b.xlsm") == [("BOEK-052", "")]


def test_values_under_merges_are_told_once_with_their_cells() -> None:
    (one,) = findings(parts(PLAIN, after=MERGE.format("A1:B2")))
    assert (one.severity, one.count, one.cells) == (Severity.WAARSCHUWING, 3, ("B1", "A2", "B2"))


def test_formulas_without_a_value_are_folded_per_column() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f>1</f></c><c r="C{row}"><f>1</f></c></row>'
        for row in range(1, 9)
    )
    first, second = findings(parts(rows))
    assert (first.place.cell, first.count, first.cells) == ("A1", 8, ("A1", "A2", "A3", "A4", "A5"))
    assert (second.place.cell, second.count) == ("C1", 8)


def test_the_number_of_hidden_rows_is_told() -> None:
    rows = "".join(ROW.format(row, ' hidden="1"') for row in range(1, 4))
    (finding,) = findings(parts(rows))
    assert "3 rijen" in finding.message


def test_merges_made_to_keep_us_busy_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oddities, "MERGE_ROWS", 1)
    assert found(parts(PLAIN, after=MERGE.format("A1:B2"))) == [("BOEK-043", "Blad!A1")]
