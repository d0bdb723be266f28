"""Of what soort each extra column of a caseload is read: as sheet Kenmerken or the tables say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ibcalc.model.cell import Cell, Kind
from ibcalc.model.kenmerk import KenmerkSoort
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.language.columns import STANDARD, input_soort
from ibcalc.tables.language.literals import listed_codes
from ibcalc.workbook.sheets.cleaning import cleaned
from ibcalc.workbook.sheets.columns import CellType, Column
from ibcalc.workbook.sheets.date_forms import read_date
from ibcalc.workbook.sheets.typed import Typed, repaired
from ibcalc.workbook.sheets.typing_cells import EMPTY_TEXT, match_known, read_cell

CELL_TYPES: Mapping[KenmerkSoort, CellType] = MappingProxyType(
    {
        KenmerkSoort.TEKST: CellType.TEKST,
        KenmerkSoort.CODE: CellType.CODE,
        KenmerkSoort.GEHEEL: CellType.GETAL,
        KenmerkSoort.GETAL: CellType.GETAL,
        KenmerkSoort.BEDRAG: CellType.GETAL,
        KenmerkSoort.DATUM: CellType.DATUM,
        KenmerkSoort.JA_NEE: CellType.JA_NEE,
    }
)
"""All numbers are read as they are; whether they are whole or amounts the domain check tells."""

NOT_A_VALUE = frozenset({"111", "112", "124", "154"})
"""Error cells, uncalculated formulas, dates that Excel made and codes that lost which zeros they
had: nothing that could be judged."""


@dataclass(frozen=True, slots=True)
class KenmerkReader:
    """Reads the cells of one kenmerk; what is not of its soort stays text, to be judged later.

    ``asked`` is false for a column that the model does not know.
    """

    soort: KenmerkSoort
    codes: tuple[str, ...] = ()
    asked: bool = True

    def column(self, header: str) -> Column:
        """The column as it is read."""
        return Column(
            field=normal(header),
            header=header,
            type=CELL_TYPES[self.soort],
            help="",
            aliases=(),
            choices=(),
            required=False,
            must_fill=False,
            default=None,
        )

    def __call__(self, cell: Cell, column: Column) -> Typed:
        """The value of a cell."""
        cell = cleaned(cell)
        if self.soort is KenmerkSoort.TEKST and cell.kind is Kind.TEXT and not cell.blank:
            return match_known(cell.text, self.codes)
        if cell.raw and cell.blank:
            return repaired(None, EMPTY_TEXT) if self.asked else Typed(None)
        typed = read_cell(cell, column, self.codes)
        if typed.faulty and not {problem.number for problem in typed.problems} & NOT_A_VALUE:
            return Typed(cell.shown)
        # Someone may be born in either century.
        either = column.type is CellType.DATUM and typed.problems and read_date(cell.shown).short
        return Typed(cell.shown) if either else typed


NOT_ASKED = KenmerkReader(KenmerkSoort.CODE, asked=False)


def kenmerk_names(model: TariffModel) -> frozenset[str]:
    """The normal names of sheet Kenmerken: a column with such a header is that kenmerk."""
    return frozenset(normal(kenmerk.naam) for kenmerk in model.kenmerken)


def kenmerk_readers(model: TariffModel) -> Mapping[str, KenmerkReader]:
    """Normal name -> how its cells are read, for each kenmerk that the model knows or asks for."""
    readers: dict[str, KenmerkReader] = {}
    standard = {normal(name): soort for name, soort in STANDARD.items()}
    for table in model.tables:
        for index, heading in enumerate(table.inputs):
            name = normal(heading.kenmerk)
            soort = standard.get(name) or input_soort(row.inputs[index] for row in table.rows)
            readers.setdefault(name, KenmerkReader(soort))
    for kenmerk in model.kenmerken:
        codes = listed_codes(kenmerk.domain)
        readers[normal(kenmerk.naam)] = KenmerkReader(kenmerk.soort, codes)
    return readers
