"""A caseload from a sheet, a csv or a parquet: columns for the engine, and what is said of rows."""

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
from ibcalc.workbook.caseload.row_checks import elfproef
from ibcalc.workbook.sheets.rows import CLIENTEN
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


def read(text: str) -> tuple[Caseload, tuple[Finding, ...]]:
    """Sheet Clienten of a model with kenmerken and one conversion table."""
    book = model_book(Kenmerken=KENMERKEN, Clienten=text, **CONVERSIE)
    assert book.caseload is not None
    return book.caseload, book.caseload_findings


def values(column: Column) -> list[object]:
    return [column[row] for row in range(len(column.codes))]


def test_a_row_with_everything() -> None:
    caseload, findings = read(
        """
|Cliëntnummer|Zorgaanbieder|Gemeentecode|Code|Klasse|Product|Opslag|Start|Tot en met|Aantal|Volume|
|C-1|Zorg Oost|0505|H300|3|IB1|ja|`d42370`|31-12-2016|2|12,5|
        """
    )  # fmt: skip
    assert findings == ()
    assert [caseload.client[0], caseload.aanbieder[0], caseload.gemeente[0]] == [
        "C-1", "Zorg Oost", "0505",
    ]  # fmt: skip
    assert (caseload.product[0], caseload.opslag[0]) == ("IB1", True)
    assert (caseload.van[0], caseload.tot_en_met[0]) == (
        date(2016, 1, 1).toordinal(), date(2016, 12, 31).toordinal(),
    )  # fmt: skip
    assert (caseload.aantal[0], caseload.volume[0]) == (2, 125_000)
    assert caseload.kenmerken["klasse"][0] == Decimal(3)
    assert caseload.place(0, "tm").in_sheet == "Clienten!I2"
    assert caseload.place(0, "van").in_sheet == "Clienten!H2"


def test_a_row_with_only_what_is_needed() -> None:
    caseload, findings = read("| Client | Product | Van |\n| `n7` | IB1 | 1-1-2016 |")
    assert findings == ()
    assert caseload.client[0] == "7"
    assert (caseload.aanbieder[0], caseload.opslag[0]) == (None, None)
    assert (caseload.tot_en_met[0], caseload.aantal[0], caseload.volume[0]) == (OPEN, 1, NO_VOLUME)


@pytest.mark.parametrize(
    "typed, value",
    [("ja", True), ("NEE", False), ("x", True), ("`b0`", False), ("", None), ("IB1O", "IB1O"),
     ("ib1o", "IB1O")],
)  # fmt: skip
def test_opslag(typed: str, value: object) -> None:
    caseload, _ = read(f"| Client | Product | Opslag | Van |\n| A | IB1 | {typed} | 1-1-2016 |")
    assert caseload.opslag[0] == value
    assert not caseload.faulty[0]


@pytest.mark.parametrize(
    "column, typed, value, codes",
    [
        ("Code", "H152", "H152", []),
        ("Code", "`n2015`", "02015", ["CLI-122"]),
        ("Code", "h300", "H300", ["CLI-123"]),
        ("Code", "H999", "H999", []),
        ("Klasse", "`n3`", Decimal(3), []),
        ("Klasse", "3", Decimal(3), []),
        ("Klasse", "9", Decimal(9), []),
        ("Klasse", "drie", "drie", []),
        ("Klasse", "", None, []),
        ("Klasse", "`d42371`", None, ["CLI-124"]),
        ("Klasse", "`e#N/A`", None, ["CLI-111"]),
        ("Geboren", "31-12-1950", date(1950, 12, 31), []),
        ("Geboren", "lang geleden", "lang geleden", []),
        ("Spoed", "J", True, []),
        ("Spoed", "`b0`", False, []),
        ("Uren", "1.234,5", Decimal("1234.5"), []),
        ("Bedrag", "€ 12,50", Decimal("12.5"), []),
        ("Leeftijd", "21", Decimal(21), []),
        ("Eigen kolom", "`n5`", "5", []),
    ],
)
def test_kenmerken_by_their_soort(column: str, typed: str, value: object, codes: list[str]) -> None:
    caseload, findings = read(f"| Client | {column} | Van |\n| A | {typed} | 1-1-2016 |")
    assert caseload.kenmerken[column.casefold().replace(" ", "")][0] == value
    assert [finding.code for finding in findings] == codes
    assert bool(caseload.faulty[0]) == any(code in ("CLI-111", "CLI-124") for code in codes)


def test_a_faulty_kenmerk_of_a_row_with_a_product_does_not_matter() -> None:
    caseload, findings = read(
        "| Client | Klasse | Product | Van |\n| A | `e#N/A` | IB1 | 1-1-2016 |"
    )
    assert (findings, caseload.faulty[0]) == ((), False)


