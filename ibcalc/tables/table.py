"""Compile conversion tables: from the cells of their sheets to tables that decide, and findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import dutch_date
from ibcalc.model.conversion import HANDMATIG, OPSLAG, PRODUCT, SourceRow, TableSource, Treffer
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import normal
from ibcalc.tables.decision import (
    CONFLICT_CODES,
    Decision,
    DecisionTable,
    Entry,
    Outcome,
    Rule,
)
from ibcalc.tables.language.cells import read_condition
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column, Vocabulary, doubles, input_columns
from ibcalc.tables.language.literals import domain_text
from ibcalc.tables.language.outputs import Outputs, output_columns, read_default, read_output
from ibcalc.tables.language.reading import Findings

ALLOWED = normal("DAN Product")
"""The kenmerk whose Waarden are the products that a conversion table may give."""

__all__ = [
    "CONFLICT_CODES",
    "Decision",
    "DecisionTable",
    "Entry",
    "Outcome",
    "Rule",
    "compile_table",
    "compile_tables",
]


def compile_tables(
    sources: Sequence[TableSource],
    kenmerken: Sequence[Kenmerk],
    products: Sequence[str],
    *,
    with_opslag: Collection[str] | None = None,
    extra: Collection[str] = (),
) -> tuple[tuple[DecisionTable, ...], Findings]:
    """Compile tables in their Volgorde; what one sets, a later one may ask for.

    Args:
        sources: the tables, in any order.
        kenmerken: the rows of sheet Kenmerken.
        products: product codes in the order of sheet Producten.
        with_opslag: base products that have an opslag product; None leaves that unchecked.
        extra: names of caseload columns that stand in no sheet Kenmerken.
    """
    ordered = sorted(sources, key=lambda source: source.volgorde)
    tables: list[DecisionTable] = []
    found: list[Finding] = []
    derived: dict[str, Kenmerk] = {}
    for index, source in enumerate(ordered):
        later = _set_later(ordered[index + 1 :])
        given = _given(tables, kenmerken)
        words = Vocabulary(kenmerken, products, with_opslag, dict(derived), later, extra, given)
        table, findings = _compile(source, words)
        tables.append(table)
        found.extend(findings)
        derived.update({column.key: column.kenmerk for column in table.results})
    return tuple(tables), tuple(found)


def compile_table(
    source: TableSource, kenmerken: Sequence[Kenmerk], products: Sequence[str]
) -> tuple[DecisionTable, Findings]:
    """Compile one table that stands by itself."""
    tables, findings = compile_tables((source,), kenmerken, products)
    return tables[0], findings


def _given(
    tables: Sequence[DecisionTable], kenmerken: Sequence[Kenmerk]
) -> dict[str, tuple[Value, ...]]:
    """What tables can set a kenmerk to that is in no sheet; leeg unless one always fills it."""
    in_sheet = {normal(kenmerk.naam) for kenmerk in kenmerken}
    given: dict[str, tuple[Value, ...]] = {}
    for table in tables:
        for index, column in enumerate(table.results):
            said = [rule.outputs[index] for rule in table.rules]
            said.append(None if table.default is None else table.default[index])
            before = given.get(column.key, (None,))
            stays = before if None in said else tuple(v for v in before if v is not None)
            new = (value for value in said if value is not None)
            given[column.key] = tuple(dict.fromkeys((*stays, *new)))
    return {key: values for key, values in given.items() if key not in in_sheet}


def _set_later(sources: Sequence[TableSource]) -> dict[str, str]:
    pairs = [(normal(out.kenmerk), source.naam) for source in sources for out in source.outputs]
    return dict(reversed(pairs))


def _compile(source: TableSource, words: Vocabulary) -> tuple[DecisionTable, Findings]:
    columns, column_findings = input_columns(source, words)
    results = output_columns(source, words)
    read = [_row(row, source, columns, results, words) for row in source.rows if not _empty(row)]
    default, default_findings = read_default(source, results)
    table = DecisionTable(
        source,
        columns,
        results,
        tuple(rule for rule, found in read if not _unread(rule, found)),
        default,
        tuple(_priority(column) for column in results),
        tuple(rule for rule, found in read if _unread(rule, found)),
    )
    rows = (one for _, found in read for one in found)
    whole = (*_shape(source, any_rows=bool(read)), *column_findings)
    return table, (*whole, *default_findings, *rows)


def _unread(rule: Rule, found: Findings) -> bool:
    """True for a row that never applies, as a cell or a date of it can't be read."""
    return has_fout(found) or rule.source.dates_unread


