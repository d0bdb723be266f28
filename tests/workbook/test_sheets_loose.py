"""Sheets as people leave them: remarks, totals, lists pasted twice, headers moved and misspelled.

Each is understood and told once, in the model, in a caseload (workbook, csv) and in a form.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ibcalc.engine.caseload import Caseload
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.grid import TableArea
from ibcalc.workbook.sheets.misspelled import misspelled
from ibcalc.workbook.sheets.read_rows import read_rows
from ibcalc.workbook.sheets.rows import TARIEVEN, TOETSEN, TariefRow
from ibcalc.workbook.sheets.table import MOST_REMARKS, find_table
from tests.workbook.sheetbook import TARIEVEN as PRICES
from tests.workbook.sheetbook import book, model_book, pairs, sheet

HEAD = ("Client", "Aanbieder", "Product", "Van", "T/m")
GOOD = ("C-1", "Zorg", "IB1", "1-1-2016", "")
OTHER = ("C-2", "Zorg", "IB1", "1-2-2016", "")
Told = list[tuple[str, str, int]]


def listed(*rows: tuple[str, ...]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" if row else "" for row in rows)


def told(findings: tuple[Finding, ...]) -> Told:
    """Code, first cell and count; not how a csv was read."""
    return [(one.code, one.place.cell, one.count) for one in findings if one.code != "CLI-132"]


def both(tmp_path: Path, *rows: tuple[str, ...]) -> tuple[Caseload, Told]:
    """The rows read from a sheet and from a csv: the same clients, and the same told."""
    read = model_book(Clienten=listed(*rows))
    assert read.caseload is not None
    flat = tmp_path / "clienten.csv"
    flat.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    caseload, findings = read_caseload(flat, read.model)
    assert told(findings) == told(read.caseload_findings)
    assert caseload.rows.tolist() == read.caseload.rows.tolist()
    return read.caseload, told(findings)


@pytest.mark.parametrize(
    "loose, code",
    [
        (("Hieronder de nieuwe cliënten", "", "", "", ""), "CLI-109"),
        (("", "", "vanaf hier gecontroleerd", "", ""), "CLI-109"),
        (("Totaal", "", "2", "", ""), "CLI-109"),
        (("Subtotaal:", "", "", "", ""), "CLI-109"),
        (HEAD, "CLI-158"),
        (("Cliëntnummer", "Zorgaanbieder", "Productcode", "Startdatum", "Einddatum"), "CLI-158"),
    ],
)
def test_a_row_that_is_no_client_is_left_out_wherever_it_stands(
    loose: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    caseload, found = both(tmp_path, HEAD, GOOD, loose, OTHER)
    assert caseload.rows.tolist() == [2, 4]
    assert not caseload.faulty.any()
    assert found == [(code, "3", 1)]


def test_they_are_told_once_with_their_number(tmp_path: Path) -> None:
    remark, total = ("Nieuwe cliënten in maart", "", "", "", ""), ("Totaal", "", "9", "", "")
    rows = (HEAD, GOOD, remark, HEAD, OTHER, total, HEAD, ("C-3", *GOOD[1:]), (), GOOD[:4])
    caseload, found = both(tmp_path, *rows)
    assert caseload.rows.tolist() == [2, 5, 8, 10]
    assert found == [("CLI-109", "3", 2), ("CLI-158", "4", 2), ("CLI-212", "10", 1)]


@pytest.mark.parametrize(
    "row, code",
    [
        (("Jansen", "", "", "", ""), "CLI-113"),
        (("C-9", "", "IB1", "", ""), "CLI-113"),
        (("Totaalzorg", "", "IB1", "", ""), "CLI-113"),
        (("Client", "Zorg", "IB1", "", ""), "CLI-113"),
        (("Totaalzorg 12", "", "IB1", "1-1-2016", ""), None),
        (("Totaal", "", "IB1", "1-1-2016", ""), None),
        (("Client", "Zorg", "IB1", "1-1-2016", ""), None),
    ],
)
def test_what_may_be_a_client_stays_one(
    row: tuple[str, ...], code: str | None, tmp_path: Path
) -> None:
    caseload, found = both(tmp_path, HEAD, GOOD, row, OTHER)
    assert caseload.rows.tolist() == [2, 3, 4]
    assert [name for name, _, _ in found] == ([code] if code else [])


def test_a_row_that_is_too_wide_is_left_out_wherever_a_remark_stands(tmp_path: Path) -> None:
    rows = (HEAD, ("Hieronder de nieuwe",), GOOD, (*OTHER, "te veel"), GOOD[:2])
    flat = tmp_path / "clienten.csv"
    flat.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    caseload, _ = read_caseload(flat, model_book().model)
    assert caseload.rows.tolist() == [3, 4, 5]
    assert caseload.faulty.tolist() == [False, True, True]
    assert caseload.reasons[1][1] == "CLI-133"


def test_a_number_with_zeros_is_doubted_only_beside_the_same_without(tmp_path: Path) -> None:
    _, found = both(tmp_path, HEAD, ("007", *GOOD[1:]), ("0070", *GOOD[1:]), ("7", *GOOD[1:]))
    assert found == [("CLI-137", "A2", 1)]


def test_headers_over_two_rows_are_read_together(tmp_path: Path) -> None:
    upper, lower = ("Client", "Aanbieder", "Product", "Periode", ""), ("", "", "", "Van", "T/m")
    caseload, found = both(tmp_path, ("Lijst van maart", "", "", "", ""), upper, lower, GOOD)
    assert (caseload.rows.tolist(), caseload.product[0]) == ([4], "IB1")
    assert found == [("CLI-156", "3", 1)]


def test_a_misspelled_header_is_read_and_told_once(tmp_path: Path) -> None:
    caseload, found = both(
        tmp_path, ("Klient", "Aanbiedr", "Prodcut", "Van", "Tot en mt"), GOOD, OTHER
    )
    assert caseload.product[1] == "IB1"
    assert found == [("CLI-157", cell, 1) for cell in ("A1", "B1", "C1", "E1")]


@pytest.mark.parametrize(
    "headers, absent, read",
    [
        (["Opmerkingg"], {"a": ["opmerking"]}, {"Opmerkingg": "a"}),
        (["Product oud"], {"a": ["product"]}, {}),
        (["Volume 2"], {"a": ["volume"]}, {}),
        (["Volum", "Volumee"], {"a": ["volume"]}, {}),
        (["Bedragen"], {"a": ["bedrag"], "b": ["bedragen"]}, {}),
        (["Van"], {"a": ["dan"]}, {}),
    ],
)
def test_only_one_slip_of_the_keyboard_is_read(
    headers: list[str], absent: dict[str, list[str]], read: dict[str, str]
) -> None:
    assert misspelled(headers, absent) == read


def test_a_column_of_a_kenmerk_is_never_taken_for_another() -> None:
    kenmerken = "| Kenmerk | Soort |\n| Volum | tekst |"
    text = "| Client | Product | Van | Volum |\n| A | IB1 | 1-1-2016 | groot |"
    read = model_book(Kenmerken=kenmerken, Clienten=text)
    assert read.caseload_findings == ()


@pytest.mark.parametrize("cells", ["| A | 1-1-2016 | |", "| A | | 1-1-2016 |"])
def test_of_two_equal_columns_an_empty_one_does_not_count(cells: str) -> None:
    read = model_book(Clienten=f"| Client | Van | Van |\n{cells}")
    assert read.caseload is not None
    assert pairs(read.caseload_findings) == [("CLI-159", "Clienten!C1")]
    assert not read.caseload.faulty.any()


MODEL_ROWS = """
| Product | Vanaf | T/m | Tarief |
| Prijzen van de gemeente in 2016 | | | |
| IB1 | 1-1-2016 | 31-12-2016 | 1 |
| Product | Vanaf | T/m | Tarief |
| Totaal | | | 1 |
| IB1O | 1-1-2016 | | 2 |
| let op | | | |
"""


@pytest.mark.parametrize("area", [(), (TableArea("tblTarieven", 1, 1, 6, 4),)])
def test_a_model_sheet_with_loose_rows(area: tuple[TableArea, ...]) -> None:
    read = read_rows(book({}, sheet("Tarieven", MODEL_ROWS, *area)), TARIEVEN)
    assert [row.product for row in read.sound(TariefRow)] == ["IB1", "IB1O"]
    codes = [("MOD-109", 2), ("MOD-158", 4), ("MOD-109", 5), ("MOD-109", 7)]
    assert pairs(read.findings) == [(code, f"Tarieven!{row}") for code, row in codes]


def test_a_value_like_its_header_is_data() -> None:
    read = read_rows(book({"Tarieven": f"{PRICES}| Product | 1-1-2016 | | 1 |"}), TARIEVEN)
    assert [row.product for row in read.sound(TariefRow)][-1] == "Product"
    assert read.findings == []


def test_a_total_below_the_toetsen_is_no_toets() -> None:
    text = "| Toets | Client | Product | Van |\n| a | A | IB1 | 1-1-2016 |\n| Totaal | 1 | | |"
    table, found = find_table(book({"Toetsen": text}), TOETSEN)
    assert table is not None
    assert (table.rows, pairs(found)) == ((2,), [("MOD-109", "Toetsen!3")])


def test_a_complete_row_of_a_model_is_data_whatever_it_is_called() -> None:
    text = "| Scenario | Wat | Product | Bewerking | Waarde |\n| Totaal | tarief | | = | 1 |"
    read = model_book(Scenario_s=text)
    assert [line.scenario for line in read.model.scenarios] == ["Totaal"]
    assert read.findings == ()


def test_a_model_with_headers_over_two_rows_and_a_slip() -> None:
    text = PRICES.replace(
        "| Product | Vanaf    | T/m        | Tarief | Soort prijs |",
        "| Product | Geldig | | Tarief | |\n| | Vanaf | T/m | | Soortprijs |",
    )
    read = model_book(Tarieven=text)
    assert [tarief.product for tarief in read.model.tarieven] == ["IB1", "IB1O", "VAST"]
    assert pairs(read.findings) == [("MOD-156", "Tarieven!2")]


def test_invisible_tokens_in_a_model_are_told_once() -> None:
    text = PRICES.replace("| IB1 ", "| `sIB1\u00a0` ").replace("| IB1O ", "| `s\u200bIB1O` ")
    read = model_book(Tarieven=text)
    assert [(one.code, one.count, one.cells) for one in read.findings] == [
        ("MOD-138", 2, ("A2", "A3"))
    ]


def test_a_hint_without_the_value_is_told_where_the_value_is_not() -> None:
    rows = (("C-1", "Z", "IB1", "1-1-2016", "heden"), ("216", "Z", "IB1", "216", ""))
    (blank, day) = model_book(Clienten=listed(HEAD, *rows)).caseload_findings[::-1]
    assert '"(niet getoond)"; dat is geen datum. Laat de cel leeg' in blank.message
    assert "216" not in day.message


def test_equal_faults_beyond_twenty_are_told_together() -> None:
    days = [f"{day} jan 2016" for day in range(1, 32)]
    rows = [(f"C-{at}", "Z", "IB1", day, "") for at, day in enumerate(days)]
    found = model_book(Clienten=listed(HEAD, *rows)).caseload_findings
    assert {one.code for one in found} == {"CLI-127"}
    assert [one.count for one in found] == [1] * 20 + [11]
    assert sum(one.count for one in found) == len(days)


def test_a_long_list_of_numbers_alone_is_no_list_of_remarks() -> None:
    rows = [f"| k{number} | | |" for number in range(MOST_REMARKS + 1)]
    listed = "\n".join(["| Client | Product | Van |", "| A | IB1 | 1-1-2016 |", *rows])
    told = model_book(Clienten=listed).caseload_findings
    assert [(one.code, one.count) for one in told] == [("CLI-113", MOST_REMARKS + 1)]
