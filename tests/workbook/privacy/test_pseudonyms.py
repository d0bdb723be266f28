"""Which numbers are one client, and where a number is found back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ibcalc.workbook.privacy.pseudonyms import PSEUDONYM, normal_number
from ibcalc.workbook.privacy.traces import Traces
from tests.workbook.privacy.privatebooks import BSN, NAMES, OWN, codes, run

SPELLINGS = (
    ("K-1001", "k-1001"), ("A7", "0A7"), ("00123", "123"), ("0123.45.672", "012345672"),
    ("0123 45 672", "012345672"), ("K 1001", "K1001"), ("012345672", "'012345672"),
    ("012345672", "012345672.0"), ("K-1001", "K\u20111001"),
)  # fmt: skip


@pytest.mark.parametrize("first, second", SPELLINGS)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_two_spellings_with_one_code_are_told(
    tmp_path: Path, suffix: str, first: str, second: str
) -> None:
    source, target = tmp_path / f"in.{suffix}", tmp_path / f"uit.{suffix}"
    rows = [("Client", "Van"), (first, "1-1-2016"), (second, "1-2-2016"), (first, "1-3-2016")]
    if suffix == "csv":
        source.write_text("".join(f"{a};{b}\n" for a, b in rows), encoding="utf-8")
    else:
        with xlsxwriter.Workbook(str(source)) as book:
            sheet = book.add_worksheet("Clienten")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    done = run(source, target)
    (told,) = [one for one in done.findings if one.code == "PRIV-217"]
    assert (done.clients, told.count, told.place.row) == (1, 1, 3)
    assert first not in told.message


def test_one_spelling_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("Client;Van\nK-1; 1-1-2016\n K-1 ;1-2-2016\nK-2;1-2-2016\n")
    assert "PRIV-217" not in codes(run(tmp_path / "in.csv", tmp_path / "uit.csv"))


def test_equal_numbers_have_one_form() -> None:
    forms = {
        normal_number(text) for text in ("012345672", "12345672", " 0123.45.672", "012345672\u00a0")
    }
    assert len(forms) == 1
    odd = "01234567\uff12", "'012345672", "012345672.0", "0123\u20094567\u20092", "0\u200e12345672"
    assert {normal_number(text) for text in odd} == forms
    assert normal_number("kl-001 ") == normal_number("KL-001")
    assert normal_number("1-11") != normal_number("11-1")


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_a_pseudonym_is_readable_and_no_number(numbers: list[int]) -> None:
    for number in numbers:
        code = NAMES.of(str(number))
        assert PSEUDONYM.fullmatch(code)
        assert not re.search("[0-9]{8}", code)
        assert not set("ILOU") & set(code)


@given(st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_number_between_any_words_is_found(before: str, after: str) -> None:
    traces = Traces([BSN, OWN], NAMES)
    glued = before[-1:].isdigit() or after[:1].isdigit()
    text = f"{before}{BSN}{after}"
    if not glued:
        assert traces.in_text(text)
        assert not traces.in_text(traces.replaced(text))


@pytest.mark.parametrize(
    "text",
    [
        "9999.00.006", "999900006.", "BSN999900006x", "0999900006", "9999\u200900\u2009006",
        "99990000\uff16", "9999\u200b00006",
    ],
)  # fmt: skip
def test_forms_of_a_number_are_found(text: str) -> None:
    assert Traces([BSN], NAMES).in_text(text)


@pytest.mark.parametrize("text", ["19999000061", "999900007", "9999", "KL-837490", ""])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert Traces([BSN, OWN], NAMES).replaced(text) == text
