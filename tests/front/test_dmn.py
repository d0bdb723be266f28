"""``ibcalc dmn``: from DMN to a model workbook and back, with everything that is lost told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ibcalc.front import api
from ibcalc.model.findings import has_fout
from ibcalc.tables.chains.compare import compare_tables
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.dmn import load
from ibcalc.tables.table import compile_tables
from ibcalc.workbook.sheets.modelbook import ModelBook
from tests.front.conftest import Cli
from tests.front.workbooks import model
from tests.tables.dmn.files import decision, decision_table, definitions

MODEL = Path(__file__).parents[2] / "templates" / "model-ib-2016.xlsx"


def dmn_file(path: Path, *rules: str, policy: str = "UNIQUE", aggregation: str = "") -> Path:
    table = decision_table(
        [("Klasse", "number", "[1..8]"), ("Code", "string")], [("Product",)], rules, policy,
        aggregation,
    )  # fmt: skip
    path.write_bytes(definitions(decision(table, "Categorie")))
    return path


def cells(path: Path, sheet: str) -> list[list[Any]]:
    """The rows of a sheet below its header."""
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)
    return [list(row) for row in rows]


def compiled(book: ModelBook) -> tuple[DecisionTable, ...]:
    products = [product.code for product in book.model.producten]
    tables, findings = compile_tables(book.model.tables, book.model.kenmerken, products)
    assert not has_fout(findings)
    return tables


def test_import_writes_a_model(cli: Cli, tmp_path: Path) -> None:
    source = dmn_file(tmp_path / "in.dmn", '[1..3) | "H1" => "IB1"', '>= 3 | not("H1") => "IB3"')
    ran = cli("dmn", "import", source, "-o", tmp_path / "uit.xlsx")
    assert (ran.status, ran.err) == (0, "")
    assert "uit.xlsx (1 tabel)" in ran.out
    assert "Geen bevindingen." in ran.out
    assert cells(tmp_path / "uit.xlsx", "Conversies") == [[1, "Categorie", "uniek", None, None]]
    assert cells(tmp_path / "uit.xlsx", "Kenmerken") == [
        ["Klasse", "getal", "1 t/m 8", "ja", None], ["Code", "tekst", None, "ja", None]
    ]  # fmt: skip
    assert [row[0] for row in cells(tmp_path / "uit.xlsx", "Producten")] == ["IB1", "IB3"]
    assert cells(tmp_path / "uit.xlsx", "Categorie") == [
        ["< 3", "H1", "IB1", None], [">= 3", "niet H1", "IB3", None], [">= 3", "leeg", "IB3", None]
    ]  # fmt: skip


def test_the_model_is_checked_like_any_other(cli: Cli, tmp_path: Path) -> None:
    source = dmn_file(tmp_path / "in.dmn", '< 3 | - => "IB1"', '> 3 | - => "IB3"')
    cli("dmn", "import", source, "-o", tmp_path / "uit.xlsx")
    (table,) = compiled(api.load(tmp_path / "uit.xlsx"))
    (gap,) = table.verify().gaps
    assert gap.witness["Klasse"] == 3


def test_what_cannot_be_read_is_told_and_stands_out_in_the_model(cli: Cli, tmp_path: Path) -> None:
    source = dmn_file(
        tmp_path / "in.dmn", '< limiet | - => "IB1"', '> 3 | contains(?, "H") => "IB" + "3"'
    )
    ran = cli("dmn", "import", source, "-o", tmp_path / "uit.xlsx")
    assert ran.status == 1
    for told in ("in.dmn, Categorie!A1", "in regel 2, kolom Code", "in regel 2, kolom Product"):
        assert told in ran.out
    checked = cli("check", tmp_path / "uit.xlsx").out
    for cell in ("Categorie!A2", "Categorie!B3", "Categorie!C3"):
        assert cell in checked


@pytest.mark.parametrize(
    "policy, aggregation, shown",
    [("COLLECT", "SUM", "C+"), ("COLLECT", "MIN", "C<"), ("COLLECT", "MAX", "C>"),
     ("COLLECT", "COUNT", "C#"), ("OUTPUT ORDER", "", "O")],
)  # fmt: skip
def test_a_policy_that_the_workbook_has_not_is_told(
    cli: Cli, tmp_path: Path, policy: str, aggregation: str, shown: str
) -> None:
    table = decision_table([("x", "number")], [("", "number", "1, 2")], ["> 1 => 1", "- => 2"],
                           policy, aggregation)  # fmt: skip
    (tmp_path / "in.dmn").write_bytes(definitions(decision(table)))
    ran = cli("dmn", "import", tmp_path / "in.dmn", "-o", tmp_path / "uit.xlsx")
    assert ran.status == 1
    assert "CNV-431" in ran.out
    assert f"heeft hit policy {shown};" in ran.out
    assert cells(tmp_path / "uit.xlsx", "Conversies")[0][2] == "alle"


@pytest.mark.parametrize("policy", ["COLLECT", "RULE ORDER", "FIRST", "ANY", "PRIORITY"])
def test_a_policy_that_the_workbook_has_is_taken_over(
    cli: Cli, tmp_path: Path, policy: str
) -> None:
    table = decision_table([("x", "number")], [("", "string", '"b", "a"')], ['> 1 => "a"'], policy)
    (tmp_path / "in.dmn").write_bytes(definitions(decision(table)))
    assert cli("dmn", "import", tmp_path / "in.dmn", "-o", tmp_path / "uit.xlsx").status == 0


def test_values_that_no_cell_can_hold_are_told(cli: Cli, tmp_path: Path) -> None:
    source = dmn_file(tmp_path / "in.dmn", '1 | "a;b" => "IB1"', '2 | "leeg" => "IB1"')
    ran = cli("dmn", "import", source, "-o", tmp_path / "uit.xlsx")
    assert ran.status == 1
    assert ran.out.count("CNV-432") == 2


def test_allowed_values_that_kenmerken_cannot_say(cli: Cli, tmp_path: Path) -> None:
    table = decision_table([("x", "number", "[0..9)"), ("y", "string", '"a,b","c"')], [("",)],
                           ['> 1 | "c" => "z"'])  # fmt: skip
    (tmp_path / "in.dmn").write_bytes(definitions(decision(table)))
    ran = cli("dmn", "import", tmp_path / "in.dmn", "-o", tmp_path / "uit.xlsx")
    assert ran.status == 0
    assert ran.out.count("CNV-433") == 2
    waarden = [row[2] for row in cells(tmp_path / "uit.xlsx", "Kenmerken")]
    assert waarden == ["0 t/m 9", None, None]


def test_one_table_of_many(cli: Cli, tmp_path: Path) -> None:
    ran = cli("dmn", "export", MODEL, "-o", tmp_path / "een.dmn", "--tabel", "opslagregel")
    assert ran.status == 0
    assert [table.naam for table in load(tmp_path / "een.dmn")] == ["Opslagregel"]
    ran = cli("dmn", "export", MODEL, "-o", tmp_path / "twee.dmn", "--tabel", "Opslagregels")
    assert ran.status == 2
    assert 'Bedoelde u "Opslagregel"?' in ran.err
    assert not (tmp_path / "twee.dmn").exists()


@pytest.mark.parametrize(
    "arguments, status, told",
    [
        (("import", "in.dmn", "-o", "in.dmn"), 2, "moet eindigen op .xlsx"),
        (("export", "in.xlsx", "-o", "uit.xlsx"), 2, "moet eindigen op .dmn"),
        (("import", "in.dmn"), 2, "verplicht, maar niet opgegeven: -o"),
        (("omzetten", "in.dmn", "-o", "uit.xlsx"), 2, "bestaat niet, kies uit"),
        (("import", "er-niet.dmn", "-o", "uit.xlsx"), 3, "er-niet.dmn is niet te lezen"),
        (("import", "leeg.dmn", "-o", "uit.xlsx"), 3, "staat geen beslistabel"),
        (("import", "fout.dmn", "-o", "uit.xlsx"), 3, "is niet te lezen: het is geen geldige XML"),
        (("import", "in.dmn", "-o", "nergens/uit.xlsx"), 3, "nergens"),
        (("export", "er-niet.xlsx", "-o", "uit.dmn"), 3, "niet gevonden"),
        (("export", "zonder.xlsx", "-o", "uit.dmn"), 2, "geen conversietabellen"),
        (("import", "zelf.xlsx", "-o", "zelf.xlsx"), 3, "zelf.xlsx"),
    ],
)
def test_what_is_refused(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...],
    status: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    dmn_file(tmp_path / "in.dmn", '1 | - => "IB1"')
    dmn_file(tmp_path / "zelf.xlsx", '1 | - => "IB1"')
    (tmp_path / "leeg.dmn").write_bytes(definitions(""))
    (tmp_path / "fout.dmn").write_bytes(b"<definitions")
    model(tmp_path / "zonder.xlsx")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    ran = cli("dmn", *arguments)
    assert (ran.status, ran.out) == (status, "")
    if told != "nergens":
        assert told in ran.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_model_with_faults_in_its_tables_is_not_exported(cli: Cli, tmp_path: Path) -> None:
    faulty = model(
        tmp_path / "fout.xlsx",
        Conversies="| Volgorde | Tabel | Treffer |\n| 1 | Regels | uniek |",
        Regels="| ALS Code | DAN Product |\n| H1 | IB9 |",
    )
    ran = cli("dmn", "export", faulty, "-o", tmp_path / "uit.dmn")
    assert ran.status == 1
    assert "CNV-117" in ran.out
    assert "Er is geen DMN-bestand geschreven" in ran.out
    assert not (tmp_path / "uit.dmn").exists()


def test_the_shipped_model_survives_dmn(cli: Cli, tmp_path: Path) -> None:
    assert cli("dmn", "export", MODEL, "-o", tmp_path / "a.dmn").status == 0
    assert cli("dmn", "import", tmp_path / "a.dmn", "-o", tmp_path / "b.xlsx").status == 0
    assert cli("dmn", "export", tmp_path / "b.xlsx", "-o", tmp_path / "c.dmn").status == 0
    assert (tmp_path / "a.dmn").read_bytes() == (tmp_path / "c.dmn").read_bytes()
    old, new = api.load(MODEL), api.load(tmp_path / "b.xlsx")
    assert [_agreed(each) for each in new.model.producten] == [
        _agreed(each) for each in old.model.producten
    ]
    compared = compare_tables(compiled(old), compiled(new))
    assert compared.proven
    assert not compared.changes


def _agreed(product: Any) -> tuple[object, ...]:
    return (product.code, product.omschrijving, product.soort, product.hoort_bij, product.familie,
            product.eenheid, product.toerekening)  # fmt: skip
