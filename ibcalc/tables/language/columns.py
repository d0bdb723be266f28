"""The columns of a conversion table: which kenmerk each asks for or sets, and of what soort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from ibcalc.model.catalogue import finding
from ibcalc.model.cell import Cell, Kind
from ibcalc.model.conversion import COMPONENT, OPSLAG, PRODUCT, Heading, TableSource
from ibcalc.model.findings import Finding, has_fout
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.tables.language.cells import read_condition

STANDARD: Mapping[str, KenmerkSoort | None] = MappingProxyType(
    {
        "Code": KenmerkSoort.CODE,
        "Klasse": None,
        "Aanbieder": KenmerkSoort.CODE,
        "Gemeente": KenmerkSoort.CODE,
        "Van": KenmerkSoort.DATUM,
        "Aantal": KenmerkSoort.GEHEEL,
        "Volume": KenmerkSoort.GETAL,
    }
)
"""Columns of sheet Clienten that a rule may ask for; None: the cells tell the soort."""

ALWAYS_FILLED = frozenset({normal("Van"), normal("Aantal")})
"""Columns of sheet Clienten that are never leeg."""

FIXED_OUTPUTS: Mapping[str, str] = MappingProxyType(
    {normal(name): name for name in (PRODUCT, OPSLAG, COMPONENT)}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name as shown, its normal form, and the kenmerk with soort and domain.

    ``given``, of an input that only earlier tables set: what they can set it to (None is leeg).
    """

    naam: str
    key: str
    kenmerk: Kenmerk
    place: Place = Place()
    given: tuple[Value, ...] | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a table may speak of.

    ``products`` are codes in the order of their sheet; ``with_opslag`` the base products that
    have an opslag (None: not checked); ``derived`` the kenmerken that earlier tables set;
    ``later`` maps the normal name of a kenmerk to the table that sets it further on; ``extra``
    names columns of the caseload that stand in no sheet Kenmerken. ``given`` holds for each
    derived kenmerk that is in no sheet Kenmerken what earlier tables can set it to.
    """

    kenmerken: Sequence[Kenmerk] = ()
    products: Sequence[str] = ()
    with_opslag: Collection[str] | None = None
    derived: Mapping[str, Kenmerk] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)
    extra: Collection[str] = ()
    given: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def declared(self, key: str) -> Kenmerk | None:
        """The kenmerk of a sheet or of an earlier table."""
        by_key = {normal(kenmerk.naam): kenmerk for kenmerk in self.kenmerken}
        return by_key.get(key) or self.derived.get(key)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a rule may ask for."""
        sheet = (kenmerk.naam for kenmerk in self.kenmerken)
        derived = (kenmerk.naam for kenmerk in self.derived.values())
        return (*sheet, *STANDARD, *derived, *self.extra)


def input_columns(
    source: TableSource, vocabulary: Vocabulary
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """The ALS columns; a kenmerk without a row in sheet Kenmerken gets the soort of its cells."""
    columns = tuple(
        _input(heading, [row.inputs[index] for row in source.rows], vocabulary)
        for index, heading in enumerate(source.inputs)
    )
    unknown = [_unknown(column, source, vocabulary) for column in columns]
    return columns, (*(found for found in unknown if found), *doubles(source.inputs, source))


def _input(heading: Heading, cells: Sequence[Cell], vocabulary: Vocabulary) -> Column:
    key = normal(heading.kenmerk)
    kenmerk = vocabulary.declared(key)
    if kenmerk is None:
        standard = {normal(name): soort for name, soort in STANDARD.items()}.get(key)
        kenmerk = Kenmerk(
            heading.kenmerk,
            standard or input_soort(cells),
            Domain(low=Decimal(1)) if key == normal("Aantal") else Domain(),
            verplicht=key in ALWAYS_FILLED,
        )
    return Column(heading.kenmerk, key, kenmerk, heading.place, vocabulary.given.get(key))


def _unknown(column: Column, source: TableSource, vocabulary: Vocabulary) -> Finding | None:
    if column.key in {normal(name) for name in vocabulary.names}:
        return None
    values = {"tabel": source.naam, "kenmerk": column.naam}
    later = vocabulary.later.get(column.key)
    if later is not None:
        return finding("CNV-112", column.place, verwacht=later, **values)
    suggestion = did_you_mean(column.naam, vocabulary.names)
    return finding("CNV-111", column.place, suggestie=suggestion, **values)


def doubles(headings: Iterable[Heading], source: TableSource) -> tuple[Finding, ...]:
    """A finding for every heading that stood there before, under whatever spelling."""
    seen: set[str] = set()
    found: list[Finding] = []
    for heading in headings:
        key = normal(heading.kenmerk)
        if key in seen:
            values = {"kenmerk": heading.kenmerk, "tabel": source.naam}
            found.append(finding("CNV-113", heading.place, **values))
        seen.add(key)
    return tuple(found)


def input_soort(cells: Iterable[Cell]) -> KenmerkSoort:
    """The soort of an undeclared input: a number or a date if every cell reads so, else a code.

    Date cells beside numbers count as numbers that Excel changed, so that they are reported.
    """
    filled = [cell for cell in cells if not cell.blank]
    written = [cell for cell in filled if cell.kind is not Kind.DATE]
    if not any(_says_something(cell) for cell in written):
        return KenmerkSoort.GEHEEL if len(written) < len(filled) else KenmerkSoort.CODE
    for soort in (KenmerkSoort.GEHEEL, KenmerkSoort.GETAL):
        if _all_read(written, soort):
            return soort
    return KenmerkSoort.DATUM if _all_read(filled, KenmerkSoort.DATUM) else KenmerkSoort.CODE


def _says_something(cell: Cell) -> bool:
    return cell.text not in ("-", "*") and cell.text.casefold() != "leeg"


def _all_read(cells: Iterable[Cell], soort: KenmerkSoort) -> bool:
    trial = Kenmerk("", soort)
    return not any(has_fout(read_condition(cell, trial)[1]) for cell in cells) and not any(
        _leading_zero(cell) for cell in cells
    )


def _leading_zero(cell: Cell) -> bool:
    """True for ``02015``: digits that are a code, because as a number they would lose a zero."""
    return cell.kind is Kind.TEXT and any(
        part.strip().isdigit() and part.strip().startswith("0") and len(part.strip()) > 1
        for part in cell.text.split(";")
    )