def _shape(source: TableSource, *, any_rows: bool) -> Findings:
    found: list[Finding] = []
    if not source.outputs:
        found.append(finding("CNV-115", source.place, tabel=source.naam))
    if not any_rows:
        found.append(finding("CNV-114", source.place, tabel=source.naam))
    return (*found, *doubles(source.outputs, source))


def _empty(row: SourceRow) -> bool:
    """True for a row of the sheet in which nothing was typed at all."""
    cells = (*row.inputs, *row.outputs)
    typed = row.vanaf or row.tot_en_met or row.toelichting.strip()
    return not typed and all(cell.blank for cell in cells)


def _row(
    row: SourceRow,
    source: TableSource,
    columns: tuple[Column, ...],
    results: tuple[Column, ...],
    words: Vocabulary,
) -> tuple[Rule, Findings]:
    """The compiled row and all its findings; a cell that can't be read asks for any value."""
    pairs = zip(row.inputs, columns, strict=True)
    asked = [read_condition(cell, column.kenmerk) for cell, column in pairs]
    said = [read_output(cell, column) for cell, column in zip(row.outputs, results, strict=True)]
    outputs = tuple(value for value, _ in said)
    found = [one for _, findings in (*asked, *said) for one in findings]
    found.extend(_blank_outputs(row, source, results))
    found.extend(_opslag_without_product(row, results, outputs, words))
    found.extend(_not_allowed(row, results, outputs, words))
    found.extend(_turned_dates(row))
    return Rule(tuple(condition for condition, _ in asked), outputs, row), tuple(found)


def _blank_outputs(row: SourceRow, source: TableSource, results: tuple[Column, ...]) -> Findings:
    """A row must say something; and but for alle, a row of a table with DAN Product names one."""
    pairs = zip(row.outputs, results, strict=True)
    blank = {column.naam: cell.place for cell, column in pairs if cell.blank}
    if len(blank) < len(results):
        needed = PRODUCT in blank and source.treffer is not Treffer.ALLE
        blank = {PRODUCT: blank[PRODUCT]} if needed else {}
    if not blank:
        return ()
    names = ", ".join(f"DAN {naam}" for naam in blank)
    place = next(iter(blank.values()))
    return (finding("CNV-116", place, kenmerk=names, tabel=source.naam),)


def _opslag_without_product(
    row: SourceRow, results: tuple[Column, ...], outputs: Outputs, words: Vocabulary
) -> Findings:
    said = {column.naam: index for index, column in enumerate(results)}
    if words.with_opslag is None or PRODUCT not in said or OPSLAG not in said:
        return ()
    product, opslag = outputs[said[PRODUCT]], outputs[said[OPSLAG]]
    if opslag is not True or product in (None, HANDMATIG, *words.with_opslag):
        return ()
    return (finding("CNV-122", row.outputs[said[OPSLAG]].place, waarde=product),)


def _not_allowed(
    row: SourceRow, results: tuple[Column, ...], outputs: Outputs, words: Vocabulary
) -> Findings:
    """A product that sheet Kenmerken keeps out of conversion, by a row named DAN Product."""
    allowed = words.declared(ALLOWED)
    said = {column.naam: index for index, column in enumerate(results)}
    if allowed is None or allowed.domain.free or PRODUCT not in said:
        return ()
    product = outputs[said[PRODUCT]]
    if product in (None, HANDMATIG) or product in allowed.domain:
        return ()
    place = row.outputs[said[PRODUCT]].place
    return (finding("CNV-123", place, waarde=product, verwacht=domain_text(allowed)),)


def _turned_dates(row: SourceRow) -> Findings:
    start, end = row.vanaf, row.tot_en_met
    if start is None or end is None or start <= end:
        return ()
    return (finding("CNV-120", row.place, waarde=dutch_date(end), verwacht=dutch_date(start)),)


def _priority(column: Column) -> Outputs:
    """The values of an output from first to last: handmatig before any product, ja before nee.

    A row that asks for a person must not lose from one that prices without looking.
    """
    if column.kenmerk.soort is KenmerkSoort.JA_NEE:
        return (True, False)
    values = column.kenmerk.domain.values
    if column.key in FIXED_OUTPUTS and HANDMATIG in values:
        return (HANDMATIG, *(value for value in values if value != HANDMATIG))
    return values
