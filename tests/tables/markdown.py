"""Conversion tables as Markdown: a heading row, a rule below it, then the rows of the sheet.

A cell in backticks is given as stored, kind letter first: `` `n3` `` is the number 3.
"""

from __future__ import annotations

from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.place import Place
from ibcalc.tables.language.literals import dutch_day
from ibcalc.tables.table import Decision, DecisionTable, compile_tables

FILE = "model.xlsx"
PRODUCTS = ("IB1", "IB2", "IB3", "VV", "BER")

Shown = list[tuple[str, str]]
"""(place, code) of findings."""


def codes(naam: str, *values: str) -> Kenmerk:
    """A kenmerk of soort code with a list."""
    return Kenmerk(naam, KenmerkSoort.CODE, Domain(values))


def soort(naam: str, kind: KenmerkSoort, domain: Domain | None = None) -> Kenmerk:
    """A kenmerk of any soort, free unless a domain is given."""
    return Kenmerk(naam, kind, domain or Domain())


def table_source(
    text: str,
    treffer: str = "uniek",
    anders: str = "",
    naam: str = "Categorie",
    volgorde: int = 1,
) -> TableSource:
    """The table as the workbook floor would hand it over; its sheet has its name."""
    head, _, *body = [_split(line) for line in text.strip().splitlines()]
    rows = tuple(_row(head, cells, naam, number) for number, cells in enumerate(body, start=2))
    place = Place(FILE, "Conversies", volgorde + 1)
    ins, outs = _headings(head, "ALS ", naam), _headings(head, "DAN ", naam)
    return TableSource(naam, volgorde, Treffer(treffer), ins, outs, rows, anders, place=place)


def decision_table(text: str, treffer: str = "uniek", anders: str = "") -> DecisionTable:
    """A table without faults, with the kenmerken Code and Klasse free."""
    source = table_source(text, treffer, anders)
    tables, findings = compile_tables((source,), (), PRODUCTS)
    assert not findings
    return tables[0]


def compiled(
    *texts: str,
    treffer: str = "uniek",
    anders: str = "",
    kenmerken: tuple[Kenmerk, ...] = (),
    with_opslag: tuple[str, ...] | None = None,
    extra: tuple[str, ...] = (),
) -> tuple[tuple[DecisionTable, ...], tuple[Finding, ...]]:
    """Tables T1, T2, ... in the order given."""
    sources = [
        table_source(text, treffer, anders, naam=f"T{number}", volgorde=number)
        for number, text in enumerate(texts, start=1)
    ]
    return compile_tables(sources, kenmerken, PRODUCTS, with_opslag=with_opslag, extra=extra)


def shown(findings: tuple[Finding, ...]) -> Shown:
    """(place, code) of each finding."""
    return [(finding.place.in_sheet, finding.code) for finding in findings]


def said(decision: Decision) -> list[dict[str, Value]]:
    """The outputs of a decision as one dict for each entry."""
    return [dict(entry) for entry in decision.outputs]


def fired(decision: Decision) -> list[int]:
    """The Excel rows that fired."""
    return [row.place.row for row in decision.rows]


def _split(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _headings(head: list[str], start: str, sheet: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(name.removeprefix(start), Place(FILE, sheet, 1, column))
        for column, name in enumerate(head, start=1)
        if name.startswith(start)
    )


def _row(head: list[str], texts: list[str], sheet: str, number: int) -> SourceRow:
    place = Place(FILE, sheet, number)
    named = list(zip(head, texts, range(1, len(head) + 1), strict=True))
    by_name = dict(zip(head, texts, strict=True))
    return SourceRow(
        tuple(_cell(text, place.at(column=at)) for name, text, at in named if name[:3] == "ALS"),
        tuple(_cell(text, place.at(column=at)) for name, text, at in named if name[:3] == "DAN"),
        dutch_day(by_name.get("Vanaf", "")),
        dutch_day(by_name.get("T/m", "")),
        by_name.get("Toelichting", ""),
        place,
    )


def _cell(text: str, place: Place) -> Cell:
    if text.startswith("`"):
        return Cell(text.strip("`"), place)
    return Cell(f"s{text}" if text else "", place)
