"""The bounds of what is read from sheets: cells, rules, settings and rows of a caseload."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from ibcalc.engine.caseload import NO_VOLUME, Caseload
from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload.fold import TypedColumn
from ibcalc.workbook.caseload.raw import RawColumn
from ibcalc.workbook.reader.grid import TableArea
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.sheets.gemeente import is_gemeente, read_gemeente
from ibcalc.workbook.sheets.rows import BUDGET, CLIENTEN, PRODUCTEN, SHEETS
from ibcalc.workbook.sheets.typing_cells import read_cell
from tests.workbook.sheetbook import MODEL, model_book, pairs, sheet

COLUMNS = [column for spec in SHEETS for column in spec.columns if column.type is not CellType.VRIJ]
SOORT, GROEI, CODE = PRODUCTEN.column("soort"), BUDGET.column("groei"), CLIENTEN.column("code")


# --- cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize("raw, number", [("f", "112"), ("e#N/A", "111")])
def test_no_column_takes_what_is_no_value(raw: str, number: str) -> None:
    for column in COLUMNS:
        typed = read_cell(Cell(raw), column)
        assert [problem.number for problem in typed.problems] == [number], column.header


def test_an_empty_cell_is_the_default_or_a_fault() -> None:
    for column in COLUMNS:
        typed = read_cell(Cell(""), column)
        assert typed.faulty is column.must_fill
        assert typed.value == (None if column.must_fill else column.default)


def test_hard_spaces_inside_a_text_are_spaces() -> None:
    assert (
        read_cell(Cell("sZorg\u00a0Oost\u00ad"), CLIENTEN.column("aanbieder")).value == "Zorg Oost"
    )


@pytest.mark.parametrize("text, value", [("ab", None), ("a-b", "a-b"), ("A-B", None), ("-", None)])
def test_a_choice_is_only_repaired_to_a_single_one(text: str, value: str | None) -> None:
    """``A-B`` may be either, and signs are like nothing."""
    column = replace(SOORT, choices=("a-b", "a b", "="))
    assert read_cell(Cell(f"s{text}"), column).value == value


@pytest.mark.parametrize(
    "number, told", [("0", False), ("0.01", True), ("-0.5", True), ("0.99", True), ("1", False),
                     ("-1", False), ("1.4", False)],
)  # fmt: skip
def test_only_a_part_of_a_percent_is_worth_a_look(number: str, told: bool) -> None:
    typed = read_cell(Cell(f"n{number}"), GROEI)
    assert typed.value == Decimal(number)
    assert [problem.number for problem in typed.problems] == (["121"] if told else [])


@pytest.mark.parametrize(
    "code, read, told",
    [("0505", "0505", False), ("505", "0505", True), ("55", "55", False), ("05055", "05055", False),
     ("5a5", "5a5", False), ("٥٠٥", "٥٠٥", False)],
)  # fmt: skip
def test_only_three_digits_are_a_gemeente_that_lost_its_zero(
    code: str, read: str, told: bool
) -> None:
    typed = read_gemeente(code)
    assert (typed.value, bool(typed.problems)) == (read, told)


@pytest.mark.parametrize(
    "code, right", [("0505", True), ("505", False), ("05055", False), ("05a5", False), ("", False)]
)
def test_a_gemeente_has_four_digits(code: str, right: bool) -> None:
    assert is_gemeente(code) is right


# --- rules -----------------------------------------------------------------------------------

CONVERSIES = "| Volgorde | Tabel | Treffer |\n| 1 | Rij | eerste |"


def rules(text: str, *areas: TableArea) -> tuple[list[int], list[tuple[str, str]]]:
    """The rows of the rules of sheet Rij, and the findings."""
    book = model_book(sheet("Rij", text, *areas), Conversies=CONVERSIES)
    return [row.place.row for row in book.model.tables[0].rows], pairs(book.findings)


HEAD = "| ALS Code | ALS Klasse | DAN Product | Vanaf | T/m |"


def test_a_rule_may_be_an_outcome_only() -> None:
    assert rules(f"{HEAD}\n| H1 | 1 | IB1 |\n| | | IB1 |") == ([2, 3], [])


def test_a_remark_below_a_table_is_no_rule() -> None:
    assert rules(f"{HEAD}\n| H1 | 1 | IB1 |\n\n| Bron: de gemeente |")[0] == [2]


def test_every_row_of_an_excel_table_is_a_rule() -> None:
    area = TableArea("tblRij", 1, 1, 3, 5)
    assert rules(f"{HEAD}\n| H1 | | IB1 |\n| H2 |\n| Bron: de gemeente |", area)[0] == [2, 3]


def test_the_dates_of_a_rule() -> None:
    text = f"{HEAD}\n| H1 | | IB1 | 1-2-2016 | 28-2-2016 |\n| H2 | | IB1 | | |"
    book = model_book(Conversies=CONVERSIES, Rij=text)
    assert [(row.vanaf, row.tot_en_met) for row in book.model.tables[0].rows] == [
        (date(2016, 2, 1), date(2016, 2, 28)),
        (None, None),
    ]


def test_a_faulty_date_of_a_rule_is_told() -> None:
    _, found = rules(f"{HEAD}\n| H1 | | IB1 | ooit | `f` |")
    assert found == [("MOD-114", "Rij!D2"), ("MOD-112", "Rij!E2")]


def test_an_unknown_heading_is_told() -> None:
    assert rules("| ALS Code | DAN Product | Wie |\n| H1 | IB1 | ik |")[1] == [
        ("MOD-107", "Rij!C1")
    ]


def test_tables_come_by_their_volgorde() -> None:
    conversies = "| Volgorde | Tabel | Treffer |\n| 2 | Een | eerste |\n| 1 | Twee | eerste |"
    table = "| ALS Code | DAN Product |\n| H1 | IB1 |"
    book = model_book(Conversies=conversies, Een=table, Twee=table)
    assert [one.naam for one in book.model.tables] == ["Twee", "Een"]


# --- settings and calendar -------------------------------------------------------------------

TWO_YEARS = """
| Periode | Van       | T/m        | Jaar |
| A       | 1-1-2016  | 30-11-2016 |      |
| B       | 1-12-2016 | 15-1-2017  |      |
| C       | 16-1-2017 | 30-11-2017 |      |
| D       | 1-12-2017 | 31-12-2017 | 2018 |
"""


def test_typed_periods_number_on_within_their_year() -> None:
    """The year of Van, unless column Jaar says another."""
    book = model_book(Model="| Sleutel | Waarde |\n| kalender | tabel |", Kalender=TWO_YEARS)
    assert [(one.label, one.jaar, one.nummer) for one in book.model.calendar] == [
        ("A", 2016, 1),
        ("B", 2016, 2),
        ("C", 2017, 1),
        ("D", 2018, 1),
    ]
    assert book.model.settings.jaren == (2016, 2018)
    assert book.model.settings.perioden_per_jaar == 2


@pytest.mark.parametrize(
    "typed, used, told",
    [("13", 13, []), ("12", 12, ["MOD-207"]), ("1", 1, ["MOD-207"]), ("0", 13, ["MOD-211"])],
)
def test_perioden_per_jaar(typed: str, used: int, told: list[str]) -> None:
    book = model_book(Model=f"{MODEL}| Perioden per jaar | {typed} |")
    assert book.model.settings.perioden_per_jaar == used
    assert [one.code for one in book.findings] == told


@pytest.mark.parametrize(
    "key, value, code",
    [
        ("kalender", "jaar14", "MOD-119"),
        ("wissel", "`e#N/A`", "MOD-111"),
        ("anker", "ooit", "MOD-114"),
    ],
)
def test_a_faulty_setting_is_told(key: str, value: str, code: str) -> None:
    sheet_model = f"| Sleutel | Waarde |\n| jaar | 2016 |\n| {key} | {value} |"
    assert (code, "Model!B3") in pairs(model_book(Model=sheet_model).findings)


def test_a_setting_that_stands_twice_counts_the_first_time() -> None:
    book = model_book(Model=f"{MODEL}| jaar | 2017 |")
    assert pairs(book.findings) == [("MOD-132", "Model!A5")]
    assert book.model.settings.jaren == (2016, 2016)


# --- rows of a caseload ----------------------------------------------------------------------


def read(head: str, *rows: str) -> tuple[Caseload, list[tuple[str, str]]]:
    text = "\n".join(f"| {line} |" for line in (f"Client | Product | Van | {head}", *rows))
    book = model_book(Clienten=text)
    assert book.caseload is not None
    return book.caseload, pairs(book.caseload_findings)


@pytest.mark.parametrize(
    "aantal, fault",
    [("0", True), ("1", False), ("1000000", False), ("1000001", True), ("-1", True)],
)
def test_the_bounds_of_aantal(aantal: str, fault: bool) -> None:
    caseload, found = read("Aantal", f"A | IB1 | 1-1-2016 | `n{aantal}`")
    assert found == ([("CLI-206", "Clienten!D2")] if fault else [])
    assert bool(caseload.faulty[0]) is fault


@pytest.mark.parametrize(
    "volume, scaled",
    [("0", 0), ("0,0001", 1), ("0,00001", None), ("-1", None), ("1000000000", 10**13),
     ("1000000001", None)],
)  # fmt: skip
def test_the_bounds_of_a_volume(volume: str, scaled: int | None) -> None:
    caseload, found = read("Volume", f"A | IB1 | 1-1-2016 | {volume}")
    assert ("CLI-207", "Clienten!D2") in found or scaled is not None
    assert caseload.volume[0] == (NO_VOLUME if scaled is None else scaled)
    assert bool(caseload.faulty[0]) is (scaled is None)


@pytest.mark.parametrize("until, fault", [("1-1-2016", False), ("31-12-2015", True), ("", False)])
def test_a_row_of_one_day_is_sound(until: str, fault: bool) -> None:
    caseload, found = read("T/m", f"A | IB1 | 1-1-2016 | {until}")
    assert found == ([("CLI-203", "Clienten!D2")] if fault else [])
    assert bool(caseload.faulty[0]) is fault


def test_an_error_in_a_column_of_texts_is_told_at_every_row() -> None:
    rows = ["A | IB1 | 1-1-2016 | `e#N/A`", "B | IB1 | 1-1-2016 | X", "C | IB1 | 1-1-2016 | `f`",
            "D | IB1 | 1-1-2016 | `e#N/A`"]  # fmt: skip
    caseload, found = read("Aanbieder", *rows)
    assert found == [("CLI-111", "Clienten!D2"), ("CLI-112", "Clienten!D4")]
    assert caseload.faulty.tolist() == [True, False, True, True]


def test_ja_and_the_number_one_are_two_values() -> None:
    raw = RawColumn("Kolom", 1, ["", "b1", "n1"], np.array([1, 2, 0, 1], np.int32))
    folded = TypedColumn(raw, [None, True, Decimal(1)]).folded()
    assert [folded[row] for row in range(4)] == [True, Decimal(1), None, True]
    assert [type(folded[row]) for row in range(2)] == [bool, Decimal]


def test_every_finding_of_the_same_cell_text_has_its_number() -> None:
    rows = [f"C{n} | IB1 | ooit | " for n in range(3)]
    book = model_book(
        Clienten="\n".join(f"| {line} |" for line in ("Client | Product | Van | T/m", *rows))
    )
    (one,) = book.caseload_findings
    assert isinstance(one, Finding)
    assert (one.code, one.count, one.cells) == ("CLI-114", 3, ("C2", "C3", "C4"))


def test_the_reason_of_a_row_is_its_first_fault() -> None:
    caseload, found = read("Aantal", "A | IB7 | ooit | `n0`")
    assert [code for code, _ in found] == ["CLI-204", "CLI-114", "CLI-206"]
    message, code = caseload.reasons[0]
    assert code == "CLI-204"
    assert "IB7" in message
