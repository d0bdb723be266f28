"""Sheet Kenmerken out of DMN tables: what they ask for and set, with its soort and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.dmn.table import DmnTable
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column
from ibcalc.tables.language.literals import domain_text, value_text
from ibcalc.tables.language.outputs import output_soort
from ibcalc.workbook.dmn.cells import domain_cell
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.template.layout import Content, SheetLayout, columns_of_sheet, filled

TEXTS = frozenset({KenmerkSoort.TEKST, KenmerkSoort.CODE})
TO_FILL_IN = "nog te bepalen"
_HEADERS = ("Kenmerk", "Soort", "Waarden", "Verplicht", "Toelichting")


def gathered(tables: Sequence[DmnTable]) -> tuple[dict[str, Kenmerk], list[Finding]]:
    """Every kenmerk by its normal name, as the first table has it, and what does not fit."""
    known: dict[str, Kenmerk] = {}
    found: list[Finding] = []
    told: set[str] = set()
    for table in tables:
        for column in _columns(table):
            kenmerk = _sayable(column.kenmerk)
            first = known.setdefault(column.key, kenmerk)
            if (first.soort, first.domain) != (kenmerk.soort, kenmerk.domain):
                found.append(_different(table, column, first, tables))
            if first.verplicht and not kenmerk.verplicht:
                known[column.key] = replace(first, verplicht=False)
        for one in _inexact(table):
            if one.message not in told:
                told.add(one.message)
                found.append(one)
    unlisted = _unlisted(tables)
    return {key: kenmerk for key, kenmerk in known.items() if key not in unlisted}, found


def _unlisted(tables: Sequence[DmnTable]) -> set[str]:
    """Kenmerken that no client has and that need no row: tables set them, and their cells tell.

    Only an exported model says so; a row in the sheet would let clients bring their own.
    """
    told = {key for table in tables for key in table.derived}
    set_here: dict[str, list[bool]] = {}
    for table in tables:
        for index, column in enumerate(table.table.results):
            said = [rule.outputs[index] for rule in table.table.rules]
            cells = [Cell(f"s{value_text(value)}") for value in said if value is not None]
            same = output_soort(cells) is column.kenmerk.soort and column.kenmerk.domain.free
            set_here.setdefault(column.key, []).append(same)
    return {key for key in told if key in set_here and all(set_here[key])}


def _columns(table: DmnTable) -> Iterator[Column]:
    """The columns, outputs that are a kenmerk last: those are never verplicht."""
    yield from table.table.columns
    for index, column in enumerate(table.table.results):
        if column.key not in FIXED_OUTPUTS:
            kenmerk = replace(column.kenmerk, verplicht=False)
            if kenmerk.soort in TEXTS and kenmerk.domain.free:
                kenmerk = replace(kenmerk, domain=_said(table, index, column))
            yield replace(column, kenmerk=kenmerk)


def unreadable_cells(table: DmnTable) -> set[tuple[int, int]]:
    """Rule and column of each cell that could not be read."""
    found = (one for one in table.findings if one.code in ("CNV-401", "CNV-402"))
    return {(one.place.row, one.place.column) for one in found}


def _said(table: DmnTable, index: int, column: Column) -> Domain:
    """For an output with a cell that could not be read: what the other cells say.

    Without Waarden any text would do, and check would not point at that cell.
    """
    at = column.place.column
    unread = {row for row, place in unreadable_cells(table) if place == at}
    if not unread:
        return Domain()
    rules = table.table.rules
    said = (rule.outputs[index] for rule in rules if rule.source.place.row not in unread)
    values = tuple(dict.fromkeys(value for value in said if value is not None))
    return Domain(values or (TO_FILL_IN,))


def _sayable(kenmerk: Kenmerk) -> Kenmerk:
    """The kenmerk with its domain, or without if Waarden can't say it."""
    sayable = domain_cell(kenmerk.domain, kenmerk.soort) is not None
    return kenmerk if sayable else replace(kenmerk, domain=Domain())


def _inexact(table: DmnTable) -> Iterator[Finding]:
    asked = [(each.column, each.exact, each.written) for each in table.inputs]
    asked += [(column, True, "") for column in table.table.results]
    for column, exact, written in asked:
        if column is None or column.key in FIXED_OUTPUTS:
            continue
        kenmerk = column.kenmerk
        text = domain_cell(kenmerk.domain, kenmerk.soort)
        if not exact or text is None:
            yield finding(
                "CNV-433",
                column.place,
                tabel=table.naam,
                kolom=column.naam,
                waarde=written or domain_text(kenmerk),
                verwacht=text or "niets, dus alles mag",
            )


def _different(
    table: DmnTable, column: Column, first: Kenmerk, tables: Sequence[DmnTable]
) -> Finding:
    place = first.place
    naam = next((each.naam for each in tables if each.naam == place.sheet), table.naam)
    return finding("CNV-434", column.place, kolom=column.naam, tabel=naam)


def kenmerken_sheet(known: Mapping[str, Kenmerk], tab: str) -> SheetLayout:
    """The sheet."""
    content: list[tuple[Content, ...]] = [
        (
            kenmerk.naam,
            kenmerk.soort.value,
            domain_cell(kenmerk.domain, kenmerk.soort) or None,
            "ja" if kenmerk.verplicht else "nee",
            kenmerk.toelichting or None,
        )
        for kenmerk in known.values()
    ]
    return filled(rows.KENMERKEN, columns_of_sheet(rows.KENMERKEN), _HEADERS, content, tab=tab)
