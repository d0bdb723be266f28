"""A csv says nothing of itself: characters, delimiter and decimals are found and told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.caseload import NO_VOLUME, Caseload
from ibcalc.model.findings import Finding
from ibcalc.workbook.caseload import flat_files
from ibcalc.workbook.caseload.csv_dialect import Dialect, dialect_of, open_quote
from ibcalc.workbook.caseload.read import read_caseload
from ibcalc.workbook.reader.limits import SUBMISSION
from ibcalc.workbook.reader.opening import CannotOpen
from tests.workbook.sheetbook import model_book

HEADS = "Client;Product;Van;Volume"
ROW = "A;IB1;1-1-2016;1,5"


def read(path: Path, data: bytes) -> tuple[Caseload, tuple[Finding, ...]]:
    path.write_bytes(data)
    return read_caseload(path, model_book().model)


def codes_of(path: Path) -> list[str]:
    """What is found in a caseload, or why it is refused."""
    try:
        _, findings = read_caseload(path, model_book().model)
    except CannotOpen as refused:
        return [refused.code]
    return [one.code for one in findings]


def told(findings: Sequence[Finding]) -> str:
    """How the file was read, in words."""
    return next(one.message for one in findings if one.code == "CLI-132")


@pytest.mark.parametrize("mark, encoding", [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_the_unicode_text_of_excel(mark: bytes, encoding: str, tmp_path: Path) -> None:
    text = f"{HEADS}\r\nÅsa;IB1;1-1-2016;1,5\r\n".replace(";", "\t")
    caseload, findings = read(tmp_path / "c.txt", mark + text.encode(encoding))
    assert caseload.client[0] == "Åsa"
    assert "een tab tussen" in told(findings)
    assert "UTF-16" in told(findings)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x00C\x00\x00\x00", b"Client\x00;Van", b"\x00"])
def test_what_no_text_has_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as refused:
        read(tmp_path / "c.csv", data)
    assert refused.value.code == "BOEK-032"


@pytest.mark.parametrize("said", ["sep=;", "SEP=;", "\ufeffsep=;"])
def test_the_first_line_of_excel_says_the_delimiter(said: str, tmp_path: Path) -> None:
    text = f"{said}\r\nClient, naam;Product;Van\r\nx;IB1;1-1-2016\r\nClient;Product;Van\r\n"
    dialect = dialect_of(text.encode(), "c.csv")
    assert dialect.delimiter == ";"
    data = f"{said}\r\n{HEADS}\r\n{ROW}\r\n".encode()
    caseload, _ = read(tmp_path / "c.csv", data)
    assert caseload.rows.tolist() == [3]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_between_the_headers(sign: str) -> None:
    title = "Overzicht; cliënten, 2016 | nieuw\t;,|\t;,|\n"
    row = sign.join(('"Client"', "Product", '"Van"'))
    assert dialect_of(f"{title}\n{row}\n".encode(), "c.csv").delimiter == sign


@pytest.mark.parametrize(
    "values, words",
    [
        (("1,5", "1.234,56", "€ 7,25"), "een komma voor de decimalen"),
        (("1.5", "1,234.56"), "een punt voor de decimalen"),
        (("1,5", "2.25"), "een komma of een punt voor de decimalen"),
        (("1", "1.234", "1-1-2016", "1.2.2016", "x", ""), "nergens decimalen"),
    ],
)
def test_decimals_are_told(values: Sequence[str], words: str) -> None:
    assert Dialect("cp1252", ";").words([values])["decimalen"] == words


def test_decimals_are_told_of_a_file(tmp_path: Path) -> None:
    _, findings = read(tmp_path / "c.csv", f"{HEADS}\n{ROW}\n".encode())
    assert "een komma voor de decimalen" in told(findings)


def test_short_rows_and_line_ends_in_a_cell(tmp_path: Path) -> None:
    data = b'Client;Product;Van;Volume\n"A\n1";IB1;1-1-2016;2\nB;IB1;1-1-2016\n'
    caseload, _ = read(tmp_path / "c.csv", data)
    assert [caseload.client[row] for row in range(2)] == ["A\n1", "B"]
    assert caseload.volume.tolist() == [20_000, NO_VOLUME]


@pytest.mark.parametrize(
    "text, row",
    [
        ('a;b\n1;"2\n3;4\n', 2),
        ('a;b\n1;2\n"3\n4', 3),
        ('a;b\n1;5" pijp\n3;4\n', 0),
        ('a;b\n1;"2\n3"\n', 0),
        ('a;"b"""\n', 0),
        ('a;"' + "x" * 200_000, 1),
        ("", 0),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_quote_that_is_open(text: str, row: int, encoding: str) -> None:
    assert open_quote(text.encode(encoding), Dialect(encoding, ";")) == row


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        dialect = dialect_of(data, "c.csv")
    except CannotOpen:
        assert b"\x00" in data
    else:
        open_quote(data, dialect)


def test_a_parquet_of_more_rows_than_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(flat_files, "USUAL", SUBMISSION)
    path = tmp_path / "c.parquet"
    one = pl.DataFrame({"Client": ["A"], "Product": ["IB1"], "Van": ["1-1-2016"]})
    one.select(pl.all().repeat_by(200_000).explode()).write_parquet(path)
    with pytest.raises(CannotOpen) as refused:
        read_caseload(path, model_book().model)
    assert refused.value.code == "BOEK-021"


@pytest.mark.parametrize(
    "column, code",
    [
        (pl.Series([[1]]), "BOEK-032"),
        (pl.Series([{"a": 1}]), "CLI-115"),
        (pl.Series([float("inf")]), "CLI-115"),
        (pl.Series(["2.50"]).cast(pl.Decimal(10, 2)), ""),
        (pl.Series(["1,5"], dtype=pl.Categorical), "CLI-134"),
        (pl.Series([2**100], dtype=pl.Int128), "CLI-207"),
    ],
)
def test_odd_columns_of_a_parquet(column: pl.Series, code: str, tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    frame = pl.DataFrame({"Client": ["A"], "Product": ["IB1"], "Van": ["1-1-2016"]})
    frame.with_columns(column.alias("Volume")).write_parquet(path)
    assert codes_of(path) == ([code] if code else [])
