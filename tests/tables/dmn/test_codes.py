"""Every finding about a DMN file or a question to its tables has a bad example here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ibcalc.model.catalogue.dmn import DMN
from ibcalc.model.catalogue.entry import Entry
from ibcalc.tables.dmn import CannotRead, DmnTable, read
from tests.tables.dmn.files import dmn_table

WORKBOOK = range(431, 440)
"""Those about the workbook that a table is written to; see the tests of that floor."""

X = [("x", "number", "[0..9]")]
ONE = [("",)]
TABLES: dict[str, Callable[[], DmnTable]] = {
    "CNV-401": lambda: dmn_table(X, ONE, '> limiet => "a"'),
    "CNV-402": lambda: dmn_table(X, ONE, "> 1 => uitkomst"),
    "CNV-403": lambda: dmn_table(X, [("", "string", '"b"')], '> 1 => "a"'),
    "CNV-404": lambda: dmn_table([("x", "time")], ONE, '- => "a"'),
    "CNV-405": lambda: dmn_table([("x", "number", "veel")], ONE, '- => "a"'),
    "CNV-406": lambda: dmn_table([*X, *X], ONE, '> 1 | < 3 => "a"'),
    "CNV-407": lambda: dmn_table(X, ONE, '> 1 => "a"', policy="BEST"),
    "CNV-408": lambda: dmn_table(X, ONE, '> 1 => "a"', policy="PRIORITY"),
    "CNV-409": lambda: dmn_table(X, ONE, '> 1 => "a"', policy="COLLECT", aggregation="MAX"),
    "CNV-410": lambda: dmn_table(X, ONE, '> 1 | > 2 => "a"'),
    "CNV-413": lambda: dmn_table([("x * 2", "number")], ONE, '- => "a"'),
}
QUESTIONS: dict[str, dict[str, object]] = {
    "CNV-421": {"x": 1, "X": 1},
    "CNV-422": {},
    "CNV-423": {"x": "1"},
    "CNV-424": {"x": 10},
}


@pytest.mark.parametrize("code", list(TABLES))
def test_a_table_with_one_fault(code: str) -> None:
    table = TABLES[code]()
    assert [finding.code for finding in table.findings] == [code]
    assert "Besluit" in table.findings[0].message


@pytest.mark.parametrize("code", list(QUESTIONS))
def test_a_question_with_one_fault(code: str) -> None:
    answer = dmn_table(X, ONE, '> 1 => "a"').decide(QUESTIONS[code])
    assert [finding.code for finding in answer.findings] == [code]


def test_a_rule_in_doubt() -> None:
    answer = TABLES["CNV-401"]().decide({"x": 2})
    assert [finding.code for finding in answer.findings] == ["CNV-425"]


def test_a_file_that_cannot_be_read() -> None:
    with pytest.raises(CannotRead) as refused:
        read(b"", "leeg.dmn")
    assert refused.value.finding.code == "CNV-411"


def test_no_code_is_without_a_bad_example() -> None:
    shown = {*TABLES, *QUESTIONS, "CNV-411", "CNV-412", "CNV-425"}
    assert shown == {entry.code for entry in DMN if int(entry.code[4:]) not in WORKBOOK}


@pytest.mark.parametrize("entry", DMN, ids=lambda entry: entry.code)
def test_texts_are_whole_sentences(entry: Entry) -> None:
    for text in (entry.message, entry.fix, entry.meaning):
        assert text.removesuffix("{suggestie}")[-1] == "."
