"""The forms that providers fill: for each kind its sheets and columns, and the stamp on its files.

The template writer and the reader of submissions both follow this. A form has sheet ``Gegevens``
(who sends it) and one or two tables. What ibcalc computes for the provider stands to the right of
what the provider fills, in the same rows; a reader passes it by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.forms.client_rows import BsnRow, OwnNumberRow
from ibcalc.workbook.submissions.forms.cost_rows import KostenRow, UrenRow
from ibcalc.workbook.submissions.forms.history import CARE_HISTORY, COST_HISTORY, Version
from ibcalc.workbook.submissions.forms.volume_rows import GegevenRow, VolumeRow

FAMILY = "AANL"


class Lijst(StrEnum):
    """A list of the model from which a column of a form takes its values."""

    PRODUCTEN = "producten"
    PERIODEN = "perioden"
    GEMEENTEN = "gemeenten"
    OPSLAG = "opslag"
    """ja and nee."""


class Gegeven(StrEnum):
    """What sheet Gegevens asks, as it stands in column Gegeven."""

    AANBIEDER = "Aanbieder"
    AGB = "AGB-code"
    GEMEENTE = "Gemeente"
    JAAR = "Jaar"
    DATUM = "Ingevuld op"


NEEDED_FACTS = (Gegeven.AANBIEDER, Gegeven.GEMEENTE, Gegeven.JAAR)


@dataclass(frozen=True, slots=True)
class FormTable:
    """One table of a form: its sheet, and the lists of its columns by field.

    ``beside`` are the headers of what is computed to the right of them; a reader skips those.
    ``prefilled`` are the fields that the template already fills: a row that holds nothing else is
    empty. ``room`` is the least number of rows that are ready to be filled; 0 if the template
    fills them.
    """

    spec: SheetSpec
    lists: Mapping[str, Lijst]
    beside: tuple[str, ...] = ()
    prefilled: tuple[str, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of form; ``history`` has every version of it, the present one last."""

    kind: str
    title: str
    tables: tuple[FormTable, ...]
    history: tuple[Version, ...]

    @property
    def version(self) -> int:
        """The present version."""
        return self.history[-1].number

    @property
    def sheets(self) -> tuple[SheetSpec, ...]:
        """Every sheet with a table: Gegevens first."""
        return (GEGEVENS, *(table.spec for table in self.tables))

    def table(self, name: str) -> FormTable:
        """The table on a sheet.

        Raises:
            KeyError: the form has no such sheet.
        """
        for table in self.tables:
            if table.spec.name == name:
                return table
        raise KeyError(name)


STATUS, TARIEF, BEDRAG = "Status", "Tarief", "Bedrag"
"""Computed headers; the price is a preview, the municipality calculates it again."""

FACTS_BESIDE = ("Nodig", "Uitleg", STATUS)
"""Headers of what stands to the right of the answers on sheet Gegevens."""

HEADER_ROW = 2
"""The Excel row of the headers in a template; above each stands who fills the column."""


def row_of(gegeven: Gegeven) -> int:
    """The Excel row of an answer on sheet Gegevens."""
    return HEADER_ROW + 1 + list(Gegeven).index(gegeven)


ASIDE = ("Uitleg", "Status", "Voorbeeld", "Tarieven", "Lijsten")
"""The sheets of a template that hold nothing of a provider."""

STAMP: Mapping[str, str] = MappingProxyType(
    {
        "kind": "ibcalc_soort",
        "versie": "ibcalc_versie",
        "model": "ibcalc_model",
        "sha256": "ibcalc_model_sha256",
        "gemeente": "ibcalc_gemeente",
        "jaar": "ibcalc_jaar",
        "aanbieder": "ibcalc_aanbieder",
    }
)
"""What a template says of itself, under these names: as custom document properties (text) and as
workbook names whose value is a text, such as ``="2016"``. What is empty is left out. ``versie`` is
that of the form, ``model`` the name of the model and ``sha256`` the digest of its file."""

GEGEVENS = SheetSpec(
    "Gegevens", "tblGegevens", GegevenRow, "Wie dit instuurt, en waarover.", family=FAMILY
)
VOLUMES = SheetSpec(
    "Volumes", "tblVolumes", VolumeRow, "Wat er geleverd is, per product en periode.",
    needed=True, family=FAMILY,
)  # fmt: skip
CLIENTEN = SheetSpec(
    "Clienten", "tblAangeleverd", OwnNumberRow, "De cliënten met hun product.",
    needed=True, family=FAMILY,
)  # fmt: skip
CLIENTEN_BSN = SheetSpec(
    "Clienten met BSN", "tblAangeleverdBsn", BsnRow, "De cliënten met hun product en BSN.",
    needed=True, family=FAMILY,
)  # fmt: skip
UREN = SheetSpec(
    "Uren", "tblUren", UrenRow, "Uren en tarief per product.", needed=True, family=FAMILY
)
KOSTEN = SheetSpec(
    "Kosten", "tblKosten", KostenRow, "Kostenelementen per product.", needed=True, family=FAMILY
)

_CLIENT_LISTS = MappingProxyType(
    {"product": Lijst.PRODUCTEN, "opslag": Lijst.OPSLAG, "gemeente": Lijst.GEMEENTEN}
)
_VOLUME_LISTS = MappingProxyType(
    {"product": Lijst.PRODUCTEN, "periode": Lijst.PERIODEN, "gemeente": Lijst.GEMEENTEN}
)
_COST_LISTS = MappingProxyType({"product": Lijst.PRODUCTEN})
_PRICED = (TARIEF, BEDRAG, STATUS)
COST_PRICE, PERIOD_PRICE = "Kostprijs per uur", "Kostprijs per periode"
AGREED, DIFFERENCE = "Tarief gemeente", "Verschil"
COST_BESIDE = (COST_PRICE, PERIOD_PRICE, AGREED, DIFFERENCE, STATUS)

_ALL = (
    Form("aanbieder-volumes", "Geleverde volumes",
         (FormTable(VOLUMES, _VOLUME_LISTS, _PRICED, room=500),), CARE_HISTORY),
    Form("aanbieder-clienten", "Cliënten met eigen nummer",
         (FormTable(CLIENTEN, _CLIENT_LISTS, _PRICED, room=1000),), CARE_HISTORY),
    Form("aanbieder-clienten-bsn", "Cliënten met BSN",
         (FormTable(CLIENTEN_BSN, _CLIENT_LISTS, _PRICED, room=1000),), CARE_HISTORY),
    Form("kostprijs", "Opbouw van de kostprijs",
         (FormTable(UREN, _COST_LISTS, COST_BESIDE, ("product",)),
          FormTable(KOSTEN, _COST_LISTS, (STATUS,), ("product", "element"))), COST_HISTORY),
)  # fmt: skip

FORMS: Mapping[str, Form] = MappingProxyType({form.kind: form for form in _ALL})
"""Every form by its kind."""
