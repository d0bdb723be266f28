"""What nobody sees in a cell: signs without a form, empty texts, times of day. All are told."""

from __future__ import annotations

from datetime import date

import pytest

from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding, Severity
from ibcalc.workbook.sheets.cleaning import clean, shown
from tests.workbook.sheetbook import TARIEVEN, model_book, pairs
from tests.workbook.test_sheets_typing import VANAF, read

HEAD = "| Client | Aanbieder | Gemeente | Product | Opslag | Van | T/m | Aantal | Volume |"
UNSEEN = (
    "\u200b", "\u200e", "\u200f", "\u202a", "\u202c", "\u2066", "\u2069", "\u061c", "\u2060",
    "\ufeff", "\u00ad",
)  # fmt: skip


def told(*rows: str) -> tuple[Finding, ...]:
    return model_book(Clienten="\n".join([HEAD, *rows])).caseload_findings


@pytest.mark.parametrize("at, header", [(6, "T/m"), (4, "Opslag"), (7, "Aantal"), (8, "Volume")])
@pytest.mark.parametrize("empty", ["`s`", "`s `", "`s\u200b`"])
def test_an_empty_text_that_decides_an_amount_is_told(at: int, header: str, empty: str) -> None:
    cells = ["K-1", "Zorg", "0505", "IB1", "nee", "1-1-2016", "31-1-2016", "`n1`", "`n1`"]
    cells[at] = empty
    (one,) = [one for one in told(f"| {' | '.join(cells)} |") if one.place.column == at + 1]
    assert (one.code, one.severity) == ("CLI-160", Severity.WAARSCHUWING)
    assert one.message.startswith(f"{header} lijkt ingevuld")


def test_empty_texts_of_a_column_are_told_once() -> None:
    rows = [f"| K-{at} | Zorg | 0505 | IB1 | | 1-1-2016 | `s{' ' * at}` | | |" for at in range(3)]
    (one,) = told(*rows)
    assert (one.code, one.place.cell, one.count) == ("CLI-160", "G2", 3)


def test_an_empty_text_in_the_end_of_a_tariff_is_told() -> None:
    rows = TARIEVEN.replace("| 1-1-2016 |            |", "| 1-1-2016 | `s ` |")
    assert ("MOD-160", "Tarieven!C4") in pairs(model_book(Tarieven=rows).findings)


def test_an_empty_text_beside_a_note_says_nothing() -> None:
    assert told("| K-1 | `s ` | 0505 | IB1 | | 1-1-2016 | | | |") == ()


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_is_read_away(sign: str) -> None:
    assert clean(f"{sign}H3{sign}00{sign}") == "H300"
    assert read(f"s{sign}1-1-2016", VANAF) == (date(2016, 1, 1), [])


@pytest.mark.parametrize(
    "row, cell, code",
    [
        ("| `sK-1\u200e` | Zorg | 0505 | IB1 | | 1-1-2016 | | | |", "A2", "CLI-139"),
        ("| K-1 | `sZorg\u00a0Noord` | 0505 | IB1 | | 1-1-2016 | | | |", "B2", "CLI-139"),
        ("| K-1 | Zorg | `s0505 ` | IB1 | | 1-1-2016 | | | |", "C2", "CLI-135"),
        ("| K-1 | Zorg | `s0505\u200b` | IB1 | | 1-1-2016 | | | |", "C2", "CLI-135"),
        ("| K-1 | Zorg | 0505 | `s\u200eIB1` | | 1-1-2016 | | | |", "D2", "CLI-135"),
        ("| K-1 | Zorg | 0505 | IB1 | `snee ` | 1-1-2016 | | | |", "E2", "CLI-135"),
        ("| K-1 | Zorg | 0505 | IB1 | | `s1-1-2016\u200b` | | | |", "F2", "CLI-135"),
        ("| K-1 | Zorg | 0505 | IB1 | | 1-1-2016 | `s\u00a031-1-2016` | | |", "G2", "CLI-135"),
        ("| K-1 | Zorg | 0505 | IB1 | | `d42370.5729166667` | | | |", "F2", "CLI-127"),
    ],
)
def test_every_repair_is_told_as_a_warning(row: str, cell: str, code: str) -> None:
    (one,) = told(row)
    assert (one.code, one.place.cell, one.severity) == (code, cell, Severity.WAARSCHUWING)


def test_a_date_in_another_notation_is_told_once() -> None:
    (one,) = told("| K-1 | Zorg | 0505 | IB1 | | `s1 jan 2016\u00a0` | | | |")
    assert one.code == "CLI-127"


@pytest.mark.parametrize(
    "serial, at", [("42370.5729166667", "1-1-2016 13:45"), ("42370.25", "6:00")]
)
def test_the_time_of_a_date_is_named(serial: str, at: str) -> None:
    (one,) = told(f"| K-1 | Zorg | 0505 | IB1 | | `d{serial}` | | | |")
    assert at in one.message


def test_what_is_not_seen_is_shown_in_the_message() -> None:
    assert shown("IB\u200b1") == "IB[teken U+200B]1"
    assert shown("IB1 ") == "IB1[spatie]"
    assert shown("\u00a0IB 1") == "[vaste spatie]IB 1"
    assert shown("IB 1") == "IB 1"
    assert not Cell("s ").text


def test_a_number_that_is_a_date_is_told_with_its_date() -> None:
    (one,) = told("| K-1 | Zorg | 0505 | IB1 | | `n20160301` | | | |")
    assert one.code == "CLI-120"
    assert "het getal 20160301; het is gelezen als de datum 1-3-2016" in one.message


def test_a_date_that_is_also_a_client_is_not_shown() -> None:
    (one,) = told("| 20160301 | Zorg | 0505 | IB1 | | `n20160301` | | | |")
    assert "20160301" not in one.message


def test_a_gemeente_of_wide_digits_is_read() -> None:
    (one,) = told("| K-1 | Zorg | \uff10\uff15\uff10\uff15 | IB1 | | 1-1-2016 | | | |")
    assert (one.code, one.place.cell) == ("CLI-123", "C2")
    assert 'gelezen als "0505"' in one.message


@pytest.mark.parametrize("text", ["1e maart 2016", "1ste maart 2016", "1 maart 2016"])
def test_a_day_with_a_number_of_order(text: str) -> None:
    assert read(f"s{text}", VANAF)[0] == date(2016, 3, 1)
