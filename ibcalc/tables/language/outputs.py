"""What a conversion table says: its DAN cells and its Anders, typed and checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.conversion import COMPONENT, HANDMATIG, OPSLAG, PRODUCT, Heading, TableSource
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.tables.language.cells import LEEG
from ibcalc.tables.language.columns import FIXED_OUTPUTS, Column, Vocabulary
from ibcalc.tables.language.literals import CodeMatch, Unreadable, ja_nee, match_code, read_value
from ibcalc.tables.language.reading import Findings, Reader, cell_fault

Outputs = tuple[Value, ...]
_QUOTES = frozenset("\"'“”„‘’`")


def output_columns(source: TableSource, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The DAN columns, each with what it may hold."""
    return tuple(
        _output(heading, [row.outputs[index] for row in source.rows], vocabulary)
        for index, heading in enumerate(source.outputs)
    )


def _output(heading: Heading, cells: Sequence[Cell], vocabulary: Vocabulary) -> Column:
    key = normal(heading.kenmerk)
    naam = FIXED_OUTPUTS.get(key, heading.kenmerk)
    if naam == OPSLAG:
        kenmerk = Kenmerk(naam, KenmerkSoort.JA_NEE)
    elif naam == PRODUCT:
        kenmerk = Kenmerk(naam, KenmerkSoort.CODE, Domain((*vocabulary.products, HANDMATIG)))
    elif naam == COMPONENT:
        kenmerk = Kenmerk(naam, KenmerkSoort.CODE, Domain(tuple(vocabulary.products)))
    else:
        kenmerk = vocabulary.declared(key) or Kenmerk(naam, output_soort(cells))
    return Column(naam, key, kenmerk, heading.place)


def output_soort(cells: Iterable[Cell]) -> KenmerkSoort:
    """The soort of a derived kenmerk that is not in sheet Kenmerken: that of all its cells."""
    filled = [cell for cell in cells if not cell.blank and cell.text.casefold() != LEEG]
    for soort in (KenmerkSoort.GEHEEL, KenmerkSoort.GETAL, KenmerkSoort.DATUM, KenmerkSoort.JA_NEE):
        if filled and all(_reads_as(cell, soort) for cell in filled):
            return soort
    return KenmerkSoort.CODE


def _reads_as(cell: Cell, soort: KenmerkSoort) -> bool:
    if cell.kind is Kind.TEXT:
        padded = len(cell.text) > 1 and cell.text.isdigit() and cell.text.startswith("0")
        return not padded and not isinstance(read_value(cell.text, soort), Unreadable)
    return not has_fout(Reader(Kenmerk("", soort), cell.place, "CNV-119").native(cell)[1])


def read_output(cell: Cell, column: Column) -> tuple[Value, Findings]:
    """The value of a DAN cell; None for a blank one, for ``leeg``, and beside a fout."""
    if cell.blank:
        return None, ()
    fault = cell_fault(cell, column.naam)
    if fault:
        return None, fault
    if column.naam == OPSLAG:
        return _opslag(cell)
    if column.naam in (PRODUCT, COMPONENT):
        return _product(cell, column)
    if cell.text.casefold() == LEEG:
        return None, ()
    reader = Reader(column.kenmerk, cell.place, "CNV-119")
    return reader.value(cell.text) if cell.kind is Kind.TEXT else reader.native(cell)


def _opslag(cell: Cell) -> tuple[Value, Findings]:
    answer = ja_nee(cell.shown)
    if answer is None:
        return None, (finding("CNV-118", cell.place, waarde=cell.shown),)
    return answer, ()


