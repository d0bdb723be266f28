"""A caseload from a csv or a parquet: read as the same rows of a sheet would be."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ibcalc.engine.caseload import NO_VOLUME, OPEN, Caseload, Column
from ibcalc.model.findings import Finding
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.caseload.read import read_caseload
from tests.workbook.sheetbook import model_book, pairs

KENMERKEN = """
| Kenmerk   | Soort  | Waarden           |
| Code      | code   | H300; H152; 02015 |
| Klasse    | geheel | 1 t/m 8           |
| Geboren   | datum  |                   |
| Spoed     | ja/nee |                   |
| Uren      | getal  |                   |
| Bedrag    | bedrag |                   |
"""
CONVERSIE = {
    "Conversies": "| Volgorde | Tabel | Treffer |\n| 1 | Categorie | uniek |",
    "Categorie": "| ALS Klasse | ALS Leeftijd | DAN Product |\n| 1-2 | >= 18 | IB1 |",
}


def values(column: Column) -> list[object]:
    return [column[row] for row in range(len(column.codes))]


@pytest.fixture(scope="module")
def model() -> TariffModel:
    return model_book(Kenmerken=KENMERKEN, **CONVERSIE).model


def csv_of(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "clienten.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("delimiter, name", [(";", "puntkomma"), (",", "komma"), ("\t", "tab")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_in_every_dialect(
    delimiter: str, name: str, encoding: str, tmp_path: Path, model: TariffModel
) -> None:
    lines = (("Cliënt", "Aanbieder", "Product", "Van"), ("A", "Zörg", "IB1", "1-1-2016"))
    text = "\r\n".join(delimiter.join(line) for line in lines)
    caseload, (told,) = read_caseload(csv_of(tmp_path, text.encode(encoding)), model)
    assert (caseload.aanbieder[0], caseload.product[0]) == ("Zörg", "IB1")
    assert told.code == "CLI-132"
    assert f"een {name} tussen" in told.message
    assert ("UTF-8" in told.message) == encoding.startswith("utf-8")


def test_rows_of_a_csv_are_numbered_as_a_spreadsheet_does(
    tmp_path: Path, model: TariffModel
) -> None:
    data = b'Overzicht\n\nClient;Product;Van\n"A\nB";IB1;1-1-2016\n;;\n\nC;IB1\n'
    caseload, findings = read_caseload(csv_of(tmp_path, data), model)
    assert caseload.rows.tolist() == [4, 7]
    assert pairs(findings) == [("CLI-113", "C7"), ("CLI-132", "")]


def test_a_csv_with_a_shifted_row_leaves_it_out(tmp_path: Path, model: TariffModel) -> None:
    data = b"Client;Product;Van\nA;IB1;1-1-2016;x\nB;IB1;1-1-2016;;\n"
    caseload, findings = read_caseload(csv_of(tmp_path, data), model)
    assert caseload.faulty.tolist() == [True, False]
    assert {row: code for row, (_, code) in caseload.reasons.items()} == {0: "CLI-133"}
    assert [finding.code for finding in findings] == ["CLI-133", "CLI-132"]
    assert str(findings[0].place) == "clienten.csv, 2"


def test_codes_in_a_csv_stay_text(tmp_path: Path, model: TariffModel) -> None:
    data = b"Client;Code;Gemeente;Van\n0012;02015;0505;2016-01-01\n"
    caseload, _ = read_caseload(csv_of(tmp_path, data), model)
    assert caseload.client[0] == "0012"
    assert (caseload.kenmerken["code"][0], caseload.gemeente[0]) == ("02015", "0505")


def test_typed_columns_of_a_parquet(tmp_path: Path, model: TariffModel) -> None:
    path = tmp_path / "clienten.parquet"
    frame = pl.DataFrame(
        {
            "Client": [1, 2],
            "Product": ["IB1", None],
            "Opslag": [True, None],
            "Van": [date(2016, 1, 1), date(2016, 2, 1)],
            "T/m": [date(2016, 12, 31), None],
            "Volume": [2.5, float("nan")],
            "Klasse": pl.Series([None, 2], dtype=pl.Int8),
        }
    )
    frame.write_parquet(path)
    caseload, findings = read_caseload(path, model)
    assert findings == ()
    assert values(caseload.client) == ["1", "2"]
    assert values(caseload.opslag) == [True, None]
    assert caseload.van.tolist() == [date(2016, 1, 1).toordinal(), date(2016, 2, 1).toordinal()]
    assert caseload.tot_en_met.tolist() == [date(2016, 12, 31).toordinal(), OPEN]
    assert caseload.volume.tolist() == [25_000, NO_VOLUME]
    assert values(caseload.kenmerken["klasse"]) == [None, Decimal(2)]
    assert caseload.rows.tolist() == [2, 3]


CELLS = st.sampled_from(["", "IB1", "ib1", "IB7", "ja", "0505", "505", "3", "1-1-2016",
                         "31-12-2016", "42370", "1.5", "ooit", "123456782"])  # fmt: skip
COLUMNS = ("Client", "Gemeente", "Klasse", "Product", "Opslag", "Van", "T/m", "Aantal", "Volume")


@settings(max_examples=25)
@given(st.lists(st.tuples(*([CELLS] * len(COLUMNS))), min_size=1, max_size=12))
def test_a_sheet_a_csv_and_a_parquet_are_read_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    rows = [("A", *row[1:]) for row in rows]
    rows[-1] = ("A", "", "", "IB1", "", "1-1-2016", "", "", "")
    book = model_book(
        Kenmerken=KENMERKEN,
        Clienten="\n".join("| " + " | ".join(row) + " |" for row in (COLUMNS, *rows)),
        **CONVERSIE,
    )
    folder = tmp_path_factory.mktemp("alike")
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows((COLUMNS, *rows))
    (folder / "c.csv").write_text(text.getvalue())
    stored = [[text or None for text in row] for row in rows]
    kinds = dict.fromkeys(COLUMNS, pl.String)
    pl.DataFrame(stored, schema=kinds, orient="row").write_parquet(folder / "c.parquet")
    assert book.caseload is not None
    expected = _told(book.caseload, book.caseload_findings)
    for name in ("c.csv", "c.parquet"):
        caseload, findings = read_caseload(folder / name, book.model)
        assert _told(caseload, findings) == expected


def _told(caseload: Caseload, findings: tuple[Finding, ...]) -> list[object]:
    columns = [caseload.client, caseload.gemeente, caseload.product, caseload.opslag]
    days = [caseload.van.tolist(), caseload.tot_en_met.tolist()]
    amounts = [caseload.aantal.tolist(), caseload.volume.tolist(), caseload.faulty.tolist()]
    # Only of a csv the kind of file is told, and it has no numbers that could be text instead.
    said = [
        (f.code, f.place.cell, f.count, f.cells)
        for f in findings
        if f.code not in ("CLI-132", "CLI-134")
    ]
    assert sorted(caseload.reasons) == np.flatnonzero(caseload.faulty).tolist()
    kenmerken = {name: values(column) for name, column in caseload.kenmerken.items()}
    return [*map(values, columns), *days, *amounts, kenmerken, said]
