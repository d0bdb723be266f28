"""A table as a generator made it: rows of cells as typed, and every value of its kenmerken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ibcalc.model.cell import Cell
from ibcalc.model.conversion import Heading, SourceRow, TableSource, Treffer
from ibcalc.model.findings import has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.model.place import Place
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.table import compile_table
from tests.tables.judges.fields import Chosen, Field

PRODUCTS = ("IB1", "IB2", "IB3", "VV")
ZWAARTE = Kenmerk("Zwaarte", KenmerkSoort.CODE, Domain(("zwaar", "licht")))

Outs = tuple[str, ...]
Span = tuple[date | None, date | None]
ALWAYS: Span = (None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what each ALS cell was meant to contain, and the cells as typed."""

    chosen: tuple[Chosen, ...]
    cells: tuple[str, ...]
    outputs: Outs
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Made:
    """A table as made, with all values of its kenmerken."""

    fields: tuple[Field, ...]
    results: tuple[str, ...]
    treffer: Treffer
    rows: tuple[Row, ...]
    anders: str = ""
    outputs: tuple[Outs, ...] = field(default=(), repr=False)

    @property
    def source(self) -> TableSource:
        """The table as the workbook floor would hand it over."""
        rows = tuple(_source_row(row, number) for number, row in enumerate(self.rows, start=2))
        ins = tuple(Heading(one.kenmerk.naam) for one in self.fields)
        outs = tuple(map(Heading, self.results))
        return TableSource("Tabel", 1, self.treffer, ins, outs, rows, self.anders)

    @property
    def table(self) -> DecisionTable:
        """The table as compiled; a fout in it is a fault of this generator."""
        kenmerken = (*(one.kenmerk for one in self.fields), ZWAARTE)
        table, findings = compile_table(self.source, kenmerken, PRODUCTS)
        if has_fout(findings):
            raise ValueError(f"{self}: {findings}")
        return table

    def __str__(self) -> str:
        """The sheet as Markdown, and its kenmerken: to see a case that failed."""
        names = [f"ALS {one.kenmerk.naam}" for one in self.fields]
        names += [f"DAN {naam}" for naam in self.results]
        lines = [f"{self.treffer}, Anders: {self.anders!r}", " | ".join([*names, "Vanaf", "T/m"])]
        for row in self.rows:
            ends = (str(end or "") for end in row.span)
            lines.append(" | ".join([*row.cells, *row.outputs, *ends]))
        return "\n".join([*lines, *(str(one.kenmerk) for one in self.fields)])


def _source_row(row: Row, number: int) -> SourceRow:
    place = Place("", "Tabel", number)
    ins = (Cell(raw, place.at(column=at)) for at, raw in enumerate(row.cells, start=1))
    first = len(row.cells) + 1
    outs = (
        Cell(f"s{text}" if text else "", place.at(column=at))
        for at, text in enumerate(row.outputs, start=first)
    )
    return SourceRow(tuple(ins), tuple(outs), *row.span, place=place)
