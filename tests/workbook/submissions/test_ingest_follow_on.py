"""A cell that is filled but wrong is told once: nothing is called absent because of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.reading.read import read_submission
from ibcalc.workbook.submissions.submission import Submission
from tests.libreoffice import LibreOffice
from tests.workbook.submissions.filled import (
    GOOD_COSTS,
    GOOD_VOLUMES,
    KOSTEN,
    UREN,
    Filled,
    Value,
    model,
)

Rows = Mapping[str, Sequence[Sequence[Value]]]
GIVEN = {"Uren": UREN, "Kosten": KOSTEN}


def read(path: Path) -> Submission:
    return read_submission(Sender(path, path.name), expected_of(model()))


def told(form: Filled, path: Path) -> list[tuple[str, str]]:
    found = read(form.write(path)).findings
    return [(one.code, f"{one.place.sheet}!{one.place.cell}") for one in found]


def with_cell(sheet: str, row: int, column: int, value: Value) -> Rows:
    rows = [list(one) for one in GIVEN[sheet]]
    rows[row][column] = value
    return {**GIVEN, sheet: rows}


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "code"),
    [
        ("Uren", 0, 2, "zes", "AANL-215"),
        ("Uren", 0, 3, "onbekend", "AANL-215"),
        ("Uren", 0, 3, -5, "AANL-247"),
        ("Uren", 0, 0, "WAT", None),
        ("Kosten", 2, 0, "WAT", None),
        ("Kosten", 2, 0, None, "AANL-213"),
        ("Kosten", 2, 1, "overhaed", "AANL-219"),
        ("Kosten", 2, 2, "veel", "AANL-215"),
        ("Kosten", 2, 2, -1, "AANL-247"),
    ],
)
def test_a_wrong_cell_of_a_cost_price_is_the_only_finding(
    sheet: str, row: int, column: int, value: Value, code: str | None, tmp_path: Path
) -> None:
    form = GOOD_COSTS.but(rows=with_cell(sheet, row, column, value))
    found = told(form, tmp_path / "k.xlsx")
    assert len(found) == 1
    assert found[0][1].startswith(f"{sheet}!{'ABCDEF'[column]}")
    assert code in {None, found[0][0]}


def test_costs_of_a_product_that_is_not_delivered_are_still_told(tmp_path: Path) -> None:
    form = GOOD_COSTS.but(rows={"Uren": [], "Kosten": KOSTEN})
    assert "AANL-253" in {code for code, _ in told(form, tmp_path / "k.xlsx")}


def test_an_empty_amount_is_told_at_its_own_cell(tmp_path: Path) -> None:
    bare = [*KOSTEN[:2], (*KOSTEN[2][:2], None, None, None, None), *KOSTEN[3:]]
    found = told(GOOD_COSTS.but(rows={**GIVEN, "Kosten": bare}), tmp_path / "k.xlsx")
    full = told(GOOD_COSTS, tmp_path / "goed.xlsx")
    assert full == []
    ((code, where),) = found
    assert code == "AANL-251"
    assert where.startswith("Kosten!C")


def test_beside_an_unreadable_element_an_empty_cell_is_still_told(tmp_path: Path) -> None:
    bare = [*KOSTEN[:2], (*KOSTEN[2][:2], None, None, None, None), *KOSTEN[3:]]
    bare[4] = (bare[4][0], "overhaed", *bare[4][2:])
    found = told(GOOD_COSTS.but(rows={**GIVEN, "Kosten": bare}), tmp_path / "k.xlsx")
    assert [code for code, _ in found] == ["AANL-219", "AANL-251"]
    assert found[1][1].startswith("Kosten!C")


def test_an_element_without_a_row_is_told_at_the_product(tmp_path: Path) -> None:
    found = told(GOOD_COSTS.but(rows={**GIVEN, "Kosten": KOSTEN[1:]}), tmp_path / "k.xlsx")
    ((code, where),) = found
    assert code == "AANL-251"
    assert where.startswith("Uren!A")


def test_a_cleared_name_is_that_of_the_stamp_and_told(tmp_path: Path) -> None:
    form = GOOD_VOLUMES.but(aanbieder="", stamp={"aanbieder": "Zorgplein"})
    one = read(form.write(tmp_path / "v.xlsx"))
    assert one.aanbieder == "Zorgplein"
    assert [(found.code, found.place.sheet) for found in one.findings] == [("AANL-415", "Gegevens")]


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_an_old_format_is_not_blamed_for_what_it_cannot_keep(
    kind: str, soffice: str, tmp_path: Path
) -> None:
    made = LibreOffice(soffice, tmp_path).convert(GOOD_VOLUMES.write(tmp_path / "a.xlsx"), kind)
    codes = [found.code for found in read(made).findings]
    assert "AANL-416" in codes
    assert not {"AANL-401", "AANL-207"} & set(codes)


def messages(form: Filled, path: Path, code: str) -> list[str]:
    found = read(form.write(path)).findings
    return [f"{one.message} {one.fix}" for one in found if one.code == code]


def test_a_cell_that_is_asked_for_is_not_to_be_left_empty(tmp_path: Path) -> None:
    form = GOOD_COSTS.but(rows=with_cell("Kosten", 2, 2, "n.v.t."))
    (text,) = messages(form, tmp_path / "k.xlsx", "AANL-215")
    assert "Laat de cel leeg" not in text


def test_the_text_of_a_wrong_number_suits_whole_numbers_and_amounts(tmp_path: Path) -> None:
    rows: Rows = {"Volumes": [("IB1", "2016-P01", None, "veel", None, None)]}
    (text,) = messages(GOOD_VOLUMES.but(rows=rows), tmp_path / "v.xlsx", "AANL-215")
    assert "1.234,56" not in text
    below = GOOD_COSTS.but(rows=with_cell("Uren", 0, 3, Decimal(-5)))
    (text,) = messages(below, tmp_path / "k.xlsx", "AANL-247")
    assert "aantal" not in text