def test_equal_faults_of_a_column_are_one_finding_with_a_count() -> None:
    rows = "\n".join(f"| A{n} | IB1 | ooit |" for n in range(7))
    caseload, (finding,) = read(f"| Client | Product | Van |\n{rows}")
    assert (finding.code, finding.count, finding.place.cell) == ("CLI-114", 7, "C2")
    assert finding.cells == ("C2", "C3", "C4", "C5", "C6")
    assert caseload.faulty.all()


def test_a_product_of_soort_vast_needs_no_client() -> None:
    caseload, findings = read("| Client | Product | Van |\n| | VAST | 1-1-2016 |")
    assert (findings, caseload.faulty[0]) == ((), False)


def test_without_its_column_van_every_row_is_faulty() -> None:
    caseload, findings = read("| Client | Product |\n| A | IB1 |\n| B | IB1 |")
    assert pairs(findings) == [("CLI-104", "Clienten!1")]
    assert caseload.faulty.tolist() == [True, True]


def test_an_unknown_product_gets_a_suggestion() -> None:
    _, (finding,) = read("| Client | Product | Van |\n| A | IB10 | 1-1-2016 |")
    assert (finding.code, finding.place.cell) == ("CLI-204", "B2")
    assert "Bedoelde u" in finding.message


def test_no_message_shows_a_client_number() -> None:
    bsn = "123456782"
    head = f"| {' | '.join(column.header for column in CLIENTEN.columns)} |"
    row = f"| {' | '.join([bsn] * len(CLIENTEN.columns))} |"
    _, findings = read(f"{head}\n{row}\n{row}\n| `e#N/A` |")
    assert {"CLI-114", "CLI-204", "CLI-208", "CLI-210", "CLI-211", "CLI-212"} <= {
        finding.code for finding in findings
    }
    assert not any(bsn in f"{finding.message} {finding.fix}" for finding in findings)


def test_a_bsn_is_only_allowed_as_client() -> None:
    row = "| 123456782 | 123456782 | IB1 | 1-1-2016 | `n123456782` |"
    _, findings = read(f"| Client | Aanbieder | Product | Van | Notitie |\n{row}")
    assert pairs(findings) == [("CLI-211", "Clienten!B2"), ("CLI-211", "Clienten!E2")]


@pytest.mark.parametrize(
    "digits, passes", [("123456782", True), ("123456789", False), ("000000000", False)]
)
def test_elfproef(digits: str, passes: bool) -> None:
    assert elfproef(digits) is passes


def test_only_rows_equal_in_every_column_are_doubles() -> None:
    rows = ("A | IB1 | 1-1-2016 | x", "A | IB1 | 1-1-2016 | y", "B | IB1 | 1-1-2016 | x",
            "A | IB1 | 1-1-2016 | x", "A | IB1 | 1-1-2016 | x")  # fmt: skip
    text = "\n".join(f"| {row} |" for row in rows)
    caseload, (finding,) = read(f"| Client | Product | Van | Notitie |\n{text}")
    assert (finding.code, finding.count, finding.cells) == ("CLI-212", 2, ("5", "6"))
    assert not caseload.faulty.any()


# --- csv and parquet -----------------------------------------------------------------------


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
    assert pairs(findings) == [("CLI-113", "!C7"), ("CLI-132", "")]


def test_a_csv_with_a_shifted_row_leaves_it_out(tmp_path: Path, model: TariffModel) -> None:
    data = b"Client;Product;Van\nA;IB1;1-1-2016;x\nB;IB1;1-1-2016;;\n"
    caseload, findings = read_caseload(csv_of(tmp_path, data), model)
    assert caseload.faulty.tolist() == [True, False]
    assert {row: code for row, (_, code) in caseload.reasons.items()} == {0: "CLI-133"}
    assert [finding.code for finding in findings] == ["CLI-133", "CLI-132"]


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
    pl.DataFrame(rows, schema=list(COLUMNS), orient="row").write_parquet(folder / "c.parquet")
    assert book.caseload is not None
    expected = _told(book.caseload, book.caseload_findings)
    for name in ("c.csv", "c.parquet"):
        caseload, findings = read_caseload(folder / name, book.model)
        assert _told(caseload, findings) == expected


def _told(caseload: Caseload, findings: tuple[Finding, ...]) -> list[object]:
    columns = [caseload.client, caseload.gemeente, caseload.product, caseload.opslag]
    days = [caseload.van.tolist(), caseload.tot_en_met.tolist()]
    amounts = [caseload.aantal.tolist(), caseload.volume.tolist(), caseload.faulty.tolist()]
    said = [(f.code, f.place.cell, f.count, f.cells) for f in findings if f.code != "CLI-132"]
    assert sorted(caseload.reasons) == np.flatnonzero(caseload.faulty).tolist()
    kenmerken = {name: values(column) for name, column in caseload.kenmerken.items()}
    return [*map(values, columns), *days, *amounts, kenmerken, said]