def _product(cell: Cell, column: Column) -> tuple[Value, Findings]:
    codes = [code for code in column.kenmerk.domain.values if isinstance(code, str)]
    how, code = match_code(cell.shown, codes)
    values = {"kenmerk": column.naam, "waarde": cell.shown}
    if how is CodeMatch.EXACT or code == HANDMATIG:
        return code, ()
    if how is CodeMatch.SPELLING:
        return code, (finding("CNV-106", cell.place, suggestie=code, **values),)
    if how is CodeMatch.ZEROS:
        return None, (finding("CNV-103", cell.place, suggestie=code, **values),)
    suggestion = did_you_mean(cell.shown, codes)
    return None, (finding("CNV-117", cell.place, suggestie=suggestion, **values),)


@dataclass(frozen=True, slots=True)
class _Anders:
    text: str
    tabel: str
    columns: tuple[Column, ...]
    place: Place

    def fault(self, reden: str) -> Finding:
        verwacht = "; ".join(f"{column.naam} = {_example(column)}" for column in self.columns)
        values = {"tabel": self.tabel, "waarde": self.text, "reden": reden}
        return finding("CNV-121", self.place, verwacht=verwacht, **values)


def _example(column: Column) -> str:
    if column.naam == OPSLAG:
        return "nee"
    return HANDMATIG if column.naam == PRODUCT else "waarde"


def read_default(
    source: TableSource, columns: tuple[Column, ...]
) -> tuple[Outputs | None, Findings]:
    """The outputs when no row applies, one for each column; None without an Anders.

    A plain value serves a table with one output; ``handmatig`` alone always means the product.
    """
    text = source.anders.strip()
    if not text or not columns:
        return None, ()
    place = source.anders_place if source.anders_place.row else source.place
    anders = _Anders(text, source.naam, columns, place)
    typed, findings = _assignments(anders) if "=" in text else _plain(anders)
    read = {
        key: read_output(Cell(f"s{typed[key]}", place), column)
        for column in columns
        if (key := column.key) in typed
    }
    found = (*findings, *(one for _, faults in read.values() for one in faults))
    if has_fout(found):
        return None, found
    return tuple(read[column.key][0] if column.key in read else None for column in columns), found


def _plain(anders: _Anders) -> tuple[dict[str, str], Findings]:
    if len(anders.columns) == 1:
        reden = _single_fault(anders)
        return ({}, (anders.fault(reden),)) if reden else ({anders.columns[0].key: anders.text}, ())
    products = [column for column in anders.columns if column.naam == PRODUCT]
    if products and anders.text.casefold() == HANDMATIG:
        return {products[0].key: HANDMATIG}, ()
    reden = "de tabel heeft meer uitvoerkolommen, en niet staat erbij voor welke dit is"
    return {}, (anders.fault(reden),)


def _single_fault(anders: _Anders) -> str:
    """Why a plain Anders can't be the value of a fixed output, empty if it may be."""
    (column,) = anders.columns
    if column.naam not in (PRODUCT, OPSLAG, COMPONENT):
        return ""
    if anders.text[0] in _QUOTES:
        return "er staan aanhalingstekens bij, en die horen niet bij de waarde"
    if ";" in anders.text:
        return f"er staat meer dan één waarde, en de tabel geeft alleen {column.naam}"
    return ""


def _assignments(anders: _Anders) -> tuple[dict[str, str], Findings]:
    typed: dict[str, str] = {}
    found: list[Finding] = []
    for part in filter(None, (part.strip() for part in anders.text.split(";"))):
        naam, _, value = (piece.strip() for piece in part.partition("="))
        reden = _assignment_fault(naam, value, typed, anders)
        if reden:
            found.append(anders.fault(reden))
        typed[normal(naam)] = value
    return typed, tuple(found)


def _assignment_fault(naam: str, value: str, typed: dict[str, str], anders: _Anders) -> str:
    names = [column.naam for column in anders.columns]
    if normal(naam) not in {column.key for column in anders.columns}:
        return f'"{naam}" is geen uitvoer van deze tabel{did_you_mean(naam, names).rstrip("?")}'
    if not value:
        return f"achter {naam} staat geen waarde"
    return f"{naam} staat er twee keer" if normal(naam) in typed else ""
