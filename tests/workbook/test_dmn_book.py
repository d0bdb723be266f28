"""DMN tables in a workbook mean what they meant: proven for random tables and for public ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ibcalc.model.catalogue.dmn import DMN
from ibcalc.model.findings import has_fout
from ibcalc.model.product import Product, ProductSoort
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.chains.compare import compare_tables
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.dmn import DmnTable, Origin, export, load, read
from ibcalc.tables.table import compile_tables
from ibcalc.workbook.dmn import model_book, write_model
from ibcalc.workbook.dmn.book import in_order
from ibcalc.workbook.reader.xlsx import open_workbook
from ibcalc.workbook.sheets.model_reader import read_model
from tests.tables.dmn.corpora import DROOLS, TCK, needs_corpora
from tests.tables.dmn.files import decision, decision_table, definitions, dmn_table
from tests.tables.judges.chains import Linked, random_chain, random_rivals
from tests.tables.judges.random_tables import random_table
from tests.tables.markdown import compiled as compiled_texts

SEEDS = range(40)


def written(tables: Sequence[DmnTable], folder: Path) -> TariffModel:
    """The model as it is read from the workbook that the tables are written to."""
    target = folder / "proef.xlsx"
    write_model(model_book(tables, "proef.dmn"), target, folder / "proef.dmn")
    return read_model(open_workbook(target)).model


def compiled(model: TariffModel) -> tuple[tuple[DecisionTable, ...], bool]:
    """The tables of a model, and whether there is a fout in them."""
    products = [product.code for product in model.producten]
    tables, findings = compile_tables(model.tables, model.kenmerken, products)
    return tables, has_fout(findings)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_table_survives_dmn_and_the_workbook(seed: int, tmp_path: Path) -> None:
    made = random_table(Random(seed))
    tables = read(export([made.table]), "proef.dmn")
    assert not model_book(tables, "proef.dmn").findings
    (new,), faulty = compiled(written(tables, tmp_path))
    assert not faulty
    compared = compare_tables([made.table], [new])
    assert compared.proven, made
    assert not compared.changes, made


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", [random_chain, random_rivals])
def test_random_tables_together_survive(
    make: Callable[[Random], Linked], seed: int, tmp_path: Path
) -> None:
    linked = make(Random(seed))
    old = linked.compiled
    new, faulty = compiled(written(read(export(old), "proef.dmn"), tmp_path))
    assert not faulty
    compared = compare_tables(old, new)
    assert compared.proven
    assert not compared.changes


def test_a_kenmerk_that_only_tables_set_gets_no_row(tmp_path: Path) -> None:
    sets = "| ALS Code | DAN Niveau | DAN Let op |\n|-|-|-|\n| H1 | 2 | kijk |"
    asks = "| ALS Niveau | DAN Component |\n|-|-|\n| > 1 | VV |"
    made, _ = compiled_texts(sets, asks)
    tables = read(export(made), "proef.dmn")
    assert [one.naam for one in written(tables, tmp_path).kenmerken] == ["Code"]
    assert [one.naam for one in written(tables[1:], tmp_path).kenmerken] == ["Niveau"]


def files() -> Iterator[Any]:
    for folder in (TCK, DROOLS):
        for path in sorted(folder.rglob("*.dmn")):
            if path.stem != "AgeKittenItemDef":
                yield pytest.param(path, id=path.stem)


LOST: Mapping[str, set[str]] = {
    "0110-outputOrder-hitpolicy": {"CNV-431"},
    "0114-min-collect-hitpolicy": {"CNV-431"},
    "0116-count-collect-hitpolicy": {"CNV-431"},
    "GapsAndOverlaps1-domainOnTable": {"CNV-433"},
}
"""What the workbook can't say of the public tables."""


@needs_corpora
@pytest.mark.parametrize("path", list(files()))
def test_a_public_table_means_the_same_in_a_workbook(path: Path, tmp_path: Path) -> None:
    tables = load(path)
    found = model_book(tables, path.name).findings
    assert {finding.code for finding in found} == LOST.get(path.stem, set())
    again, faulty = compiled(written(tables, tmp_path))
    unreadable = any(table.table.unread or any(table.unsaid.values()) for table in tables)
    assert faulty == unreadable
    if not unreadable and path.stem not in LOST:
        compared = compare_tables([table.table for table in tables], again)
        assert compared.proven
        assert not compared.changes


def test_a_table_comes_after_what_it_asks_for() -> None:
    needs = '<informationRequirement><requiredDecision href="#d1"/></informationRequirement>'
    first = decision_table([("Tweede", "string")], [("",)], ['"x" => "y"'])
    second = decision_table([("x", "number")], [("",)], ['> 1 => "x"'])
    body = f'<decision name="Eerste" id="d2">{needs}{first}</decision>'
    tables = read(definitions(body + decision(second, "Tweede")), "proef.dmn")
    assert [table.naam for table in in_order(tables)] == ["Tweede", "Eerste"]


