"""The status of a row of an empty tariff model, from what the row models say of their columns.

The formulas name cells by their table and header, so that Excel carries them on to new rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ibcalc.workbook.result.formulas import quoted_text
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import CellType, Column, SheetSpec
from ibcalc.workbook.submissions.template import formulas as fx

NO_YEAR = "jaar ontbreekt: vul 2016 in, of 2016-2018"
_CODES = f"{rows.PRODUCTEN.table}[Product]"
_REFERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        rows.PRODUCTEN.name: ("hoort_bij",),
        rows.TARIEVEN.name: ("product",),
        rows.CLIENTEN.name: ("product",),
    }
)
"""Fields with the code of a product of sheet Producten."""
_ONCE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        rows.PRODUCTEN.name: ("product",),
        rows.TARIEVEN.name: ("product", "vanaf"),
        rows.KALENDER.name: ("periode",),
        rows.KENMERKEN.name: ("kenmerk",),
        rows.CONVERSIES.name: ("tabel",),
    }
)
"""Fields that no two rows of a sheet may share."""
_NUMBERS = frozenset((CellType.GEHEEL, CellType.GETAL, CellType.BEDRAG, CellType.PERCENTAGE))
_BEGINS = ("van", "vanaf")


def status_of(spec: SheetSpec) -> str:
    """The formula of column Status of a sheet; ok, or all that is wrong in the row."""
    cells = [cell_of(spec, column) for column in spec.columns]
    parts = [*_faults(spec), *_once(spec), *_looks(spec)]
    first, last = spec.columns[0].header, spec.columns[-1].header
    whole = f"{spec.table}[[#This Row],[{first}]:[{last}]]"
    nothing = fx.nothing_in(whole)
    return fx.status(nothing if len(cells) > 1 else fx.empty(cells[0]), parts)


def status_of_settings() -> str:
    """The formula of column Status of sheet Model, where each row is another setting."""
    sleutel, waarde = (cell_of(rows.MODEL, column) for column in rows.MODEL.columns)
    kinds = f"{rows.MODEL.table}[Sleutel]", f"{rows.MODEL.table}[Waarde]"
    running = f'SUMPRODUCT(({kinds[0]}="kalender")*({kinds[1]}="doorlopend"))>0'
    checks = [
        (f'AND({sleutel}="jaar",{fx.empty(waarde)})', NO_YEAR),
        (f'AND({sleutel}="anker",{fx.empty(waarde)},{running})', "anker ontbreekt bij doorlopend"),
        (f'AND({sleutel}="anker",{fx.no_day(waarde)})', "anker is geen datum"),
    ]
    for setting in rows.SETTINGS:
        if setting.choices:
            known = fx.one_of(fx.text(waarde), *setting.choices)
            named = f"{sleutel}={quoted_text(setting.header)}"
            wrong = f"AND({named},{fx.filled(waarde)},NOT({known}))"
            checks.append((wrong, f"{setting.header} staat niet in de lijst"))
    asked = f'AND({fx.empty(waarde)},{sleutel}<>"jaar",NOT(AND({sleutel}="anker",{running})))'
    return fx.status(asked, [fx.first_of(*checks)])


def cell_of(spec: SheetSpec, column: Column) -> str:
    """The cell of a column in the row of the formula."""
    return f"{spec.table}[[#This Row],[{column.header}]]"


def _faults(spec: SheetSpec) -> Iterator[str]:
    """What the reading of the sheet calls a fout, column by column.

    An example on sheet Toetsen may be wrong on purpose, to see its finding.
    """
    if spec is rows.TOETSEN:
        toets = spec.column("toets")
        yield fx.first_of(*_about(toets, cell_of(spec, toets)))
        return
    for column in spec.columns:
        cell = cell_of(spec, column)
        checks = list(_about(column, cell))
        if column.field in _REFERS.get(spec.name, ()):
            other = fx.unlisted(cell, _CODES)
            checks.append((other, f"{column.header} staat niet op blad Producten"))
        if checks:
            yield fx.first_of(*checks)
    fields = {column.field: cell_of(spec, column) for column in spec.columns}
    begin = next((fields[name] for name in _BEGINS if name in fields), "")
    if begin and "tot_en_met" in fields:
        end = fields["tot_en_met"]
        before = f"AND(ISNUMBER({begin}),ISNUMBER({end}),{end}<{begin})"
        yield fx.first_of((before, "T/m ligt voor het begin"))


def _about(column: Column, cell: str) -> Iterator[fx.Check]:
    name = column.header
    if column.must_fill:
        yield fx.empty(cell), f"{name} ontbreekt"
    if column.choices:
        known = fx.one_of(fx.text(cell), *column.choices)
        yield f"AND({fx.filled(cell)},NOT({known}))", f"{name} staat niet in de lijst"
    elif column.type is CellType.DATUM:
        yield fx.no_day(cell), f"{name} is geen datum"
    elif column.type is CellType.JA_NEE:
        known = fx.one_of(fx.text(cell), "ja", "nee")
        yield f"AND({fx.filled(cell)},NOT({known}))", f"{name} is geen ja of nee"
    elif column.type in _NUMBERS:
        yield fx.no_number(cell), f"{name} is geen getal"
        if column.type is CellType.GEHEEL:
            said = fx.number(cell)
            yield f"{said}<>INT({said})", f"{name} is geen heel getal"
    if column.field == "tarief":
        yield f"{fx.number(cell)}<0", f"{name} is minder dan 0"


def _once(spec: SheetSpec) -> Iterator[str]:
    fields = _ONCE.get(spec.name, ())
    if fields:
        same = []
        for name in fields:
            column = spec.column(name)
            same.append((f"{spec.table}[{column.header}]", cell_of(spec, column)))
        yield fx.first_of((fx.twice(same), "staat ook in een andere rij"))


def _looks(spec: SheetSpec) -> Iterator[str]:
    for column in spec.columns if spec is not rows.TOETSEN else ():
        cell = cell_of(spec, column)
        if column.field in _REFERS.get(spec.name, ()):
            look = fx.misspelled(cell, _CODES)
            yield fx.hint(look, f"schrijf {column.header} precies als op blad Producten")
        elif column.type in _NUMBERS:
            yield fx.number_as_text(cell, column.header)
        elif column.type is CellType.DATUM:
            yield fx.day_as_text(cell, column.header)
