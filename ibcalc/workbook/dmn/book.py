"""A model workbook out of DMN tables: their rules, kenmerken and products, and what is still open.

Rows that can't be said in one cell become several that never meet; what can't be said at all
stands in its cell as it was, so that ``ibcalc check`` points at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import PurePath

from ibcalc.model.catalogue import finding
from ibcalc.model.conversion import HANDMATIG
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import normal
from ibcalc.tables.dmn.origin import Origin
from ibcalc.tables.dmn.policy import NOT_IN_WORKBOOK, Policy
from ibcalc.tables.dmn.table import DmnTable
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column
from ibcalc.tables.language.literals import value_text
from ibcalc.tables.language.outputs import Outputs
from ibcalc.tables.rules import Rule
from ibcalc.workbook.dmn.cells import blank_text, condition_texts, output_text, unreadable
from ibcalc.workbook.dmn.kenmerken import gathered, kenmerken_sheet, unreadable_cells
from ibcalc.workbook.dmn.names import sheet_name, table_name
from ibcalc.workbook.dmn.producten import producten_sheet
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.agreement_rows import TOELICHTING
from ibcalc.workbook.sheets.columns import CellType, SheetSpec
from ibcalc.workbook.template.layout import (
    Choices,
    ColumnLayout,
    Content,
    SheetLayout,
    columns_of_sheet,
    filled,
)

MOST_SPLIT = 64
STANDARD = "standaard"
_HOW = "Leeg, - of *: alles. Anders bv. 1-2, >= 3, H152 ; H153, niet H126, H1*, leeg."
_AGREEMENT_TAB, _RULE_TAB = "#1F4E79", "#548235"


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a model workbook, and what its tables say otherwise than the DMN file."""

    sheets: tuple[SheetLayout, ...]
    findings: tuple[Finding, ...]


def model_book(tables: Sequence[DmnTable], file: str) -> Book:
    """The sheets for tables out of one DMN file; ``file`` is its name."""
    ordered = in_order(tables)
    known, found = gathered(ordered)
    names: dict[str, str] = {}
    for table in ordered:
        names[table.naam] = sheet_name(table.naam, {normal(name) for name in names.values()})
    written = [_Table(table, names[table.naam], known) for table in ordered]
    sheets = [each.sheet(number) for number, each in enumerate(written, start=1)]
    listed = [each.listed(number) for number, each in enumerate(written, start=1)]
    found += [one for each in written for one in (*each.differences(), *each.found)]
    head = ("Volgorde", "Tabel", "Treffer", "Anders", "Toelichting")
    return Book(
        sheets=(
            _model(tables, file),
            kenmerken_sheet(known, _AGREEMENT_TAB),
            producten_sheet(ordered, _AGREEMENT_TAB),
            _plain(rows.TARIEVEN, ("Product",), ()),
            _plain(rows.CONVERSIES, head, listed, _RULE_TAB),
            *sheets,
        ),
        findings=tuple(found),
    )


def in_order(tables: Sequence[DmnTable]) -> tuple[DmnTable, ...]:
    """The tables by their volgorde, each after those that it asks for."""
    left = sorted(tables, key=lambda table: table.table.source.volgorde)
    ordered: list[DmnTable] = []
    while left:
        waiting = {table.naam for table in left}
        ready = [table for table in left if not waiting & (set(table.needs) - {table.naam})]
        ordered.append((ready or left)[0])
        left.remove(ordered[-1])
    return tuple(ordered)


def _plain(
    spec: SheetSpec,
    headers: Sequence[str],
    content: Sequence[Sequence[Content]],
    tab: str = _AGREEMENT_TAB,
) -> SheetLayout:
    return filled(spec, columns_of_sheet(spec), headers, content, tab=tab)


def _model(tables: Sequence[DmnTable], file: str) -> SheetLayout:
    origin = tables[0].origin
    values: Mapping[str, Content] = {
        "naam": origin.name or PurePath(file).stem,
        "kalender": "jaar13",
        "jaar": _years(tables, origin) or None,
        "wissel": "eerste",
        "bron": f"DMN-bestand {file}",
    }
    keys = [setting.header for setting in rows.SETTINGS]
    return _plain(rows.MODEL, ("Sleutel", "Waarde"), [(key, values.get(key)) for key in keys])


def _years(tables: Sequence[DmnTable], origin: Origin) -> str:
    """The years of the model, else those of the dates in its rows."""
    years = sorted({day.year for table in tables for day in table.table.boundaries()})
    first, last = origin.years if all(origin.years) else (years[0], years[-1]) if years else (0, 0)
    if not first:
        return ""
    return str(first) if first == last else f"{first}-{last}"


