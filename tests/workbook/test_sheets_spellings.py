"""Two spellings of what may be one client or one aanbieder: counted as two, and told."""

from __future__ import annotations

import pytest

from ibcalc.model.findings import Severity
from ibcalc.workbook.caseload.spellings import client_form, other_spellings
from tests.workbook.sheetbook import model_book, pairs

HEAD = "| Client | Aanbieder | Product | Van |"


def told(*clients: str, aanbieders: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    names = aanbieders or ("Zorg",) * len(clients)
    both = zip(clients, names, strict=True)
    rows = [f"| {one} | {name} | IB1 | {at}-1-2016 |" for at, (one, name) in enumerate(both, 1)]
    return pairs(model_book(Clienten="\n".join([HEAD, *rows])).caseload_findings)


@pytest.mark.parametrize(
    "one, other",
    [
        ("K-1001", "k-1001"),
        ("A7", "0A7"),
        ("0123.45.672", "012345672"),
        ("0123 45 672", "012345672"),
        ("K 1001", "K1001"),
        ("012345672.0", "012345672"),
        ("\uff2b1001", "K1001"),
    ],
)
def test_two_spellings_of_a_client_are_told_at_the_second(one: str, other: str) -> None:
    assert told(one, other) == [("CLI-140", "Clienten!A3")]
    assert told(other, one, other) == [("CLI-140", "Clienten!A3")]


def test_lost_zeros_are_told_as_such_only() -> None:
    assert told("00123", "123") == [("CLI-137", "Clienten!A2")]
    assert told("00123", "123", "1 23") == [("CLI-137", "Clienten!A2"), ("CLI-140", "Clienten!A4")]


@pytest.mark.parametrize("one, other", [("K-1", "K-11"), ("1.1", "11"), ("1-1", "11")])
def test_numbers_that_can_be_two_clients_are_not_told(one: str, other: str) -> None:
    assert told(one, other) == []


def test_two_spellings_of_an_aanbieder_are_told_once() -> None:
    names = ("Aanbieder Beuk", "aanbieder beuk", "Aanbieder  Beuk", "Aanbieder Eik")
    clients = [f"K{at}" for at in range(len(names))]
    read = model_book(
        Clienten="\n".join(
            [
                HEAD,
                *(f"| {c} | {n} | IB1 | 1-1-2016 |" for c, n in zip(clients, names, strict=True)),
            ]
        )
    )
    (one,) = read.caseload_findings
    assert (one.code, one.count, one.cells) == ("CLI-141", 2, ("B3", "B4"))
    assert one.severity is Severity.WAARSCHUWING
    assert "eik" not in one.message.casefold()


def test_numbers_that_all_differ_need_no_second_look() -> None:
    assert other_spellings([None, "K1", "K2"]) == []
    assert client_form("0K 1") == client_form("k1") == "k1"
