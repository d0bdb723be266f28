"""The tables, messages, commands and outputs of docs/conversietabellen.md are true."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

from ibcalc.front import api
from ibcalc.front.cli import main
from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Treffer
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import normal
from ibcalc.tables.language.cells import read_condition
from ibcalc.tables.language.literals import Unreadable, read_value, value_text
from ibcalc.tables.table import DecisionTable, compile_tables
from ibcalc.workbook.sheets.modelbook import ModelBook
from tests.workbook.sheetbook import model_book

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "conversietabellen.md").read_text(encoding="utf-8")
TABLE = r"((?:\|[^\n]*\n)+)"
CLAIM = re.compile(rf"{TABLE}\n> \*\*(\w+) (CNV-\d+), cel (\w+)\*\* (.+)\n")
GIVES = re.compile(r"`([^`]+)` geeft (.+?) \(rij(?:en)? (.+)\)\n")
DAY = date(2016, 7, 1)

KENMERKEN = """
| Kenmerk | Soort  | Waarden          | Verplicht |
| Code    | code   | H126; H152; H300 | ja        |
| Klasse  | geheel | 1 t/m 8          | ja        |
"""
PRODUCTEN = """
| Product | Omschrijving | Soort     | Familie | Eenheid | Bekostiging | Toerekening |
| LICHT   | Licht        | basis     | BG      | periode | output      | vol         |
| ZWAAR   | Zwaar        | basis     | BG      | periode | output      | vol         |
| WONEN   | Wonen        | component | W       | periode | output      | vol         |
| VERVOER | Vervoer      | component | V       | periode | output      | vol         |
"""
TARIEVEN = """
| Product | Vanaf    | Tarief |
| LICHT   | 1-1-2016 | 300    |
| ZWAAR   | 1-1-2016 | 900    |
| WONEN   | 1-1-2016 | 900    |
| VERVOER | 1-1-2016 | 100    |
"""
CLIENTEN = """
| Client | Code | Klasse | Van      |
| C-1    | H126 | `n1`   | 1-1-2016 |
| C-2    | H300 | `n5`   | 1-1-2016 |
"""


def book(treffer: str = "uniek", *, clients: str = "", **tables: str) -> ModelBook:
    """A model with these tables in this order, as they stand on the page."""
    more = {"Clienten": clients} if clients else {}
    rows = [f"| {at} | {name} | {treffer} |" for at, name in enumerate(tables, start=1)]
    listed = "\n".join(["| Volgorde | Tabel | Treffer |", *rows])
    without_dashes = {name: re.sub(r"\|[-|]+\|\n", "", text) for name, text in tables.items()}
    sheets = {"Kenmerken": KENMERKEN, "Producten": PRODUCTEN, "Tarieven": TARIEVEN}
    return model_book(**sheets, Conversies=listed, **without_dashes, **more)


def compiled(treffer: str, text: str) -> DecisionTable:
    model = book(treffer, Zwaarte=text).model
    products = [product.code for product in model.producten]
    (table,), findings = compile_tables(model.tables, model.kenmerken, products)
    assert not findings
    return table


def claims() -> Iterator[tuple[str, str, re.Match[str]]]:
    """Treffer, table and claim of each message on the page."""
    treffer = "uniek"
    for match in CLAIM.finditer(PAGE):
        named = re.findall(r"^Treffer (\w+):$", PAGE[: match.start()], re.MULTILINE)
        treffer = named[-1]
        yield treffer, match[1], match


@pytest.mark.parametrize("treffer, table, claim", [*claims()], ids=lambda it: str(it)[:12])
def test_a_message_is_what_ibcalc_says(treffer: str, table: str, claim: re.Match[str]) -> None:
    _, severity, code, cell, text = claim.groups()
    clients = CLIENTEN if code == "CNV-206" else ""
    (told,) = about_tables(api.check(book(treffer, clients=clients, Zwaarte=table)))
    assert (str(told.severity), told.code, told.place.cell) == (severity, code, cell)
    assert text == f"{told.message} {told.fix}"


def about_tables(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.code.startswith("CNV-")]


def test_the_page_names_every_claim() -> None:
    shown = {claim[3] for _, _, claim in claims()}
    assert shown == {f"CNV-20{number}" for number in (1, 2, 3, 4, 6)}
    assert "(CNV-205)" in PAGE


def treffer_part(treffer: str) -> str:
    _, _, rest = PAGE.partition(f"\n### {treffer}\n")
    return rest.partition("\n#")[0]


@pytest.mark.parametrize("treffer", list(Treffer))
def test_a_treffer_gives_what_the_page_says(treffer: Treffer) -> None:
    part = treffer_part(treffer)
    match = re.search(TABLE, part)
    assert match is not None
    table = compiled(treffer, match[1])
    said = GIVES.findall(f"{part}\n")
    assert said
    for asked, given, rows in said:
        decision = table.decide(dict(map(_asked, asked.split(", "))), DAY)
        numbers = {str(row.place.row) for row in decision.rows}
        assert numbers == set(rows.split(" en "))
        outputs = {value_text(value) for one in decision.outputs for _, value in one}
        assert outputs == set(given.split(" en "))


def _asked(text: str) -> tuple[str, Value]:
    name, _, value = text.partition(" ")
    return normal(name), _value(value, KenmerkSoort.GEHEEL if name == "Klasse" else None)


def _value(text: str, soort: KenmerkSoort | None) -> Value:
    if text == "leeg":
        return None
    value = read_value(text, soort or KenmerkSoort.CODE)
    assert not isinstance(value, Unreadable)
    return value


def cell_rows() -> list[list[str]]:
    _, _, rest = PAGE.partition("| In de cel | Kenmerk |")
    lines = rest.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", cell_rows(), ids=lambda row: row[0])
def test_a_cell_means_what_the_page_says(row: list[str]) -> None:
    written, word, fits, others = row
    soort = KenmerkSoort(word)
    texts = re.findall(r"`([^`]+)`", written) + ([""] if "niets" in written else [])
    assert texts
    for text in texts:
        condition, findings = read_condition(Cell(f"s{text}"), Kenmerk("K", soort))
        assert not findings
        expected = [*((each, True) for each in _each(fits)), *((e, False) for e in _each(others))]
        for each, matches in expected:
            assert condition.matches(_value(each, soort)) is matches, each


def _each(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def test_the_tables_after_each_other_are_sound() -> None:
    _, _, part = PAGE.partition("## Tabellen na elkaar")
    first, second = re.findall(TABLE, part)[:2]
    assert about_tables(api.check(book(Zwaarte=first, Product=second))) == []
    (early, *_) = about_tables(api.check(book(Product=second, Zwaarte=first)))
    assert early.code == "CNV-112"


def script() -> ModuleType:
    path = DOCS / "beeld" / "conversietabellen.py"
    spec = importlib.util.spec_from_file_location("docs_tables", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(part: str) -> list[str]:
    return re.findall(r"^```\n(.*?)\n```$", part, re.DOTALL | re.MULTILINE)


def test_the_commands_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, repaired = script().example(tmp_path)
    before = broken.read_bytes()
    monkeypatch.chdir(tmp_path)
    _, _, part = PAGE.partition("## Een gat vinden en dichten")
    pairs = iter(blocks(part))
    for command, shown in zip(pairs, pairs, strict=True):
        program, *arguments = shlex.split(command)
        assert program == "ibcalc"
        main(arguments)
        assert capsys.readouterr().out.rstrip("\n") == shown
    assert broken.read_bytes() == before
    with ZipFile(tmp_path / "kopie.xlsx") as copy:
        assert b"Voorstel" in copy.read("xl/workbook.xml")
    assert api.check(repaired) == ()


def test_the_first_table_of_the_page_is_the_repaired_one() -> None:
    match = re.search(TABLE, PAGE)
    assert match is not None
    lines = match[1].splitlines()
    shown = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    dutch = [
        [
            "" if not cell else value_text(cell) if isinstance(cell, date) else str(cell)
            for cell in row
        ]
        for row in script().HERSTELD
    ]
    assert [shown[0], *shown[2:]] == dutch
