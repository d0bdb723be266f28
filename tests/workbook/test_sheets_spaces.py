"""Spaces that nobody sees, and numbers stored as text: read as meant, and told once a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.sheets.spaces import has_spaces, only_spaces_differ
from tests.workbook.sheetbook import model_book, pairs

KENMERKEN = """
| Kenmerk | Soort  | Waarden    |
| Code    | code   | H101; H300 |
| Klasse  | geheel | 1 t/m 8    |
"""
CONVERSIES = "| Volgorde | Tabel | Treffer |\n| 1 | Rij | uniek |"
HEAD = "| Client | Code | Klasse | Product | Van |"


def table(*rows: str) -> tuple[Finding, ...]:
    text = "\n".join(["| ALS Code | DAN Product | DAN Let op |", *rows])
    return model_book(Kenmerken=KENMERKEN, Conversies=CONVERSIES, Rij=text).findings


def clients(*rows: str, head: str = HEAD) -> tuple[Finding, ...]:
    conversion = {"Conversies": CONVERSIES, "Rij": "| ALS Code | DAN Product |\n| H300 | IB1 |"}
    text = "\n".join([head, *rows])
    return model_book(Kenmerken=KENMERKEN, Clienten=text, **conversion).caseload_findings


@pytest.mark.parametrize(
    "space, seen",
    [(" ", "[spatie]"), ("\u00a0", "[vaste spatie]"), ("\u200b", "[teken U+200B]")],
)
def test_a_space_in_a_table_is_told_at_its_cell(space: str, seen: str) -> None:
    (told,) = table(f"| `sH300{space}` | IB1 | |")
    assert (told.code, told.place.in_sheet) == ("CNV-109", "Rij!A2")
    assert told.severity is Severity.INFO
    assert f'ALS Code staan spaties te veel, zoals in "H300{seen}"' in told.message
    assert 'gelezen als "H300"' in told.message


def test_a_column_of_spaces_is_told_once() -> None:
    rows = ("| `sH101 ` | `s IB1` | |", "| `s H300` | IB1 | |", "| leeg | IB1 | |")
    told = table(*rows)
    assert pairs(told) == [("CNV-109", "Rij!A2"), ("CNV-109", "Rij!B2")]
    assert [(one.count, one.cells) for one in told] == [(2, ("A2", "A3")), (1, ("B2",))]


def test_spaces_that_say_nothing_are_not_told() -> None:
    assert table("| `s ` | IB1 | `skijk even ` |") == ()


def test_spaces_in_a_caseload_are_told_once_for_a_column() -> None:
    rows = ("| A | `sH300 ` | `n1` | | 1-1-2016 |", "| B | `sH101\u00a0` | `n1` | | 1-1-2016 |")
    (told,) = clients(*rows)
    assert (told.code, told.place.in_sheet, told.count) == ("CLI-135", "Clienten!B2", 2)
    assert told.message.startswith("Bij Code staan spaties of onzichtbare tekens te veel")
    assert 'zoals in "H300[spatie]"; dat is gelezen als "H300"' in told.message


def test_spaces_inside_a_code_are_told_as_well() -> None:
    (told,) = clients("| A | H 300 | `n1` | | 1-1-2016 |")
    assert (told.code, told.place.cell) == ("CLI-135", "B2")


@pytest.mark.parametrize(
    "row, codes",
    [
        ("| A | H300 | 2 | | 1-1-2016 |", ["CLI-134"]),
        ("| A | H300 | `n2` | | 1-1-2016 |", []),
        ("| A | `sH300 ` | 2 | IB1 | 1-1-2016 |", []),
        ("| A | H300 | `n2` | `sIB1 ` | 1-1-2016 |", ["CLI-135"]),
    ],
)
def test_only_what_decides_is_told(row: str, codes: list[str]) -> None:
    assert [one.code for one in clients(row)] == codes


def test_a_column_that_no_table_asks_for_is_left_alone() -> None:
    head = "| Client | Eigen kolom | Product | Van |"
    assert clients("| A | `seigen tekst ` | IB1 | 1-1-2016 |", head=head) == ()


def test_a_client_number_is_not_shown() -> None:
    (told,) = clients("| H300 | `sH300 ` | `n1` | | 1-1-2016 |")
    assert '"H300 "' not in told.message


def test_a_csv_has_no_numbers_stored_as_text(tmp_path: Path) -> None:
    model = model_book(
        Kenmerken=KENMERKEN, Conversies=CONVERSIES, Rij="| ALS Code | DAN Product |\n| H300 | IB1 |"
    ).model
    path = tmp_path / "clienten.csv"
    path.write_text("Client;Code;Klasse;Van\nA;H300 ;2;1-1-2016\n")
    _, findings = read_caseload(path, model)
    assert {one.code for one in findings} == {"CLI-132", "CLI-135"}


@pytest.mark.parametrize(
    "raw, has", [("sH300", False), ("sH300 ", True), ("s ", False), ("", False), ("n1", False)]
)
def test_which_cells_have_spaces(raw: str, has: bool) -> None:
    assert has_spaces(Cell(raw)) is has


@pytest.mark.parametrize(
    "text, value, same",
    [("H300 ", "H300", True), ("h300 ", "H300", False), ("2 ", 2, False), ("H300", "H300", False)],
)
def test_only_spaces_differ(text: str, value: object, same: bool) -> None:
    assert only_spaces_differ(text, value) is same