class _Table:
    """One conversion table on its own sheet; what is found while writing is kept."""

    def __init__(self, table: DmnTable, naam: str, known: Mapping[str, Kenmerk]) -> None:
        self.dmn = table
        self.table = table.table
        self.naam = naam
        self.found: list[Finding] = []
        self._kenmerken = [known.get(column.key, column.kenmerk) for column in self.table.columns]
        self._marked = unreadable_cells(table)

    def listed(self, number: int) -> tuple[Content, ...]:
        """The row of sheet Conversies."""
        source = self.table.source
        note = source.toelichting or None
        return (number, self.naam, source.treffer.value, self._anders() or None, note)

    def differences(self) -> Iterator[Finding]:
        """What the hit policy means in DMN and not in the workbook."""
        reden = NOT_IN_WORKBOOK.get(self.dmn.policy, "")
        if self.dmn.policy is Policy.PRIORITY and not all(map(_kept, *self._priorities())):
            reden = "een werkmap zet handmatig en ja altijd vooraan"
        if reden:
            yield finding(
                "CNV-431",
                self.table.source.place,
                tabel=self.dmn.naam,
                waarde=self.dmn.policy,
                verwacht=self.table.treffer,
                reden=reden,
            )

    def _priorities(self) -> tuple[tuple[Column, ...], tuple[Outputs, ...]]:
        return self.table.results, self.table.priorities

    def sheet(self, number: int) -> SheetLayout:
        """The sheet of the table."""
        dated = bool(self.table.boundaries())
        columns = [
            *(ColumnLayout(f"ALS {column.naam}", CellType.TEKST, _HOW)
              for column in self.table.columns),
            *map(_output_layout, self.table.results),
            *((ColumnLayout("Vanaf", CellType.DATUM, "Eerste dag waarop de regel geldt."),
               ColumnLayout("T/m", CellType.DATUM, "Laatste dag waarop de regel geldt."))
              if dated else ()),
            ColumnLayout("Toelichting", CellType.TEKST, TOELICHTING.help),
        ]  # fmt: skip
        ruled = sorted(
            (*self.table.rules, *self.table.unread), key=lambda rule: rule.source.place.row
        )
        content = tuple(row for rule in ruled for row in self._rows(rule, dated=dated))
        return SheetLayout(
            self.naam, table_name(self.naam, number), tuple(columns), content, _RULE_TAB
        )

    def _rows(self, rule: Rule, *, dated: bool) -> Iterator[tuple[Content, ...]]:
        source = rule.source
        asked = [self._asked(rule, index) for index in range(len(self.table.columns))]
        said = self._said(rule)
        dates = (source.vanaf, source.tot_en_met) if dated else ()
        for inputs in product(*asked):
            yield (*inputs, *said, *dates, source.toelichting or None)

    def _asked(self, rule: Rule, index: int) -> tuple[str, ...]:
        column, kenmerk = self.table.columns[index], self._kenmerken[index]
        text = rule.source.inputs[index].text
        if (rule.source.place.row, column.place.column) in self._marked:
            return (unreadable(text),)
        texts = condition_texts(rule.conditions[index], kenmerk)
        if texts is not None and len(texts) <= MOST_SPLIT:
            return texts
        self._cannot(rule, column, text)
        return (unreadable(text),)

    def _said(self, rule: Rule) -> tuple[Content, ...]:
        texts: list[str] = []
        for value, column, cell in zip(
            rule.outputs, self.table.results, rule.source.outputs, strict=True
        ):
            text = self._said_text(rule, value, column, cell.text)
            texts.append(text)
        if not any(texts):
            texts = [blank_text(column) for column in self.table.results]
        return tuple(text or None for text in texts)

    def _said_text(self, rule: Rule, value: Value, column: Column, written: str) -> str:
        if (rule.source.place.row, column.place.column) in self._marked:
            return unreadable(written)
        text = output_text(value, column)
        if text is None and value in column.kenmerk.domain:
            self._cannot(rule, column, written)
        return value_text(value) if text is None else text

    def _anders(self) -> str:
        default = self.table.default
        if default is None:
            return ""
        said = {
            column.naam: output_text(value, column)
            for column, value in zip(self.table.results, default, strict=True)
        }
        for column, text in zip(self.table.results, said.values(), strict=True):
            if text is None or ";" in text:
                self._cannot(None, column, str(text))
        if len(said) == 1:
            ((naam, text),) = said.items()
            text = text or blank_text(self.table.results[0])
            return f"{naam} = {text}" if "=" in text else text
        spoken = {naam: text for naam, text in said.items() if text}
        if not spoken:
            spoken = {column.naam: blank_text(column) for column in self.table.results}
        return "; ".join(f"{naam} = {text}" for naam, text in spoken.items() if text)

    def _cannot(self, rule: Rule | None, column: Column, text: str) -> None:
        place = column.place if rule is None else rule.source.place.at(column=column.place.column)
        regel: object = STANDARD if rule is None else rule.source.place.row
        values = {"tabel": self.dmn.naam, "regel": regel, "kolom": column.naam, "waarde": text}
        self.found.append(finding("CNV-432", place, **values))


def _kept(column: Column, wanted: Outputs) -> bool:
    """True if a workbook puts the values of an output in the order that is wanted."""
    if column.kenmerk.soort is KenmerkSoort.JA_NEE:
        return wanted in ((), (True,), (False,), (True, False))
    return column.key not in FIXED_OUTPUTS or HANDMATIG not in wanted[1:]


def _output_layout(column: Column) -> ColumnLayout:
    fixed = column.key in FIXED_OUTPUTS
    values = tuple(value for value in column.kenmerk.domain.values if isinstance(value, str))
    short = len(",".join(values)) <= 255 and not any("," in value for value in values)
    choices = Choices(values if short else (), strict=False)
    return ColumnLayout(
        f"DAN {column.naam}", CellType.CODE, "Wat er dan geldt.", must_fill=fixed, choices=choices
    )
