"""What a message may show of a caseload, and why each row that is left out is left out."""

from __future__ import annotations

import numpy as np
import pytest

from ibcalc.engine.caseload import Caseload
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload.masking import client_keys, masked
from tests.workbook.sheetbook import model_book

CLIENTS = client_keys(("", "s", "sC-1001", "n31337", "s00500", "sBerg"))
KNOWN = ("VERBLIJF", "H300", "IB1")
HIDDEN = "(niet getoond)"


@pytest.mark.parametrize(
    "text", ["H999", "0", "31-12-16", "319,2400000001", "VERBLIJV", "ib1", "1.000.000.000", "501"]
)
def test_a_value_that_tells_nothing_of_a_person_is_shown(text: str) -> None:
    assert masked(text, CLIENTS, KNOWN) == text


@pytest.mark.parametrize(
    "text",
    [
        "C-1001", "c-1001", "C-1001 en H300", "31337", "500", "00500", "BERG", "Jansen", "Jan",
        "123456782", "12345678", "123.456.782", "BSN 123 456 782", "IBX",
    ],
)  # fmt: skip
def test_a_client_number_a_bsn_and_a_name_are_never_shown(text: str) -> None:
    assert masked(text, CLIENTS, KNOWN) == HIDDEN


def read(column: str, typed: str, client: str) -> tuple[Caseload, tuple[Finding, ...]]:
    head = f"| Client | {column} | Product | Van |"
    product = "" if column in ("Code", "Geboren") else "IB1"
    row = f"| {client} | {typed} | {product} | 1-1-2016 |"
    if column in ("Product", "Van"):
        other = "Van" if column == "Product" else "Product"
        head, row = (
            f"| Client | {column} | {other} |",
            f"| {client} | {typed} | {'1-1-2016' if other == 'Van' else 'IB1'} |",
        )
    kenmerken = "| Kenmerk | Soort | Waarden |\n| Code | code | H300; H152 |"
    book = model_book(Clienten=f"{head}\n{row}", Kenmerken=kenmerken)
    assert book.caseload is not None
    return book.caseload, book.caseload_findings


COLUMNS = ("Product", "Van", "T/m", "Aantal", "Volume", "Opslag", "Gemeente", "Code")


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", ["123456782", "77042", "`n77042`", "`n2.5`", "Jansen"])
def test_a_client_number_in_a_wrong_column_is_never_shown(column: str, value: str) -> None:
    _, findings = read(column, value, client=value)
    for text in (value.strip("`n"), value.strip("`n").replace(".", ",")):
        assert not any(text in f"{one.message} {one.fix}" for one in findings)


@pytest.mark.parametrize(
    "column, typed",
    [("Product", "IB7"), ("Van", "32-1-2016"), ("Aantal", "1,5"), ("Volume", "-1"),
     ("Opslag", "IB7O"), ("Gemeente", "05055")],
)  # fmt: skip
def test_other_values_are_shown(column: str, typed: str) -> None:
    _, (found, *_) = read(column, typed, client="A")
    assert typed in found.message


def test_an_error_value_of_excel_is_shown() -> None:
    _, (found,) = read("Van", "`e#REF!`", client="A")
    assert "#REF!" in found.message


def test_the_sheets_of_the_model_show_their_values() -> None:
    tarieven = (
        "| Product | Vanaf | Tarief |\n| IB1 | 1-1-2016 | `n319.2400000001` |"
        "\n| IB1O | 1-1-2016 | 123456782x |"
    )
    messages = [one.message for one in model_book(Tarieven=tarieven).findings]
    assert any("319,2400000001" in message for message in messages)
    assert any("123456782x" in message for message in messages)


def test_every_row_that_is_left_out_has_its_reason_also_when_findings_are_folded() -> None:
    rows = "\n".join(f"| A{n} | IB1 | ooit |" for n in range(9))
    book = model_book(Clienten=f"| Client | Product | Van |\n| B | IB1 | 1-1-2016 |\n{rows}")
    caseload = book.caseload
    assert caseload is not None
    assert sorted(caseload.reasons) == np.flatnonzero(caseload.faulty).tolist() == [*range(1, 10)]
    assert {code for _, code in caseload.reasons.values()} == {"CLI-114"}
    assert all(message.startswith("Bij Van staat") for message, _ in caseload.reasons.values())


def test_without_a_required_column_that_is_the_reason() -> None:
    book = model_book(Clienten="| Client | Product |\n| A | IB1 |")
    assert book.caseload is not None
    assert book.caseload.reasons == {0: ("De kolom Van ontbreekt op blad Clienten.", "CLI-104")}
