"""Forms as providers leave them: headers over two rows, lists pasted twice, hints without names."""

from __future__ import annotations

import pytest

from ibcalc.model.findings import Finding
from ibcalc.workbook.submissions.expected import expected_of
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.reading.row_reader import RowReader
from ibcalc.workbook.submissions.reading.table_reader import locate
from ibcalc.workbook.submissions.submission import Line
from tests.workbook.sheetbook import PRODUCTEN, TARIEVEN, book, model_book, pairs

KNOWN = """
| 0215 | Huishouden | basis | | | uur | inspanning | vol |
| 215  | Vervoer    | basis | | | uur | inspanning | vol |
"""
PRICES = "| 0215 | 1-1-2016 | | 1 | vast |\n| 215 | 1-1-2016 | | 1 | vast |"
HEAD = "| Clientnummer | Product | Opslag | Gemeente | Van | T/m | Volume | Opmerking |"


def read(text: str) -> tuple[list[Line], list[Finding]]:
    """Sheet Clienten of a form, with its lines and what is told of headers and cells."""
    model = model_book(Producten=PRODUCTEN + KNOWN.strip(), Tarieven=TARIEVEN + PRICES).model
    form = FORMS["aanbieder-clienten"].table("Clienten")
    found = locate(book({"Clienten": text}), form.spec)
    assert found.table is not None
    rows = RowReader(form, found.table, expected_of(model).known(form)).read()
    return rows.lines, [*found.findings, *rows.findings]


def of_row(row: str) -> list[Finding]:
    return read(f"{HEAD}\n{row}")[1]


@pytest.mark.parametrize(
    "row, code",
    [
        ("| C-1 | `n215` | | | 1-1-2016 | | | |", "AANL-254"),
        ("| C-1 | 0215 | | | 1-1-2016 | | `p0.5` | |", "AANL-229"),
    ],
)
def test_a_cell_that_means_two_things_is_not_read(row: str, code: str) -> None:
    assert [one.code for one in of_row(row)] == [code]


def test_headers_over_two_rows_are_read_together() -> None:
    lines, found = read(
        """
        | Clientnummer | Product | Opslag | Gemeente | Periode | | | |
        | | | | | Van | T/m | Volume | Opmerking |
        | C-1 | IB1 | | | 1-1-2016 | | | |
        """.strip()
    )
    assert [line.text("client") for line in lines] == ["C-1"]
    assert pairs(found) == [("AANL-256", "Clienten!2")]


@pytest.mark.parametrize(("first", "second", "code"), [
    ("IB1", "", "AANL-259"), ("", "IB1", "AANL-259"), ("IB1", "IB1", "AANL-205"),
])  # fmt: skip
def test_of_two_equal_columns_an_empty_one_does_not_count(
    first: str, second: str, code: str
) -> None:
    text = f"| Clientnummer | Product | Van | Product |\n| C-1 | {first} | 1-1-2016 | {second} |"
    lines, found = read(text)
    assert (code, "Clienten!D1") in pairs(found)
    assert [line.text("product") for line in lines] == ["IB1"]


def test_a_list_pasted_below_another_is_one_list() -> None:
    rows = "| C-1 | IB1 | | | 1-1-2016 | | | |", "| C-2 | IB1 | | | 1-1-2016 | | | |"
    lines, found = read(f"{HEAD}\n{rows[0]}\n\n{HEAD}\n{rows[1]}\n| Totaal | 2 | | | | | | |")
    assert [line.text("client") for line in lines] == ["C-1", "C-2"]
    assert pairs(found) == [("AANL-258", "Clienten!4"), ("AANL-209", "Clienten!6")]


@pytest.mark.parametrize(
    "row",
    [
        "| Totaalzorg 7 | IB1 | | | 1-1-2016 | | | |",
        "| Totaal | IB1 | | | 1-1-2016 | | | |",
        "| Clientnummer | IB1 | | | 1-1-2016 | | | |",
    ],
)
def test_a_complete_row_is_data_whatever_it_says(row: str) -> None:
    lines, found = read(f"{HEAD}\n{row}")
    assert (len(lines), found) == (1, [])


def test_zeros_of_a_format_are_those_of_the_code() -> None:
    (line,), found = read(f"{HEAD}\n| `z0012` | `z0215` | | `z0505` | 1-1-2016 | | `n1` | |")
    assert (line.text("client"), line.text("product")) == ("0012", "0215")
    assert (line.text("gemeente"), found) == ("0505", [])


@pytest.mark.parametrize("client", ["`d42370`", "`n1234567890123456`", "`s \u200b`", "`e#N/A`"])
def test_no_message_about_a_client_number_shows_it(client: str) -> None:
    (told,) = of_row(f"| {client} | IB1 | | | 1-1-2016 | | | |")
    assert not [text for text in ("1-1-2016", "1234", "42370") if text in told.message]
    assert "verwacht" not in told.message
    assert told.message.count("(niet getoond)") <= 1


def test_a_hint_that_shows_a_hidden_value_is_left_out() -> None:
    (told,) = [one for one in of_row("| 216 | IB1 | | | 216 | | | |") if one.code == "AANL-214"]
    assert "216" not in told.message
