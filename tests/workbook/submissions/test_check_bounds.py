"""Checks at their very bounds: what is just right is not told, what is just wrong is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.bsn import HIDDEN
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.checks.cost_checks import cost_findings
from ibcalc.workbook.submissions.checks.line_checks import (
    MOST,
    Checked,
    code_shown,
    row_findings,
)
from ibcalc.workbook.submissions.expected import NOTHING_EXPECTED
from ibcalc.workbook.submissions.forms.cost_rows import Kostenelement
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.submission import Line

TABLES = {table.spec.name: table for form in FORMS.values() for table in form.tables}


def line(row: int, table: str, **values: object) -> Line:
    return Line(Place("a.xlsx", table, row), table, values, dict.fromkeys(values, 1))


def codes(*lines: Line, gemeenten: tuple[str, ...] = ()) -> list[str]:
    checked = Checked(TABLES[lines[0].table], lines, NOTHING_EXPECTED, gemeenten)
    return [found.code for found in row_findings(checked)]


@pytest.mark.parametrize(
    ("volume", "told"),
    [(Decimal(0), []), (MOST, []), (MOST + 1, ["AANL-250"]), (Decimal(-1), ["AANL-247"])],
)
def test_numbers_at_their_bounds(volume: Decimal, told: list[str]) -> None:
    assert codes(line(3, "Volumes", product="IB1", volume=volume)) == told


def test_an_amount_is_held_against_the_bound_in_euros() -> None:
    cents = int(MOST) * 100
    assert codes(line(3, "Uren", product="IB1", tarief=cents)) == []
    assert codes(line(3, "Uren", product="IB1", tarief=cents + 1)) == ["AANL-250"]


def test_care_of_one_day_is_right() -> None:
    day = date(2016, 1, 4)
    assert codes(line(3, "Clienten", client="c", van=day, tot_en_met=day)) == []


def test_the_first_row_about_the_same_is_named() -> None:
    lines = [line(row, "Volumes", product="IB1", volume=Decimal(row)) for row in (3, 4, 5)]
    checked = Checked(TABLES["Volumes"], lines, NOTHING_EXPECTED)
    found = list(row_findings(checked))
    assert [one.code for one in found] == ["AANL-248", "AANL-248"]
    assert "rij 3" in f"{found[1].message} {found[1].fix}"


def test_without_a_known_gemeente_each_is_taken() -> None:
    one = line(3, "Volumes", product="IB1", gemeente="0505")
    assert codes(one) == []
    assert codes(one, gemeenten=("0505",)) == []
    assert codes(one, gemeenten=("0600",)) == ["AANL-305"]


@pytest.mark.parametrize("text", ["123456", "Jan"])
def test_a_long_number_or_a_name_is_not_shown(text: str) -> None:
    assert code_shown(text) == HIDDEN
    assert code_shown("12345") == "12345"


def costs(*amounts: int | None) -> list[Line]:
    return [
        line(row, "Kosten", product="IB1", element=element.value, bedrag=cents)
        for row, (element, cents) in enumerate(zip(Kostenelement, amounts, strict=True), 3)
    ]


def told(hours: dict[str, object], amounts: list[Line]) -> list[str]:
    return [one.code for one in cost_findings([line(3, "Uren", product="IB1", **hours), *amounts])]


def test_hours_and_a_rate_go_together() -> None:
    all_elements = costs(*(100 for _ in Kostenelement))
    total = 100 * len(Kostenelement)
    assert told({"uren": Decimal(3), "tarief": total}, all_elements) == []
    assert told({"uren": Decimal(3)}, all_elements) == ["AANL-213"]
    assert told({"tarief": total}, all_elements) == ["AANL-213"]
    for other in (total - 1, total + 1):
        assert told({"uren": Decimal(3), "tarief": other}, all_elements) == ["AANL-252"]


def test_an_element_without_an_amount_is_missing_and_a_remark_delivers_nothing() -> None:
    empty = costs(*(None, *(100 for _ in list(Kostenelement)[1:])))
    assert told({"uren": Decimal(3), "tarief": 300}, empty) == ["AANL-251"]
    assert told({"opmerking": "niet geleverd"}, []) == []