def test_products_and_years_go_along(tmp_path: Path) -> None:
    products = (
        Product("IB9", "Negen", familie="IB"),
        Product("IB9O", "Opslag", ProductSoort.OPSLAG, hoort_bij="IB9", maximum=1205),
    )
    text = "| ALS Code | DAN Component |\n|-|-|\n| H1 | VV |"
    made, _ = compiled_texts(text, treffer="alle", extra=("Code",))
    tables = read(export(made, Origin("Proef", (2016, 2017), products)), "proef.dmn")
    model = written(tables, tmp_path)
    assert model.settings.jaren == (2016, 2017)
    told = [
        (one.code, one.soort, one.hoort_bij, one.family, one.maximum) for one in model.producten
    ]
    assert told[:2] == [
        ("IB9", "basis", "", "IB", None), ("IB9O", "opslag", "IB9", "IB9O", 1205)
    ]  # fmt: skip
    assert [one[:2] for one in told[2:]] == [
        (code, "component") for code in ("IB1", "IB2", "IB3", "VV", "BER")
    ]


def codes(*tables: DmnTable) -> list[str]:
    return [finding.code for finding in model_book(tables, "proef.dmn").findings]


def test_every_code_has_a_bad_example() -> None:
    one = dmn_table([("x", "number")], [("", "number")], "> 1 => 1", policy="COLLECT",
                    aggregation="SUM")  # fmt: skip
    other = dmn_table([("x", "string")], [("b",)], '"a;b" => "x"')
    opened = dmn_table([("y", "number", "[0..5)")], [("c",)], '> 1 => "x"')
    assert codes(one) == ["CNV-431"]
    assert codes(other) == ["CNV-432"]
    assert codes(opened) == ["CNV-433"]
    assert codes(dmn_table([("x", "number")], [("b",)], '> 1 => "leeg"')) == ["CNV-432"]
    assert codes(one, dmn_table([("x", "string")], [("b",)], '"a" => "x"')) == [
        "CNV-434", "CNV-431"
    ]  # fmt: skip
    assert {f"CNV-{number}" for number in range(431, 435)} == {
        entry.code for entry in DMN if entry.code >= "CNV-431"
    }


@pytest.mark.parametrize(
    "first, second, expected",
    [
        (("number", "[0..5]"), ("number", "[0..9]"), ["CNV-434"]),
        (("number", "[0..5]"), ("number", "[0..5]"), []),
        (("number", ""), ("string", ""), ["CNV-434"]),
    ],
)
def test_a_kenmerk_that_two_tables_see_differently(
    first: tuple[str, str], second: tuple[str, str], expected: list[str]
) -> None:
    pair = [dmn_table([("x", *clause)], [("y",)], '- => "z"') for clause in (first, second)]
    assert codes(*pair) == expected


def test_what_cannot_be_read_stands_out_in_its_cell(tmp_path: Path) -> None:
    table = dmn_table(
        [("x", "number"), ("y", "string")], [("b",)],
        '> z | "a" => "1"', '1 | contains(?, "a") => "1"', '2 | "a" => 1 + 1', '3 | "a" => "1"',
    )  # fmt: skip
    model = written([table], tmp_path)
    (source,) = model.tables
    assert [[cell.text for cell in (*row.inputs, *row.outputs)] for row in source.rows] == [
        ["** > z **", "a", "1"],
        ["1", '** contains(?, "a") **', "1"],
        ["2", "a", "** 1 + 1 **"],
        ["3", "a", "1"],
    ]
    (again,), faulty = compiled(model)
    assert faulty
    assert [rule.source.place.row for rule in again.rules] == [5]


@pytest.mark.parametrize(
    "outputs, rules, expected",
    [
        ([("", "boolean", "false, true")], ["> 1 => true"], ["CNV-431"]),
        ([("", "boolean", "true, false")], ["> 1 => true"], []),
        ([("Product", "string", '"IB1", "handmatig"')], ['> 1 => "IB1"'], ["CNV-431"]),
        ([("Product", "string", '"IB2", "IB1"')], ['> 1 => "IB1"'], []),
        ([("soort", "string", '"b", "a"')], ['> 1 => "b"'], []),
    ],
)
def test_an_order_that_the_workbook_has_not_is_told(
    outputs: list[tuple[str, ...]], rules: list[str], expected: list[str]
) -> None:
    assert codes(dmn_table([("x", "number")], outputs, *rules, policy="PRIORITY")) == expected


@pytest.mark.parametrize(
    "outputs, default",
    [
        ([("a",)], ['"x"']),
        ([("a",), ("b", "number")], ['"x"', "2.5"]),
        ([("a",), ("b", "number")], ["", "2.5"]),
        ([("a",)], ['"x=y"']),
        ([("a",)], ["null"]),
    ],
)
def test_a_default_becomes_anders(
    outputs: list[tuple[str, ...]], default: list[str], tmp_path: Path
) -> None:
    clauses = [(*each, "string")[:2] for each in outputs]
    filled = [(*clause, "", text) for clause, text in zip(clauses, default, strict=True)]
    table = dmn_table([("x", "number")], filled, f"> 1 => {' | '.join(['null'] * len(outputs))}")
    assert not table.findings
    (again,), faulty = compiled(written([table], tmp_path))
    assert not faulty
    assert again.default == table.table.default


def test_a_default_that_no_cell_can_hold_is_told() -> None:
    table = dmn_table([("x", "number")], [("a", "string", "", '"x;y"')], '> 1 => "z"')
    assert codes(table) == ["CNV-432"]
